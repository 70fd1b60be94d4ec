"""The accounts of docs/deployment.md, made by its own SQL: each can do what it should, and no more."""

from dataclasses import replace

import psycopg
import pytest

from gatemap.saving.changes import Change
from gatemap.saving.choose import home_of
from gatemap.saving.connection import DatabaseError, engine_of
from gatemap.saving.folder import FolderHome
from gatemap.saving.load import copy_events
from gatemap.saving.migrate import migrate
from gatemap.store import database, queries, shared
from gatemap.store.shared import open_store
from gatemap.store.view import View
from tests.store.asked import run, sql_of
from tests.tiny import NEWEST_FIRST, write_tiny


@pytest.fixture(scope="module")
def accounts(server, tmp_path_factory):
    """Addresses by account of a database that is set up as documented, and the data folder beside it."""
    making, granting, before_filling = sql_of("Accounts")
    run(server.format("postgres"), making)
    names = ("owner", "editor", "reader")
    url = {name: server.format("gatemap").replace("postgres:@", f"gatemap_{name}@") for name in names}
    folder = write_tiny(tmp_path_factory.mktemp("deployed"))
    migrate(engine_of(url["owner"]))
    copy_events(FolderHome(folder), home_of(folder, url["owner"]), who="owner", why="to begin with")
    run(url["owner"], granting)
    run(url["editor"], before_filling)
    yield url | {"folder": folder}
    shared._kept.clear()
    for name in names:
        engine_of(url[name]).dispose()
    with psycopg.connect(server.format("postgres"), autocommit=True) as connection:
        connection.execute("DROP DATABASE gatemap WITH (FORCE)")
        for name in names:
            connection.execute(f"DROP ROLE gatemap_{name}")


@pytest.fixture
def opened_by(accounts, monkeypatch):
    """Open the shared store as the process of an account does, which has nothing in its memory yet."""
    monkeypatch.setattr(database, "PATIENCE", 0.0)
    monkeypatch.setenv(shared.VARIABLE, "database")

    def opened(name: str):
        monkeypatch.setenv("GATEMAP_DATABASE_URL", accounts[name])
        monkeypatch.setattr(shared, "_kept", {})
        return open_store(accounts["folder"])

    return opened


def save(accounts, name: str, title: str) -> int:
    home = home_of(accounts["folder"], accounts[name])
    before = home.records()["d-day"]
    after = replace(before, cells=before.cells | {"title": title})
    return home.save([Change(before, after)], who=name, why="a test").number


def test_a_reader_says_that_nothing_is_filled_and_reads_when_the_editor_has_filled(opened_by):
    with pytest.raises(DatabaseError) as problem:
        opened_by("reader")
    said = str(problem.value)
    assert "not filled with revision 1" in said and "holds nothing yet" in said and "may not fill it" in said
    assert "python -m gatemap.store" in said and "secret" not in said
    assert queries.totals(opened_by("editor"), View()).events == len(NEWEST_FIRST)
    assert list(queries.rows(opened_by("reader"), View())["event_id"]) == list(NEWEST_FIRST)


def test_after_a_save_a_reader_says_what_it_lacks_until_it_is_filled(opened_by, accounts):
    opened_by("editor")
    number = save(accounts, "editor", "Saved by the editor")
    with pytest.raises(
        DatabaseError, match=rf"not filled with revision {number} .*holds revision {number - 1}, filled"
    ):
        opened_by("reader")
    opened_by("editor")
    assert "Saved by the editor" in set(queries.rows(opened_by("reader"), View())["title"])


def test_an_account_that_was_not_let_in_is_told_so_and_fills_nothing_beside(opened_by):
    opened_by("editor")
    with pytest.raises(DatabaseError, match="permission denied for schema gatemap_store"):
        opened_by("owner")


def test_a_reader_cannot_save(accounts):
    with pytest.raises(DatabaseError):
        save(accounts, "reader", "Saved by a reader")


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO revision VALUES (99, now(), 'nobody', 'none', NULL)",
        "DELETE FROM event_place",
        "CREATE SCHEMA mine",
        "CREATE TABLE public.mine (x int)",
        "UPDATE gatemap_store.filled SET events = 0",
    ],
)
def test_a_reader_can_change_nothing_even_when_it_asks_to(opened_by, accounts, statement):
    opened_by("editor")
    with psycopg.connect(accounts["reader"]) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SET TRANSACTION READ WRITE")
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement", ["DROP TABLE event", "ALTER TABLE event ADD x int", "DELETE FROM revision", "TRUNCATE change"]
)
def test_an_editor_cannot_change_the_tables_or_lose_the_history(accounts, statement):
    with psycopg.connect(accounts["editor"]) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement)
