"""Changes can be checked before they are saved, and nothing is written by that."""

import datetime as dt

from gatemap.saving.changes import Change, event_record
from gatemap.saving.preview import findings_after
from tests.tiny import write_tiny

TODAY = dt.date(2026, 1, 31)


def new(records, **cells):
    old = records["d-day"]
    return event_record(old.cells | {"event_id": "d-fresh"} | cells, old.links)


def told(home, folder, url, change):
    return [(event, finding.code, finding.column) for event, finding in findings_after(folder, url, [change], TODAY)]


def ask(home, tmp_path, **cells):
    folder = tmp_path / "data"
    url = home.engine.url.render_as_string(hide_password=False) if hasattr(home, "engine") else None
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    found = told(home, folder, url, Change(None, new(home.records(), **cells)))
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    return found


def test_a_good_event_brings_no_error(home, tmp_path):
    assert not [one for one in ask(home, tmp_path) if one[1] in ("vocabulary", "future-date")]


def test_every_wrong_cell_is_told_with_its_event(home, tmp_path):
    found = ask(home, tmp_path, kind="picnic", date="2027-01-01")
    assert ("d-fresh", "vocabulary", "kind") in found
    assert ("d-fresh", "future-date", "date") in found


def test_what_was_wrong_elsewhere_before_is_not_told(home, tmp_path):
    assert {event for event, *_ in ask(home, tmp_path)} <= {"d-fresh", ""}


def test_an_event_that_is_taken_away_leaves_nothing_to_tell_of_it(tmp_path):
    from gatemap.saving.folder import FolderHome

    folder = write_tiny(tmp_path / "data")
    records = FolderHome(folder).records()
    found = findings_after(folder, None, [Change(records["d-host"], None)], TODAY)
    assert "d-host" not in {event for event, _ in found}
