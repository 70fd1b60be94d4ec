"""Rows of a sheet of an .xlsx workbook, read piece by piece, and only when its parts are no larger than they may be."""

import datetime as dt
import io
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

import openpyxl
from openpyxl.utils.escape import unescape

from gatemap.importing.problems import TableError

UNPACKED = 80_000_000  # bytes of all parts together
PART = 16_000_000  # bytes of a part that is read in one piece: all but the sheets and their texts
PARTS = 2_000
ROWS = 1_048_576  # of a sheet in Excel, blank ones included
TAGS = 300_000  # that a row, a text or a part read in one piece may have; the library holds them all at once
_DIRECTORY = 1_000_000  # bytes of the list of parts
_STREAMED = re.compile(r"xl/(worksheets/|sharedStrings\.xml|media/|embeddings/)")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and .xlsx under a password
_HEAD = 4_096  # bytes in which a part would declare entities
_PIECE = 1 << 20
_NEXT = re.compile(rb"<(?:\w+:)?(?:row|si)[\s/>]")  # where a row or a text begins, and the one before is let go
HEAD_ROWS = 20  # rows from which the sheet and its header are chosen

Cells = list[str]
Odd = dict[tuple[int, int], str]


def is_workbook(content: bytes) -> bool:
    """Tell whether `content` is a workbook of some kind, whatever its name says."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE))


def read_sheet(
    content: bytes, sheet: str | None, choose: Callable[[dict[str, list[Cells]]], str], columns: int
) -> tuple[Iterator[tuple[int, Cells]], Odd, str, tuple[str, ...]]:
    """Read one sheet.

    Parameters
    ----------
    content : bytes
    sheet : str or None
        Its name; without it, `choose` names one from the first rows of each.
    choose : callable
    columns : int
        Cells that a row may have; what is behind them is looked at only to tell that it is there.

    Returns
    -------
    rows : iterator of (int, list of str)
        Rows with their numbers. Days are ISO texts, whole numbers have no decimals.
    odd : dict
        Filled while `rows` is read: by row and place in it, ``formula-empty`` for a formula whose value the file does
        not hold, ``formula-error`` for one that gives an error.
    sheet : str
    sheets : tuple of str

    Raises
    ------
    TableError
    """
    _refuse(content)
    with _one_sentence():
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        names = tuple(one.title for one in book.worksheets)
        if not names:
            raise TableError("no-sheet")
        if sheet is not None and sheet not in names:
            raise TableError("sheet", sheet=sheet, sheets=", ".join(names))
        chosen = sheet or (names[0] if len(names) == 1 else choose({name: _head(book[name]) for name in names}))
        formulas = None
        if _has_formulas(content):
            formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)[chosen]
    odd: Odd = {}
    return _rows(book[chosen], formulas, odd, columns), odd, chosen, names


@contextmanager
def _one_sentence() -> Iterator[None]:
    """Turn whatever a broken workbook makes of the libraries into one sentence."""
    try:
        yield
    except TableError:
        raise
    except Exception:  # they raise several unrelated types
        raise TableError("workbook") from None


def _refuse(content: bytes) -> None:
    """Refuse what is no .xlsx, and what would fill the memory when it is unpacked."""
    if content.startswith(_OLE):
        raise TableError("xls")
    end = content.rfind(b"PK\x05\x06")
    if end < 0 or len(content) < end + 22:
        raise TableError("workbook")
    # The list of parts is read in one piece, before anything can be asked about it.
    if struct.unpack_from("<L", content, end + 12)[0] > _DIRECTORY:
        raise TableError("bomb")
    with _one_sentence(), zipfile.ZipFile(io.BytesIO(content)) as archive:
        _refuse_parts(archive)


def _refuse_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if "mimetype" in archive.namelist():
        raise TableError("ods")
    if "xl/workbook.xml" not in archive.namelist():
        raise TableError("workbook")
    # A part gives no more bytes than it declares: zipfile stops there.
    whole = [part.file_size for part in parts if not _STREAMED.match(part.filename)]
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED or max(whole, default=0) > PART:
        raise TableError("bomb")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as file:
                _refuse_content(file)


def _refuse_content(file: IO[bytes]) -> None:
    """Refuse a part that declares entities, or that has more tags in a row than could be held."""
    piece = file.read(_HEAD)
    if b"<!DOCTYPE" in piece.replace(b"\0", b""):
        raise TableError("workbook")
    tags = 0
    while piece:
        first, *others = _NEXT.split(piece)
        counts = [tags + first.count(b"<"), *(other.count(b"<") for other in others)]
        if max(counts) > TAGS:
            raise TableError("bomb")
        tags = counts[-1]
        piece = file.read(_PIECE)


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with archive.open(name) as file:
                    before = b""
                    while part := file.read(_PIECE):
                        if b"<f>" in before + part or b"<f " in before + part:
                            return True
                        before = part[-2:]
    return False


def _head(sheet) -> list[Cells]:
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=HEAD_ROWS, max_col=200)
    return [[_text(cell) for cell in row] for row in rows]


def _rows(sheet, formulas, odd: Odd, columns: int) -> Iterator[tuple[int, Cells]]:
    """Yield the rows that are not blank."""
    # What a sheet says of its size may be wrong, and rows would be filled up to it.
    sheet.reset_dimensions()
    second = None
    if formulas is not None:
        formulas.reset_dimensions()
        second = formulas.iter_rows()
    with _one_sentence():
        for number, row in enumerate(sheet.iter_rows(), start=1):
            if number > ROWS:
                raise TableError("bomb")
            told = next(second, ()) if second else ()
            if len(row) > columns and any(cell.value is not None for cell in row[columns:]):
                raise TableError("columns", most=columns)
            texts = [_text(cell) for cell in row[:columns]]
            strange = {at: key for at, cell in enumerate(row[:columns]) if (key := _strange(cell, told[at : at + 1]))}
            odd.update({(number, at): key for at, key in strange.items()})
            if strange or any(text.strip() for text in texts):
                yield number, texts


def _strange(cell, formula: tuple) -> str | None:
    """Say what is wrong with a value that a formula gives."""
    if cell.data_type == "e":
        return "formula-error"
    if cell.value is None and formula and formula[0].data_type == "f":
        return "formula-empty"
    return None


def _text(cell) -> str:
    """Return the value of a cell as text."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unescape(value) if isinstance(value, str) else str(value)
