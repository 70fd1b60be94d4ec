"""The card of one event, wherever a person chose it."""

import streamlit as st

from gatemap.store import queries
from gatemap.ui.state import Screen, change_view


def choose_event(event_id: str) -> None:
    """Open the card of an event; the events in view stay."""
    change_view(event=event_id)


def leave_event() -> None:
    """Close the card."""
    change_view(event="")


def draw_event(screen: Screen, key: str) -> None:
    """Draw the card of the event that is open, if one is.

    Parameters
    ----------
    screen : Screen
    key : str
        Tells the widgets of this card from those of another on the page.
    """
    if not screen.view.event:
        return
    event = queries.event_row(screen.store, screen.view.event)
    st.text(event["title"])
    st.button(screen.words("card-close"), key=f"{key}_leave", type="tertiary", on_click=leave_event)
