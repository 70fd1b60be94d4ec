"""Files of the current view. What is downloaded is what is on screen, with its sources and the query that made it."""

import csv
import datetime as dt
import io
import re

import pandas as pd

from gatemap.store import queries
from gatemap.store.load import Store
from gatemap.store.view import View
from gatemap.text import csv_cell, slug

LICENCE = "CC BY 4.0; positions and provinces derived from OpenStreetMap under ODbL 1.0"

_QUERY_SIGNS = {ord(sign): f"%{ord(sign):02X}" for sign in "%&+#"}

CSV_COLUMNS = (
    "event_id",
    "title",
    "title_vi",
    "date",
    "date_earliest",
    "date_latest",
    "date_precision",
    "kind",
    "level",
    "countries",
    "topics",
    "provinces_63",
    "provinces_34",
    "partner_provinces",
    "place_ids",
    "places",
    "positions",
    "actors",
    "source_url",
    "publisher",
    "published",
    "summary",
    "date_inferred",
    "date_note",
    "place_roles",
    "position_precisions",
    "venue",
    "unmatched_places",
    "other_source_urls",
    "source_quality",
    "accessed",
    "note",
    "view",
    "licence",
)


def csv_bytes(store: Store, view: View) -> bytes:
    """Return the events of `view`, in its order, as CSV.

    Parameters
    ----------
    store : Store
    view : View

    Returns
    -------
    bytes
        UTF-8 with a byte order mark, so that Excel shows Vietnamese; RFC 4180 with CRLF; ISO dates; lists joined by
        ``;``; ``positions`` as latitude and longitude in degrees (WGS 84), in step with ``place_ids``. A cell that a
        spreadsheet would run as a formula begins with an apostrophe.
    """
    events = queries.rows(store, view)
    events["date_inferred"] = events["date_inferred"].map({True: "true", False: "false"})
    events = events.assign(view=_query(view), licence=LICENCE)[list(CSV_COLUMNS)]
    texts = events.map(lambda value: "" if pd.isna(value) else csv_cell(str(value)))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    writer.writerows(texts.itertuples(index=False, name=None))
    return out.getvalue().encode("utf-8-sig")


def file_name(view: View, day: dt.date, suffix: str) -> str:
    """Return a file name that says the filter and the day.

    >>> file_name(View(partner=("CN",), province=("lai-chau",)), dt.date(2026, 1, 31), "csv")
    'gatemap_partner-cn_province-lai-chau_2026-01-31.csv'
    """
    values: dict[str, list[str]] = {}
    for name, value in view.to_query(lang=False):
        values.setdefault(name, []).append(slug(value))
    parts = [re.sub(r"-+$", "", f"{name}-{'+'.join(items)}") for name, items in values.items() if name != "sort"]
    chosen = "_".join(parts)[:120].rstrip("-_+") or "all"
    return f"gatemap_{chosen}_{day.isoformat()}.{suffix}"


def _query(view: View) -> str:
    """Write the query as an address has it, but with its letters readable: only what would end a value is encoded."""
    pairs = (f"{name}={value.translate(_QUERY_SIGNS)}" for name, value in view.to_query(lang=False))
    return "&".join(pairs) or "all events"
