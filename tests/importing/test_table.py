"""A file becomes a table with the row numbers of a spreadsheet; what cannot is one sentence."""

import csv
import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatemap import vocab
from gatemap.i18n.words import words
from gatemap.importing import table as limits
from gatemap.importing.problems import TableError
from gatemap.importing.table import read_table
from tests.importing.tables import csv_of, xlsx_of

HEAD = ["Ngày", "Tiêu đề", "Loại"]


def why(content: bytes, **options) -> str:
    with pytest.raises(TableError) as problem:
        read_table("made", content, **options)
    assert all(problem.value.said(words(lang)) for lang in vocab.LANGUAGES)
    return problem.value.key


def repacked(content: bytes, **parts: bytes) -> bytes:
    """Return a workbook with other parts; names have `_` for `/`."""
    out = io.BytesIO()
    named = {name.replace("_", "/", 1): part for name, part in parts.items()}
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename.partition(".")[0] not in named:
                new.writestr(info, old.read(info))
        for name, part in named.items():
            new.writestr(f"{name}.xml", part)
    return out.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_out_even_with_lists_and_others_in_the_cells(separator):
    rows = [dict(zip(HEAD, (f"2024-0{n}-01", "a, b; c|d\te", "x;y"), strict=True)) for n in range(1, 6)]
    found = read_table("t", csv_of(rows, separator))
    assert found.labels == tuple(HEAD)
    assert [cells for _, cells in found.rows] == [tuple(row.values()) for row in rows]


def test_excels_own_line_about_the_separator_is_obeyed_and_counted():
    found = read_table("t", b"sep=;\na,b;c\n1,5;2\n")
    assert (found.labels, found.rows, found.header_row) == (("a,b", "c"), ((3, ("1,5", "2")),), 2)


def test_rows_have_the_numbers_of_a_spreadsheet_past_blank_rows_and_line_ends_in_cells():
    found = read_table("t", b'date,title\r\n\r\n2024,"one\r\ntwo"\r\n,\r\n2025,b\r\n')
    assert found.rows == ((3, ("2024", "one\r\ntwo")), (5, ("2025", "b")))


def test_the_header_is_found_below_a_title():
    content = csv_of([]) + "Danh sách sự kiện,,\nNăm 2024,,\nNgày,Tiêu đề,Nguồn\n2024,a,b\n".encode()
    found = read_table("t", content)
    assert (found.header_row, found.labels) == (4, ("Ngày", "Tiêu đề", "Nguồn"))
    assert read_table("t", content, header_row=2).labels == ("Danh sách sự kiện",)


def test_columns_without_a_name_of_their_own_get_one():
    found = read_table("t", b"date,,date\n1,2,3\n")
    assert found.labels == ("date", "(B)", "date (C)")


def test_a_row_of_another_width_is_told_and_not_read():
    found = read_table("t", b"a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,\n")
    assert [(odd.row, odd.key) for odd in found.odd] == [(3, "row-width"), (4, "row-width")]
    assert [number for number, _ in found.rows] == [2, 5]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "empty"),
        (b"\n\n,,\n", "empty"),
        (b'a,b\n1,"2\n3,4\n', "quotes"),
        (b'a,b\n1,"2"x\n', "quotes"),
        (b"a\0b", "nul"),
        (b"a,b\n" + b"x" * 200_000 + b",1\n", "cell"),
        (b"a,b\n" + b"x" * 40_000 + b",1\n", "cell"),
        (b"," * 1_000_000, "empty"),
        (b"a," * 1_000_000, "columns"),
        (b"a,b\n" + b"1,2\n" * (limits.ROWS + 1), "rows"),
        (b"x" * (limits.FILE_BYTES + 1), "size"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "xls"),
        (b"PK\x03\x04 and then nothing", "workbook"),
        (b"PK\x05\x06" + b"\0" * 18, "workbook"),
        (b"PK\x03\x04" + b"PK\x05\x06" + b"\xff" * 18, "bomb"),
    ],
)
def test_a_file_that_is_no_table_is_one_sentence(content, key):
    assert why(content) == key


def test_the_row_in_which_a_quotation_mark_goes_wrong_is_named():
    with pytest.raises(TableError, match="row 3"):
        read_table("t", b'a,b\n1,2\n3,"4\n5,6\n7,8\n')


