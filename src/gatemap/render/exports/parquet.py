"""The view as Parquet: its events with typed columns, and as GeoParquet its pairs of an event and a place."""

import datetime as dt
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from gatemap.render.exports.about import Export
from gatemap.render.exports.columns import event_column
from gatemap.render.exports.records import (
    BOOL_FIELDS,
    DAY_FIELDS,
    EVENT_FIELDS,
    LIST_FIELDS,
    PAIR_FIELDS,
    PLACE_FIELDS,
    event_records,
    pair_records,
)

_POSITION = pa.struct([("lat", pa.float64()), ("lon", pa.float64())])


def write_events(export: Export, path: Path) -> None:
    """Write one row an event: days as date32, lists as lists, true and false as bool."""
    schema = pa.schema([_field(name) for name in EVENT_FIELDS], _about(export))
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for events in export.chunks():
            records = [_typed(record) for record in event_records(events)]
            writer.write_table(pa.Table.from_pylist(records, schema))


def write_pairs(export: Export, path: Path) -> None:
    """Write one row an event and place, and one an event that names no place, as GeoParquet 1.1.

    The geometry is a point in WKB, longitude first, OGC:CRS84; null without a position. An event's lists of its places
    give way to the one place of the row.
    """
    own = [_field(name) for name in EVENT_FIELDS if name not in PLACE_FIELDS]
    of_place = [pa.field(name, pa.string(), metadata=_says(column)) for name, column in PAIR_FIELDS.items()]
    schema = pa.schema([*own, *of_place, pa.field("geometry", pa.binary())], _about(export) | _geo())
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for events in export.chunks():
            pairs = [pair for record in event_records(events) for pair in pair_records(record)]
            writer.write_table(pa.Table.from_pylist([_located(_typed(pair)) for pair in pairs], schema))


def _field(name: str) -> pa.Field:
    if name == "positions":
        kind = pa.list_(_POSITION)
    elif name in LIST_FIELDS:
        kind = pa.list_(pa.string())
    elif name in DAY_FIELDS:
        kind = pa.date32()
    else:
        kind = pa.bool_() if name in BOOL_FIELDS else pa.string()
    return pa.field(name, kind, metadata=_says(name))


def _says(name: str) -> dict[str, str]:
    return {"description": event_column(name)}


def _typed(record: dict) -> dict:
    return record | {name: record[name] and dt.date.fromisoformat(record[name]) for name in DAY_FIELDS}


def _located(pair: dict) -> dict:
    position = pair.pop("position")
    return pair | {"geometry": position and shapely.to_wkb(shapely.Point(position["lon"], position["lat"]))}


def _about(export: Export) -> dict[str, str]:
    return {f"gatemap_{name}": value for name, value in export.about().items()}


def _geo() -> dict[str, str]:
    """Return the file metadata that make it GeoParquet; without a CRS it is OGC:CRS84."""
    geometry = {"encoding": "WKB", "geometry_types": ["Point"]}
    return {"geo": json.dumps({"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": geometry}})}
