"""All that is known of one place, gathered from the store, with its sources numbered as citations."""

import datetime as dt
from dataclasses import dataclass, field, replace
from math import asin, cos, radians, sin, sqrt

import pandas as pd

from gatemap.dataset.read import Dataset
from gatemap.dataset.schema import split_list
from gatemap.store import queries
from gatemap.store.gate_steps import Step, level_steps, status_steps
from gatemap.store.history import GateState, gate_states, place_history
from gatemap.store.load import Store
from gatemap.store.place_points import place_points
from gatemap.store.view import View

EARTH_RADIUS = 6371.0088  # km, mean radius (IUGG)
NEARBY_KM, NEARBY = 60, 6  # how far a neighbour may be, and how many are named
VENUE = "venue"


@dataclass
class Source:
    """One cited page, or one source that has no address.

    Attributes
    ----------
    number : int
        As in ``[3]``, counted from 1 in the order in which the dossier cites.
    url, note : str
        Its address; else what is said of a source without one.
    publisher, published, accessed, quality : str
        '' when the data do not record it; the dates are EDTF.
    uses : list of str
        What cites it: 'place', 'history-<n>', 'post-<place>' or 'event-<event>', in the order of the dossier.
    """

    number: int
    url: str
    note: str = ""
    publisher: str = ""
    published: str = ""
    accessed: str = ""
    quality: str = ""
    uses: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Counted:
    """A topic, an organisation or a province opposite, and the events that name it.

    Attributes
    ----------
    code : str
    events : tuple of str
        Ids, in the order of the dossier's list.
    here : int
        How many of them took place here.
    """

    code: str
    events: tuple[str, ...]
    here: int


@dataclass(frozen=True)
class Neighbour:
    """A place nearby and its distance in km, as the crow flies between the points of both."""

    place_id: str
    km: float


@dataclass(frozen=True)
class Dossier:
    """What the dossier of one place tells.

    Attributes
    ----------
    place : pandas.Series
        Its row of ``Dataset.places``.
    view : View
        The events that are listed; its one place is this.
    day, today : datetime.date
        Day whose level and status stand at the head, and day of making.
    state : GateState
    history : pandas.DataFrame
        Dated facts, newest first, numbered from 0.
    levels, states : tuple of Step
    events : pandas.DataFrame
        As `queries.rows` gives them, with ``roles`` of this place.
    total : int
        Events of this place under no other filter.
    topics, organisations, partner_provinces : tuple of Counted
        Most events first.
    posts : tuple of str
        Posts that guard it.
    nearby : tuple of Neighbour
        Nearest first; empty when its position is not known.
    around : pandas.DataFrame
        All places, for a map: place_id, lon, lat (degrees, WGS 84), symbol and precision of each, and ``events``, those
        in view without the filter of the place.
    countries : dict of str to str
        Country of each organisation, '' for joint and international ones.
    sources : tuple of Source
    """

    place: pd.Series
    view: View
    day: dt.date
    today: dt.date
    state: GateState
    history: pd.DataFrame
    levels: tuple[Step, ...]
    states: tuple[Step, ...]
    events: pd.DataFrame
    total: int
    topics: tuple[Counted, ...]
    organisations: tuple[Counted, ...]
    partner_provinces: tuple[Counted, ...]
    posts: tuple[str, ...]
    nearby: tuple[Neighbour, ...]
    around: pd.DataFrame
    countries: dict[str, str]
    sources: tuple[Source, ...]

    def cited(self, use: str) -> tuple[int, ...]:
        """Return the numbers of the sources that `use` cites."""
        return tuple(source.number for source in self.sources if use in source.uses)


def build_dossier(store: Store, view: View, place_id: str, today: dt.date) -> Dossier:
    """Gather the dossier of a place.

    Parameters
    ----------
    store : Store
    view : View
        Its other filters choose the events; its `asof` the day of level and status.
    place_id : str
    today : datetime.date

    Returns
    -------
    Dossier

    Raises
    ------
    KeyError
        When there is no such place.
    """
    dataset = store.dataset
    view = replace(view, place=(place_id,), event="", lang="")
    place = dataset.places.set_index("place_id", drop=False).loc[place_id]
    history = place_history(dataset, place_id).reset_index(drop=True)
    events = _with_roles(queries.rows(store, view), place_id)
    posts = tuple(dataset.places.loc[dataset.places["guards"] == place_id, "place_id"])
    day = view.asof or today
    return Dossier(
        place=place,
        view=view,
        day=day,
        today=today,
        state=_state(dataset, place_id, day, today),
        history=history,
        levels=level_steps(dataset, place_id, today),
        states=status_steps(dataset, place_id, today),
        events=events,
        total=queries.totals(store, View(place=(place_id,))).events,
        topics=_counted(events, "topics"),
        organisations=_counted(events, "actor_ids"),
        partner_provinces=_counted(events, "partner_provinces"),
        posts=posts,
        nearby=neighbours(dataset, place_id),
        around=_around(store, view, today),
        countries=dataset.organisations.set_index("org_id")["country"].to_dict(),
        sources=_sources(dataset, place, history, posts, events),
    )


