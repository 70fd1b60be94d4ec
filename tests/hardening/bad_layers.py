"""Broken GeoJSON files."""

import copy
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from gatemap.dataset import schema
from tests.hardening.bad_tables import MEGABYTE, OTHER, REFUSED, SAME, Case, a_folder, in_bytes, missing

GATES = "gates.geojson"
LONG = "x" * (10 * MEGABYTE)
POINT = {"type": "Point", "coordinates": [105.1, 22.4]}


def in_feature(name: str, file: str, change: Callable[[dict], Any], outcome: str = REFUSED, number: int = 4) -> Case:
    """Return the case of one feature, numbered from 1 (the last when there are fewer); `change` may give another."""

    def harm(folder: Path) -> None:
        path = folder / file
        document = json.loads(path.read_text(encoding="utf-8"))
        features = document["features"]
        at = min(number, len(features)) - 1
        changed = change(features[at])
        features[at] = features[at] if changed is None else changed
        path.write_text(json.dumps(document, ensure_ascii=True), encoding="utf-8")

    return Case(f"{file}: {name}", harm, outcome, file if outcome == REFUSED else "")


def in_property(file: str, column: str, value: Any, outcome: str = REFUSED, number: int = 4) -> Case:
    """Return the case of one property of one feature."""
    shown = ascii(value)
    shown = shown if len(shown) < 30 else f"{shown[:20]}… {len(shown)} letters"
    change = {column: value}
    return in_feature(f"{column} is {shown}", file, lambda one: one["properties"].update(change), outcome, number)


def in_geometry(name: str, file: str, geometry: Any, outcome: str = REFUSED) -> Case:
    """Return the case of one geometry."""
    return in_feature(f"geometry {name}", file, lambda feature: feature.update(geometry=geometry), outcome)


def whole_layers() -> Iterator[Case]:
    """Yield every way in which a whole GeoJSON file can be broken, for every one that has a schema."""
    for file in schema.LAYERS:
        yield missing(file)
        yield a_folder(file)
        for name, change in BROKEN_BYTES.items():
            yield in_bytes(name, file, change)
        for name, change in HARMLESS_BYTES.items():
            yield in_bytes(name, file, change, SAME)
        yield in_bytes("no features", file, lambda raw: b'{"type": "FeatureCollection", "features": []}', named=False)
        yield in_bytes("a feature twice", file, _first_twice)
        for name, change in BROKEN_FEATURES.items():
            yield in_feature(name, file, change)
        for value in ([], ["a"], {}, {"a": 1}, float("nan"), float("inf"), "\ud800", "a\0b", "a\x1b[31mb"):
            yield in_property(file, "name_vi" if file == GATES else "name", value)


def geometries() -> Iterator[Case]:
    """Yield points and areas that cannot be where they say."""
    for name, geometry in BROKEN_POINTS.items():
        yield in_geometry(name, GATES, geometry)
    for file in ("provinces.geojson", "basemap/provinces_63.geojson"):
        for name, geometry in BROKEN_AREAS.items():
            yield in_geometry(name, file, geometry)
    yield in_geometry("with a height", GATES, {"type": "Point", "coordinates": [105.1, 22.4, 830]}, OTHER)
    for file in schema.LAYERS:
        yield in_bytes("longitude and latitude swapped", file, lambda raw: _moved(raw, lambda x, y: [y, x]))
        yield in_bytes("metres of EPSG:3857", file, lambda raw: _moved(raw, lambda x, y: [x * 111_320, y * 115_000]))
        yield in_bytes("metres of UTM", file, lambda raw: _moved(raw, lambda x, y: [x * 5_000, y * 110_600]))
        yield in_bytes("another reference system, named", file, _with_crs)


