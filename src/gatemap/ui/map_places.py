"""The places as a map takes them: what stays the same from rerun to rerun, whatever the filters."""

import datetime as dt

import pandas as pd
import streamlit as st

from gatemap.store.names import symbol_as_of, symbol_of
from gatemap.ui.state import Screen

# Radius in km drawn round a point that stands for a commune or district; see the data dictionary's precision ladder.
AREA_KM = 10.0


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
    places = _screen.store.dataset.places
    symbols = [_symbol(_screen, place) for _, place in places.iterrows()]
    return pd.DataFrame(
        {
            "place_id": places["place_id"],
            "lon": places.geometry.x,
            "lat": places.geometry.y,
            "symbol": symbols,
            "precision": places["position_precision"],
            "uncertainty_km": places["position_precision"].map({"area": AREA_KM}),
            "name": places["place_id"].map(_screen.names.places),
            "head": [
                _head(_screen, place, symbol) for (_, place), symbol in zip(places.iterrows(), symbols, strict=True)
            ],
        }
    )


def _head(screen: Screen, place: pd.Series, symbol: str) -> list[str]:
    words, units = screen.words, screen.view.units
    province = screen.names.province(place[f"province_{units}"], units)
    opposite = screen.names.pairs[place["place_id"]].partition(" – ")[2]
    return [
        f"{words.label('symbol', symbol)} · {province}",
        *([words("map-opposite", name=opposite)] if opposite else []),
    ]


def _symbol(screen: Screen, place: pd.Series) -> str:
    """Return a place's symbol: by its level today, or by what is known of it on the day chosen."""
    if not screen.view.asof:
        return symbol_of(place)
    return symbol_as_of(place, screen.states[place["place_id"]].level)
