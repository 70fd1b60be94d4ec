"""The strip stands where time stands, and brushing it gives whole months or years."""

import calendar
import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatemap import vocab
from gatemap.i18n.words import words
from gatemap.render import charts, colours
from gatemap.store import queries
from gatemap.store.view import View

STEPS = st.sampled_from(["month", "year"])
MOMENTS = st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC))
NO_PERIOD = (None, None)
YEARS = (2020, 2024)


def ms(year: int, month: int = 1, day: int = 1, hour: int = 0) -> float:
    return dt.datetime(year, month, day, hour, tzinfo=dt.UTC).timestamp() * 1000


def brush(*ends: float) -> dict:
    return {"start": list(ends)}


@given(MOMENTS, MOMENTS, STEPS)
def test_a_brush_of_whatever_width_gives_whole_steps_that_end_after_they_begin(one, other, step):
    first, last = charts.period_of(brush(one.timestamp() * 1000, other.timestamp() * 1000), step)
    assert first <= last
    assert first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if step == "year":
        assert first.month == 1 and last.month == 12


@given(MOMENTS, MOMENTS, STEPS)
def test_the_ends_of_a_period_lie_within_a_step_of_the_ends_of_the_brush(one, other, step):
    begin, end = sorted((one, other))
    first, last = charts.period_of(brush(begin.timestamp() * 1000, end.timestamp() * 1000), step)
    width = dt.timedelta(days=31 if step == "month" else 366)
    assert abs(begin.date() - first) <= width and abs(end.date() - last) <= width


@given(MOMENTS, MOMENTS, STEPS)
def test_brushing_from_right_to_left_is_brushing_from_left_to_right(one, other, step):
    there, back = one.timestamp() * 1000, other.timestamp() * 1000
    assert charts.period_of(brush(there, back), step) == charts.period_of(brush(back, there), step)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 60), STEPS)
def test_a_period_given_to_the_brush_comes_back_as_the_same_period(day, steps, step):
    first = day.replace(day=1) if step == "month" else day.replace(month=1, day=1)
    month = first.year * 12 + first.month - 1 + steps * (1 if step == "month" else 12)
    last_month = month if step == "month" else month + 11
    year, number = last_month // 12, last_month % 12 + 1
    last = dt.date(year, number, calendar.monthrange(year, number)[1])
    chart = charts.strip(some_series(step), "kind", step, words("en"), (1940, 2160), (first, last)).to_dict()
    value = next(param["value"]["x"] for param in chart["params"] if param["name"] == charts.BRUSH)
    assert charts.period_of(brush(*value), step) == (first, last)


@pytest.mark.parametrize("nothing", [None, {}, {"start": []}, {"start": None}, {"start": [1.0]}])
def test_nothing_brushed_is_no_period(nothing):
    assert charts.period_of(nothing, "month") == NO_PERIOD


