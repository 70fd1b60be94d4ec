"""Features of a GeoJSON file (RFC 7946), each with its properties as text and its geometry; what is none is told."""

import json
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape

from gatemap.dataset.check import at_most
from gatemap.dataset.files import LARGEST_LAYER, MOST_COLUMNS, file_finding, require_file
from gatemap.errors import DataError, Finding
from gatemap.text import shorten

_TYPES = frozenset({"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"})
# Names of WGS 84 with longitude first, which old programs write; RFC 7946 knows no other reference system.
_WGS_84 = frozenset({"urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "EPSG:4326", "OGC:CRS84"})
_COLLECTION = "a GeoJSON FeatureCollection in UTF-8"
_FEATURE = "a GeoJSON Feature with properties and a geometry or null"
_VALUE = "a text, a number, true, false or null"


def read_features(path: Path) -> tuple[list[dict[str, str]], list[shapely.Geometry | None]]:
    """Read the features of a file.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    list of dict of str to str
        Properties; a null one is an empty text, a number its shortest text.
    list of shapely.Geometry or None
        Coordinates as they stand there, which is longitude and latitude in degrees (WGS 84).

    Raises
    ------
    DataError
        With a finding for every feature that is none, numbered from 1.
    """
    features = _features(path)
    rows: list[dict[str, str]] = []
    geometries: list[shapely.Geometry | None] = []
    findings: list[Finding] = []
    for number, feature in enumerate(features, start=1):
        try:
            geometries.append(_geometry(feature["geometry"]))
            properties = feature["properties"].items()
        except Exception:  # shapely and a malformed feature raise almost anything
            findings.append(Finding("bad-feature", "error", path.name, number, None, _shown(feature), _FEATURE))
            continue
        findings += [
            Finding("bad-property", "error", path.name, number, _shown(key), _shown(value), _VALUE)
            for key, value in properties
            if not (_is_plain(key) and _is_plain(value))
        ]
        rows.append({key: _as_text(value) for key, value in properties})
    findings += _too_wide(path, rows)
    if findings:
        raise DataError(at_most(path.name, findings))
    return rows, geometries


def _features(path: Path) -> list:
    require_file(path, LARGEST_LAYER)
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"), parse_constant=_refuse_constant)
        features = document["features"]
        if document["type"] != "FeatureCollection" or not isinstance(features, list):
            raise TypeError
    except json.JSONDecodeError as problem:
        finding = Finding("not-json", "error", path.name, problem.lineno, None, None, f"JSON ({problem.msg})")
        raise DataError([finding]) from None
    except _NotANumberError as problem:
        raise DataError([file_finding(path, "not-json", f"JSON, which has no number {problem}")]) from None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        raise DataError([file_finding(path, "not-geojson", _COLLECTION)]) from None
    if not _is_wgs_84(document.get("crs")):
        expected = "longitude and latitude in WGS 84 and no member crs (RFC 7946, 4); project the file anew"
        raise DataError([file_finding(path, "wrong-crs", expected)])
    return features


class _NotANumberError(ValueError):
    """JSON has neither NaN nor Infinity, though Python reads them."""


def _refuse_constant(name: str) -> None:
    raise _NotANumberError(name)


def _is_wgs_84(crs: Any) -> bool:
    if crs is None:
        return True
    try:
        return crs["properties"]["name"] in _WGS_84
    except (TypeError, KeyError):
        return False


def _geometry(value: Any) -> shapely.Geometry | None:
    """Return a geometry; shapely alone takes texts for numbers, and a feature for its geometry."""
    if value is None:
        return None
    if value["type"] not in _TYPES or not _are_numbers(value["coordinates"]):
        raise TypeError
    found = shape(value)
    if not shapely.get_coordinates(found).size:
        raise ValueError
    return found


def _are_numbers(part: Any) -> bool:
    if isinstance(part, list):
        return all(map(_are_numbers, part))
    return isinstance(part, int | float) and not isinstance(part, bool)


def _is_plain(value: Any) -> bool:
    """Tell whether `value` can be a cell; half of a pair of surrogates is no letter and cannot be written anywhere."""
    if isinstance(value, str):
        return value.isascii() or not any("\ud800" <= c <= "\udfff" for c in value)
    return value is None or isinstance(value, bool | int | float)


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _too_wide(path: Path, rows: list[dict[str, str]]) -> list[Finding]:
    names: set[str] = set()
    for number, row in enumerate(rows, start=1):
        names.update(row)
        if len(names) > MOST_COLUMNS:
            expected = f"at most {MOST_COLUMNS} properties in all features together"
            return [Finding("too-wide", "error", path.name, number, None, None, expected)]
    return []


def _shown(value: Any) -> str:
    """Return the beginning of a value in letters that can be written; a deep one cannot be shown."""
    try:
        text = value if isinstance(value, str) else str(value)
    except (RecursionError, ValueError):
        text = "…"
    return shorten(text[:200].encode("utf-8", "backslashreplace").decode())
