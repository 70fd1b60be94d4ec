"""`gatemap load`: all events or none, whoever dies; on from where it was; nothing overwritten that nobody asked for."""

import sys

import pandas as pd
import psycopg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gatemap.saving import staging
from gatemap.saving.choose import home_of, read_current
from gatemap.saving.connection import DatabaseError, engine_of
from gatemap.saving.home import RefusedError, undo
from gatemap.saving.load import DifferentEventsError, copy_events
from gatemap.saving.migrate import migrate
from tests.saving.steps import edited, run_writers, save
from tests.tiny import HOSTILE, change_cell, write_tiny

FORKS = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")


@pytest.fixture
def source(tmp_path):
    """Events to load."""
    return home_of(write_tiny(tmp_path / "source"), None)


@pytest.fixture
def home(url, tmp_path):
    """A database that holds them already."""
    return home_of(write_tiny(tmp_path / "data"), url)


@pytest.fixture
def fresh(empty, tmp_path):
    """A database with our tables and nothing in them."""
    migrate(engine_of(empty))
    return home_of(write_tiny(tmp_path / "data"), empty)


class Told(list):
    """What a load tells, in its order."""

    def __call__(self, step, rows, share):
        self.append((step, rows))

    def of(self, step):
        return [rows for told, rows in self if told == step]


def load_into(home, source, **options):
    return copy_events(source, home, who="Lan", why="copy", **options)


def aside(home):
    """Tell whether there are tables aside."""
    with home.engine.connect() as connection:
        return connection.exec_driver_sql(f"SELECT to_regnamespace('{staging.SCHEMA}')").scalar() is not None


def test_a_load_is_one_revision_with_every_event_on_record(fresh, source):
    done = load_into(fresh, source)
    assert (done.revision, done.added, done.replaced, done.unchanged) == (1, 9, 0, 0)
    [made] = fresh.revisions()
    assert (made.number, made.who, made.why, made.undoes) == (1, "Lan", "copy", None)
    assert [change.event_id for change in made.changes] == list(source.records()), "in the order of the file"
    assert {change.event_id: change.after for change in made.changes} == source.records() == fresh.records()
    assert all(change.before is None for change in made.changes)
    assert fresh.last(60) == (1, made.when) and not aside(fresh)


def test_a_load_of_nothing_is_a_revision_too_as_the_database_is_in_use_from_then_on(fresh, source):
    for name in ("events.csv", "event_places.csv"):
        path = source.folder / name
        path.write_text(path.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    assert load_into(fresh, source).revision == 1
    assert load_into(fresh, source).revision is None and fresh.records() == {}


@pytest.mark.parametrize("text", ["Tên mới", HOSTILE, "a;b", 'say "x", y', "\\N", "a\\.b\\\\", "金水河 %s :name"])
def test_every_text_arrives_as_it_is(fresh, source, text):
    change_cell(source.folder, "events.csv", 2, "title", text)
    change_cell(source.folder, "event_places.csv", 2, "name", text)
    load_into(fresh, source)
    assert fresh.records() == source.records()
    assert any(record.cells["title"] == text for record in fresh.records().values())
    assert any(link["name"] == text for record in fresh.records().values() for link in record.links)


def test_a_file_with_a_byte_order_mark_other_line_ends_and_another_order_of_columns_is_the_same(fresh, source):
    wanted = source.records()
    path = source.folder / "event_places.csv"
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    path.write_bytes("\r\n".join(",".join(row[::-1]) for row in rows).encode("utf-8-sig"))
    load_into(fresh, source)
    assert fresh.records() == wanted


def test_parquet_files_give_the_same_events_as_the_csv_files_they_stand_for(fresh, source, monkeypatch):
    monkeypatch.setattr(staging, "BATCH", 4)
    wanted = source.records()
    for name in ("events", "event_places"):
        path = source.folder / f"{name}.csv"
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), path.with_suffix(".parquet"))
        path.unlink()
    assert load_into(fresh, source).added == 9
    assert fresh.records() == wanted
    assert len(read_current(source.folder, fresh.engine.url.render_as_string(False)).events) == 9


def test_loading_twice_changes_nothing_the_second_time(home, source):
    save(source, None, edited(source.records()["d-day"], event_id="d-fresh"))
    first = load_into(home, source)
    assert (first.revision, first.added, first.replaced, first.unchanged) == (2, 1, 0, 9)
    begun = home.revisions()
    second = load_into(home, source)
    assert (second.revision, second.added, second.replaced, second.unchanged) == (None, 0, 0, 10)
    assert home.records() == source.records() and home.revisions() == begun and not aside(home)


