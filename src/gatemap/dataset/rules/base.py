"""What every rule works with: the files as read, a way to say what is wrong, and the EDTF spans of cells."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from gatemap.dataset import dates
from gatemap.errors import Finding
from gatemap.text import shorten

EVENTS = "events.csv"
EVENT_PLACES = "event_places.csv"
GATES = "gates.geojson"
HISTORY = "gate_history.csv"
ORGANISATIONS = "organisations.csv"
PARTNER_PROVINCES = "partner_provinces.csv"
REFORM = "province_reform.csv"
PROVINCES = "provinces.geojson"
PROVINCES_63 = "basemap/provinces_63.geojson"
BORDER_LINE = "basemap/border_line.geojson"


@dataclass(frozen=True)
class Files:
    """The data folder as far as it could be read. A file that could not is missing from both.

    Attributes
    ----------
    frames : dict of str to pandas.DataFrame
        Text by file, indexed by the row of a finding. Every column of the schema is there, empty when the file
        lacks it.
    shapes : dict of str to geopandas.GeoSeries
        Geometries of the GeoJSON files in EPSG:4326, same index.
    today : datetime.date
        Nothing may be dated after it.
    """

    frames: dict[str, pd.DataFrame]
    shapes: dict[str, gpd.GeoSeries]
    today: dt.date

    def rows(self, file: str) -> list:
        """Return the rows of a file as named tuples; ``Index`` is the row of a finding."""
        return list(self.frames[file].itertuples())

    def lookup(self, file: str, key: str, value: str) -> dict[str, str]:
        """Return `value` by `key`; of two rows with one key the first counts."""
        frame = self.frames[file]
        return dict(zip(frame[key][::-1], frame[value][::-1], strict=True))


@dataclass(frozen=True)
class Rule:
    """A function that finds what is wrong, and the files without which it cannot look."""

    check: Callable[[Files], Iterator[Finding]]
    needs: tuple[str, ...]


def rule(*needs: str) -> Callable[[Callable[[Files], Iterator[Finding]]], Rule]:
    """Make a rule of a function that takes `Files` and yields findings.

    Parameters
    ----------
    *needs : str
        Files that must have been read.
    """
    return lambda check: Rule(check, needs)


def error(code: str, file: str, row: int | None, column: str | None, value, expected: str) -> Finding:
    """Return an error; `expected` ends the sentence "expected ..." and says what to do."""
    return Finding(code, "error", file, row, column, None if value is None else shorten(value), expected)


def warning(code: str, file: str, row: int | None, column: str | None, value, expected: str) -> Finding:
    """Return a warning: something that is probably wrong, and that a person may know to be right."""
    return Finding(code, "warning", file, row, column, None if value is None else shorten(value), expected)


def span(text: str) -> dates.DateSpan | None:
    """Return what an EDTF text says, or None when it is empty or no EDTF (which the schema reports)."""
    if not text:
        return None
    try:
        return dates.parse(text)
    except ValueError:
        return None
