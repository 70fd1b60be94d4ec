"""The page Add as a whole: an event from an article, a table of events, or what was changed so far."""

import streamlit as st

from gatemap.editing.form import record_of
from gatemap.render import html
from gatemap.saving.access import Editor
from gatemap.ui import add_article, add_beside, add_check, add_form
from gatemap.ui.add_desk import MODE, desk
from gatemap.ui.changes_panel import draw_changes
from gatemap.ui.choices import choose
from gatemap.ui.import_panel import draw_import
from gatemap.ui.state import Screen

MODES = ("event", "table", "changes")


def draw(screen: Screen, editor: Editor) -> None:
    """Draw the page for an editor."""
    words = screen.words
    st.html(f'<div class="gm gm-head"><div class="gm-title"><h2>{html.text(words("add-title"))}</h2></div></div>')
    mode = choose(words("add-mode"), MODES, lambda code: words(f"add-mode-{code}"), MODE)
    if mode == "table":
        draw_import(screen, editor)
    elif mode == "changes":
        draw_changes(screen, editor)
    else:
        _event(screen)


def _event(screen: Screen) -> None:
    now = desk()
    if not now.articles and not now.sheets:
        add_article.draw_input(screen)
        return
    add_article.draw_list(screen)
    if now.sheet:
        with st.container(key=f"add_sheet_{now.sheet.number}", gap="small"):
            add_form.draw_sheet(screen, now.sheet)
            record = record_of(now.sheet.form, screen.store.known.events)
            likely_same = add_beside.draw_beside(screen, record)
            add_check.draw_check(screen, now.sheet, record, likely_same=likely_same)
