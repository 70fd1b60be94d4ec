"""The timeline page on the tiny dataset: lanes, counts in place of marks, and what is said to be left out."""

import json
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from gatemap.store import timeline
from tests.pages.reading import labelled, page_text


@pytest.fixture
def page(open_page):
    """Return a function that opens the timeline, with parameters of the address."""
    return partial(open_page, "timeline")


def layers(page: AppTest) -> dict[str, dict]:
    """Return the layers of the timeline's chart that have a name."""
    specs = [json.loads(chart.proto.spec) for chart in page.get("vega_lite_chart")]
    return {part["name"]: part for spec in specs for part in spec.get("layer", []) if "name" in part}


def choose_lanes(page: AppTest, by: str) -> AppTest:
    chosen = labelled(page.get("segmented_control"), "Lanes by").set_value(by).run()
    assert not chosen.exception
    return chosen


def test_the_page_draws_the_strip_the_marks_and_the_table(page):
    opened = page()
    assert len(opened.get("vega_lite_chart")) == 2
    assert {"dots", "spans"} <= set(layers(opened))
    assert len(opened.dataframe) == 1
    assert "How the date is known" in page_text(opened)


@pytest.mark.parametrize("by", ["Province", "Gate or post", "Kind", "Border"])
def test_every_choice_of_lanes_is_drawn(page, by):
    assert {"dots", "spans"} <= set(layers(choose_lanes(page(), by)))


def test_an_event_without_any_date_is_told_and_not_drawn(page):
    assert "1 event of this view has no known year and no place on the axis" in page_text(page())


def test_what_a_period_leaves_out_for_want_of_a_date_can_be_listed(page):
    opened = page(from_="2020")
    assert "left out of the period because" in page_text(opened)
    listed = opened.button(key="timeline_undated").click().run()
    assert listed.query_params["dating"] == "left_out"
    assert not listed.exception


def test_too_many_marks_become_counts_and_the_page_says_so(page, monkeypatch):
    monkeypatch.setattr(timeline, "MOST_MARKS", 5)
    opened = page()
    assert "dots" not in layers(opened)
    text = page_text(opened)
    assert "events are counted by year" in text and "Events in a cell" in text
    assert "3 events of this view are in no cell" in text  # a range of years, an open end, and no date at all


def test_a_view_without_events_has_no_timeline_and_offers_the_reset(page):
    opened = page(q="nothing like this")
    assert "dots" not in layers(opened)
    assert "No event matches" in page_text(opened)


def test_the_background_is_drawn_and_explained_when_it_is_switched_on(page):
    opened = page()
    before = len(json.loads(opened.get("vega_lite_chart")[1].proto.spec)["layer"])
    switched = labelled(opened.toggle, "Openings and upgrades").set_value(True).run()
    assert len(json.loads(switched.get("vega_lite_chart")[1].proto.spec)["layer"]) == before + 1
    assert "Gate opened or upgraded" in page_text(switched)


def test_the_chart_is_the_same_whatever_event_is_open(page):
    def spec(opened: AppTest) -> str:
        return opened.get("vega_lite_chart")[1].proto.spec

    assert spec(page()) == spec(page(event="d-day"))


def test_the_page_speaks_vietnamese(page):
    assert "Ngày được biết đến đâu" in page_text(page(lang="vi"))


def test_what_was_chosen_holds_while_other_pages_are_shown_and_in_the_other_language(page):
    opened = choose_lanes(page(), "Kind")
    labelled(opened.get("segmented_control"), "Split by").set_value("Partner").run()
    labelled(opened.toggle, "Openings and upgrades").set_value(True).run()
    opened.switch_page("pages/gates.py").run().switch_page("pages/timeline.py").run()
    labelled(opened.get("segmented_control"), "Language").set_value("Tiếng Việt").run()
    assert not opened.exception
    assert labelled(opened.get("segmented_control"), "Chia hàng theo").value == "kind"
    assert labelled(opened.get("segmented_control"), "Chia theo").value == "partner"
    assert opened.toggle(key="timeline_upgrades").value and not opened.toggle(key="timeline_closures").value
