"""A store in parts on three servers behind a fourth answers as one in memory does."""

from dataclasses import replace

import pytest
import sqlalchemy as sa
from hypothesis import given, settings

from gatemap.saving.connection import engine_of
from gatemap.store import database, parts, queries
from gatemap.store.database import open_in_database
from gatemap.store.load import build_store
from gatemap.store.tables import event, event_place
from gatemap.store.view import View
from tests.often import MORE
from tests.store.asked import ASKED, assert_alike, set_up_parts
from tests.tiny import NEWEST_FIRST, SEARCHES, views


@pytest.fixture(scope="module")
def servers(servers_with_fdw):
    """Addresses of a database and of three servers for its parts, all set up as documented."""
    front, *addresses = servers_with_fdw
    set_up_parts(front, addresses)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(parts.VARIABLE, " ".join(address.format("gatemap_editor", "gatemap") for address in addresses))
        yield front.format("gatemap_editor", "gatemap"), front.format("gatemap_reader", "gatemap")
        for engine in parts.part_engines():
            engine.dispose()


@pytest.fixture(scope="module")
def both(tiny_dataset, servers):
    """The tiny dataset in memory, and in parts."""
    editor, reader = map(engine_of, servers)
    open_in_database(tiny_dataset, editor, "filled")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(parts.VARIABLE)  # who only reads needs no addresses
        stores = (build_store(tiny_dataset, name="whole"), open_in_database(tiny_dataset, reader, "parts"))
    yield stores
    for store in stores:
        store.close()
    for engine in (editor, reader):
        engine.dispose()


@pytest.mark.parametrize("asked", ASKED)
@settings(max_examples=5 * MORE)
@given(view=views())
def test_parts_answer_as_the_whole_does(both, asked, view):
    assert_alike(*both, asked, view)


@pytest.mark.parametrize("typed", SEARCHES)
def test_words_are_found_on_every_part(both, typed):
    assert set(queries.rows(both[1], View(q=typed))["event_id"]) == SEARCHES[typed]


def test_every_event_lies_on_one_server_with_its_links(both, servers):
    schema = database.schema_of(both[0].dataset)
    held = []
    for engine in parts.part_engines():
        with engine.connect() as connection:
            of_part = connection.execution_options(schema_translate_map={None: schema})
            numbers = set(of_part.execute(sa.select(event.c.event_no)).scalars())
            assert set(of_part.execute(sa.select(event_place.c.event_no)).scalars()) <= numbers
            held.append(numbers)
    assert [len(numbers) for numbers in held] == [3, 3, 3]
    assert set.union(*held) == set(range(len(NEWEST_FIRST)))


def test_a_condition_is_handed_on_and_a_part_that_cannot_hold_an_event_is_not_asked(both):
    schema = database.schema_of(both[0].dataset)
    with both[1].engine.connect() as connection:
        explain = f"EXPLAIN (VERBOSE) SELECT event_id FROM {schema}.event WHERE kind = 'aid' AND event_no < 2"
        plan = "\n".join(line[0] for line in connection.exec_driver_sql(explain))
    assert "Remote SQL" in plan and "kind = 'aid'" in plan
    assert f"{schema}.event_1" in plan and f"{schema}.event_2" not in plan


def test_what_a_broken_attempt_left_on_a_part_is_cleared_away(both, servers, tiny_dataset, monkeypatch):
    editor = engine_of(servers[0])
    broken, mended = (replace(tiny_dataset, events=tiny_dataset.events.assign(note=note)) for note in ("one", "two"))

    def gone(*given):
        raise sa.exc.OperationalError("CREATE", None, Exception("the front server is gone"))

    with monkeypatch.context() as patch:
        patch.setattr(parts, "_columns", gone)
        with pytest.raises(database.DatabaseError, match="the front server is gone"):
            open_in_database(broken, editor, "broken")
    left = [schemas(engine) for engine in parts.part_engines()]
    assert all(database.schema_of(broken) in names for names in left)
    store = open_in_database(mended, editor, "mended")
    assert queries.totals(store, View()).events == len(NEWEST_FIRST)
    store.close()
    kept = {database.schema_of(dataset) for dataset in (both[0].dataset, mended)}
    assert [schemas(engine) for engine in parts.part_engines()] == [kept] * 3


def schemas(engine) -> set[str]:
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'gatemap_store%%'")
        return set(found.scalars())
