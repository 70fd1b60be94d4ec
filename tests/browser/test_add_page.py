"""The page Add in the browser: from a pasted article to an event that everybody sees, and two people at one event."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gatemap.saving.folder import FolderHome
from scripts.serving import ROOT, served
from tests.browser.driver import choose, chosen, download, press, wait_until_idle, write
from tests.browser.map_page import numbers, open_map
from tests.browser.test_accessibility import grave_violations
from tests.often import often_enough

# Made up for this test, as is the event.
ARTICLE = """Border posts meet at Ma Lu Thang

On March 5, 2026, a delegation of the Ma Lu Thang border post held talks with officers of the Jin Shuihe border
checkpoint of China at Ma Lu Thang Border Gate in Lai Chau province. <b onmouseover="alert(1)">Both sides</b> agreed
to keep smugglers out.
"""
URL = "https://example.org/synthetic-talks"
EVENT = "2024-09-27-lai-chau-ma-lu-thang-joint-patrol"


# One app for all of these: what a test saves is there for the next.
@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's data, which the tests change."""
    made = tmp_path_factory.mktemp("add") / "data"
    return Path(shutil.copytree(ROOT / "data", made, ignore=shutil.ignore_patterns(".saving")))


@pytest.fixture(scope="module")
def editing(folder: Path) -> Iterator[str]:
    """Address of an app whose visitors on this machine may write."""
    with served(data=folder, log=folder.parent / "log.txt", environment={"GATEMAP_WRITING": "local"}) as address:
        yield address


def open_add(page: Page, address: str) -> None:
    open_map(page, address)
    press(page, "Add")
    expect(page.get_by_text("Add events")).to_be_visible()


def read_article(page: Page, text: str = ARTICLE) -> None:
    page.get_by_role("textbox", name="Text of the article").fill(text)
    page.keyboard.press("Tab")
    wait_until_idle(page)
    press(page, "Read")
    expect(page.get_by_role("region", name="The article")).to_be_visible()


def mend(page: Page, address: str, event_id: str) -> None:
    open_map(page, address, f"event={event_id}")
    press(page, "Mend this event")
    expect(page.get_by_role("textbox", name="Title in English")).to_be_visible()


def test_an_article_becomes_an_event_that_everybody_sees_at_once(open_page, editing, folder, console_errors):
    editor, reader = open_page(), open_page()
    open_map(reader, editing)
    before = int(numbers(reader)["Events"])
    open_add(editor, editing)
    read_article(editor)
    assert chosen(editor, "Kind") == ["Talks"]
    assert editor.get_by_role("textbox", name="Date", exact=True).input_value() == "2026-03-05"
    expect(editor.locator("mark.ev-date", has_text="March 5, 2026")).to_be_visible()
    write(editor, "Title in English", "Two stations talk at Ma Lu Thang")
    write(editor, "Source page", URL)
    choose(editor, "Quality of the source", "the publisher")
    press(editor, "Check")
    press(editor, "Save")
    expect(editor.get_by_text("Saved as change")).to_be_visible()
    saved = FolderHome(folder).revisions()[-1].changes[0].after
    assert (saved.cells["title"], saved.cells["date"]) == ("Two stations talk at Ma Lu Thang", "2026-03-05")
    assert {link["place_id"] for link in saved.links} >= {"ma-lu-thang"}
    open_map(reader, editing)
    assert int(numbers(reader)["Events"]) == before + 1
    press(editor, "See it on the map")
    expect(editor.locator(".gm-event").filter(has_text="Two stations talk at Ma Lu Thang").first).to_be_visible()
    assert console_errors == []


def test_the_words_of_an_article_are_shown_and_never_run(page, editing):
    open_add(page, editing)
    read_article(page)
    article = page.get_by_role("region", name="The article")
    expect(article).to_contain_text('<b onmouseover="alert(1)">Both sides</b>')
    assert article.locator("b").count() == 0


def test_what_is_wrong_is_told_and_nothing_is_saved(page, editing, folder):
    before = FolderHome(folder).revisions()
    open_add(page, editing)
    read_article(page)
    write(page, "Date", "5 March")
    expect(page.get_by_text("This cannot be read.")).to_be_visible()
    press(page, "Check")
    told = page.get_by_role("alert").filter(has_text="must be mended")
    expect(told).to_contain_text("Date: “5 March”")
    expect(told).to_contain_text("Source page")
    assert page.get_by_role("button", name="Save").is_disabled()
    assert FolderHome(folder).revisions() == before


