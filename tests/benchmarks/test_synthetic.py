"""Synthetic data say what they are, have the skew of the real ones, and come out the same for the same seed."""

import pandas as pd
import pytest

from benchmarks import engine, report
from benchmarks.synthetic import MARK, synthetic_tables, write_folder
from gatemap.dataset.folder import data_folder
from gatemap.dataset.read import read_dataset
from gatemap.store.load import build_store

COUNT = 2_000


@pytest.fixture(scope="module")
def made() -> tuple[pd.DataFrame, pd.DataFrame]:
    return synthetic_tables(data_folder(), COUNT)


@pytest.fixture(scope="module")
def real() -> pd.DataFrame:
    return pd.read_csv(data_folder() / "events.csv", dtype=str, keep_default_na=False)


def test_every_event_says_that_it_is_synthetic_and_leads_nowhere(made):
    events, _ = made
    assert len(events) == events["event_id"].nunique() == COUNT
    for column in ("title", "title_vi", "summary"):
        assert events[column].str.startswith(MARK).all()
    assert events["source_url"].str.startswith("https://synthetic.invalid/").all()


def test_no_text_of_a_real_event_is_left(made, real):
    events, _ = made
    for column in ("title", "title_vi", "summary", "source_url"):
        assert not set(events[column]) & set(real[column]) - {""}


def test_the_same_seed_makes_the_same_events_and_another_one_others(made):
    again, other = (synthetic_tables(data_folder(), COUNT, seed)[0] for seed in (1, 2))
    pd.testing.assert_frame_equal(made[0], again)
    assert not made[0]["date"].equals(other["date"])


@pytest.mark.parametrize("column", ["kind", "countries", "level"])
def test_shares_are_those_of_the_real_data(made, real, column):
    shares = [frame[column].value_counts(normalize=True) for frame in (made[0], real)]
    assert (shares[0].sub(shares[1], fill_value=0).abs() < 0.06).all()


def test_dates_keep_their_year_and_how_much_is_known_of_them(made, real):
    def shapes(frame: pd.DataFrame) -> set[str]:
        return set(frame["date"].str.replace(r"-\d\d", "-99", regex=True))

    assert shapes(made[0]) <= shapes(real)
    assert made[0]["date"].nunique() > real["date"].nunique()


def test_every_link_names_a_synthetic_event(made):
    events, links = made
    assert set(links["event_id"]) <= set(events["event_id"])
    assert len(links) > COUNT / 2


def test_a_folder_of_synthetic_events_can_be_read(tmp_path):
    folder = write_folder(tmp_path / "data", 300)
    dataset = read_dataset(folder)
    assert len(dataset.events) == 300
    assert MARK in (folder / "README.md").read_text(encoding="utf-8")


def test_the_engine_is_timed_for_every_view_and_question():
    store = build_store(read_dataset(data_folder()), "engine")
    found = engine.measure(store)
    store.close()
    assert set(found) == set(engine.VIEWS)
    assert all(set(taken) == {*engine.QUESTIONS, "all"} for taken in found.values())


def test_a_size_that_was_not_loaded_is_told_and_fails_no_aim():
    found = {"machine": "here", "start_s": 1.0, "sizes": {"1000000": {"problem": "not loaded within 240 s"}}}
    told = report.markdown(found)
    assert "not loaded within 240 s" in told
    assert "not measured" in told and "| no |" not in told
