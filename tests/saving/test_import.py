"""An import is checked as the data would be, and saved in one revision, in either home."""

import datetime as dt

import pytest

from gatemap.i18n.words import words
from gatemap.importing.current import current_of
from gatemap.importing.plan import Choices
from gatemap.importing.planning import plan_import
from gatemap.importing.review import reviewed
from gatemap.saving.changes import StaleEditError
from gatemap.saving.choose import home_of
from gatemap.saving.home import undo
from tests.importing.tables import GOOD, table_of, whats
from tests.saving.steps import edited
from tests.tiny import write_tiny

TODAY = dt.date(2026, 1, 31)
ROWS = [
    GOOD | {"places_venue": "Suoi Da"},
    {"event_id": "d-day", "note": "Seen twice."},
    GOOD | {"date": "2025", "title": "Patrol"},
]


@pytest.fixture(params=["folder", "database"])
def place(request, tmp_path):
    """Folder and address of each home in turn."""
    folder = write_tiny(tmp_path / "data")
    return folder, request.getfixturevalue("url") if request.param == "database" else None


def plan_of(rows, place):
    return plan_import(table_of(rows), Choices(), current_of(*place), words("en"))


def test_new_and_changed_events_are_one_revision_that_can_be_taken_back(place):
    home = home_of(*place)
    before = home.records()
    made = home.save(plan_of(ROWS, place).changes, who="Lan", why="a test")
    assert len(made.changes) == 3 and len(home.records()) == len(before) + 2
    assert whats(plan_of(ROWS, place)) == ["unchanged"] * 3
    undo(home, made.number, who="Lan", why="a test")
    assert home.records() == before


def test_what_the_checker_finds_has_the_row_and_the_column_of_the_table(place):
    rows = [*ROWS, GOOD | {"title": "c", "date": "2026-12-24"}, {"event_id": "d-month", "countries": "VN;CN"}]
    plan = plan_of([{"Ngày": row.pop("date", ""), **row} for row in map(dict, rows)], place)
    assert not plan.errors
    found = reviewed(plan, *place, TODAY, words("en"))
    errors = {(one.file, one.row, one.column, one.code) for one in found if one.severity == "error"}
    assert errors == {("made.csv", 5, "Ngày", "future-date"), ("made.csv", 6, "countries", "partner-country")}


def test_a_sound_import_brings_no_error_and_the_check_writes_nothing(place):
    before = home_of(*place).records()
    found = reviewed(plan_of(ROWS, place), *place, TODAY, words("en"))
    assert not [one for one in found if one.severity == "error"]
    assert home_of(*place).records() == before


def test_nothing_of_an_import_is_saved_when_somebody_was_faster(place):
    home, plan = home_of(*place), plan_of(ROWS, place)
    other = edited(home.records()["d-day"], note="Somebody else's.")
    home.save([type(plan.changes[0])(home.records()["d-day"], other)], who="Minh", why="faster")
    before = home.records()
    with pytest.raises(StaleEditError):
        home.save(plan.changes, who="Lan", why="a test")
    assert home.records() == before
