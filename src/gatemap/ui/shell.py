"""What every page begins with: page set-up, the data, the view, the links between pages and the filters."""

import logging
from pathlib import Path

import streamlit as st

import gatemap
from gatemap.errors import GatemapError
from gatemap.render import html
from gatemap.store.view import View
from gatemap.ui.broken import draw_broken
from gatemap.ui.filters import draw_filters
from gatemap.ui.resources import open_store
from gatemap.ui.state import Screen, current_view, open_screen

# An icon by name would be fetched from a site on the internet; this one is a file of the package.
ICON = Path(gatemap.__file__).parent / "render" / "assets" / "icon.svg"
# name of a page: its file
PAGES = {
    "map": "pages/map.py",
    "timeline": "pages/timeline.py",
    "gates": "pages/gates.py",
    "cooperation": "pages/cooperation.py",
    "data": "pages/data.py",
}
ICONS = {
    "map": ":material/map:",
    "timeline": ":material/view_timeline:",
    "gates": ":material/fort:",
    "cooperation": ":material/handshake:",
    "data": ":material/database:",
}


def begin(page: str) -> Screen:
    """Draw what all pages share and return what this one draws from; a broken data folder ends the page here.

    A page calls this itself: on the first visit after a start Streamlit may run the page's file without app.py.

    Parameters
    ----------
    page : str
        A key of `PAGES`.

    Returns
    -------
    Screen
    """
    st.set_page_config(page_title="gatemap", page_icon=str(ICON), layout="wide")
    st.html(html.STYLE)
    try:
        store = open_store()
    except GatemapError as problem:
        logging.getLogger("gatemap").error("data: %s", problem)
        draw_broken(problem)
        st.stop()
    screen = open_screen(store, page)
    st.set_page_config(page_title=f"{screen.words(f'page-{page}')} · gatemap")
    _links(screen)
    draw_filters(screen)
    return screen


def query_of(view: View) -> dict[str, list[str]]:
    """Return the address of `view` as `st.page_link` and `st.switch_page` take it."""
    return dict(_grouped(view.to_query()))


def _links(screen: Screen) -> None:
    """Name the app and link its pages; a link carries the view along."""
    query = query_of(current_view())
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="pages"):
        st.html(html.BRAND, unsafe_allow_javascript=True, width="content")
        for name, file in PAGES.items():
            st.page_link(file, label=screen.words(f"page-{name}"), icon=ICONS[name], query_params=query)


def _grouped(pairs: list[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    names = dict.fromkeys(name for name, _ in pairs)
    return [(name, [value for other, value in pairs if other == name]) for name in names]