def neighbours(
    dataset: Dataset, place_id: str, within: float = NEARBY_KM, limit: int = NEARBY
) -> tuple[Neighbour, ...]:
    """Return the nearest gates and openings, no posts, within some km of a place, nearest first."""
    points = dataset.places.set_index("place_id")["geometry"]
    own = points[place_id]
    if own is None or own.is_empty:
        return ()
    others = dataset.places.loc[(dataset.places["kind"] != "post") & (dataset.places["place_id"] != place_id)]
    found = [
        Neighbour(other, _km(own, points[other]))
        for other in others["place_id"]
        if points[other] is not None and not points[other].is_empty
    ]
    near = sorted((n for n in found if n.km <= within), key=lambda n: (n.km, n.place_id))
    return tuple(near[:limit])


def _state(dataset: Dataset, place_id: str, day: dt.date, today: dt.date) -> GateState:
    """Return the state of one place; that of all of them takes a third of a second."""
    places, history = dataset.places, dataset.gate_history
    alone = replace(
        dataset,
        places=places[places["place_id"] == place_id],
        gate_history=history[history["place_id"] == place_id],
    )
    return gate_states(alone, day, today)[place_id]


def _km(one, other) -> float:
    """Return the length of the great circle between two points in degrees (WGS 84), by the haversine formula."""
    lat, lat_other = radians(one.y), radians(other.y)
    half = sin((lat_other - lat) / 2) ** 2
    half += cos(lat) * cos(lat_other) * sin(radians(other.x - one.x) / 2) ** 2
    return 2 * EARTH_RADIUS * asin(sqrt(half))


def _around(store: Store, view: View, today: dt.date) -> pd.DataFrame:
    """Describe every place as a map draws it, its level that of the day in view."""
    places = place_points(store.dataset, view.asof, today)
    counts = queries.place_counts(store, view, skip=frozenset({"place"}))
    return places.assign(events=counts.reindex(places.index, fill_value=0))


def _with_roles(events: pd.DataFrame, place_id: str) -> pd.DataFrame:
    """Add what this place was to each event; the list cells of places and of their roles keep step."""
    roles = [
        next(role for place, role in zip(split_list(ids), split_list(cells), strict=True) if place == place_id)
        for ids, cells in zip(events["place_ids"], events["place_roles"], strict=True)
    ]
    return events.assign(roles=roles)


def _counted(events: pd.DataFrame, column: str) -> tuple[Counted, ...]:
    by_code: dict[str, list[str]] = {}
    for event, cell in zip(events["event_id"], events[column], strict=True):
        for code in split_list(cell):
            by_code.setdefault(code, []).append(event)
    here = {event for event, roles in zip(events["event_id"], events["roles"], strict=True) if VENUE in roles.split()}
    counted = [Counted(code, tuple(ids), len(here.intersection(ids))) for code, ids in by_code.items()]
    return tuple(sorted(counted, key=lambda one: (-len(one.events), -one.here, one.code)))


def _sources(
    dataset: Dataset, place: pd.Series, history: pd.DataFrame, posts: tuple[str, ...], events: pd.DataFrame
) -> tuple[Source, ...]:
    """Number the sources in the order in which the dossier cites them; one page has one number."""
    found: dict[str, Source] = {}

    def cite(use: str, url: str, **facts: str) -> None:
        key = url or facts.get("note", "")
        if not key:
            return
        source = found.setdefault(key, Source(len(found) + 1, url))
        for name, value in facts.items():
            if value and not getattr(source, name):
                setattr(source, name, value)
        if use not in source.uses:
            source.uses.append(use)

    for use, row in [("place", place), *((f"post-{post}", _row(dataset, post)) for post in posts)]:
        cite(use, row["source_url"])
        cite(use, "", note=row["source_note"])
    for number, row in history.iterrows():
        cite(f"history-{number}", row["source_url"], quality=row["source_quality"])
    for event in events.itertuples():
        facts = {name: getattr(event, name) for name in ("publisher", "published", "accessed")}
        cite(f"event-{event.event_id}", event.source_url, quality=event.source_quality, **facts)
        for url in split_list(event.other_source_urls):
            cite(f"event-{event.event_id}", url)
    return tuple(found.values())


def _row(dataset: Dataset, place_id: str) -> pd.Series:
    return dataset.places.set_index("place_id").loc[place_id]
