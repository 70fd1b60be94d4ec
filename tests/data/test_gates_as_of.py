"""Gates as of a day, on the real data: the day before a level came into force, and the day itself.

Each row's source is the `source_url` of the fact in gate_history.csv.
"""

import datetime as dt
from pathlib import Path

import pytest

from gatemap.dataset.read import Dataset
from gatemap.store.history import GateState, gate_states

DATA = Path(__file__).parents[2] / "data"
TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def dataset(real_dataset: Dataset) -> Dataset:
    return real_dataset


def as_of(dataset: Dataset, gate: str, day: str) -> GateState:
    return gate_states(dataset, dt.date.fromisoformat(day), TODAY)[gate]


@pytest.mark.parametrize(
    ("gate", "in_force", "before", "after"),
    [
        ("phuoc-tan", "2018-10-05", "auxiliary", "main"),
        ("nam-giang", "2021-08-14", "main", "international"),
        ("long-sap", "2024-11-19", "main", "international"),
        ("tan-nam", "2021-05-31", "auxiliary", "international"),
        ("tra-linh", "2023-12-28", "main", "international"),
        ("ta-lung", "2025-09-12", "main", "international"),
        ("chang-riec", "2016-03-24", "auxiliary", "main"),
        ("tan-thanh", "2024-05-27", "auxiliary", "opening"),
        ("coc-nam", "2024-05-27", "auxiliary", "opening"),
        ("la-lay", "2014-06-25", "main", "international"),
        ("ha-tien", "2007-05-24", "main", "international"),
        ("thuong-phuoc", "2025-01-17", "", "international"),
        ("coc", "2007-06-29", "", "auxiliary"),
        ("binh-hiep", "2011-01-11", "", "international"),
    ],
)
def test_a_level_changes_on_the_day_it_comes_into_force(dataset, gate, in_force, before, after):
    eve = dt.date.fromisoformat(in_force) - dt.timedelta(days=1)
    assert as_of(dataset, gate, eve.isoformat()).level == before
    assert as_of(dataset, gate, in_force).level == after


@pytest.mark.parametrize(
    ("gate", "decided", "level"),
    [
        ("phuoc-tan", "2018-07-30", "auxiliary"),
        ("nam-giang", "2020-12-22", "main"),
        ("long-sap", "2020-12-22", "main"),
        ("tan-nam", "2019-12-03", "auxiliary"),
        ("chang-riec", "2015-12-31", "auxiliary"),
        ("ma-lu-thang", "2020-05-07", "main"),
    ],
)
def test_a_decision_leaves_the_level_as_it_was(dataset, gate, decided, level):
    assert as_of(dataset, gate, decided).level == level


def test_ma_lu_thang_is_still_a_main_gate_though_international_was_decided(dataset):
    assert as_of(dataset, "ma-lu-thang", TODAY.isoformat()).level == "main"


@pytest.mark.parametrize(
    ("gate", "day"), [("phuoc-tan", "2017-01-01"), ("long-sap", "1990-01-01"), ("xa-mat", "2020-01-01")]
)
def test_before_the_first_known_fact_the_level_is_unknown(dataset, gate, day):
    assert as_of(dataset, gate, day).level == ""


def test_today_every_gate_has_the_level_of_the_gazetteer(dataset):
    states = gate_states(dataset, TODAY, TODAY)
    levels = dataset.places.set_index("place_id")["level"]
    told = {place: state.level for place, state in states.items() if levels[place]}
    assert told == levels[levels != ""].to_dict()


def test_a_closure_whose_end_nobody_tells_is_said_to_be_open_ended(dataset):
    state = as_of(dataset, "po-peo", "2026-01-01")
    assert (state.status, state.status_ended) == ("closed", False)


def test_mong_cai_was_shut_in_the_last_days_of_2021_and_let_goods_pass_in_january(dataset):
    assert as_of(dataset, "mong-cai", "2021-12-25").status == "closed"
    assert as_of(dataset, "mong-cai", "2022-01-10").status == "goods_only"
    assert as_of(dataset, "mong-cai", "2023-01-08").status == "open"


def test_laos_shut_its_main_and_auxiliary_gates_in_march_2020(dataset):
    state = as_of(dataset, "a-dot", "2020-06-01")
    assert (state.status, state.status_date) == ("closed", "2020-03-19")
    assert as_of(dataset, "a-dot", "2023-01-01").status == "open"
