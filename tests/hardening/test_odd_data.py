"""Pages and files of data that are right and odd, and the page of data that are wrong."""

import csv

import pytest

from gatemap.dataset.folder import VARIABLE
from gatemap.dataset.read import read_dataset
from gatemap.store.load import build_store
from gatemap.store.view import View
from tests.hardening import bad_cells, bad_layers, bad_tables, special_files
from tests.hardening.bad_cells import ODD_DATES
from tests.hardening.bad_tables import OTHER, REFUSED
from tests.hardening.hostile import LONG_WORD
from tests.hardening.pages import PAGES, open_page
from tests.render.exports import made
from tests.tiny import change_cell, write_tiny

FAILED = "This page could not be drawn"


@pytest.fixture(scope="module")
def odd_folder(tmp_path_factory):
    """A date of each odd kind, names that are the words of programs, a word without an end, no events at gates."""
    tiny_folder = write_tiny(tmp_path_factory.mktemp("odd") / "data")
    with (tiny_folder / "events.csv").open(encoding="utf-8", newline="") as source:
        count = len(list(csv.DictReader(source)))
    for row, date in zip(range(2, count + 2), ODD_DATES, strict=False):
        change_cell(tiny_folder, "events.csv", row, "date", date)
    for row, title in zip(
        range(2, count + 2), ("NaN", "None", "null", LONG_WORD, "0", "-", "العربية", "=1", "e\u0301"), strict=False
    ):
        change_cell(tiny_folder, "events.csv", row, "title", title)
    change_cell(tiny_folder, "gate_history.csv", 2, "date", "1700")
    change_cell(tiny_folder, "gate_history.csv", 3, "date", "2100-12-31")
    return tiny_folder


@pytest.fixture(scope="module")
def odd_store(odd_folder):
    store = build_store(read_dataset(odd_folder), "odd")
    yield store
    store.close()


SHOWN = [(page, {}) for page in PAGES] + [("gates", {"place": ["suoi-da"]}), ("gates", {"place": ["nui-cao"]})]


@pytest.mark.parametrize(("page", "query"), SHOWN)
def test_a_page_of_odd_data_is_drawn(page, query, odd_folder, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(odd_folder))
    opened = open_page(page, query)
    assert FAILED not in [element.value for element in opened.subheader]


def test_an_event_card_of_each_odd_date_is_drawn(odd_folder, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(odd_folder))
    for event in read_dataset(odd_folder).events["event_id"][::2]:
        opened = open_page("map", {"event": [event]})
        assert FAILED not in [element.value for element in opened.subheader]


@pytest.mark.parametrize("code", ["csv", "xlsx", "parquet", "geojson", "gpkg", "csl", "bibtex", "svg", "html"])
def test_a_file_of_odd_data_is_written(code, odd_store, tmp_path):
    assert made(odd_store, View(), code, tmp_path).stat().st_size > 100


@pytest.mark.parametrize(
    ("file", "page"), [("event_places.csv", "map"), ("gate_history.csv", "gates"), ("gate_history.csv", "data")]
)
def test_a_page_is_drawn_when_a_table_has_no_rows(page, file, tiny_folder, monkeypatch):
    path = tiny_folder / file
    path.write_bytes(path.read_bytes().split(b"\n")[0] + b"\n")
    monkeypatch.setenv(VARIABLE, str(tiny_folder))
    assert FAILED not in [element.value for element in open_page(page).subheader]


def test_pages_are_drawn_without_any_event(tiny_folder, monkeypatch):
    for file in ("events.csv", "event_places.csv"):
        path = tiny_folder / file
        path.write_bytes(path.read_bytes().split(b"\n")[0] + b"\n")
    monkeypatch.setenv(VARIABLE, str(tiny_folder))
    for page in PAGES:
        assert FAILED not in [element.value for element in open_page(page).subheader]


BROKEN = [
    *list(bad_tables.whole_tables())[::50],
    *list(bad_layers.whole_layers())[::50],
    *list(bad_cells.wrong_cells())[::60],
    *list(special_files.special_files())[::5],
]


@pytest.mark.parametrize("case", [case for case in BROKEN if case.outcome == REFUSED], ids=lambda case: case.name)
def test_broken_data_give_a_page_that_names_the_file(case, broken, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(broken(case)))
    opened = open_page("map")
    assert opened.title[0].value == "The data cannot be shown"
    files = set(opened.dataframe[0].value["File"])
    assert not case.file or case.file.split("/")[-1] in {file.split("/")[-1] for file in files}


def test_the_cases_of_these_tests_are_of_every_kind():
    assert len(BROKEN) > 10 and OTHER != REFUSED
