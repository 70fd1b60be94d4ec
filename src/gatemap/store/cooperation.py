"""Who met whom, about what and when: counts of the events in view, each of which opens into exactly those events.

A count is taken under the whole view, and the view behind it puts one code in the place of a filter's codes. The two
agree because only codes that the filter lets through are counted.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import sqlalchemy as sa

from gatemap import vocab
from gatemap.store.conditions import conditions, in_one_year
from gatemap.store.cooperation_views import NO_YEAR, of_year
from gatemap.store.load import Store
from gatemap.store.tables import event, event_actor
from gatemap.store.view import View

# An event of one year of which the period takes in only a part, and that may have happened outside of it.
_AT_EDGE = -1
SIDES = ("across", "within", "any")
ORDERS = ("years", "gap", "events")


@dataclass(frozen=True)
class Pair:
    """Two provinces or organisations and the events in view that name both.

    Attributes
    ----------
    first, second : str
        Codes.
    events : int
    years : dict of int to int
        Events by the year in which they surely happened.
    no_year : int
        Events that are not tied to one year.
    since, until : datetime.date or None
        The last of the events was not before and not after these days; None when nothing is known of that end.
    """

    first: str
    second: str
    events: int
    years: dict[int, int] = field(default_factory=dict)
    no_year: int = 0
    since: dt.date | None = None
    until: dt.date | None = None


def matrix(store: Store, view: View) -> dict[tuple[str, str], int]:
    """Return the events in `view` by province, under its system, and province on the other side.

    An event that names several provinces counts in several cells; one that names none on either side counts in none.
    Under a filter of provinces only those are there.
    """
    bits = (event.c[f"province_{view.units}_bits"], event.c.partner_province_bits)
    counts: Counter = Counter()
    for own, other, count in _rows(store, sa.select(*bits, sa.func.count()).group_by(*bits), view):
        counts.update(dict.fromkeys(_province_pairs(store, view, own, other), count))
    return dict(counts)


def by_year(store: Store, view: View, name: str) -> dict[tuple[str, int], int]:
    """Return the events in `view` by code of `name` and by year, those of no year under `NO_YEAR`.

    Parameters
    ----------
    store : Store
    view : View
    name : {'kind', 'topic', 'level'}

    Returns
    -------
    dict of (str, int) to int
        Events of one year that the period may leave out, for it begins or ends within that year, are not there.
    """
    column = event.c.topic_bits if name == "topic" else event.c[name]
    slot = _slot(store, view)
    counts: Counter = Counter()
    for value, year, count in _rows(store, sa.select(column, slot, sa.func.count()).group_by(column, "slot"), view):
        codes = _codes(value, vocab.TOPICS, view.topic) if name == "topic" else (value,)
        counts.update({(code, int(year)): count for code in codes})
    return _drawn(view, counts)


def province_pairs(store: Store, view: View, order: str, least: int = 1) -> list[Pair]:
    """Return the pairs of a province and one on the other side that events in `view` name.

    Parameters
    ----------
    store : Store
    view : View
    order : {'years', 'gap', 'events'}
        Most years first, longest without an event first, or most events first.
    least : int
        Events that a pair has at least.

    Returns
    -------
    list of Pair
    """
    bits = (event.c[f"province_{view.units}_bits"], event.c.partner_province_bits)
    slot = _slot(store, view)
    gathered = defaultdict(list)
    for own, other, *found in _rows(store, sa.select(*bits, slot, *_measures()).group_by(*bits, "slot"), view):
        for pair in _province_pairs(store, view, own, other):
            gathered[pair].append(found)
    pairs = [_pair(view, *codes, found) for codes, found in gathered.items()]
    return sorted((pair for pair in pairs if pair.events >= least), key=_ORDER_KEYS[order])


def organisation_pairs(
    store: Store, view: View, order: str, *, sides: str = "across", least: int = 1, limit: int = 20
) -> tuple[list[Pair], int]:
    """Return pairs of organisations that took part in the same events in `view`, and how many there are.

    Parameters
    ----------
    store : Store
    view : View
        Under a filter of organisations, each pair has one that it lets through.
    order : {'years', 'gap', 'events'}
    sides : {'across', 'within', 'any'}
        One of Vietnam and one of a partner country, both of Vietnam, or any two.
    least : int
        Events that a pair has at least.
    limit : int
        Pairs returned.

    Returns
    -------
    list of Pair
        The Vietnamese organisation comes first.
    int
    """
    one, two = event_actor.alias("one"), event_actor.alias("two")
    ends = (one.c.org_no, two.c.org_no)
    slot = _slot(store, view)
    joined = (
        sa.select(*ends, slot, *_measures())
        .select_from(event)
        .join(one, one.c.event_no == event.c.event_no)
        .join(two, two.c.event_no == event.c.event_no)
        .where(*_sides(store, sides, *ends), *_let_through(store, view, *ends))
        .group_by(*ends, "slot")
    )
    found = joined.where(*conditions(store, view, event)).cte("found")
    ranked = _ranked(found, order, least, limit)
    query = sa.select(found, ranked.c.pairs).join(ranked, sa.and_(found.c[0] == ranked.c[0], found.c[1] == ranked.c[1]))
    with store.engine.connect() as connection:
        rows = connection.execute(query.order_by(ranked.c.place)).all()
    gathered = defaultdict(list)
    for first, second, *measures, _ in rows:
        gathered[_organisations(store, first, second)].append(measures)
    return [_pair(view, *codes, measured) for codes, measured in gathered.items()], rows[0][-1] if rows else 0


def touched(store: Store, view: View) -> tuple[int, int]:
    """Return how many provinces on the other side and how many organisations the events in `view` name."""
    chosen = conditions(store, view, event)
    numbers = sa.select(event.c.event_no).where(*chosen)
    organisations = sa.select(sa.func.count(sa.distinct(event_actor.c.org_no)))
    with store.engine.connect() as connection:
        bits = connection.execute(sa.select(sa.func.bit_or(event.c.partner_province_bits)).where(*chosen)).scalar()
        named = connection.execute(organisations.where(event_actor.c.event_no.in_(numbers))).scalar_one()
    return int(bits or 0).bit_count(), named


def _rows(store: Store, query: sa.Select, view: View) -> list:
    with store.engine.connect() as connection:
        return connection.execute(query.select_from(event).where(*conditions(store, view, event))).all()


def _slot(store: Store, view: View):
    """Return the year of an event that surely happened in one year, and in the period."""
    period = View(date_from=view.date_from, date_to=view.date_to, dating="within")
    surely = sa.and_(sa.true(), *conditions(store, period, event))
    one_year = in_one_year(event.c)
    year = sa.cast(sa.extract("year", event.c.date_earliest), sa.Integer)
    return sa.case((~one_year, NO_YEAR), (surely, year), else_=_AT_EDGE).label("slot")


def _measures() -> tuple:
    """Count events and tell what is known of the last: two days, and whether it may be after the second."""
    known = event.c.date_earliest.is_not(None)
    return (
        sa.func.count().label("events"),
        sa.func.max(event.c.date_earliest).label("since"),
        sa.func.max(event.c.date_latest).label("until"),
        sa.func.bool_or(known & event.c.date_latest.is_(None)).label("open"),
    )


def _pair(view: View, first: str, second: str, found: Iterable) -> Pair:
    slots, since, until, open_ended = Counter(), set(), set(), False
    for slot, count, begun, ended, may_be_later in found:
        slots[slot] += count
        since.add(begun)
        until.add(ended)
        open_ended |= may_be_later
    drawn = _drawn(view, slots)
    return Pair(
        first,
        second,
        slots.total(),
        {slot: count for slot, count in sorted(drawn.items()) if slot != NO_YEAR},
        drawn.get(NO_YEAR, 0),
        max(since - {None}, default=None),
        None if open_ended else max(until - {None}, default=None),
    )


def _drawn(view: View, counts: dict) -> dict:
    """Leave out what no view opens: each key is a slot or ends with one."""
    slots = {key: key[-1] if isinstance(key, tuple) else key for key in counts}
    opens = {slot: slot != _AT_EDGE and of_year(view, slot) is not None for slot in set(slots.values())}
    return {key: count for key, count in counts.items() if opens[slots[key]]}


def _province_pairs(store: Store, view: View, own: int, other: int) -> list[tuple[str, str]]:
    known = store.known
    firsts = _codes(own, known.provinces(view.units), view.province)
    seconds = _codes(other, known.partner_provinces, view.partner_province)
    return [(first, second) for first in firsts for second in seconds]


def _codes(bits: int, codes: tuple[str, ...], chosen: tuple[str, ...]) -> list[str]:
    """Return the codes of `bits` that a filter lets through."""
    return [code for at, code in enumerate(codes) if bits >> at & 1 and (not chosen or code in chosen)]


def _sides(store: Store, sides: str, one, two) -> list:
    """Say which of an event's organisations make a pair, each pair once, one of Vietnam first."""
    country = dict(enumerate(store.dataset.organisations["country"]))
    home = [number for number, code in country.items() if code == "VN"]
    abroad = [number for number, code in country.items() if code in vocab.PARTNERS]
    return {
        "across": [one.in_(home), two.in_(abroad)],
        "within": [one.in_(home), two.in_(home), one < two],
        "any": [one < two],
    }[sides]


