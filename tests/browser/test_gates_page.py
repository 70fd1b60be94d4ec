"""The gates page in a browser: from a name as it is typed to a dossier on paper and in a file."""

import datetime as dt
import io
import re
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Page, expect

from gatemap.store.dossier import build_dossier
from gatemap.store.view import View
from tests.browser.driver import click_row, download, press, query, table_rows, wait_until_idle
from tests.browser.map_page import SLOW, open_map
from tests.browser.test_hostile_text import HOSTILE, _copy, _rename_place, _retitle_event

PLACE = "ma-lu-thang"
A4 = (595, 842)  # points
SECTIONS = (
    "What it is",
    "Map",
    "Posts that guard it",
    "Gates nearby",
    "Level and status through time",
    "Events through time",
    "Events by year",
    "Topics",
    "Who took part",
    "Sources",
    "About this dossier",
)
# Words of the page's own widgets: none of them belongs on paper.
WIDGETS = (
    "All gates and posts",
    "Show on the map",
    "Download",
    "Print",
    "Click a mark",
    "Open the dossier of",
    "Filters",
    "Reset",
    "Partner country",
    "Timeline",
    "Cooperation",
)


def open_gates(page: Page, address: str, query_string: str = "") -> None:
    page.goto(f"{address}/gates{'?' if query_string else ''}{query_string}")
    ready = page.locator(".gm-sources, .st-key-gates_table canvas").first
    expect(ready).to_be_visible(timeout=SLOW)
    wait_until_idle(page)


def search(page: Page, typed: str) -> None:
    """Type as a person does, letter by letter, and press nothing else."""
    box = page.get_by_role("searchbox", name="Find a gate or post")
    box.fill("")
    box.press_sequentially(typed, delay=30)


def printed(page: Page) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def text_of(paper: pypdf.PdfReader) -> str:
    return " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())


@pytest.fixture(scope="module")
def known(real_store):
    """The sources that the dossier of the place must cite."""
    return build_dossier(real_store, View(), PLACE, dt.date(2026, 1, 31))


def test_a_gate_is_found_while_its_name_is_typed_in_any_script_and_spelling(page, app):
    open_gates(page, app)
    found = page.locator(".st-key-gates_found").get_by_role("button")
    for typed in ("Ma Lù Thàng", "ma lu thang", "金水河", "Jinshuihe", "Mu La Thang", "malu tang"):
        search(page, "Moc Bai")
        expect(found.first).to_contain_text("Moc Bai")
        search(page, typed)
        expect(found.first).to_contain_text("Ma Lu Thang – Jinshuihe 金水河")


def test_from_a_name_to_its_dossier_and_back(page, app, outside_requests):
    open_gates(page, app)
    search(page, "malu")
    page.locator(".st-key-gates_found").get_by_role("button", name=re.compile("^Ma Lu Thang – Jinshuihe")).click()
    expect(page.locator("h2", has_text="Ma Lù Thàng")).to_be_visible()
    wait_until_idle(page)
    assert query(page) == {"place": [PLACE]}
    press(page, "All gates and posts")
    assert query(page) == {}
    expect(page.locator(".st-key-gates_table canvas").first).to_be_visible()
    assert outside_requests == []


@pytest.mark.slow
def test_a_row_of_the_list_opens_its_dossier(page, app):
    open_gates(page, app, "province=lai-chau")
    names = [row["Gate or post"] for row in table_rows(page, "gates_table")]
    click_row(page, "gates_table", names.index("Ma Lu Thang"))
    expect(page.locator("h2", has_text="Ma Lù Thàng")).to_be_visible()
    assert query(page) == {"place": [PLACE], "province": ["lai-chau"]}


def test_from_a_dot_on_the_map_to_the_dossier(page, app):
    open_map(page, app, f"place={PLACE}")
    press(page, "Full history")
    expect(page.locator("h2", has_text="Ma Lù Thàng")).to_be_visible(timeout=SLOW)
    wait_until_idle(page)
    assert query(page) == {"place": [PLACE]}


def test_the_printed_page_is_a_dossier_on_a4_with_its_citations_and_no_widget(open_page, app, known):
    page = open_page(color_scheme="dark")
    open_gates(page, app, f"place={PLACE}")
    paper = printed(page)
    assert {tuple(round(float(side)) for side in sheet.mediabox[2:]) for sheet in paper.pages} == {A4}
    text = text_of(paper)
    assert [title for title in SECTIONS if title not in text] == []
    assert [label for label in WIDGETS if label in text] == []
    joined = re.sub(r"\s", "", text)  # a long address is broken where the line ends
    assert [source.url for source in known.sources if source.url not in joined] == []
    assert [source.number for source in known.sources if text.count(f"[{source.number}]") < 2] == []
    assert f"Page 1 / {len(paper.pages)}" in text and f"/gates?place={PLACE}" in text


