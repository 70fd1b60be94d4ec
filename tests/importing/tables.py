"""Tables to import, as people make them, and what an import of them into the tiny dataset would do."""

import csv
import io

import openpyxl

from gatemap.dataset.read import Dataset
from gatemap.i18n.words import words
from gatemap.importing.current import Current
from gatemap.importing.plan import Choices, Plan
from gatemap.importing.planning import plan_import
from gatemap.importing.table import Table, read_table
from gatemap.saving.changes import records_of

# What a new event of the tiny dataset must have.
GOOD = {
    "title": "Talks at the ford",
    "date": "2025-03-04",
    "kind": "talks",
    "level": "station",
    "countries": "VN;CN",
    "source_url": "https://example.org/ford",
    "source_quality": "primary",
}


def csv_of(rows: list[dict[str, str]], separator: str = ",") -> bytes:
    """Write rows as CSV; the columns are those of all of them."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, delimiter=separator, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def xlsx_of(sheets: dict[str, list[list]]) -> bytes:
    """Write sheets of rows as a workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table_of(rows: list[dict[str, str]]) -> Table:
    return read_table("made.csv", csv_of(rows))


def current_of(dataset: Dataset) -> Current:
    """Return a dataset as home and pages have it."""
    events = dataset.events.astype(object).to_dict("records")
    links = dataset.event_places.to_dict("records")
    columns = [name for name in dataset.events.columns if not name.startswith("date_") or name == "date_note"]
    return Current(records_of([{name: row[name] for name in columns} for row in events], links), dataset)


def planned(rows: list[dict[str, str]] | bytes, current: Current, lang: str = "en", **choices) -> Plan:
    """Plan the import of rows, or of a file."""
    table = read_table("made.csv", rows) if isinstance(rows, bytes) else table_of(rows)
    return plan_import(table, Choices(**choices), current, words(lang))


def told(plan: Plan, severity: str = "error") -> list[tuple]:
    """Return the findings as (row, column, code)."""
    return [(found.row, found.column, found.code) for found in plan.findings if found.severity == severity]


def whats(plan: Plan) -> list[str]:
    return [row.what for row in plan.rows]
