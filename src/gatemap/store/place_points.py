"""Every place as a map draws it, whatever the filters: where it lies, how surely, and its sign on a day."""

import datetime as dt

import pandas as pd

from gatemap.dataset.read import Dataset
from gatemap.store.history import gate_states
from gatemap.store.names import symbol_as_of, symbol_of


def place_points(dataset: Dataset, asof: dt.date | None, today: dt.date) -> pd.DataFrame:
    """Return every place with its point and its symbol.

    Parameters
    ----------
    dataset : Dataset
    asof : datetime.date or None
        The day of the level that the symbol shows; None for the level of the gazetteer.
    today : datetime.date
        See `history.gate_states`.

    Returns
    -------
    pandas.DataFrame
        ``place_id``, ``lon``, ``lat`` (degrees, WGS 84; NaN when not known), ``symbol`` and ``precision``. The index is
        the place's number.
    """
    places = dataset.places
    states = gate_states(dataset, asof, today) if asof else {}
    symbols = [
        symbol_as_of(place, states[place["place_id"]].level) if asof else symbol_of(place)
        for place in places[["place_id", "kind", "level"]].to_dict("records")
    ]
    return pd.DataFrame(
        {
            "place_id": places["place_id"],
            "lon": places.geometry.x,
            "lat": places.geometry.y,
            "symbol": symbols,
            "precision": places["position_precision"],
        }
    )
