"""Files before anything reads them: what is no file, or would fill the memory, is told and not opened."""

import re
import stat
from pathlib import Path

from gatemap.errors import DataError, Finding
from gatemap.text import shorten

LARGEST_TABLE = 2_000_000_000  # bytes; more than a million events take
LARGEST_LAYER = 200_000_000  # bytes; GeoJSON is read in one piece and takes some ten times as much in memory
MOST_COLUMNS = 500
_HEADER = 50_000  # bytes in which the header of a table must end


def require_file(path: Path, largest: int) -> None:
    """Raise unless there is a file at `path` of at most `largest` bytes.

    A pipe would keep its reader waiting, and a device such as ``/dev/zero`` never ends.

    Raises
    ------
    DataError
    """
    try:
        about = path.stat()
    except FileNotFoundError:
        raise DataError([file_finding(path, "missing-file", "the file; it is not there")]) from None
    except OSError as problem:
        raise DataError([file_finding(path, "unreadable", f"a file ({problem.strerror})")]) from None
    if not stat.S_ISREG(about.st_mode):
        raise DataError([file_finding(path, "unreadable", "a file, and no folder, pipe or device of its name")])
    if about.st_size > largest:
        expected = f"a file of at most {largest // 1_000_000} MB, not {about.st_size // 1_000_000}"
        raise DataError([file_finding(path, "too-large", expected)])


def require_few_columns(path: Path) -> None:
    """Raise when the header of a CSV file is so wide that its table would fill the memory.

    Raises
    ------
    DataError
    """
    with path.open("rb") as file:
        header = re.split(rb"[\r\n]", file.read(_HEADER), maxsplit=1)[0]
    if len(header) == _HEADER or header.count(b",") >= MOST_COLUMNS:
        beginning = shorten(header[:100].decode("utf-8", "replace"), 40)
        expected = f"a header of at most {MOST_COLUMNS} columns; this one begins with {beginning!r}"
        raise DataError([Finding("too-wide", "error", path.name, 1, None, None, expected)])


def file_finding(path: Path, code: str, expected: str) -> Finding:
    """Return an error that concerns a file as a whole."""
    return Finding(code, "error", path.name, None, None, None, expected)
