"""What each address answers: small documents of plain values, made from the store alone."""

import datetime as dt
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

import gatemap
from gatemap import vocab
from gatemap.api.parameters import PAGING, Asked
from gatemap.i18n.words import words
from gatemap.render.exports.about import LICENCE
from gatemap.render.exports.records import event_records, place_records
from gatemap.store import queries
from gatemap.store.history import GateState, gate_states, place_history
from gatemap.store.load import Store
from gatemap.store.names import Names, display_names
from gatemap.store.view import PARAMETERS, SEVERAL, View
from gatemap.text import shorten

Document = dict[str, Any]
KEPT_DAYS = 32  # days whose states of all gates are kept

_kept_states: dict[tuple, dict[str, GateState]] = {}


class NotThere(LookupError):
    """No event or place is called so."""


@dataclass(frozen=True)
class Endpoint:
    """An address of the interface.

    Attributes
    ----------
    path : str
        Below the interface's own; ``{id}`` stands for an identifier.
    about : str
        What it answers, in one line.
    takes : tuple of str
        Its parameters.
    answer : callable
        Gives the document from the store, what is asked, and the identifier.
    """

    path: str
    about: str
    takes: tuple[str, ...]
    answer: Callable[[Store, Asked, str], Document]


def events(store: Store, asked: Asked, _: str) -> Document:
    """Return a part of the events of the view, in its order."""
    total = queries.totals(store, asked.view).events
    found = queries.rows(store, asked.view, offset=asked.offset, limit=asked.limit)
    return _head(asked.view) | _part(asked, total) | {"events": event_records(found)}


def event(store: Store, _: Asked, event_id: str) -> Document:
    """Return one event."""
    try:
        row = queries.event_row(store, event_id)
    except KeyError:
        raise NotThere(f"there is no event {shorten(event_id)!r}") from None
    return _head() | {"event": event_records(pd.DataFrame([row]))[0]}


def places(store: Store, asked: Asked, _: str) -> Document:
    """Return a part of all places, each with its events in the view and its state on the view's day."""
    numbers = range(len(store.known.places))[asked.offset : asked.offset + asked.limit]
    found = _places(store, asked.view, list(numbers))
    return _head(asked.view) | _part(asked, len(store.known.places)) | {"places": found}


def place(store: Store, asked: Asked, place_id: str) -> Document:
    """Return one place with all that is known of its history."""
    if place_id not in store.known.places:
        raise NotThere(f"there is no place {shorten(place_id)!r}")
    (found,) = _places(store, asked.view, [store.known.places.index(place_id)])
    facts = place_history(store.dataset, place_id).drop(columns="place_id").to_dict("records")
    return _head(asked.view) | {"place": found, "history": facts}


def facets(store: Store, asked: Asked, _: str) -> Document:
    """Return the totals of the view, and for every option of every filter its events under the other filters."""
    view = asked.view
    counted = queries.facets(store, view)
    at_places = queries.place_counts(store, view, skip=frozenset({"place"}))
    counted["place"] = {store.known.places[number]: int(count) for number, count in at_places.items()}
    for field in ("actor", "counterpart"):
        counted[field] = queries.actor_counts(store, view, skip=frozenset({field}))
    names = display_names(store.dataset, _lang(view))
    options = {field: _options(counts, _labels(view, field, names)) for field, counts in counted.items()}
    totals = {name: _plain(value) for name, value in asdict(queries.totals(store, view)).items()}
    return _head(view) | {"totals": totals, "facets": options}


ENDPOINTS = (
    Endpoint("/events", "Events of a view, in its order, part by part.", (*PARAMETERS, *PAGING), events),
    Endpoint("/events/{id}", "One event.", (), event),
    Endpoint(
        "/places",
        "Every place with its events in a view and its level and status on a day, part by part.",
        (*PARAMETERS, *PAGING),
        places,
    ),
    Endpoint("/places/{id}", "One place, with the dated facts of its level and status.", PARAMETERS, place),
    Endpoint(
        "/facets",
        "Totals of a view, and for every option of every filter its events under the other filters.",
        PARAMETERS,
        facets,
    ),
)


def index(root: str) -> Document:
    """Return the way to every address, those of `root` being below it."""
    links = [{"href": f"{root}{endpoint.path}", "about": endpoint.about} for endpoint in ENDPOINTS]
    described = {"href": f"{root}/openapi.json", "about": "Description of this interface (OpenAPI 3.1)."}
    about = {
        "name": "gatemap",
        "version": gatemap.__version__,
        "about": "Border gates of Vietnam and what happened there.",
    }
    return about | _head() | {"links": [*links, described]}


def _head(view: View | None = None) -> Document:
    """Return what every answer begins with: the query as it was understood, the licence and the day."""
    made = {"licence": LICENCE, "made": dt.date.today().isoformat()}
    if view is None:
        return made
    query: Document = {}
    for name, value in view.to_query():
        if name in SEVERAL:
            query.setdefault(name, []).append(value)
        else:
            query[name] = value
    return {"query": query, **made}


def _part(asked: Asked, total: int) -> Document:
    return {"total": total, "offset": asked.offset, "limit": asked.limit}


def _places(store: Store, view: View, numbers: list[int]) -> list[Document]:
    counts = queries.place_counts(store, view).reindex(numbers, fill_value=0)
    day = view.asof or dt.date.today()
    states = _states(store, day)
    return [record | {"state": _state(states[record["place_id"]], day)} for record in place_records(store, counts)]


def _state(state: GateState, day: dt.date) -> Document:
    """Return what is known of a gate on a day, under the names of the gates' CSV; '' and null where no source tells."""
    return {
        "as_of": day.isoformat(),
        "level": state.level,
        "level_told": state.level_date,
        "status": state.status,
        "status_since": state.status_date,
        "status_end_known": state.status_ended if state.status else None,
        "change_around_that_day": state.changing,
        "source_url": state.source_url,
    }


def _options(counts: dict[str, int], label_of: Callable[[str], str]) -> list[Document]:
    """Return the options that have events, most events first, each with its name."""
    chosen = sorted((code for code in counts if counts[code]), key=lambda code: (-counts[code], code))
    return [{"code": code, "label": label_of(code), "events": int(counts[code])} for code in chosen]


def _labels(view: View, field: str, names: Names) -> Callable[[str], str]:
    named = {
        "province": names.provinces_34 if view.units == "34" else names.provinces_63,
        "partner_province": names.partner_provinces,
        "place": names.pairs,
        "actor": names.organisations,
        "counterpart": names.organisations,
    }
    if field in named:
        return named[field].__getitem__
    vocabulary = {"position": "position_at"}.get(field, field)
    return lambda code: words(_lang(view)).label(vocabulary, code)


def _lang(view: View) -> str:
    return view.lang or vocab.LANGUAGES[0]


def _states(store: Store, day: dt.date) -> dict[str, GateState]:
    """Return the state of every place on `day`; to work it out takes longer than all the rest of an answer."""
    today = dt.date.today()
    key = (store.key, day, today)
    found = _kept_states.get(key)
    if found is None:
        found = _kept_states[key] = gate_states(store.dataset, day, today)
        for old in list(_kept_states)[:-KEPT_DAYS]:
            _kept_states.pop(old, None)
    return found


def _plain(value):
    return value.isoformat() if isinstance(value, dt.date) else value
