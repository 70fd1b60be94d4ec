"""Tables of counts for the cooperation page: provinces by provinces, codes by years, pairs by years.

A `Grid` says what is in the table; `payload` is the same as the values that the browser draws it from.
"""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from gatemap import vocab
from gatemap.i18n.words import Words
from gatemap.render.colours import SHADES
from gatemap.store.cooperation import Pair
from gatemap.store.cooperation_views import NO_YEAR
from gatemap.store.names import Names

TOTAL = "total"


@dataclass(frozen=True)
class Column:
    """A column of counts: its code, its heading, the heading of its group, and how its counts are drawn."""

    code: str
    label: str
    group: str = ""
    look: str = "shade"  # or 'bar', 'plain'


@dataclass(frozen=True)
class Row:
    """A row: its code, one text a heading of `Grid.heads`, and the first and last column of its course."""

    code: str
    texts: tuple[str, ...]
    course: tuple[str, str] | None = None


@dataclass(frozen=True)
class Grid:
    """A table of counts by code of the row and of the column; a count of nothing is not there.

    `upright` turns the headings of the columns, for names longer than a cell is wide. A table `from_end` that is wider
    than its box shows its last columns at first.
    """

    label: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    upright: bool = False
    from_end: bool = False


def payload(grid: Grid, words: Words, chosen: tuple[str, str] | None, list_key: str = "") -> dict:
    """Return `grid` as JSON values for the browser.

    Parameters
    ----------
    grid : Grid
    words : Words
    chosen : tuple of str or None
        Row and column of the cell whose list is open.
    list_key : str
        Key of that list, which the browser brings into sight.

    Returns
    -------
    dict
    """
    rows = {row.code: at for at, row in enumerate(grid.rows)}
    columns = {column.code: at for at, column in enumerate(grid.columns)}
    shaded = [count for (_, code), count in grid.counts.items() if grid.columns[columns[code]].look == "shade"]
    # Among small numbers one stays pale.
    largest = max([len(SHADES), *shaded])
    return {
        "label": grid.label,
        "heads": grid.heads,
        "groups": _groups(grid.columns),
        "columns": [{"code": column.code, "label": column.label, "look": column.look} for column in grid.columns],
        "rows": [_row(row, columns) for row in grid.rows],
        # The store counts in any order; a browser draws a table anew when a value of it has changed.
        "cells": sorted(
            [rows[row], columns[column], count, shade(count, largest)] for (row, column), count in grid.counts.items()
        ),
        "events": {str(count): words("cooperation-events", n=count) for count in sorted(set(grid.counts.values()))},
        "shades": SHADES,
        "upright": grid.upright,
        "from_end": grid.from_end,
        "chosen": chosen,
        "list": list_key,
    }


def shade(count: int, largest: int) -> int:
    """Return the step of `colours.SHADES` for `count`: the square root, so that small counts still differ."""
    share = math.sqrt(min(count, largest) / largest)
    return min(math.ceil(share * len(SHADES)), len(SHADES)) - 1


def matrix_grid(
    counts: dict[tuple[str, str], int], words: Words, names: Names, units: str, layers: dict[str, pd.DataFrame], by: str
) -> Grid:
    """Lay out events by province and province on the other side.

    Parameters
    ----------
    counts : dict of (str, str) to int
        As `store.cooperation.matrix` gives them.
    words : Words
    names : Names
    units : {'34', '63'}
        System of the rows.
    layers : dict of str to pandas.DataFrame
        ``own`` and ``other``: ``code`` and ``label_lat`` (degrees, WGS 84) of all provinces; the other side's
        ``country`` too.
    by : {'north', 'events'}
        Order of rows and columns: from north to south, or most events in one cell first.
    """
    country = layers["other"].set_index("code")["country"]
    own = _ordered(counts, 0, layers["own"], by)
    other = _ordered(counts, 1, layers["other"], by)
    columns = [
        Column(code, names.partner_provinces[code], words.label("country", land))
        for land in vocab.PARTNERS
        for code in other
        if country[code] == land
    ]
    rows = tuple(Row(code, (names.province(code, units),)) for code in own)
    return Grid(words("cooperation-matrix"), (words("filter-province"),), rows, tuple(columns), counts, upright=True)


def years_grid(counts: dict[tuple[str, int], int], name: str, codes: Iterable[str], words: Words, years: range) -> Grid:
    """Lay out events by code of `name` ('kind', 'topic' or 'level') and year."""
    present = {code for code, _ in counts}
    rows = tuple(Row(code, (words.label(name, code),)) for code in codes if code in present)
    cells = {(code, str(year)): count for (code, year), count in counts.items()}
    columns = _year_columns(words, years, any(year == NO_YEAR for _, year in counts))
    return Grid(words(f"cooperation-by-{name}"), (words(f"filter-{name}"),), rows, columns, cells, from_end=True)


def ranked_grid(pairs: list[Pair], words: Words, names: tuple[dict, dict]) -> Grid:
    """Lay out pairs, the number of their events as a bar, with the first and last year."""
    rows = tuple(Row(pair_code(pair), (pair_name(pair, names), span_text(pair, words))) for pair in pairs)
    counts = {(pair_code(pair), TOTAL): pair.events for pair in pairs}
    heads = (words("cooperation-pair"), words("cooperation-span"))
    columns = (Column(TOTAL, words("number-events"), look="bar"),)
    return Grid(words("cooperation-pairs"), heads, rows, columns, counts)


