"""The timeline strip, as an Altair chart."""

import datetime as dt
from functools import lru_cache

import altair as alt
import pandas as pd
from altair.utils.schemapi import debug_mode

from gatemap.i18n.words import Words
from gatemap.i18n.words import words as words_of
from gatemap.render.colours import KIND_COLOURS, PARTNER_COLOURS

BRUSH = "period"
COLOURS = {"kind": KIND_COLOURS, "partner": PARTNER_COLOURS}
HEIGHT = 130  # pixels, axis included


Period = tuple[dt.date | None, dt.date | None]
"""First and last day; None where it is open."""


@debug_mode(False)  # the finished chart is checked as a whole when it is sent; each part on its own takes as long again
def strip(
    series: pd.DataFrame, by: str, step: str, words: Words, years: tuple[int, int], brushed: Period
) -> alt.LayerChart:
    """Draw events through time, with a brush that sets the period. The legend is `html.legend`, which can wrap.

    Parameters
    ----------
    series : pandas.DataFrame
        As `queries.series` gives it.
    by : {'kind', 'partner'}
    step : {'month', 'year'}
    words : Words
    years : tuple of int
        The first and the last that the axis shows. They do not follow the bars: a bar is the same place on the page
        under all filters, and a browser can place the brush before it has the bars.
    brushed : Period
        What the brush shows at first.

    Returns
    -------
    altair.LayerChart
        Time runs in UTC, so that a bar stands where it belongs in every time zone. Bars outside the brush fade at once,
        in the browser.
    """
    colours = COLOURS[by]
    rows = _bars(series, by, list(colours), words)
    domain = [words.label(by, code) for code in colours if code in set(series["code"])]
    palette = [colours[code] for code in colours if code in set(series["code"])]
    brush = alt.selection_interval(name=BRUSH, encodings=["x"], **_brush_value(brushed, years))
    base = alt.Chart(rows).encode(
        x=alt.X("start:T", scale=alt.Scale(type="utc", domain=list(_reach(years))), axis=_time_axis(), title=None),
        x2="end:T",
        color=alt.Color("label:N", scale=alt.Scale(domain=domain, range=palette), sort=domain, legend=None),
        y=alt.Y("bottom:Q", title=None, axis=alt.Axis(tickCount=3, format="d", tickMinStep=1)),
        y2="top:Q",
        tooltip=[
            alt.Tooltip("when:N", title=words("strip-time")),
            alt.Tooltip("label:N", title=words(f"strip-by-{by}")),
            alt.Tooltip("events:Q", title=words("strip-events")),
        ],
    )
    shown = base.mark_rect(stroke=None).encode(opacity=alt.condition(brush, alt.value(1.0), alt.value(0.25)))
    layers = [shown.transform_filter(f"datum.span == '{step}'").add_params(brush)]
    if (rows["span"] != step).any():
        pale = base.mark_rect(stroke=None, opacity=0.28)
        layers.insert(0, pale.transform_filter(f"datum.span != '{step}'"))
    return alt.layer(*layers).properties(height=HEIGHT).configure_view(strokeWidth=0)


def strip_parts(
    series: pd.DataFrame, by: str, step: str, words: Words, years: tuple[int, int], brushed: Period
) -> tuple[dict, pd.DataFrame]:
    """Return what `strip` draws as a Vega-Lite specification without data, and the bars, which are its data.

    Other events change the bars alone. Altair's part in it is done once, and a browser that has the chart only
    replaces the bars; for a specification that differs, it would make the chart anew.

    Parameters
    ----------
    series, by, step, words, years, brushed
        As of `strip`.

    Returns
    -------
    dict
        Not to be changed below its own keys.
    pandas.DataFrame
    """
    rows = _bars(series, by, list(COLOURS[by]), words)
    shape = _shape(by, step, words.lang, years)
    brush = _brush_value(brushed, years)
    params = [param | brush if param.get("name") == BRUSH else param for param in shape["params"]]
    return shape | {"params": params}, rows


@lru_cache
def _shape(by: str, step: str, lang: str, years: tuple[int, int]) -> dict:
    """Return the specification of a strip that has every colour, and by month the paler bars."""
    spans = ["year", step] if step == "month" else [step]
    codes = list(COLOURS[by])
    every = pd.DataFrame(
        {
            "start": pd.Timestamp("2000-01-01"),
            "code": codes * len(spans),
            "events": 1,
            "span": [span for span in spans for _ in codes],
        }
    )
    spec = strip(every, by, step, words_of(lang), years, (None, None)).to_dict()
    without = {name: part for name, part in spec.items() if name not in ("data", "datasets", "$schema")}
    # Of Altair's own theme, which sets a width, Streamlit takes nothing.
    return without | {"config": {"view": {"strokeWidth": 0}}}


