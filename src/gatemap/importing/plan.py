"""What an import would do: for every row a new event, a change, nothing, or what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gatemap.errors import Finding
from gatemap.importing.columns import ColumnMap, Suggestion
from gatemap.importing.places_of_row import shown_links
from gatemap.importing.table import Table
from gatemap.saving.changes import EVENT_COLUMNS, Change, EventRecord
from gatemap.store.gazetteer import Match

KINDS = NEW, CHANGED, UNCHANGED, REPEATED, HELD = "new", "changed", "unchanged", "repeated", "held"


@dataclass(frozen=True)
class Choices:
    """What a person has said.

    Attributes
    ----------
    columns : mapping of str to str
        Field by the name of a column, '-' to leave it out.
    day_first : bool or None
        Whether 01/08/2024 is in August; None when nobody has said.
    places : mapping of str to str
        Place by name, '-' for a name that is no place of the data.
    role : str
        Role of places for which the table says none; '' when nobody has said.
    common : mapping of str to str
        By field, what new events have where the table says nothing.
    empty_clears : bool
        Whether an empty cell empties that of an event that is there; else it leaves it as it is.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    role: str = ""
    common: Mapping[str, str] = field(default_factory=dict)
    empty_clears: bool = False


@dataclass(frozen=True)
class Where:
    """A cell of the table: its row, the name of its column, and what it holds."""

    row: int
    column: str
    value: str


@dataclass(frozen=True)
class Questions:
    """What only a person can say. Nothing is saved while one is open.

    Attributes
    ----------
    columns : dict of str to Suggestion
        Columns whose name is nearly one of ours, or may mean several.
    order : Where or None
        The first date whose day and month may stand in either order.
    role : Where or None
        The first place whose role is not said.
    places : dict of str to tuple of Match
        Names that are not surely one place, each with those that it may be; none when nothing is near.
    where : dict of str to Where
        Where each of these names stands first.
    common : tuple of str
        Fields that new events need and no column gives.
    """

    columns: dict[str, Suggestion] = field(default_factory=dict)
    order: Where | None = None
    role: Where | None = None
    places: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    where: dict[str, Where] = field(default_factory=dict)
    common: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        return bool(self.columns or self.order or self.role or self.places or self.common)


@dataclass(frozen=True)
class RowPlan:
    """What becomes of a row.

    Attributes
    ----------
    row : int
    what : {'new', 'changed', 'unchanged', 'repeated', 'held'}
        'repeated': a row above says the same. 'held': something is wrong with it, or a question is open.
    event_id : str
        '' when it is held and has none.
    change : Change or None
    """

    row: int
    what: str
    event_id: str = ""
    change: Change | None = None


@dataclass(frozen=True)
class Plan:
    """What an import would do. Nothing has been saved.

    Attributes
    ----------
    table : Table
    columns : ColumnMap
    rows : tuple of RowPlan
    findings : tuple of Finding
        By row; the file is the table.
    questions : Questions
    """

    table: Table
    columns: ColumnMap
    rows: tuple[RowPlan, ...]
    findings: tuple[Finding, ...]
    questions: Questions

    @property
    def changes(self) -> tuple[Change, ...]:
        """What would be saved."""
        return tuple(row.change for row in self.rows if row.change)

    @property
    def errors(self) -> int:
        return sum(finding.severity == "error" for finding in self.findings)

    def count(self, what: str) -> int:
        """Return how many rows have this said of them."""
        return sum(row.what == what for row in self.rows)

    def column_of(self, name: str) -> str | None:
        """Return the label of the first column that is read as a field, or None."""
        found = self.columns.columns_of(name)
        return self.table.labels[found[0]] if found else None


PLACES_CELL = "event_places"


def differences(change: Change) -> list[tuple[str, str, str]]:
    """Return every cell that differs, as (column, before, after); places are one cell, `PLACES_CELL`."""
    old, new = _cells(change.before), _cells(change.after)
    names = (*EVENT_COLUMNS, PLACES_CELL)
    return [(name, old.get(name, ""), new.get(name, "")) for name in names if old.get(name, "") != new.get(name, "")]


def _cells(record: EventRecord | None) -> dict[str, str]:
    return {} if record is None else {**record.cells, PLACES_CELL: shown_links(record.links)}
