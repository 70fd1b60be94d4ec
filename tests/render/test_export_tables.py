"""Parquet, GeoParquet, GeoPackage and Excel, each read again by the library that people read it with."""

import datetime as dt

import geopandas as gpd
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
from hypothesis import given, settings

from gatemap.render.exports import xlsx
from gatemap.render.exports.about import LICENCE
from gatemap.render.exports.records import EVENT_FIELDS
from gatemap.store import queries
from gatemap.store.view import View
from tests.often import MORE
from tests.render.exports import made, pairs_of, point_of, rows_of, typed_rows
from tests.tiny import HOSTILE, KNOWN, NEWEST_FIRST, SOURCE, views

FEW = settings(max_examples=6 * MORE)
VIEW = View(partner=("CN",), sort="oldest")
ABOUT = {"query": "partner=CN&sort=oldest", "made": "2026-01-31", "licence": LICENCE}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("tables")


def sheet_rows(path, name: str) -> list[dict]:
    """Return the rows of a sheet; an empty cell is ''."""
    head, *rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [dict(zip(head, ("" if cell is None else cell for cell in row), strict=True)) for row in rows]


def plain(frame: pd.DataFrame) -> list[dict]:
    """Return the rows of a layer as `rows_of` has them."""
    days = {
        name: [None if pd.isna(day) else pd.Timestamp(day).date() for day in frame[name]]
        for name in ("date_earliest", "date_latest")
    }
    return (
        frame.astype(object).assign(**{name: pd.Series(days[name], dtype=object) for name in days}).to_dict("records")
    )


@FEW
@given(view=views())
def test_parquet_holds_the_rows_of_the_view_with_their_types(tiny_store, view, folder):
    assert pq.read_table(made(tiny_store, view, "parquet", folder)).to_pylist() == typed_rows(tiny_store, view)


def test_parquet_has_days_lists_and_bools_and_says_what_it_is(tiny_store, folder):
    schema = pq.read_schema(made(tiny_store, VIEW, "parquet", folder))
    kinds = {name: str(schema.field(name).type) for name in ("date", "date_earliest", "topics", "date_inferred")}
    assert kinds == {
        "date": "string",
        "date_earliest": "date32[day]",
        "topics": "list<element: string>",
        "date_inferred": "bool",
    }
    told = {name.decode(): value.decode() for name, value in schema.metadata.items()}
    assert ABOUT.items() <= {name.removeprefix("gatemap_"): value for name, value in told.items()}.items()


@FEW
@given(view=views())
def test_geoparquet_holds_the_pairs_of_the_view_with_their_points(tiny_store, view, folder):
    frame = gpd.read_parquet(made(tiny_store, view, "geoparquet", folder))
    assert list(zip(frame["event_id"], frame["place_id"], strict=True)) == pairs_of(tiny_store, view)
    assert [point and (point.x, point.y) for point in frame.geometry] == [
        point_of(place) for place in frame["place_id"]
    ]


def test_geoparquet_has_degrees_and_says_what_it_is(tiny_store, folder):
    path = made(tiny_store, VIEW, "geoparquet", folder)
    assert gpd.read_parquet(path).crs == "OGC:CRS84"
    told = {name.decode(): value.decode() for name, value in pq.read_schema(path).metadata.items()}
    assert {f"gatemap_{name}": value for name, value in ABOUT.items()}.items() <= told.items()


@FEW
@given(view=views())
def test_the_geopackage_holds_events_pairs_and_places_of_the_view(tiny_store, view, folder):
    path = made(tiny_store, view, "gpkg", folder)
    assert plain(gpd.read_file(path, layer="events")) == rows_of(tiny_store, view)
    pairs = gpd.read_file(path, layer="event_places")
    assert list(zip(pairs["event_id"], pairs["place_id"], strict=True)) == pairs_of(tiny_store, view)
    assert [point and (point.x, point.y) for point in pairs.geometry] == [
        point_of(place) for place in pairs["place_id"]
    ]
    places = gpd.read_file(path, layer="places")
    counts = queries.place_counts(tiny_store, view)
    assert dict(zip(places["place_id"], places["events"], strict=True)) == {
        KNOWN.places[n]: c for n, c in counts.items()
    }


def test_the_geopackage_has_its_layers_and_says_what_it_is(tiny_store, folder):
    path = made(tiny_store, VIEW, "gpkg", folder)
    layers = dict(pyogrio.list_layers(path))
    assert layers == {"places": "Point", "events": None, "event_places": "Point", "about": None}
    assert gpd.read_file(path, layer="places").crs == "EPSG:4326"
    about = gpd.read_file(path, layer="about")
    assert ABOUT.items() <= dict(zip(about["name"], about["value"], strict=True)).items()


