"""A page that goes on by itself when its process has ended and another one takes its place."""

import streamlit as st

HALF_A_DAY = 43_200.0  # seconds


@st.fragment(run_every=HALF_A_DAY)
def draw_anew_after_reconnecting() -> None:
    """Draw nothing, and have the browser ask for the page anew when it is connected again.

    Streamlit asks then only for a page that has parts which run by themselves, as this one. Without it the page would
    stay as it is until the first click; the new process knows nothing of the visit, so that click would be lost, and
    the view of the address drawn instead.
    """
