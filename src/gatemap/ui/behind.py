"""The list of events behind a count: the same wherever a count can be opened."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from gatemap.render import html
from gatemap.store import queries
from gatemap.store.view import View
from gatemap.ui.rounds import round_of
from gatemap.ui.shell import PAGES, query_of
from gatemap.ui.state import Screen, set_view
from gatemap.ui.table_panel import paged_events

_ICONS = {"map": ":material/map:", "timeline": ":material/view_timeline:"}


def draw_behind(screen: Screen, view: View, key: str, title: str, on_close: Callable[[], None] | None = None) -> None:
    """List the events of `view`, with ways to make it the view of this page, of the map and of the timeline.

    Parameters
    ----------
    screen : Screen
    view : View
        What the count counted.
    key : str
        Names the list on its page.
    title : str
        Says what was counted, such as "Lai Chau and Yunnan, 2024".
    on_close : callable, optional
        Called when the person closes the list; without it there is no button for that.
    """
    words = screen.words
    total = queries.totals(screen.store, view).events
    with st.container(border=True, key=f"{key}_behind", gap="small"):
        _head(screen, key, words("behind", n=total, what=title), on_close)
        paged_events(screen, _list_key(key, view), total, partial(queries.rows, screen.store, view))
        _ways_on(screen, view, key)


def _head(screen: Screen, key: str, title: str, on_close: Callable[[], None] | None) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        st.html(f'<div class="gm"><h3>{html.text(title)}</h3></div>', width="content")
        if on_close:
            label = screen.words("behind-close")
            st.button(label, key=f"{key}_close", type="tertiary", icon=":material/close:", on_click=on_close)


def _ways_on(screen: Screen, view: View, key: str) -> None:
    words = screen.words
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        for name, icon in _ICONS.items():
            query = query_of(view)
            st.page_link(PAGES[name], label=words(f"behind-{name}"), icon=icon, query_params=query)
        if view != screen.view:
            st.button(
                words("behind-here"),
                key=f"{key}_here",
                type="tertiary",
                icon=":material/filter_alt:",
                on_click=set_view,
                args=(view,),
            )


def _list_key(key: str, view: View) -> str:
    """Name table and pager: another selection has others, which begin at the first page with no row chosen."""
    return f"{key}_{round_of(key, replace(view, lang='', event=''))}"