def rhythm_grid(pairs: list[Pair], words: Words, names: tuple[dict, dict], years: range, today: dt.date | None) -> Grid:
    """Lay out pairs by year, with a sentence on how regularly they met and when they last did.

    Parameters
    ----------
    pairs : list of Pair
    words : Words
    names : tuple of dict
        Of the first and of the second of a pair, by code.
    years : range
    today : datetime.date or None
        The day from which the time since the last meeting counts; None when it is not to be told.
    """
    rows, counts = [], {}
    for pair in pairs:
        code = pair_code(pair)
        texts = (pair_name(pair, names), rhythm_text(pair, words, today))
        course = (str(min(pair.years)), str(max(pair.years))) if pair.years else None
        rows.append(Row(code, texts, course))
        counts[code, TOTAL] = pair.events
        counts |= {(code, str(year)): count for year, count in pair.years.items()}
        if pair.no_year:
            counts[code, str(NO_YEAR)] = pair.no_year
    total = Column(TOTAL, words("cooperation-all"), look="plain")
    columns = (total, *_year_columns(words, years, any(pair.no_year for pair in pairs)))
    heads = (words("cooperation-pair"), words("cooperation-regularity"))
    return Grid(words("cooperation-rhythm"), heads, tuple(rows), columns, counts)


def pair_code(pair: Pair) -> str:
    """Name the row of `pair`."""
    return f"{pair.first} {pair.second}"


def pair_name(pair: Pair, names: tuple[dict, dict], between: str = "\n") -> str:
    """Return both names, `between` them a new line or a dash."""
    return f"{names[0][pair.first]}{between}{names[1][pair.second]}"


def span_text(pair: Pair, words: Words) -> str:
    """Return the first and last year of events whose year is known."""
    if not pair.years:
        return words("cooperation-no-year")
    first, last = min(pair.years), max(pair.years)
    return str(first) if first == last else words("period-years", first=str(first), last=str(last))


def rhythm_text(pair: Pair, words: Words, today: dt.date | None) -> str:
    """Say how many of the years had a meeting and when the last was, as far as dates tell.

    Parameters
    ----------
    pair : Pair
        Its events are the meetings.
    words : Words
    today : datetime.date or None
    """
    last = ", ".join(filter(None, (_last(pair, words), _ago(pair, words, today))))
    return "\n".join(filter(None, (_regularity(pair, words), last)))


def _regularity(pair: Pair, words: Words) -> str:
    met = len(pair.years)
    if met < 2:
        return ""
    first, last = min(pair.years), max(pair.years)
    span = last - first + 1
    if met == span:
        return words("cooperation-every-year", first=str(first), last=str(last))
    return words("cooperation-some-years", met=met, span=span, first=str(first), last=str(last))


def _last(pair: Pair, words: Words) -> str:
    since = str(pair.since.year) if pair.since else ""
    until = str(pair.until.year) if pair.until else ""
    if not since and not until:
        return words("cooperation-last-unknown")
    if since == until:
        return words("cooperation-last", when=since)
    if not until:
        return words("cooperation-last", when=words("date-since", date=since))
    if not since:
        return words("cooperation-last", when=words("date-until", date=until))
    return words("cooperation-last", when=words("date-between", first=since, last=until))


def _ago(pair: Pair, words: Words, today: dt.date | None) -> str:
    """Count years from the latest day that the last meeting may have had."""
    if not today or not pair.until or today.year <= pair.until.year:
        return ""
    sure = pair.since is not None and pair.since.year == pair.until.year
    return words("cooperation-ago" if sure else "cooperation-ago-least", n=today.year - pair.until.year)


def _ordered(counts: dict[tuple[str, str], int], side: int, layer: pd.DataFrame, by: str) -> list[str]:
    most: dict[str, int] = {}
    for codes, count in counts.items():
        most[codes[side]] = max(count, most.get(codes[side], 0))
    present = layer[layer["code"].isin(most)]
    # What has no position on the map comes last.
    north = present.sort_values(["label_lat", "code"], ascending=[False, True], na_position="last")["code"]
    return sorted(north, key=lambda code: -most[code]) if by == "events" else list(north)


def _year_columns(words: Words, years: range, no_year: bool) -> tuple[Column, ...]:
    columns = tuple(Column(str(year), str(year)) for year in years)
    rest = Column(str(NO_YEAR), words("cooperation-no-year"), look="plain")
    return (*columns, rest) if no_year else columns


def _groups(columns: tuple[Column, ...]) -> list[list]:
    groups: list[list] = []
    for column in columns:
        if groups and groups[-1][0] == column.group:
            groups[-1][1] += 1
        else:
            groups.append([column.group, 1])
    return groups if any(label for label, _ in groups) else []


def _row(row: Row, columns: dict[str, int]) -> dict:
    course = [columns[code] for code in row.course if code in columns] if row.course else []
    return {"code": row.code, "texts": row.texts, "course": course}
