"""What the charts of one gate share: the axis of time, rows with words beside them, and the way into a file."""

import datetime as dt
import json

import altair as alt
import pandas as pd
import vl_convert

from gatemap.i18n.words import Words
from gatemap.render.colours import CHART_INK
from gatemap.render.time_axis import TICKS

THEMES = ("light", "dark")
ROW = 24  # pixels of a row
FILE_WIDTH = 600  # pixels of the plot of a chart in a file
LABELS = 190  # pixels that the words beside the rows may take
VEGA_LITE = alt.SCHEMA_VERSION.removeprefix("v").rpartition(".")[0]


def frame(words: Words, first: dt.date, last: dt.date) -> alt.Chart:
    """Return the layer that sets the days a chart shows; nothing of it is seen."""
    ends = in_utc(pd.DataFrame({"start": [first, last]}), "start")
    # A mark that has a beginning and an end would set the days twice, which Vega-Lite calls a conflict.
    return alt.Chart(ends).mark_point(opacity=0, aria=False, tooltip=None).encode(x=time(words, "start", (first, last)))


def time(words: Words, field: str, shown: tuple[dt.date, dt.date] | None = None) -> alt.X:
    """Return the axis of time, in UTC, so that a day stands where it belongs everywhere; `frame` sets its days."""
    domain = {"domain": [_moment(day) for day in shown]} if shown else {}
    scale = alt.Scale(type="utc", nice=False, clamp=True, **domain)
    day, month = TICKS[words.lang]
    first_day = f"utcmonth(datum.value) > 0 ? utcFormat(datum.value, '{month}') : utcFormat(datum.value, '%Y')"
    label = f"utcdate(datum.value) > 1 ? utcFormat(datum.value, '{day}') : {first_day}"
    axis = alt.Axis(labelExpr=label, labelOverlap=True, tickCount=8)
    return alt.X(f"{field}:T", scale=scale, axis=axis, title=None)


def rows(field: str, labels: list[str]) -> alt.Y:
    """Return an axis of numbered rows, the first at the top, with `labels` beside them; '' writes nothing.

    Rows are numbers, so that a line can run from one to another.
    """
    count = len(labels)
    # An axis of vega asks its labels of an expression: a list of our words, made safe as JSON.
    words = f"{json.dumps(labels, ensure_ascii=False)}[datum.value]"
    axis = alt.Axis(
        values=list(range(count)),
        labelExpr=words,
        grid=True,
        ticks=False,
        domain=False,
        labelLimit=LABELS,
        offset=4,
        labelOverlap=False,
    )
    scale = alt.Scale(domain=[-0.6, count - 0.4], reverse=True, nice=False, zero=False)
    return alt.Y(f"{field}:Q", scale=scale, axis=axis, title=None)


def in_utc(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Return `frame` with columns of days as moments in UTC."""
    return frame.assign(**{name: pd.to_datetime(frame[name], utc=True) for name in columns})


def svg(chart: alt.LayerChart, theme: str) -> str:
    """Return a chart as SVG text in the colours of `theme` ('light' or 'dark'); nothing is asked of the network."""
    dark = THEMES.index(theme)
    ink, faint = (CHART_INK[name][dark] for name in ("ink", "faint"))
    spec = chart.properties(width=FILE_WIDTH).to_dict()
    spec["config"] = {
        "background": "transparent",
        "font": "system-ui, 'Noto Sans', 'Segoe UI', sans-serif",
        "view": {"stroke": None},
        "axis": {"labelColor": ink, "domainColor": faint, "tickColor": faint, "gridColor": faint, "labelFontSize": 12},
    }
    return vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])


def _moment(day: dt.date) -> alt.DateTime:
    """Return a day as a scale takes it; of a number Vega would make a date by a call that Streamlit's Vega lacks."""
    return alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)