@pytest.mark.slow
def test_several_files_are_read_and_one_that_is_broken_is_told(page, editing, tmp_path):
    good, broken, other = (tmp_path / name for name in ("good.txt", "broken.pdf", "beach.html"))
    good.write_text(ARTICLE, encoding="utf-8")
    broken.write_bytes(b"%PDF-1.4 nothing more")
    other.write_text("<html><body><p>Visitors enjoyed the beach all summer long.</p></body></html>", encoding="utf-8")
    open_add(page, editing)
    page.locator("input[type=file]").first.set_input_files([good, broken, other])
    wait_until_idle(page)
    press(page, "Read")
    expect(page.get_by_text("1 event in 3 articles")).to_be_visible()
    expect(page.get_by_text("broken.pdf: the PDF cannot be read")).to_be_visible()
    expect(page.get_by_text("beach.html: no event.")).to_be_visible()


@pytest.mark.slow
def test_an_event_that_is_probably_there_already_is_named_before_it_is_added_twice(page, editing):
    open_add(page, editing)
    read_article(page, ARTICLE.replace("March 5, 2026", "August 1, 2024"))
    expect(page.locator(".gm-alike", has_text="probably the same")).to_be_visible()
    write(page, "Source page", URL)
    choose(page, "Quality of the source", "the publisher")
    press(page, "Check")
    assert page.get_by_role("button", name="Save").is_disabled()
    press(page, "It is another event")
    assert page.get_by_role("button", name="Save").is_enabled()


@pytest.mark.slow
def test_an_event_leaves_as_a_table_of_one_row(page, editing):
    open_add(page, editing)
    read_article(page)
    got = download(page, "Download")
    header, row = got.content.decode("utf-8-sig").splitlines()
    assert header.startswith("event_id,title,") and "2026-03-05" in row
    assert got.filename == f"{row.split(',')[0]}.csv"


@pytest.mark.slow
def test_of_two_who_mend_one_event_the_second_sees_both_versions_and_loses_nothing(open_page, editing, folder):
    first, second = open_page(), open_page()
    for page, note in ((first, "The first note"), (second, "The second note")):
        mend(page, editing, EVENT)
        page.get_by_role("textbox", name="Note", exact=True).fill(note)
        press(page, "Check")
    press(first, "Save")
    expect(first.get_by_text("Saved as change")).to_be_visible()
    press(second, "Save")
    expect(second.get_by_text("Somebody else changed this event")).to_be_visible()
    versions = second.locator("table").filter(has_text="The first note")
    expect(versions).to_contain_text("The second note")
    assert FolderHome(folder).records()[EVENT].cells["note"] == "The first note"
    press(second, "Go on with my version")
    press(second, "Check")
    press(second, "Save")
    expect(second.get_by_text("Saved as change")).to_be_visible()
    assert FolderHome(folder).records()[EVENT].cells["note"] == "The second note"


def test_what_is_being_written_when_a_button_is_pressed_counts(page, editing, folder):
    mend(page, editing, EVENT)
    write(page, "Venue", "A hall")
    press(page, "Check")
    page.get_by_role("textbox", name="Note", exact=True).fill("Written last")
    press(page, "Save")
    expect(page.get_by_text("Saved as change")).to_be_visible()
    assert FolderHome(folder).records()[EVENT].cells["note"] == "Written last"


@pytest.mark.parametrize("scheme", often_enough(["light", "dark"], 1))
def test_axe_finds_nothing_grave_in_a_form_with_its_article(open_page, editing, scheme):
    page = open_page(color_scheme=scheme)
    open_add(page, editing)
    read_article(page)
    press(page, "Check")
    assert grave_violations(page) == []


@pytest.mark.slow
def test_a_form_keeps_what_was_written_while_another_page_is_looked_at(page, editing):
    mend(page, editing, EVENT)
    write(page, "Venue", "A bridge")
    press(page, "Gates")
    press(page, "Add")
    expect(page.get_by_role("textbox", name="Venue")).to_have_value("A bridge")
