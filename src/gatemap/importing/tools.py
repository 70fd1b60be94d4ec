"""What every step of planning works with: the table, what its columns are, what a person has said, and the data."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from gatemap.errors import Finding
from gatemap.i18n.words import Words
from gatemap.importing.cells import Reader, tidy
from gatemap.importing.codes import build_codes
from gatemap.importing.columns import ColumnMap
from gatemap.importing.current import Current
from gatemap.importing.fields import LISTS, field_label
from gatemap.importing.places import PlaceNames
from gatemap.importing.plan import Choices, Where
from gatemap.importing.table import Table
from gatemap.text import shorten


@dataclass(frozen=True)
class Tools:
    """See the attributes."""

    table: Table
    columns: ColumnMap
    choices: Choices
    current: Current
    words: Words

    @cached_property
    def reader(self) -> Reader:
        codes = build_codes(self.current.dataset, self.words.lang)
        return Reader(codes, self.words, self.choices.day_first, self.table.guarded)

    @cached_property
    def places(self) -> PlaceNames:
        return PlaceNames(self.current.dataset, self.choices.places)

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields that some column is."""
        return frozenset(self.columns.fields.values())

    def label(self, field: str) -> str:
        """Return the name of the column that is `field`; what the field is called when none is."""
        found = self.columns.columns_of(field)
        return self.table.labels[found[0]] if found else field_label(field, self.words)

    def raw(self, cells: Sequence[str]) -> dict[str, str]:
        """Return the cells of a row by field; those of several columns of one field are joined by line ends."""
        found: dict[str, str] = {}
        for at, field in self.columns.fields.items():
            joins = field in LISTS and found.get(field, "").strip() and cells[at].strip()
            found[field] = f"{found[field]}\n{cells[at]}" if joins else cells[at] or found.get(field, "")
        return found

    def where(self, row: int, field: str, value: str) -> Where:
        return Where(row, self.label(field), shorten(tidy(value)))

    def finding(
        self, code: str, row: int | None, field: str | None, value: str | None, expected: str, severity: str = "error"
    ) -> Finding:
        """Return a finding in the table."""
        column = None if field is None else self.label(field)
        shown = None if value is None else shorten(tidy(value))
        return Finding(code, severity, self.table.file, row, column, shown, expected)
