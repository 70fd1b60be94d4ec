"""What a view selects, held against an oracle worked out by hand: tests/tiny.py, FACTS and SEARCHES."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings

from gatemap.store import queries
from gatemap.store.conditions import search_terms
from gatemap.store.view import View
from tests.tiny import AT_GATE, EVENTS, FACTS, NEWEST_FIRST, SEARCHES, TEXTS, rows, views

TABLE = pd.DataFrame(rows(FACTS)).merge(pd.DataFrame(rows(EVENTS)), on="event_id")
TABLE = TABLE.merge(pd.DataFrame(rows(TEXTS)), on="event_id").set_index("event_id")
LEAST_CERTAINTY = {"": 0, "inferred": 1, "year": 2, "month": 3, "day": 4}


def selected(store, view: View) -> list[str]:
    return list(queries.rows(store, view)["event_id"])


def holds(event: pd.Series, view: View) -> bool:
    """Tell, from the hand-made facts alone, whether `event` belongs in `view`."""

    def any_of(chosen: tuple[str, ...], has: str) -> bool:
        return not chosen or bool(set(chosen) & set(has.replace(";", " ").split()))

    provinces = event[f"in_{view.units}"]
    position = "gate" if event.name in AT_GATE else "province" if provinces else "none"
    return (
        any_of(view.partner, event["partners"])
        and any_of(view.province, provinces)
        and any_of(view.place, event["places"])
        and any_of(view.partner_province, event["partner_provinces"])
        and any_of(view.actor, event["actors"])
        and any_of(view.counterpart, event["actors"])
        and any_of(view.kind, event["kind"])
        and any_of(view.topic, event["topics"])
        and any_of(view.level, event["level"])
        and any_of(view.gate_level, event["gate_levels"])
        and any_of(view.position, position)
        and int(event["certainty"]) >= LEAST_CERTAINTY[view.certainty]
        and event.name in SEARCHES[view.q]
        and dated(event["first"], event["last"], view)
    )


def dated(first: str, last: str, view: View) -> bool:
    """Tell whether days from `first` to `last`, an empty text for an open end, are what the view asks for."""
    since = view.date_from.isoformat() if view.date_from else ""
    until = view.date_to.isoformat() if view.date_to else ""
    may_be = (not until or "" < first <= until) and (not since or (last >= since and bool(last)))
    if view.dating == "within":
        return (not since or (first >= since and bool(first))) and (not until or "" < last <= until)
    if view.dating == "left_out":
        surely_outside = (until and first > until) or (since and "" < last < since)
        return not (first and last) and not may_be and not surely_outside
    no_year = not (first and last) or first[:4] != last[:4]
    return may_be and (view.dating != "no_year" or no_year)


@settings(max_examples=300)
@given(view=views())
def test_any_view_selects_the_events_that_the_hand_made_facts_select(tiny_store, view):
    expected = {event_id for event_id, event in TABLE.iterrows() if holds(event, view)}
    assert set(selected(tiny_store, view)) == expected


def test_the_oracle_can_tell_events_apart():
    """A test of the test: a view of one partner is neither all nor nothing."""
    found = [event_id for event_id, event in TABLE.iterrows() if holds(event, View(partner=("KH",)))]
    assert found == ["d-days", "d-range"]


def test_a_view_without_filters_selects_every_event(tiny_store):
    assert selected(tiny_store, View()) == list(NEWEST_FIRST)


def test_several_values_of_one_field_mean_any_of_them_and_several_fields_all(tiny_store):
    assert selected(tiny_store, View(partner=("LA", "KH"))) == [
        "d-month",
        "d-year",
        "d-days",
        "d-range",
        "d-open",
    ]
    assert selected(tiny_store, View(partner=("LA", "KH"), level=("national",))) == ["d-days"]


def test_vietnam_as_a_partner_asks_for_what_vietnamese_bodies_did_alone(tiny_store):
    assert selected(tiny_store, View(partner=("VN",))) == ["d-none"]


def test_one_slug_means_a_smaller_area_under_the_63_than_under_the_34(tiny_store):
    assert selected(tiny_store, View(province=("tay",), units="63")) == ["d-month", "d-open"]
    assert selected(tiny_store, View(province=("tay",), units="34")) == [
        *("d-month", "d-year", "d-range", "d-open", "d-none")
    ]


@pytest.mark.parametrize("first", ["2023-12-18", "2023-01-01", "2023-12-31"])
def test_an_event_known_to_the_year_is_in_every_period_that_touches_its_year(tiny_store, first):
    assert "d-year" in selected(tiny_store, View(date_from=dt.date.fromisoformat(first)))


def test_a_period_takes_in_its_own_first_and_last_day(tiny_store):
    day = dt.date(2024, 8, 1)
    assert selected(tiny_store, View(date_from=day, date_to=day)) == ["d-day"]


def test_an_event_that_lasted_days_is_in_a_period_that_holds_one_of_them(tiny_store):
    day = dt.date(2022, 11, 25)
    assert "d-days" in selected(tiny_store, View(date_from=day, date_to=day))


def test_an_open_end_is_never_guessed(tiny_store):
    assert "d-open" not in selected(tiny_store, View(date_to=dt.date(2016, 12, 31)))
    assert "d-open" in selected(tiny_store, View(date_from=dt.date(2016, 12, 31)))
    assert "d-none" not in selected(tiny_store, View(date_from=dt.date(1950, 1, 1)))


def test_asking_for_any_year_keeps_inferred_dates_and_drops_those_without_a_year(tiny_store):
    found = selected(tiny_store, View(certainty="inferred"))
    assert "d-infer" in found and "d-none" not in found and "d-open" not in found
    assert "d-infer" not in selected(tiny_store, View(certainty="year"))


@pytest.mark.parametrize("typed", SEARCHES)
def test_words_find_names_however_they_are_typed(tiny_store, typed):
    assert set(selected(tiny_store, View(q=typed))) == SEARCHES[typed]


@pytest.mark.parametrize("typed", ["%", "_", "'", '"', "\\", "; DROP TABLE event; --", "a' OR '1'='1"])
def test_signs_of_sql_are_only_signs(tiny_store, typed):
    assert selected(tiny_store, View(q=typed)) == []
    assert len(selected(tiny_store, View())) == len(NEWEST_FIRST)


def test_a_word_is_found_by_its_beginning_and_not_by_its_middle(tiny_store):
    assert selected(tiny_store, View(q="minis")) == ["d-days"]
    assert selected(tiny_store, View(q="nistr")) == []


def test_names_of_several_words_in_quotes_and_known_names_are_kept_together():
    names = frozenset({"ma lu thang", "y ty"})
    assert search_terms("Ma Lù Thàng talks", names) == ["ma lu thang", "talks"]
    assert search_terms('"joint patrol" Y Tý', names) == ["joint patrol", "y ty"]
    assert search_terms("lu thang", names) == ["lu", "thang"]
    assert search_terms(' "" ?! ', names) == []
