"""What pages, interface and command line show is what the home that is in use holds now."""

import datetime as dt
import json
import time
import urllib.request

import psycopg
import pytest
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from gatemap.api.app import create_api
from gatemap.dataset.folder import VARIABLE as FOLDER
from gatemap.dataset.read import read_dataset
from gatemap.errors import DataError
from gatemap.saving import choose, database
from gatemap.saving.choose import check_current, home_of, read_current, state_of
from gatemap.saving.connection import VARIABLE, DatabaseError, engine_of
from gatemap.saving.migrate import migrate
from gatemap.store.shared import open_store
from scripts.serving import ROOT, served
from tests.saving.steps import edited, save
from tests.tiny import change_cell, change_feature

TODAY = dt.date(2026, 2, 1)


@pytest.fixture
def in_use(url, tiny_folder, monkeypatch):
    """Put the database in use, as its environment variable does."""
    monkeypatch.setenv(VARIABLE, url)
    monkeypatch.setenv(FOLDER, str(tiny_folder))
    return home_of(tiny_folder, url)


def retitled(home, title):
    record = home.records()["d-day"]
    return save(home, record, edited(record, title=title))


def by_another_program(home, title, monkeypatch):
    """Save as a process does that shares no memory with this one."""
    seen = dict(database._seen)
    retitled(home, title)
    monkeypatch.setattr(database, "_seen", seen)


def titles(store) -> set[str]:
    return set(store.dataset.events["title"])


def test_the_same_events_read_alike_from_either_home(in_use, url, tiny_folder):
    from_files, from_database = read_dataset(tiny_folder), read_current(tiny_folder, url)
    for name in ("events", "event_places"):
        old, new = (getattr(dataset, name) for dataset in (from_files, from_database))
        assert sorted(old.astype(str).itertuples(index=False)) == sorted(new.astype(str).itertuples(index=False))
    assert from_database.places.equals(from_files.places)


def test_events_of_the_files_do_not_count_when_a_database_is_in_use(in_use, url, tiny_folder):
    change_cell(tiny_folder, "events.csv", 2, "title", "In the file")
    (tiny_folder / "event_places.csv").write_text("broken")
    retitled(in_use, "In the database")
    found = set(read_current(tiny_folder, url).events["title"])
    assert "In the database" in found and "In the file" not in found
    assert {one.severity for one in check_current(tiny_folder, url, TODAY)} <= {"warning"}


def test_a_store_follows_a_save_at_once_in_the_process_that_saved(in_use, tiny_folder):
    before = open_store(tiny_folder)
    assert open_store(tiny_folder) is before
    retitled(in_use, "A new title")
    after = open_store(tiny_folder)
    assert "A new title" in titles(after) and "A new title" not in titles(before)


def test_a_store_follows_what_another_program_saved_when_its_look_is_old(in_use, tiny_folder, monkeypatch):
    monkeypatch.setattr(choose, "FRESH", 3600)
    before = open_store(tiny_folder)
    by_another_program(in_use, "Theirs", monkeypatch)
    assert open_store(tiny_folder) is before, "no look before its time"
    monkeypatch.setattr(choose, "FRESH", 0)
    assert "Theirs" in titles(open_store(tiny_folder))


def test_the_state_differs_by_revision_by_file_and_by_database(in_use, url, new_database, tiny_template, tiny_folder):
    states = [
        state_of(tiny_folder, None),
        state_of(tiny_folder, url),
        state_of(tiny_folder, new_database(tiny_template)),
    ]
    retitled(in_use, "New")
    states.append(state_of(tiny_folder, url))
    change_cell(tiny_folder, "organisations.csv", 2, "name_vi", "Tên khác")
    states.append(state_of(tiny_folder, url))
    assert len(set(states)) == len(states)
    assert state_of(tiny_folder, url) == states[-1]


def test_a_running_app_shows_a_change_without_a_restart(in_use, monkeypatch):
    monkeypatch.setattr(choose, "FRESH", 0)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    assert "Theirs" not in set(app.dataframe[0].value["title"])
    by_another_program(in_use, "Theirs", monkeypatch)
    app.run()
    assert not app.exception
    assert "Theirs" in set(app.dataframe[0].value["title"])


def test_an_app_in_a_process_of_its_own_shows_what_this_one_saved(in_use, tiny_folder, tmp_path):
    with served(data=tiny_folder, log=tmp_path / "log.txt") as address:

        def title() -> str:
            with urllib.request.urlopen(f"{address}/api/events/d-day", timeout=60) as answer:
                return json.load(answer)["event"]["title"]

        assert title() != "Saved here"
        retitled(in_use, "Saved here")
        while title() != "Saved here":  # the time limit of all tests ends this
            time.sleep(0.2)


def test_the_running_interface_shows_a_change_and_gives_it_another_tag(in_use, monkeypatch):
    monkeypatch.setattr(choose, "FRESH", 0)
    client = TestClient(create_api())
    before = client.get("/events/d-day")
    by_another_program(in_use, "Theirs", monkeypatch)
    after = client.get("/events/d-day", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200 and "Theirs" in after.text and "Theirs" not in before.text


def test_a_page_says_in_a_sentence_why_the_database_cannot_be_read(empty, tiny_folder, monkeypatch):
    monkeypatch.setenv(VARIABLE, empty)
    monkeypatch.setenv(FOLDER, str(tiny_folder))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    assert not app.exception
    assert [title.value for title in app.title] == ["The data cannot be shown"]
    assert "run: gatemap migrate" in app.text[0].value


def test_the_interface_says_that_the_data_are_out_of_reach_and_the_log_says_why(
    empty, tiny_folder, monkeypatch, caplog
):
    monkeypatch.setenv(VARIABLE, empty)
    monkeypatch.setenv(FOLDER, str(tiny_folder))
    answer = TestClient(create_api()).get("/events")
    assert answer.status_code == 503 and int(answer.headers["retry-after"]) > 0
    assert "out of reach" in answer.text and "gatemap migrate" not in answer.text
    assert "gatemap migrate" in caplog.text


def test_a_database_that_nothing_was_ever_saved_to_says_how_to_begin(empty, tiny_folder):
    migrate(engine_of(empty))
    with pytest.raises(DatabaseError, match=r"no events yet; .*run: gatemap load"):
        read_current(tiny_folder, empty)


def test_a_finding_in_the_database_names_the_event_and_one_in_a_file_names_the_row(in_use, url, tiny_folder):
    change_feature(tiny_folder, "gates.geojson", 1, place_id="renamed")
    with pytest.raises(DataError) as problem:
        read_current(tiny_folder, url)
    found = {(finding.file, finding.row, finding.column, finding.value) for finding in problem.value.findings}
    assert ("event d-range", None, "place_id", "ban-xa") in found
    assert {file for file, *_ in found} <= {f"event {id}" for id in in_use.records()} | {
        "gates.geojson",
        "gate_history.csv",
    }
    assert found <= {(one.file, one.row, one.column, one.value) for one in check_current(tiny_folder, url, TODAY)}


def test_a_database_restored_from_a_copy_is_another_state_even_with_as_many_revisions(in_use, url, tiny_folder):
    before = state_of(tiny_folder, url)
    with psycopg.connect(url) as direct:
        direct.execute("UPDATE revision SET at = at - interval '1 day'")
    database._seen.clear()
    assert state_of(tiny_folder, url) != before
