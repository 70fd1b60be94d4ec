"""The timeline as an Altair chart: lanes with a mark for every event."""

import math

import altair as alt
import numpy as np
import pandas as pd
from altair.utils.schemapi import debug_mode

from gatemap.i18n.words import Words
from gatemap.render.colours import KIND_COLOURS
from gatemap.render.packing import LABEL, Layout, lay_out, pack_lanes
from gatemap.render.time_axis import (
    DAY,
    Axis,
    between,
    down,
    finished,
    frame,
    names,
    picked,
    stripes,
    time_axis,
    utc,
    zoom,
)

CLICK = "picked"
DOTS, SPANS = "dots", "spans"  # names of the layers of marks, which a style sheet finds in the browser
DOT = 8.0  # pixels across
# A dot needs this share of the axis for itself: on a plot of 700 pixels, its own width and a pixel.
DOT_SHARE = (DOT + 1) / 700
OPEN_SHARE = 0.03  # of the axis, the least that a span with an open end takes
# A shadow too: also a hollow mark among many is found again. Size cannot be styled: it would move the mark.
OUTLINE = "stroke: light-dark(#000, #fff); stroke-width: 3px; filter: drop-shadow(0 0 3px light-dark(#000, #fff));"


def place_marks(marks: pd.DataFrame, codes: tuple[str, ...], axis: Axis) -> tuple[pd.DataFrame, Layout]:
    """Give every mark its span on the axis and its row.

    Parameters
    ----------
    marks : pandas.DataFrame
        As `store.timeline.marks` gives it.
    codes : tuple of str
        Lanes from top to bottom.
    axis : Axis

    Returns
    -------
    pandas.DataFrame
        `marks` with ``start`` and ``end`` (datetime64: the first day, and the day after the last; at an open end the
        edge of the axis), ``open`` ('start', 'end' or ''), ``dot`` (bool: the day is known) and ``row``.
    Layout
    """
    early, late = marks["date_earliest"], marks["date_latest"] + DAY
    least = axis.length * OPEN_SHARE
    placed = marks.assign(
        start=early.fillna((late - least).clip(upper=axis.first)),
        end=late.fillna((early + least).clip(lower=axis.end)),
        open=np.select([early.isna(), late.isna()], ["start", "end"], ""),
        dot=marks["date_precision"] == "day",
    )
    # A dot is wider than its day, and no bar is drawn narrower than half a dot.
    middle = placed["start"] + (placed["end"] - placed["start"]) / 2
    room = (axis.length * DOT_SHARE / 2) * placed["dot"].map({True: 1.0, False: 0.6})
    starts = _days(np.minimum(placed["start"], middle - room))
    ends = _days(np.maximum(placed["end"], middle + room))
    placed["row"] = pack_lanes(placed["lane"], starts, ends)
    return placed, lay_out(codes, placed.groupby("lane")["row"].max() + 1)


@debug_mode(False)  # the finished chart is checked as a whole when it is sent; each part on its own takes as long again
def marks_chart(
    placed: pd.DataFrame, layout: Layout, labels: dict[str, str], axis: Axis, words: Words, behind: list[alt.Chart]
) -> alt.LayerChart:
    """Draw a mark for every event and lane.

    Parameters
    ----------
    placed : pandas.DataFrame
        As `place_marks` gives it, with ``title``, ``when``, ``kind_label`` and ``where`` in the reader's language.
    layout : Layout
    labels : dict of str to str
        Name of each lane.
    axis : Axis
    words : Words
    behind : list of altair.Chart
        Layers of `render.gate_background`.

    Returns
    -------
    altair.LayerChart
        Time runs in UTC. A click gives the event's id in the parameter `CLICK`.
    """
    spans, dots = split_marks(placed, layout)
    layers = [
        stripes(layout),
        frame(axis, words),
        *behind,
        _span_layer(spans, layout, words),
        _arrow_layer(spans, layout, axis, words),
        _dot_layer(dots, layout, words).add_params(picked(CLICK), zoom()),
        names(layout, labels),
    ]
    return finished(layers, layout)


