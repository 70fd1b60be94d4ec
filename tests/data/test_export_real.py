"""Every format, made of all real events and read again, holds what the store holds."""

import json
from pathlib import Path

import geopandas as gpd
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pybtex.database
import pytest

from gatemap.dataset.schema import split_list
from gatemap.render.exports.records import EVENT_FIELDS, event_records, flat_record
from gatemap.store import queries
from gatemap.store.load import Store
from gatemap.store.view import View
from tests.render.exports import made, rows_of

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def store(real_store):
    return real_store


@pytest.fixture(scope="module")
def rows(store: Store) -> list[dict]:
    return rows_of(store, View())


@pytest.fixture(scope="module")
def pairs(rows: list[dict]) -> list[tuple[str, str]]:
    return [(row["event_id"], place) for row in rows for place in split_list(row["place_ids"]) or [""]]


def test_the_records_are_the_rows(store, rows):
    assert [flat_record(record) for record in event_records(queries.rows(store, View()))] == rows


def test_parquet_and_geoparquet(store, rows, pairs, tmp_path):
    table = pq.read_table(made(store, View(), "parquet", tmp_path))
    assert table["event_id"].to_pylist() == [row["event_id"] for row in rows]
    assert table["date_earliest"].to_pylist() == [row["date_earliest"] for row in rows]
    frame = gpd.read_parquet(made(store, View(), "geoparquet", tmp_path))
    assert list(zip(frame["event_id"], frame["place_id"], strict=True)) == pairs


def test_geopackage_and_geojson(store, rows, pairs, tmp_path):
    path = made(store, View(), "gpkg", tmp_path)
    events = gpd.read_file(path, layer="events")
    texts = [name for name in EVENT_FIELDS if not name.startswith("date_") or name == "date_note"]
    assert events[texts].to_dict("records") == [{name: row[name] for name in texts} for row in rows]
    points = gpd.read_file(path, layer="event_places")
    assert list(zip(points["event_id"], points["place_id"], strict=True)) == pairs
    document = json.loads(made(store, View(), "geojson", tmp_path).read_text(encoding="utf-8"))
    found = [
        (event["event_id"], feature["properties"]["place_id"])
        for feature in document["features"]
        for event in feature["properties"]["events"]
    ]
    found += [(event["event_id"], "") for event in document["events_without_place"]]
    assert sorted(found) == sorted(pairs)


def test_excel(store, rows, tmp_path):
    sheet = openpyxl.load_workbook(made(store, View(), "xlsx", tmp_path))["Events"]
    cells = pd.DataFrame(list(sheet.values)[1:], columns=list(EVENT_FIELDS)).astype(object)
    expected = pd.DataFrame(rows).astype(object)
    for name in EVENT_FIELDS:
        days = name in ("date_earliest", "date_latest")
        found = [None if pd.isna(cell) else cell.date() for cell in cells[name]] if days else cells[name].fillna("")
        assert list(found) == list(expected[name]), name
    links = {
        cell.hyperlink.target for cell in sheet[chr(ord("A") + EVENT_FIELDS.index("source_url"))] if cell.hyperlink
    }
    assert len(links) > 400


def test_citations(store, rows, tmp_path):
    pages = {url for row in rows for url in (row["source_url"], *split_list(row["other_source_urls"]))}
    items = json.loads(made(store, View(), "csl", tmp_path).read_text(encoding="utf-8"))
    entries = pybtex.database.parse_file(str(made(store, View(), "bibtex", tmp_path)), "bibtex").entries
    assert {item["URL"] for item in items[1:]} == pages == {entry.fields["url"] for entry in list(entries.values())[1:]}
    assert len(items) == len(entries) == len(pages) + 1
    publishers = {row["publisher"] for row in rows if row["publisher"]}
    assert {item["container-title"] for item in items if "container-title" in item} <= publishers


def test_picture_and_page(store, rows, tmp_path):
    svg = made(store, View(), "svg", tmp_path, "vi").read_text(encoding="utf-8")
    known = store.dataset.places.geometry.notna().sum()
    assert svg.count('class="place" data-id="') - svg.count('data-id=""') == known
    assert made(store, View(), "html", tmp_path).read_text(encoding="utf-8").count("<tr id=") == len(rows)
