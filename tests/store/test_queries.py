"""Numbers, facets, series and rows: each figure on screen is the count of events that it stands for."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatemap import vocab
from gatemap.store import queries
from gatemap.store.view import View
from tests.often import MORE
from tests.tiny import KNOWN, NEWEST_FIRST, views

FACET_OPTIONS = {
    "partner": vocab.PARTNER_OPTIONS,
    "kind": vocab.EVENT_KINDS,
    "topic": vocab.TOPICS,
    "level": vocab.EVENT_LEVELS,
    "gate_level": vocab.GATE_LEVEL_OPTIONS,
    "partner_province": KNOWN.partner_provinces,
    "position": vocab.POSITIONS,
    "certainty": vocab.DATE_CERTAINTIES,
}
SLOW_BUT_SURE = settings(max_examples=20 * MORE)


def count(store, view: View) -> int:
    return queries.totals(store, view).events


def test_every_filter_with_options_has_a_facet(tiny_store):
    assert set(queries.facets(tiny_store, View())) == {*FACET_OPTIONS, "province"}


@SLOW_BUT_SURE
@given(view=views())
def test_the_count_at_an_organisation_is_the_number_of_events_that_choosing_it_shows(tiny_store, view):
    counted = queries.actor_counts(tiny_store, view, skip=frozenset({"actor"}))
    for code in KNOWN.organisations:
        assert counted.get(code, 0) == count(tiny_store, replace(view, actor=(code,))), code


@SLOW_BUT_SURE
@given(view=views())
def test_the_events_said_to_be_left_out_of_a_period_are_those_that_the_filter_lists(tiny_store, view):
    undated = queries.totals(tiny_store, view).undated
    if view.dating == "left_out" or not (view.date_from or view.date_to):
        assert undated == 0
    else:
        assert undated == count(tiny_store, replace(view, dating="left_out"))


@SLOW_BUT_SURE
@given(view=views(), step=st.sampled_from(["month", "year"]), by=st.sampled_from(["kind", "partner"]))
def test_a_bar_is_the_number_of_events_that_surely_happened_in_its_time(tiny_store, view, step, by):
    bars = queries.series(tiny_store, view, by, step)
    bars = bars[bars["span"] == step]
    for bar in bars.itertuples():
        last = (bar.start + pd.DateOffset(**{f"{step}s": 1}) - pd.Timedelta(days=1)).date()
        opened = replace(view.within(bar.start.date(), last), **{by: (bar.code,)})
        if not getattr(view, by) and view.dating != "no_year":
            assert bar.events == count(tiny_store, opened)


@SLOW_BUT_SURE
@given(view=views())
def test_the_first_and_the_last_year_are_those_of_the_bars(tiny_store, view):
    bars = queries.series(tiny_store, view, "kind", "year")
    found = None if bars.empty else (bars["start"].min().year, bars["start"].max().year)
    assert queries.years(tiny_store, view) == found


@SLOW_BUT_SURE
@given(view=views())
def test_the_events_that_no_bar_draws_are_those_that_the_filter_lists(tiny_store, view):
    listed = replace(view, date_from=None, date_to=None, dating="no_year")
    assert queries.without_year(tiny_store, view) == count(tiny_store, listed)


@SLOW_BUT_SURE
@given(view=views(), field=st.sampled_from([*FACET_OPTIONS, "province"]))
def test_the_count_at_an_option_is_the_number_of_events_that_choosing_it_shows(tiny_store, view, field):
    options = FACET_OPTIONS.get(field) or KNOWN.provinces(view.units)
    counted = queries.facets(tiny_store, view)[field]
    assert set(counted) <= set(options)
    for code in options:
        chosen = replace(view, **{field: code if field == "certainty" else (code,)})
        assert counted.get(code, 0) == count(tiny_store, chosen), code


@SLOW_BUT_SURE
@given(view=views())
def test_the_count_at_a_place_is_the_number_of_events_that_choosing_it_shows(tiny_store, view):
    counted = queries.place_counts(tiny_store, view, skip=frozenset({"place"}))
    for number, place in enumerate(KNOWN.places):
        assert counted.get(number, 0) == count(tiny_store, replace(view, place=(place,))), place


@SLOW_BUT_SURE
@given(view=views())
def test_every_event_is_at_a_gate_or_at_a_province_or_counted_as_nowhere(tiny_store, view):
    numbers = queries.totals(tiny_store, view)
    found = queries.rows(tiny_store, view)
    assert numbers.events == len(found)
    assert numbers.at_gates + numbers.at_provinces + numbers.nowhere == numbers.events
    assert numbers.at_gates == int(found["at_gate"].astype(bool).sum())
    assert numbers.national == int((found["level"] == "national").sum())


@SLOW_BUT_SURE
@given(view=views())
def test_totals_count_what_the_rows_hold(tiny_store, view):
    numbers = queries.totals(tiny_store, view)
    found = queries.rows(tiny_store, view)

    def distinct(column: str) -> set[str]:
        return {code for cell in found[column] for code in cell.split(";") if code}

    assert numbers.places == len(distinct("place_ids"))
    assert numbers.provinces == len(distinct(f"provinces_{view.units}"))
    firsts = [day for day in found["date_earliest"] if not pd.isna(day)]
    lasts = [day for day in found["date_latest"] if not pd.isna(day)]
    assert numbers.first == min(firsts, default=None) and numbers.last == max(lasts, default=None)


def test_totals_of_a_view_without_events_are_zero_and_have_no_period(tiny_store):
    numbers = queries.totals(tiny_store, View(q="nothing like this"))
    assert (numbers.events, numbers.places, numbers.provinces, numbers.national) == (0, 0, 0, 0)
    assert (numbers.at_gates, numbers.at_provinces, numbers.nowhere) == (0, 0, 0)
    assert numbers.first is None and numbers.last is None


def test_a_merged_province_moves_an_event_between_its_square_and_nowhere(tiny_store):
    new, old = (queries.totals(tiny_store, View(units=units)) for units in ("34", "63"))
    assert (new.at_gates, new.at_provinces, new.nowhere) == (4, 4, 1)
    assert (old.at_gates, old.at_provinces, old.nowhere) == (4, 3, 2)


@SLOW_BUT_SURE
@given(view=views())
def test_a_period_never_loses_an_event_of_unknown_date_in_silence(tiny_store, view):
    view = replace(view, dating="")
    without = replace(view, date_from=None, date_to=None)
    left_out = set(queries.rows(tiny_store, without)["event_id"]) - set(queries.rows(tiny_store, view)["event_id"])
    # d-open was in or before 2016: a period that begins later leaves it out for good reason.
    surely_outside = {"d-open"} if view.date_from and view.date_from.year > 2016 else set()
    open_ended = left_out & {"d-open", "d-none"} - surely_outside
    assert queries.totals(tiny_store, view).undated == len(open_ended)


def test_provinces_are_counted_only_for_events_that_no_gate_shows(tiny_store):
    assert queries.province_counts(tiny_store, View()) == {"dong": 1, "tay": 3}
    assert queries.province_counts(tiny_store, View(units="63")) == {"dong": 1, "nam": 2}


def test_months_show_what_is_known_to_the_month_and_years_apart_what_is_known_to_the_year(tiny_store):
    series = queries.series(tiny_store, View(), "kind", "month")
    months = series[series["span"] == "month"].set_index("start")["events"]
    assert months.to_dict() == {
        pd.Timestamp(month): 1 for month in ("2019-05-01", "2022-11-01", "2023-12-01", "2024-02-01", "2024-08-01")
    }
    years = series[series["span"] == "year"]
    assert [(row.start, row.code, row.events) for row in years.itertuples()] == [(pd.Timestamp("2023-01-01"), "aid", 1)]


@pytest.mark.parametrize("step", ["month", "year"])
def test_the_series_and_what_it_cannot_draw_make_up_all_events(tiny_store, step):
    drawn = queries.series(tiny_store, View(), "kind", step)["events"].sum()
    assert drawn + queries.without_year(tiny_store, View()) == len(NEWEST_FIRST)


def test_an_event_with_two_partners_stands_in_the_series_of_each(tiny_store):
    series = queries.series(tiny_store, View(), "partner", "year")
    in_2023 = series[series["start"] == pd.Timestamp("2023-01-01")]
    assert dict(zip(in_2023["code"], in_2023["events"], strict=True)) == {"CN": 2, "LA": 1}


def test_the_series_keeps_what_lies_outside_the_period_so_that_the_period_can_be_moved(tiny_store):
    narrow = View(date_from=dt.date(2024, 1, 1), date_to=dt.date(2024, 12, 31))
    pd.testing.assert_frame_equal(
        queries.series(tiny_store, narrow, "kind", "year"), queries.series(tiny_store, View(), "kind", "year")
    )


@pytest.mark.parametrize("by", ["kind", "partner"])
@pytest.mark.parametrize("step", ["month", "year"])
def test_the_series_of_no_events_is_empty_with_its_columns(tiny_store, by, step):
    series = queries.series(tiny_store, View(q="nothing like this"), by, step)
    assert series.empty and {"start", "span", "code", "events"} <= set(series.columns)


def test_rows_come_newest_first_or_oldest_first_and_undated_ones_last_in_both(tiny_store):
    newest = list(queries.rows(tiny_store, View())["event_id"])
    oldest = list(queries.rows(tiny_store, View(sort="oldest"))["event_id"])
    assert newest == list(NEWEST_FIRST)
    assert oldest == [*NEWEST_FIRST[-2::-1], "d-none"]


@pytest.mark.parametrize("sort", vocab.SORTS)
def test_pages_of_rows_put_together_are_all_rows(tiny_store, sort):
    view = View(sort=sort)
    pages = [queries.rows(tiny_store, view, offset=offset, limit=4) for offset in (0, 4, 8, 12)]
    assert [len(page) for page in pages] == [4, 4, 1, 0]
    assert list(pd.concat(pages)["event_id"]) == list(queries.rows(tiny_store, view)["event_id"])


def test_the_newest_events_of_a_place_are_those_of_the_view_there(tiny_store):
    found = queries.place_rows(tiny_store, View(sort="oldest", place=("nui-cao",)), "suoi-da", 5)
    assert list(found["event_id"]) == ["d-day", "d-open"]
    assert list(queries.place_rows(tiny_store, View(partner=("LA",)), "suoi-da", 5)["event_id"]) == ["d-open"]
