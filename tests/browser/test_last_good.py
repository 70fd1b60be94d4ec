"""The data folder goes away while a page is open: the page goes on, says so, and loses the notice by itself."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from gatemap.dataset.folder import data_folder
from tests.browser.driver import press
from tests.browser.map_page import SLOW, numbers, open_map


@pytest.mark.slow
def test_a_page_goes_on_without_its_data_and_finds_them_again(page, start_app, tmp_path, console_errors):
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    open_map(page, start_app(folder))
    before = numbers(page)["Events"]
    away = folder.rename(tmp_path / "away")
    press(page, "Timeline")
    notice = page.locator(".st-key-last_good")
    expect(notice).to_contain_text("Newer data cannot be read")
    expect(notice).not_to_contain_text(str(tmp_path))
    assert numbers(page)["Events"] == before
    away.rename(folder)
    expect(notice).to_have_count(0, timeout=SLOW)
    assert numbers(page)["Events"] == before and console_errors == []
