"""The view as a GeoPackage: places and event-place pairs with points, events as a table, and what the file is."""

import datetime as dt
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyogrio
import shapely

from gatemap.dataset.schema import GATES
from gatemap.render.exports.about import Export
from gatemap.render.exports.records import (
    BOOL_FIELDS,
    DAY_FIELDS,
    EVENT_FIELDS,
    PAIR_FIELDS,
    PLACE_FIELDS,
    event_records,
    flat_record,
    pair_records,
    place_records,
)
from gatemap.store import queries

LAYERS = {
    "places": "Gates, openings and posts that the events name, with the number of their events",
    "events": "The events, one row each",
    "event_places": "One row an event and place, and one an event that names no place, with the point of the place",
    "about": "The query that made this file, the day and the licence",
}
_POINT = pa.field("geom", pa.binary())


def write(export: Export, path: Path) -> None:
    """Write the layers of `LAYERS`; lists are texts joined by ``;``, as in the CSV. WGS 84."""
    path.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=path.stem) as folder:
        draft = Path(folder) / path.name
        _write_layers(export, draft)
        _finish(draft, path, export.day)


def _write_layers(export: Export, path: Path) -> None:
    _places(export, path)
    for name, schema in (("events", _event_schema()), ("event_places", _pair_schema())):
        _add(path, name, schema.empty_table())
    for records in _records(export):
        _add(path, "events", _table(records, _event_schema()))
        pairs = [pair for record in records for pair in pair_records(record)]
        _add(path, "event_places", _table(map(_located, pairs), _pair_schema()))
    about = export.about()
    _add(path, "about", pa.table({"name": list(about), "value": list(about.values())}))


def _records(export: Export) -> Iterator[list[dict]]:
    for events in export.chunks():
        yield event_records(events)


def _places(export: Export, path: Path) -> None:
    records = place_records(export.store, queries.place_counts(export.store, export.view))
    numbers = {"border_km": pa.float64(), "name_attested": pa.bool_()}
    own = [pa.field(name, numbers.get(name, pa.string())) for name in GATES.columns]
    schema = pa.schema([*own, pa.field("events", pa.int32()), _POINT])
    _add(path, "places", _table([place | {"geom": _wkb(place)} for place in records], schema))


def _event_schema() -> pa.Schema:
    return pa.schema([_field(name) for name in EVENT_FIELDS])


def _pair_schema() -> pa.Schema:
    own = [_field(name) for name in EVENT_FIELDS if name not in PLACE_FIELDS]
    return pa.schema([*own, *(pa.field(name, pa.string()) for name in PAIR_FIELDS), _POINT])


def _field(name: str) -> pa.Field:
    return pa.field(name, pa.date32() if name in DAY_FIELDS else pa.bool_() if name in BOOL_FIELDS else pa.string())


def _table(records: Iterable[dict], schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist([flat_record(record) for record in records], schema)


def _located(pair: dict) -> dict:
    return pair | {"geom": pair["position"] and _wkb(pair["position"])}


def _wkb(point: dict) -> bytes | None:
    return None if point["lat"] is None else shapely.to_wkb(shapely.Point(point["lon"], point["lat"]))


def _add(path: Path, layer: str, table: pa.Table) -> None:
    """Append rows to a layer, made when it is not there."""
    spatial = {}
    if "geom" in table.schema.names:
        spatial = {"geometry_name": "geom", "geometry_type": "Point", "crs": "EPSG:4326"}
    pyogrio.write_arrow(table, path, layer=layer, driver="GPKG", append=path.exists(), **spatial)


def _finish(draft: Path, path: Path, day: dt.date) -> None:
    """Say what each layer is, put the day in the place of the second of writing, and copy into a new file.

    The copy makes files of one view the same to the byte: GDAL leaves in the draft how often it wrote, which is once
    less when two layers end in the same millisecond (the file change counter of https://sqlite.org/fileformat.html).
    """
    with closing(sqlite3.connect(draft)) as connection:
        with connection:
            for name, description in LAYERS.items():
                connection.execute(
                    "UPDATE gpkg_contents SET description = ?, last_change = ? WHERE table_name = ?",
                    (description, f"{day.isoformat()}T00:00:00.000Z", name),
                )
        connection.execute("VACUUM INTO ?", (str(path),))
