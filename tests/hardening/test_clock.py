"""A clock that is wrong, goes back or stands far away changes what today is, and breaks nothing."""

import datetime as dt
import os

import pytest

from gatemap.dataset.checker import check_folder
from gatemap.i18n.words import words
from gatemap.render.dossier import Size, dossier_file
from gatemap.render.gates import gates_csv_bytes
from gatemap.saving import folder as saving_folder
from gatemap.saving.folder import FolderHome
from gatemap.saving.home import undo
from gatemap.store.dossier import build_dossier
from gatemap.store.history import gate_states
from gatemap.store.names import display_names
from gatemap.store.shared import open_store, state_of
from gatemap.store.view import View
from tests.saving.steps import edited, save

DAYS = (dt.date(1901, 12, 13), dt.date(1970, 1, 1), dt.date(2000, 2, 29), dt.date(2038, 1, 19), dt.date(2200, 1, 1))


@pytest.mark.parametrize("today", DAYS)
def test_what_depends_on_today_is_made_on_any_day(today, tiny_store):
    dataset = tiny_store.dataset
    assert set(gate_states(dataset, today, today)) == set(dataset.places["place_id"])
    assert gates_csv_bytes(dataset, today, today).count(b"\n") >= 4
    dossier = build_dossier(tiny_store, View(), "suoi-da", today)
    assert dossier_file(dossier, words("en"), display_names(dataset, "en"), Size(9, 4), ())


@pytest.mark.parametrize("today", DAYS)
def test_the_checker_runs_on_any_day(today, tiny_folder):
    found = check_folder(tiny_folder, today)
    future = [finding for finding in found if finding.code == "future-date"]
    assert bool(future) == (today < dt.date(2024, 8, 1))


@pytest.mark.parametrize("seconds", [0, -1, 2**31, 4_102_444_800])
def test_a_change_is_seen_whatever_time_its_file_bears(seconds, tiny_folder):
    """A copy that keeps the times of its files, or a clock that was set back."""
    path = tiny_folder / "events.csv"
    os.utime(path, (seconds, seconds))
    before, store = state_of(tiny_folder), open_store(tiny_folder)
    path.write_bytes(path.read_bytes().replace(b"Rice and medicine", b"Milk and medicine"))
    os.utime(path, (seconds, seconds))
    assert state_of(tiny_folder) != before
    after = open_store(tiny_folder)
    assert after is not store and after.dataset.events["title"].str.startswith("Milk").any()


def test_saves_keep_their_order_when_the_clock_goes_back(tiny_folder, monkeypatch):
    home = FolderHome(tiny_folder)
    for number, year in enumerate((2030, 1980, 2026), start=1):
        monkeypatch.setattr(saving_folder, "now", lambda year=year: dt.datetime(year, 1, 1, tzinfo=dt.UTC))
        before = home.records()["d-day"]
        assert save(home, before, edited(before, title=f"Title {number}")).number == number
    assert [(revision.number, revision.when.year) for revision in home.revisions()] == [(1, 2030), (2, 1980), (3, 2026)]
    undo(home, 3, who="Lan", why="a test")
    assert home.records()["d-day"].cells["title"] == "Title 2"
