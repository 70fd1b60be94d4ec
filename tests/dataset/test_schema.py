"""The schema names, describes and constrains every column of every file once."""

import re
import sys

import pandas as pd
import pytest

from gatemap import vocab
from gatemap.dataset import schema
from gatemap.dataset.check import FOREIGN_KEYS, check_table
from tests.tiny import EVENTS, HOSTILE, SOURCE, rows

FILES = {**schema.TABLES, **schema.LAYERS}
COLUMNS = [(file, name) for file, table in FILES.items() for name in table.columns]


def event(**cells: str) -> pd.DataFrame:
    """Make an events frame of one row that is right but for `cells`."""
    right = rows(EVENTS)[0] | {"title": "Talks", "source_url": SOURCE, "source_quality": "primary"}
    record = {column: (right | cells).get(column, "") for column in schema.EVENTS.columns}
    return pd.DataFrame([record], index=[2], dtype=str)


def codes_of(**cells: str) -> set[str]:
    return {finding.code for finding in check_table("events.csv", event(**cells), schema.EVENTS)}


@pytest.mark.parametrize(("file", "column"), COLUMNS)
def test_every_column_has_a_description_that_is_a_sentence(file, column):
    description = FILES[file].columns[column].description
    assert description and description[0].isalnum() and description.endswith(".")


@pytest.mark.parametrize(("file", "column"), COLUMNS)
def test_every_column_says_its_type_and_whether_it_is_always_filled(file, column):
    metadata = FILES[file].columns[column].metadata
    assert metadata["type"] in {"text", "identifier", "code", "list", "date", "url", "number"}
    assert isinstance(metadata["filled"], bool)


@pytest.mark.parametrize("file", FILES)
def test_a_column_that_the_schema_does_not_name_is_refused(file):
    assert FILES[file].strict is True


def test_foreign_keys_join_columns_that_exist():
    for (file, column), (target, key) in FOREIGN_KEYS.items():
        assert column in FILES[file].columns and key in FILES[target].columns


def test_vocabularies_hold_distinct_codes_in_the_form_of_identifiers():
    for name, codes in vars(vocab).items():
        if name.isupper() and isinstance(codes, tuple):
            assert len(set(codes)) == len(codes), name
            assert all(re.fullmatch(r"[A-Za-z0-9_]+", code) for code in codes), name


def test_a_right_row_has_no_finding():
    assert codes_of() == set()


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("event_id", "", "filled"),
        ("event_id", "Two Words", "slug"),
        ("event_id", "a--b", "slug"),
        ("title", "", "filled"),
        ("title", " blank before", "clean"),
        ("title", "tab\tinside", "clean"),
        ("title", "broken \ufffd letter", "clean"),
        ("date", "", "filled"),
        ("date", "1 August 2024", "edtf"),
        ("date", "2024-02-30", "edtf"),
        ("kind", "tlaks", "vocabulary"),
        ("kind", "", "vocabulary"),
        ("level", "district", "vocabulary"),
        ("countries", "", "filled"),
        ("countries", "VN;TH", "vocabulary"),
        ("countries", "VN;VN", "vocabulary"),
        ("topics", "drugs; smuggling", "vocabulary"),
        ("provinces_63", "Lai Chau", "vocabulary"),
        ("source_url", "", "filled"),
        ("source_url", "example.org/page", "url"),
        ("source_url", "javascript:alert(1)", "url"),
        ("other_source_urls", f"{SOURCE};ftp://example.org", "url"),
        ("unmatched_places", "Na Ray;;Yuewei", "list"),
        ("source_quality", "hearsay", "vocabulary"),
    ],
)
def test_a_wrong_cell_is_found_by_the_rule_that_it_breaks(column, value, code):
    assert code in codes_of(**{column: value})


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("date", "2023-12-18?"),
        ("date", "[..2016]"),
        ("title", HOSTILE),
        ("topics", ""),
        ("topics", "drugs;smuggling"),
        ("countries", "VN"),
        ("other_source_urls", f"{SOURCE};http://example.org/2"),
        ("unmatched_places", "Na Ray;Yuewei (mốc 1)"),
        ("published", ""),
    ],
)
def test_a_right_cell_is_let_through(column, value):
    assert codes_of(**{column: value}) == set()


def test_a_finding_says_the_permitted_codes():
    found = check_table("events.csv", event(kind="tlaks"), schema.EVENTS)
    assert len(found) == 1
    assert (found[0].file, found[0].row, found[0].column, found[0].value) == (
        "events.csv",
        2,
        "kind",
        "tlaks",
    )
    assert all(kind in found[0].expected for kind in vocab.EVENT_KINDS)


@pytest.mark.parametrize("cell", ["", "VN", "VN;CN", "a;b;c"])
def test_a_list_cell_splits_into_the_items_that_joined_make_it(cell):
    assert schema.LIST_SEPARATOR.join(schema.split_list(cell)) == cell


ODD = [
    "",
    " ",
    "a",
    "a-b",
    "A",
    "-a",
    "a--b",
    "a\n",
    "https://a.vn/x",
    "https://a.vn",
    "http://a.vn/\u00e9",
    "ftp://a.vn",
]
ODD += [
    "https://a.vn/x y",
    "https://[a]/",
    "https://a.vn:99999/",
    "https://a.vn/a;https://b.vn",
    "https://a..vn/",
    "https://a",
]


@pytest.mark.parametrize("column", ["event_id", "title", "source_url", "other_source_urls", "actors"])
def test_many_cells_are_let_through_exactly_when_each_of_them_alone_is(monkeypatch, column):
    letters = [chr(number) for number in range(sys.maxunicode + 1) if not 0xD800 <= number < 0xE000]
    some = letters[:0x3100] + letters[0xFE00:0x10000] + letters[0x1F600:0x1F610]
    cells = pd.Series([*ODD, *(text for c in some for text in (f"a{c}b", f"{c}a", f"a{c}"))], dtype="str")
    told = []
    for many in (1, len(cells) + 1):
        monkeypatch.setattr(schema, "_MANY", many)
        checks = schema.EVENTS.columns[column].checks
        told.append([check(cells).check_output.tolist() for check in checks])
    assert told[0] == told[1]
    assert any(True in one and False in one for one in told[0])
