"""One store in PostgreSQL for all processes: filled once for each state of the data, never half, dropped at last."""

import gc
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import sqlalchemy as sa

from gatemap.dataset.read import read_dataset
from gatemap.errors import GatemapError
from gatemap.saving.changes import Change
from gatemap.saving.choose import home_of
from gatemap.saving.connection import DatabaseError, engine_of
from gatemap.saving.home import undo
from gatemap.store import database, queries, shared
from gatemap.store.database import KEPT, open_in_database, schema_of
from gatemap.store.shared import kept_in, open_store
from gatemap.store.view import View
from tests.tiny import NEWEST_FIRST, change_cell, write_tiny


@pytest.fixture
def url(new_database, tiny_template):
    """Address of a database of the test's own that holds the tiny dataset."""
    made = new_database(tiny_template)
    yield made
    engine_of(made).dispose()


@pytest.fixture
def engine(url):
    return engine_of(url)


@pytest.fixture
def in_use(url, tiny_folder, monkeypatch):
    """The tiny folder, with events and store in the database, in a process that has nothing in its memory yet."""
    monkeypatch.setenv("GATEMAP_DATABASE_URL", url)
    monkeypatch.setenv(shared.VARIABLE, "database")
    monkeypatch.setattr(shared, "_kept", {})
    return tiny_folder


@pytest.fixture
def fillings(monkeypatch):
    """A list that grows by one whenever a store is filled."""
    made, fill = [], database.fill_schema
    monkeypatch.setattr(database, "fill_schema", lambda *given: made.append(given[1]) or fill(*given))
    return made


def with_title(dataset, title: str):
    return replace(dataset, events=dataset.events.assign(title=title))


def schemas(engine) -> list[str]:
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'gatemap_store%%'")
        return sorted(found.scalars())


def titles(store) -> set[str]:
    return set(queries.rows(store, View())["title"])


def test_of_several_that_come_at_once_one_fills_and_all_use_it(engine, tiny_dataset, fillings):
    together = threading.Barrier(4)

    def opened(number: int):
        together.wait()
        return open_in_database(tiny_dataset, engine, f"visitor-{number}")

    with ThreadPoolExecutor(4) as threads:
        stores = list(threads.map(opened, range(4)))
    assert fillings == [schema_of(tiny_dataset)]
    assert {queries.totals(store, View()).events for store in stores} == {len(NEWEST_FIRST)}
    assert len({store.key for store in stores}) == 4


def test_processes_share_what_one_of_them_has_filled(in_use, url, engine):
    environment = os.environ | {"GATEMAP_DATA": str(in_use), "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", "gatemap.store"]
    running = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert all(line.startswith("the store holds 9 events") for line in said)
    with engine.connect() as connection:
        (row,) = connection.execute(sa.select(database.filled)).all()
    assert (row.revision, row.events) == (1, 9)
    assert schemas(engine) == ["gatemap_store", row.schema_name]


def test_the_same_data_are_the_same_store_wherever_they_were_read(tmp_path, tiny_dataset):
    read_again = read_dataset(write_tiny(tmp_path / "elsewhere"))
    assert schema_of(read_again) == schema_of(tiny_dataset)


@pytest.mark.parametrize(
    ("file", "row", "column", "value"),
    [
        ("events.csv", 3, "title", "Another title"),
        ("events.csv", 3, "date", "2024-03"),
        ("event_places.csv", 2, "place_id", "nui-cao"),
        ("organisations.csv", 2, "name_en", "Another name"),
        ("province_reform.csv", 2, "name_63", "Đông Khác"),
    ],
)
def test_other_data_are_another_store(tmp_path, tiny_dataset, file, row, column, value):
    folder = write_tiny(tmp_path / "changed")
    change_cell(folder, file, row, column, value)
    assert schema_of(read_dataset(folder)) != schema_of(tiny_dataset)


