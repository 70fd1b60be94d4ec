"""Broken CSV files: each case is a name, what is done to a good data folder, and what must come of it."""

import csv
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gatemap.dataset import schema

# What must come of a case: a data error that names a file; or the very data that a good folder gives; or other data.
REFUSED, SAME, OTHER = "refused", "same", "other"
# A table may be without rows when no other file names them.
MAY_BE_EMPTY = {"gate_history.csv": OTHER, "event_places.csv": OTHER}
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Case:
    """One broken data folder.

    Attributes
    ----------
    name : str
        Says what is wrong.
    harm : callable
        Breaks a good folder.
    outcome : {'refused', 'same', 'other'}
    file : str
        The file that the findings must name, when it is refused; empty where another may be named.
    """

    name: str
    harm: Callable[[Path], object]
    outcome: str = REFUSED
    file: str = ""


def in_bytes(
    name: str, file: str, change: Callable[[bytes], bytes], outcome: str = REFUSED, named: bool = True
) -> Case:
    """Return the case of a file whose bytes are changed."""

    def harm(folder: Path) -> None:
        path = folder / file
        path.write_bytes(change(path.read_bytes()))

    return Case(f"{file}: {name}", harm, outcome, file if named and outcome == REFUSED else "")


def in_cell(file: str, row: int, column: str, value: str, outcome: str = REFUSED, named: bool = True) -> Case:
    """Return the case of one cell, the row counted as a spreadsheet does."""

    def harm(folder: Path) -> None:
        path = folder / file
        with path.open(encoding="utf-8", newline="") as source:
            rows = list(csv.DictReader(source))
        rows[row - 2][column] = value
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)

    shown = ascii(value if len(value) < 30 else f"{value[:20]}… {len(value)} letters")
    return Case(f"{file}: {column} is {shown}", harm, outcome, file if named and outcome == REFUSED else "")


def missing(file: str) -> Case:
    """Return the case of a file that is not there."""
    return Case(f"{file}: not there", lambda folder: (folder / file).unlink(), REFUSED, file)


def a_folder(file: str) -> Case:
    """Return the case of a folder in the place of a file."""

    def harm(folder: Path) -> None:
        (folder / file).unlink()
        (folder / file).mkdir()

    return Case(f"{file}: a folder", harm, REFUSED, file)


def whole_tables() -> Iterator[Case]:
    """Yield every way in which a whole CSV file can be broken: all of them for the events, every third for the rest."""
    for at, file in enumerate(schema.TABLES):
        yield missing(file)
        yield a_folder(file)
        chosen = slice(None) if at == 0 else slice(at % 3, None, 3)
        for name, change in list(BROKEN_BYTES.items())[chosen]:
            yield in_bytes(name, file, change)
        for name, change in list(HARMLESS_BYTES.items())[chosen]:
            yield in_bytes(name, file, change, SAME)
        header_only = MAY_BE_EMPTY.get(file, REFUSED)
        yield in_bytes("header alone", file, lambda raw: raw.split(b"\n")[0] + b"\n", header_only, named=False)
        yield in_bytes("first row twice", file, _first_row_twice, OTHER if file == "gate_history.csv" else REFUSED)


def _first_row_twice(raw: bytes) -> bytes:
    lines = raw.splitlines(keepends=True)
    return b"".join([*lines[:2], lines[1], *lines[2:]])


def _every_other_line_end(raw: bytes) -> bytes:
    lines = raw.split(b"\r\n")
    return b"".join(line + (b"\n" if number % 2 else b"\r\n") for number, line in enumerate(lines[:-1]))


def _into_second_row(raw: bytes, extra: bytes) -> bytes:
    """Put bytes behind the first letter of the second row."""
    start = raw.index(b"\n") + 2
    return raw[:start] + extra + raw[start:]


def _header(raw: bytes, change: Callable[[bytes], bytes]) -> bytes:
    head, rest = raw.split(b"\r\n", 1)
    return change(head) + b"\r\n" + rest


def _wide(count: int) -> bytes:
    return b",".join(b"c%d" % number for number in range(count))


