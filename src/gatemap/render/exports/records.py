"""Events and places as records that JSON can hold: what the GeoJSON files and the web interface are made of.

The fields of an event are the columns of the CSV. A list is a list, a day is an ISO text or None when that end is open,
and what is true or false is a bool. A text that nothing is known of is "", as the cell is empty in the CSV. The query
and the licence are those of the whole answer, so a record does not repeat them.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pandas as pd

from gatemap.dataset.schema import GATES, LIST_SEPARATOR, split_list
from gatemap.store.load import Store

EVENT_FIELDS = (
    "event_id",
    "title",
    "title_vi",
    "date",
    "date_earliest",
    "date_latest",
    "date_precision",
    "kind",
    "level",
    "countries",
    "topics",
    "provinces_63",
    "provinces_34",
    "partner_provinces",
    "place_ids",
    "places",
    "positions",
    "actors",
    "source_url",
    "publisher",
    "published",
    "summary",
    "date_inferred",
    "date_note",
    "place_roles",
    "position_precisions",
    "venue",
    "unmatched_places",
    "other_source_urls",
    "source_quality",
    "accessed",
    "note",
)
# What a pair of an event and a place says of the place, each named after the list of the event that it comes from.
PAIR_FIELDS = {
    "place_id": "place_ids",
    "place": "places",
    "place_roles": "place_roles",
    "position_precision": "position_precisions",
}
DAY_FIELDS = ("date_earliest", "date_latest")
BOOL_FIELDS = ("date_inferred",)
# One item a place, in step with place_ids.
PLACE_FIELDS = ("place_ids", "places", "positions", "place_roles", "position_precisions")
LIST_FIELDS = (
    "countries",
    "topics",
    "provinces_63",
    "provinces_34",
    "partner_provinces",
    "actors",
    "unmatched_places",
    "other_source_urls",
    *PLACE_FIELDS,
)
PLACE_LISTS = tuple(name for name, column in GATES.columns.items() if column.metadata["type"] == "list")


def event_records(events: pd.DataFrame) -> list[dict[str, Any]]:
    """Return events as records.

    Parameters
    ----------
    events : pandas.DataFrame
        As `queries.rows` gives them.

    Returns
    -------
    list of dict
        The fields of `EVENT_FIELDS`, in that order, one record a row. The lists of `PLACE_FIELDS` keep step with each
        other; a position is ``{"lat": ..., "lon": ...}`` in degrees (WGS 84), or None for a place without a point.
    """
    return [_event(row) for row in events[list(EVENT_FIELDS)].to_dict("records")]


def pair_records(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield an event once for each of its places; once, with empty fields of the place, when it names none.

    Parameters
    ----------
    record : dict
        As `event_records` makes it.

    Yields
    ------
    dict
        The record without the lists of `PLACE_FIELDS`, with the fields of `PAIR_FIELDS` and ``position`` (as one item
        of ``positions``; None without a point).
    """
    own = {name: value for name, value in record.items() if name not in PLACE_FIELDS}
    for at in range(len(record["place_ids"])):
        place = {name: record[column][at] for name, column in PAIR_FIELDS.items()}
        yield own | place | {"position": record["positions"][at]}
    if not record["place_ids"]:
        yield own | dict.fromkeys(PAIR_FIELDS, "") | {"position": None}


def place_records(store: Store, counts: pd.Series) -> list[dict[str, Any]]:
    """Return places as records.

    Parameters
    ----------
    store : Store
    counts : pandas.Series
        Events by place number, as `queries.place_counts` gives them; these places are returned, by their number.

    Returns
    -------
    list of dict
        The columns of gates.geojson; ``border_km`` a number or None, ``name_attested`` a bool; besides ``lat`` and
        ``lon`` in degrees (WGS 84), None without a point, and ``events``.
    """
    places = store.dataset.places
    counted = counts.sort_index()
    chosen = places.iloc[list(counted.index)]
    return [_place(row, int(count)) for row, count in zip(chosen.to_dict("records"), counted.to_numpy(), strict=True)]


def flat_record(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record for a table: lists as texts joined by ``;``, as in the CSV, and days as datetime.date or None."""
    return {name: _flat(name, value) for name, value in record.items()}


def _flat(name: str, value):
    if name in DAY_FIELDS:
        return value and dt.date.fromisoformat(value)
    if name == "positions":
        value = [f"{item['lat']:.5f} {item['lon']:.5f}" if item else "" for item in value]
    return LIST_SEPARATOR.join(value) if isinstance(value, list) else value


def _event(row: dict[str, Any]) -> dict[str, Any]:
    count = len(split_list(row["place_ids"]))
    record: dict[str, Any] = {}
    for name, value in row.items():
        if name in PLACE_FIELDS:
            record[name] = _in_step(value, count)
        elif name in LIST_FIELDS:
            record[name] = split_list(value)
        elif name in DAY_FIELDS:
            record[name] = None if pd.isna(value) else value.isoformat()[:10]
        elif name in BOOL_FIELDS:
            record[name] = bool(value)
        else:
            record[name] = value
    return record | {"positions": [_position(text) for text in record["positions"]]}


def _in_step(cell: str, count: int) -> list[str]:
    """Return one item a place: an empty cell of one place without a point is one empty item."""
    return cell.split(LIST_SEPARATOR) if count else []


def _position(text: str) -> dict[str, float] | None:
    if not text:
        return None
    lat, lon = text.split()
    return {"lat": float(lat), "lon": float(lon)}


def _place(row: dict[str, Any], events: int) -> dict[str, Any]:
    point = row["geometry"]
    known = point is not None and not point.is_empty
    record = {name: split_list(row[name]) if name in PLACE_LISTS else row[name] for name in GATES.columns}
    kilometres = row["border_km"]
    return record | {
        "border_km": None if kilometres in (None, "") or pd.isna(kilometres) else float(kilometres),
        "name_attested": row["name_attested"] in (True, "true"),
        "lat": round(point.y, 5) if known else None,
        "lon": round(point.x, 5) if known else None,
        "events": events,
    }
