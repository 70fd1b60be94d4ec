"""How certain the date of an event is, in a sentence that a person can repeat."""

import re

import pandas as pd

from gatemap.i18n.words import Words


def certainty(event: pd.Series, words: Words) -> tuple[str, str]:
    """Say how certain a date is.

    Parameters
    ----------
    event : pandas.Series
        ``date`` (EDTF), ``date_earliest``, ``date_latest``, ``date_precision``, ``date_inferred`` and ``date_note``.
    words : Words

    Returns
    -------
    str
        A sentence, or the beginning of one that the note ends.
    str
        The note: why it is inferred, or what else is known of it; in the language of the data, which is English.

    Examples
    --------
    >>> from gatemap.dataset.dates import parse
    >>> first, last, precision, inferred = parse("2024-02")
    >>> spans = {"date_earliest": first, "date_latest": last, "date_precision": precision, "date_inferred": inferred}
    >>> certainty(pd.Series({"date": "2024-02", "date_note": ""} | spans), Words("en"))[0]
    'Known to the month only; it may be any day from 1 Feb 2024 to 29 Feb 2024.'
    """
    note = event["date_note"]
    if event["date_inferred"]:
        what = words(f"event-inferred-{_inferred_part(event)}")
        key = "event-inferred-because" if note else "event-inferred-no-reason"
        return words(key, what=what), note
    return _stated(event, words), note


def _inferred_part(event: pd.Series) -> str:
    """Name what is inferred: all of a day, or the month or year that the date stops at."""
    precision = event["date_precision"]
    return precision if precision in ("month", "year") else "date"


def _stated(event: pd.Series, words: Words) -> str:
    """Put what an EDTF date without a qualifier leaves open into words."""
    text, precision = event["date"], event["date_precision"]
    first, last = (None if pd.isna(end) else end for end in (event["date_earliest"], event["date_latest"]))
    if precision == "day":
        return words("event-day-known" if first == last else "event-days-known")
    if precision == "month":
        return words("event-month-only", first=words.day(first), last=words.day(last))
    if precision == "year":
        return words("event-year-only", year=str(first.year))
    if first and last:
        return _between(text, first, last, words)
    if first:
        return words("event-since", first=words.day(first))
    if last:
        return words("event-until", last=words.day(last))
    if found := re.fullmatch(r"XXXX-\d\d(-\d\d)?", text):
        return words("event-day-without-year" if found[1] else "event-month-without-year")
    return words("event-never-dated")


def _between(text: str, first, last, words: Words) -> str:
    if re.fullmatch(r"\[[\d-]+(,[\d-]+)+\]", text):
        return words("event-one-of")
    key = "event-range" if first.year == last.year else "event-range-years"
    return words(key, first=words.day(first), last=words.day(last))
