"""Widgets that hold a field of the view. The view, not the widget, is the truth.

A browser sends the values of all widgets with every change, as it has them. Until it has drawn a value that was put
into a widget here, it sends the one from before, and that looks as if the person had gone back to it. So a value
from elsewhere (a click on a chart, Reset, the browser's back button) makes another widget, with a key of its own: what
a browser still sends of the one before concerns nobody.

A run may be cut short by the next one before the browser has drawn any of it, and what it put into the widgets is then
lost to the browser. So every later run names the value as that from which a widget starts that is drawn first.
"""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import streamlit as st

from gatemap.ui.state import current_page

_HELD = "held"


@dataclass(frozen=True)
class _Drawn:
    """What was drawn of a field last: the widget's number, the page it was on, and the words of what it holds."""

    number: int
    page: str
    labels: tuple[str, ...]


class Held(NamedTuple):
    """What the widget of a field is to be drawn with."""

    key: str
    start: Any
    """The value from which a browser starts that has not drawn the widget, or None where this run puts it there."""


def hold(field: str, value, labels: tuple[str, ...] = ()) -> Held:
    """Give the widget of a field the view's value, and return what it is to be drawn with.

    Each page has a widget of its own for a key, and a browser keeps the words of what is chosen, with their counts: it
    shows another page's value, and other `labels` of the same value, only when they are put there anew.

    Parameters
    ----------
    field : str
        Of the view.
    value
        What a widget of its kind holds; the order of a list and the room between words do not matter.
    labels : tuple of str, optional
        What a person reads of `value`.

    Returns
    -------
    Held
    """
    drawn = st.session_state.setdefault(_HELD, {})
    last, now = drawn.get(field), _Drawn(0, current_page(), labels)
    if last:
        put_here = key_of(field) in st.session_state and not _same(in_widget(field), value)
        now = replace(now, number=last.number + put_here)
    drawn[field] = now
    key = key_of(field)
    if now == last and st.session_state.get(key) == value:
        return Held(key, value)
    st.session_state[key] = value
    return Held(key, None)


def in_widget(field: str):
    """Return what the widget of a field holds; for its callback."""
    return st.session_state[key_of(field)]


def key_of(field: str) -> str:
    """Return the key of the widget of a field that was drawn last."""
    last = st.session_state.get(_HELD, {}).get(field)
    return f"filter_{field}_{last.number}" if last and last.number else f"filter_{field}"


def _same(one, other) -> bool:
    """Tell whether a person who reads both finds no difference."""
    if isinstance(one, list) and isinstance(other, list):
        return set(one) == set(other)
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    return one == other
