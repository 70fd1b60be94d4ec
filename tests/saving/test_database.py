"""What only the database does: whole transactions whoever dies, constraints, one sentence for every problem."""

import sys
import threading

import psycopg
import pytest
import sqlalchemy as sa

from gatemap.saving import connection, database
from gatemap.saving.changes import StaleEditError
from gatemap.saving.choose import home_of
from gatemap.saving.connection import DatabaseError, engine_of, place_of
from gatemap.saving.home import RefusedError
from gatemap.saving.tables import event
from tests.saving.steps import edited, run_writers, save
from tests.tiny import write_tiny

FORKS = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
SECRET = "pa55word"


@pytest.fixture
def home(url, tmp_path):
    return home_of(write_tiny(tmp_path / "data"), url)


@pytest.fixture
def sql(url):
    """Run SQL beside gatemap, as an administrator does."""
    with psycopg.connect(url, autocommit=True) as direct:
        yield direct.execute


@FORKS
def test_a_writer_that_dies_before_any_statement_leaves_the_old_or_the_new_state(home, url):
    lines = run_writers("database_writers", "steps", url, str(home.folder))
    assert {line.split()[0] for line in lines} == {"whole"}
    assert len(lines) > 10
    numbers = [int(line.split()[1]) for line in lines]
    assert numbers == [1] * (len(lines) - 1) + [2], "whoever dies before the commit saved nothing"


@pytest.mark.slow
@FORKS
def test_a_writer_killed_at_any_moment_leaves_the_old_or_the_new_state(home, url):
    lines = run_writers("database_writers", "random", url, str(home.folder), "6")
    assert len(lines) == 6
    assert {line.split()[0] for line in lines} == {"whole"}
    assert int(lines[-1].split()[1]) > 0, "some of the writers got as far as a save"


def test_a_save_whose_connection_breaks_is_told_in_a_sentence_and_nothing_is_saved(home, sql, monkeypatch):
    old, refuse_errors = home.records(), database.refuse_errors

    def break_the_connection(*arguments):
        refuse_errors(*arguments)
        sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gatemap'")

    monkeypatch.setattr(database, "refuse_errors", break_the_connection)
    with pytest.raises(DatabaseError, match="cannot be reached"):
        save(home, old["d-day"], edited(old["d-day"], title="Lost"))
    monkeypatch.undo()
    assert home.records() == old and len(home.revisions()) == 1


def test_a_connection_that_broke_between_two_saves_is_made_anew(home, sql):
    record = home.records()["d-day"]
    sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gatemap'")
    save(home, record, edited(record, title="After the restart"))
    assert home.records()["d-day"].cells["title"] == "After the restart"


def test_when_the_commit_itself_breaks_nobody_is_told_that_nothing_was_saved(home, monkeypatch):
    record = home.records()["d-day"]

    def fail(_):
        raise sa.exc.OperationalError("COMMIT", {}, Exception("gone"))

    monkeypatch.setattr(sa.Connection, "commit", fail)
    with pytest.raises(DatabaseError, match="look at the history"):
        save(home, record, edited(record, title="Perhaps"))


def test_a_writer_waits_for_another_and_says_so_when_it_waits_too_long(home, url, sql, monkeypatch):
    record = home.records()["d-day"]
    monkeypatch.setattr(database, "WAIT", 1)
    with psycopg.connect(url) as other:
        other.execute("LOCK TABLE revision IN EXCLUSIVE MODE")
        with pytest.raises(DatabaseError, match="another program has been saving"):
            save(home, record, edited(record, title="Late"))
        assert home.records()["d-day"] == record, "readers never wait"


def test_a_reader_sees_one_moment_of_the_database_while_others_save(home, url):
    record = home.records()["d-day"]
    shown, saved = [], threading.Event()

    def read() -> None:
        with home._reading() as begun:
            saved.wait()
            shown.append(database._records(begun)["d-day"])

    reader = threading.Thread(target=read)
    reader.start()
    while not _readers(url):
        pass
    save(home, record, edited(record, title="New"))
    saved.set()
    reader.join()
    assert shown == [record]


def _readers(url: str) -> int:
    with psycopg.connect(url) as direct:
        query = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'gatemap' AND state LIKE 'idle in%'"
        return direct.execute(query).fetchone()[0]


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE event SET kind = 'nonsense' WHERE event_id = 'd-day'", "event_kind_known"),
        ("UPDATE event SET level = '' WHERE event_id = 'd-day'", "event_level_known"),
        ("UPDATE event SET source_url = '' WHERE event_id = 'd-day'", "event_source_url"),
        ("UPDATE event SET source_url = 'javascript:x' WHERE event_id = 'd-day'", "event_source_url_address"),
        ("UPDATE event SET title = NULL WHERE event_id = 'd-day'", "title"),
        ("UPDATE event SET event_id = 'D day' WHERE event_id = 'd-none'", "event_event_id_slug"),
        ("DELETE FROM event WHERE event_id = 'd-day'", "event_place_event_id_fk"),
        ("UPDATE event_place SET role = 'guest'", "event_place_role_known"),
        ("INSERT INTO event_place SELECT event_id, 99, place_id, role, side, '' FROM event_place", "event_place_once"),
        ("INSERT INTO event_place VALUES ('nothing', 1, 'suoi-da', 'venue', 'vn', '')", "event_place_event_id_fk"),
        ("INSERT INTO revision SELECT 1, at, who, why FROM revision", "revision_pk"),
        ("INSERT INTO revision SELECT 2, at, who, why, 2 FROM revision", "revision_undoes_earlier"),
        ("INSERT INTO change VALUES (1, 99, 'd-day', NULL, NULL)", "change_of_something"),
        ("INSERT INTO change VALUES (7, 1, 'd-day', '{}', NULL)", "change_revision_fk"),
    ],
)
def test_the_tables_hold_what_is_written_past_gatemap_to_the_rules(sql, statement, rule):
    with pytest.raises(psycopg.IntegrityError, match=rule):
        sql(statement)


