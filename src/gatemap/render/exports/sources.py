"""The pages that the events of a view rest on: one entry a page, with the events that cite it."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from gatemap.text import slug

_PART = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_PLAIN_DATE = re.compile(rf"({_PART})([?~%]?)(?:/({_PART})([?~%]?))?")
TITLES = 3  # that describe a page of many events
PRIMARY = "primary"


@dataclass
class Page:
    """One cited page.

    Attributes
    ----------
    url : str
    publisher, published, accessed, quality : str
        As the first event says that records it; '' when none does. The dates are EDTF.
    events : dict of str to str
        Titles, by event id, of the events that cite it, in the order of the view.
    """

    url: str
    publisher: str = ""
    published: str = ""
    accessed: str = ""
    quality: str = ""
    events: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Identifier that depends on the address alone, so that it is the same in every list."""
        host = (urlsplit(self.url).hostname or "").removeprefix("www.")
        return f"{slug(host)}-{hashlib.sha256(self.url.encode()).hexdigest()[:8]}"

    @property
    def title(self) -> str:
        """What the page is about, in brackets as a title that is a description has them; we do not keep its own."""
        titles = list(dict.fromkeys(self.events.values()))
        more = f"; and {len(titles) - TITLES} more" if len(titles) > TITLES else ""
        return f"[{'; '.join(titles[:TITLES])}{more}]"

    @property
    def note(self) -> str:
        """What cites it, and what the title is."""
        cited = "; ".join(f"{event} ({title})" for event, title in self.events.items())
        quality = f" Quality of the source: {self.quality}." if self.quality not in ("", PRIMARY) else ""
        return f"Cited by gatemap for {cited}. The title in brackets is gatemap's description of the event.{quality}"


def add_pages(pages: dict[str, Page], records: Iterable[dict]) -> None:
    """Add the pages that the events `records` cite to `pages`, which holds them by address.

    An event says of the page in ``source_url`` who published it and when, and of its further pages nothing.
    """
    for record in records:
        cited = pages.setdefault(record["source_url"], Page(record["source_url"]))
        for name in ("publisher", "published", "accessed"):
            setattr(cited, name, getattr(cited, name) or record[name])
        cited.quality = cited.quality or record["source_quality"]
        for url in (record["source_url"], *record["other_source_urls"]):
            pages.setdefault(url, Page(url)).events[record["event_id"]] = record["title"]


def date_parts(edtf: str) -> list[list[int]] | None:
    """Return year, month and day of an EDTF date, or of both ends of an interval; None for what has no such parts.

    >>> date_parts("2024-08-01"), date_parts("2024-08?"), date_parts("2020/2022"), date_parts("[2020..2022]")
    ([[2024, 8, 1]], [[2024, 8]], [[2020], [2022]], None)
    """
    found = _PLAIN_DATE.fullmatch(edtf)
    if not found:
        return None
    return [[int(number) for number in part.split("-")] for part in (found[1], found[3]) if part]


def is_qualified(edtf: str) -> bool:
    """Tell whether a date is uncertain or approximate by its own words.

    >>> is_qualified("2024-08?"), is_qualified("2024-08")
    (True, False)
    """
    return any(sign in edtf for sign in "?~%")
