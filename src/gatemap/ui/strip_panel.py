"""The timeline strip beneath the map. Brushing it sets the period of the view."""

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gatemap.render import charts, html
from gatemap.store import openings, queries
from gatemap.store.view import View
from gatemap.ui.choices import choose, chosen
from gatemap.ui.later import Later
from gatemap.ui.state import Screen, change_view, current_view, set_view

_BY, _STEP = ("kind", "partner"), ("year", "month")
_SHOWN, _BASE, _ROUND, _ECHO = "strip_shown", "strip_base", "strip_round", "strip_echo"


def draw_strip(screen: Screen, later: Later) -> None:
    """Draw the strip and its two choices: what a bar is split by, and how wide it is."""
    words = screen.words
    boxes = st.columns([5, 2, 2], vertical_alignment="center")
    if later.first:
        # What was chosen on another page is known only when the choice is drawn.
        _choices(screen, boxes)
    else:
        later.add(_choices, screen, boxes)
    by, step = chosen(_BY, "strip_by"), chosen(_STEP, "strip_step")
    series = screen.ask(queries.series, by, step)
    later.add(_notes, screen, boxes[0], _hint(screen, step, series))
    if series.empty:
        return
    colours = charts.COLOURS[by]
    present = set(series["code"])
    st.html(html.legend([(words.label(by, code), colours[code]) for code in colours if code in present]))
    base, years = _base(screen), replace(screen, view=View()).ask(queries.years)
    # What the brush reports of itself when the browser draws the chart anew; where the period is open, it has an end.
    st.session_state[_ECHO] = charts.period_of({"start": charts.brush_ends(base, years)}, step)
    spec, bars = charts.strip_parts(series, by, step, words, years, base)
    key = f"strip_{st.session_state[_ROUND]}_{by}_{step}_{words.lang}"
    with st.container(key="strip"):
        st.vega_lite_chart(
            bars,
            spec,
            width="stretch",
            key=key,
            on_select=lambda: _brushed(key, step),
            selection_mode=charts.BRUSH,
            alt=words("strip-label"),
        )


def _choices(screen: Screen, boxes: list[DeltaGenerator]) -> None:
    words = screen.words
    with boxes[1]:
        choose(words("strip-by"), _BY, lambda code: words(f"strip-by-{code}"), "strip_by")
    with boxes[2]:
        choose(words("strip-step"), _STEP, lambda code: words(f"strip-step-{code}"), "strip_step")


def _notes(screen: Screen, box: DeltaGenerator, hint: str) -> None:
    with box.container(gap="xxsmall"):
        st.caption(hint)
        _without_year(screen)


def _hint(screen: Screen, step: str, series) -> str:
    words = screen.words
    lines = [words("strip-hint")]
    if (series["span"] != step).any():
        lines.append(words("strip-pale"))
    return " ".join(lines)


def _without_year(screen: Screen) -> None:
    """Say how many events the strip cannot draw; what says it is a button that makes exactly these the view."""
    words, view = screen.words, screen.view
    missing = screen.ask(queries.without_year)
    if not missing:
        return
    said = words("strip-without", n=missing)
    if view == openings.without_year(view):
        st.caption(said)
        return
    with st.container(key="strip_notes"):
        st.button(
            words("open-without-year", n=missing),
            key="open_without_year",
            type="tertiary",
            icon=":material/list:",
            help=f"{said} {words('open-count')}",
            on_click=lambda: set_view(openings.without_year(current_view())),
        )


def _base(screen: Screen) -> tuple:
    """Return the period the brush starts from.

    It changes, and the chart is made anew, only when the period was changed by something else than the brush:
    otherwise the brush would be taken from under the person's hand.
    """
    period = (screen.view.date_from, screen.view.date_to)
    if st.session_state.get(_SHOWN) != period:
        st.session_state[_SHOWN] = st.session_state[_BASE] = period
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    return st.session_state[_BASE]


def _brushed(key: str, step: str) -> None:
    selection = (st.session_state.get(key) or {}).get("selection", {}).get(charts.BRUSH)
    period = charts.period_of(selection, step)
    view = current_view()
    shown = (view.date_from, view.date_to)
    if period == shown or (shown == st.session_state.get(_BASE) and period == st.session_state.get(_ECHO)):
        return
    st.session_state[_SHOWN] = period
    change_view(date_from=period[0], date_to=period[1])