def huge_layers() -> Iterator[Case]:
    """Yield files that would fill the memory or the stack of a careless reader."""
    many = {f"c{number}": "x" for number in range(300_000)}
    yield in_feature("300 000 properties", GATES, lambda feature: feature["properties"].update(many))
    yield in_feature("a property with a name of 10 MB", GATES, lambda feature: feature["properties"].update({LONG: ""}))
    yield in_property(GATES, "name_vi", LONG)
    yield in_bytes("20 MB of brackets", GATES, lambda raw: b"[" * (20 * MEGABYTE))
    yield in_bytes("a number of 10 MB", GATES, lambda raw: b'{"features": ' + b"9" * (10 * MEGABYTE) + b"}")
    yield in_bytes("200 000 wrong features", GATES, lambda raw: _features([7] * 200_000))


def _first_twice(raw: bytes) -> bytes:
    document = json.loads(raw)
    return json.dumps(document | {"features": [document["features"][0], *document["features"]]}).encode()


def _features(features: list) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def _moved(raw: bytes, move: Callable[[float, float], list[float]]) -> bytes:
    def moved(part):
        return move(*part[:2]) if isinstance(part[0], int | float) else [moved(one) for one in part]

    document = json.loads(raw)
    for feature in document["features"]:
        if feature["geometry"]:
            feature["geometry"]["coordinates"] = moved(feature["geometry"]["coordinates"])
    return json.dumps(document).encode()


def _with_crs(raw: bytes) -> bytes:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    return json.dumps({"crs": crs} | json.loads(raw)).encode()


def _nested(depth: int) -> bytes:
    return b'{"type": "FeatureCollection", "features": ' + b"[" * depth + b"]" * depth + b"}"


def _deep(depth: int) -> list:
    found: list = []
    for _ in range(depth):
        found = [found]
    return found


def _drop(key: str) -> Callable[[dict], dict]:
    return lambda feature: {name: value for name, value in feature.items() if name != key}


BROKEN_BYTES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda raw: b"",
    "cut in the middle": lambda raw: raw[: len(raw) // 2],
    "without its last bracket": lambda raw: raw.rstrip()[:-1],
    "something behind its end": lambda raw: raw + b"]",
    "a NUL byte in it": lambda raw: raw.replace(b" ", b"\0", 1),
    "NUL bytes behind its end": lambda raw: raw + bytes(4096),
    "UTF-16": lambda raw: raw.decode().encode("utf-16"),
    "a byte that is no UTF-8": lambda raw: raw.replace(b'"properties"', b'"propert\xffies"', 1),
    "noise": lambda raw: random.Random(4).randbytes(20_000),
    "a web page": lambda raw: b"<!doctype html><html><body>404</body></html>",
    "deep brackets": lambda raw: _nested(100_000),
    "rather deep brackets": lambda raw: _nested(900),
    "deep braces": lambda raw: b'{"features":' * 50_000 + b"1" + b"}" * 50_000,
    "null": lambda raw: b"null",
    "a number": lambda raw: b"7",
    "a text": lambda raw: b'"FeatureCollection"',
    "one feature without its collection": lambda raw: json.dumps(json.loads(raw)["features"][0]).encode(),
    "features is null": lambda raw: b'{"type": "FeatureCollection", "features": null}',
    "features is an object": lambda raw: b'{"type": "FeatureCollection", "features": {"0": {}}}',
    "features are numbers": lambda raw: _features([1, 2, 3]),
    "features are null": lambda raw: _features([None]),
    "features are lists": lambda raw: _features([[], []]),
    "a number of 5 000 digits": lambda raw: b'{"type": "FeatureCollection", "features": [' + b"9" * 5_000 + b"]}",
    "marks of a merge": lambda raw: b"<<<<<<< HEAD\n" + raw,
}

