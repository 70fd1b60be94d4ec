"""The list of events behind a count: the same wherever a count can be opened."""

import streamlit as st

from gatemap.store import queries
from gatemap.store.view import View
from gatemap.ui.shell import PAGES, query_of
from gatemap.ui.state import Screen
from gatemap.ui.table_panel import events_table

PAGE_SIZE = 50


def draw_behind(screen: Screen, view: View, key: str, title: str) -> None:
    """List the events of `view`, newest first, with links that make it the view of the map and of the timeline.

    Parameters
    ----------
    screen : Screen
    view : View
        What the count counted.
    key : str
        Names the list on its page.
    title : str
        Says what was counted, such as "Lai Chau and Yunnan, 2024".
    """
    words = screen.words
    total = queries.totals(screen.store, view).events
    with st.container(border=True, key=f"{key}_behind"):
        st.text(words("behind", n=total, what=title))
        pages = -(-total // PAGE_SIZE)
        page = st.session_state.get(f"{key}_page", 1) if pages > 1 else 1
        events = queries.rows(screen.store, view, offset=(min(page, pages) - 1) * PAGE_SIZE, limit=PAGE_SIZE)
        events_table(screen, events, key=f"{key}_events")
        if pages > 1:
            st.pagination(pages, key=f"{key}_page")
        with st.container(horizontal=True):
            for name in ("map", "timeline"):
                st.page_link(PAGES[name], label=words(f"behind-{name}"), query_params=query_of(view))
