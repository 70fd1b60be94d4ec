"""A cell that a spreadsheet would run as a formula goes out as text, and comes back as it was."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatemap.dataset.read import read_dataset
from gatemap.store.load import build_store
from gatemap.store.view import View
from gatemap.text import csv_cell
from tests.hardening.hostile import FORMULAS
from tests.render.exports import made
from tests.tiny import change_cell

BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@given(start=st.sampled_from(BEGINNINGS), rest=st.text(max_size=30))
def test_no_cell_begins_as_a_formula_does(start, rest):
    assert csv_cell(start + rest) == f"'{start}{rest}"


@given(text=st.text(max_size=40))
def test_every_other_text_goes_out_as_it_is(text):
    assert csv_cell(text) in (text, f"'{text}")
    assert not csv_cell(text).startswith(BEGINNINGS)


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_title_that_is_a_formula_is_text_in_every_table(formula, tiny_folder, tmp_path):
    change_cell(tiny_folder, "events.csv", 2, "title", formula)
    store = build_store(read_dataset(tiny_folder), "formulas")
    folder = tmp_path / "out"
    folder.mkdir()
    rows = list(csv.reader(io.StringIO(made(store, View(), "csv", folder).read_text("utf-8-sig"))))
    assert f"'{formula}" in [cell for row in rows for cell in row]
    assert not [cell for row in rows for cell in row if cell.startswith(BEGINNINGS)]
    sheets = openpyxl.load_workbook(made(store, View(), "xlsx", folder))
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value == formula]
    assert cells and {cell.data_type for cell in cells} == {"s"}
    store.close()
