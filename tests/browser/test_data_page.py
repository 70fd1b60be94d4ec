"""The page on the data, and the way between the pages."""

import re

import pytest
from playwright.sync_api import expect

from gatemap.dataset.folder import data_folder
from tests.browser.driver import choose, chosen, map_frame, press, query, wait_until_idle
from tests.browser.map_page import SLOW, numbers, open_map


def open_data(page, address, query_string=""):
    page.goto(f"{address}/data{'?' if query_string else ''}{query_string}")
    expect(page.get_by_role("heading", name="The data")).to_be_visible(timeout=SLOW)
    wait_until_idle(page)


def turn_to(page, name):
    page.get_by_role("link", name=re.compile(rf"(^|\s){name}$")).first.click()


@pytest.mark.slow
def test_the_data_page_opens_as_the_first_page_of_a_fresh_server(page, start_app, outside_requests):
    open_data(page, start_app(data_folder()))
    expect(page.get_by_role("heading", name="What the checker finds")).to_be_visible()
    assert outside_requests == []


@pytest.mark.slow
def test_the_view_goes_along_from_page_to_page(page, app):
    open_map(page, app, "partner=LA&province=nghe-an")
    before = numbers(page)
    turn_to(page, "Data")
    expect(page.get_by_role("heading", name="The data")).to_be_visible(timeout=SLOW)
    wait_until_idle(page)
    assert query(page) == {"partner": ["LA"], "province": ["nghe-an"]}
    turn_to(page, "Map")
    map_frame(page).wait_for_selector(".leaflet-interactive", state="attached", timeout=SLOW)
    wait_until_idle(page)
    assert numbers(page) == before


def test_the_filters_show_the_view_on_every_page_and_after_the_way_back(page, app):
    open_map(page, app)
    choose(page, "Kind of event", "Talks")
    of_all = chosen(page, "Kind of event")
    for name in ("Timeline", "Map", "Gates", "Map"):
        press(page, name)
        assert chosen(page, "Kind of event") == of_all
    choose(page, "Partner country", "Laos")
    count = numbers(page)["Events"]
    assert chosen(page, "Kind of event") == [f"Talks ({count})"] != of_all
    assert chosen(page, "Partner country") == [f"Laos ({count})"]


@pytest.mark.slow
def test_the_filters_work_on_every_page(page, app):
    open_map(page, app)
    press(page, "Moc Bai")
    assert query(page) == {"place": ["moc-bai"]}
    turn_to(page, "Data")
    expect(page.get_by_role("heading", name="The data")).to_be_visible(timeout=SLOW)
    wait_until_idle(page)
    press(page, "Reset filters")
    assert query(page) == {}


def test_a_bar_of_the_chart_opens_into_exactly_its_events_and_closes_again(page, app):
    open_data(page, app, "partner=LA")
    chart = page.locator('.st-key-data_years [data-testid="stVegaLiteChart"]')
    bar = chart.locator('svg path[role="graphics-symbol"][aria-label*="2023"]').first
    told = bar.get_attribute("aria-label")
    count = int(re.search(r"(?:Events|events): (\d+)", told)[1])
    bar.click()
    wait_until_idle(page)
    title = page.get_by_role("heading", name=re.compile(rf", 2023: {count} events"))
    expect(title).to_be_visible()
    assert title.inner_text().split(",")[0] in told
    page.get_by_role("link", name="Show them on the map").first.click()
    map_frame(page).wait_for_selector(".leaflet-interactive", state="attached", timeout=SLOW)
    wait_until_idle(page)
    assert int(numbers(page)["Events"]) == count > 0
    assert query(page)["dating"] == ["within"] and query(page)["from"] == ["2023-01-01"]


def test_a_bar_is_chosen_by_keyboard_too_and_its_list_closes(page, app):
    open_data(page, app)
    choice = page.get_by_role("combobox", name="Events of one border in one year")
    choice.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    wait_until_idle(page)
    chosen = page.get_by_role("heading", name=re.compile(r"^\w+( only)?, \d{4}: \d+ events?$"))
    expect(chosen).to_be_visible()
    press(page, "Close list")
    expect(chosen).to_have_count(0)


@pytest.mark.slow
def test_the_events_without_one_year_are_listed_and_are_as_many_as_said(page, app):
    open_data(page, app)
    button = page.get_by_role("button", name=re.compile(r"(\d+) events are not drawn here"))
    count = int(re.search(r"\d+", button.inner_text())[0])
    button.click()
    wait_until_idle(page)
    expect(page.get_by_role("heading", name=re.compile(rf": {count} events$"))).to_be_visible()


@pytest.mark.slow
def test_the_numbers_of_the_data_lead_to_all_events_whatever_the_filters(page, app):
    open_data(page, app, "partner=LA&place=lao-bao")
    everything = numbers(page)["Events"]
    page.get_by_role("button", name="All events on the map").click()
    map_frame(page).wait_for_selector(".leaflet-interactive", state="attached", timeout=SLOW)
    wait_until_idle(page)
    assert query(page) == {} and numbers(page)["Events"] == everything
