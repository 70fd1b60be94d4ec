"""What stands around the map: the summary of the view, its numbers, and what is said of events without a position."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gatemap.render import html
from gatemap.render.exports.view_map import said
from gatemap.render.tiles import tiles_offered
from gatemap.store import openings
from gatemap.store.queries import Totals
from gatemap.store.view import Ignored
from gatemap.ui.filters import reset
from gatemap.ui.state import Screen, current_view, set_view

# name of a count of `Totals`: the sentence that tells it
_SAID = {"nowhere": "nowhere", "at_provinces": "at-provinces", "national": "national", "undated": "undated"}


def draw_title(screen: Screen, totals: Totals) -> None:
    """Say in one line what a visitor sees, and give the numbers of the view."""
    words = screen.words
    title = (
        f'<div class="gm gm-title"><h2>{html.text(words("app-tagline"))}</h2>'
        f"<div>{html.text(words('map-hint'))}</div></div>"
    )
    shown = {
        "events": words.number(totals.events),
        "places": words.number(totals.places),
        "provinces": words.number(totals.provinces),
        "period": _period(screen, totals),
    }
    numbers = [(value, words(f"number-{key}"), words(f"number-{key}-help")) for key, value in shown.items()]
    st.html(f'<div class="gm-head">{title}{html.numbers(numbers)}</div>')


def draw_map_notes(screen: Screen, totals: Totals, box: DeltaGenerator) -> None:
    """Say what the map does not show and open it, and draw the switches of what lies under the places."""
    words = screen.words
    note, switch = box.columns([7, 3], vertical_alignment="top")
    everything = words("nowhere", n=0) if totals.events and not totals.nowhere else ""
    with note, st.container(gap="xxsmall"):
        with st.container(horizontal=True, gap="small", key="map_notes"):
            for name in openings.NOTES:
                _counted(screen, name, getattr(totals, name))
        st.caption(f"{everything} {words('map-caption')}")
    switch.toggle(words("map-shaded"), key="map_shaded", help=words("map-shaded-help"))
    if tiles := tiles_offered():
        hint = words("map-tiles-help", host=tiles.url.split("/")[2])
        switch.toggle(words("map-tiles", name=tiles.name), key="map_tiles", help=hint)


def _counted(screen: Screen, name: str, count: int) -> None:
    """Say how many events are of one kind; what says it is a button that makes exactly these the view."""
    if not count:
        return
    said = screen.words(_SAID[name], n=count)
    if screen.view == openings.of_note(screen.view, name):
        st.caption(said)
        return
    st.button(
        screen.words(f"open-{_SAID[name]}", n=count),
        key=f"open_{name}",
        type="tertiary",
        icon=":material/list:",
        help=f"{said} {screen.words('open-count')}",
        on_click=lambda: set_view(openings.of_note(current_view(), name)),
    )


def draw_selection(screen: Screen, totals: Totals) -> None:
    """Say which filters are on and, where no event matches them, that none does.

    Both parts are always there, if empty: were a map or a chart below to change its place on the page, the browser
    would make it anew.
    """
    draw_summary(screen)
    with st.container():
        if not totals.events:
            _draw_empty(screen)


def draw_summary(screen: Screen) -> None:
    """Say which filters are on, with one button that takes all away, and what of the address was not understood.

    Its place is always there, if empty; see `draw_selection`.
    """
    with st.container(gap="xsmall"):
        if screen.ignored:
            st.caption(_ignored(screen, screen.ignored))
        if texts := said(screen.view, screen.words, screen.names):
            _draw_filters(screen, texts)


def _draw_filters(screen: Screen, texts: list[str]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(html.chips(texts), width="content")
        st.button(screen.words("reset"), key="reset_above", type="tertiary", icon=":material/close:", on_click=reset)


def _draw_empty(screen: Screen) -> None:
    with st.container(border=True):
        st.markdown(f"**{screen.words('empty')}** {screen.words('empty-hint')}")
        st.button(screen.words("reset"), key="reset_empty", type="primary", on_click=reset)


def _period(screen: Screen, totals: Totals) -> str:
    if not totals.first or not totals.last:
        return "–"
    if totals.first.year == totals.last.year:
        return str(totals.first.year)
    return screen.words("period-years", first=str(totals.first.year), last=str(totals.last.year))


def _ignored(screen: Screen, ignored: tuple[Ignored, ...]) -> str:
    shown = [_ignored_item(screen, item) for item in ignored[:3]]
    if len(ignored) > 3:
        shown.append(screen.words("ignored-many", n=len(ignored) - 3))
    return screen.words("ignored", what=", ".join(shown))


def _ignored_item(screen: Screen, item: Ignored) -> str:
    if item.name == "event":
        return screen.words("event-unknown", value=_plain(item.value))
    return screen.words("ignored-item", name=_plain(item.name), value=_plain(item.value))


def _plain(value: str) -> str:
    """Make a text from the address safe in Markdown: nothing in it is a sign."""
    short = value[:40] + ("…" if len(value) > 40 else "")
    return "".join(c if c.isalnum() or c == " " else f"\\{c}" if c.isascii() and c.isprintable() else "" for c in short)
