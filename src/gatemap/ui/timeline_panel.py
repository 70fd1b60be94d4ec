"""The timeline of the events in view, in lanes: marks one by one, or counts when there are too many."""

import datetime as dt

import pandas as pd
import streamlit as st

from gatemap.render import html, timeline_cells
from gatemap.render import timeline as charts
from gatemap.render.gate_background import background
from gatemap.render.packing import Layout
from gatemap.render.time_axis import Axis
from gatemap.store import gate_changes, timeline
from gatemap.store.names import titles_of
from gatemap.store.queries import Totals
from gatemap.store.timeline import LANE_FIELDS, NONE, OTHER, Lanes
from gatemap.ui import timeline_notes as notes
from gatemap.ui.choices import choose
from gatemap.ui.event_panel import draw_event
from gatemap.ui.marks import note_selected, selected, take_click
from gatemap.ui.rounds import round_of
from gatemap.ui.state import Screen, current_view, set_view

CHART, CARD = "timeline_chart", "timeline_card"
TALLEST = 3000  # pixels; marks that need more are counted
BEHIND = ("closures", "upgrades")  # what may stand behind the marks


def draw_head(screen: Screen, totals: Totals) -> None:
    """Name the page, say what a visitor sees, and give the numbers of the view."""
    words = screen.words
    head = f"<h2>{html.text(words('timeline-title'))}</h2><div>{html.text(words('timeline-lead'))}</div>"
    counts = {"events": totals.events, "places": totals.places, "provinces": totals.provinces}
    numbers = [(words.number(n), words(f"number-{key}"), words(f"number-{key}-help")) for key, n in counts.items()]
    st.html(f'<div class="gm-head"><div class="gm gm-title">{head}</div>{html.numbers(numbers)}</div>')


def draw_controls(screen: Screen) -> tuple[str, dict[str, bool]]:
    """Draw the choice of lanes and what stands behind the marks; return both."""
    words = screen.words
    with st.container(horizontal=True, vertical_alignment="bottom", key="timeline_controls"):
        lanes = words("timeline-lanes")
        by = choose(lanes, tuple(LANE_FIELDS), lambda by: words(f"timeline-lanes-{by}"), "timeline_lanes", "visible")
        return by, {name: _switch(screen, name) for name in BEHIND}


def draw_timeline(screen: Screen, totals: Totals, by: str, shown: dict[str, bool]) -> None:
    """Draw the chart, what it leaves out, its legend, and beside it the card of the event chosen.

    Parameters
    ----------
    screen : Screen
    totals : Totals
        Of the view.
    by : str
        What a lane is, a key of `store.timeline.LANE_FIELDS`.
    shown : dict of str to bool
        Whether ``closures`` and ``upgrades`` of gates stand behind the marks.
    """
    lanes = timeline.lanes(screen.store, screen.view, by)
    axis = axis_of(screen, totals)
    placed, layout = _marks(screen, lanes, axis)
    step = "" if placed is not None else timeline.step_of(axis.first.date(), axis.end.date() - dt.timedelta(days=1))
    chart_box, side = st.columns([7, 3], gap="small")
    with chart_box:
        notes.draw_hint(screen, lanes, step)
        with st.container(key=CHART):
            if placed is not None:
                _draw_marks(screen, lanes, placed, layout, axis, shown)
                most, kinds = 0, set(placed["kind"])
            else:
                most, kinds = _draw_cells(screen, lanes, step, axis, shown), set()
        notes.draw_notes(screen, lanes, totals, step)
    with side, st.container(key="timeline_side"):
        with st.container(key=CARD):
            draw_event(screen, key="timeline")
        notes.draw_legend(screen, kinds, most, shown)


def axis_of(screen: Screen, totals: Totals) -> Axis:
    """Return the days the axis shows at first: the period of the view, else from its first event to its last."""
    view, day = screen.view, dt.timedelta(days=1)
    ends = [end for end in (totals.first, totals.last) if end] or [dt.date.today()]
    first, last = min(ends), max(ends)
    if view.dating not in ("left_out",):
        first, last = view.date_from or first, view.date_to or last
    first, last = min(first, last), max(first, last)
    # The first and the last mark stand whole within the frame.
    room = day if view.date_from and view.date_to else max((last - first) * 0.012, 3 * day)
    begin = first if view.date_from else first - room
    end = last + day if view.date_to else last + day + room
    return Axis(pd.Timestamp(begin), pd.Timestamp(end))


def _marks(screen: Screen, lanes: Lanes, axis: Axis) -> tuple[pd.DataFrame | None, Layout | None]:
    """Return the marks in their places, or nothing when they are too many to be told apart."""
    if lanes.marks > timeline.MOST_MARKS:
        return None, None
    marks = timeline.marks(screen.store, screen.view, lanes)
    placed, layout = charts.place_marks(marks, lanes.codes, axis)
    return (placed, layout) if layout.height <= TALLEST else (None, None)


