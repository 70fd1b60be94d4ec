"""The map page on the real data, used as a person does."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from tests.browser.driver import (
    bright_marks,
    choose,
    clear_brush,
    download,
    drag_brush,
    map_frame,
    marks,
    press,
    query,
    row_count,
    table_rows,
    wait_until_idle,
)
from tests.browser.map_page import card, click_place, look_at, numbers, open_map, symbols, zoom

TABLE = "events_table"


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_map_draws_every_place_that_has_a_position(page, app, real_dataset):
    places = real_dataset.places
    open_map(page, app)
    drawn = {symbol["id"] for symbol in symbols(page) if symbol["kind"] == "place"}
    assert drawn == set(places.loc[places.geometry.notna(), "place_id"])


def test_opening_the_app_asks_no_other_host_and_raises_no_error(page, app, outside_requests, console_errors):
    open_map(page, app)
    map_frame(page).wait_for_selector(".gm-border-line", state="attached")
    assert outside_requests == []
    assert console_errors == []


def test_a_partner_and_a_province_change_map_numbers_table_and_address_together(page, app):
    open_map(page, app)
    everything, drawn = numbers(page), [s for s in symbols(page) if s["events"]]
    choose(page, "Partner country", "China")
    china = numbers(page)
    assert int(china["Events"]) < int(everything["Events"])
    assert query(page) == {"partner": ["CN"]}
    choose(page, "Province", "Lai Chau")
    both = numbers(page)
    assert int(both["Events"]) < int(china["Events"])
    assert query(page) == {"partner": ["CN"], "province": ["lai-chau"]}
    assert 0 < len([s for s in symbols(page) if s["events"]]) < len(drawn)
    rows = table_rows(page, TABLE, every=True)
    assert len(rows) == int(both["Events"])
    assert all("China" in row["With"] and "Lai Chau" in row["Provinces"] for row in rows)


def test_the_address_opens_the_same_view_in_another_browser(page, open_page, app):
    open_map(page, app, "partner=LA&province=nghe-an&kind=talks&from=2015")
    first = (numbers(page), table_rows(page, TABLE))
    other = open_page()
    open_map(other, page.url.split("/?")[0], page.url.split("/?")[1])
    assert (numbers(other), table_rows(other, TABLE)) == first
    assert int(first[0]["Events"]) > 0


def test_the_browser_back_button_returns_to_the_view_before(page, app):
    open_map(page, app)
    everything = numbers(page)
    choose(page, "Partner country", "Laos")
    assert numbers(page) != everything
    page.go_back()
    wait_until_idle(page)
    assert numbers(page) == everything
    assert query(page) == {}


def test_a_click_on_a_place_opens_its_card_and_makes_it_part_of_the_view(page, app):
    open_map(page, app)
    click_place(page, "ma-lu-thang")
    assert query(page) == {"place": ["ma-lu-thang"]}
    shown = card(page, "Ma Lù Thàng")
    for words in ("金水河", "Main gate", "Lai Chau", "its village, within about 5 km"):
        expect(shown).to_contain_text(words)
    assert int(numbers(page)["Events"]) == row_count(page, TABLE) > 0
    press(page, "Back to all gates")
    assert query(page) == {}


@pytest.mark.slow
def test_a_second_click_on_a_place_takes_it_out_of_the_view(page, app):
    open_map(page, app)
    click_place(page, "moc-bai")
    assert query(page) == {"place": ["moc-bai"]}
    click_place(page, "moc-bai")
    assert query(page) == {}


def test_brushing_the_strip_sets_the_period_and_narrows_the_view(page, app):
    open_map(page, app)
    everything = int(numbers(page)["Events"])
    drag_brush(page, "strip", 0.5, 0.7)
    period = query(page)
    assert re.fullmatch(r"20\d\d-01-01", period["from"][0])
    assert re.fullmatch(r"20\d\d-12-31", period["to"][0])
    assert 0 < int(numbers(page)["Events"]) < everything
    clear_brush(page, "strip")
    assert query(page) == {}
    assert int(numbers(page)["Events"]) == everything


def test_a_link_with_a_period_shows_it_on_the_strip_whatever_else_is_chosen(page, app):
    open_map(page, app, "from=2019-01-01&to=2023-12-31")
    expect(page.locator("g.period_brush_bg path")).to_be_visible()
    assert bright_years(page) == {"2019", "2020", "2021", "2022", "2023"} < years(marks(page, "strip"))
    choose(page, "Partner country", "Cambodia")
    assert bright_years(page) == {"2019", "2020", "2021", "2022", "2023"} < years(marks(page, "strip"))
    press(page, "Reset")
    assert query(page) == {}
    assert bright_years(page) == years(marks(page, "strip"))


def bright_years(page) -> set[str]:
    return years(bright_marks(page, "strip"))


def years(told: list[str]) -> set[str]:
    return {re.search(r"When: (\d{4})", mark)[1] for mark in told}


def test_zoom_and_position_survive_a_change_of_filter(page, app):
    open_map(page, app)
    look_at(page, 22.5, 103.8, 9)
    before = zoom(page)
    choose(page, "Partner country", "Cambodia")
    assert zoom(page) == before
    press(page, "63 before")
    assert zoom(page) == before


def test_moving_the_map_causes_no_rerun(page, app):
    open_map(page, app)
    runs = page.evaluate(
        """() => { window.runs = 0; new MutationObserver(() => {
             if (document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'running') window.runs += 1;
           }).observe(document.querySelector('[data-testid=stApp]'), { attributes: true }); return window.runs; }"""
    )
    look_at(page, 11.0, 106.0, 8)
    page.wait_for_timeout(1500)
    assert page.evaluate("() => window.runs") == runs == 0


def test_the_download_holds_exactly_the_events_of_the_table_in_its_order(page, app):
    open_map(page, app, "province=cao-bang&kind=talks&kind=joint_patrol")
    rows = table_rows(page, TABLE, every=True)
    content, name = download(page, "Download CSV")
    exported = _rows(content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert name.startswith("gatemap_province-cao-bang_kind-")
    assert [row["What happened"] for row in rows] == [row["title"] for row in exported]
    assert len(exported) == int(numbers(page)["Events"]) > 0


@pytest.mark.slow
def test_words_find_a_gate_in_any_script(page, app):
    found = {}
    for words in ("Ma Lu Thang", "ma lù thàng", "金水河"):
        open_map(page, app, f"q={words}")
        found[words] = numbers(page)["Events"]
    assert int(found["Ma Lu Thang"]) > 0
    assert found["Ma Lu Thang"] == found["ma lù thàng"]
    assert int(found["金水河"]) > 0


def test_the_language_switch_changes_every_label_and_stays_in_the_address(page, app):
    open_map(page, app, "partner=KH")
    press(page, "Tiếng Việt")
    assert query(page) == {"partner": ["KH"], "lang": ["vi"]}
    expect(page.locator(".chip").first).to_have_text("Campuchia")
    assert "Sự kiện" in numbers(page)
    assert any(symbol["name"] == "Mộc Bài" for symbol in symbols(page))


def test_a_vietnamese_browser_is_greeted_in_vietnamese(open_page, app):
    page = open_page(locale="vi-VN")
    open_map(page, app)
    assert "Sự kiện" in numbers(page)


@pytest.mark.slow
def test_what_the_address_says_wrongly_is_named_and_left_out(page, app):
    open_map(page, app, "partner=XX&province=lai-chau&from=2020-13&colour=red")
    assert query(page) == {"province": ["lai-chau"]}
    notice = page.get_by_text("Not understood and left out")
    expect(notice).to_contain_text("partner = XX")
    expect(notice).to_contain_text("from = 2020-13")


@pytest.mark.slow
def test_an_empty_view_says_so_and_offers_the_reset(page, app):
    open_map(page, app, "q=zzzz")
    expect(page.get_by_text("No event matches these filters.")).to_be_visible()
    page.get_by_test_id("stMain").get_by_role("button", name="Reset filters").last.click()
    wait_until_idle(page)
    assert query(page) == {}
    assert int(numbers(page)["Events"]) > 0


@pytest.mark.slow
def test_the_day_chosen_for_the_gates_shows_their_level_then(page, app):
    open_map(page, app, "place=phuoc-tan&asof=2018-09-30")
    expect(card(page, "Phước Tân")).to_contain_text("auxiliary")
    open_map(page, app, "place=phuoc-tan&asof=2018-10-05")
    expect(card(page, "Phước Tân")).to_contain_text("main, told on 5 Oct 2018")


@pytest.mark.slow
def test_a_count_of_what_is_not_drawn_opens_exactly_these_events(page, app):
    period = {"from": ["2015-01-01"]}
    counts = {
        r"(\d+) events have no position": period | {"position": ["none"]},
        r"(\d+) name a province but no gate": period | {"position": ["province"]},
        r"(\d+) between national bodies": period | {"level": ["national"]},
        r"(\d+) left out of the period for an open date": period | {"dating": ["left_out"]},
        r"(\d+) not tied to one year": {"dating": ["no_year"]},
    }
    open_map(page, app, "from=2015-01-01")
    for sentence, asked in counts.items():
        button = page.get_by_role("button", name=re.compile(sentence))
        count = int(re.search(sentence, button.inner_text())[1])
        button.click()
        wait_until_idle(page)
        assert query(page) == asked
        assert int(numbers(page)["Events"]) == count > 0
        page.go_back()
        wait_until_idle(page)
        assert query(page) == period


@pytest.mark.slow
def test_the_square_of_a_province_opens_what_it_counts_and_a_second_click_undoes_it(page, app):
    open_map(page, app)
    everything = numbers(page)
    square = next(symbol for symbol in symbols(page) if symbol["id"] == "lai-chau" and symbol["kind"] == "province")
    click_place(page, "lai-chau")
    assert query(page) == {"province": ["lai-chau"], "position": ["province"]}
    assert int(numbers(page)["Events"]) == square["events"] > 0
    click_place(page, "lai-chau")
    assert query(page) == {} and numbers(page) == everything


@pytest.mark.slow
def test_every_gate_counts_what_a_click_on_it_opens_also_beside_the_one_chosen(page, app):
    open_map(page, app, "place=huu-nghi")
    other = next(symbol for symbol in symbols(page) if symbol["id"] == "moc-bai")
    click_place(page, "moc-bai")
    assert query(page) == {"place": ["moc-bai"]}
    assert int(numbers(page)["Events"]) == other["events"] > 0


@pytest.mark.slow
def test_the_panel_leads_to_the_gates_of_the_events_and_the_card_to_its_history(page, app):
    open_map(page, app, "partner=LA")
    link = page.get_by_role("link", name=f"All {numbers(page)['Gates and posts']} gates and posts of these events")
    expect(link).to_have_attribute("href", re.compile(r"gates\?partner=LA$"))
    click_place(page, "lao-bao")
    dossier = page.get_by_role("link", name="Full history")
    expect(dossier).to_have_attribute("href", re.compile(r"gates\?partner=LA&place=lao-bao$"))


def test_the_page_fits_a_narrow_screen(open_page, app):
    page = open_page(viewport={"width": 390, "height": 844})
    open_map(page, app)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


@pytest.mark.slow
def test_provinces_are_shaded_under_either_system_on_demand(page, app):
    open_map(page, app)
    shaded = "() => document.querySelectorAll('.gm-province[class*=gm-shade-]').length"
    assert map_frame(page).evaluate(shaded) == 0
    page.get_by_text("Shade provinces by events").click()
    wait_until_idle(page)
    assert map_frame(page).evaluate(shaded) == int(numbers(page)["Provinces"])
    press(page, "63 before")
    map_frame(page).wait_for_function(f"() => ({shaded})() === {numbers(page)['Provinces']}")
