"""The chart of a gate's events through time: a row for each kind, a mark for each event."""

import datetime as dt

import altair as alt
import pandas as pd
from altair.utils.schemapi import debug_mode

from gatemap.i18n.words import Words
from gatemap.render.colours import KIND_COLOURS
from gatemap.render.gate_axes import ROW, frame, in_utc, rows, time
from gatemap.render.packing import pack_lanes
from gatemap.store.dossier import Dossier
from gatemap.store.names import titles_of

CHOSEN = "event_id"  # name of the selection and of the column that it tells
LONG = 20  # days from which a date is drawn as a span
THICK = 0.42  # of a row: how high a span is
ROOM = 60  # two marks nearer than this part of the axis lie in two lanes


@debug_mode(False)
def events_chart(dossier: Dossier, words: Words) -> alt.LayerChart | None:
    """Draw the events of a dossier through time; what is not known to the day is a span.

    Parameters
    ----------
    dossier : Dossier
    words : Words

    Returns
    -------
    altair.LayerChart or None
        None when no event has a date. A hollow mark is a date that is inferred; a tip at the end of a span is an end
        that is open. The selection `CHOSEN` holds the ``event_id`` of every mark clicked an odd number of times.
    """
    events = _dated(dossier, words)
    if events.empty:
        return None
    begin, end = _axis(events)
    events = _in_lanes(_spans(events, begin, end), begin, end)
    labels = [row["label"] if row["lane"] == 0 else "" for _, row in events.drop_duplicates("row").iterrows()]
    layers = [frame(words, begin, end)]
    for part, mark in _parts(in_utc(events, "start", "middle", "end")):
        layer = _encoded(alt.Chart(part), words).encode(**_where(words, labels, mark["type"]))
        layer.mark = alt.MarkDef(**mark)
        layers.append(layer)
    # One layer tells of clicks on the marks of all.
    layers[-1] = layers[-1].add_params(alt.selection_point(name=CHOSEN, fields=[CHOSEN], toggle="true", clear=False))
    return alt.layer(*layers).properties(height=ROW * len(labels))


def undated(dossier: Dossier) -> int:
    """Return the number of events that the chart cannot draw, because nothing is known of their date."""
    return int((dossier.events["date_earliest"].isna() & dossier.events["date_latest"].isna()).sum())


def _dated(dossier: Dossier, words: Words) -> pd.DataFrame:
    found = dossier.events
    events = pd.DataFrame(
        {
            "event_id": found["event_id"],
            "kind": found["kind"],
            "label": [words.label("kind", code) for code in found["kind"]],
            "title": titles_of(found, words.lang),
            "when": [words.date(date) for date in found["date"]],
            "inferred": found["date_inferred"].astype(bool),
            "start": pd.to_datetime(found["date_earliest"]),
            "end": pd.to_datetime(found["date_latest"]),
        }
    )
    return events.dropna(subset=["start", "end"], how="all")


def _axis(events: pd.DataFrame) -> tuple[dt.date, dt.date]:
    """Span all days that are known, with room at both ends."""
    known = pd.concat([events["start"], events["end"]]).dropna()
    first, last = known.min().date(), known.max().date()
    room = max((last - first) / 25, dt.timedelta(days=90))
    return first - room, last + room


def _spans(events: pd.DataFrame, begin: dt.date, end: dt.date) -> pd.DataFrame:
    """Run open ends to the edge of the chart, and tell what is short enough to be a point."""
    open_start, open_end = events["start"].isna(), events["end"].isna()
    start = events["start"].fillna(pd.Timestamp(begin))
    # The last day belongs to the span.
    stop = events["end"].fillna(pd.Timestamp(end)) + pd.Timedelta(days=1)
    long = (stop - start).dt.days > LONG
    return events.assign(
        start=start,
        end=stop,
        middle=start + (stop - start) / 2,
        open_start=open_start,
        open_end=open_end,
        look=long.map({True: "span", False: "point"}),
    )


def _in_lanes(events: pd.DataFrame, begin: dt.date, end: dt.date) -> pd.DataFrame:
    """Number the rows: a kind has as many lanes as it needs so that no mark covers another."""
    room = pd.Timedelta(end - begin) / ROOM
    stops = pd.concat([events["end"], events["middle"] + room / 2], axis=1).max(axis=1)
    starts = pd.concat([events["start"], events["middle"] - room / 2], axis=1).min(axis=1)
    moments = [column.astype("datetime64[ms]").astype("int64").to_numpy(dtype=float) for column in (starts, stops)]
    events = events.assign(lane=pack_lanes(events["kind"], *moments))
    rank = events["kind"].map(list(KIND_COLOURS).index)
    events = events.assign(rank=rank).sort_values(["rank", "lane", "start"])
    numbers = {
        pair: number for number, pair in enumerate(dict.fromkeys(zip(events["rank"], events["lane"], strict=True)))
    }
    row = pd.Series([numbers[pair] for pair in zip(events["rank"], events["lane"], strict=True)], index=events.index)
    return events.assign(row=row, top=row - THICK / 2, bottom=row + THICK / 2)


def _parts(events: pd.DataFrame) -> list[tuple[pd.DataFrame, dict]]:
    """Return the rows and the mark of each layer that has any: spans, points, and the tips of open ends."""
    point = {"type": "point", "opacity": 1, "cursor": "pointer"}
    parts = [
        (
            events[events["look"] == "span"],
            {"type": "rect", "cornerRadius": 5, "fillOpacity": 0.45, "cursor": "pointer"},
        ),
        (events[events["look"] == "point"], point | {"size": 100}),
        (
            events[events["open_start"]].assign(middle=lambda tips: tips["start"]),
            point | {"size": 90, "shape": "triangle-left"},
        ),
        (
            events[events["open_end"]].assign(middle=lambda tips: tips["end"]),
            point | {"size": 90, "shape": "triangle-right"},
        ),
    ]
    return [(part, mark) for part, mark in parts if len(part)]


def _where(words: Words, labels: list[str], mark: str) -> dict:
    if mark == "rect":
        return {"x": time(words, "start"), "x2": alt.X2("end:T"), "y": rows("top", labels), "y2": alt.Y2("bottom:Q")}
    return {"x": time(words, "middle"), "y": rows("row", labels)}


def _encoded(chart: alt.Chart, words: Words) -> alt.Chart:
    return chart.encode(
        stroke=_kinds(alt.Stroke),
        fill=alt.condition("datum.inferred", alt.value("transparent"), _kinds(alt.Fill)),
        strokeWidth=alt.value(1.6),
        tooltip=[
            alt.Tooltip("when:N", title=words("table-date")),
            alt.Tooltip("title:N", title=words("table-title")),
            alt.Tooltip("label:N", title=words("table-kind")),
        ],
    )


def _kinds(channel):
    scale = alt.Scale(domain=list(KIND_COLOURS), range=list(KIND_COLOURS.values()))
    return channel("kind:N", scale=scale, legend=None)
