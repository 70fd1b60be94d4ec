"""EDTF dates (ISO 8601-2): from the text in a cell to its earliest and latest day, its precision and its certainty.

PyPI ``edtf`` reads every form but takes about 16 ms a value: plain days, months and years take a vectorised path, and
what is made of them in one step (a qualifier, an interval, one of a set) a short one. The rest goes to the library.
"""

import datetime as dt
import math
import re
from functools import lru_cache
from typing import NamedTuple

import edtf
import numpy as np
import pandas as pd

# Not \d, which other scripts have digits for as well.
_PLAIN = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_SIMPLE = re.compile(_PLAIN.pattern + "[?~%]?")
_ONE_OF = re.compile(rf"\[((?:\.\.)?{_PLAIN.pattern}(?:(?:,|\.\.){_PLAIN.pattern})*(?:\.\.)?)\]")
# A year before the first, or one of more than four digits: Python has no day of it.
_FAR_YEAR = re.compile(r"(?:^|[\[{/.,])\s*-|[yY]")
_QUALIFIER = re.compile(r"[?~%]")
_CERTAINTY_RANK = {"day": 4, "month": 3, "year": 2}
# Days outside are typing errors; a nanosecond clock begins in 1677, and axes need room.
FIRST_DAY, LAST_DAY = dt.date(1700, 1, 1), dt.date(2100, 12, 31)
INFERRED_RANK = 1
UNKNOWN_RANK = 0


class DateSpan(NamedTuple):
    """What an EDTF text says.

    `earliest` and `latest` are the first and last day it may mean, None when that side is open; `precision` is one of
    `vocab.DATE_PRECISIONS`; `inferred` tells whether the text carries ``?``, ``~`` or ``%``.
    """

    earliest: dt.date | None
    latest: dt.date | None
    precision: str
    inferred: bool


def parse(text: str) -> DateSpan:
    """Read one EDTF text.

    Parameters
    ----------
    text : str
        EDTF level 0 to 2, such as ``2024-08-01``, ``2021-05?``, ``2022-11-24/2022-11-26``, ``[2020..2022]``, ``XXXX``.

    Returns
    -------
    DateSpan

    Raises
    ------
    ValueError
        When `text` is no EDTF date.

    Examples
    --------
    >>> parse("2023-12-18?")
    DateSpan(earliest=datetime.date(2023, 12, 18), latest=datetime.date(2023, 12, 18), precision='day', inferred=True)
    >>> parse("2020/2022").precision, parse("2022-11-24/2022-11-26").precision
    ('range', 'day')
    """
    first, slash, last = text.partition("/")
    try:
        if _SIMPLE.fullmatch(first) and (not slash or _SIMPLE.fullmatch(last)):
            return _interval(_simple_span(first), _simple_span(last)) if slash else _simple_span(first)
        if one_of := _ONE_OF.fullmatch(text):
            return _one_of(one_of[1])
    except ValueError as problem:
        raise ValueError(f"{text!r} is not an EDTF date: {problem}") from None
    return _library_span(text)


def is_shown(text: str) -> bool:
    """Tell whether a text is an EDTF date of our time, whose known ends lie from `FIRST_DAY` to `LAST_DAY`.

    >>> is_shown("1885-06-09"), is_shown("2024-13"), is_shown("9998"), is_shown("-0044")
    (True, False, False, False)
    """
    try:
        span = parse(text)
    except ValueError:
        return False
    known = [day for day in (span.earliest, span.latest) if day]
    return not _FAR_YEAR.search(text) and all(FIRST_DAY <= day <= LAST_DAY for day in known)


def derive(texts: pd.Series) -> pd.DataFrame:
    """Derive the span of every date in a column.

    Parameters
    ----------
    texts : pandas.Series of str
        EDTF texts; an empty one means that nothing is known.

    Returns
    -------
    pandas.DataFrame
        Same index; columns ``date_earliest`` and ``date_latest`` (datetime64[s], NaT when open), ``date_precision``
        (str), ``date_inferred`` (bool) and ``date_certainty`` (int: 4 day, 3 month, 2 year, 1 inferred, 0 no year).

    Raises
    ------
    ValueError
        When a text is no EDTF date.
    """
    # A text is read once, however many events have it.
    which, distinct = pd.factorize(texts)
    return _derived(pd.Series(distinct, dtype=texts.dtype)).take(which).set_axis(texts.index)


