"""The store holds every event and link once, is shared by threads, and stays apart from other stores."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from gatemap.store import queries
from gatemap.store.load import bits, build_store, known_codes
from gatemap.store.tables import FILTER_COLUMNS, event, event_place
from gatemap.store.view import View
from tests.tiny import BOXES, FACTS, KNOWN, NEWEST_FIRST, rows


def count(store, table: sa.Table) -> int:
    with store.engine.connect() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def test_every_event_is_in_it_once_and_every_event_at_a_place_once(tiny_store):
    assert count(tiny_store, event) == len(NEWEST_FIRST)
    assert count(tiny_store, event_place) == sum(len(fact["places"].split()) for fact in rows(FACTS))


def test_a_link_repeats_the_filter_columns_of_its_event(tiny_store):
    same = [
        sa.or_(
            event.c[name] == event_place.c[name],
            sa.and_(event.c[name].is_(None), event_place.c[name].is_(None)),
        )
        for name in FILTER_COLUMNS
    ]
    query = sa.select(sa.func.count()).where(event.c.event_no == event_place.c.event_no, *same)
    with tiny_store.engine.connect() as connection:
        assert connection.execute(query).scalar_one() == count(tiny_store, event_place)


def test_codes_known_to_the_store_are_those_of_the_files(tiny_store, tiny_dataset):
    assert tiny_store.known == known_codes(tiny_dataset) == KNOWN


def test_every_province_has_a_point_for_its_label_inside_it(tiny_store):
    for units, boxes in BOXES.items():
        for code, (west, south, east, north) in boxes.items():
            lon, lat = tiny_store.province_points[units][code]
            assert west < lon < east and south < lat < north


def test_names_of_several_words_are_known_folded(tiny_store):
    assert {"suoi da", "nui cao", "dong son", "thach khe"} <= tiny_store.names
    assert "shixi" not in tiny_store.names


def test_many_visitors_at_once_read_the_same_numbers(tiny_store):
    with ThreadPoolExecutor(16) as visitors:
        found = list(visitors.map(lambda _: queries.totals(tiny_store, View()).events, range(64)))
    assert set(found) == {len(NEWEST_FIRST)}


def test_two_stores_of_other_data_do_not_mix(tiny_store, tiny_dataset, new_store):
    fewer = replace(
        tiny_dataset,
        events=tiny_dataset.events[tiny_dataset.events["event_id"] == "d-days"].reset_index(drop=True),
        event_places=tiny_dataset.event_places.iloc[:0],
    )
    other = new_store(fewer)
    assert list(queries.rows(other, View())["event_id"]) == ["d-days"]
    assert list(queries.rows(tiny_store, View())["event_id"]) == list(NEWEST_FIRST)


def test_a_dataset_without_events_makes_a_store_that_answers(tiny_dataset, new_store):
    none = replace(tiny_dataset, events=tiny_dataset.events.iloc[:0], event_places=tiny_dataset.event_places.iloc[:0])
    empty = new_store(none)
    assert queries.totals(empty, View()).events == 0
    assert len(queries.rows(empty, View())) == 0 and queries.series(empty, View(), "kind", "year").empty


def test_a_store_of_the_same_name_holds_the_newer_dataset(tiny_dataset):
    build_store(tiny_dataset, name="again")
    again = build_store(tiny_dataset, name="again")
    assert count(again, event) == len(NEWEST_FIRST)


CODES = tuple(f"c{number}" for number in range(63))


@given(st.lists(st.lists(st.sampled_from(CODES), unique=True), min_size=1))
def test_each_code_of_a_list_cell_is_one_bit_of_its_own(cells):
    made = bits(pd.Series([";".join(items) for items in cells]), CODES)
    assert made.dtype == np.int64
    back = [{code for place, code in enumerate(CODES) if int(value) >> place & 1} for value in made]
    assert back == [set(items) for items in cells]


def test_a_code_that_the_vocabulary_lacks_is_an_error():
    with pytest.raises(KeyError):
        bits(pd.Series(["c1;x9"]), CODES)