def split_marks(placed: pd.DataFrame, layout: Layout) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return what is drawn of `placed`: bars for spans of several days, and dots for known days, in that order."""
    tops = placed["lane"].map(layout.lanes.set_index("lane")["top"])
    middle = tops + LABEL + (placed["row"] + 0.5) * layout.row
    # How long before or after an open end it was is anybody's guess: a line, not a bar.
    thick = np.where(placed["open"] == "", min(layout.row - 2, 7.0), 2.0)
    rows = pd.DataFrame(
        {
            CLICK: placed["event_id"],
            "start": utc(placed["start"]),
            "end": utc(placed["end"]),
            "middle": utc(placed["start"] + (placed["end"] - placed["start"]) / 2),
            "y": middle.round(2),
            "top": (middle - thick / 2).round(2),
            "bottom": (middle + thick / 2).round(2),
            "colour": placed["kind"].map(KIND_COLOURS),
            "inferred": placed["date_inferred"].astype(bool),
            "open": placed["open"],
            **{name: placed[name] for name in ("title", "when", "kind_label", "where") if name in placed},
        }
    )
    several = (placed["end"] - placed["start"] > DAY).to_numpy()
    return rows[several | ~placed["dot"].to_numpy()].reset_index(drop=True), rows[placed["dot"]].reset_index(drop=True)


def chosen_style(placed: pd.DataFrame, layout: Layout, event: str, chart: str) -> str:
    """Return the style sheet that outlines the marks of `event` in the chart of the key `chart`.

    The outline is not part of the chart: Streamlit undoes a reader's zoom whenever it hands a chart other data, and
    makes a chart of another specification anew. Vega draws the marks of a layer in the order of its rows, so a style
    sheet finds a mark by its number.

    >>> chosen_style(pd.DataFrame(), Layout(pd.DataFrame(), 1, 1), "", "timeline")
    ''
    """
    if not event:
        return ""
    found = [
        f".st-key-{chart} g.{name}_marks > path:nth-child({place + 1})"
        for name, rows in zip((SPANS, DOTS), split_marks(placed, layout), strict=True)
        for place in np.flatnonzero(rows[CLICK] == event)
    ]
    return f"<style>{', '.join(found)} {{ {OUTLINE} }}</style>" if found else ""


def _span_layer(rows: pd.DataFrame, layout: Layout, words: Words) -> alt.Chart:
    """Draw bars; those of known days are as strong as dots, the others are pale, and an inferred one is an outline."""
    return (
        alt.Chart(rows, name=SPANS)
        .mark_bar(clip=True, cornerRadius=2, strokeWidth=1.2, opacity=1, cursor="pointer")  # a rect has no dashes
        .encode(
            **time_axis(words),
            x2="end:T",
            **between("top", "bottom", layout.height),
            **_colours([3, 2], 0.4, 0.08),
            **_said(words),
        )
    )


def _dot_layer(rows: pd.DataFrame, layout: Layout, words: Words) -> alt.Chart:
    size = min(DOT, layout.row - 1) ** 2 * math.pi / 4  # Vega wants the area
    return (
        alt.Chart(rows, name=DOTS)
        .mark_point(
            clip=True,
            shape="circle",
            size=size,
            strokeWidth=1.4,
            opacity=1,
            cursor="pointer",
        )
        .encode(
            **time_axis(words, "middle"),
            y=down("y", layout.height),
            **_colours([2, 1.5], 0.95, 0.0),
            **_said(words),
        )
    )


def _arrow_layer(spans: pd.DataFrame, layout: Layout, axis: Axis, words: Words) -> alt.Chart:
    """Draw an arrow where a date is open: it may lie any time before, or after."""
    rows = spans[spans["open"] != ""]
    inside = axis.length * 0.006  # so that the arrow stands within the frame
    ends = (rows["start"] + inside).where(rows["open"] == "start", rows["end"] - inside)
    shape = rows["open"].map({"start": "triangle-left", "end": "triangle-right"})
    return (
        alt.Chart(rows.assign(tip=ends.astype(rows["end"].dtype), shape=shape)[["tip", "shape", "y", "colour"]])
        .mark_point(size=60, filled=True, opacity=1, aria=False)
        .encode(
            **time_axis(words, "tip"),
            y=down("y", layout.height),
            shape=alt.Shape("shape:N", scale=None),
            color=alt.Color("colour:N", scale=None),
            tooltip=alt.value(None),
        )
    )


def _colours(dash: list[float], full: float, hollow: float) -> dict:
    inferred = "datum.inferred"
    return {
        "fill": alt.Fill("colour:N", scale=None),
        "stroke": alt.Stroke("colour:N", scale=None),
        "fillOpacity": alt.condition(inferred, alt.value(hollow), alt.value(full)),
        "strokeDash": alt.condition(inferred, alt.value(dash), alt.value([])),
    }


def _said(words: Words) -> dict:
    """Tell a mark to the mouse and to a screen reader."""
    return {
        "tooltip": [
            alt.Tooltip("title:N", title="title"),  # Vega's own word for the heading
            alt.Tooltip("when:N", title=words("table-date")),
            alt.Tooltip("kind_label:N", title=words("table-kind")),
            alt.Tooltip("where:N", title=words("timeline-where")),
        ],
        "description": alt.Description("title:N"),
    }


def _days(moments: pd.Series) -> np.ndarray:
    return ((moments - pd.Timestamp(0)) / DAY).to_numpy(dtype=float)
