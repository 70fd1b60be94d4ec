"""The page of a visit, and one sentence instead of a traceback when it fails."""

import logging

import streamlit as st

from gatemap.i18n.words import words
from gatemap.ui.broken import draw_failed
from gatemap.ui.shell import PAGES
from gatemap.ui.state import reader_language


def run_page() -> None:
    """Draw the page that the visitor asks for."""
    pages = [st.Page(file, title="gatemap", url_path=name, default=name == "map") for name, file in PAGES.items()]
    page = st.navigation(pages, position="hidden")
    try:
        page.run()
    except Exception:  # whatever it is, a visitor reads a sentence and the log keeps the traceback
        logging.getLogger("gatemap").exception("page %s", page.url_path or "map")
        draw_failed(words(reader_language()))
