"""The page on the data, and the way between the pages."""

from playwright.sync_api import expect

from gatemap.dataset.folder import data_folder
from tests.browser.driver import map_frame, press, query, wait_until_idle
from tests.browser.map_page import SLOW, numbers, open_map


def open_data(page, address, query_string=""):
    page.goto(f"{address}/data{'?' if query_string else ''}{query_string}")
    expect(page.get_by_role("heading", name="The data")).to_be_visible(timeout=SLOW)
    wait_until_idle(page)


def test_the_data_page_opens_as_the_first_page_of_a_fresh_server(page, start_app, outside_requests):
    open_data(page, start_app(data_folder()))
    expect(page.get_by_role("heading", name="What the checker finds")).to_be_visible()
    assert outside_requests == []


def test_the_view_goes_along_from_page_to_page(page, app):
    open_map(page, app, "partner=LA&province=nghe-an")
    before = numbers(page)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Data").click()
    expect(page.get_by_role("heading", name="The data")).to_be_visible(timeout=SLOW)
    wait_until_idle(page)
    assert query(page) == {"partner": ["LA"], "province": ["nghe-an"]}
    page.get_by_test_id("stSidebar").get_by_role("link", name="Map").click()
    map_frame(page).wait_for_selector(".leaflet-interactive", state="attached", timeout=SLOW)
    wait_until_idle(page)
    assert numbers(page) == before


def test_the_filters_work_on_every_page(page, app):
    open_map(page, app)
    press(page, "Moc Bai")
    assert query(page) == {"place": ["moc-bai"]}
    page.get_by_test_id("stSidebar").get_by_role("link", name="Data").click()
    expect(page.get_by_role("heading", name="The data")).to_be_visible(timeout=SLOW)
    wait_until_idle(page)
    press(page, "Reset filters")
    assert query(page) == {}
