"""The page of a visit, and one sentence instead of a traceback when it fails."""

import logging

import streamlit as st

from gatemap.i18n.words import words
from gatemap.saving.access import NotAllowedError
from gatemap.server.logs import timed
from gatemap.ui.account import draw_refusal
from gatemap.ui.broken import draw_failed
from gatemap.ui.resources import settle
from gatemap.ui.shell import PAGES
from gatemap.ui.state import reader_language
from gatemap.ui.turns import TURNS


def run_page() -> None:
    """Draw the page that the visitor asks for.

    A page that writes is one of them for a reader too: it says that it is for editors, and a link that somebody kept
    leads to that sentence.
    """
    pages = [st.Page(file, title="gatemap", url_path=name, default=name == "map") for name, file in PAGES.items()]
    page = st.navigation(pages, position="hidden")
    try:
        with TURNS.turn(), timed(f"page {page.url_path or 'map'}"):
            page.run()
    except NotAllowedError as problem:
        tell_refusal(problem)
    except Exception:  # whatever it is, a visitor reads a sentence and the log keeps the traceback
        logging.getLogger("gatemap").exception("page %s", page.url_path or "map")
        draw_failed(words(reader_language()))
    settle()


def tell_refusal(problem: Exception) -> bool:
    """Draw a sentence for a visitor whose rights ended while a page was open; return whether it was that.

    The server asks it about every exception, those of callbacks too, which no page sees.
    """
    if not isinstance(problem, NotAllowedError):
        return False
    logging.getLogger("gatemap").warning("refused: %s", problem)
    draw_refusal(words(reader_language()), problem)
    return True
