"""Which home is in use, and the data as they are there: what the pages, the interface and the command line show."""

import csv
import datetime as dt
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from gatemap.dataset.checker import check_folder
from gatemap.dataset.folder import data_folder, state_of_files
from gatemap.dataset.lock import reading
from gatemap.dataset.read import Dataset, read_dataset
from gatemap.errors import DataError, Finding
from gatemap.saving.changes import EVENTS, LINKS
from gatemap.saving.connection import VARIABLE, DatabaseError, engine_of
from gatemap.saving.database import DatabaseHome
from gatemap.saving.folder import FolderHome
from gatemap.saving.home import Home
from gatemap.saving.trial import folder_with

FRESH = 1.0  # seconds for which the last revision that was seen counts as the last one


def database_url() -> str | None:
    """Return $GATEMAP_DATABASE_URL; None when the events are in the data folder."""
    return os.environ.get(VARIABLE, "").strip() or None


def home_of(folder: Path, url: str | None) -> Home:
    """Return the home of the events.

    Parameters
    ----------
    folder : pathlib.Path
        A data folder.
    url : str or None
        Address of a database; without one the events are in the folder too.

    Raises
    ------
    DatabaseError
        When `url` is no address. Whether the database answers shows only when it is asked.
    """
    return DatabaseHome(engine_of(url), folder) if url else FolderHome(folder)


def read_current(folder: Path, url: str | None) -> Dataset:
    """Read and check the data as they are now, as `read_dataset` does.

    Raises
    ------
    DataError
        A finding in an event of the database names the event: there is no file whose row it could name.
    DatabaseError, FolderBusyError
    """
    if not url:
        return read_dataset(folder)
    with _as_folder(folder, url) as trial:
        try:
            return read_dataset(trial)
        except DataError as problem:
            raise DataError(_naming_events(problem.findings, trial)) from None


def check_current(folder: Path, url: str | None, today: dt.date) -> list[Finding]:
    """Find everything that is wrong with the data as they are now, as `check_folder` does."""
    if not url:
        return check_folder(folder, today)
    with _as_folder(folder, url) as trial:
        return _naming_events(check_folder(trial, today), trial)


def state_of(folder: Path, url: str | None) -> str:
    """Return a short text that differs when the data differ.

    A save in the database shows in it at once in the process that saved, and within `FRESH` seconds in all others.
    """
    files = state_of_files(folder)
    if not url:
        return files
    home = DatabaseHome(engine_of(url), folder)
    return hashlib.sha256(repr((files, home.name, home.last(FRESH))).encode()).hexdigest()[:16]


def dataset_of(folder: Path | None) -> Dataset:
    """Return what a folder holds that somebody names; without a name, what the pages show."""
    return read_dataset(folder) if folder else read_current(data_folder(), database_url())


def findings_of(folder: Path | None, today: dt.date) -> tuple[str, list[Finding]]:
    """Check what `dataset_of` returns, and say where it is, without any password."""
    url = None if folder else database_url()
    folder = folder or data_folder()
    place = f"{folder}, events in {DatabaseHome(engine_of(url), folder).name}" if url else str(folder)
    return place, check_current(folder, url, today)


@contextmanager
def _as_folder(folder: Path, url: str) -> Iterator[Path]:
    """Lay the events of the database out as files among those of the folder: so they are read and checked alike."""
    home = DatabaseHome(engine_of(url), folder)
    if home.last() is None:
        raise DatabaseError(f"{home.name}: it holds no events yet; to copy those of the data folder, run: gatemap load")
    with tempfile.TemporaryDirectory() as room:
        home.write_tables(Path(room))
        tables = {name: Path(room) / name for name in (EVENTS, LINKS)}
        with reading(folder), folder_with(folder, tables) as trial:
            yield trial


def _naming_events(findings: list[Finding], trial: Path) -> list[Finding]:
    """Name the event instead of the row: there is no file that anybody could open at that row."""
    ids = {file: _ids(trial / file) for file in {finding.file for finding in findings} & {EVENTS, LINKS}}

    def named(finding: Finding) -> Finding:
        if finding.file not in ids or finding.row is None or finding.row < 2:
            return finding
        return replace(finding, file=f"event {ids[finding.file][finding.row - 2]}", row=None)

    return [named(finding) for finding in findings]


def _ids(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row["event_id"] for row in csv.DictReader(file)]
