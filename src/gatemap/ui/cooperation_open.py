"""Which count of the cooperation page is open, and the list of events behind it: one at a time, under its table."""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gatemap.render.cooperation import Grid
from gatemap.store.view import View
from gatemap.ui.behind import draw_behind
from gatemap.ui.cooperation_grid import draw_grid
from gatemap.ui.event_panel import draw_event
from gatemap.ui.state import Screen, change_view

LIST_KEY = "cooperation_behind"
_OPEN, _DRAWN = "cooperation_open", "cooperation_drawn"


def card_place() -> DeltaGenerator:
    """Begin the page: return the place of an event's card while no list is open that it would stand under."""
    st.session_state[_DRAWN] = False
    return st.container()


def draw_card(screen: Screen, place: DeltaGenerator) -> None:
    """End the page: draw the card of the event in the address, unless a list has drawn it."""
    if not st.session_state[_DRAWN]:
        # The filters took away the count that was open.
        st.session_state[_OPEN] = None
        with place:
            draw_event(screen, "cooperation_event")


def draw_counts(screen: Screen, part: str, grid: Grid, behind: Callable[[str, str], tuple[View, str]]) -> None:
    """Draw a table of counts and, when one of them is open, the events behind it.

    Parameters
    ----------
    screen : Screen
    part : str
        Names the table on the page.
    grid : Grid
    behind : callable
        ``behind(row, column)`` gives the view that a count opens and what to call it.
    """
    if not grid.rows:
        return
    chosen = opened(part)

    def take(row: str, column: str) -> None:
        press(part, row, column)

    draw_grid(grid, screen.words, f"cooperation_{part}", chosen, take, list_key=LIST_KEY)
    # The filters may have taken the count away meanwhile, and what a browser sends may be no count at all.
    draw_list(screen, behind(*chosen) if chosen in grid.counts else None)


def draw_list(screen: Screen, behind: tuple[View, str] | None) -> None:
    """List the events of a view under the title given, with the card of the one that was chosen; nothing for None.

    The place of the list is always there: were what follows to move, the browser would make it anew.
    """
    with st.container():
        if behind:
            st.session_state[_DRAWN] = True
            view, title = behind
            draw_behind(screen, view, "cooperation", title, on_close=close)
            draw_event(screen, "cooperation_event")


def opened(part: str) -> tuple[str, str] | None:
    """Return the row and column of the count that is open in `part`, or None."""
    name, row, column = st.session_state.get(_OPEN) or ("", "", "")
    return (row, column) if name == part else None


def press(part: str, row: str, column: str) -> None:
    """Open a count, or close it when it is open."""
    if opened(part) == (row, column):
        close()
    else:
        st.session_state[_OPEN] = (part, row, column)
        change_view(event="")


def close() -> None:
    """Close the list and the card of its event."""
    st.session_state[_OPEN] = None
    change_view(event="")
