"""Dates as tables write them, to EDTF. Whether 01/08/2024 is in January or August is asked, never guessed."""

import datetime as dt
import re
from typing import NamedTuple

from gatemap.dataset import dates
from gatemap.text import fold

# What is wrong with a date; the messages are ``import-want-date-<key>``.
ORDER, IMPOSSIBLE, CENTURY, NO_DATE = "order", "impossible", "century", "edtf"

_WITH_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
_YEAR_LAST = re.compile(r"(?:ngay )?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"(?:thang )?(\d{1,2})\s?[/.-]\s?(\d{4})")
# Of folded text, in which signs are blanks.
_VIETNAMESE = re.compile(r"(?:(?:ngay )?(\d{1,2}) )?thang (\d{1,2}) (?:nam )?(\d{4})|nam (\d{4})")
_DAY_WORD = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]+) (\d{4})")
_WORD_DAY = re.compile(r"([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


class Day(NamedTuple):
    """A date that was read: its EDTF text, or what is wrong with it."""

    edtf: str
    problem: str = ""


def read_date(text: str, day_first: bool | None) -> Day:
    """Read the cell of a date column.

    Parameters
    ----------
    text : str
        EDTF, an ISO day with or without a time, year first, in words, or day and month in either order before the year.
    day_first : bool or None
        Which order it is; None when nobody has said.

    Examples
    --------
    >>> read_date("01/08/2024", True), read_date("25/08/2024", None)
    (Day(edtf='2024-08-01', problem=''), Day(edtf='', problem='order'))
    >>> read_date("ngày 1 tháng 8 năm 2024", None).edtf, read_date("8/2024", None).edtf, read_date("2024?", None).edtf
    ('2024-08-01', '2024-08', '2024?')
    """
    if found := _WITH_TIME.fullmatch(text):
        return _checked(found[1])
    if found := _YEAR_FIRST.fullmatch(text):
        return _of(found[1], found[2], found[3])
    folded = " ".join(text.lower().replace("ngày", "ngay").replace("tháng", "thang").split())
    if found := _YEAR_LAST.fullmatch(folded):
        return _ordered(found[1], found[2], found[3], day_first)
    if found := _MONTH_YEAR.fullmatch(folded):
        return _of(found[2], found[1])
    return _in_words(fold(text)) or _checked(text)


def _ordered(first: str, second: str, year: str, day_first: bool | None) -> Day:
    if len(year) == 2:
        return Day("", CENTURY)
    if day_first is None:
        return Day("", ORDER)
    return _of(year, second, first) if day_first else _of(year, first, second)


def _in_words(folded: str) -> Day | None:
    if found := _VIETNAMESE.fullmatch(folded):
        return _of(found[3], found[2], found[1]) if found[3] else _of(found[4])
    if (found := _DAY_WORD.fullmatch(folded)) and (month := _month(found[2])):
        return _of(found[3], str(month), found[1])
    if (found := _WORD_DAY.fullmatch(folded)) and (month := _month(found[1])):
        return _of(found[3], str(month), found[2])
    return None


def _month(word: str) -> int | None:
    if word in _MONTH_NAMES:
        return _MONTH_NAMES.index(word) + 1
    return _MONTHS.index(word) + 1 if word in _MONTHS else None


def _of(year: str, month: str | None = None, day: str | None = None) -> Day:
    """Write year, month and day as EDTF, as far as they are known."""
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return Day("", IMPOSSIBLE)
    return Day("-".join([year, *(f"{int(part):02}" for part in (month, day) if part)]))


def _checked(text: str) -> Day:
    try:
        dates.parse(text)
    except ValueError:
        return Day("", NO_DATE)
    return Day(text)
