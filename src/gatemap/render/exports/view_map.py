"""What the map of a view shows, as frames: its places, its provinces, and the words around them."""

import datetime as dt

import pandas as pd

from gatemap.i18n.words import Words
from gatemap.render import maps
from gatemap.store import queries
from gatemap.store.load import Store
from gatemap.store.names import Names
from gatemap.store.place_points import place_points
from gatemap.store.view import View


def map_places(store: Store, view: View, words: Words, names: Names, today: dt.date) -> pd.DataFrame:
    """Return every place as `maps.place_layer` and `still.still_map` take it, with its events in `view`.

    Parameters
    ----------
    store : Store
    view : View
    words : Words
    names : Names
    today : datetime.date
        See `history.gate_states`.

    Returns
    -------
    pandas.DataFrame
        One row a place, in the order of their numbers; degrees are WGS 84.
    """
    places = known_places(store, view, words, names, today)
    events = queries.place_counts(store, view).reindex(places.index, fill_value=0)
    return places.assign(
        events=events,
        selected=places["place_id"].isin(view.place),
        lines=[[*head, words("map-events", n=int(n))] for head, n in zip(places["head"], events, strict=True)],
    )


def known_places(store: Store, view: View, words: Words, names: Names, today: dt.date) -> pd.DataFrame:
    """Return of every place what no filter changes: only the province system and the day of the gates do.

    Returns
    -------
    pandas.DataFrame
        ``place_id``, ``lon``, ``lat`` (degrees, WGS 84), ``symbol``, ``precision``, ``uncertainty_km``, ``name``, and
        ``head``, a list of texts. The index is the place's number.
    """
    places = store.dataset.places
    points = place_points(store.dataset, view.asof, today)
    return points.assign(
        uncertainty_km=points["precision"].map({"area": maps.AREA_KM}),
        name=points["place_id"].map(names.places),
        head=[
            _head(place, symbol, view, words, names)
            for (_, place), symbol in zip(places.iterrows(), points["symbol"], strict=True)
        ],
    )


def map_provinces(
    store: Store, view: View, words: Words, names: Names, counts: dict[str, int] | None = None
) -> pd.DataFrame:
    """Return the provinces with events that no gate shows, at their label points, under the system of `view`.

    `counts` are those of `queries.province_counts`, where they are known already.
    """
    counts = queries.province_counts(store, view) if counts is None else counts
    points = store.province_points[view.units]
    codes = [code for code in counts if code in points]
    return pd.DataFrame(
        {
            "code": codes,
            "lon": [points[code][0] for code in codes],
            "lat": [points[code][1] for code in codes],
            "events": [counts[code] for code in codes],
            "selected": [code in view.province for code in codes],
            "name": [names.province(code, view.units) for code in codes],
            "lines": [[words("map-province-events", n=counts[code])] for code in codes],
        }
    )


def told_points(places: pd.DataFrame, provinces: pd.DataFrame) -> pd.DataFrame:
    """Return lon and lat of all that has events or was chosen, for the bounds of a map."""
    told = places[(places["events"] > 0) | places["selected"]]
    return pd.concat([told[["lon", "lat"]], provinces[["lon", "lat"]]]).astype(float).dropna()


def map_texts(view: View, words: Words) -> maps.MapTexts:
    """Return the words of the map's controls and legend."""
    symbols = [symbol for symbol in maps.SYMBOLS if symbol != "unknown" or view.asof]
    return maps.MapTexts(
        legend=words("legend"),
        symbols={symbol: words.label("symbol", symbol) for symbol in symbols},
        precisions={precision: words(f"legend-{precision}") for precision in maps.PRECISIONS},
        sizes=words("legend-sizes"),
        province=words("legend-province"),
        zoom_in=words("map-zoom-in"),
        zoom_out=words("map-zoom-out"),
        home=words("map-home"),
        places=words("map-label"),
    )


def said(view: View, words: Words, names: Names) -> list[str]:
    """Put every filter that is on, and the day of the gates, into words."""
    texts = [words("summary-words", words=view.q)] if view.q else []
    texts += [words.label("partner", code) for code in view.partner]
    texts += [names.province(code, view.units) for code in view.province]
    texts += [names.partner_provinces[code] for code in view.partner_province]
    texts += [names.places[place] for place in view.place]
    texts += [names.organisations[code] for code in (*view.actor, *view.counterpart)]
    for field, labels in (("kind", "kind"), ("topic", "topic"), ("level", "level"), ("position", "position_at")):
        texts += [words.label(labels, code) for code in getattr(view, field)]
    texts += [f"{words('filter-gate-level')}: {words.label('gate_level', code)}" for code in view.gate_level]
    texts += [words("summary-from", day=words.day(view.date_from))] if view.date_from else []
    texts += [words("summary-to", day=words.day(view.date_to))] if view.date_to else []
    texts += [words.label("dating", view.dating)] if view.filters_of().get("dating") else []
    texts += [words("summary-asof", day=words.day(view.asof))] if view.asof else []
    if view.certainty:
        texts.append(f"{words('filter-certainty')}: {words.label('certainty', view.certainty)}")
    return texts


def not_drawn(store: Store, view: View, words: Words) -> list[str]:
    """Say of the events in view that no gate shows where they are, and of the provinces what they are worth."""
    totals = queries.totals(store, view)
    texts = [words("export-nowhere", n=totals.nowhere)] if totals.events else []
    texts += [words("export-at-provinces", n=totals.at_provinces)] if totals.at_provinces else []
    return [*texts, words("map-caption")]


def _head(place: pd.Series, symbol: str, view: View, words: Words, names: Names) -> list[str]:
    province = names.province(place[f"province_{view.units}"], view.units)
    opposite = names.pairs[place["place_id"]].partition(" – ")[2]
    lines = [f"{words.label('symbol', symbol)} · {province}"]
    return [*lines, words("map-opposite", name=opposite)] if opposite else lines
