"""Lanes, marks and cells: every event in view is somewhere, and a cell opens into exactly what it counts."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gatemap.store import gate_changes, queries, timeline
from gatemap.store.timeline import LANE_FIELDS, NONE, OTHER, STEPS
from gatemap.store.view import View
from tests.often import MORE
from tests.tiny import FACTS, KNOWN, rows, views

LANES = st.sampled_from(list(LANE_FIELDS))
SLOW_BUT_SURE = settings(max_examples=30 * MORE)
DATED = {row["event_id"] for row in rows(FACTS) if row["first"] or row["last"]}


def ids(store, view: View) -> set[str]:
    return set(queries.rows(store, view)["event_id"])


@SLOW_BUT_SURE
@given(view=views(), by=LANES, step=st.sampled_from(STEPS), most=st.integers(0, 3))
def test_a_cell_opens_into_exactly_the_events_it_counts(tiny_store, view, by, step, most):
    lanes = timeline.lanes(tiny_store, view, by, most)
    cells = timeline.cells(tiny_store, view, lanes, step)
    everything = ids(tiny_store, view)
    for cell in cells.itertuples():
        opened = ids(tiny_store, timeline.opened(view, lanes, cell.lane, cell.first, cell.last))
        assert cell.events == len(opened) > 0
        assert opened <= everything


@SLOW_BUT_SURE
@given(view=views(), by=LANES, step=st.sampled_from(STEPS), most=st.integers(0, 3))
def test_the_cells_and_what_is_said_to_be_left_out_make_up_the_view(tiny_store, view, by, step, most):
    lanes = timeline.lanes(tiny_store, view, by, most)
    cells = timeline.cells(tiny_store, view, lanes, step)
    opened = [timeline.opened(view, lanes, cell.lane, cell.first, cell.last) for cell in cells.itertuples()]
    counted = set().union(*(ids(tiny_store, cell) for cell in opened))
    left_out = timeline.left_out_rows(tiny_store, view, step)
    assert timeline.left_out(tiny_store, view, step) == len(left_out)
    assert counted | set(left_out["event_id"]) == ids(tiny_store, view)
    assert not counted & set(left_out["event_id"])


@SLOW_BUT_SURE
@given(view=views(), by=LANES, most=st.integers(0, 3))
def test_every_event_of_the_view_that_has_a_date_has_a_mark_in_a_lane_and_the_others_are_told(
    tiny_store, view, by, most
):
    lanes = timeline.lanes(tiny_store, view, by, most)
    marks = timeline.marks(tiny_store, view, lanes)
    everything = ids(tiny_store, view)
    assert set(marks["event_id"]) == everything & DATED
    assert set(timeline.left_out_rows(tiny_store, view)["event_id"]) == everything - DATED
    assert set(marks["lane"]) <= set(lanes.codes)
    assert not marks.duplicated(["event_id", "lane"]).any()


@SLOW_BUT_SURE
@given(view=views(), by=LANES)
def test_the_number_of_marks_is_told_before_they_are_fetched(tiny_store, view, by):
    assume("d-none" not in ids(tiny_store, view))  # it counts as a mark, and has no date to be drawn at
    lanes = timeline.lanes(tiny_store, view, by)
    assert len(timeline.marks(tiny_store, view, lanes)) == lanes.marks


@SLOW_BUT_SURE
@given(view=views(), by=LANES)
def test_codes_that_the_view_asks_for_are_the_only_lanes(tiny_store, view, by):
    chosen = getattr(view, LANE_FIELDS[by])
    assume(chosen)
    assert set(timeline.lanes(tiny_store, view, by).codes) <= set(chosen)


def test_an_event_of_two_partners_stands_in_the_lane_of_each(tiny_store):
    marks = timeline.marks(tiny_store, View(), timeline.lanes(tiny_store, View(), "border"))
    assert list(marks.loc[marks["event_id"] == "d-year", "lane"]) == ["CN", "LA"]


@pytest.mark.parametrize(
    ("by", "codes"),
    [
        ("border", ("CN", "LA", "KH", "VN")),
        ("province", ("tay", "dong", NONE)),
        ("kind", ("talks", "conference", "joint_patrol", "gate_change", "handover", "aid", "exchange")),
    ],
)
def test_lanes_stand_in_the_order_of_their_vocabulary_or_by_events(tiny_store, by, codes):
    assert timeline.lanes(tiny_store, View(), by).codes == codes


def test_events_that_no_gate_shows_have_a_lane_of_their_own(tiny_store):
    marks = timeline.marks(tiny_store, View(), timeline.lanes(tiny_store, View(), "place"))
    assert set(marks.loc[marks["lane"] == NONE, "event_id"]) == {"d-year", "d-infer", "d-days", "d-range"}


def test_codes_with_few_events_share_a_lane_in_which_an_event_stands_once(tiny_store):
    lanes = timeline.lanes(tiny_store, View(), "place", most=1)
    assert lanes.own == ("suoi-da",) or len(lanes.own) == 1
    assert set(lanes.own) | set(lanes.others) == set(KNOWN.places)
    marks = timeline.marks(tiny_store, View(), lanes)
    assert not marks[marks["lane"] == OTHER].duplicated("event_id").any()


@pytest.mark.parametrize(("days", "step"), [(0, "day"), (99, "day"), (100, "month"), (1400, "month"), (1500, "year")])
def test_cells_are_narrower_the_shorter_the_period(days, step):
    first = dt.date(2020, 1, 1)
    assert timeline.step_of(first, first + dt.timedelta(days=days)) == step


def test_the_cells_at_the_edge_of_a_period_reach_no_further_than_it(tiny_store):
    view = View(date_from=dt.date(2023, 12, 10), date_to=dt.date(2024, 8, 1))
    cells = timeline.cells(tiny_store, view, timeline.lanes(tiny_store, view, "border"), "month")
    assert min(cells["first"]) == dt.date(2023, 12, 10) and max(cells["last"]) == dt.date(2024, 8, 1)


def history(tiny_dataset, *changes: str):
    """Return the dataset with another history: lines of place, date, change, status."""
    names = ("place_id", "date", "change", "status_after")
    records = [dict(zip(names, change.split(), strict=True)) for change in changes]
    blank = dict.fromkeys(tiny_dataset.gate_history.columns, "")
    frame = pd.DataFrame([blank | record for record in records])
    return replace(tiny_dataset, gate_history=frame)


def test_a_closure_runs_to_the_next_change_and_its_doubt_is_kept_apart(tiny_dataset):
    dataset = history(
        tiny_dataset,
        "suoi-da 2022-04 reopened open",
        "suoi-da 2020-03 suspended closed",
        "nui-cao 2020 suspended closed",
    )
    closures = gate_changes.closures(dataset, View()).set_index("place_id")
    known, endless = closures.loc["suoi-da"], closures.loc["nui-cao"]
    assert (known["first"], known["last"]) == (pd.Timestamp("2020-03-31"), pd.Timestamp("2022-03-31"))
    assert known["fades_to"] == pd.Timestamp("2022-04-30")
    assert endless["end_date"] == "" and pd.isna(endless["last"]) and pd.isna(endless["fades_to"])


def test_a_closure_that_began_nobody_knows_in_which_year_is_left_out(tiny_dataset):
    dataset = history(tiny_dataset, "suoi-da [2019..2021] suspended closed", "suoi-da 2022-04-01 reopened open")
    assert gate_changes.closures(dataset, View()).empty


def test_only_gates_in_view_have_closures_and_upgrades(tiny_dataset):
    dataset = history(
        tiny_dataset, "suoi-da 2020-03-01 closed closed", "nui-cao 2021 opened open", "suoi-da 2022-04-01 upgraded open"
    )
    of_china = View(partner=("CN",))
    assert list(gate_changes.closures(dataset, of_china)["place_id"]) == ["suoi-da"]
    assert list(gate_changes.upgrades(dataset, of_china)["place_id"]) == ["suoi-da"]
    assert list(gate_changes.upgrades(dataset, View(place=("nui-cao",)))["place_id"]) == ["nui-cao"]
    assert gate_changes.closures(dataset, View(province=("tay",), units="63")).empty
