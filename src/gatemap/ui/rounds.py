"""Keys of widgets that begin anew when what they show is another."""

from collections.abc import Hashable

import streamlit as st


def round_of(name: str, content: Hashable) -> int:
    """Return a number that grows whenever `content` is another than it was at the last call.

    As a part of a widget's key it makes another widget for other content: at its first page, with nothing chosen.

    Parameters
    ----------
    name : str
        Names what is counted in the session.
    content : hashable

    Returns
    -------
    int
    """
    shown, rounds = f"{name}_for", f"{name}_round"
    if st.session_state.get(shown) != content:
        st.session_state[shown] = content
        st.session_state[rounds] = st.session_state.get(rounds, 0) + 1
    return st.session_state[rounds]
