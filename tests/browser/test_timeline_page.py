"""The timeline in the browser: marks are clicked, lanes are switched, the strip narrows it, counts open into marks."""

import csv
import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driver import clear_brush, drag_brush, press, query, wait_until_idle
from tests.browser.map_page import SLOW, open_map
from tests.tiny import write_csv, write_tiny

CHART = ".st-key-timeline_chart"
DOTS, SPANS, CELLS = (f"{CHART} g.{name}" for name in ("dots_marks", "spans_marks", "role-mark"))
# Which chart it is, how far it is zoomed, and where its card is: none of it changes with the event that is open.
LOOK = """() => {
  const chart = document.querySelector('.st-key-timeline_chart svg.marks');
  chart.dataset.seen ??= String(Math.random());
  return [chart.dataset.seen, chart.querySelector('g.dots_marks path').getAttribute('transform'),
          chart.getBoundingClientRect().top];
}"""


def open_timeline(page: Page, address: str, query_string: str = "") -> None:
    page.goto(f"{address}/timeline?{query_string}")
    expect(page.locator(f"{CHART} svg.marks")).to_be_visible(timeout=SLOW)
    wait_until_idle(page)


def dots(page: Page) -> int:
    return page.locator(f"{DOTS} > path").count()


def choose_lanes(page: Page, by: str) -> None:
    page.locator(".st-key-timeline_controls [role=radio]").filter(has_text=by).click()
    wait_until_idle(page)


def lane_names(page: Page) -> list[str]:
    return page.locator(f"{CHART} svg.marks g.mark-text.role-mark text").all_text_contents()


@pytest.fixture
def crowd(tmp_path) -> tuple:
    """A folder of the tiny dataset with 4,000 more events, made up too, one a day from 2014 on."""
    folder = write_tiny(tmp_path / "crowd")
    with (folder / "events.csv").open(encoding="utf-8", newline="") as file:
        events = list(csv.DictReader(file))
    one = next(event for event in events if event["event_id"] == "d-host")
    days = [dt.date(2014, 1, 1) + dt.timedelta(days=number) for number in range(4000)]
    plain = one | {"title": "A made-up meeting"}
    events += [plain | {"event_id": f"more-{day}", "date": day.isoformat()} for day in days]
    write_csv(folder, "events.csv", events)
    return folder


def test_the_timeline_asks_no_other_host_and_raises_no_error(page, app, outside_requests, console_errors):
    open_map(page, app)
    press(page, "Timeline")
    expect(page.locator(f"{CHART} svg.marks")).to_be_visible(timeout=SLOW)
    wait_until_idle(page)
    assert dots(page) > 100
    assert (outside_requests, console_errors) == ([], [])


def test_a_click_on_a_mark_opens_its_event_and_a_second_click_closes_it(page, app):
    open_timeline(page, app)
    mark = page.locator(f"{DOTS} > path").nth(100)
    title = mark.get_attribute("aria-label")
    mark.click()
    wait_until_idle(page)
    (event_id,) = query(page)["event"]
    expect(page.locator(".st-key-timeline_card")).to_contain_text(title)
    width = "mark => getComputedStyle(mark).strokeWidth"
    assert mark.evaluate(width) != page.locator(f"{DOTS} > path").nth(99).evaluate(width)
    mark.click()
    wait_until_idle(page)
    assert event_id and query(page) == {}
    expect(page.get_by_role("button", name="Close this event")).to_have_count(0)


def test_choosing_an_event_neither_makes_the_chart_anew_nor_moves_it_nor_undoes_the_zoom(page, app):
    open_timeline(page, app)
    mark = page.locator(f"{DOTS} > path").nth(100)
    mark.scroll_into_view_if_needed()
    before = page.evaluate(LOOK)
    mark.hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -400)
    page.keyboard.up("Control")
    page.wait_for_timeout(300)
    zoomed = page.evaluate(LOOK)
    assert zoomed[0] == before[0] and zoomed[1] != before[1]
    mark.click()
    wait_until_idle(page)
    assert "event" in query(page)
    assert page.evaluate(LOOK) == zoomed
    press(page, "Close this event")
    assert page.evaluate(LOOK) == zoomed


@pytest.mark.slow
def test_a_pointed_at_mark_shows_title_and_date_in_words(page, app):
    open_timeline(page, app)
    mark = page.locator(f"{DOTS} > path").nth(120)
    mark.hover()
    tip = page.locator("#vg-tooltip-element")
    expect(tip).to_contain_text(mark.get_attribute("aria-label"))
    expect(tip).to_contain_text("Date")
    for raw in ("undefined", "null", "NaN", "picked"):
        assert raw not in tip.inner_text()


@pytest.mark.slow
def test_lanes_are_what_the_person_chooses(page, app):
    open_timeline(page, app)
    assert lane_names(page) == ["China", "Laos", "Cambodia", "Vietnam only"]
    choose_lanes(page, "Kind")
    assert lane_names(page)[:2] == ["Talks", "Signing"]
    choose_lanes(page, "Gate or post")
    assert lane_names(page)[-1] == "No gate or post on the map" and len(lane_names(page)) == 42


def test_brushing_the_strip_leaves_fewer_marks_and_clearing_it_brings_them_back(page, app):
    open_timeline(page, app)
    everything = dots(page)
    drag_brush(page, "strip", 0.5, 0.7)
    assert {"from", "to"} <= set(query(page))
    assert 0 < dots(page) < everything
    clear_brush(page, "strip")
    assert dots(page) == everything


@pytest.mark.slow
def test_closures_stand_behind_the_marks_when_they_are_switched_on(page, app):
    open_timeline(page, app)
    layers = page.locator(CELLS).count()
    page.get_by_test_id("stCheckbox").filter(has_text="Gate closures").locator("label").click()
    wait_until_idle(page)
    assert page.locator(CELLS).count() == layers + 2
    expect(page.get_by_text("It fades where the end is not known")).to_be_visible()


@pytest.mark.slow
def test_on_a_telephone_the_card_stands_at_the_foot_of_the_screen(open_page, app):
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True)
    open_timeline(page, app)
    page.locator(f"{DOTS} > path").nth(10).tap()
    wait_until_idle(page)
    assert "event" in query(page)
    box = page.locator(".st-key-timeline_card").bounding_box()
    assert round(box["y"] + box["height"]) == 844 and box["width"] == 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_too_many_marks_are_counted_and_a_click_on_a_count_narrows_down_to_marks(page, start_app, crowd):
    open_timeline(page, start_app(crowd))
    expect(page.get_by_text("events are counted by year")).to_be_visible()
    assert dots(page) == 0
    page.locator(f"{CHART} svg.marks g.mark-rect.role-mark").last.locator("path").first.click()
    wait_until_idle(page)
    narrowed = query(page)
    assert narrowed["dating"] == ["within"] and narrowed["from"] == ["2014-01-01"] and narrowed["to"] == ["2014-12-31"]
    assert narrowed["partner"] == ["CN"]
    assert dots(page) == 365