@FEW
@given(view=views())
def test_the_workbook_holds_the_rows_of_the_view(tiny_store, view, folder):
    found = sheet_rows(made(tiny_store, view, "xlsx", folder), xlsx.EVENTS)
    as_cells = [
        {
            name: dt.datetime.combine(cell, dt.time()) if isinstance(cell, dt.date) else "" if cell is None else cell
            for name, cell in row.items()
        }
        for row in rows_of(tiny_store, view)
    ]
    assert found == as_cells


def test_the_workbook_counts_the_events_of_places_and_says_what_it_is(tiny_store, folder):
    path = made(tiny_store, VIEW, "xlsx", folder)
    counts = queries.place_counts(tiny_store, VIEW)
    places = {row["place_id"]: row["events"] for row in sheet_rows(path, xlsx.PLACES)}
    assert places == {KNOWN.places[number]: count for number, count in counts.items()}
    about = sheet_rows(path, xlsx.ABOUT)
    assert ABOUT.items() <= {row["Column"]: row["Meaning"] for row in about if not row["Sheet"]}.items()
    explained = {row["Column"]: row["Meaning"] for row in about if row["Sheet"] == xlsx.EVENTS}
    assert list(explained) == list(EVENT_FIELDS) and all(explained.values())


def test_in_the_workbook_days_are_days_links_open_and_no_text_runs(tiny_store, folder):
    sheet = openpyxl.load_workbook(made(tiny_store, View(), "xlsx", folder))[xlsx.EVENTS]
    rows = {row[0].value: dict(zip(EVENT_FIELDS, row, strict=True)) for row in sheet.iter_rows(min_row=2)}
    day, hostile = rows["d-day"], rows["d-host"]
    assert day["date_earliest"].is_date and day["date_earliest"].number_format == "yyyy-mm-dd"
    assert day["source_url"].hyperlink.target == SOURCE
    assert (hostile["title"].value, hostile["title"].data_type) == (HOSTILE, "s")
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert sheet.freeze_panes == "C2" and sheet.auto_filter.ref.startswith("A1:")


def test_beyond_the_links_that_a_sheet_can_hold_an_address_is_a_text(tiny_store, folder, monkeypatch):
    monkeypatch.setattr(xlsx, "LINKS", 2)
    sheet = openpyxl.load_workbook(made(tiny_store, View(), "xlsx", folder))[xlsx.EVENTS]
    cells = [row[EVENT_FIELDS.index("source_url")] for row in sheet.iter_rows(min_row=2)]
    assert [bool(cell.hyperlink) for cell in cells] == [True, True] + [False] * (len(cells) - 2)
    assert {cell.value for cell in cells} == {SOURCE}


def test_beyond_the_rows_that_a_sheet_can_hold_another_goes_on(tiny_store, folder, monkeypatch):
    monkeypatch.setattr(xlsx, "ROWS", 5)
    path = made(tiny_store, View(), "xlsx", folder)
    names = [name for name in openpyxl.load_workbook(path).sheetnames if name.startswith(xlsx.EVENTS)]
    assert len(names) == 3
    assert [row["event_id"] for name in names for row in sheet_rows(path, name)] == list(NEWEST_FIRST)


@pytest.mark.parametrize("code", ["parquet", "geoparquet", "gpkg", "xlsx"])
def test_the_same_view_on_the_same_day_is_the_same_file(tiny_store, folder, code):
    first, second = (made(tiny_store, View(), code, folder).read_bytes() for _ in range(2))
    assert first == second


@pytest.mark.parametrize("clock", ["2020-01-01T00:00:00.000Z", "2031-12-31T23:59:59.999Z"])
def test_a_geopackage_is_the_same_whatever_the_clock_says_and_however_fast_it_is_written(
    tiny_store, folder, clock, request
):
    expected = made(tiny_store, View(), "gpkg", folder).read_bytes()
    request.addfinalizer(lambda: pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None}))
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": clock})  # all layers end in one millisecond
    assert made(tiny_store, View(), "gpkg", folder).read_bytes() == expected


@pytest.mark.parametrize("code", ["parquet", "geoparquet", "gpkg", "xlsx"])
def test_a_view_without_events_is_a_file_that_can_be_read(tiny_store, folder, code):
    path = made(tiny_store, View(q="no such thing"), code, folder)
    rows = {
        "parquet": lambda: pq.read_table(path).to_pylist(),
        "geoparquet": lambda: gpd.read_parquet(path).to_dict("records"),
        "gpkg": lambda: gpd.read_file(path, layer="events").to_dict("records"),
        "xlsx": lambda: sheet_rows(path, xlsx.EVENTS),
    }
    assert rows[code]() == []
