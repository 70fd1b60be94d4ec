"""A small still map of some places, as an image: in the card of an event and beside the form that makes one."""

import datetime as dt

import pandas as pd
import streamlit as st

from gatemap.render.still import around, data_uri, still_map
from gatemap.ui.map_places import map_places
from gatemap.ui.state import Screen

PICTURE = (340, 230)  # pixels: width and height
PLACE_MARGIN, PROVINCE_MARGIN = 25, 90  # km shown around places, or around provinces
# On a map of one event sizes say nothing: its places are drawn alike, large enough for their shapes to be told.
ALIKE = 4


def small_map(screen: Screen, places: tuple[str, ...], provinces: tuple[str, ...]) -> str:
    """Return the address of an image of `places` and, as squares, of `provinces`, for a page of either theme.

    Parameters
    ----------
    screen : Screen
    places : tuple of str
        Identifiers; one without a position is left out.
    provinces : tuple of str
        Codes under the system in view.
    """
    view, theme = screen.view, st.context.theme.type or "light"
    return _drawn(screen.store.key, places, provinces, view.units, view.asof, screen.words.lang, theme, screen)


@st.cache_resource(show_spinner=False, max_entries=128)
def _drawn(
    store_key: str,
    chosen: tuple[str, ...],
    provinces: tuple[str, ...],
    units: str,
    asof: dt.date | None,
    lang: str,
    theme: str,
    _screen: Screen,
) -> str:
    """Draw the image; all but the last argument are all that it depends on."""
    places = map_places(_screen)
    marked = places["place_id"].isin(chosen)
    places = places.assign(selected=marked, events=marked * ALIKE)
    squares = _squares(_screen, provinces)
    width, height = PICTURE
    located = places[marked].dropna(subset="lon")
    near, margin = (squares, PROVINCE_MARGIN) if located.empty else (located, PLACE_MARGIN)
    svg = still_map(
        places,
        bounds=around(near, margin, width / height),
        width=width,
        height=height,
        theme=theme,
        units=units,
        lang=lang,
        provinces=squares,
    )
    return data_uri(svg)


def _squares(screen: Screen, provinces: tuple[str, ...]) -> pd.DataFrame:
    points = screen.store.province_points[screen.view.units]
    rows = [(code, *points[code], 1, False) for code in provinces if code in points]
    return pd.DataFrame(rows, columns=["code", "lon", "lat", "events", "selected"])
