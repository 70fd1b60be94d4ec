"""What every file says of itself: the query that made it, the day and the licence."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd

from gatemap import __version__
from gatemap.dataset.folder import data_folder
from gatemap.store import queries
from gatemap.store.load import Store
from gatemap.store.view import View
from gatemap.text import slug

LICENCE = "CC BY 4.0; positions and provinces derived from OpenStreetMap under ODbL 1.0"
CHUNK = 5_000  # events held in memory at a time

_QUERY_SIGNS = {ord(sign): f"%{ord(sign):02X}" for sign in "%&+#"}


@dataclass(frozen=True)
class Export:
    """One file to be written: what is in it, when it is made and who is told how far it is.

    Attributes
    ----------
    store : Store
    view : View
    day : datetime.date
        The day on which the file is made.
    lang : {'en', 'vi'}
        Language of the words in a picture or a page; tables are the same in both.
    tell : callable
        Called as ``tell(events)`` with the number of events taken up so far.
    basemap : pathlib.Path
        Folder of the base map that a picture or a page holds.
    """

    store: Store
    view: View
    day: dt.date
    lang: str = "en"
    tell: Callable[[int], None] = lambda events: None
    basemap: Path = field(default_factory=lambda: data_folder() / "basemap")

    @cached_property
    def total(self) -> int:
        """Number of events in the view."""
        return queries.totals(self.store, self.view).events

    def chunks(self) -> Iterator[pd.DataFrame]:
        """Yield the events as `queries.rows` gives them, some at a time."""
        done = 0
        for events in queries.row_chunks(self.store, self.view, CHUNK):
            yield events
            done += len(events)
            self.tell(done)

    def about(self) -> dict[str, str]:
        """Return what the file says of itself, in the order in which it is said."""
        return {
            "generator": f"gatemap {__version__}",
            "query": query_text(self.view),
            "events": str(self.total),
            "made": self.day.isoformat(),
            "licence": LICENCE,
            "sources": "Every event names its page in source_url; cite that page.",
        }


def query_text(view: View) -> str:
    """Write the query as an address has it, but with its letters readable: only what would end a value is encoded."""
    pairs = (f"{name}={value.translate(_QUERY_SIGNS)}" for name, value in view.to_query(lang=False))
    return "&".join(pairs) or "all events"


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
