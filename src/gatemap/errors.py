"""What can go wrong, as values: a `Finding` is one problem in one cell; `DataError` carries all that were found."""

from dataclasses import asdict, dataclass


class GatemapError(Exception):
    """Base of every error that gatemap raises on purpose; its text is written for the person who reads it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in the data.

    Parameters
    ----------
    code : str
        Stable name of the rule, such as ``unknown-place``.
    severity : {'error', 'warning'}
        An error keeps the data from being shown; a warning does not.
    file : str
        File name relative to the data folder.
    row : int or None
        Row as a spreadsheet counts it: the header is row 1. For GeoJSON, the feature's position from 1.
    column : str or None
        Column or property.
    value : str or None
        The offending value, shortened.
    expected : str
        What would have been right, and so what to do.
    """

    code: str
    severity: str
    file: str
    row: int | None
    column: str | None
    value: str | None
    expected: str

    def __str__(self) -> str:
        where = [self.file]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column is not None:
            # A name may be anything when a file is no table; a message stays one line.
            where.append(f"column {self.column if self.column.isprintable() else repr(self.column)}")
        found = "" if self.value is None else f" found {self.value!r};"
        return f"{self.severity}: {', '.join(where)}:{found} expected {self.expected} [{self.code}]"

    def as_dict(self) -> dict:
        """Return the finding as plain values, for JSON and for a table on a page."""
        return asdict(self)


class DataError(GatemapError):
    """The data folder cannot be shown.

    Parameters
    ----------
    findings : sequence of Finding
        Everything that is wrong, not just the first.
    """

    def __init__(self, findings):
        self.findings = tuple(findings)
        first = str(self.findings[0]) if self.findings else "no finding"
        more = len(self.findings) - 1
        super().__init__(first + (f" (and {more} more)" if more > 0 else ""))
