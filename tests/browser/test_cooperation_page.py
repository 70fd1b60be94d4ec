"""The cooperation page in a browser: a number opens exactly its events, by mouse and by keyboard."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driver import map_frame, press, query, row_count, wait_until_idle
from tests.browser.map_page import SLOW, numbers

TABLES = (
    "Provinces on both sides",
    "Kinds of event by year",
    "Topics by year",
    "Who met, by year",
    "Pairs of organisations",
    "Rhythm of meetings",
)


def open_cooperation(page: Page, address: str, query_string: str = "") -> None:
    """Open the page as a visitor does, through its link: an address of its own would log what Streamlit looks for."""
    page.goto(f"{address}/?{query_string}")
    page.get_by_role("link", name="Cooperation").click(timeout=SLOW)
    expect(table(page, TABLES[0])).to_be_visible(timeout=SLOW)
    wait_until_idle(page)


def table(page: Page, name: str) -> Locator:
    return page.get_by_role("table", name=name, exact=True)


def cell(page: Page, name: str, label: str) -> Locator:
    """Return the first number in a table whose name begins with `label`."""
    return table(page, name).get_by_role("button", name=re.compile(f"^{re.escape(label)}")).first


def click(button: Locator) -> int:
    """Click a number and return it."""
    button.click()
    wait_until_idle(button.page)
    return int(button.inner_text())


def listed(page: Page) -> int:
    """Return how many events the open list says it has, and check that it shows as many."""
    heading = page.locator(".st-key-cooperation_behind h3")
    expect(heading).to_have_count(1)
    said = int(re.search(r": (\d+) events?$", heading.inner_text())[1])
    assert row_count(page, "Events") == min(said, 50)
    return said


@pytest.mark.slow
def test_a_number_of_every_table_opens_exactly_as_many_events(page, app):
    open_cooperation(page, app)
    for name in TABLES:
        buttons = table(page, name).get_by_role("button")
        for at in (0, buttons.count() // 2, buttons.count() - 1):
            assert click(buttons.nth(at)) == listed(page), f"{name}, number {at}"


def test_the_page_asks_nothing_of_the_internet_and_logs_no_error(page, app, outside_requests, console_errors):
    open_cooperation(page, app)
    click(cell(page, "Provinces on both sides", "Lang Son, Guangxi"))
    assert outside_requests == [] and console_errors == []


@pytest.mark.slow
def test_the_list_leads_to_the_map_of_the_same_events(page, app):
    open_cooperation(page, app, "from=2015")
    count = click(cell(page, "Provinces on both sides", "Lang Son, Guangxi"))
    press(page, "Show them on the map")
    map_frame(page).wait_for_selector(".leaflet-interactive", state="attached", timeout=SLOW)
    wait_until_idle(page)
    assert query(page) == {"province": ["lang-son"], "partner_province": ["guangxi"], "from": ["2015-01-01"]}
    assert numbers(page)["Events"] == str(count)


@pytest.mark.slow
def test_a_second_click_closes_the_list_and_another_number_takes_its_place(page, app):
    open_cooperation(page, app)
    first = cell(page, "Kinds of event by year", "Talks, 2024")
    second = cell(page, "Topics by year", "Drugs, 2023")
    click(first)
    expect(first).to_have_attribute("aria-pressed", "true")
    count = click(second)
    assert listed(page) == count
    expect(first).to_have_attribute("aria-pressed", "false")
    click(second)
    expect(page.locator(".st-key-cooperation_behind")).to_have_count(0)


def test_the_list_comes_into_sight_when_a_number_is_clicked(page, app):
    open_cooperation(page, app)
    click(cell(page, "Provinces on both sides", "Cao Bang, Guangxi"))
    expect(page.locator(".st-key-cooperation_behind h3")).to_be_in_viewport()


def test_tables_stay_as_they_are_when_a_list_opens(page, app):
    open_cooperation(page, app)
    page.locator(".gm-grid table").evaluate_all("tables => tables.forEach(table => { table.kept = true; })")
    click(cell(page, "Kinds of event by year", "Talks, 2024"))
    assert page.locator(".gm-grid table").evaluate_all("tables => tables.every(table => table.kept)")


def test_numbers_are_reached_and_opened_with_the_keyboard(page, app):
    open_cooperation(page, app)
    start, below = (cell(page, "Kinds of event by year", f"{kind}, 2024") for kind in ("Talks", "Signing"))
    start.focus()
    page.keyboard.press("ArrowDown")
    expect(below).to_be_focused()
    page.keyboard.press("Enter")
    wait_until_idle(page)
    assert listed(page) == int(below.inner_text())
    expect(below).to_be_focused()
    stops = table(page, "Kinds of event by year").locator("button[tabindex='0']")
    assert stops.count() == 1, "the whole table is one stop of the Tab key"


@pytest.mark.slow
def test_an_event_of_the_list_opens_its_card(page, app):
    open_cooperation(page, app)
    click(cell(page, "Provinces on both sides", "Lang Son, Guangxi"))
    page.locator(".st-key-cooperation_behind .dvn-scroller").click(position={"x": 15, "y": 35 * 1.5})
    wait_until_idle(page)
    assert len(query(page)["event"]) == 1
    assert listed(page) == int(cell(page, "Provinces on both sides", "Lang Son, Guangxi").inner_text())


@pytest.mark.slow
def test_pairs_of_organisations_have_a_rhythm_too(page, app):
    open_cooperation(page, app)
    press(page, "Organisations", group="Between")
    press(page, "Longest gap", group="Order of pairs")
    buttons = table(page, "Rhythm of meetings").get_by_role("button")
    assert click(buttons.first) == listed(page) >= 2


def test_a_narrow_screen_scrolls_the_tables_and_not_the_page(open_page, app):
    page = open_page(viewport={"width": 390, "height": 844})
    open_cooperation(page, app)
    widths = page.evaluate("[document.querySelector('[data-testid=stMain]').scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]
    box = page.locator(".gm-grid").first
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    count = click(cell(page, "Kinds of event by year", "Talks, 2025"))
    assert listed(page) == count