def _let_through(store: Store, view: View, one, two) -> list:
    wanted = [codes for codes in (view.actor, view.counterpart) if codes]
    numbers = [[store.known.organisations.index(code) for code in codes] for codes in wanted]
    return [one.in_(allowed) | two.in_(allowed) for allowed in numbers]


def _organisations(store: Store, first: int, second: int) -> tuple[str, str]:
    country, codes = store.dataset.organisations["country"], store.known.organisations
    if country.iloc[first] != "VN" and country.iloc[second] == "VN":
        first, second = second, first
    return codes[first], codes[second]


def _ranked(found: sa.CTE, order: str, least: int, limit: int):
    """Rank the pairs in `found`, which has one row a pair and slot; `pairs` is how many there are in all."""
    ends = (found.c[0], found.c[1])
    events = sa.func.sum(found.c.events)
    years = sa.func.count(sa.case((found.c.slot > NO_YEAR, 1)))
    open_ended = sa.func.bool_or(found.c.open)
    last = sa.case((open_ended, None), else_=sa.func.max(found.c.until))
    keys = {
        "years": (years.desc(), last.desc().nulls_last(), events.desc()),
        "gap": (last.asc().nulls_last(), events.desc()),
        "events": (events.desc(), last.desc().nulls_last()),
    }[order]
    place = sa.func.row_number().over(order_by=(*keys, *ends)).label("place")
    pairs = sa.func.count().over().label("pairs")
    query = sa.select(*ends, place, pairs).group_by(*ends).having(events >= least).order_by(place).limit(limit)
    return query.subquery("ranked")


def _newest_first(pair: Pair) -> int:
    return -pair.until.toordinal() if pair.until else 0


# The same orders as in `_ranked`.
_ORDER_KEYS = {
    "years": lambda pair: (-len(pair.years), _newest_first(pair), -pair.events, pair.first, pair.second),
    "gap": lambda pair: (-_newest_first(pair) or dt.date.max.toordinal(), -pair.events, pair.first, pair.second),
    "events": lambda pair: (-pair.events, _newest_first(pair), pair.first, pair.second),
}
