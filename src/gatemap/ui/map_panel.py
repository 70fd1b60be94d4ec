"""The map of the current view: which signs, how large, with which words."""

import datetime as dt

import pandas as pd
import streamlit as st

from gatemap.render import maps
from gatemap.store import queries
from gatemap.store.names import symbol_as_of, symbol_of
from gatemap.ui.map_component import show_map
from gatemap.ui.place_panel import choose_place, leave_place
from gatemap.ui.state import Screen, change_view, current_view

# Radius in km drawn round a point that stands for a commune or district; see the data dictionary's precision ladder.
AREA_KM = 10.0


def draw_map(screen: Screen, counts: pd.Series, height: int, *, tiles: bool, shaded: bool) -> None:
    """Draw the map; a click on a place or a province makes it part of the view.

    Parameters
    ----------
    screen : Screen
    counts : pandas.Series
        Events in view by place number.
    height : int
        In pixels.
    tiles : bool
        Whether the online layer is on.
    shaded : bool
        Whether the provinces are shaded by their events in view.
    """
    options = maps.MapOptions(
        units=screen.view.units,
        language=screen.words.lang,
        tiles=tiles,
        shaded=queries.events_by_province(screen.store, screen.view) if shaded else None,
        texts=_texts(screen, shaded),
    )
    layer = maps.place_layer(_places(screen, counts), _provinces(screen), options)
    show_map(layer, height=height, key="map", on_click=lambda kind, code: _clicked(screen, kind, code))


def _clicked(screen: Screen, kind: str, code: str) -> None:
    """Add what was clicked to the view; a second click takes it out again."""
    view = current_view()
    if kind == "place" and code in screen.store.known.places:
        leave_place() if view.place == (code,) else choose_place(code)
    elif kind == "province" and code in screen.store.known.provinces(view.units):
        change_view(province=() if view.province == (code,) else (code,))


def _places(screen: Screen, counts: pd.Series) -> pd.DataFrame:
    """Add to what stays the same of every place what the view changes: events, and whether it is chosen."""
    fixed = _fixed(screen.store.key, screen.words.lang, screen.view.units, screen.view.asof, screen)
    events = counts.reindex(fixed.index, fill_value=0)
    said = {count: screen.words("map-events", n=int(count)) for count in events.unique()}
    return fixed.assign(
        events=events,
        selected=fixed["place_id"].isin(screen.view.place),
        lines=[[*head, said[count]] for head, count in zip(fixed["head"], events, strict=True)],
    )


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


def _provinces(screen: Screen) -> pd.DataFrame:
    """Place the events without a gate at the label point of their province, under the system in view."""
    view = screen.view
    counts = queries.province_counts(screen.store, view)
    points = screen.store.province_points[view.units]
    codes = [code for code in counts if code in points]
    return pd.DataFrame(
        {
            "code": codes,
            "lon": [points[code][0] for code in codes],
            "lat": [points[code][1] for code in codes],
            "events": [counts[code] for code in codes],
            "selected": [code in view.province for code in codes],
            "name": [screen.names.province(code, view.units) for code in codes],
            "lines": [[screen.words("map-province-events", n=counts[code])] for code in codes],
        }
    )


def _legend_symbols(screen: Screen) -> list[str]:
    return [symbol for symbol in maps.SYMBOLS if symbol != "unknown" or screen.view.asof]


def _texts(screen: Screen, shaded: bool) -> maps.MapTexts:
    words = screen.words
    return maps.MapTexts(
        legend=words("legend"),
        symbols={symbol: words.label("symbol", symbol) for symbol in _legend_symbols(screen)},
        precisions={precision: words(f"legend-{precision}") for precision in maps.PRECISIONS},
        sizes=words("legend-sizes"),
        province=words("legend-province"),
        shades=words("legend-shades") if shaded else "",
        zoom_in=words("map-zoom-in"),
        zoom_out=words("map-zoom-out"),
        home=words("map-home"),
        places=words("map-label"),
    )
