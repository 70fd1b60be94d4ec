"""Read the data folder: files -> checked, typed frames. Nothing is guessed and nothing is dropped."""

import csv
from array import array
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pandera.pandas as pa

from gatemap.dataset import check, dates, schema
from gatemap.dataset.files import LARGEST_TABLE, file_finding, require_few_columns, require_file
from gatemap.dataset.geojson import read_features
from gatemap.dataset.lock import reading
from gatemap.dataset.on_disk import give_back, on_disk
from gatemap.dataset.parquet import parquet_instead_of, read_parquet
from gatemap.errors import DataError, Finding
from gatemap.text import shorten

CRS = "EPSG:4326"
PART = 50_000  # rows that are read at a time


@dataclass(frozen=True)
class Dataset:
    """The data folder in memory. Share it and never change it.

    Attributes
    ----------
    places : geopandas.GeoDataFrame
        Gates, openings and posts; points in EPSG:4326, None where nobody knows; ``border_km`` in km.
    events : pandas.DataFrame
        One row an event, with the columns that `dates.derive` gives. Of very many the texts lie on disk.
    event_places : pandas.DataFrame
        The join: event, place, role, side, name as spelled.
    gate_history, organisations, partner_provinces, province_reform : pandas.DataFrame
    provinces : geopandas.GeoDataFrame
        The 34 units; polygons in EPSG:4326.
    """

    places: gpd.GeoDataFrame
    events: pd.DataFrame
    event_places: pd.DataFrame
    gate_history: pd.DataFrame
    organisations: pd.DataFrame
    partner_provinces: pd.DataFrame
    province_reform: pd.DataFrame
    provinces: gpd.GeoDataFrame
    provinces_63: gpd.GeoDataFrame


def read_dataset(folder: Path) -> Dataset:
    """Read and check every file of `folder`.

    Parameters
    ----------
    folder : pathlib.Path
        A folder laid out as ``data/``.

    Returns
    -------
    Dataset

    Raises
    ------
    DataError
        With every finding, when a file is missing, cannot be read, or holds an error.
    FolderBusyError
        When somebody saves for longer than a reader waits.
    """
    with reading(folder):
        dataset = _read(folder)
    give_back()
    return dataset


def _read(folder: Path) -> Dataset:
    frames, shapes, findings = {}, {}, []
    for file, table in schema.TABLES.items():
        _collect(findings, frames, file, lambda path=folder / file, t=table: read_table(path, t))
    for file, table in schema.LAYERS.items():
        _collect(findings, shapes, file, lambda path=folder / file, t=table: read_layer(path, t))
    if findings:
        raise DataError(findings)
    frames |= {file: layer.drop(columns="geometry") for file, layer in shapes.items()}
    findings += check.check_together(frames, {file: layer.geometry for file, layer in shapes.items()})
    if findings:
        raise DataError(findings)
    return _typed(frames, shapes)


def read_table(path: Path, table: pa.DataFrameSchema) -> pd.DataFrame:
    """Read one CSV file, or the Parquet file that stands for it, as text and check it.

    Parameters
    ----------
    path : pathlib.Path
        Of the CSV file: UTF-8, with or without a byte order mark. See `parquet.parquet_instead_of`.
    table : pandera.DataFrameSchema

    Returns
    -------
    pandas.DataFrame of str
        Indexed by row as a spreadsheet counts it, the first row of data being 2.

    Raises
    ------
    DataError
    """
    parquet = parquet_instead_of(path)
    frame = read_parquet(parquet) if parquet else _read_csv(path)
    findings = check.check_table(path.name, frame, table)
    if findings:
        raise DataError(findings)
    return frame


