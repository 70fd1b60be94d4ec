"""The events of a view as CSV, one row an event."""

import csv
import datetime as dt
import io
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

import pandas as pd

from gatemap.render.exports.about import LICENCE, Export, query_text
from gatemap.render.exports.records import EVENT_FIELDS
from gatemap.store import queries
from gatemap.store.load import Store
from gatemap.store.view import View
from gatemap.text import csv_cell

CSV_COLUMNS = (*EVENT_FIELDS, "view", "made", "licence")


def csv_bytes(store: Store, view: View, day: dt.date | None = None) -> bytes:
    """Return the events of `view`, in its order, as CSV.

    Parameters
    ----------
    store : Store
    view : View
    day : datetime.date, optional
        The day on which the file is made; today if not given.

    Returns
    -------
    bytes
        UTF-8 with a byte order mark, so that Excel shows Vietnamese; RFC 4180 with CRLF; ISO dates; lists joined by
        ``;``; ``positions`` as latitude and longitude in degrees (WGS 84), in step with ``place_ids``. A cell that a
        spreadsheet would run as a formula begins with an apostrophe.
    """
    out = io.StringIO()
    _write(out, [queries.rows(store, view)], view, day or dt.date.today())
    return out.getvalue().encode("utf-8-sig")


def write(export: Export, path: Path) -> None:
    """Write what `csv_bytes` returns, without having it in memory."""
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        _write(out, export.chunks(), export.view, export.day)


def _write(out: TextIO, parts: Iterable[pd.DataFrame], view: View, day: dt.date) -> None:
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for events in parts:
        events["date_inferred"] = events["date_inferred"].map({True: "true", False: "false"})
        events = events.assign(view=query_text(view), made=day, licence=LICENCE)[list(CSV_COLUMNS)]
        texts = events.map(lambda value: "" if pd.isna(value) else csv_cell(str(value)))
        writer.writerows(texts.itertuples(index=False, name=None))
