"""The card of an event in the browser: opened by an address or a click, beside the map and on other pages."""

import csv
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from gatemap.dataset.folder import data_folder
from tests.browser.driver import map_frame, press, query, wait_until_idle
from tests.browser.map_page import SLOW, card, click_place, look_at, numbers, open_map, zoom
from tests.often import often_enough

EVENT = "2022-01-25-lang-son-tan-thanh-gate-change"
TITLE = "Puzhai crossing reopens opposite Tan Thanh"
RINGS = "() => document.querySelectorAll('.gm-ring').length"


def test_the_permalink_of_an_event_opens_its_card_with_every_event_in_view(page, app, outside_requests, console_errors):
    open_map(page, app, f"event={EVENT}")
    shown = card(page, TITLE)
    expect(shown).to_contain_text("25 Jan 2022")
    expect(page.get_by_text("VNA/VietnamPlus").first).to_be_visible()
    with (data_folder() / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        assert int(numbers(page)["Events"]) == sum(1 for _ in csv.DictReader(file))
    assert map_frame(page).evaluate(RINGS) == 1
    link = page.locator('.gm-event a[href*="?event="]')
    assert link.get_attribute("href") == f"{app}/?event={EVENT}"
    assert (outside_requests, console_errors) == ([], [])


def test_the_small_map_is_an_image_that_says_what_it_shows(page, app):
    open_map(page, app, f"event={EVENT}")
    image = page.get_by_role("img", name="Small map: Tan Thanh")
    expect(image).to_be_visible()
    assert image.evaluate("image => image.complete && image.naturalWidth") > 0


def test_the_citation_is_copied_whole(open_page, app):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    open_map(page, app, f"event={EVENT}")
    box = page.get_by_test_id("stCode")
    box.hover()
    box.get_by_role("button").first.click()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert TITLE in copied and f"{app}/?event={EVENT}" in copied and "en.vietnamplus.vn" in copied


def test_an_event_of_a_gate_opens_and_closes_while_the_map_stays_where_it_is(page, app):
    open_map(page, app)
    click_place(page, "tan-thanh")
    look_at(page, 21.9, 106.7, 10)
    before = zoom(page)
    press(page, TITLE)
    assert query(page) == {"place": ["tan-thanh"], "event": [EVENT]}
    expect(card(page, TITLE)).to_be_visible()
    assert zoom(page) == before
    press(page, "Close this event")
    expect(card(page, "Tân Thanh")).to_be_visible()
    assert query(page) == {"place": ["tan-thanh"]}
    assert zoom(page) == before


@pytest.mark.slow
def test_a_click_on_another_gate_takes_the_place_of_the_event(page, app):
    open_map(page, app, f"event={EVENT}")
    click_place(page, "moc-bai")
    assert query(page) == {"place": ["moc-bai"]}
    expect(card(page, "Mộc Bài")).to_be_visible()


def test_an_event_that_does_not_exist_is_named_and_left_out(page, app):
    open_map(page, app, "event=no-such-event")
    expect(page.get_by_text("no event has the identifier “no-such-event”")).to_be_visible()
    assert query(page) == {}


@pytest.mark.slow
@pytest.mark.parametrize("path", ["timeline"])
def test_the_same_card_stands_on_other_pages_and_leads_to_the_map(page, app, path):
    page.goto(f"{app}/{path}?event={EVENT}")
    expect(card(page, TITLE)).to_be_visible(timeout=SLOW)
    wait_until_idle(page)
    page.get_by_role("link", name="Show it on the map").first.click()
    map_frame(page).wait_for_selector(".gm-ring", state="attached", timeout=SLOW)
    wait_until_idle(page)
    assert urlsplit(page.url).path == "/" and query(page) == {"event": [EVENT]}


@pytest.mark.parametrize("width", often_enough([390, 1440], 1))
def test_the_card_fits_its_column(open_page, app, width):
    page = open_page(viewport={"width": width, "height": 844})
    open_map(page, app, "event=2011-01-tay-ninh-xa-mat-conference")
    panel = page.locator(".st-key-map_event_card")
    assert panel.evaluate("box => box.scrollWidth <= box.clientWidth + 1")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
