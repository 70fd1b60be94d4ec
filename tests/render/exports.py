"""What the tests of the exports share: how a file is made, and what a view holds when it is read past all of them."""

import datetime as dt
from pathlib import Path

import pandas as pd

from gatemap.dataset.schema import split_list
from gatemap.render.exports.about import Export
from gatemap.render.exports.records import DAY_FIELDS, EVENT_FIELDS, LIST_FIELDS, PLACE_FIELDS
from gatemap.render.exports.registry import FORMATS
from gatemap.store import queries
from gatemap.store.load import Store
from gatemap.store.view import View
from tests.tiny import POSITIONS

DAY = dt.date(2026, 1, 31)


def made(store: Store, view: View, code: str, folder: Path, lang: str = "en") -> Path:
    """Write the view in one format, a file of its own each time, and return its path."""
    path = folder / f"{len(list(folder.iterdir()))}.{FORMATS[code].suffix}"
    FORMATS[code].write(Export(store, view, DAY, lang), path)
    return path


def rows_of(store: Store, view: View) -> list[dict]:
    """Return the events of the view with the columns of the exports: days or None, lists still texts."""
    rows = queries.rows(store, view)[list(EVENT_FIELDS)].to_dict("records")
    return [row | {name: None if pd.isna(row[name]) else as_day(row[name]) for name in DAY_FIELDS} for row in rows]


def typed_rows(store: Store, view: View) -> list[dict]:
    """Return the events of the view with lists as lists, those of places in step with each other."""
    return [{name: as_list(row, name) for name in EVENT_FIELDS} for row in rows_of(store, view)]


def pairs_of(store: Store, view: View) -> list[tuple[str, str]]:
    """Return event and place of every pair in the view's order, and '' for the place of an event without one."""
    return [(row["event_id"], place) for row in rows_of(store, view) for place in split_list(row["place_ids"]) or [""]]


def point_of(place: str) -> tuple[float, float] | None:
    """Return longitude and latitude of a place of the tiny dataset."""
    lon, lat, _ = POSITIONS.get(place, (None, None, ""))
    return (lon, lat) if lon else None


def as_day(value) -> dt.date:
    return pd.Timestamp(value).date()


def as_list(row: dict, name: str):
    if name == "positions":
        known = [point_of(place) for place in split_list(row["place_ids"])]
        return [point and {"lat": point[1], "lon": point[0]} for point in known]
    if name in PLACE_FIELDS:
        return row[name].split(";") if row["place_ids"] else []
    return split_list(row[name]) if name in LIST_FIELDS else row[name]
