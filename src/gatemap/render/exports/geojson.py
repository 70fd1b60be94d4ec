"""The view as GeoJSON (RFC 7946): by place, each with its events, or one feature an event and place.

Degrees of longitude and latitude (WGS 84), in that order. What is known of the file itself is the foreign member
``gatemap``. A place without a point, and an event without a place, has a null geometry or a list of its own: none is
lost.
"""

import json
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from gatemap.render.exports.about import Export
from gatemap.render.exports.records import event_records, pair_records, place_records
from gatemap.store import queries


def write_places(export: Export, path: Path) -> None:
    """Write one Feature a place of the view's events.

    ``properties`` are those of gates.geojson and ``events``, the records of its events in view, in the view's order;
    ``event_count`` is their number. Events that name no place are the foreign member ``events_without_place``.
    """
    counts = queries.place_counts(export.store, export.view)
    with tempfile.TemporaryFile() as kept, path.open("wb") as out:
        shelf = _Shelf(kept)
        for events in export.chunks():
            for record in event_records(events):
                shelf.add(record, record["place_ids"] or [""])
        _open(out, export)
        out.write(b'"events_without_place":[')
        shelf.copy("", out)
        out.write(b'],\n"features":[')
        for number, place in enumerate(place_records(export.store, counts)):
            out.write(b"\n" if not number else b",\n")
            lat, lon, count = (place.pop(name) for name in ("lat", "lon", "events"))
            feature = _feature(place["place_id"], place | {"event_count": count}, lat, lon)
            # The events are long and already written: they go in where the properties end.
            end = b"}}"
            out.write(feature.removesuffix(end) + b',"events":[')
            shelf.copy(place["place_id"], out)
            out.write(b"]" + end)
        out.write(b"\n]}\n")


def write_pairs(export: Export, path: Path) -> None:
    """Write one Feature an event and place, and one with a null geometry an event that names no place."""
    with path.open("wb") as out:
        _open(out, export)
        out.write(b'"features":[')
        for number, pair in enumerate(_pairs(export)):
            out.write(b"\n" if not number else b",\n")
            position = pair.pop("position") or {"lat": None, "lon": None}
            name = "/".join(filter(None, (pair["event_id"], pair["place_id"])))
            out.write(_feature(name, pair, position["lat"], position["lon"]))
        out.write(b"\n]}\n")


def _pairs(export: Export) -> Iterator[dict]:
    for events in export.chunks():
        for record in event_records(events):
            yield from pair_records(record)


def _open(out: BinaryIO, export: Export) -> None:
    out.write(b'{"type":"FeatureCollection",\n"gatemap":' + _json(export.about()) + b",\n")


def _feature(name: str, properties: dict, lat: float | None, lon: float | None) -> bytes:
    """Write a Feature whose ``properties`` come last, so that more can be added to them."""
    geometry = None if lat is None else {"type": "Point", "coordinates": [lon, lat]}
    return _json({"type": "Feature", "id": name, "geometry": geometry, "properties": properties})


def _json(value) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


class _Shelf:
    """Records kept in a file until the place that they belong to is written; in memory are only their places in it."""

    def __init__(self, file: BinaryIO):
        self._file = file
        self._ends = array("q", [0])
        self._of: defaultdict[str, array] = defaultdict(lambda: array("q"))

    def add(self, record: dict, places: Iterable[str]) -> None:
        for place in places:
            self._of[place].append(len(self._ends) - 1)
        self._ends.append(self._ends[-1] + self._file.write(_json(record)))

    def copy(self, place: str, out: BinaryIO) -> None:
        for at, number in enumerate(self._of[place]):
            self._file.seek(self._ends[number])
            out.write((b",\n" if at else b"") + self._file.read(self._ends[number + 1] - self._ends[number]))