def test_a_load_overwrites_nothing_that_differs_unless_it_is_told_to(home, source):
    old = home.records()
    save(home, old["d-day"], edited(old["d-day"], title="Mended here"))
    save(home, old["d-none"], None)
    kept, begun = home.records(), home.revisions()
    with pytest.raises(DifferentEventsError) as refused:
        load_into(home, source)
    assert set(refused.value.event_ids) == {"d-day", "d-none"}
    assert (home.records(), home.revisions()) == (kept, begun) and not aside(home)
    done = load_into(home, source, replace=True)
    assert (done.added, done.replaced) == (1, 1) and home.records() == old
    [first, second] = sorted(home.revisions()[-1].changes, key=lambda change: change.event_id)
    assert (first.before, first.after) == (kept["d-day"], old["d-day"])
    assert (second.before, second.after) == (None, old["d-none"])
    undo(home, done.revision, who="Lan", why="back")
    assert home.records() == kept


def test_an_event_of_which_only_a_link_differs_is_different(home, source):
    path = source.folder / "event_places.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), encoding="utf-8")
    event_id = lines[-1].split(",")[0]
    with pytest.raises(DifferentEventsError, match=event_id):
        load_into(home, source)
    load_into(home, source, replace=True)
    assert home.records() == source.records()


def test_a_load_leaves_what_only_the_database_holds(home, source):
    own = edited(home.records()["d-day"], event_id="d-own")
    save(home, None, own)
    load_into(home, source)
    assert home.records()["d-own"] == own


def test_what_the_checker_finds_is_refused_before_anything_is_copied(fresh, source):
    change_cell(source.folder, "event_places.csv", 2, "place_id", "nowhere")
    with pytest.raises(RefusedError) as refused:
        load_into(fresh, source)
    [finding] = refused.value.findings
    assert (finding.file, finding.row, finding.column) == ("event_places.csv", 2, "place_id")
    assert fresh.last() is None and not aside(fresh)


def breaking(monkeypatch, after):
    """Let the connection break after so many batches."""
    left, copy = [after], staging._copy

    def copy_or_break(connection, table, batch):
        left[0] -= 1
        if left[0] < 0:
            with psycopg.connect(connection.engine.url.set(drivername="postgresql").render_as_string(False)) as other:
                query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gatemap'"
                other.execute(query)
        copy(connection, table, batch)

    monkeypatch.setattr(staging, "_copy", copy_or_break)


def test_a_load_that_was_broken_off_goes_on_where_it_was(fresh, source, monkeypatch):
    monkeypatch.setattr(staging, "BATCH", 4)
    with monkeypatch.context() as broken, pytest.raises(DatabaseError, match="cannot be reached"):
        breaking(broken, after=2)
        load_into(fresh, source)
    assert fresh.records() == {} and fresh.last() is None and aside(fresh)
    told = Told()
    assert load_into(fresh, source, tell=told).added == 9
    assert told.of("resume") == [8] and min(told.of("copy")) == 9
    assert fresh.records() == source.records() and not aside(fresh)


def test_a_load_that_was_broken_off_begins_anew_when_the_files_have_changed(fresh, source, monkeypatch):
    monkeypatch.setattr(staging, "BATCH", 4)
    with monkeypatch.context() as broken, pytest.raises(DatabaseError):
        breaking(broken, after=2)
        load_into(fresh, source)
    change_cell(source.folder, "events.csv", 2, "title", "Mended meanwhile")
    told = Told()
    load_into(fresh, source, tell=told)
    assert told.of("resume") == [] and min(told.of("copy")) == 4
    assert fresh.records() == source.records()


def test_the_files_are_those_of_one_moment_whoever_saves_while_they_are_copied(fresh, source, monkeypatch):
    wanted, stage = source.records(), staging.stage

    def save_meanwhile(*arguments):
        save(source, wanted["d-day"], edited(wanted["d-day"], title="Saved meanwhile"))
        stage(*arguments)

    monkeypatch.setattr(staging, "stage", save_meanwhile)
    load_into(fresh, source)
    assert fresh.records() == wanted != source.records()


def test_one_load_waits_for_another_and_says_so_when_it_waits_too_long(fresh, source, monkeypatch):
    monkeypatch.setattr(staging, "WAIT", 0.3)
    told = Told()
    with (
        staging.loading(fresh.engine, Told()),
        pytest.raises(DatabaseError, match="another program has been loading for"),
    ):
        load_into(fresh, source, tell=told)
    assert told.of("wait") and fresh.last() is None
    assert load_into(fresh, source).added == 9


@FORKS
def test_a_loader_that_dies_twice_before_any_step_leaves_nothing_or_everything_and_the_next_completes(fresh, empty):
    lines = [line.split() for line in run_writers("loaders", "steps", empty, str(fresh.folder))]
    assert len(lines) > 25
    assert {before for _, before, _ in lines} == {"nothing", "whole"}
    assert {after for *_, after in lines} == {"whole"}


@pytest.mark.slow
@FORKS
def test_loaders_killed_at_any_moment_leave_nothing_or_everything(fresh, empty):
    lines = run_writers("loaders", "random", empty, str(fresh.folder), "12")
    assert len(lines) == 13 and set(lines) <= {"nothing", "whole", "begun-again"} and lines[-1] == "whole"
