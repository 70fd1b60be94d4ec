"""The steps of level and status say for every day what the day itself says."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatemap.dataset.read import read_dataset
from gatemap.store.gate_steps import Step, level_steps, status_steps
from gatemap.store.history import gate_states
from tests.often import MORE
from tests.tiny import KNOWN, SOURCE, write_csv, write_tiny

TODAY = dt.date(2026, 1, 31)
NEVER = dt.date.max  # the gazetteer's own level, which holds from today on, is no dated fact
# Every kind of date and of change, two on one day, and one that has not come yet.
FACTS = (
    ("1990", "opened", "", "opening", "open"),
    ("1999-05-01", "decided", "auxiliary", "main", ""),
    ("2001-03", "upgraded", "auxiliary", "main", ""),
    ("2001-03-31", "renamed", "", "", ""),
    ("2010-06-01?", "suspended", "", "", "closed"),
    ("2010-06-01", "downgraded", "main", "auxiliary", ""),
    ("[2012..2014]", "reopened", "", "auxiliary", "goods_only"),
    ("[..2016]", "reopened", "", "", "open"),
    ("[2018..]", "upgraded", "", "international", "open"),
    ("XXXX", "closed", "", "", "closed"),
    ("2020-01-01", "upgraded", "", "main", ""),
    ("2020-01-01", "downgraded", "", "auxiliary", ""),
    ("2021-09", "suspended", "", "", "suspended"),
    ("2090", "upgraded", "auxiliary", "international", "open"),
)


@pytest.fixture(scope="module")
def eventful(tmp_path_factory):
    """The tiny dataset, with all of FACTS as the history of one gate."""
    folder = write_tiny(tmp_path_factory.mktemp("eventful"))
    columns = ("date", "change", "from_level", "to_level", "status_after")
    rows = [dict(zip(columns, fact, strict=True)) for fact in FACTS]
    also = {"place_id": "nui-cao", "scope": "gate", "source_url": SOURCE, "source_quality": "primary"}
    write_csv(folder, "gate_history.csv", [row | also for row in rows])
    return read_dataset(folder)


def holding(steps: tuple[Step, ...], day: dt.date) -> str:
    held = [step.code for step in steps if (step.first or dt.date.min) <= day < (step.last or dt.date.max)]
    assert len(held) <= 1, "a day lies in one step"
    return held[0] if held else ""


@settings(max_examples=30 * MORE)
@given(day=st.dates(dt.date(1985, 1, 1), TODAY))
def test_a_step_says_of_every_day_what_the_state_on_that_day_says(eventful, day):
    state = gate_states(eventful, day, NEVER)["nui-cao"]
    assert holding(level_steps(eventful, "nui-cao", TODAY), day) == state.level
    assert holding(status_steps(eventful, "nui-cao", TODAY), day) == state.status


@pytest.mark.parametrize("place", KNOWN.places)
@pytest.mark.parametrize("steps_of", [level_steps, status_steps])
def test_steps_follow_each_other_without_a_gap_from_the_unknown_on(tiny_dataset, place, steps_of):
    steps = steps_of(tiny_dataset, place, TODAY)
    if not steps:
        assert place in ("ban-xa", "post-suoi-da")
        return
    assert (steps[0].code, steps[0].first, steps[-1].last) == ("", None, None)
    assert all(step.last == after.first for step, after in pairwise(steps))
    assert all(step.code != after.code for step, after in pairwise(steps))


def test_the_time_before_the_first_fact_is_unknown_and_a_change_known_to_a_year_is_in_doubt(tiny_dataset):
    unknown, main, international = level_steps(tiny_dataset, "suoi-da", TODAY)
    assert (unknown.last, unknown.doubt) == (dt.date(2001, 12, 31), dt.date(2001, 1, 1))
    assert (main.code, main.first, main.last, main.doubt) == ("main", dt.date(2001, 12, 31), dt.date(2015, 3, 1), None)
    assert (international.code, international.first) == ("international", dt.date(2015, 3, 1))


def test_a_closing_whose_end_nobody_tells_is_not_said_to_last(eventful):
    last = status_steps(eventful, "nui-cao", TODAY)[-1]
    assert (last.code, last.ended) == ("suspended", False)
    assert all(step.ended for step in level_steps(eventful, "nui-cao", TODAY))


def test_a_date_that_is_inferred_is_told_of_the_step_that_it_begins(eventful):
    closed = next(step for step in status_steps(eventful, "nui-cao", TODAY) if step.code == "closed")
    assert (closed.first, closed.inferred) == (dt.date(2010, 6, 1), True)
