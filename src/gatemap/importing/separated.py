"""Rows of a text whose cells are parted by a comma, a semicolon, a tab or a bar."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from gatemap.importing.problems import TableError

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
_NAMES = {sign: name for name, sign in SEPARATORS.items()}
_SAMPLE = 40  # rows that tell the separator
_TOLD = re.compile(r"sep=([,;\t|])\r?\n?")  # Excel's own first line, which says it
_SAMPLE_LETTERS = 200_000


def separator_of(text: str) -> str:
    """Return the name of the separator: the one that parts the rows into most columns, as many in each.

    >>> separator_of("date;title\\n2024;Talks, signing"), separator_of("title\\nTalks")
    ('semicolon', 'comma')
    """
    if told := _TOLD.match(text):
        return _NAMES[told[1]]
    return max(SEPARATORS, key=lambda name: _evenness(text[:_SAMPLE_LETTERS], SEPARATORS[name]))


def rows_of(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with their numbers, as a spreadsheet counts them; rows without a single cell are passed over.

    Parameters
    ----------
    text : str
    separator : str
        A key of `SEPARATORS`.

    Raises
    ------
    TableError
        For quotation marks that do not match, with the row in which that begins.
    """
    told = _TOLD.match(text)
    source = io.StringIO(text[told.end() :] if told else text, newline="")
    # Without `strict` a mark that is never closed takes in the rest of the file without a word.
    reader = csv.reader(source, delimiter=SEPARATORS[separator], strict=True)
    number = 1 if told else 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            raise _said(str(problem), number) from None
        if any(cell.strip() for cell in row):
            yield number, row


def _said(problem: str, row: int) -> TableError:
    if "field limit" in problem:
        return TableError("cell", row=row)
    return TableError("quotes", row=row)


def _evenness(sample: str, sign: str) -> tuple[float, int]:
    """Return the share of rows as wide as most, 0 for a single column, and that width."""
    widths = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=sign):
            widths += [len(row)] if row else []
            if len(widths) == _SAMPLE:
                break
    except csv.Error:
        pass
    if not widths:
        return 0.0, 0
    width, rows = Counter(widths).most_common(1)[0]
    # A list in a cell, such as VN;CN, may have as many items in a few rows: the header must agree.
    return (rows / len(widths), width) if width > 1 and widths[0] == width else (0.0, 0)
