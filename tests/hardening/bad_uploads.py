"""Files that somebody imports as a table and that are none, or that unpack to more than anybody can hold."""

import csv
import gzip
import io
import os
import struct
import zipfile
import zlib
from collections.abc import Iterator

import openpyxl

from tests.hardening.bad_tables import MEGABYTE

GOOD = b"event_id,title,date\r\nnew-one,Talks,2024-08-01\r\n"
GIGABYTE = 1_000 * MEGABYTE
BOMBS = ("a gigabyte in the texts of a workbook", "a gigabyte in a sheet", "a million tags", "50 000 parts")
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(12))
    + b"]><sst><si><t>&m;</t></si></sst>"
)


def workbook() -> bytes:
    """Return a good workbook of one row."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in csv.reader(io.StringIO(GOOD.decode())):
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def huge_uploads() -> dict[str, bytes]:
    """Return what would fill the memory of a careless reader, by what it is."""
    return {
        "a gigabyte in the texts of a workbook": _with_gigabyte("xl/sharedStrings.xml"),
        "a gigabyte in a sheet": _with_gigabyte("xl/worksheets/sheet1.xml"),
        "a gigabyte that a part does not declare": _with_gigabyte("xl/styles.xml", declared=10),
        "entities of entities": _with_part("xl/sharedStrings.xml", LAUGHS),
        "a million tags": _with_part("xl/styles.xml", b"<a>" * (5 * MEGABYTE)),
        "50 000 parts": _of_parts(50_000),
        "a file in gz": gzip.compress(bytes(50 * MEGABYTE), 1),
        "a million columns": b"a," * MEGABYTE + b"\r\n",
        "a cell of 10 MB": GOOD + b"x," + b"y" * (10 * MEGABYTE) + b",2024\r\n",
        "a quote without its end": GOOD + b'"' + b"x\n" * (5 * MEGABYTE),
        "a million blank rows": GOOD + b"\r\n" * MEGABYTE + b"a,b,c\r\n" * 30_000,
        "more than may be": b"a" * (30 * MEGABYTE),
    }


def bad_uploads() -> Iterator[tuple[str, bytes]]:
    """Yield small files that are no tables, with what they are."""
    good = workbook()
    yield "nothing", b""
    yield "a zip of something else", _zip({"a.txt": b"a"})
    yield "a workbook in a zip", _zip({"a.xlsx": good})
    yield "a workbook cut in the middle", good[: len(good) // 2]
    yield "a path out of the folder", _zip({"../../evil": b"a", "xl/workbook.xml": b"<a/>"})
    yield "a workbook that names a file", _with_part("xl/workbook.xml", _OUTSIDE)
    yield "an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000)
    yield "only NUL bytes", bytes(5_000)
    yield "only blank lines", b"\r\n" * 5_000


_OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>'


def odd_uploads() -> Iterator[tuple[str, bytes]]:
    """Yield bytes that may be read as a table or not, and end soon either way."""
    yield "noise", os.urandom(20_000)
    yield "deep JSON", b"[" * 100_000
    yield "a PDF", b"%PDF-1.7\n" + bytes(range(256)) * 40
    yield "a page", b"<!doctype html><table><tr><td>a,b</td></tr></table>"
    yield "NUL bytes in a table", GOOD.replace(b"Talks", b"Ta\0lks")
    yield "marks and mixed line ends", b"\xef\xbb\xbf" + GOOD.replace(b"\r\n", b"\r", 1)
    yield "UTF-16", GOOD.decode().encode("utf-16")


def _zip(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _with_part(name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    return _zip(parts | {name: content}, method)


def _of_parts(count: int) -> bytes:
    return _zip({"xl/workbook.xml": b"<workbook/>"} | {f"xl/media/{number}": b"" for number in range(count)})


def _with_gigabyte(name: str, declared: int = GIGABYTE) -> bytes:
    """Return the workbook with a part that unpacks to a gigabyte, whatever it declares."""
    packing = zlib.compressobj(1, zlib.DEFLATED, -15)
    piece = packing.compress(bytes(MEGABYTE)) + packing.flush(zlib.Z_FULL_FLUSH)  # can be repeated
    packed = piece * (GIGABYTE // MEGABYTE) + b"\x03\x00"
    found = bytearray(_with_part(name, packed, zipfile.ZIP_STORED))
    with zipfile.ZipFile(io.BytesIO(found)) as archive:
        start = archive.getinfo(name).header_offset
    listed = found.index(name.encode(), found.index(b"PK\x01\x02")) - 46
    for method_at, size_at in ((start + 8, start + 22), (listed + 10, listed + 24)):
        struct.pack_into("<H", found, method_at, zipfile.ZIP_DEFLATED)
        struct.pack_into("<L", found, size_at, declared)
    return bytes(found)
