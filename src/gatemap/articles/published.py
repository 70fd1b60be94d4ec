"""When a page was published: as given, from its own data, or from a line beside the article."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from gatemap.articles.layout import Layout, Sentence
from gatemap.articles.mentions import DateMention, cues, find_dates
from gatemap.articles.textmap import TextMap

_WEEKDAY_BEFORE = 40  # letters before a date in which its weekday stands
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")


@dataclass(frozen=True, slots=True)
class Published:
    """When a page was published: `month` precision when no day is known; `sure` False when it may be another day."""

    date: dt.date
    precision: str
    source: str
    start: int
    end: int
    sure: bool

    @property
    def edtf(self) -> str:
        """The day, or the month when no day is known."""
        return f"{self.date:%Y-%m-%d}" if self.precision == "day" else f"{self.date:%Y-%m}"


def read_published(mapped: TextMap, layout: Layout, given: dt.date | None) -> Published | None:
    """Return the day of publication: as given, from the page's own data, or from a line beside the article."""
    if given:
        return Published(given, "day", "given", 0, 0, True)
    if layout.meta_date:
        end = mapped.text.index(layout.meta_date) + len(layout.meta_date)
        start = end - len(layout.meta_date)
        try:
            parts = [int(part) for part in layout.meta_date.split("-")]
            precision = "day" if len(parts) == 3 else "month"
            return Published(dt.date(*parts, *([1] * (3 - len(parts)))), precision, "page-data", start, end, True)
        except ValueError:
            pass
    found = list(_printed(mapped, layout))
    title = next((s.start for s in layout.sentences if s.zone == "title"), None)
    first = next((s.start for s in layout.sentences if s.zone == "lead"), 0)
    # A date above the title is often the day on which the page was read; one below it is the paper's.
    below = [p for p in found if title is not None and title < p.start]  # or in its line
    head = [p for p in found if p.start < first]
    chosen = (below or head or found)[:1]
    if not chosen:
        return None
    sure = bool(below) or (title is None and bool(head))
    return Published(chosen[0].date, "day", chosen[0].source, chosen[0].start, chosen[0].end, sure)


def _printed(mapped: TextMap, layout: Layout) -> Iterator[Published]:
    for sentence in layout.sentences:
        with_clock = sentence.zone == "title" and _CLOCK.search(mapped.plain, sentence.start, sentence.end)
        if sentence.zone != "furniture" and not with_clock:
            continue
        for m in find_dates(mapped.plain[sentence.start : sentence.end], layout.lang):
            if m.year and m.month and m.day and 1990 <= m.year <= 2100:
                day = _by_weekday(mapped, sentence, m) or day_of(m.year, m.month, m.day)
                if day:
                    yield Published(day, "day", "printed", sentence.start + m.start, sentence.start + m.end, False)


def _by_weekday(mapped: TextMap, sentence: Sentence, m: DateMention) -> dt.date | None:
    """Read 11/03 as month and day when that day is the weekday which the line names."""
    day = day_of(m.year, m.day, m.month)
    head = mapped.plain[max(sentence.start, sentence.start + m.start - _WEEKDAY_BEFORE) : sentence.start + m.start]
    named = [n for word, n in cues()["weekdays"].items() if re.search(rf"\b{word}\b", head)]
    return day if day and day.weekday() in named and m.rule == "full" else None


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """Return the day, None when there is no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
