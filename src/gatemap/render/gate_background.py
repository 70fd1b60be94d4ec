"""Closures and upgrades of gates, pale behind the marks of the timeline."""

import altair as alt
import numpy as np
import pandas as pd
from altair.utils.schemapi import debug_mode

from gatemap.i18n.words import Words
from gatemap.render.colours import CLOSURE_COLOUR, UPGRADE_COLOUR
from gatemap.render.packing import Layout
from gatemap.render.time_axis import DAY, between, time_axis, utc
from gatemap.store.names import Names

NAMED = 5  # gates that a tooltip names
# A closure whose end nobody tells fades over these days: that it went on is known, for how long is not.
FADE = pd.Timedelta(days=180)
PALEST, STRONGEST = 0.04, 0.32  # opacity of the closure of one gate of many in a lane, and of all of them


@debug_mode(False)
def background(
    closures: pd.DataFrame | None, upgrades: pd.DataFrame | None, layout: Layout, words: Words, names: Names
) -> list[alt.Chart]:
    """Return the layers that go behind the marks.

    Parameters
    ----------
    closures, upgrades : pandas.DataFrame or None
        As `store.gate_changes` gives them, with ``lane``; a lane '' means all of them. None leaves them away.
    layout : Layout
    words : Words
    names : Names

    Returns
    -------
    list of altair.Chart
    """
    layers = []
    if closures is not None:
        rows = _stood(closure_rows(closures, words, names), layout)
        sure, fading = rows[~rows["fading"]], rows[rows["fading"]]
        layers += [_closures(sure, layout, words), _closures(fading, layout, words, _fading())]
    if upgrades is not None:
        rows = _stood(_upgrade_rows(upgrades, words, names), layout)
        layers += [_upgrades(rows, layout, words)]
    return layers


def closure_rows(closures: pd.DataFrame, words: Words, names: Names) -> pd.DataFrame:
    """Return the spans to draw, one for all gates of a lane that were closed alike.

    Returns
    -------
    pandas.DataFrame
        ``lane``, ``start``, ``end`` (datetime64), ``fading`` (bool: it may have ended any day of the span),
        ``opacity``, ``title``, ``when``, ``what`` and ``source``.
    """
    alike = ["lane", "status", "date", "end_date", "first", "last", "fades_to"]
    gates = closures.groupby("lane")["place_id"].nunique()
    rows = []
    for values, group in closures.groupby(alike, dropna=False, sort=True):
        of = dict(zip(alike, values, strict=True))
        told = {
            "lane": of["lane"],
            "opacity": round(max(STRONGEST * len(group) / gates[of["lane"]], PALEST), 3),
            "title": _gates(group["place_id"], words, names),
            "when": _period(of["date"], of["end_date"], words),
            "what": words.label("state", of["status"]),
            "source": ", ".join(dict.fromkeys(map(_host, group["source_url"]))),
        }
        spans = closure_spans(of["first"], of["last"], of["fades_to"])
        rows += [told | {"start": start, "end": end, "fading": fading} for start, end, fading in spans]
    columns = ["lane", "start", "end", "fading", "opacity", "title", "when", "what", "source"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({"start": "datetime64[s]", "end": "datetime64[s]", "fading": bool})


def closure_spans(first: pd.Timestamp, last: pd.Timestamp, fades_to: pd.Timestamp) -> list[tuple]:
    """Return (start, end, whether it fades) of a closure: the days it surely lasted, and those it may have lasted."""
    if pd.isna(last):
        return [(first, first + FADE, True)]
    sure = [(first, last + DAY, False)] if last >= first else []
    doubt = max(first, last + DAY)
    return sure + ([(doubt, fades_to, True)] if fades_to > doubt else [])


def _upgrade_rows(upgrades: pd.DataFrame, words: Words, names: Names) -> pd.DataFrame:
    what = [
        words.label("change", row.change) + (f" · {words.label('state_level', row.level)}" if row.level else "")
        for row in upgrades.itertuples()
    ]
    return pd.DataFrame(
        {
            "lane": upgrades["lane"],
            "start": upgrades["first"],
            "end": upgrades["last"] + DAY,
            "opacity": np.where(upgrades["first"] == upgrades["last"], 0.45, 0.12),
            "title": upgrades["place_id"].map(names.places),
            "when": [words.date(date) for date in upgrades["date"]],
            "what": what,
            "source": upgrades["source_url"].map(_host),
        }
    )


def _stood(rows: pd.DataFrame, layout: Layout) -> pd.DataFrame:
    """Stand the rows in their lanes, and those of no lane behind all of them; a lane that is not drawn has none."""
    lanes = layout.lanes.set_index("lane")
    rows = rows[rows["lane"].isin(lanes.index) | (rows["lane"] == "")]
    times = {name: utc(rows[name]) for name in ("start", "end")}
    tops = rows["lane"].map(lanes["top"]).fillna(0.0)
    return rows.assign(**times, top=tops, bottom=rows["lane"].map(lanes["bottom"]).fillna(float(layout.height)))


def _closures(rows: pd.DataFrame, layout: Layout, words: Words, fill: alt.Gradient | str = CLOSURE_COLOUR) -> alt.Chart:
    drawn = rows.drop(columns=["lane", "fading"])
    return (
        alt.Chart(drawn)
        .mark_rect(clip=True, color=fill, stroke=None)
        .encode(
            **time_axis(words),
            x2="end:T",
            **between("top", "bottom", layout.height),
            fillOpacity=alt.FillOpacity("opacity:Q", scale=None),
            tooltip=_tooltip(words),
            description=alt.Description("title:N"),
        )
    )


def _upgrades(rows: pd.DataFrame, layout: Layout, words: Words) -> alt.Chart:
    """Draw a line at a known day and a pale band over a month or year; its edge keeps a day wide enough to see."""
    return (
        alt.Chart(rows.drop(columns="lane"))
        .mark_rect(clip=True, fill=UPGRADE_COLOUR, stroke=UPGRADE_COLOUR, strokeWidth=1.5)
        .encode(
            **time_axis(words),
            x2="end:T",
            **between("top", "bottom", layout.height),
            fillOpacity=alt.FillOpacity("opacity:Q", scale=None),
            strokeOpacity=alt.StrokeOpacity("opacity:Q", scale=None),
            tooltip=_tooltip(words),
            description=alt.Description("title:N"),
        )
    )


def _fading() -> alt.Gradient:
    stops = [alt.GradientStop(color=CLOSURE_COLOUR, offset=0), alt.GradientStop(color="transparent", offset=1)]
    return alt.Gradient(gradient="linear", stops=stops, x1=0, x2=1, y1=0, y2=0)


def _tooltip(words: Words) -> list[alt.Tooltip]:
    named = {"title": "title", "what": words("timeline-change"), "when": words("table-date")}
    named["source"] = words("table-source")
    return [alt.Tooltip(f"{field}:N", title=title) for field, title in named.items()]


def _gates(places: pd.Series, words: Words, names: Names) -> str:
    shown = ", ".join(names.places[place] for place in places.head(NAMED))
    return words("timeline-and-more", names=shown, n=len(places) - NAMED) if len(places) > NAMED else shown


def _period(first: str, last: str, words: Words) -> str:
    if not last:
        return words("timeline-no-end", date=words.date(first))
    return words("timeline-from-to", first=words.date(first), last=words.date(last))


def _host(url: str) -> str:
    return url.split("/")[2].removeprefix("www.") if url.count("/") > 1 else ""