def test_paper_is_light_though_the_page_is_dark(open_page, app):
    page = open_page(color_scheme="dark")
    open_gates(page, app, f"place={PLACE}")
    page.emulate_media(media="print", color_scheme="dark")
    ink = page.locator(".gm-dossier").first.evaluate("element => getComputedStyle(element).color")
    assert max(map(int, re.findall(r"\d+", ink)[:3])) < 60
    shown = page.locator(".gm-dossier img:visible")
    assert shown.count() == 3 and all("on-light" in image.get_attribute("class") for image in shown.all())


@pytest.mark.slow
def test_the_print_button_prints(page, app):
    open_gates(page, app, f"place={PLACE}")
    page.evaluate("window.print = () => { window.wasPrinted = true; }")
    page.get_by_role("button", name="Print", exact=True).click()
    assert page.evaluate("window.wasPrinted") is True


def test_a_number_leads_to_its_source_and_back_without_a_new_address(page, app):
    open_gates(page, app, f"place={PLACE}")
    before = page.url
    page.locator("a.cite", has_text="[5]").first.click()
    expect(page.locator("#source-5")).to_be_focused()
    expect(page.locator("#source-5")).to_be_in_viewport()
    page.locator("#source-5 .gm-backs a").first.click()
    expect(page.locator("#cite-5-1")).to_be_focused()
    assert page.url == before


def test_a_mark_on_the_timeline_opens_its_event_and_closes_it_again(page, app):
    open_gates(page, app, f"place={PLACE}")
    mark = page.locator(".st-key-dossier_events svg path[role=graphics-symbol][aria-label*='Talks']").first
    expect(mark).to_be_visible()
    mark.click()
    wait_until_idle(page)
    assert query(page)["event"] == ["2024-08-01-lai-chau-ma-lu-thang-talks"]
    expect(page.locator(".st-key-dossier_card")).to_contain_text("hold second-quarter talks")
    mark.click()
    wait_until_idle(page)
    assert "event" not in query(page)


def test_the_file_is_whole_without_a_network(open_page, page, app, tmp_path, known, console_errors):
    open_gates(page, app, f"place={PLACE}")
    file = download(page, "Download as one file")
    assert file.filename == f"gatemap-{PLACE}.html"
    path = Path(tmp_path / file.filename)
    path.write_bytes(file.content)
    alone, asked = open_page(offline=True), []
    console_errors.clear()
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto(path.as_uri())
    assert [title for title in SECTIONS if title not in alone.locator("main").inner_text()] == []
    pictures = alone.locator("img:visible")
    assert pictures.count() == 3
    assert all(picture.evaluate("image => image.complete && image.naturalWidth > 300") for picture in pictures.all())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert console_errors == []
    text = re.sub(r"\s", "", text_of(printed(alone)))
    assert [source.url for source in known.sources if source.url not in text] == []


def test_hostile_text_runs_neither_in_the_dossier_nor_in_its_file(open_page, page, start_app, tmp_path):
    folder = _copy(tmp_path)
    _rename_place(folder, PLACE)
    _retitle_event(folder, PLACE)
    open_gates(page, start_app(folder), f"place={PLACE}")
    expect(page.locator(".gm-dossier h2")).to_have_text(HOSTILE)
    file = tmp_path / "dossier.html"
    file.write_bytes(download(page, "Download as one file").content)
    alone = open_page(offline=True)
    alone.goto(file.as_uri())
    expect(alone.locator("h2")).to_have_text(HOSTILE)
    for one in (page, alone):
        assert one.evaluate("() => window.hacked") is None
        assert one.locator("img[src=x]").count() == 0


@pytest.mark.slow
def test_the_map_prints_without_its_filters(page, app):
    open_map(page, app)
    text = text_of(printed(page))
    assert "Events" in text
    assert [label for label in ("Filters", "Reset filters", "Download", "Partner country") if label in text] == []


def test_the_list_fits_a_phone(open_page, app):
    page = open_page(viewport={"width": 390, "height": 844})
    open_gates(page, app)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    open_gates(page, app, f"place={PLACE}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
