"""The dossier of the one place in view: printed and downloaded as it stands, with charts that answer on the page."""

import datetime as dt
from dataclasses import dataclass, replace

import altair as alt
import streamlit as st

from gatemap.render import html
from gatemap.render.dossier import PATH, Size, dossier_file, dossier_parts, draw_figures, running_lines
from gatemap.render.exports.view_map import said
from gatemap.render.gate_charts import CHOSEN, events_chart
from gatemap.render.gate_history import history_chart
from gatemap.render.own_scripts import DOSSIER_LINKS
from gatemap.store.dossier import Dossier, build_dossier
from gatemap.store.view import View
from gatemap.text import plain_markdown
from gatemap.ui import panels
from gatemap.ui.event_panel import draw_event
from gatemap.ui.gates_panel import choose_gate
from gatemap.ui.marks import note_selected, take_click
from gatemap.ui.shell import PAGES, query_of
from gatemap.ui.state import Screen, change_view, set_view

AXIS_HEIGHT = 34  # pixels of the axis of time: on a page a chart's height holds it too
_SCRIPT = f"<script>{DOSSIER_LINKS}</script>"


@dataclass(frozen=True)
class Drawn:
    """A dossier, its HTML in parts, the style of its printed foot, and its charts, kept from rerun to rerun."""

    dossier: Dossier
    parts: dict[str, str]
    foot: str
    history: alt.LayerChart | None
    events: alt.LayerChart | None


def leave_gate() -> None:
    """Go back to the list of gates; the other filters stay."""
    change_view(place=(), event="")


def draw_dossier(screen: Screen) -> None:
    """Draw the dossier of the one place in view, and the ways on from it."""
    theme = _theme()
    drawn = _drawn(screen, theme)
    dossier = drawn.dossier
    st.html(f"<style>{drawn.foot}</style>")
    _ways(screen, dossier)
    with st.container():
        if screen.ignored or _filters(screen):
            panels.draw_summary(screen)
    # Every part has its place, if empty: what changes its place on the page is made anew by the browser.
    _part(drawn, "place", theme)
    with st.container():
        _nearby(screen, dossier)
    _part(drawn, "history", theme)
    with st.container():
        _history(screen, drawn)
    _part(drawn, "changes", theme)
    with st.container():
        _events(screen, drawn)
    with st.container():
        if screen.view.event:
            _card(screen)
    _part(drawn, "events", theme)


def _ways(screen: Screen, dossier: Dossier) -> None:
    """Draw the way back, the ways on, and the two ways to take the dossier along."""
    words, query = screen.words, query_of(screen.view)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="dossier_ways"):
        st.button(
            words("dossier-leave"),
            key="dossier_back",
            type="tertiary",
            icon=":material/arrow_back:",
            on_click=leave_gate,
        )
        for name, icon in (("map", ":material/map:"), ("timeline", ":material/view_timeline:")):
            st.page_link(PAGES[name], label=words(f"dossier-{name}"), icon=icon, query_params=query)
        if len(dossier.events) < dossier.total:
            alone = replace(screen.view.cleared(), place=screen.view.place, asof=screen.view.asof)
            st.button(
                words("dossier-all-events", n=dossier.total),
                key="dossier_all",
                type="tertiary",
                icon=":material/filter_alt_off:",
                on_click=set_view,
                args=(alone,),
            )
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="dossier_take"):
        button = f'<button type="button" class="gm-print">{html.text(words("dossier-print"))}</button>'
        st.html(button + _SCRIPT, width="content", unsafe_allow_javascript=True)
        _download(screen, dossier)
        st.caption(words("dossier-print-hint"))


def _download(screen: Screen, dossier: Dossier) -> None:
    words, names, size, filters = screen.words, screen.names, _size(screen), _filters(screen)
    st.download_button(
        words("dossier-download"),
        data=lambda: dossier_file(dossier, words, names, size, filters),
        file_name=f"gatemap-{dossier.place['place_id']}.html",
        mime="text/html",
        icon=":material/download:",
        help=words("dossier-download-help"),
        on_click="ignore",
        key="dossier_download",
    )


