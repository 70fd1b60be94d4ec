"""Read the sources, write the layers, and put finished files in the place of the old ones."""

import csv
import gzip
import json
import shutil
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import shapely
from geometry import rounded

Feature = tuple[dict, shapely.Geometry]


class BuildError(Exception):
    """Why the build stopped, in one sentence for the person who ran it. Nothing in data/ has changed."""


def read_features(path: Path) -> list[Feature]:
    """Read a GeoJSON file as pairs of properties and geometry, coordinates as they are."""
    document = json.loads(path.read_bytes())
    return [(f["properties"], shapely.geometry.shape(f["geometry"])) for f in document["features"]]


def write_features(path: Path, features: Iterable[Feature], decimals: int) -> None:
    """Write a GeoJSON file after RFC 7946, one feature a line.

    Parameters
    ----------
    path : Path
        File to write.
    features : iterable of (dict, Geometry)
        Properties and geometry, WGS 84 longitude and latitude in degrees.
    decimals : int
        Decimals of the coordinates: 4 are 11 m, 5 are 1.1 m.
    """
    lines = ",\n".join(feature_line(properties, geometry, decimals) for properties, geometry in features)
    text = f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(unicodedata.normalize("NFC", text), encoding="utf-8", newline="\n")


def feature_line(properties: dict, geometry: shapely.Geometry, decimals: int) -> str:
    tidy = shapely.geometry.mapping(rounded(geometry, decimals))
    feature = {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": tidy["type"], "coordinates": short(tidy["coordinates"], decimals)},
    }
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def short(coordinates, decimals: int) -> list:
    """Nested coordinates as lists of floats with no more digits than asked for."""
    if isinstance(coordinates[0], (list, tuple)):
        return [short(part, decimals) for part in coordinates]
    return [round(value, decimals) for value in coordinates]


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file as dictionaries of text.

    Raises
    ------
    BuildError
        When there is no such file.
    """
    if not path.exists():
        raise BuildError(f"{path} is missing.")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, rows: list[dict]) -> None:
    """Write rows as CSV (RFC 4180, LF, minimal quoting), columns in the order of the first row's keys."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def sizes(path: Path) -> tuple[int, int]:
    """Return the size of a file in bytes, as it is and after gzip."""
    content = path.read_bytes()
    return len(content), len(gzip.compress(content, 9, mtime=0))


def publish(stage: Path, data: Path) -> list[str]:
    """Put every file of `stage` into `data`: first all are copied beside the old ones, then all are renamed.

    Returns
    -------
    list of str
        Names of the files, relative to `data`.
    """
    names = sorted(str(path.relative_to(stage)) for path in stage.rglob("*") if path.is_file())
    beside = [(data / f"{name}.new", data / name) for name in names]
    try:
        for name, (new, _) in zip(names, beside, strict=True):
            new.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(stage / name, new)
    except OSError:
        for new, _ in beside:
            new.unlink(missing_ok=True)
        raise
    for new, old in beside:
        new.replace(old)
    return names
