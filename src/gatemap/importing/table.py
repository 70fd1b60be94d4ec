"""A table as it was read: what its columns are called, its rows with the numbers that a spreadsheet gives them."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gatemap.importing import encoding as encodings
from gatemap.importing import separated, workbook
from gatemap.importing.columns import recognised
from gatemap.importing.problems import TableError
from gatemap.text import shorten

FILE_BYTES = 20_000_000
ROWS = 20_000
COLUMNS = 200
LETTERS = 32_767  # of a cell; Excel's own limit
_HEAD = 20  # rows among which the header is looked for


@dataclass(frozen=True)
class Odd:
    """What is wrong with a row or a cell before anybody asks what it means.

    Attributes
    ----------
    row : int
    at : int or None
        Place of the cell in its row, from 0; None for the whole row.
    key : str
        Names the message ``import-want-<key>``.
    values : tuple of (str, object)
        What the message needs.
    """

    row: int
    at: int | None
    key: str
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True)
class Table:
    """A table.

    Attributes
    ----------
    file : str
        Name of its file.
    labels : tuple of str
        What each column is called; no two alike, none empty.
    rows : tuple of (int, tuple of str)
        Number of the row and its cells, as many as labels. Rows that are not whole are in `odd` alone.
    odd : tuple of Odd
    header_row : int
        Number of the row that holds the labels.
    encoding, separator : str
        '' for a workbook.
    sheet : str
    sheets : tuple of str
        '' and none for a text file.
    """

    file: str
    labels: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    odd: tuple[Odd, ...]
    header_row: int
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    @property
    def guarded(self) -> bool:
        """Tell whether an apostrophe before a formula is a guard, as our CSV exports write it."""
        return not self.sheet


def read_table(
    file: str,
    content: bytes,
    *,
    encoding: str | None = None,
    separator: str | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
) -> Table:
    """Read a file as a table; what it is shows in its bytes, not in its name.

    Parameters
    ----------
    file : str
        Name for messages.
    content : bytes
    encoding : str, optional
        One of `encoding.ENCODINGS`; found out if not given.
    separator : str, optional
        A key of `separated.SEPARATORS`; found out if not given.
    sheet : str, optional
        Of a workbook; else the one whose header has most names that are known.
    header_row : int, optional
        Number of the row with the names of the columns; else the first of the rows with most known names.

    Returns
    -------
    Table

    Raises
    ------
    TableError
        When the file cannot be read as a table, or is larger than a table of events may be.
    """
    if len(content) > FILE_BYTES:
        raise TableError("size", most=FILE_BYTES // 1_000_000)
    strange: dict[tuple[int, int], str] = {}
    about: dict = {}
    if workbook.is_workbook(content):
        found, strange, about["sheet"], about["sheets"] = workbook.read_sheet(content, sheet, _fullest, COLUMNS)
    else:
        text, about["encoding"] = encodings.decode(content, encoding)
        about["separator"] = separator or separated.separator_of(text)
        found = separated.rows_of(text, about["separator"])
    rows = _bounded(found)
    if not rows:
        raise TableError("empty")
    header_row = header_row or _header_row(rows)
    header = next((cells for number, cells in rows if number == header_row), None)
    if header is None:
        raise TableError("header", row=header_row)
    labels = _labels(_trimmed(header))
    data = [(number, cells) for number, cells in rows if number > header_row]
    # A workbook has no cells behind the last one that is filled; in a text a missing cell moves those behind it.
    whole, odd = _whole(data, len(labels), least=len(header) if "separator" in about else 0)
    odd += [Odd(row, at, key) for (row, at), key in strange.items() if row > header_row and at < len(labels)]
    return Table(_plain(file), labels, tuple(whole), tuple(odd), header_row, **about)


def _bounded(rows: Iterable[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Take in the rows, as many and as large as a table may have."""
    kept = []
    for number, cells in rows:
        if len(kept) > ROWS:
            raise TableError("rows", most=ROWS)
        if len(_trimmed(cells)) > COLUMNS:
            raise TableError("columns", most=COLUMNS)
        if any(len(cell) > LETTERS for cell in cells):
            raise TableError("cell", row=number)
        kept.append((number, cells))
    return kept


def _trimmed(cells: Sequence[str]) -> Sequence[str]:
    """Return the cells without the empty ones at the end."""
    width = len(cells)
    while width and not cells[width - 1].strip():
        width -= 1
    return cells[:width]


def _fullest(heads: dict[str, list[list[str]]]) -> str:
    """Choose the sheet whose header has most names that are known; of several the first."""
    return max(heads, key=lambda name: max((recognised(_labels(row)) for row in heads[name] if any(row)), default=0))


def _header_row(rows: Sequence[tuple[int, list[str]]]) -> int:
    """Find the header below a title: the first of the rows with most known names."""
    return max(rows[:_HEAD], key=lambda row: recognised(_labels(row[1])))[0]


def _labels(header: Sequence[str]) -> tuple[str, ...]:
    """Give every column a name of its own; one without a name, or with that of another, is told by its letter."""
    labels: list[str] = []
    for at, cell in enumerate(header):
        name = _plain(cell)
        while not name or name in labels:
            name = f"{name} ({_letter(at)})".strip()
        labels.append(name)
    return tuple(labels)


def _letter(at: int) -> str:
    """Return a column's letters, as a spreadsheet has them.

    >>> _letter(0), _letter(27)
    ('A', 'AB')
    """
    return (_letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def _plain(text: str) -> str:
    """Return a name that can be printed anywhere: one line, without signs that move the cursor."""
    seen = "".join(letter if letter.isprintable() else " " for letter in unicodedata.normalize("NFC", text))
    return shorten(" ".join(seen.split()), 60)


def _whole(
    rows: Sequence[tuple[int, list[str]]], width: int, least: int
) -> tuple[list[tuple[int, tuple[str, ...]]], list[Odd]]:
    """Make rows as wide as the header, and tell of those that have more cells, or fewer than `least`."""
    whole, odd = [], []
    for number, cells in rows:
        trimmed = _trimmed(cells)
        if len(trimmed) > width or len(cells) < least:
            odd.append(Odd(number, None, "row-width", (("cells", len(cells)), ("columns", max(width, least)))))
        else:
            whole.append((number, (*trimmed, *[""] * (width - len(trimmed)))))
    return whole, odd