def test_a_workbook_gives_days_whole_numbers_and_lines():
    rows = [HEAD, [dt.date(2024, 8, 1), "a\nb", 7.0], [dt.datetime(2024, 8, 1, 9, 30), 2.5, True]]
    found = read_table("t.xlsx", xlsx_of({"Sheet": rows}))
    assert [cells for _, cells in found.rows] == [("2024-08-01", "a\nb", "7"), ("2024-08-01 09:30:00", "2.5", "true")]


def test_of_several_sheets_the_one_with_known_columns_is_read_unless_another_is_named():
    content = xlsx_of({"About": [["x"]], "Events": [HEAD, ["2024", "a", "b"]], "Notes": [["y", "z"], ["1", "2"]]})
    assert (read_table("t", content).sheet, read_table("t", content).sheets) == ("Events", ("About", "Events", "Notes"))
    assert read_table("t", content, sheet="Notes").labels == ("y", "z")
    assert why(content, sheet="None") == "sheet"


def test_a_formula_without_its_value_and_one_that_fails_are_told():
    rows = [HEAD, ["2024", "=1+1", "b"], ["2024", "#N/A", "b"]]
    found = read_table("t", xlsx_of({"Sheet": rows}))
    assert [(odd.row, odd.at, odd.key) for odd in found.odd] == [(2, 1, "formula-empty"), (3, 1, "formula-error")]


def test_a_cell_far_to_the_right_is_too_many_columns():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD2"] = "date", "x"
    out = io.BytesIO()
    book.save(out)
    assert why(out.getvalue()) == "columns"


def test_what_a_sheet_says_of_its_size_does_not_count():
    content = xlsx_of({"Sheet": [HEAD, ["2024", "a", "b"]]})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    lying = sheet.replace(b'ref="A1:C2"', b'ref="A1:XFD1048576"')
    assert lying != sheet
    assert len(read_table("t", repacked(content, **{"xl_worksheets/sheet1": lying})).rows) == 1


def test_a_workbook_that_would_fill_the_memory_is_refused_before_it_is_unpacked():
    content = xlsx_of({"Sheet": [HEAD]})
    assert why(repacked(content, **{"xl_styles": b" " * 20_000_000})) == "bomb"
    assert why(repacked(content, **{"xl_worksheets/sheet2": b" " * 90_000_000})) == "bomb"


@pytest.mark.parametrize("part", ["xl_worksheets/sheet1", "xl_sharedStrings", "xl_styles"])
def test_a_part_with_more_tags_than_can_be_held_is_refused(part):
    content = xlsx_of({"Sheet": [HEAD]})
    row = b"<worksheet><sheetData><row>" + b"<c/>" * 400_000 + b"</row></sheetData></worksheet>"
    assert why(repacked(content, **{part: row})) == "bomb"


def test_a_large_table_is_no_bomb():
    rows = [HEAD, *([f"2024-{n}", "a", "b"] for n in range(15_000))]
    assert len(read_table("t", xlsx_of({"Sheet": rows})).rows) == 15_000


def test_entities_and_deep_nesting_in_a_workbook_are_one_sentence():
    content = xlsx_of({"Sheet": [HEAD]})
    assert why(repacked(content, **{"xl_workbook": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'})) == "workbook"
    deep = b"<worksheet>" + b"<a>" * 200_000
    assert why(repacked(content, **{"xl_worksheets/sheet1": deep})) in ("workbook", "empty")


def test_other_zip_files_are_named_for_what_they_are():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert why(out.getvalue()) == "ods"


# Written once: a workbook says when it was written, and so another one may have another length.
WORKBOOK = xlsx_of({"Sheet": [HEAD, ["2024", "a", "b"]]})


@given(st.data())
def test_a_workbook_with_bytes_changed_gives_a_table_or_one_sentence(data):
    content = bytearray(WORKBOOK)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_table("t", bytes(content))
    except TableError as problem:
        assert str(problem)


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), min_size=1, max_size=6))
def test_what_is_written_as_csv_is_read_as_it_was(rows):
    rows = [[cell.replace("\0", "") for cell in row] for row in rows]
    out = io.StringIO()
    csv.writer(out).writerows([["date", "title"], *rows])
    found = read_table(
        "t", out.getvalue().encode("utf-8", "replace"), encoding="utf-8", separator="comma", header_row=1
    )
    assert len(found.rows) == sum(any(cell.strip() for cell in row) for row in rows)
