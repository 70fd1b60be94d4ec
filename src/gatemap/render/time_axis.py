"""What the charts of the timeline share: time across, in UTC, lanes and their names down, and how one zooms."""

from dataclasses import dataclass

import altair as alt
import pandas as pd

from gatemap.i18n.words import Words
from gatemap.render.packing import LABEL, Layout

ZOOM = "zoom"
DAY = pd.Timedelta(days=1)
# Vega knows the names of months in English alone; Vietnamese writes dates in figures.
TICKS = {"en": ("%-d %b %Y", "%b %Y"), "vi": ("%-d/%-m/%Y", "%-m/%Y")}
AXIS_HEIGHT = 40  # pixels above and below the plot, labels of the time axis included
# Without a key held down the wheel scrolls the page: a tall chart would else hold the reader in it.
WHEEL = "wheel![event.ctrlKey || event.metaKey]"


@dataclass(frozen=True)
class Axis:
    """The days that the axis shows at first: from `first` up to the beginning of `end`."""

    first: pd.Timestamp
    end: pd.Timestamp

    @property
    def length(self) -> pd.Timedelta:
        return self.end - self.first


def time_axis(words: Words, field: str = "start", **scale) -> dict:
    """Encode the column `field` as time across; the labels of the axis are in the reader's language."""
    day, month = TICKS[words.lang]
    first_day = f"utcmonth(datum.value) > 0 ? utcFormat(datum.value, '{month}') : utcFormat(datum.value, '%Y')"
    label = f"utcdate(datum.value) > 1 ? utcFormat(datum.value, '{day}') : {first_day}"
    ticks = alt.Axis(orient="top", grid=True, gridOpacity=0.5, labelOverlap=True, labelFlush=True, labelExpr=label)
    return {"x": alt.X(f"{field}:T", scale=alt.Scale(type="utc", nice=False, **scale), axis=ticks, title=None)}


def frame(axis: Axis, words: Words) -> alt.Chart:
    """Return a layer that shows nothing and tells the others which days to show.

    Were it told by a layer of bars, Vega-Lite would take their two ends for two axes that disagree.
    """
    corner = pd.DataFrame({"corner": utc(pd.Series([axis.first]))})
    domain = [_moment(axis.first), _moment(axis.end)]
    return (
        alt.Chart(corner)
        .mark_point(opacity=0, aria=False, tooltip=None)
        .encode(**time_axis(words, "corner", domain=domain))
    )


def between(top: str, bottom: str, height: int) -> dict:
    """Encode two columns as the upper and lower edge of a bar; see `down`."""
    return {"y": down(top, height), "y2": alt.Y2(f"{bottom}:Q")}


def down(field: str, height: int) -> alt.Y:
    """Encode the column `field` as pixels from the top of a plot that is `height` pixels high.

    They are a scale, because Streamlit takes the labels of the time axis out of a chart's height.
    """
    scale = alt.Scale(domain=[0, height], reverse=True, nice=False, zero=False)
    return alt.Y(f"{field}:Q", scale=scale, axis=None, title=None)


def zoom() -> alt.Parameter:
    """Zoom and move in time, in the browser alone."""
    return alt.selection_interval(name=ZOOM, bind="scales", encodings=["x"], zoom=WHEEL)


def stripes(layout: Layout) -> alt.Chart:
    """Return the layer that tells neighbouring lanes apart."""
    return (
        alt.Chart(layout.lanes.iloc[::2][["top", "bottom"]])
        .mark_rect(fill="currentColor", fillOpacity=0.045, stroke=None, aria=False)
        .encode(**between("top", "bottom", layout.height), tooltip=alt.value(None))
    )


def names(layout: Layout, labels: dict[str, str]) -> alt.Chart:
    """Write each lane's name above its marks: beside them it would take a third of a telephone's width."""
    rows = pd.DataFrame({"label": layout.lanes["lane"].map(labels), "y": layout.lanes["top"] + LABEL / 2 + 1})
    return (
        alt.Chart(rows)
        .mark_text(align="left", baseline="middle", fontSize=12, fontWeight=600, fill="currentColor", limit=320)
        .encode(x=alt.value(4), y=down("y", layout.height), text="label:N", tooltip=alt.value(None))
    )


def finished(layers: list[alt.Chart], layout: Layout) -> alt.LayerChart:
    """Put layers over each other, the first at the bottom."""
    return alt.layer(*layers).properties(height=layout.height + AXIS_HEIGHT).configure_view(strokeWidth=0)


def picked(field: str) -> alt.Parameter:
    """Return the parameter named `field` that holds the marks clicked so far, a second click taking one out again.

    A click beside the marks, as at the end of a drag, changes nothing.
    """
    on_mark = f"click[event.item && event.item.datum && event.item.datum.{field}]"
    return alt.selection_point(name=field, fields=[field], on=on_mark, toggle="true", clear=False)


def utc(days: pd.Series) -> pd.Series:
    """Return moments in UTC, or a time zone would move them, and in milliseconds: Streamlit misreads seconds."""
    return days.astype("datetime64[ms]").dt.tz_localize("UTC")


def _moment(day: pd.Timestamp) -> alt.DateTime:
    """Return a day as a scale takes it; of a number Vega would make a date by a call that Streamlit's Vega lacks."""
    return alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)
