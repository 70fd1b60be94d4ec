"""Records of events and places hold the cells of the view, as values that JSON can carry."""

import json

from hypothesis import given, settings

from gatemap.render.exports.csv_table import CSV_COLUMNS
from gatemap.render.exports.records import (
    EVENT_FIELDS,
    event_records,
    flat_record,
    pair_records,
    place_records,
)
from gatemap.store import queries
from gatemap.store.view import View
from tests.often import MORE
from tests.render.exports import pairs_of, point_of, rows_of, typed_rows
from tests.tiny import KNOWN, views


@settings(max_examples=20 * MORE)
@given(view=views())
def test_the_records_are_the_rows_of_the_view_in_its_order(tiny_store, view):
    records = event_records(queries.rows(tiny_store, view))
    expected = typed_rows(tiny_store, view)
    assert [flat_record(record) for record in records] == rows_of(tiny_store, view)
    for record, row in zip(records, expected, strict=True):
        days = {name: row[name] and row[name].isoformat() for name in ("date_earliest", "date_latest")}
        assert record == row | days
    assert json.loads(json.dumps(records, allow_nan=False)) == records


def test_the_fields_are_the_columns_of_the_csv_but_those_of_the_whole_file():
    assert (*EVENT_FIELDS, "view", "made", "licence") == CSV_COLUMNS


def test_lists_of_places_keep_step_when_a_place_has_no_point(tiny_store):
    event = event_records(queries.rows(tiny_store, View(place=("ban-xa",))))[0]
    assert (event["place_ids"], event["positions"], event["place_roles"]) == (["ban-xa"], [None], ["venue"])


@settings(max_examples=20 * MORE)
@given(view=views())
def test_pairs_hold_every_event_once_a_place_and_once_without_any(tiny_store, view):
    pairs = [pair for record in event_records(queries.rows(tiny_store, view)) for pair in pair_records(record)]
    assert [(pair["event_id"], pair["place_id"]) for pair in pairs] == pairs_of(tiny_store, view)
    for pair in pairs:
        point = point_of(pair["place_id"])
        assert pair["position"] == (point and {"lat": point[1], "lon": point[0]})


@settings(max_examples=20 * MORE)
@given(view=views())
def test_the_places_are_those_of_the_view_with_their_number_of_events(tiny_store, view):
    counts = queries.place_counts(tiny_store, view)
    records = place_records(tiny_store, counts)
    assert {record["place_id"]: record["events"] for record in records} == {
        KNOWN.places[number]: count for number, count in counts.items()
    }
    assert [record["place_id"] for record in records] == [
        place for place in KNOWN.places if place in {r["place_id"] for r in records}
    ]
    assert json.loads(json.dumps(records, allow_nan=False)) == records


def test_a_place_says_what_is_known_of_it_and_what_is_not(tiny_store):
    by_id = {place["place_id"]: place for place in place_records(tiny_store, queries.place_counts(tiny_store, View()))}
    suoi_da, ban_xa = by_id["suoi-da"], by_id["ban-xa"]
    assert (suoi_da["lon"], suoi_da["lat"], suoi_da["border_km"]) == (105.1, 22.4, 0.4)
    assert (suoi_da["aliases"], suoi_da["name_attested"]) == (["Xuối Đá", "Soi Da"], True)
    assert (ban_xa["lon"], ban_xa["lat"], ban_xa["border_km"]) == (None, None, None)
