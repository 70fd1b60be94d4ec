"""GeoJSON as RFC 7946 has it, and with every event of the view."""

import json

import geopandas as gpd
import pytest
from hypothesis import given, settings

from gatemap.render.exports.about import LICENCE
from gatemap.store import queries
from gatemap.store.view import View
from tests.often import MORE
from tests.render.exports import made, pairs_of, point_of, typed_rows
from tests.tiny import HOSTILE, KNOWN, views

BOTH = ("geojson", "geojson-pairs")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("geojson")


def read(path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def positions(document: dict) -> dict[str, tuple | None]:
    return {
        feature["properties"]["place_id"]: feature["geometry"] and tuple(feature["geometry"]["coordinates"])
        for feature in document["features"]
    }


@settings(max_examples=12 * MORE)
@given(view=views())
def test_every_event_of_the_view_is_at_its_places_or_among_those_without_any(tiny_store, view, folder):
    document = read(made(tiny_store, view, "geojson", folder))
    of_place = {f["properties"]["place_id"]: f["properties"]["events"] for f in document["features"]}
    of_place[""] = document["events_without_place"]
    expected: dict[str, list] = {}
    rows = {row["event_id"]: row for row in typed_rows(tiny_store, view)}
    for event, place in pairs_of(tiny_store, view):
        expected.setdefault(place, []).append(event)
    assert {place: [event["event_id"] for event in events] for place, events in of_place.items() if events} == expected
    for event in (event for events in of_place.values() for event in events):
        row = rows[event["event_id"]]
        assert event == row | {name: row[name] and row[name].isoformat() for name in ("date_earliest", "date_latest")}


@settings(max_examples=12 * MORE)
@given(view=views())
def test_a_pair_is_a_feature_and_an_event_without_a_place_is_one_too(tiny_store, view, folder):
    features = read(made(tiny_store, view, "geojson-pairs", folder))["features"]
    found = [(feature["properties"]["event_id"], feature["properties"]["place_id"]) for feature in features]
    assert found == pairs_of(tiny_store, view)
    assert len({feature["id"] for feature in features}) == len(features)


@pytest.mark.parametrize("code", BOTH)
def test_it_is_geojson_as_rfc_7946_says(tiny_store, folder, code):
    document = read(made(tiny_store, View(), code, folder))
    assert document["type"] == "FeatureCollection" and "crs" not in document
    for feature in document["features"]:
        assert feature["type"] == "Feature" and isinstance(feature["properties"], dict)
        # Longitude first; a place whose position nobody knows has no point.
        geometry, point = feature["geometry"], point_of(feature["properties"]["place_id"])
        assert geometry == (point and {"type": "Point", "coordinates": list(point)})


@pytest.mark.parametrize("code", BOTH)
@pytest.mark.parametrize("view", [View(), View(q="rice & medicine + % #"), View(q="no such thing")])
def test_it_says_the_query_the_day_and_the_licence(tiny_store, folder, code, view):
    about = read(made(tiny_store, view, code, folder))["gatemap"]
    expected = "q=rice %26 medicine %2B %25 %23" if "rice" in view.q else "q=no such thing" if view.q else "all events"
    assert (about["query"], about["made"], about["licence"]) == (expected, "2026-01-31", LICENCE)
    assert int(about["events"]) == len(queries.rows(tiny_store, view))


def test_geopandas_reads_the_places_and_their_points(tiny_store, folder):
    frame = gpd.read_file(made(tiny_store, View(), "geojson", folder))
    assert list(frame["place_id"]) == list(KNOWN.places) and frame.crs.equals("EPSG:4326")
    found = {
        place: point and (point.x, point.y) for place, point in zip(frame["place_id"], frame.geometry, strict=True)
    }
    assert found == {place: point_of(place) for place in KNOWN.places}


def test_geopandas_reads_the_pairs(tiny_store, folder):
    frame = gpd.read_file(made(tiny_store, View(), "geojson-pairs", folder))
    assert list(zip(frame["event_id"], frame["place_id"], strict=True)) == pairs_of(tiny_store, View())
    assert set(frame.loc[frame["event_id"] == "d-host", "title"]) == {HOSTILE}


@pytest.mark.parametrize("code", BOTH)
def test_a_view_written_in_parts_is_the_same_file(tiny_store, folder, code, monkeypatch):
    whole = made(tiny_store, View(), code, folder).read_bytes()
    monkeypatch.setattr("gatemap.render.exports.about.CHUNK", 2)
    assert made(tiny_store, View(), code, folder).read_bytes() == whole
