"""Charts whose marks are events: a click opens the card of an event, and a second click closes it."""

import streamlit as st

from gatemap.ui.event_panel import choose_event, leave_event
from gatemap.ui.state import current_view


def selected(key: str, param: str) -> frozenset[str]:
    """Return what the selection `param` of a chart holds of the field of its own name; a browser may send anything."""
    points = (st.session_state.get(key) or {}).get("selection", {}).get(param) or []
    values = [point.get(param) for point in points if isinstance(point, dict)] if isinstance(points, list) else []
    return frozenset(value for value in values if isinstance(value, str))


def note_selected(key: str, param: str) -> None:
    """Take note of what is selected when the chart `key` has been drawn, so that `take_click` can tell what came."""
    st.session_state[_seen(param)] = selected(key, param)


def take_click(key: str, param: str) -> None:
    """Open the event that was clicked, or close it when it was open.

    The chart keeps every mark that was clicked an odd number of times, whatever event is open by now, so the one that
    was clicked is the one that came or went.
    """
    now = selected(key, param)
    for event_id in now ^ st.session_state.get(_seen(param), frozenset()):
        leave_event() if current_view().event == event_id else choose_event(event_id)
    st.session_state[_seen(param)] = now


def _seen(param: str) -> str:
    return f"marks_seen_{param}"
