"""Gates as of a day, on made-up facts."""

import dataclasses
import datetime as dt

import pandas as pd
import pytest

from gatemap.dataset.schema import GATE_HISTORY
from gatemap.store.history import gate_states, place_history

TODAY = dt.date(2026, 1, 1)
GATE = "suoi-da"


@pytest.fixture
def state_on(tiny_dataset):
    """Return what is known of one gate on a day, given facts as (date, change, from, to, status)."""

    def state(day: str, *facts):
        names = ["date", "change", "from_level", "to_level", "status_after"]
        rows = pd.DataFrame([dict(zip(names, fact, strict=True)) for fact in facts], columns=names)
        history = rows.reindex(columns=list(GATE_HISTORY.columns), fill_value="").assign(place_id=GATE)
        dataset = dataclasses.replace(tiny_dataset, gate_history=history)
        return gate_states(dataset, dt.date.fromisoformat(day), TODAY)[GATE]

    return state


def test_nothing_is_known_before_the_first_fact(state_on):
    assert state_on("2009-12-31", ("2010-01-01", "opened", "", "main", "open")).level == ""


def test_a_decision_does_not_change_the_level_but_tells_what_it_was(state_on):
    state = state_on("2012-01-01", ("2011", "decided", "auxiliary", "main", ""))
    assert (state.level, state.level_date) == ("auxiliary", "2011")


def test_a_fact_that_repeats_the_level_keeps_the_date_of_the_first(state_on):
    facts = [("2010", "opened", "", "main", "open"), ("2015", "reopened", "", "main", "open")]
    assert state_on("2016-01-01", *facts).level_date == "2010"


def test_a_change_known_to_the_month_counts_from_its_end_and_is_uncertain_within(state_on):
    facts = [("2010", "opened", "", "auxiliary", "open"), ("2015-06", "upgraded", "", "main", "")]
    within, after = state_on("2015-06-15", *facts), state_on("2015-06-30", *facts)
    assert (within.level, within.changing) == ("auxiliary", True)
    assert (after.level, after.changing) == ("main", False)


def test_the_order_of_the_rows_does_not_matter(state_on):
    facts = [("2015", "upgraded", "", "main", ""), ("2010", "opened", "", "auxiliary", "open")]
    assert state_on("2016-01-01", *facts).level == "main"


def test_a_closure_that_a_later_fact_ends_is_closed_until_then(state_on):
    facts = [("2020-03-20", "suspended", "", "", "closed"), ("2022-05-09", "reopened", "", "", "open")]
    assert (state_on("2021-01-01", *facts).status, state_on("2021-01-01", *facts).status_ended) == ("closed", True)
    assert state_on("2022-05-09", *facts).status == "open"
    assert not state_on("2021-01-01", facts[0]).status_ended


def test_from_today_on_the_gazetteer_tells_the_level(state_on):
    assert state_on("2026-01-01").level == "international"
    assert state_on("2025-12-31").level == ""


def test_the_facts_of_a_place_come_newest_first(tiny_dataset):
    rows = pd.DataFrame({"place_id": GATE, "date": ["2010", "2015-06", "2012?"]}, index=[4, 7, 9])
    dataset = dataclasses.replace(tiny_dataset, gate_history=rows)
    assert list(place_history(dataset, GATE)["date"]) == ["2015-06", "2012?", "2010"]
