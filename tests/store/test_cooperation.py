"""Pairs, matrices and years: each count is the number of events in the view that it opens."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatemap.dataset.read import read_dataset
from gatemap.store import cooperation, queries
from gatemap.store.cooperation_views import MEETINGS, NO_YEAR, has_part_years, meetings, of_year, with_codes
from gatemap.store.view import View
from tests.often import MORE
from tests.tiny import change_cell, views, write_tiny

SLOW_BUT_SURE = settings(max_examples=20 * MORE)
# row of events.csv: who took part, so that organisations meet more than once
TOOK_PART = {
    2: "post-stone;north-police;tay-committee",  # 1 August 2024
    3: "post-stone;north-police",  # February 2024
    5: "post-stone;north-police",  # 18 December 2023, inferred
    7: "tay-committee;north-police",  # between 2020 and 2022
    8: "tay-committee;north-police",  # in or before 2016
    10: "post-stone;north-police",  # 6 May 2019
}


@pytest.fixture(scope="module")
def paired_store(tmp_path_factory, new_store):
    """The tiny dataset with other participants."""
    folder = write_tiny(tmp_path_factory.mktemp("paired"))
    for row, actors in TOOK_PART.items():
        change_cell(folder, "events.csv", row, "actors", actors)
    return new_store(read_dataset(folder))


def count(store, view: View) -> int:
    return queries.totals(store, view).events


def test_the_matrix_counts_events_that_name_both_provinces_under_either_system(tiny_store):
    assert cooperation.matrix(tiny_store, View()) == {
        ("dong", "north-one"): 1,
        ("tay", "north-one"): 1,
        ("tay", "west-one"): 2,
        ("tay", "south-one"): 1,
    }
    assert cooperation.matrix(tiny_store, View(units="63")) == {
        ("dong", "north-one"): 1,
        ("nam", "north-one"): 1,
        ("nam", "west-one"): 1,
        ("nam", "south-one"): 1,
        ("tay", "west-one"): 1,
    }


@SLOW_BUT_SURE
@given(view=views())
def test_a_cell_of_the_matrix_opens_into_as_many_events_as_it_says(tiny_store, view):
    for (own, other), events in cooperation.matrix(tiny_store, view).items():
        assert events == count(tiny_store, with_codes(view, province=own, partner_province=other)) > 0


def test_levels_are_counted_by_the_year_in_which_an_event_surely_happened(tiny_store):
    assert cooperation.by_year(tiny_store, View(), "level") == {
        ("station", 2019): 1,
        ("national", 2022): 1,
        ("provincial", 2023): 2,
        ("provincial", 2024): 1,
        ("station", 2024): 1,
        ("provincial", NO_YEAR): 3,
    }


def test_a_year_that_the_period_cuts_counts_what_surely_lies_in_the_period(tiny_store):
    view = View(date_from=dt.date(2023, 12, 1), date_to=dt.date(2024, 2, 10))
    assert has_part_years(view) and count(tiny_store, view) == 3
    assert cooperation.by_year(tiny_store, view, "kind") == {("talks", 2023): 1}
    assert not has_part_years(View(date_from=dt.date(2023, 1, 1), date_to=dt.date(2024, 12, 31)))


@SLOW_BUT_SURE
@given(view=views(), name=st.sampled_from(["kind", "topic", "level"]))
def test_a_cell_of_a_year_opens_into_as_many_events_as_it_says(tiny_store, view, name):
    for (code, year), events in cooperation.by_year(tiny_store, view, name).items():
        assert events == count(tiny_store, of_year(with_codes(view, **{name: code}), year)) > 0


@SLOW_BUT_SURE
@given(view=views())
def test_without_a_period_every_event_in_view_is_in_the_table_of_levels(tiny_store, view):
    open_view = replace(view, date_from=None, date_to=None, dating="")
    assert sum(cooperation.by_year(tiny_store, open_view, "level").values()) == count(tiny_store, open_view)


@SLOW_BUT_SURE
@given(view=views(), order=st.sampled_from(cooperation.ORDERS), least=st.integers(1, 2))
def test_every_number_at_a_pair_of_provinces_opens_into_as_many_events(tiny_store, view, order, least):
    pairs = cooperation.province_pairs(tiny_store, view, order, least)
    expected = cooperation.matrix(tiny_store, view)
    assert {(pair.first, pair.second): pair.events for pair in pairs} == {
        codes: events for codes, events in expected.items() if events >= least
    }
    for pair in pairs:
        assert_opens(tiny_store, with_codes(view, province=pair.first, partner_province=pair.second), pair)


@SLOW_BUT_SURE
@given(
    view=views(),
    order=st.sampled_from(cooperation.ORDERS),
    sides=st.sampled_from(cooperation.SIDES),
    least=st.integers(1, 2),
)
def test_every_number_at_a_pair_of_organisations_opens_into_as_many_events(paired_store, view, order, sides, least):
    pairs, total = cooperation.organisation_pairs(paired_store, view, order, sides=sides, least=least)
    assert len(pairs) == total
    for pair in pairs:
        assert pair.events >= least
        assert_opens(paired_store, with_codes(view, actor=pair.first, counterpart=pair.second), pair)


def assert_opens(store, view: View, pair: cooperation.Pair) -> None:
    assert pair.events == count(store, view) > 0
    for year, events in pair.years.items():
        assert events == count(store, of_year(view, year)) > 0
    if pair.no_year:
        assert pair.no_year == count(store, of_year(view, NO_YEAR))


def test_a_pair_tells_its_years_and_what_is_known_of_its_last_event(paired_store):
    pairs, total = cooperation.organisation_pairs(paired_store, View(), "events")
    assert total == 2
    assert pairs == [
        cooperation.Pair(
            "post-stone",
            "north-police",
            events=4,
            years={2019: 1, 2023: 1, 2024: 2},
            since=dt.date(2024, 8, 1),
            until=dt.date(2024, 8, 1),
        ),
        cooperation.Pair(
            "tay-committee",
            "north-police",
            events=3,
            years={2024: 1},
            no_year=2,
            since=dt.date(2024, 8, 1),
            until=dt.date(2024, 8, 1),
        ),
    ]


def test_a_last_event_of_an_open_date_has_no_day_that_it_was_not_after(paired_store):
    before = View(date_to=dt.date(2022, 12, 31))
    pairs, _ = cooperation.organisation_pairs(paired_store, before, "gap")
    ends = {pair.first: (pair.since, pair.until) for pair in pairs}
    assert ends == {
        "post-stone": (dt.date(2019, 5, 6), dt.date(2019, 5, 6)),
        "tay-committee": (dt.date(2020, 1, 1), dt.date(2022, 12, 31)),
    }


def test_pairs_lie_across_the_border_or_within_the_country_as_asked(paired_store):
    found = {
        sides: {
            frozenset((pair.first, pair.second))
            for pair in cooperation.organisation_pairs(paired_store, View(), "events", sides=sides)[0]
        }
        for sides in cooperation.SIDES
    }
    assert found["within"] == {frozenset({"post-stone", "tay-committee"})}
    assert found["across"] == {frozenset({"post-stone", "north-police"}), frozenset({"tay-committee", "north-police"})}
    assert found["any"] == found["within"] | found["across"]


def test_more_pairs_than_asked_for_are_counted_but_not_returned(paired_store):
    pairs, total = cooperation.organisation_pairs(paired_store, View(), "events", sides="any", limit=1)
    assert (len(pairs), total) == (1, 3)
    assert cooperation.organisation_pairs(paired_store, View(q="???"), "events") == ([], 0)


@SLOW_BUT_SURE
@given(view=views(), order=st.sampled_from(cooperation.ORDERS))
def test_pairs_of_either_sort_come_in_the_order_asked_for(paired_store, view, order):
    organisations, _ = cooperation.organisation_pairs(paired_store, view, order, sides="any")
    for pairs in (organisations, cooperation.province_pairs(paired_store, view, order)):
        last = [pair.until.toordinal() if pair.until else None for pair in pairs]
        keys = {
            "years": [-len(pair.years) for pair in pairs],
            "gap": [float("inf") if day is None else day for day in last],
            "events": [-pair.events for pair in pairs],
        }[order]
        assert keys == sorted(keys)


@SLOW_BUT_SURE
@given(view=views())
def test_the_view_of_meetings_holds_the_meetings_of_the_view_and_nothing_else(tiny_store, view):
    found = meetings(view)
    kinds = queries.facets(tiny_store, replace(view, kind=()))["kind"]
    expected = sum(n for kind, n in kinds.items() if kind in MEETINGS and (not view.kind or kind in view.kind))
    assert (count(tiny_store, found) if found else 0) == expected


def test_what_no_view_says_is_not_offered():
    period = View(date_from=dt.date(2020, 1, 1), dating="within")
    assert of_year(period, NO_YEAR) is None
    assert of_year(period, 2019) is None
    assert of_year(View(dating="no_year"), 2020) is None
    assert of_year(replace(period, dating="left_out"), 2020) is None
    assert of_year(period, 2020) == replace(period, date_to=dt.date(2020, 12, 31))


def test_provinces_opposite_and_organisations_that_events_name_are_counted(tiny_store):
    assert cooperation.touched(tiny_store, View()) == (3, 3)
    assert cooperation.touched(tiny_store, View(kind=("handover",))) == (1, 0)
    assert cooperation.touched(tiny_store, View(q="???")) == (0, 0)
