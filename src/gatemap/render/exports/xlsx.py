"""The view as a workbook for Excel: real dates, links that open, and no cell that runs."""

import datetime as dt
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from gatemap.dataset.schema import GATES
from gatemap.render.exports.about import Export
from gatemap.render.exports.columns import event_column, place_column
from gatemap.render.exports.records import EVENT_FIELDS, event_records, flat_record, place_records
from gatemap.store import queries
from gatemap.text import safe_url, shorten

# Limits of Excel: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
ROWS = 1_048_576
LINKS = 65_530
LETTERS = 32_767
URL_LETTERS = 2_079
FIRST_YEAR = 1900  # an earlier day stays a text

PLACE_FIELDS = (*GATES.columns, "lat", "lon", "events")
WIDTHS = {"event_id": 28, "title": 52, "title_vi": 52, "summary": 70, "source_url": 40, "note": 40, "date_note": 30}
EVENTS, PLACES, ABOUT = "Events", "Places", "About"


def write(export: Export, path: Path) -> None:
    """Write the sheets Events, Places and About; a view of more rows than a sheet holds goes on in a further one."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(path, options) as book:
        about = export.about()
        made = dt.datetime.combine(export.day, dt.time())
        book.set_properties({"title": "gatemap", "comments": f"{about['query']}\n{about['licence']}", "created": made})
        styles = {
            "head": book.add_format({"bold": True, "bg_color": "#e8eef2", "bottom": 1}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        }
        _events(export, book, styles)
        _places(export, book, styles)
        _about(about, book, styles)


class _Sheet:
    """One sheet, filled from the top; it counts its links, of which Excel opens only so many."""

    def __init__(self, book: xlsxwriter.Workbook, name: str, fields: tuple[str, ...], styles: dict):
        self._sheet: Worksheet = book.add_worksheet(name)
        self._styles = styles
        self._fields = fields
        self._links = 0
        self.row = 0
        for at, field in enumerate(fields):
            self._sheet.set_column(at, at, WIDTHS.get(field, 16))
        self._sheet.freeze_panes(1, 2)
        for at, field in enumerate(fields):
            self._sheet.write_string(0, at, field, styles["head"])

    def add(self, record: dict) -> None:
        self.row += 1
        for at, field in enumerate(self._fields):
            self._put(at, field, record[field])

    def close(self) -> None:
        self._sheet.autofilter(0, 0, max(self.row, 1), len(self._fields) - 1)

    def _put(self, at: int, field: str, value) -> None:
        if isinstance(value, bool):
            self._sheet.write_boolean(self.row, at, value)
        elif isinstance(value, int | float):
            self._sheet.write_number(self.row, at, value)
        elif isinstance(value, dt.date) and value.year >= FIRST_YEAR:
            self._sheet.write_datetime(self.row, at, value, self._styles["day"])
        elif field == "source_url" and self._may_link(value):
            self._links += 1
            self._sheet.write_url(self.row, at, value, string=value)
        elif value:
            self._sheet.write_string(self.row, at, shorten(value, LETTERS))

    def _may_link(self, url: str) -> bool:
        return self._links < LINKS and len(url) <= URL_LETTERS and safe_url(url) is not None


def _events(export: Export, book: xlsxwriter.Workbook, styles: dict) -> None:
    sheets = [_Sheet(book, EVENTS, EVENT_FIELDS, styles)]
    for events in export.chunks():
        for record in event_records(events):
            if sheets[-1].row == ROWS - 1:
                sheets.append(_Sheet(book, f"{EVENTS} {len(sheets) + 1}", EVENT_FIELDS, styles))
            sheets[-1].add(flat_record(record))
    for sheet in sheets:
        sheet.close()


def _places(export: Export, book: xlsxwriter.Workbook, styles: dict) -> None:
    sheet = _Sheet(book, PLACES, PLACE_FIELDS, styles)
    for record in place_records(export.store, queries.place_counts(export.store, export.view)):
        sheet.add(flat_record(record))
    sheet.close()


def _about(about: dict[str, str], book: xlsxwriter.Workbook, styles: dict) -> None:
    sheet = book.add_worksheet(ABOUT)
    sheet.set_column(0, 1, 24)
    sheet.set_column(2, 2, 100)
    rows = [("", name, value) for name, value in about.items()]
    rows += [(EVENTS, name, event_column(name)) for name in EVENT_FIELDS]
    rows += [(PLACES, name, place_column(name)) for name in PLACE_FIELDS]
    for number, row in enumerate([("Sheet", "Column", "Meaning"), *rows]):
        for at, text in enumerate(row):
            sheet.write_string(number, at, text, None if number else styles["head"])
    sheet.freeze_panes(1, 0)
