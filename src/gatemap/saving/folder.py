"""The data folder as a home of events: text files that git can review."""

import codecs
import csv
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

from gatemap.dataset.lock import FolderUnusableError, reading, replace_files, writing
from gatemap.saving.changes import (
    EVENT_COLUMNS,
    EVENTS,
    LINK_COLUMNS,
    LINKS,
    Change,
    EventRecord,
    Revision,
    records_of,
    refuse_stale,
)
from gatemap.saving.home import now
from gatemap.saving.trial import refuse_errors, table_bytes
from gatemap.text import shorten

LOG = "changes.jsonl"


class FolderHome:
    """Events in ``events.csv`` and ``event_places.csv`` of a data folder, every save in ``changes.jsonl`` beside them.

    Parameters
    ----------
    folder : pathlib.Path
    """

    def __init__(self, folder: Path):
        self.folder = folder

    def records(self) -> dict[str, EventRecord]:
        """See `Home.records`."""
        with reading(self.folder):
            return records_of(*self._tables())

    def save(self, changes: Sequence[Change], *, who: str, why: str, undoes: int | None = None) -> Revision:
        """See `Home.save`. Both files and the log change in one step; rows that are not concerned keep every byte."""
        with writing(self.folder):
            events, links = self._tables()
            refuse_stale(changes, records_of(events, links))
            revision = Revision(len(self._log()) + 1, now(), who, why, tuple(changes), undoes)
            for change in changes:
                events = _with(events, change.event_id, [change.after.cells] if change.after else [])
                links = _with(links, change.event_id, change.after.links if change.after else [])
            contents = {
                EVENTS: _csv_bytes(self.folder / EVENTS, EVENT_COLUMNS, events),
                LINKS: _csv_bytes(self.folder / LINKS, LINK_COLUMNS, links),
            }
            refuse_errors(self.folder, {}, contents)
            contents[LOG] = self._log_bytes() + revision.to_json().encode() + b"\n"
            replace_files(self.folder, contents)
        return revision

    def revisions(self) -> list[Revision]:
        """See `Home.revisions`."""
        with reading(self.folder):
            try:
                return [Revision.from_json(line) for line in self._log()]
            except (ValueError, KeyError, TypeError, OSError) as problem:
                raise FolderUnusableError(self.folder, f"{LOG} is damaged ({shorten(problem)})") from problem

    def _tables(self) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
        return _rows(self.folder, EVENTS, EVENT_COLUMNS), _rows(self.folder, LINKS, LINK_COLUMNS)

    def _log_bytes(self) -> bytes:
        path = self.folder / LOG
        return path.read_bytes() if path.exists() else b""

    def _log(self) -> list[str]:
        # Not splitlines: it breaks lines at letters that may stand in a text, such as U+2028.
        return self._log_bytes().decode("utf-8").split("\n")[:-1]


def _rows(folder: Path, name: str, columns: Sequence[str]) -> list[dict[str, str]]:
    """Return the rows of a table; one that somebody broke by hand is mended by hand, and never saved over."""
    if not (folder / name).exists() and (folder / name).with_suffix(".parquet").exists():
        raise FolderUnusableError(folder, f"its events are Parquet files, which are read and not saved to; use {name}")
    try:
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
    except (OSError, ValueError, csv.Error) as problem:
        raise FolderUnusableError(folder, f"{name} cannot be read ({shorten(problem)})") from problem
    if any(set(row) != set(columns) or None in row.values() for row in rows):
        raise FolderUnusableError(folder, f"{name} has other columns than it should; run: gatemap check")
    return rows


def _with(rows: list[dict[str, str]], event_id: str, new: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Put `new` in the place of an event's rows, or where its id belongs: a review then shows them and nothing else."""
    ids = [row["event_id"] for row in rows]
    place = ids.index(event_id) if event_id in ids else bisect_right(ids, event_id)
    kept = [row for row in rows if row["event_id"] != event_id]
    return [*kept[:place], *new, *kept[place:]]


def _csv_bytes(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> bytes:
    """Write rows in the manner of the file that is there: its line ends, and its byte order mark if it has one."""
    with path.open("rb") as file:
        head = file.readline()
    content = table_bytes(columns, rows, "\r\n" if head.endswith(b"\r\n") else "\n")
    return codecs.BOM_UTF8 + content if head.startswith(codecs.BOM_UTF8) else content
