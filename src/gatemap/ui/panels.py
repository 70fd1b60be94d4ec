"""What stands around the map: the summary of the view, its numbers, and what is said of events without a position."""

import streamlit as st

from gatemap.render import html
from gatemap.store.queries import Totals
from gatemap.store.view import Ignored
from gatemap.ui.filters import describe, reset
from gatemap.ui.state import Screen, change_view


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


def draw_map_notes(screen: Screen, totals: Totals) -> None:
    """Say what the map does not show, offer the list of it, and draw the switch of the online layer."""
    words = screen.words
    lines = [words("nowhere", n=totals.nowhere)] if totals.events else []
    if totals.at_provinces:
        lines.append(words("at-provinces", n=totals.at_provinces))
    if totals.national:
        lines.append(words("national", n=totals.national))
    if totals.undated:
        lines.append(words("undated", n=totals.undated))
    note, show, switch = st.columns([6, 1.3, 2.7], vertical_alignment="top")
    note.caption(f"{' '.join(lines)} {words('map-caption')}")
    if totals.nowhere and screen.view.position != ("none",):
        show.button(
            words("nowhere-show"),
            key="show_nowhere",
            type="tertiary",
            icon=":material/list:",
            on_click=change_view,
            kwargs={"position": ("none",)},
        )
    switch.toggle(words("map-shaded"), key="map_shaded", help=words("map-shaded-help"))
    switch.toggle(words("map-tiles"), key="map_tiles", help=words("map-tiles-help"))


def draw_summary(screen: Screen) -> None:
    """Say which filters are on, with one button that takes all away, and what of the address was not understood."""
    if screen.ignored:
        st.caption(_ignored(screen, screen.ignored))
    texts = describe(screen)
    if not texts:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(html.chips(texts), width="content")
        st.button(screen.words("reset"), key="reset_above", type="tertiary", icon=":material/close:", on_click=reset)


def draw_empty(screen: Screen) -> None:
    """Say that nothing matches, and offer the reset."""
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
    shown = [screen.words("ignored-item", name=_plain(item.name), value=_plain(item.value)) for item in ignored[:3]]
    if len(ignored) > 3:
        shown.append(screen.words("ignored-many", n=len(ignored) - 3))
    return screen.words("ignored", what=", ".join(shown))


def _plain(value: str) -> str:
    """Make a text from the address safe in Markdown: nothing in it is a sign."""
    short = value[:40] + ("…" if len(value) > 40 else "")
    return "".join(c if c.isalnum() or c == " " else f"\\{c}" if c.isascii() and c.isprintable() else "" for c in short)
