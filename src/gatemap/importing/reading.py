"""What each row of a table says, in the terms of events.csv, and what in it cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from gatemap.dataset.check import check_table
from gatemap.dataset.schema import EVENTS
from gatemap.errors import Finding
from gatemap.importing.cells import CellError, OrderUnknownError, same_cell, tidy
from gatemap.importing.fields import PARTNERS, PLACE_FIELDS, PLACES, ROLES
from gatemap.importing.places_of_row import PlacesGiven, read_places
from gatemap.importing.plan import Where
from gatemap.importing.table import LETTERS
from gatemap.importing.tools import Tools
from gatemap.saving.changes import EVENTS as EVENTS_FILE
from gatemap.saving.changes import EventRecord
from gatemap.text import csv_cell, shorten

# Rules of the columns whose messages are in both languages; the others speak English, as the checker does.
_TRANSLATED = ("url", "clean", "slug", "vocabulary")


@dataclass
class Given:
    """What a row says.

    Attributes
    ----------
    row : int
    event_id : str
    kept : EventRecord or None
        The event of that id as it is now.
    raw : dict of str to str
        Cells by field, as they stand in the table.
    cells : dict of str to str
        What they mean: columns of events.csv that are not empty and say something else than the event does now.
    places : PlacesGiven
    findings : list of Finding
    order : Where or None
        A date whose order of day and month nobody has told.
    """

    row: int
    event_id: str
    kept: EventRecord | None
    raw: dict[str, str]
    cells: dict[str, str] = field(default_factory=dict)
    places: PlacesGiven = field(default_factory=PlacesGiven)
    findings: list[Finding] = field(default_factory=list)
    order: Where | None = None

    @property
    def bad(self) -> bool:
        """Tell whether something in the row cannot be read, or must be asked first."""
        return any(one.severity == "error" for one in self.findings) or bool(self.order or self.places.unknown)


def read_rows(tools: Tools) -> list[Given]:
    """Read all rows that are whole, and check every cell against the rules of its column."""
    odd: dict[int, list[Finding]] = {}
    for one in tools.table.odd:
        if one.at in tools.columns.fields:
            name = tools.columns.fields[one.at]
            expected = tools.words(f"import-want-{one.key}")
            odd.setdefault(one.row, []).append(tools.finding(one.key, one.row, name, None, expected))
    rows = [_read_row(number, tools.raw(cells), odd.get(number, []), tools) for number, cells in tools.table.rows]
    _check_cells(rows, tools)
    return rows


def broken_rows(tools: Tools) -> list[Finding]:
    """Return a finding for each row that is not whole."""
    return [
        tools.finding(one.key, one.row, None, None, tools.words(f"import-want-{one.key}", **dict(one.values)))
        for one in tools.table.odd
        if one.at is None
    ]


def _read_row(number: int, raw: dict[str, str], odd: list[Finding], tools: Tools) -> Given:
    event_id = tidy(tools.reader.unguarded(raw.pop("event_id", "")))
    given = Given(number, event_id, tools.current.records.get(event_id), raw, findings=list(odd))
    exported = tools.current.exported[event_id] if given.kept else {}
    for name, text in raw.items():
        if (
            name in PLACE_FIELDS
            or not text.strip()
            or (given.kept and _untouched(name, text, given.kept, exported, tools))
        ):
            continue
        try:
            given.cells["countries" if name == PARTNERS else name] = tools.reader.read(name, text)
        except OrderUnknownError:
            given.order = given.order or tools.where(number, name, text)
        except CellError as problem:
            value = text if problem.value is None else problem.value
            given.findings.append(tools.finding(problem.code, number, name, value, problem.expected))
    places = _places_raw(raw, exported)
    given.places = read_places(places, tools.places, tools.reader)
    for name, problem in given.places.errors:
        given.findings.append(tools.finding(problem.code, number, name, problem.value, problem.expected))
    return given


def _untouched(name: str, text: str, kept: EventRecord, exported: Mapping[str, str], tools: Tools) -> bool:
    """Tell whether a cell holds what the event holds, or what an export of it shows."""
    if name == PARTNERS:
        return False
    for known in {kept.cells[name], exported.get(name, kept.cells[name])}:
        shown = (known, shorten(known, LETTERS), *([csv_cell(known)] if tools.table.guarded else []))
        if any(same_cell(text, one, name) for one in shown):
            return True
    return False


def _places_raw(raw: Mapping[str, str], exported: Mapping[str, str]) -> dict[str, str]:
    """Return the cells that name places, without those that say what an export of the event shows."""
    cells = {name: raw[name] for name in PLACE_FIELDS if raw.get(name, "").strip()}
    if not exported or PLACES not in cells:
        return cells
    # An export names places by their Vietnamese names too, which need not tell them from others.
    if tidy(cells[PLACES]) in (tidy(exported["place_ids"]), tidy(exported[PLACES])):
        if tidy(cells.get(ROLES, "")) in ("", tidy(exported[ROLES])):
            return {name: text for name, text in cells.items() if name not in (PLACES, ROLES)}
        return cells | {PLACES: exported["place_ids"]}
    return cells


def _check_cells(rows: list[Given], tools: Tools) -> None:
    """Add what the rules of the columns find in cells that could be read."""
    by_row = {one.row: one for one in rows}
    told = [one.cells | ({"event_id": one.event_id} if one.event_id else {}) for one in rows]
    frame = pd.DataFrame(told, index=list(by_row), columns=list(EVENTS.columns), dtype=object).fillna("").astype(str)
    for found in check_table(EVENTS_FILE, frame, EVENTS):
        given = by_row.get(found.row)
        has = given and (found.column in given.cells or (found.column == "event_id" and given.event_id))
        if has and found.code not in ("filled", "duplicate"):
            expected = tools.words(f"import-want-{found.code}") if found.code in _TRANSLATED else found.expected
            given.findings.append(tools.finding(found.code, found.row, found.column, found.value, expected))