def period_of(selection: dict | None, step: str) -> tuple[dt.date, dt.date] | tuple[None, None]:
    """Return the period that a brush covers, its ends moved to the nearest edges of a month or year.

    Parameters
    ----------
    selection : dict or None
        The brush as Streamlit reports it: epoch milliseconds of both ends under the field's name.
    step : {'month', 'year'}

    Returns
    -------
    tuple of datetime.date
        First and last day, or (None, None) when nothing is brushed.

    Examples
    --------
    >>> period_of({"start": [1704100000000, 1711900000000]}, "month")
    (datetime.date(2024, 1, 1), datetime.date(2024, 3, 31))
    """
    ends = next((value for value in (selection or {}).values() if isinstance(value, list) and len(value) == 2), None)
    if ends is None:
        return None, None
    first, last = sorted(dt.datetime.fromtimestamp(float(end) / 1000, dt.UTC).date() for end in ends)
    begin, end = _nearest_edge(first, step), _nearest_edge(last, step)
    if end <= begin:
        begin = _edge(first, step)
        end = _next_edge(begin, step)
    return begin, end - dt.timedelta(days=1)


def _bars(series: pd.DataFrame, by: str, order: list[str], words: Words) -> pd.DataFrame:
    """Return the bars as Vega draws them; in plain Python, which for some hundred rows is much faster than frames."""
    rank = {code: place for place, code in enumerate(order)}
    labels = {code: words.label(by, code) for code in order}
    columns = (series[name].tolist() for name in ("span", "start", "code", "events"))
    rows = sorted(zip(*columns, strict=True), key=lambda row: (row[0], row[1], rank[row[2]]))
    found, before, top = [], None, 0
    for span, start, code, events in rows:
        # A bar that spans time cannot also be stacked by Vega, so its ends are summed here.
        top = events if (span, start) != before else top + events
        before = (span, start)
        when = _in_words(words.lang, f"{start:%Y-%m}" if span == "month" else f"{start:%Y}")
        found.append((start, _end_of(span, start), span, labels[code], when, events, top - events, top))
    bars = pd.DataFrame(found, columns=["start", "end", "span", "label", "when", "events", "bottom", "top"])
    for column in ("start", "end"):
        bars[column] = pd.to_datetime(bars[column]).dt.tz_localize("UTC")
    return bars


def _end_of(span: str, start: dt.datetime) -> dt.datetime:
    if span == "year":
        return dt.datetime(start.year + 1, start.month, start.day)
    return dt.datetime(start.year + start.month // 12, start.month % 12 + 1, start.day)


@lru_cache(maxsize=10_000)
def _in_words(lang: str, date: str) -> str:
    return words_of(lang).date(date)


def _time_axis() -> alt.Axis:
    return alt.Axis(format="%Y", tickCount={"interval": "year", "step": 1}, labelOverlap=True, grid=False)


def brush_ends(brushed: Period, years: tuple[int, int]) -> list[int]:
    """Return both ends of the brush that shows a period, in epoch milliseconds, or nothing when none can be seen.

    Parameters
    ----------
    brushed : Period
    years : tuple of int
        The first and the last that the axis shows; an open end, and one beyond them, is theirs.

    Returns
    -------
    list of int
    """
    first, last = brushed
    if not first and not last:
        return []
    lowest, highest = _reach(years)
    begin = max(_ms(first), lowest) if first else lowest
    # The last day's beginning: the brush would else touch the bar that begins on the day after.
    end = min(_ms(last), highest) if last else highest
    return [begin, end] if end > begin else []


def _brush_value(brushed: Period, years: tuple[int, int]) -> dict:
    ends = brush_ends(brushed, years)
    return {"value": {"x": ends}} if ends else {}


def _reach(years: tuple[int, int]) -> tuple[int, int]:
    """Return where the axis begins and ends, in epoch milliseconds."""
    first, last = years
    return _ms(dt.date(first, 1, 1)), _ms(dt.date(last + 1, 1, 1))


def _ms(day: dt.date) -> int:
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp() * 1000)


def _edge(day: dt.date, step: str) -> dt.date:
    return day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def _next_edge(day: dt.date, step: str) -> dt.date:
    if step == "year" or day.month == 12:
        return dt.date(day.year + 1, 1, 1)
    return dt.date(day.year, day.month + 1, 1)


def _nearest_edge(day: dt.date, step: str) -> dt.date:
    before = _edge(day, step)
    after = _next_edge(before, step)
    return before if day - before <= after - day else after