BROKEN_BYTES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda raw: b"",
    "blank lines alone": lambda raw: b"\r\n\r\n\r\n",
    "cut in the middle of its first row": lambda raw: raw[: raw.index(b"\n") + 4],
    "an open quote": lambda raw: _into_second_row(raw, b'","'),
    "a NUL byte in a cell": lambda raw: _into_second_row(raw, b"\0"),
    "NUL bytes behind its end": lambda raw: raw + bytes(4096),
    "NUL bytes alone": lambda raw: bytes(len(raw)),
    "UTF-16": lambda raw: raw.decode().encode("utf-16"),
    "UTF-16 without its mark": lambda raw: raw.decode().encode("utf-16-le"),
    "UTF-32": lambda raw: raw.decode().encode("utf-32"),
    "a byte that is no UTF-8": lambda raw: _into_second_row(raw, b"\xff"),
    "half a letter": lambda raw: _into_second_row(raw, "đ".encode()[:1]),
    "a surrogate": lambda raw: _into_second_row(raw, b"\xed\xa0\x80"),
    "noise": lambda raw: random.Random(1).randbytes(20_000),
    "a picture": lambda raw: b"\x89PNG\r\n\x1a\n" + random.Random(2).randbytes(5_000),
    "a workbook": lambda raw: b"PK\x03\x04" + random.Random(3).randbytes(5_000),
    "a web page": lambda raw: b"<!doctype html><html><body><p>404, not found</p></body></html>",
    "parted by semicolons": lambda raw: raw.replace(b";", b"").replace(b",", b";"),
    "parted by tabs": lambda raw: raw.replace(b",", b"\t"),
    "a column twice": lambda raw: _header(raw, lambda head: head + b"," + head.split(b",")[0]),
    "no header": lambda raw: raw.split(b"\r\n", 1)[1],
    "header in capitals": lambda raw: _header(raw, bytes.upper),
    "a column without a name": lambda raw: _header(raw, lambda head: head.replace(b",", b",,", 1)),
    "a control character": lambda raw: _into_second_row(raw, b"\x1b[31m"),
    "a cell too many": lambda raw: raw[:-2] + b",more\r\n",
    "a cell too few": lambda raw: raw[: raw.rindex(b",")] + b"\r\n",
    "marks of a merge": lambda raw: raw.replace(b"\r\n", b"\r\n<<<<<<< HEAD\r\n", 1),
    "a row of 100 000 cells": lambda raw: raw + b"," * 100_000 + b"\r\n",
    "a cell of 300 000 letters": lambda raw: _into_second_row(raw, b"x" * 300_000),
}

HARMLESS_BYTES: dict[str, Callable[[bytes], bytes]] = {
    "a byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "a byte order mark twice": lambda raw: b"\xef\xbb\xbf" * 2 + raw,
    "line ends of another system": lambda raw: raw.replace(b"\r\n", b"\n"),
    "mixed line ends": _every_other_line_end,
    "line ends of an old system": lambda raw: raw.replace(b"\r\n", b"\r"),
    "no line end at its end": lambda raw: raw.rstrip(b"\r\n"),
    "blank lines between rows": lambda raw: raw.replace(b"\r\n", b"\r\n\r\n"),
    "every cell in quotes": lambda raw: _quoted(raw),
}


def _quoted(raw: bytes) -> bytes:
    rows = csv.reader(raw.decode().splitlines(keepends=True))
    return "".join(
        ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) + "\r\n" for row in rows
    ).encode()


def huge_tables() -> Iterator[Case]:
    """Yield files that would fill the memory of a careless reader."""
    file = "events.csv"
    yield in_bytes("a million columns", file, lambda raw: _wide(1_000_000) + b"\r\n" + b"," * 999_999 + b"\r\n")
    yield in_bytes("a header of 20 MB", file, lambda raw: b"x" * (20 * MEGABYTE))
    yield in_bytes("a row of a million cells", file, lambda raw: raw + b"," * 1_000_000 + b"\r\n")
    yield in_bytes("a cell of 10 MB", file, lambda raw: _into_second_row(raw, b"x" * (10 * MEGABYTE)))
    yield in_bytes("a quoted cell of 10 MB", file, lambda raw: raw + b'"' + b"x\n" * (5 * MEGABYTE) + b'"')
    yield in_bytes("20 MB of NUL bytes", file, lambda raw: bytes(20 * MEGABYTE))
    yield in_bytes("40 000 wrong rows", file, _many_wrong_rows)


def _many_wrong_rows(raw: bytes) -> bytes:
    width = raw.split(b"\r\n")[0].count(b",") + 1
    return raw + (b",".join([b" ?"] * width) + b"\r\n") * 40_000
