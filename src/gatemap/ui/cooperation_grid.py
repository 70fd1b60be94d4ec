"""A table of counts in the browser, each count a button that hands its row and column to a callback."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.components.v2 import component

import gatemap
from gatemap.i18n.words import Words
from gatemap.render.cooperation import Grid, payload

_SCRIPT = Path(gatemap.__file__).parent / "render" / "assets" / "grid.js"
# A table of Streamlit's or a chart of Altair's would be painted: no cell of it is reached by the keyboard.
_mount = component(
    "gatemap_grid",
    html='<div class="gm gm-grid"></div>',
    js=_SCRIPT.read_text(encoding="utf-8"),
    isolate_styles=False,
)


def draw_grid(
    grid: Grid,
    words: Words,
    key: str,
    chosen: tuple[str, str] | None,
    on_cell: Callable[[str, str], None],
    list_key: str = "",
) -> None:
    """Draw `grid`.

    Parameters
    ----------
    grid : Grid
    words : Words
    key : str
        Names the table on its page.
    chosen : tuple of str or None
        Row and column of the cell that is marked.
    on_cell : callable
        Called as ``on_cell(row, column)`` once a click, before the script body of the rerun that it causes. Both come
        from a browser: look them up before using them.
    list_key : str
        Key of the container that a click opens beneath; it is scrolled into sight when it would be out of it.
    """

    def pressed() -> None:
        cell = st.session_state[key].get("cell")
        if isinstance(cell, list) and len(cell) == 2 and all(isinstance(code, str) for code in cell):
            on_cell(*cell)

    with st.container(key=f"{key}_box"):
        _mount(key=key, data=payload(grid, words, chosen, list_key), on_cell_change=pressed)
