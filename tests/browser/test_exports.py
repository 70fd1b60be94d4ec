"""The downloads of a view, as a person gets them, read again by the libraries that people read them with."""

import io
import json

import geopandas as gpd
import openpyxl
import pybtex.database
import pytest
from playwright.sync_api import Page, expect

from gatemap.store import queries
from gatemap.store.view import View
from tests.browser.driver import choose, download, wait_until_idle
from tests.browser.map_page import numbers, open_map
from tests.render.exports import made
from tests.tiny import NEWEST_FIRST

LAI_CHAU = View(province=("lai-chau",), kind=("talks",))
MENU = "More formats"


@pytest.fixture(scope="module")
def expected(real_store):
    """The events of Lai Chau's talks, read past the app."""
    return list(queries.rows(real_store, LAI_CHAU)["event_id"])


def open_menu(page: Page) -> None:
    page.get_by_role("button", name=MENU).click()
    expect(page.get_by_text("Each file names the query")).to_be_visible()
    wait_until_idle(page)


def sheet(content: bytes) -> list[str]:
    rows = openpyxl.load_workbook(io.BytesIO(content))["Events"].iter_rows(min_row=2, values_only=True)
    return [row[0] for row in rows]


def geojson(content: bytes) -> list[str]:
    document = json.loads(content)
    found = [event for feature in document["features"] for event in feature["properties"]["events"]]
    return list(dict.fromkeys(event["event_id"] for event in [*found, *document["events_without_place"]]))


def test_the_menu_gives_the_events_of_the_view_in_every_format(page, app, expected, tmp_path, outside_requests):
    open_map(page, app, "province=lai-chau&kind=talks")
    open_menu(page)
    files = {
        label: download(page, label)
        for label in ("Excel", "GeoJSON, places", "GeoPackage", "BibTeX", "PNG", "SVG", "HTML page")
    }
    assert all(file.filename.startswith("gatemap_province-lai-chau_kind-talks_") for file in files.values())
    assert sheet(files["Excel"].content) == expected
    assert sorted(geojson(files["GeoJSON, places"].content)) == sorted(expected)
    (tmp_path / "x.gpkg").write_bytes(files["GeoPackage"].content)
    assert list(gpd.read_file(tmp_path / "x.gpkg", layer="events")["event_id"]) == expected
    entries = pybtex.database.parse_string(files["BibTeX"].content.decode(), "bibtex").entries
    assert all(any(event in entry.fields["note"] for entry in entries.values()) for event in expected)
    assert files["PNG"].content.startswith(b"\x89PNG") and b"Lai Chau" in files["SVG"].content
    assert files["HTML page"].content.count(b"<tr id=") == len(expected) == int(numbers(page)["Events"])
    assert outside_requests == []


@pytest.mark.slow
def test_the_menu_follows_the_filters_and_leaves_the_page_as_it_is(page, app):
    open_map(page, app)
    open_menu(page)
    page.keyboard.press("Escape")
    wait_until_idle(page)
    choose(page, "Partner country", "Cambodia")
    open_menu(page)
    assert len(sheet(download(page, "Excel").content)) == int(numbers(page)["Events"])
    assert page.evaluate("() => document.documentElement.scrollWidth") <= page.viewport_size["width"]


@pytest.fixture
def offline_page(open_page, tiny_store, tmp_path):
    """Return the exported page of the tiny dataset, opened from its file in a browser without a network."""

    def open_file(view: View, lang: str = "en", **options) -> Page:
        page = open_page(**options)
        page.context.set_offline(True)
        page.goto(made(tiny_store, view, "html", tmp_path, lang).as_uri())
        page.locator("path.gm-symbol[role=button]").first.wait_for()
        return page

    return open_file


def rows_shown(page: Page) -> list[str]:
    return page.locator("tbody tr:visible").evaluate_all("rows => rows.map(row => row.id)")


def test_the_page_opens_from_a_file_without_a_network_and_no_text_of_the_data_runs(
    offline_page, outside_requests, console_errors
):
    page = offline_page(View())
    assert page.locator("path.gm-symbol[role=button]").count() == 3  # the fourth place has no position
    assert page.locator(".gm-province").count() > 0 and page.locator(".gm-country").count() > 0
    assert rows_shown(page) == list(NEWEST_FIRST)
    expect(page.locator("#d-host")).to_contain_text('=1+1 <script>alert("x")</script> ${7*7} {{8*8}} `9` \\ </b>')
    assert outside_requests == [] and console_errors == []


def test_a_sign_of_the_page_lists_its_events_by_mouse_and_by_keyboard(offline_page):
    page = offline_page(View())
    sign = page.get_by_role("button", name="Nui Cao")
    sign.focus()
    page.keyboard.press("Enter")
    assert rows_shown(page) == ["d-month", "d-open"]
    page.get_by_role("button", name="Show all").click()
    assert rows_shown(page) == list(NEWEST_FIRST)
    page.locator(".gm-badge span", has_text="3").first.click()
    assert rows_shown(page) == ["d-year", "d-range", "d-none"]


def test_the_page_fits_a_narrow_screen_and_speaks_vietnamese(offline_page):
    page = offline_page(View(), "vi", viewport={"width": 390, "height": 844}, color_scheme="dark")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    expect(page.get_by_role("button", name="Núi Cao")).to_be_attached()
    assert page.evaluate("() => document.documentElement.classList.contains('gm-dark')")
