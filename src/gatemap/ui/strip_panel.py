"""The timeline strip beneath the map. Brushing it sets the period of the view."""

import streamlit as st

from gatemap.render import charts, html
from gatemap.store import queries
from gatemap.ui.state import Screen, change_view, current_view

_SHOWN, _BASE, _ROUND = "strip_shown", "strip_base", "strip_round"


def draw_strip(screen: Screen) -> None:
    """Draw the strip and its two choices: what a bar is split by, and how wide it is."""
    words = screen.words
    hint, by_box, step_box = st.columns([5, 2, 2], vertical_alignment="center")
    by = _choice(by_box, screen, "by", ("kind", "partner"))
    step = _choice(step_box, screen, "step", ("year", "month"))
    series = queries.series(screen.store, screen.view, by, step)
    hint.caption(_hint(screen, step, series))
    if series.empty:
        return
    colours = charts.COLOURS[by]
    present = set(series["code"])
    st.html(html.legend([(words.label(by, code), colours[code]) for code in colours if code in present]))
    chart = charts.strip(series, by, step, words, _base(screen))
    key = f"strip_{st.session_state[_ROUND]}_{by}_{step}_{words.lang}"
    with st.container(key="strip"):
        st.altair_chart(
            chart,
            width="stretch",
            key=key,
            on_select=lambda: _brushed(key, step),
            selection_mode=charts.BRUSH,
            alt=words("strip-label"),
        )


def _choice(box, screen: Screen, name: str, codes: tuple[str, ...]) -> str:
    chosen = box.segmented_control(
        screen.words(f"strip-{name}"),
        codes,
        default=codes[0],
        format_func=lambda code: screen.words(f"strip-{name}-{code}"),
        key=f"strip_{name}",
        label_visibility="collapsed",
    )
    return chosen or codes[0]


def _hint(screen: Screen, step: str, series) -> str:
    words = screen.words
    lines = [words("strip-hint")]
    if (series["span"] != step).any():
        lines.append(words("strip-pale"))
    if missing := queries.without_year(screen.store, screen.view):
        lines.append(words("strip-without", n=missing))
    return " ".join(lines)


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
    if period == (view.date_from, view.date_to):
        return
    st.session_state[_SHOWN] = period
    change_view(date_from=period[0], date_to=period[1])
