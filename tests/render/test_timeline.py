"""Marks stand where their dates are, none on another, and nothing about a date is invented."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatemap.i18n.words import words
from gatemap.render import gate_background, packing, timeline_cells
from gatemap.render import timeline as charts
from gatemap.render.time_axis import DAY, Axis
from gatemap.store import timeline
from gatemap.store.names import display_names
from gatemap.store.view import View

AXIS = Axis(pd.Timestamp("2016-01-01"), pd.Timestamp("2025-01-01"))
SPANS = st.lists(st.tuples(st.floats(0, 1000), st.floats(0.01, 200)), max_size=60)
# a date as the store gives it: first day, last day, precision
DATES = {
    "day": ("2024-08-01", "2024-08-01", "day"),
    "days": ("2022-11-24", "2022-11-26", "day"),
    "month": ("2024-02-01", "2024-02-29", "month"),
    "range": ("2020-01-01", "2022-12-31", "range"),
    "until": (None, "2016-12-31", "unknown"),
    "since": ("2019-02-26", None, "unknown"),
}


def marks(**changes) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "event_id": list(DATES),
            "lane": "CN",
            "date_earliest": pd.to_datetime([first for first, _, _ in DATES.values()]),
            "date_latest": pd.to_datetime([last for _, last, _ in DATES.values()]),
            "date_precision": [precision for _, _, precision in DATES.values()],
            "date_inferred": False,
            "kind": "talks",
            "title": "T",
            "when": "W",
            "kind_label": "K",
            "where": "P",
        }
    )
    return frame.assign(**changes)


def placed(frame: pd.DataFrame | None = None, axis: Axis = AXIS) -> pd.DataFrame:
    return charts.place_marks(marks() if frame is None else frame, ("CN",), axis)[0].set_index("event_id", drop=False)


@given(SPANS)
def test_no_two_marks_of_a_row_overlap(spans):
    starts = np.array([start for start, _ in spans], dtype=float)
    ends = np.array([start + length for start, length in spans], dtype=float)
    rows = packing.pack(starts, ends)
    for row in set(rows.tolist()):
        inside = np.argsort(starts[rows == row], kind="stable")
        assert (ends[rows == row][inside][:-1] <= starts[rows == row][inside][1:]).all()


@given(SPANS)
def test_a_lane_has_no_more_rows_than_marks_that_meet_at_one_moment(spans):
    starts = np.array([start for start, _ in spans], dtype=float)
    ends = np.array([start + length for start, length in spans], dtype=float)
    deepest = max((int(((starts <= start) & (ends > start)).sum()) for start in starts), default=0)
    assert packing.pack(starts, ends).max(initial=-1) + 1 == deepest


def test_lanes_are_packed_each_on_its_own():
    lanes = pd.Series(["a", "b", "a"])
    rows = packing.pack_lanes(lanes, np.array([0.0, 0.0, 0.0]), np.array([5.0, 5.0, 5.0]))
    assert rows.tolist() == [0, 0, 1]


@given(st.lists(st.integers(1, 400), min_size=1, max_size=40))
def test_lanes_stand_below_each_other_and_hold_their_rows(counts):
    codes = tuple(f"lane{number}" for number in range(len(counts)))
    layout = packing.lay_out(codes, pd.Series(counts, index=codes))
    lanes = layout.lanes
    assert (lanes["bottom"].to_numpy()[:-1] == lanes["top"].to_numpy()[1:]).all()
    room = lanes["bottom"] - lanes["top"] - packing.LABEL
    assert (room + 0.02 >= np.array(counts) * layout.row).all()
    assert packing.LEAST_ROW <= layout.row <= packing.ROW
    assert layout.height >= lanes["bottom"].max() - 0.01


@pytest.mark.parametrize("name", ["day", "days", "month", "range"])
def test_a_mark_spans_exactly_the_days_on_which_its_event_may_have_happened(name):
    first, last, _ = DATES[name]
    row = placed().loc[name]
    assert (row["start"], row["end"]) == (pd.Timestamp(first), pd.Timestamp(last) + DAY)
    assert row["open"] == ""


def test_an_open_end_reaches_to_the_edge_of_the_axis_with_an_arrow():
    until, since = placed().loc["until"], placed().loc["since"]
    assert (until["start"], until["end"], until["open"]) == (AXIS.first, pd.Timestamp("2017-01-01"), "start")
    assert (since["start"], since["end"], since["open"]) == (pd.Timestamp("2019-02-26"), AXIS.end, "end")
    arrows = layer(chart(), shape=True)
    assert [row["shape"] for row in arrows] == ["triangle-left", "triangle-right"]


def test_an_open_end_outside_the_axis_still_points_the_right_way():
    axis = Axis(pd.Timestamp("2024-01-01"), pd.Timestamp("2025-01-01"))
    assert (placed(axis=axis)["start"] < placed(axis=axis)["end"]).all()


def test_a_known_day_is_a_dot_some_days_a_dot_with_a_bar_and_anything_longer_a_bar():
    spans, dots = charts.split_marks(placed(), charts.place_marks(marks(), ("CN",), AXIS)[1])
    assert list(dots[charts.CLICK]) == ["day", "days"]
    assert list(spans[charts.CLICK]) == ["days", "month", "range", "until", "since"]


def chart(frame: pd.DataFrame | None = None) -> dict:
    told, layout = charts.place_marks(marks() if frame is None else frame, ("CN",), AXIS)
    return charts.marks_chart(told, layout, {"CN": "China"}, AXIS, words("en"), []).to_dict()


def layer(spec: dict, shape: bool = False, name: str = "") -> list[dict]:
    found = next(part for part in spec["layer"] if (part.get("name") == name if name else "shape" in part["encoding"]))
    return spec["datasets"][found["data"]["name"]]


def test_an_inferred_date_is_drawn_hollow_and_dashed():
    spec = chart(marks(date_inferred=True))
    for part in (part for part in spec["layer"] if part.get("name") in (charts.SPANS, charts.DOTS)):
        for channel in ("fillOpacity", "strokeDash"):
            assert part["encoding"][channel]["condition"]["test"] == "datum.inferred"
        assert part["encoding"]["fillOpacity"]["condition"]["value"] < part["encoding"]["fillOpacity"]["value"] / 4
        assert part["encoding"]["strokeDash"]["condition"]["value"] and not part["encoding"]["strokeDash"]["value"]
    assert all(row["inferred"] for row in layer(spec, name=charts.DOTS))


def test_the_chart_does_not_change_with_the_event_that_is_chosen():
    told, layout = charts.place_marks(marks(), ("CN",), AXIS)
    style = charts.chosen_style(told, layout, "days", "timeline_chart")
    assert "g.spans_marks > path:nth-child(1)" in style and "g.dots_marks > path:nth-child(2)" in style
    assert charts.chosen_style(told, layout, "", "timeline_chart") == ""
    assert charts.chosen_style(told, layout, "no-such-event", "timeline_chart") == ""


def test_time_runs_in_utc_and_the_axis_shows_the_days_asked_for():
    spec = chart()
    scales = [part["encoding"]["x"]["scale"] for part in spec["layer"] if "scale" in part["encoding"].get("x", {})]
    assert all(scale["type"] == "utc" for scale in scales)
    (domain,) = [scale["domain"] for scale in scales if "domain" in scale]
    assert [(end["year"], end["month"], end["date"]) for end in domain] == [(2016, 1, 1), (2025, 1, 1)]


def test_a_click_parameter_and_a_zoom_that_asks_nothing_of_the_server():
    params = {param["name"]: param for param in chart()["params"]}
    assert params[charts.CLICK]["select"]["fields"] == [charts.CLICK]
    assert params["zoom"]["bind"] == "scales" and params["zoom"]["select"]["encodings"] == ["x"]


@pytest.mark.parametrize("by", list(timeline.LANE_FIELDS))
def test_the_marks_of_the_store_are_drawn_once_each(tiny_store, by):
    lanes = timeline.lanes(tiny_store, View(), by)
    frame = timeline.marks(tiny_store, View(), lanes)
    told, layout = charts.place_marks(frame, lanes.codes, AXIS)
    spans, dots = charts.split_marks(told, layout)
    assert set(spans[charts.CLICK]) | set(dots[charts.CLICK]) == set(frame["event_id"])
    assert dots["y"].between(0, layout.height).all() and spans["bottom"].between(0, layout.height).all()


def test_a_cell_tells_its_lane_and_days_when_it_is_clicked(tiny_store):
    lanes = timeline.lanes(tiny_store, View(), "border")
    cells = timeline.cells(tiny_store, View(), lanes, "year").assign(when="")
    layout = timeline_cells.lay_out_cells(lanes.codes)
    labels = {code: code for code in lanes.codes}
    spec = timeline_cells.cells_chart(cells, layout, labels, AXIS, words("en"), []).to_dict()
    drawn = [row for rows in spec["datasets"].values() for row in rows if timeline_cells.CELL_CLICK in row]
    read = [timeline_cells.read_cell(row[timeline_cells.CELL_CLICK]) for row in drawn]
    assert read == [(cell.lane, f"{cell.first}", f"{cell.last}") for cell in cells.itertuples()]


@given(st.lists(st.integers(1, 10**6), min_size=1))
def test_a_cell_of_more_events_is_never_paler_and_none_is_invisible(counts):
    shades = timeline_cells.shade(np.array(sorted(counts)), max(counts))
    assert (np.diff(shades) >= 0).all() and shades[0] >= timeline_cells.PALEST and shades[-1] <= 1


@pytest.mark.parametrize("sent", ["", "CN", "a b c d", "<b> 2024 x"])
def test_a_cell_that_no_chart_made_is_read_without_harm(sent):
    assert len(timeline_cells.read_cell(sent)) == 3


def test_a_closure_without_a_known_end_fades_and_claims_no_sure_day():
    first = pd.Timestamp("2020-03-19")
    ((start, _, fading),) = gate_background.closure_spans(first, pd.NaT, pd.NaT)
    assert start == first and fading


def test_a_closure_is_sure_up_to_the_first_day_it_may_have_ended_and_fades_to_the_last():
    first, last, fades_to = map(pd.Timestamp, ("2020-03-19", "2022-08-31", "2022-09-30"))
    sure, doubt = gate_background.closure_spans(first, last, fades_to)
    assert sure == (first, pd.Timestamp("2022-09-01"), False)
    assert doubt == (pd.Timestamp("2022-09-01"), fades_to, True)


def test_the_more_gates_of_a_lane_are_closed_the_stronger_it_is_and_one_gate_alone_is_well_seen(tiny_dataset):
    first, last = pd.Timestamp("2020-03-19"), pd.Timestamp("2022-08-31")
    rows = [("CN", "suoi-da"), ("CN", "nui-cao"), ("LA", "nui-cao"), ("LA", "suoi-da"), ("LA", "ban-xa")]
    closures = pd.DataFrame(rows, columns=["lane", "place_id"]).assign(
        status=["closed", "closed", "closed", "closed", "goods_only"],
        date="2020-03-19",
        end_date="2022-09-01",
        first=first,
        last=last,
        fades_to=last + DAY,
        source_url="https://www.example.org/a",
    )
    drawn = gate_background.closure_rows(closures, words("en"), display_names(tiny_dataset, "en"))
    strength = {(row.lane, row.what): row.opacity for row in drawn.itertuples()}
    assert strength["CN", "closed"] == gate_background.STRONGEST
    assert strength["LA", "goods only"] < strength["LA", "closed"] < strength["CN", "closed"]
    assert set(drawn["source"]) == {"example.org"} and "Nui Cao, Suoi Da" in set(drawn["title"])