HARMLESS_BYTES: dict[str, Callable[[bytes], bytes]] = {
    "a byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "mixed line ends": lambda raw: raw.replace(b", ", b",\r\n", 3).replace(b", ", b",\n", 3).replace(b", ", b",\r", 3),
    "letters as escapes": lambda raw: json.dumps(json.loads(raw), ensure_ascii=True).encode(),
    "members that no rule names": lambda raw: json.dumps(
        json.loads(raw) | {"bbox": [0, 0, 1, 1], "name": "x"}
    ).encode(),
}

BROKEN_FEATURES: dict[str, Callable[[dict], Any]] = {
    "without properties": _drop("properties"),
    "without geometry": _drop("geometry"),
    "properties null": lambda feature: feature | {"properties": None},
    "properties a list": lambda feature: feature | {"properties": [1, 2]},
    "properties a text": lambda feature: feature | {"properties": "name"},
    "no property": lambda feature: feature | {"properties": {}},
    "a property too many": lambda feature: feature["properties"].update(extra="x"),
    "a feature in a feature": lambda feature: feature | {"geometry": copy.deepcopy(feature)},
    "geometry a text": lambda feature: feature | {"geometry": "POINT (105 22)"},
    "geometry deep": lambda feature: feature | {"geometry": {"type": "Polygon", "coordinates": _deep(400)}},
}

BROKEN_POINTS: dict[str, Any] = {
    "empty": {"type": "Point", "coordinates": []},
    "with one number": {"type": "Point", "coordinates": [105.1]},
    "of texts": {"type": "Point", "coordinates": ["105.1", "22.4"]},
    "of null": {"type": "Point", "coordinates": [None, None]},
    "NaN": {"type": "Point", "coordinates": [float("nan"), float("nan")]},
    "half NaN": {"type": "Point", "coordinates": [105.1, float("nan")]},
    "infinite": {"type": "Point", "coordinates": [float("inf"), 22.4]},
    "huge": {"type": "Point", "coordinates": [1e308, 22.4]},
    "at 0, 0": {"type": "Point", "coordinates": [0, 0]},
    "swapped": {"type": "Point", "coordinates": [22.4, 105.1]},
    "in metres": {"type": "Point", "coordinates": [11_699_678, 2_554_000]},
    "in micro-degrees": {"type": "Point", "coordinates": [105_100_000, 22_400_000]},
    "on the other side of the world": {"type": "Point", "coordinates": [-105.1, -22.4]},
    "a line": {"type": "LineString", "coordinates": [[105.1, 22.4], [105.2, 22.4]]},
    "several points": {"type": "MultiPoint", "coordinates": [[105.1, 22.4], [105.2, 22.4]]},
    "a collection": {"type": "GeometryCollection", "geometries": [POINT]},
    "an empty collection": {"type": "GeometryCollection", "geometries": []},
    "of no known type": {"type": "Dot", "coordinates": [105.1, 22.4]},
    "without a type": {"coordinates": [105.1, 22.4]},
    "null beside a precision": None,
    "of booleans": {"type": "Point", "coordinates": [True, False]},
}

_RING = [[104, 20], [106, 20], [106, 21], [104, 21], [104, 20]]
BROKEN_AREAS: dict[str, Any] = {
    "null": None,
    "a point": POINT,
    "a line": {"type": "LineString", "coordinates": _RING},
    "without corners": {"type": "Polygon", "coordinates": []},
    "with an empty ring": {"type": "Polygon", "coordinates": [[]]},
    "with two corners": {"type": "Polygon", "coordinates": [_RING[:2]]},
    "of texts": {"type": "Polygon", "coordinates": [[["104", "20"]] * 4]},
    "with a corner NaN": {"type": "Polygon", "coordinates": [[*_RING[:2], [float("nan"), 21], *_RING[3:]]]},
    "with an infinite corner": {"type": "Polygon", "coordinates": [[*_RING[:2], [float("inf"), 21], *_RING[3:]]]},
    "with a far corner": {"type": "Polygon", "coordinates": [[*_RING[:2], [179, 80], *_RING[3:]]]},
    "a collection": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "coordinates": [_RING]}]},
}
