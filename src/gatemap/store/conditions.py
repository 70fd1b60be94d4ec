"""A `View` as SQL conditions, once for every table that carries the filter columns."""

import re

import sqlalchemy as sa

from gatemap import vocab
from gatemap.dataset.dates import certainty_rank
from gatemap.store.load import Store
from gatemap.store.tables import event_actor, event_place
from gatemap.store.view import View
from gatemap.store.words import holds_terms
from gatemap.text import fold

PERIOD = frozenset({"date_from", "date_to"})
_QUOTED = re.compile(r'"([^"]*)"')


def conditions(store: Store, view: View, table: sa.Table, skip: frozenset[str] = frozenset()) -> list:
    """Return the conditions of `view` on `table`.

    Parameters
    ----------
    store : Store
    view : View
    table : sqlalchemy.Table
        ``event`` or ``event_place``.
    skip : frozenset of str
        Fields left out: a facet counts its options under all *other* filters.

    Returns
    -------
    list of sqlalchemy conditions, all of which must hold
    """
    columns = table.c
    province_bits = columns[f"province_{view.units}_bits"]
    makers = {
        "partner": lambda: _any_bit(columns.partner_bits, view.partner, vocab.PARTNER_OPTIONS),
        "province": lambda: _any_bit(province_bits, view.province, store.known.provinces(view.units)),
        "topic": lambda: _any_bit(columns.topic_bits, view.topic, vocab.TOPICS),
        "gate_level": lambda: _any_bit(columns.gate_level_bits, view.gate_level, vocab.GATE_LEVEL_OPTIONS),
        "kind": lambda: columns.kind.in_(view.kind),
        "level": lambda: columns.level.in_(view.level),
        "place": lambda: columns.event_no.in_(_events_at(store, view.place)),
        "partner_province": lambda: _any_bit(
            columns.partner_province_bits, view.partner_province, store.known.partner_provinces
        ),
        "actor": lambda: columns.event_no.in_(_events_of(store, view.actor)),
        "counterpart": lambda: columns.event_no.in_(_events_of(store, view.counterpart)),
        "period": lambda: _in_period(columns, view),
        "dating": lambda: ~in_one_year(columns),
        "certainty": lambda: columns.date_certainty >= certainty_rank(view.certainty),
        "position": lambda: sa.or_(*(_position(columns, province_bits, code) for code in view.position)),
        "q": lambda: _words(store, table, view.q),
    }
    names = set(view.filters_of()) - skip
    if names & PERIOD:
        names = (names - PERIOD) | {"period"}
    if view.dating != "no_year":
        names.discard("dating")
    return [makers[name]() for name in sorted(names)]


def in_one_year(columns):
    """Hold for an event all of whose possible days lie in one year."""
    return columns.time_bin.is_not(None)


def search_terms(query: str, names: frozenset[str]) -> list[str]:
    """Split a search into folded terms: quoted phrases, known names of several words, and single words.

    >>> search_terms('talks Y Tý "joint patrol"', frozenset({"y ty"}))
    ['joint patrol', 'talks', 'y ty']
    """
    terms = [fold(phrase) for phrase in _QUOTED.findall(query)]
    words = fold(_QUOTED.sub(" ", query)).split()
    while words:
        length = next((n for n in range(min(len(words), 8), 1, -1) if " ".join(words[:n]) in names), 1)
        terms.append(" ".join(words[:length]))
        words = words[length:]
    return [term for term in terms if term]


def _any_bit(column, chosen: tuple[str, ...], codes: tuple[str, ...]):
    return column.bitwise_and(sum(1 << codes.index(code) for code in chosen)) != 0


def _events_at(store: Store, places: tuple[str, ...]):
    numbers = [store.known.places.index(place) for place in places]
    return sa.select(event_place.c.event_no).where(event_place.c.place_no.in_(numbers))


def _events_of(store: Store, organisations: tuple[str, ...]):
    numbers = [store.known.organisations.index(code) for code in organisations]
    return sa.select(event_actor.c.event_no).where(event_actor.c.org_no.in_(numbers))


def _in_period(columns, view: View):
    """Hold for an event that may have happened in the period, or surely did, or is kept out by an open end alone."""
    ends = {
        "": (columns.date_latest, columns.date_earliest),
        "within": (columns.date_earliest, columns.date_latest),
    }
    from_end, to_end = ends.get(view.dating, ends[""])
    inside = [from_end >= view.date_from] if view.date_from else []
    inside += [to_end <= view.date_to] if view.date_to else []
    if view.dating != "left_out":
        return sa.and_(*inside)
    # An open end leaves it unknown, unless the other end already lies outside.
    return sa.and_(*inside).is_(None)


def _position(columns, province_bits, code: str):
    if code == "gate":
        return columns.at_gate
    elsewhere = province_bits != 0 if code == "province" else province_bits == 0
    return sa.and_(~columns.at_gate, elsewhere)


def _words(store: Store, table: sa.Table, query: str):
    """Ask for events that hold every term; a search of signs alone finds nothing."""
    terms = search_terms(query, store.names)
    return holds_terms(store.engine, table, terms, store.found) if terms else sa.false()
