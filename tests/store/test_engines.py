"""DuckDB and PostgreSQL give the same answers, row for row; PostgreSQL finds them by the indexes made for it."""

from dataclasses import replace

import pandas as pd
import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from gatemap.dataset.read import read_dataset
from gatemap.store import queries
from gatemap.store.database import open_in_database
from gatemap.store.dialects import begin_of
from gatemap.store.indexes import INDEXES
from gatemap.store.load import build_store
from gatemap.store.tables import event
from gatemap.store.view import View
from tests.often import MORE
from tests.store.asked import ASKED, assert_alike
from tests.tiny import NEWEST_FIRST, change_cell, change_feature, views, write_tiny

OFTEN = settings(max_examples=30 * MORE)


@pytest.fixture(scope="module")
def both(tiny_dataset, store_engine):
    """The tiny dataset in DuckDB and in PostgreSQL."""
    stores = (build_store(tiny_dataset, name="both"), open_in_database(tiny_dataset, store_engine, "both"))
    yield stores
    for store in stores:
        store.close()


@pytest.mark.parametrize("asked", ASKED)
@OFTEN
@given(view=views())
def test_both_engines_answer_alike(both, asked, view):
    assert_alike(*both, asked, view)


def test_rows_come_in_parts_from_either_engine(both):
    for store in both:
        parts = list(queries.row_chunks(store, View(), 4))
        assert [len(part) for part in parts] == [4, 4, 1]
        assert list(pd.concat(parts)["event_id"]) == list(NEWEST_FIRST)
        assert list(parts[0].columns) == list(queries.rows(store, View()).columns)


def test_a_reader_of_parts_that_goes_away_leaves_the_connection_usable(both):
    for store in both:
        for _ in range(40):  # more often than there are connections
            next(iter(queries.row_chunks(store, View(), 2)))
        assert queries.totals(store, View()).events == len(NEWEST_FIRST)


LONG = "long" * 800  # 3,200 letters without a blank


@pytest.fixture(scope="module")
def wordy(tmp_path_factory, store_engine):
    """The tiny dataset with words that are endless, with names that are none, and in scripts without blanks."""
    folder = write_tiny(tmp_path_factory.mktemp("wordy"))
    for row, title in enumerate(
        (f"Before {LONG} after", "石溪" * 900, f"{LONG}er", "Talks, talks", "x' | !y:* \\z"), 2
    ):
        change_cell(folder, "events.csv", row, "title", title)
    change_feature(folder, "gates.geojson", 4, aliases="???;Soi Da")
    dataset = read_dataset(folder)
    stores = (build_store(dataset, name="wordy"), open_in_database(dataset, store_engine, "wordy"))
    yield stores
    for store in stores:
        store.close()


@pytest.mark.parametrize(
    ("typed", "events"),
    [
        ("longlong", 2),
        ("long" * 40, 2),
        ("before longlong", 1),
        ("after longlong", 1),
        ('"after longlong"', 0),
        ('"before longlong"', 1),
        ("after", 1),
        ("溪石溪", 1),
        ("talks", 1),
        ('"talks talks"', 1),
        ('"talks talks talks"', 0),
        ("x y z", 1),
        ("x' | !y:* \\z", 1),
        ("soi da 石溪", 2),
    ],
)
def test_words_of_any_length_and_sign_are_found_alike(wordy, typed, events):
    found = [set(queries.rows(store, View(q=typed))["event_id"]) for store in wordy]
    places = [queries.place_counts(store, View(q=typed)).to_dict() for store in wordy]
    assert found[0] == found[1] and places[0] == places[1]
    assert len(found[0]) == events


WORDS = st.sampled_from(["joint", "patrol", "suoi", "da", "石", "ສ", "t", "two", "gat", "xuoi da", "'", "&", "\\", "!"])


@settings(max_examples=100 * MORE)
@given(typed=st.lists(WORDS, min_size=1, max_size=4).map(" ".join), quoted=st.booleans())
def test_any_words_are_found_alike(both, typed, quoted):
    view = View(q=f'"{typed}"' if quoted else typed)
    assert_alike(*both, "rows", view)
    assert_alike(*both, "places", view)


def test_a_step_that_there_is_not_is_an_error():
    with pytest.raises(ValueError, match="year, month, day"):
        begin_of("week; DROP TABLE event", event.c.date_earliest)


@pytest.fixture(scope="module")
def crowded(tiny_dataset, store_engine):
    """The tiny dataset a thousand times over, so that an index is worth its while; one title is told once."""
    many = [(tiny_dataset.events, tiny_dataset.event_places)]
    for number in range(1000):
        many.append([frame.assign(event_id=frame["event_id"] + f"-{number}") for frame in many[0]])
    events, links = (pd.concat(frames, ignore_index=True) for frames in zip(*many, strict=True))
    events.loc[events["event_id"] == "d-host-500", "title"] = "Zebra seen"
    store = open_in_database(replace(tiny_dataset, events=events, event_places=links), store_engine, "crowded")
    yield store
    store.close()


def plans(store, asked, view: View) -> str:
    """Return how PostgreSQL finds what a query of the pages asks for, when it would rather not read whole tables."""
    statements = []

    def note(connection, cursor, sql, given, context, many):
        statements.append((sql, given))

    sa.event.listen(store.engine, "before_cursor_execute", note)
    try:
        asked(store, view)
    finally:
        sa.event.remove(store.engine, "before_cursor_execute", note)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("SET enable_seqscan = off")
        lines = [connection.exec_driver_sql(f"EXPLAIN {sql}", given).all() for sql, given in statements]
        connection.exec_driver_sql("RESET enable_seqscan")
    return "\n".join(str(line[0]) for each in lines for line in each)


@pytest.mark.parametrize(
    ("index", "asked", "view"),
    [
        ("Index Only Scan using event_filters", queries.facets, View(partner=("CN",))),
        ("event_words_words", queries.totals, View(q="zebra")),
        ("Index Scan using event_pkey", ASKED["a page"], View()),
        ("Index Scan using event_oldest", ASKED["a page"], View(sort="oldest")),
        ("Index Scan using event_id", lambda store, view: queries.event_row(store, view.event), View(event="d-day-7")),
        ("event_place_place", ASKED["totals"], View(place=("suoi-da",))),
        ("event_actor_org", ASKED["totals"], View(actor=("north-police",))),
        ("event_actor_event", ASKED["organisation pairs"], View(q="zebra")),
    ],
)
def test_a_query_of_the_pages_is_answered_by_the_index_that_was_made_for_it(crowded, index, asked, view):
    assert index in plans(crowded, asked, view)


def test_every_index_has_a_query():
    named = {index.name for index in INDEXES}
    marks = test_a_query_of_the_pages_is_answered_by_the_index_that_was_made_for_it.pytestmark
    asked = " ".join(case[0] for mark in marks for case in mark.args[1])
    assert {name for name in named if name in asked} == named


def test_the_first_answers_need_no_vacuum(crowded):
    with crowded.engine.connect() as connection:
        schema = connection.get_execution_options()["schema_translate_map"][None]
        found = connection.exec_driver_sql(f"EXPLAIN (ANALYZE) SELECT sum(partner_bits) FROM {schema}.event").all()
    assert "Heap Fetches: 0" in "\n".join(line[0] for line in found)


def test_duckdb_has_no_index(both):
    with both[0].engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM duckdb_indexes()").scalar() == 0