def test_a_filling_that_breaks_leaves_nothing_and_the_next_one_fills(engine, tiny_dataset, monkeypatch):
    def broken(*given):
        raise sa.exc.OperationalError("ANALYZE", None, Exception("the disk is full"))

    with monkeypatch.context() as patch:
        patch.setattr("gatemap.store.filling.count_rows", broken)
        with pytest.raises(DatabaseError, match="the disk is full"):
            open_in_database(tiny_dataset, engine, "broken")
    assert schemas(engine) == []
    assert titles(open_in_database(tiny_dataset, engine, "mended"))


def test_who_reads_a_state_reads_it_to_the_end_whatever_is_filled_meanwhile(engine, tiny_dataset):
    first = open_in_database(tiny_dataset, engine, "first")
    before = titles(first)
    for number in range(KEPT + 2):
        open_in_database(with_title(tiny_dataset, f"State {number}"), engine, f"later-{number}").close()
    assert titles(first) == before
    assert schema_of(tiny_dataset) in schemas(engine)


def test_states_that_nobody_uses_are_dropped_but_the_last_ones(engine, tiny_dataset):
    datasets = [with_title(tiny_dataset, f"State {number}") for number in range(KEPT + 2)]
    for dataset in datasets:
        open_in_database(dataset, engine, "brief").close()
    assert schemas(engine) == sorted(["gatemap_store", *map(schema_of, datasets[-KEPT:])])


def test_a_store_that_is_forgotten_lets_its_state_go(engine, tiny_dataset):
    forgotten = open_in_database(tiny_dataset, engine, "forgotten")
    schema = schema_of(forgotten.dataset)
    del forgotten
    gc.collect()
    for number in range(KEPT):
        open_in_database(with_title(tiny_dataset, f"State {number}"), engine, "brief").close()
    assert schema not in schemas(engine)


def test_closing_a_store_leaves_the_connections_of_the_home_alone(engine, tiny_dataset):
    one, other = (open_in_database(tiny_dataset, engine, name) for name in ("one", "other"))
    one.close()
    assert queries.totals(other, View()).events == len(NEWEST_FIRST)


def test_the_pages_see_a_save_and_its_undoing_in_the_shared_store(in_use, url):
    before = open_store(in_use)
    home = home_of(in_use, url)
    record = home.records()["d-day"]
    changed = replace(record, cells=record.cells | {"title": "Changed"})
    number = home.save([Change(record, changed)], who="editor", why="a test").number
    after = open_store(in_use)
    undo(home, number, who="editor", why="back")
    undone = open_store(in_use)
    assert "Changed" in titles(after) and "Changed" not in titles(before)
    assert titles(undone) == titles(before)
    # The same rows, but the list of revisions that goes with them is longer: pages keep things by this key.
    assert len({before.key, after.key, undone.key}) == 3
    assert before.engine.dialect.name == after.engine.dialect.name == "postgresql"


def test_a_database_for_the_events_alone_leaves_the_store_in_memory(in_use, monkeypatch, engine):
    monkeypatch.delenv(shared.VARIABLE)
    assert open_store(in_use).engine.dialect.name == "duckdb"
    assert schemas(engine) == []


def test_where_the_store_is_kept_is_said_in_two_words_and_all_else_is_an_error(monkeypatch):
    monkeypatch.delenv("GATEMAP_DATABASE_URL", raising=False)
    for given in ("", " ", "memory"):
        monkeypatch.setenv(shared.VARIABLE, given)
        assert kept_in() == "memory"
    monkeypatch.setenv(shared.VARIABLE, "disk")
    with pytest.raises(GatemapError, match="expected one of memory, database; found 'disk'"):
        kept_in()
    monkeypatch.setenv(shared.VARIABLE, "database")
    with pytest.raises(GatemapError, match="GATEMAP_DATABASE_URL"):
        kept_in()


def test_filling_where_there_is_nothing_to_fill_says_so(monkeypatch):
    environment = {key: value for key, value in os.environ.items() if key != shared.VARIABLE}
    done = subprocess.run([sys.executable, "-m", "gatemap.store"], env=environment, capture_output=True, text=True)
    assert done.returncode == 1 and "set GATEMAP_STORE=database" in done.stderr and not done.stdout
