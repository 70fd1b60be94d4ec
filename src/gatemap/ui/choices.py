"""A choice between a few options that stands beside what it changes, and is kept while other pages are shown."""

from collections.abc import Callable
from typing import Literal

import streamlit as st


def chosen(options: tuple[str, ...], key: str) -> str:
    """Return what `choose` returns, for what is drawn before the choice itself."""
    kept = st.session_state.get(key)
    return kept if kept in options else options[0]


def choose(
    label: str,
    options: tuple[str, ...],
    name: Callable[[str], str],
    key: str,
    label_visibility: Literal["visible", "collapsed"] = "collapsed",
) -> str:
    """Draw a choice of which one option always holds, and return that option.

    Parameters
    ----------
    label : str
        What is chosen.
    options : tuple of str
        Codes; the first is chosen at first.
    name : callable
        Gives the words of a code.
    key : str
        Names the choice in the session, on every page that draws it.
    label_visibility : {'visible', 'collapsed'}
        Whether the label is seen, or only read aloud.

    Returns
    -------
    str
    """
    # A callback may have chosen before it is drawn. Otherwise a default, and not the session: a control whose value is
    # put there on the page before comes back without one when the page is left at once.
    first = {} if key in st.session_state else {"default": options[0]}
    return st.segmented_control(
        label,
        options,
        required=True,
        format_func=name,
        key=key,
        label_visibility=label_visibility,
        persist_state="session",
        **first,
    )
