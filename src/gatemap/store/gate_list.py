"""The list of gates and posts: which of them a view lists, and what it says of each."""

import pandas as pd
import sqlalchemy as sa

from gatemap import vocab
from gatemap.store.conditions import conditions
from gatemap.store.load import Store
from gatemap.store.tables import event, event_place
from gatemap.store.view import View

# What these say of an event they say of a place too, so they choose the places as well.
OF_PLACES = ("partner", "province", "partner_province", "place", "gate_level")


def gate_list(store: Store, view: View) -> pd.DataFrame:
    """Return the places that `view` lists, in the order of the borders and their provinces.

    Parameters
    ----------
    store : Store
    view : View
        Country and province opposite, province, place and level choose the places; all filters choose the events.

    Returns
    -------
    pandas.DataFrame
        The columns of ``Dataset.places``, ``events`` (int, in view), and of the newest of them ``last_event`` (its id)
        and ``last_date`` (EDTF), '' for none.
    """
    places = store.dataset.places
    chosen = places[_holds(places, view)]
    counts = _events(store, view).reindex(chosen.index)
    listed = chosen.assign(
        events=counts["events"].fillna(0).astype("int64"),
        last_event=counts["event_id"].fillna(""),
        last_date=counts["date"].fillna(""),
    )
    border = listed["partner"].map(vocab.PARTNERS.index)
    keys = pd.DataFrame({"border": border, "province": listed[f"province_{view.units}"], "name": listed["name_en"]})
    return listed.loc[keys.sort_values(["border", "province", "name"]).index]


def _holds(places: pd.DataFrame, view: View) -> pd.Series:
    """Tell which places a view lists. "Vietnam alone" is no border, so it leaves none out."""
    level = places.set_index("place_id")["level"]
    own = places["level"].where(places["level"] != "", places["guards"].map(level)).fillna("")
    values = {
        "partner": places["partner"],
        "province": places[f"province_{view.units}"],
        "partner_province": places["partner_province"],
        "place": places["place_id"],
        "gate_level": own.replace("", vocab.NO_LEVEL),
    }
    holds = pd.Series(True, index=places.index)
    for name in OF_PLACES:
        wanted = getattr(view, name)
        if wanted and wanted != ("VN",):
            holds &= values[name].isin(wanted)
    return holds


def _events(store: Store, view: View) -> pd.DataFrame:
    """Return events in view and the newest of them, by place number; events are numbered from the newest down."""
    counted = (
        sa.select(
            event_place.c.place_no, sa.func.count().label("events"), sa.func.min(event_place.c.event_no).label("newest")
        )
        .where(*conditions(store, view, event_place))
        .group_by(event_place.c.place_no)
        .subquery()
    )
    query = sa.select(counted.c.place_no, counted.c.events, event.c.event_id, event.c.date).join(
        event, event.c.event_no == counted.c.newest
    )
    with store.engine.connect() as connection:
        found = connection.execute(query).all()
    return pd.DataFrame(found, columns=["place_no", "events", "event_id", "date"]).set_index("place_no")
