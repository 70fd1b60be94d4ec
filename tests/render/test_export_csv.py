"""The CSV is the view on screen: its rows, in its order, with sources, licence and the query that made it."""

import datetime as dt
import io
from urllib.parse import parse_qs

import pandas as pd
import pytest
from hypothesis import given, settings

from gatemap.render.exports.about import Export, file_name
from gatemap.render.exports.csv_table import CSV_COLUMNS, csv_bytes
from gatemap.render.exports.registry import FORMATS
from gatemap.store import queries
from gatemap.store.view import View, parse_query
from gatemap.text import csv_cell
from tests.often import MORE
from tests.tiny import HOSTILE, KNOWN, NEWEST_FIRST, SOURCE, views


def read_back(content: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False, encoding="utf-8-sig")


def as_text(value) -> str:
    if value is True or value is False:
        return str(value).lower()
    return "" if pd.isna(value) else csv_cell(str(value))


@settings(max_examples=20 * MORE)
@given(view=views())
def test_the_file_read_back_holds_the_rows_of_the_view_cell_by_cell(tiny_store, view):
    back = read_back(csv_bytes(tiny_store, view))
    found = queries.rows(tiny_store, view)
    assert list(back["event_id"]) == list(found["event_id"])
    for column in set(back.columns) & set(found.columns):
        assert list(back[column]) == [as_text(value) for value in found[column].tolist()], column


@settings(max_examples=20 * MORE)
@given(view=views())
def test_every_row_says_the_query_that_made_the_file_and_the_query_makes_it_again(tiny_store, view):
    back = read_back(csv_bytes(tiny_store, view))
    for written in set(back["view"]) - {"all events"}:
        again, ignored = parse_query(parse_qs(written), KNOWN)
        assert ignored == ()
        assert list(queries.rows(tiny_store, again)["event_id"]) == list(back["event_id"])


def test_the_file_that_is_written_in_parts_is_the_same(tiny_store, monkeypatch):
    monkeypatch.setattr("gatemap.render.exports.about.CHUNK", 2)
    content = FORMATS["csv"].content(Export(tiny_store, View(), dt.date(2026, 1, 31)))
    assert content == csv_bytes(tiny_store, View(), dt.date(2026, 1, 31))


def test_a_search_with_the_signs_of_an_address_is_written_so_that_it_can_be_read_again(tiny_store):
    view = View(q="rice & medicine + % #", partner=("CN",))
    back = read_back(csv_bytes(tiny_store, view))
    assert list(back["event_id"]) == ["d-year"]
    assert parse_query(parse_qs(back["view"][0]), KNOWN) == (view, ())


def test_the_columns_have_a_fixed_order(tiny_store):
    first_line = csv_bytes(tiny_store, View()).decode("utf-8-sig").split("\r\n")[0]
    assert first_line.split(",") == list(CSV_COLUMNS)


def test_a_view_without_events_is_a_file_with_only_its_header(tiny_store):
    back = read_back(csv_bytes(tiny_store, View(q="nothing like this")))
    assert len(back) == 0 and list(back.columns) == list(CSV_COLUMNS)


def test_the_file_begins_as_excel_wants_it_and_its_lines_end_as_rfc_4180_says(tiny_store):
    content = csv_bytes(tiny_store, View())
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == len(NEWEST_FIRST) + 1


def test_every_row_names_its_source_the_licence_and_the_day(tiny_store):
    back = read_back(csv_bytes(tiny_store, View(), dt.date(2026, 1, 31)))
    assert set(back["source_url"]) == {SOURCE}
    assert set(back["made"]) == {"2026-01-31"}
    assert all("CC BY" in licence for licence in back["licence"])


def test_a_title_that_is_a_formula_stays_a_text(tiny_store):
    back = read_back(csv_bytes(tiny_store, View())).set_index("event_id")
    assert back.loc["d-host", "title"] == "'" + HOSTILE


def test_uncertain_dates_are_written_as_known_and_their_open_ends_left_empty(tiny_store):
    back = read_back(csv_bytes(tiny_store, View())).set_index("event_id")
    columns = ["date", "date_earliest", "date_latest", "date_precision", "date_inferred"]
    assert list(back.loc["d-infer", columns]) == ["2023-12-18?", "2023-12-18", "2023-12-18", "day", "true"]
    assert list(back.loc["d-open", columns]) == ["[..2016]", "", "2016-12-31", "unknown", "false"]


def test_vietnamese_chinese_and_lists_come_through(tiny_store):
    back = read_back(csv_bytes(tiny_store, View())).set_index("event_id")
    assert back.loc["d-day", "places"] == "Suối Đá;Đồn BP Suối Đá"
    assert back.loc["d-day", "positions"] == "22.40000 105.10000;22.30000 105.20000"
    assert back.loc["d-day", "topics"] == "drugs;smuggling"


@pytest.mark.parametrize(
    ("view", "name"),
    [
        (View(), "gatemap_all_2026-01-31.csv"),
        (View(lang="vi", sort="oldest"), "gatemap_all_2026-01-31.csv"),
        (View(partner=("CN", "LA")), "gatemap_partner-cn+la_2026-01-31.csv"),
        (View(q="Ma Lù Thàng/../x"), "gatemap_q-ma-lu-thang-x_2026-01-31.csv"),
        (View(q="金水河"), "gatemap_q_2026-01-31.csv"),
    ],
)
def test_the_file_name_says_the_filter_and_the_day(view, name):
    assert file_name(view, dt.date(2026, 1, 31), "csv") == name


@given(view=views())
def test_a_file_name_is_safe_on_every_system_and_not_endless(view):
    name = file_name(view, dt.date(2026, 1, 31), "csv")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_+.") and name.count(".") == 1
    assert len(name) < 160