def _nearby(screen: Screen, dossier: Dossier) -> None:
    """Offer the dossiers of the gates nearby, the posts, and the gate that this place guards or is part of."""
    others = [dossier.place["guards"], dossier.place["part_of"], *dossier.posts]
    others += [near.place_id for near in dossier.nearby]
    places = [place for place in dict.fromkeys(others) if place]
    if not places:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="dossier_nearby"):
        st.caption(screen.words("dossier-nearby-open"), width="content")
        for place in places:
            label = plain_markdown(screen.names.places[place])
            st.button(label, key=f"dossier_near_{place}", type="tertiary", on_click=choose_gate, args=(place,))


def _history(screen: Screen, drawn: Drawn) -> None:
    chart = drawn.history
    if chart is None:
        return
    told = screen.words("dossier-history-alt", place=screen.names.places[screen.view.place[0]])
    with st.container(key="dossier_history"):
        height = chart.height + AXIS_HEIGHT
        st.altair_chart(chart, width="stretch", height=height, key=f"dossier_history_{_key(screen)}", alt=told)


def _events(screen: Screen, drawn: Drawn) -> None:
    """Draw the events through time; a click on a mark opens its card beneath."""
    words, chart = screen.words, drawn.events
    if chart is None:
        return
    key = f"dossier_events_{_key(screen)}"
    st.caption(words("dossier-chart-hint"))
    with st.container(key="dossier_events"):
        st.altair_chart(
            chart,
            width="stretch",
            height=chart.height + AXIS_HEIGHT,
            key=key,
            on_select=lambda: take_click(key, CHOSEN),
            selection_mode=[CHOSEN],
            alt=words("dossier-events-alt", place=screen.names.places[screen.view.place[0]]),
        )
    note_selected(key, CHOSEN)


def _card(screen: Screen) -> None:
    with st.container(border=True, key="dossier_card"):
        draw_event(screen, key="dossier")


def _key(screen: Screen) -> str:
    """Name what changes a chart: another place or another selection of its events is another chart."""
    return f"{screen.words.lang}_{abs(hash(replace(screen.view, event='', lang='')))}"


def _part(drawn: Drawn, part: str, theme: str) -> None:
    st.html(f'<div class="gm-dossier on-page is-{theme}">{drawn.parts[part]}</div>')


def _theme() -> str:
    return "dark" if st.context.theme.type == "dark" else "light"


def _filters(screen: Screen) -> tuple[str, ...]:
    """Say the filters besides the place and the day, which the dossier tells of itself."""
    return tuple(said(replace(screen.view, place=(), asof=None), screen.words, screen.names))


def _size(screen: Screen) -> Size:
    return Size(len(screen.store.dataset.events), len(screen.store.dataset.places))


def _drawn(screen: Screen, theme: str) -> Drawn:
    view = replace(screen.view, event="", lang="")
    address = (st.context.url or PATH).partition("?")[0]
    return _kept(screen.store.key, view, screen.words.lang, dt.date.today(), theme, address, screen)


@st.cache_resource(show_spinner=False, max_entries=64)
def _kept(store_key: str, view: View, lang: str, today: dt.date, theme: str, address: str, _screen: Screen) -> Drawn:
    """Draw a dossier once for each view of it; the first six arguments are all that it depends on."""
    dossier = build_dossier(_screen.store, view, view.place[0], today)
    themes = ("light", "dark") if theme == "dark" else ("light",)  # paper is light
    figures = draw_figures(dossier, _screen.words, _screen.names, themes)
    parts = dossier_parts(
        dossier, _screen.words, _screen.names, figures, _size(_screen), filters=_filters(_screen), address=address
    )
    foot = running_lines(dossier, _screen.words, address)
    charts = history_chart(dossier, _screen.words, theme), events_chart(dossier, _screen.words)
    return Drawn(dossier, parts, foot, *charts)