def _derived(texts: pd.Series) -> pd.DataFrame:
    plain = texts.str.fullmatch(_PLAIN)
    frame = pd.DataFrame(index=texts.index)
    days = pd.to_datetime(texts.where(plain), format="ISO8601").astype("datetime64[s]")
    length = texts.str.len()
    frame["date_earliest"] = days
    frame["date_latest"] = days.where(length != 7, days + pd.offsets.MonthEnd(0)).where(
        length != 4, days + pd.offsets.YearEnd(0)
    )
    frame["date_precision"] = length.map({10: "day", 7: "month", 4: "year"}).where(plain, "unknown").astype(object)
    frame["date_inferred"] = False
    odd = texts[~plain]
    spans = [parse(text) if text else DateSpan(None, None, "unknown", False) for text in odd]
    if spans:  # a column is written once: a cell at a time takes hours
        for column, part in (("date_earliest", "earliest"), ("date_latest", "latest")):
            frame.loc[~plain, column] = np.array([getattr(span, part) for span in spans], dtype="datetime64[s]")
        for column, part in (("date_precision", "precision"), ("date_inferred", "inferred")):
            frame.loc[~plain, column] = [getattr(span, part) for span in spans]
    rank = frame["date_precision"].map(_CERTAINTY_RANK).fillna(UNKNOWN_RANK)
    within_year = frame["date_earliest"].dt.year == frame["date_latest"].dt.year
    rank = rank.where(~(within_year & (frame["date_precision"] == "range")), _CERTAINTY_RANK["year"])
    dated_by_inference = frame["date_inferred"] & frame["date_latest"].notna()
    frame["date_certainty"] = rank.where(~dated_by_inference, INFERRED_RANK).astype("int8")
    return frame


def certainty_rank(code: str) -> int:
    """Return the least ``date_certainty`` that a filter value such as ``month`` asks for."""
    return _CERTAINTY_RANK.get(code, INFERRED_RANK)


def _simple_span(text: str) -> DateSpan:
    span = _plain_span(text.rstrip("?~%"))
    return span._replace(inferred=text[-1] in "?~%")


def _interval(first: DateSpan, last: DateSpan) -> DateSpan:
    """Join two ends: days that an event lasted are known days, anything longer is a range it lies in."""
    if last.latest < first.earliest:
        raise ValueError("it ends before it begins")
    precision = "day" if first.precision == last.precision == "day" else "range"
    return DateSpan(first.earliest, last.latest, precision, first.inferred or last.inferred)


def _one_of(inside: str) -> DateSpan:
    """Span the members of a set such as ``2017-04-05,2018-04-05``, ``2020..2022`` or ``..2013``."""
    spans = [_plain_span(part) for part in re.split(r",|\.\.", inside) if part]
    earliest = None if inside.startswith("..") else min(span.earliest for span in spans)
    latest = None if inside.endswith("..") else max(span.latest for span in spans)
    return DateSpan(earliest, latest, "range" if earliest and latest else "unknown", False)


def _plain_span(text: str) -> DateSpan:
    parts = [int(part) for part in text.split("-")]
    year, month, day = [*parts, 1, 1][:3]
    first = dt.date(year, month, day)
    if len(parts) == 3:
        return DateSpan(first, first, "day", False)
    after = dt.date(year + 1, 1, 1) if len(parts) == 1 or month == 12 else dt.date(year, month + 1, 1)
    return DateSpan(first, after - dt.timedelta(days=1), ("year", "month")[len(parts) - 1], False)


@lru_cache(maxsize=4096)
def _library_span(text: str) -> DateSpan:
    try:
        value = edtf.parse_edtf(text)
        earliest, latest = (_as_day(bound()) for bound in (value.lower_strict, value.upper_strict))
    except Exception as problem:  # the library raises several unrelated types, pyparsing's among them
        raise ValueError(f"{text!r} is not an EDTF date") from problem
    if earliest and latest and latest < earliest:
        raise ValueError(f"{text!r} ends before it begins")
    return DateSpan(earliest, latest, _precision(text, earliest, latest), bool(_QUALIFIER.search(text)))


def _precision(text: str, earliest: dt.date | None, latest: dt.date | None) -> str:
    """Name the precision of a qualified text: days that an event lasted are known days, years are a range."""
    if earliest is None or latest is None:
        return "unknown"
    bare = _QUALIFIER.sub("", text)
    if _PLAIN.fullmatch(bare):
        return ("year", "month", "day")[bare.count("-")]
    if re.fullmatch(r"\d{4}-(\d\d|XX)-XX", bare):
        return "year" if bare.endswith("XX-XX") else "month"
    return "range"


def _as_day(bound) -> dt.date | None:
    if isinstance(bound, float) and math.isinf(bound):
        return None
    if not 1 <= bound.tm_year <= 9998 or bound.tm_year == 1:
        return None
    return dt.date(bound.tm_year, bound.tm_mon, bound.tm_mday)