def _draw_marks(
    screen: Screen, lanes: Lanes, placed: pd.DataFrame, layout: Layout, axis: Axis, shown: dict[str, bool]
) -> None:
    if placed.empty:
        return
    told = _told(screen, placed)
    behind = _behind(screen, lanes, layout, shown)
    chart = charts.marks_chart(told, layout, _labels(screen, lanes), axis, screen.words, behind)
    key = f"timeline_marks_{lanes.by}_{screen.words.lang}"
    st.altair_chart(
        chart,
        width="stretch",
        key=key,
        on_select=lambda: take_click(key, charts.CLICK),
        selection_mode=[charts.CLICK],
        alt=screen.words("timeline-label"),
    )
    note_selected(key, charts.CLICK)
    st.html(charts.chosen_style(placed, layout, screen.view.event, CHART) or "<style></style>")


def _draw_cells(screen: Screen, lanes: Lanes, step: str, axis: Axis, shown: dict[str, bool]) -> int:
    """Draw the counts and return the largest."""
    cells = timeline.cells(screen.store, screen.view, lanes, step)
    if cells.empty:
        return 0
    words = screen.words
    layout = timeline_cells.lay_out_cells(lanes.codes)
    when = [
        words.date(f"{row.first}" if row.first == row.last else f"{row.first}/{row.last}") for row in cells.itertuples()
    ]
    behind = _behind(screen, lanes, layout, shown)
    chart = timeline_cells.cells_chart(cells.assign(when=when), layout, _labels(screen, lanes), axis, words, behind)
    key = _cells_key(screen, lanes)
    st.altair_chart(
        chart,
        width="stretch",
        key=key,
        on_select=lambda: _cell_clicked(screen, key, lanes),
        selection_mode=[timeline_cells.CELL_CLICK],
        alt=words("timeline-counts-label"),
    )
    return int(cells["events"].max())


def _cells_key(screen: Screen, lanes: Lanes) -> str:
    """Name the chart of counts: that of another view is another chart, which begins without a cell chosen."""
    return f"timeline_cells_{round_of('timeline', (screen.view, lanes))}"


def _cell_clicked(screen: Screen, key: str, lanes: Lanes) -> None:
    for cell in selected(key, timeline_cells.CELL_CLICK):
        lane, *days = timeline_cells.read_cell(cell)
        try:
            first, last = map(dt.date.fromisoformat, days)
        except ValueError:
            continue
        if lane in lanes.codes and first <= last:
            set_view(timeline.opened(current_view(), lanes, lane, first, last))


def _told(screen: Screen, placed: pd.DataFrame) -> pd.DataFrame:
    words, names, units = screen.words, screen.names, screen.view.units
    places = [[names.places[code] for code in cell.split(";") if code] for cell in placed["place_ids"]]
    provinces = [
        [names.province(code, units) for code in cell.split(";") if code] for cell in placed[f"provinces_{units}"]
    ]
    return placed.assign(
        title=titles_of(placed, words.lang),
        when=[words.date(date) for date in placed["date"]],
        kind_label=[words.label("kind", code) for code in placed["kind"]],
        where=[", ".join([*one, *two]) or "–" for one, two in zip(places, provinces, strict=True)],
    )


def _labels(screen: Screen, lanes: Lanes) -> dict[str, str]:
    words, names = screen.words, screen.names
    name = {
        "border": lambda code: words.label("partner", code),
        "kind": lambda code: words.label("kind", code),
        "place": lambda code: names.places[code],
        "province": lambda code: names.province(code, screen.view.units),
    }[lanes.by]
    labels = {code: name(code) for code in lanes.own}
    if OTHER in lanes.codes:
        labels[OTHER] = words(f"timeline-other-{lanes.by}", n=len(lanes.others))
    if NONE in lanes.codes:
        labels[NONE] = words(f"timeline-none-{lanes.by}")
    return labels


def _behind(screen: Screen, lanes: Lanes, layout: Layout, shown: dict[str, bool]) -> list:
    dataset, view = screen.store.dataset, screen.view
    places = dataset.places.set_index("place_id")
    lane_of = {
        "border": places["partner"],
        "province": places[f"province_{view.units}"],
        "place": pd.Series({code: code for code in lanes.own} | dict.fromkeys(lanes.others, OTHER), dtype=object),
        "kind": pd.Series("", index=places.index),
    }[lanes.by]
    tables = {"closures": gate_changes.closures, "upgrades": gate_changes.upgrades}
    rows = {name: tables[name](dataset, view) if shown[name] else None for name in tables}
    placed = {
        name: None if table is None else table.assign(lane=table["place_id"].map(lane_of).fillna("-"))
        for name, table in rows.items()
    }
    return background(placed["closures"], placed["upgrades"], layout, screen.words, screen.names)


def _switch(screen: Screen, name: str) -> bool:
    label, hint = screen.words(f"timeline-{name}"), screen.words(f"timeline-{name}-help")
    return st.toggle(label, key=f"timeline_{name}", help=hint, persist_state="session")