@pytest.mark.parametrize(
    ("step", "ends", "first", "last"),
    [
        ("month", (ms(2024, 1, 2), ms(2024, 3, 30)), dt.date(2024, 1, 1), dt.date(2024, 3, 31)),
        ("month", (ms(2024, 2, 10), ms(2024, 2, 11)), dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("year", (ms(2023, 1, 20), ms(2024, 12, 20)), dt.date(2023, 1, 1), dt.date(2024, 12, 31)),
        ("year", (ms(2023, 11, 20), ms(2024, 12, 20)), dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
        ("year", (ms(2023, 5, 1), ms(2023, 5, 2)), dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
    ],
)
def test_the_ends_of_a_brush_move_to_the_nearest_edges(step, ends, first, last):
    assert charts.period_of(brush(*ends), step) == (first, last)


def some_series(step: str) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "start": pd.to_datetime(["2023-01-01", "2023-01-01", "2024-05-01" if step == "month" else "2024-01-01"]),
            "code": ["talks", "aid", "talks"],
            "events": [2, 1, 4],
        }
    )
    return frame.assign(span=step)


def bars_of(chart) -> list[dict]:
    return bars_of_dict(chart.to_dict())


def test_bars_of_one_step_stand_on_each_other_without_gap_or_overlap():
    chart = charts.strip(some_series("year"), "kind", "year", words("en"), YEARS, NO_PERIOD)
    bars = [bar for bar in bars_of(chart) if bar["start"].startswith("2023")]
    assert [(bar["label"], bar["bottom"], bar["top"]) for bar in bars] == [("Talks", 0, 2), ("Aid", 2, 3)]


def test_a_bar_reaches_to_the_beginning_of_the_next_step():
    months = bars_of(charts.strip(some_series("month"), "kind", "month", words("en"), YEARS, NO_PERIOD))
    years = bars_of(charts.strip(some_series("year"), "kind", "year", words("en"), YEARS, NO_PERIOD))
    assert (months[-1]["start"][:10], months[-1]["end"][:10]) == ("2024-05-01", "2024-06-01")
    assert (years[-1]["start"][:10], years[-1]["end"][:10]) == ("2024-01-01", "2025-01-01")


def test_time_runs_in_utc_so_that_no_time_zone_moves_a_bar():
    chart = charts.strip(some_series("year"), "kind", "year", words("en"), YEARS, NO_PERIOD).to_dict()
    assert all(layer["encoding"]["x"]["scale"]["type"] == "utc" for layer in chart["layer"])


def test_an_option_that_has_no_bar_has_no_place_in_the_legend():
    chart = charts.strip(some_series("year"), "kind", "year", words("vi"), YEARS, NO_PERIOD).to_dict()
    scale = chart["layer"][-1]["encoding"]["color"]["scale"]
    assert scale["domain"] == [words("vi").label("kind", code) for code in ("talks", "aid")]
    assert scale["range"] == [colours.KIND_COLOURS["talks"], colours.KIND_COLOURS["aid"]]


@pytest.mark.parametrize("by", ["kind", "partner"])
@pytest.mark.parametrize("step", ["month", "year"])
def test_the_strip_of_the_store_draws_each_event_that_has_a_year(tiny_store, by, step):
    series = queries.series(tiny_store, View(), by, step)
    chart = charts.strip(series, by, step, words("en"), YEARS, NO_PERIOD)
    assert sum(bar["events"] for bar in bars_of(chart)) == series["events"].sum() > 0
    pale = [layer for layer in chart.to_dict()["layer"] if layer["mark"].get("opacity", 1) < 1]
    assert len(pale) == (1 if step == "month" else 0), "events known to the year only are paler bars by month"


def test_a_period_with_one_end_brushes_to_the_end_of_the_axis():
    first_only = (dt.date(2024, 1, 1), None)
    chart = charts.strip(some_series("year"), "kind", "year", words("en"), YEARS, first_only).to_dict()
    value = next(param["value"]["x"] for param in chart["params"] if param["name"] == charts.BRUSH)
    assert value == [ms(2024), ms(2025)]


@pytest.mark.parametrize(
    ("first", "last", "ends"),
    [
        (None, None, []),
        (None, dt.date(2021, 3, 31), [ms(2020), ms(2021, 3, 31)]),
        (dt.date(1990, 1, 1), dt.date(2090, 1, 1), [ms(2020), ms(2025)]),
        (dt.date(1990, 1, 1), dt.date(1995, 1, 1), []),
        (dt.date(2030, 1, 1), None, []),
    ],
)
def test_the_brush_stays_within_the_axis(first, last, ends):
    assert charts.brush_ends((first, last), YEARS) == ends


def test_the_axis_shows_the_years_that_it_was_given_and_not_those_of_the_bars():
    spec, _ = charts.strip_parts(some_series("year"), "kind", "year", words("en"), (2001, 2026), NO_PERIOD)
    domains = [layer["encoding"]["x"]["scale"]["domain"] for layer in spec["layer"]]
    assert domains == [[ms(2001), ms(2027)]] * len(domains)


@pytest.mark.parametrize("by", ["kind", "partner"])
@pytest.mark.parametrize("step", ["month", "year"])
def test_what_is_sent_draws_the_strip_and_its_bars(tiny_store, by, step):
    series = queries.series(tiny_store, View(), by, step)
    period = (dt.date(2021, 1, 1), dt.date(2023, 12, 31))
    whole = charts.strip(series, by, step, words("vi"), YEARS, period).to_dict()
    spec, bars = charts.strip_parts(series, by, step, words("vi"), YEARS, period)
    assert bars["label"].tolist() == [bar["label"] for bar in bars_of_dict(whole)]
    assert bars["top"].tolist() == [bar["top"] for bar in bars_of_dict(whole)]
    value = {param["name"]: param["value"] for param in spec["params"] if "value" in param}
    assert value == {param["name"]: param["value"] for param in whole["params"] if "value" in param}
    for sent, drawn in zip(spec["layer"], whole["layer"], strict=True):
        assert sent["transform"] == drawn["transform"] and sent["mark"] == drawn["mark"]
        assert _without_palette(sent) == _without_palette(drawn)
        palette = sent["encoding"]["color"]["scale"]
        colour_of = dict(zip(palette["domain"], palette["range"], strict=True))
        scale = drawn["encoding"]["color"]["scale"]
        assert [colour_of[label] for label in scale["domain"]] == scale["range"]


def test_other_events_change_the_bars_and_not_the_specification():
    one, other = (
        charts.strip_parts(series, "kind", "year", words("en"), YEARS, NO_PERIOD)
        for series in (some_series("year"), some_series("year").head(1))
    )
    assert one[0] == other[0] and len(one[1]) != len(other[1])


def test_a_brush_of_one_visitor_is_not_in_the_strip_of_the_next():
    charts.strip_parts(
        some_series("year"), "kind", "year", words("en"), YEARS, (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    )
    spec, _ = charts.strip_parts(some_series("year"), "kind", "year", words("en"), YEARS, NO_PERIOD)
    assert all("value" not in param for param in spec["params"])


def bars_of_dict(chart: dict) -> list[dict]:
    (rows,) = chart["datasets"].values()
    return rows


def _without_palette(layer: dict) -> dict:
    return {name: channel for name, channel in layer["encoding"].items() if name != "color"}


def test_every_kind_and_partner_has_a_colour_of_its_own():
    for palette, codes in (
        (colours.KIND_COLOURS, vocab.EVENT_KINDS),
        (colours.PARTNER_COLOURS, vocab.PARTNER_OPTIONS),
    ):
        assert set(palette) == set(codes)
        assert len(set(palette.values())) == len(palette)