def test_a_rule_of_the_tables_that_the_checker_does_not_know_is_named_and_nothing_is_saved(home, sql):
    sql("ALTER TABLE event ADD CONSTRAINT no_shouting CHECK (title <> upper(title))")
    record = home.records()["d-day"]
    with pytest.raises(DatabaseError, match=r"rule no_shouting; nothing was saved"):
        save(home, record, edited(record, title="SHOUTED"))
    assert home.records()["d-day"] == record and len(home.revisions()) == 1


def test_what_was_written_past_gatemap_makes_an_edit_stale(home, sql):
    record = home.records()["d-day"]
    sql("UPDATE event SET title = 'By hand' WHERE event_id = 'd-day'")
    with pytest.raises(StaleEditError) as refused:
        save(home, record, edited(record, title="Mine"))
    assert refused.value.current.cells["title"] == "By hand"


def test_an_account_that_may_only_read_can_show_the_events_and_not_change_them(home, url, sql):
    sql("CREATE ROLE visitor LOGIN")
    try:
        sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO visitor")
        visitor = home_of(home.folder, url.replace("postgres:", "visitor:", 1))
        assert visitor.records() == home.records() and visitor.last() == home.last()
        record = home.records()["d-day"]
        with pytest.raises(DatabaseError, match="permission denied"):
            save(visitor, record, edited(record, title="Mine"))
        visitor.engine.dispose()
    finally:
        sql("DROP OWNED BY visitor")
        sql("DROP ROLE visitor")


def test_a_save_is_checked_against_the_gates_of_the_folder_as_they_are_now(home):
    record = home.records()["d-day"]
    (home.folder / "gates.geojson").unlink()
    with pytest.raises(RefusedError):
        save(home, record, edited(record, kind="nonsense"))


def test_events_come_in_the_order_of_their_ids_letter_by_letter(home):
    record = home.records()["d-none"]
    for event_id in ("d-a", "d-a-b", "d0", "d-ab"):
        save(home, None, edited(record, event_id=event_id))
    ids = list(home.records())
    assert ids == sorted(ids) and ids[:3] == ["d-a", "d-a-b", "d-ab"]


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_every_usual_form_of_an_address_is_understood(url, tmp_path, scheme):
    home = home_of(write_tiny(tmp_path / "data"), url.replace("postgresql", scheme, 1))
    assert len(home.records()) == 9
    home.engine.dispose()


@pytest.mark.parametrize(
    "address",
    [
        f"mysql://lan:{SECRET}@host/gates",
        f"lan:{SECRET}@host",
        f"postgresql://lan:x@{SECRET}@host/gates",
        f"postgresql://lan:{SECRET}@host",
        f"postgresql://lan:{SECRET}@host:port/gates",
    ],
)
def test_what_is_no_address_of_a_database_is_told_without_repeating_it(address, tmp_path):
    with pytest.raises(DatabaseError, match="in GATEMAP_DATABASE_URL, is not of the form") as refused:
        home_of(tmp_path, address)
    assert SECRET not in str(refused.value) and refused.value.__cause__ is None


@pytest.mark.parametrize("address", [f"postgresql://lan:{SECRET}@127.0.0.1:9/gates"])
def test_a_database_that_does_not_answer_is_told_in_a_sentence_without_the_password(address, tmp_path):
    home = home_of(write_tiny(tmp_path / "data"), address)
    for ask in (home.records, home.revisions, home.last):
        with pytest.raises(DatabaseError, match=r"^database gates at 127.0.0.1:9: it cannot be reached") as refused:
            ask()
        assert SECRET not in str(refused.value) and "\n" not in str(refused.value)
        assert "lan" not in str(refused.value)


def test_the_name_of_a_database_holds_neither_account_nor_password():
    address = f"postgresql://lan:{SECRET}@/gates?host=/run/postgresql&password={SECRET}"
    assert place_of(engine_of(address)) == "database gates at /run/postgresql"
    assert connection._without_password(engine_of(address), f"wrong: {SECRET}") == "wrong: …"


def test_a_text_that_the_database_cannot_hold_is_told_and_nothing_is_saved(home):
    record = home.records()["d-day"]
    with pytest.raises(DatabaseError, match="did not do what was asked"):
        save(home, record, edited(record, title="Fine"), who="La\x00n")
    assert home.records()["d-day"] == record


def test_the_last_revision_is_asked_for_once_in_a_while_and_after_every_save(home, monkeypatch):
    asked, ask = [], home._last
    monkeypatch.setattr(home, "_last", lambda: asked.append(1) or ask())
    assert home.last(seconds=3600) == home.last(seconds=3600)
    assert len(asked) <= 1
    record = home.records()["d-day"]
    made = save(home_of(home.folder, _address(home)), record, edited(record, title="New"))
    assert home.last(seconds=3600) == (made.number, made.when)
    assert home.last() == (made.number, made.when)


def _address(home) -> str:
    return home.engine.url.render_as_string(hide_password=False)


def test_the_columns_of_the_table_are_those_of_the_file(home):
    assert list(event.c.keys()) == list(home.records()["d-day"].cells)
