"""What every page begins with: page set-up, the data, the view, the links between pages and the filters."""

import logging
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import gatemap
from gatemap.errors import GatemapError
from gatemap.render import html
from gatemap.saving.access import NotAllowedError
from gatemap.store.view import View
from gatemap.text import plain_markdown
from gatemap.ui import writer
from gatemap.ui.account import draw_account, draw_refusal
from gatemap.ui.broken import draw_broken, draw_last_good
from gatemap.ui.filters import draw_filters, draw_language
from gatemap.ui.later import Later
from gatemap.ui.resources import open_data
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
    "add": "pages/add.py",
}
ICONS = {
    "map": ":material/map:",
    "timeline": ":material/view_timeline:",
    "gates": ":material/fort:",
    "cooperation": ":material/handshake:",
    "data": ":material/database:",
    "add": ":material/add_circle:",
}
# Pages that write: they have no filters, and end with a sentence for whoever may only read.
WRITING = ("add",)


def begin(page: str, later: Later | None = None) -> Screen:
    """Draw what all pages share and return what this one draws from.

    A broken data folder ends the page here; so does a page that writes, for a visitor who may not.

    A page calls this itself: on the first visit after a start Streamlit may run the page's file without app.py.

    Parameters
    ----------
    page : str
        A key of `PAGES`.
    later : Later, optional
        Takes what need not be drawn before the page's own parts; without it, all is drawn now.

    Returns
    -------
    Screen
    """
    st.set_page_config(page_title="gatemap", page_icon=str(ICON), layout="wide")
    st.html(html.STYLE)
    try:
        opened = open_data()
    except GatemapError as problem:
        logging.getLogger("gatemap").error("data: %s", problem)
        draw_broken(problem)
        st.stop()
    screen = open_screen(opened.store, page)
    st.set_page_config(page_title=f"{screen.words(f'page-{page}')} · gatemap")
    links = st.container(horizontal=True, vertical_alignment="center", gap="small", key="pages")
    draw_last_good(screen.words, opened)
    if page in WRITING:
        _links(screen, links)
        _for_editors(screen)
        return screen
    if later and not later.first:
        later.add(_links, screen, links)
        later.add(draw_language, screen)
    else:
        # On a first visit all else would move aside for what comes last.
        _links(screen, links)
        draw_language(screen)
    later.add(draw_filters, screen) if later else draw_filters(screen)
    return screen


def query_of(view: View) -> dict[str, list[str]]:
    """Return the address of `view` as `st.page_link` and `st.switch_page` take it."""
    return dict(_grouped(view.to_query()))


def _links(screen: Screen, box: DeltaGenerator) -> None:
    """Name the app and link its pages; a link carries the view along. A reader has no link to a page that writes."""
    editor = writer.current_editor()
    query = query_of(current_view())
    with box:
        st.html(html.BRAND, unsafe_allow_javascript=True, width="content")
        for name, file in PAGES.items():
            if editor or name not in WRITING:
                st.page_link(file, label=screen.words(f"page-{name}"), icon=ICONS[name], query_params=query)
        draw_account(screen.words)


def _for_editors(screen: Screen) -> None:
    """End the page for a reader; tell an editor of the local mode what it is."""
    draw_language(screen)
    try:
        editor = writer.require_editor()
    except NotAllowedError as problem:
        draw_refusal(screen.words, problem)
        st.stop()
    if editor.local:
        st.caption(screen.words("writing-local", name=plain_markdown(editor.name)))


def _grouped(pairs: list[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    names = dict.fromkeys(name for name, _ in pairs)
    return [(name, [value for other, value in pairs if other == name]) for name in names]
