"""The places as a map takes them: what stays the same from rerun to rerun, whatever the filters."""

import datetime as dt

import pandas as pd
import streamlit as st

from gatemap.render.exports.view_map import known_places
from gatemap.ui.state import Screen


def map_places(screen: Screen) -> pd.DataFrame:
    """Return every place with its symbol, name and the head of its tooltip.

    Parameters
    ----------
    screen : Screen

    Returns
    -------
    pandas.DataFrame
        Shared by all visitors, so not to be changed: place_id, lon, lat (degrees, EPSG:4326), symbol, precision,
        uncertainty_km, name, and head, a list of texts. The index is the place's number.
    """
    return _fixed(screen.store.key, screen.words.lang, screen.view.units, screen.view.asof, screen)


@st.cache_resource(show_spinner=False, max_entries=64)
def _fixed(store_key: str, lang: str, units: str, asof: dt.date | None, _screen: Screen) -> pd.DataFrame:
    """Return what a rerun need not make again; the first four arguments are all that it depends on."""
    return known_places(_screen.store, _screen.view, _screen.words, _screen.names, dt.date.today())