def read_layer(path: Path, table: pa.DataFrameSchema) -> gpd.GeoDataFrame:
    """Read one GeoJSON file (RFC 7946) and check its properties.

    Parameters
    ----------
    path : pathlib.Path
    table : pandera.DataFrameSchema
        Schema of the properties; a null property is an empty text, a number its shortest text.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, indexed by the feature's place in the file from 1; geometry None where null.

    Raises
    ------
    DataError
    """
    rows, geometries = read_features(path)
    index = pd.RangeIndex(1, len(rows) + 1)
    frame = pd.DataFrame(rows, index=index, dtype=str).fillna("")
    findings = check.check_table(path.name, frame, table)
    if findings:
        raise DataError(findings)
    return gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(geometries, index=index, crs=CRS))


def _collect(findings: list, frames: dict, file: str, read) -> None:
    try:
        frames[file] = read()
    except DataError as problem:
        findings.extend(problem.findings)


def _read_csv(path: Path) -> pd.DataFrame:
    require_file(path, LARGEST_TABLE)
    try:
        require_few_columns(path)
        frame = _texts(path)
    except UnicodeDecodeError as problem:
        expected = f"UTF-8; byte {problem.start} is none. Save the file as 'CSV UTF-8'"
        raise DataError([file_finding(path, "not-utf-8", expected)]) from None
    except OSError as problem:
        raise DataError([file_finding(path, "unreadable", f"a file ({problem.strerror})")]) from None
    except ValueError as problem:
        _row_numbers(path)  # names the row when one is to blame
        raise DataError([file_finding(path, "unreadable", f"a CSV file ({shorten(problem, 200)})")]) from None
    # pandas fills up a short row without a word and leaves blank lines out of its count.
    frame.index = pd.Index(np.frombuffer(_row_numbers(path), dtype="int64"))
    return frame


def _texts(path: Path) -> pd.DataFrame:
    """Read a part at a time: the cells of a whole file as objects of Python take several times the memory."""
    given = {"dtype": str, "keep_default_na": False, "na_filter": False, "encoding": "utf-8-sig"}
    with pd.read_csv(path, chunksize=PART, **given) as parts:
        return pd.concat(list(parts), ignore_index=True)


def _row_numbers(path: Path) -> array:
    """Return the numbers of the rows that are not blank; raise at the first of another width than the header."""
    numbers, at = array("q"), 1
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        try:
            rows = csv.reader(file)
            width = len(next(rows, []))
            at = 2
            for number, row in enumerate(rows, start=2):
                at = number + 1
                if row and len(row) != width:
                    expected = f"{width} cells as in the header, not {len(row)}; put cells with commas in quotes"
                    first = shorten(row[0])
                    raise DataError([Finding("ragged-row", "error", path.name, number, None, first, expected)])
                if row:
                    numbers.append(number)
        except csv.Error as problem:
            expected = f"a row of a CSV file ({problem})"
            raise DataError([Finding("not-csv", "error", path.name, at, None, None, expected)]) from None
    return numbers


def _typed(frames: dict[str, pd.DataFrame], shapes: dict[str, gpd.GeoDataFrame]) -> Dataset:
    events = frames["events.csv"]
    events = events.join(dates.derive(events["date"]))
    places = shapes["gates.geojson"].copy()
    places["border_km"] = pd.to_numeric(places["border_km"].replace("", None))
    return Dataset(
        places=places.reset_index(drop=True),
        events=on_disk(events.reset_index(drop=True)),
        event_places=on_disk(frames["event_places.csv"].reset_index(drop=True)),
        gate_history=frames["gate_history.csv"].reset_index(drop=True),
        organisations=frames["organisations.csv"].reset_index(drop=True),
        partner_provinces=_with_label_points(frames["partner_provinces.csv"]),
        province_reform=frames["province_reform.csv"].reset_index(drop=True),
        provinces=_with_label_points(shapes["provinces.geojson"]),
        provinces_63=_with_label_points(shapes["basemap/provinces_63.geojson"]),
    )


def _with_label_points(frame: pd.DataFrame) -> pd.DataFrame:
    points = {name: pd.to_numeric(frame[name].replace("", None)) for name in ("label_lon", "label_lat")}
    return frame.assign(**points).reset_index(drop=True)
