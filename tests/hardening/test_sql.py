"""Whatever is asked, no word of it becomes part of a query: texts travel beside the query, never in it."""

from contextlib import suppress
from types import NoneType

import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from starlette.testclient import TestClient

from gatemap.api.app import create_api
from gatemap.cli import main
from gatemap.store import queries
from gatemap.store.shared import open_store
from gatemap.store.view import PARAMETERS, View, parse_query
from tests.tiny import KNOWN

INJECTIONS = (
    "'; DROP TABLE event; --",
    "x' OR '1'='1",
    '" OR ""="',
    "1; DELETE FROM event_place",
    "talks') OR 1=1 --",
    "x' UNION SELECT event_id FROM event --",
    "%' OR search LIKE '%",
    "\\'; DROP TABLE event; --",
    "$$; DROP TABLE event; $$",
    "read_csv('/etc/passwd')",
    "'; COPY event TO '/tmp/stolen.csv'; --",
    "'; ATTACH '/tmp/x.db'; --",
    ":name %(name)s ? $1 {x}",
    "_%_%_%",
)


@pytest.fixture
def asked(tiny_store):
    """Every statement that the store is asked while a test runs."""
    found: list[str] = []

    def listen(connection, cursor, statement, parameters, context, many):
        found.append(statement)

    sa.event.listen(tiny_store.engine, "before_cursor_execute", listen)
    yield found
    sa.event.remove(tiny_store.engine, "before_cursor_execute", listen)


def ask(store, view: View) -> int:
    queries.facets(store, view)
    queries.place_counts(store, view)
    queries.series(store, view, "partner", "year")
    list(queries.row_chunks(store, view, 2))
    return queries.totals(store, view).events


@pytest.mark.parametrize("injection", INJECTIONS)
def test_an_injection_through_the_address_is_not_understood_or_only_words(injection, tiny_store, asked):
    plain = {name: [injection] for name in PARAMETERS}
    view, ignored = parse_query(plain, KNOWN)
    assert {one.name for one in ignored} == set(PARAMETERS) - {"q"}
    assert view.q and view == View(q=view.q)
    assert ask(tiny_store, view) == 0 or injection == "_%_%_%"
    assert asked and not any(injection in statement for statement in asked)
    assert ask(tiny_store, View()) == 9


@pytest.mark.parametrize("injection", INJECTIONS)
def test_a_view_that_nobody_checked_cannot_inject_either(injection, tiny_store, asked):
    """A view from elsewhere than an address: its codes are looked up, or travel beside the query."""
    for field in ("kind", "level", "partner", "topic", "province", "place", "actor", "gate_level", "certainty", "q"):
        value = injection if field in ("certainty", "q") else (injection,)
        with suppress(ValueError, KeyError):  # there is no such code
            ask(tiny_store, View(**{field: value}))
    with pytest.raises(KeyError):
        queries.event_row(tiny_store, injection)
    assert not any(injection in statement for statement in asked)
    assert ask(tiny_store, View()) == 9


@pytest.mark.parametrize("injection", INJECTIONS)
def test_an_injection_through_the_interface_changes_nothing(injection, good_data):
    api = TestClient(create_api())
    for name in (*PARAMETERS, "limit", "offset"):
        assert api.get("/events", params={name: injection}).status_code == (200 if name == "q" else 400)
    for path in ("/events/", "/places/"):
        assert api.get(path + injection.replace("/", "%2F").replace("?", "%3F")).status_code == 404
    assert api.get("/events").json()["total"] == 9
    assert ask(open_store(good_data), View()) == 9


def test_signs_of_a_pattern_in_words_are_signs(tiny_store):
    """`%` and `_` stand for any letters in SQL; in a search they stand for nothing."""
    for words in ("%", "_", "%a%", "d_y", "\\%"):
        assert ask(tiny_store, View(q=words)) in (0, 9, ask(tiny_store, View(q=words.strip("%_\\"))))
    assert ask(tiny_store, View(q="t_lks")) == 0


@pytest.mark.parametrize("injection", INJECTIONS[::7])
def test_an_injection_through_a_command_changes_nothing(injection, tiny_folder):
    before = {path.name: path.read_bytes() for path in tiny_folder.glob("*.csv")}
    given = ["--data", str(tiny_folder)]
    commands = [["export", f"--{name}", injection, *given] for name in PARAMETERS if name != "q"]
    commands += [["dossier", *given, "--", injection], ["history", "--event", injection, *given]]
    for command in commands:
        told = CliRunner().invoke(main, command)
        assert isinstance(told.exception, SystemExit | NoneType) and "Traceback" not in told.output, command
        assert told.exit_code != 0 or command[0] == "history", command
    assert CliRunner().invoke(main, ["export", "--q", injection, *given]).exit_code == 0
    assert {path.name: path.read_bytes() for path in tiny_folder.glob("*.csv")} == before
