"""The words of a search are looked up once for all queries of a page."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from gatemap.store import found, queries
from gatemap.store.event_ids import EventIds
from gatemap.store.load import build_store
from gatemap.store.view import View


def reads_of_texts(store, ask) -> int:
    """Count the statements that read the texts of events."""
    statements = []

    def note(connection, cursor, sql, given, context, many):
        statements.append(sql)

    sa.event.listen(store.engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        sa.event.remove(store.engine, "before_cursor_execute", note)
    return sum("event.search" in sql for sql in statements)


def page(store, view: View) -> None:
    queries.facets(store, view)
    queries.totals(store, view)
    queries.place_counts(store, view)
    queries.rows(store, view, limit=5)


def test_the_texts_are_read_once_for_all_queries_of_a_page(tiny_dataset):
    store = build_store(tiny_dataset, name="found")
    assert reads_of_texts(store, lambda: page(store, View(q="joint patrol"))) == 1
    assert reads_of_texts(store, lambda: page(store, View(q="patrol joint", partner=("LA",)))) == 0
    store.close()


def test_visitors_who_ask_at_once_get_the_same(tiny_dataset):
    store = build_store(tiny_dataset, name="found_at_once")
    with ThreadPoolExecutor(8) as visitors:
        asked = [View(q=word) for word in ("talks", "gates", "talks", "minutes", "zebra")] * 8
        counts = list(visitors.map(lambda view: queries.totals(store, view).events, asked))
    assert counts == counts[:5] * 8 and counts[0] == counts[2] > 0 == counts[4]
    store.close()


@given(st.sets(st.integers(0, 40)), st.integers(41, 60))
def test_the_bit_of_an_event_is_set_when_it_holds_the_words(numbers, count):
    held = found.FoundEvents(lambda terms: np.array(sorted(numbers), dtype="int64"), count).bits(["word"])
    assert {number for number in range(count) if held[number // 8] >> (7 - number % 8) & 1} == numbers


def test_only_the_last_searches_are_kept(monkeypatch):
    monkeypatch.setattr(found, "KEPT", 2)
    looked = []

    def look(terms):
        looked.append(terms)
        return np.array([0])

    events = found.FoundEvents(look, 9)
    for word in ("a", "b", "a", "c", "a", "b"):
        events.bits([word])
    assert looked == [("a",), ("b",), ("c",), ("b",)]


@given(st.sets(st.text(max_size=5), max_size=9), st.text(max_size=5))
def test_ids_of_events_are_a_set_of_them(ids, other):
    held = EventIds(pd.Series(sorted(ids), dtype="str"))
    assert held == frozenset(ids) and frozenset(ids) == held and len(held) == len(ids)
    assert (other in held) == (other in ids)
    assert 5 not in held and set(held) == ids and hash(held) == hash(EventIds(pd.Series(sorted(ids), dtype="str")))
