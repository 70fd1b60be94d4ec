"""The import of a table in the browser: a file as an office makes it, its questions and changes, saved and undone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gatemap.saving.folder import FolderHome
from scripts.serving import ROOT, served
from tests.browser.driver import choose, press, wait_until_idle
from tests.browser.map_page import open_map
from tests.importing.tables import csv_of

EVENT = "2024-09-27-lai-chau-ma-lu-thang-joint-patrol"
# Made up for this test. The second gate's name is misspelt.
ROWS = [
    {
        "Ngày": "05/03/2026",
        "Title": "Made-up talks at Ma Lu Thang",
        "Loại": "Hội đàm",
        "Cấp": "Cấp đồn, trạm",
        "Nước đối tác": "Trung Quốc",
        "Cửa khẩu nơi diễn ra": "Mã Lù Thàng",
        "Nguồn": "https://example.org/synthetic",
        "Mã sự kiện": "",
        "Ghi chú": "<b onmouseover=alert(1)>made up</b>",
    },
    {"Mã sự kiện": EVENT, "Ghi chú": "Made-up note."},
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's data, which the test changes."""
    made = tmp_path_factory.mktemp("import") / "data"
    return Path(shutil.copytree(ROOT / "data", made, ignore=shutil.ignore_patterns(".saving")))


@pytest.fixture(scope="module")
def editing(folder: Path) -> Iterator[str]:
    """Address of an app whose visitors on this machine may write."""
    with served(data=folder, log=folder.parent / "log.txt", environment={"GATEMAP_WRITING": "local"}) as address:
        yield address


def give(page: Page, address: str, content: bytes) -> None:
    """Open the import and hand it a file."""
    open_map(page, address)
    press(page, "Add")
    page.get_by_text("From a table").click()
    wait_until_idle(page)
    table = {"name": "bảng.csv", "mimeType": "text/csv", "buffer": content}
    page.locator('input[type="file"]').set_input_files(table)
    wait_until_idle(page)
    expect(page.get_by_text("What would happen")).to_be_visible()


def test_a_table_is_answered_saved_and_taken_back(page, editing, folder, console_errors, outside_requests):
    home = FolderHome(folder)
    before = home.records()
    give(page, editing, csv_of(ROWS, ";"))
    expect(page.get_by_role("button", name="Save", exact=False)).to_be_disabled()
    page.get_by_text("The day first").click()
    wait_until_idle(page)
    choose(page, "“Mã Lù Thàng”, row 2", "Ma Lu Thang")
    choose(page, "Quality of the source", "the publisher")
    page.get_by_text("Changed:", exact=False).click()
    expect(page.get_by_role("cell", name="Made-up note.")).to_be_visible()
    press(page, "Check")
    expect(page.get_by_text("Nothing is wrong with it.")).to_be_visible()
    press(page, "Save 2 events")
    expect(page.get_by_text("2 events were saved as change 1")).to_be_visible()
    [new] = set(home.records()) - set(before)
    assert home.records()[new].cells["date"] == "2026-03-05"
    assert home.records()[EVENT].cells["note"] == "Made-up note."
    press(page, "Show the changes")
    press(page, "Undo")
    press(page, "Take it back")
    expect(page.get_by_text("Change 1 was taken back")).to_be_visible()
    assert home.records() == before
    assert not outside_requests
    assert not [error for error in console_errors if "404" not in error]


def test_a_damaged_table_names_its_cells_on_a_phone_and_cannot_be_saved(open_page, editing, folder):
    before = FolderHome(folder).records()
    page = open_page(viewport={"width": 390, "height": 844})
    give(page, editing, csv_of([{"event_id": EVENT, "kind": "nonsense", "date": "2024-13-45"}]))
    findings = page.locator(".gm-import-findings li")
    expect(findings).to_have_count(2)
    expect(findings.filter(has_text="kind")).to_contain_text("nonsense")
    expect(findings.filter(has_text="date")).to_contain_text("a day that exists")
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_disabled()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert FolderHome(folder).records() == before
