"""What a page asks of the store. Each function answers one question with a small value and leaves the store alone."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd
import sqlalchemy as sa

from gatemap import vocab
from gatemap.store.conditions import PERIOD, conditions, in_one_year
from gatemap.store.dialects import in_parts
from gatemap.store.load import Store
from gatemap.store.tables import BINS_OF_A_YEAR, UNDATED, event, event_actor, event_place
from gatemap.store.view import View


@dataclass(frozen=True)
class Totals:
    """The numbers of a view.

    Attributes
    ----------
    events, places, provinces : int
        Events; places and provinces that they touch.
    first, last : datetime.date or None
        Earliest and latest day any of the events may span.
    at_gates, at_provinces, nowhere : int
        Events drawn at a gate, drawn at their province, and not drawn.
    national : int
        Events between national bodies.
    undated : int
        Events that a period leaves out only because too little is known of their date.
    """

    events: int
    places: int
    provinces: int
    first: dt.date | None
    last: dt.date | None
    at_gates: int
    at_provinces: int
    nowhere: int
    national: int
    undated: int


def totals(store: Store, view: View) -> Totals:
    """Count what is in `view`."""
    chosen = conditions(store, view, event)
    province_bits = event.c[f"province_{view.units}_bits"]
    counts = sa.select(
        sa.func.count(),
        sa.func.bit_or(province_bits),
        sa.func.min(event.c.date_earliest),
        sa.func.max(event.c.date_latest),
        _count_if(event.c.at_gate),
        _count_if(~event.c.at_gate & (province_bits != 0)),
        _count_if(event.c.level == "national"),
    ).where(*chosen)
    places = sa.select(sa.func.count(sa.distinct(event_place.c.place_no))).where(*conditions(store, view, event_place))
    with store.engine.connect() as connection:
        events, bits, first, last, at_gates, at_provinces, national = connection.execute(counts).one()
        touched = connection.execute(places).scalar_one()
        undated = connection.execute(_undated(store, view)).scalar_one() if _leaves_out(view) else 0
    nowhere = events - (at_gates or 0) - (at_provinces or 0)
    provinces = int(bits or 0).bit_count()
    return Totals(
        events, touched, provinces, first, last, at_gates or 0, at_provinces or 0, nowhere, national or 0, undated
    )


def place_counts(store: Store, view: View, skip: frozenset[str] = frozenset()) -> pd.Series:
    """Return the number of events in `view` by place number, without the filters in `skip`; no row for none."""
    query = (
        sa.select(event_place.c.place_no, sa.func.count())
        .where(*conditions(store, view, event_place, skip))
        .group_by(event_place.c.place_no)
    )
    with store.engine.connect() as connection:
        return pd.Series(dict(connection.execute(query).all()), dtype="int64")


def actor_counts(store: Store, view: View, skip: frozenset[str] = frozenset()) -> dict[str, int]:
    """Return the number of events in `view` by organisation, without the filters in `skip`; none without events."""
    query = sa.select(event_actor.c.org_no, sa.func.count()).group_by(event_actor.c.org_no)
    if chosen := conditions(store, view, event, skip):
        query = query.where(event_actor.c.event_no.in_(sa.select(event.c.event_no).where(*chosen)))
    with store.engine.connect() as connection:
        return {store.known.organisations[number]: count for number, count in connection.execute(query).all()}


def province_counts(store: Store, view: View) -> dict[str, int]:
    """Return, by province code under the view's system, the events in `view` that no gate shows.

    An event of two provinces counts for both. With provinces in the view these alone are counted: of another one, only
    the events that it shares with them would be in view.
    """
    counts = _facet(store, view, "province", frozenset(), [~event.c.at_gate])
    return {code: count for code, count in counts.items() if not view.province or code in view.province}


def events_by_province(store: Store, view: View) -> dict[str, int]:
    """Return, by province code under the view's system, all events in `view`, those at gates included."""
    return _facet(store, view, "province", frozenset())


# Of these an event has one; of the others it may have several.
_SINGLE = {"kind": vocab.EVENT_KINDS, "level": vocab.EVENT_LEVELS, "position": vocab.POSITIONS}
FACETS = ("partner", "province", "partner_province", "kind", "topic", "level", "gate_level", "position")


def facets(store: Store, view: View) -> dict[str, dict[str, int]]:
    """Return, for every filter with options, the events of each option under all other filters in force.

    Parameters
    ----------
    store : Store
    view : View

    Returns
    -------
    dict of str to dict of str to int
        By field, then by code; an option without events is left out.
    """
    counted = {name: _facet(store, view, name, frozenset({name})) for name in FACETS}
    ladder = _grouped(store, event.c.date_certainty, conditions(store, view, event, frozenset({"certainty"})))
    ranks = {"day": 4, "month": 3, "year": 2, "inferred": 1}
    counted["certainty"] = {
        code: sum(count for known, count in ladder.items() if known >= rank) for code, rank in ranks.items()
    }
    return counted


def series(store: Store, view: View, by: str, step: str) -> pd.DataFrame:
    """Count events through time, under all filters but the period.

    Parameters
    ----------
    store : Store
    view : View
    by : {'kind', 'partner'}
        What a bar is split by. An event with two partners counts for each.
    step : {'month', 'year'}
        Width of a bar. By month, events known only to the year are counted apart, with `span` 'year'.

    Returns
    -------
    pandas.DataFrame
        ``start`` (datetime64, first day of the step), ``span`` ('month' or 'year'), ``code``, ``events``. Events whose
        possible days are not all of one year are not in it.
    """
    group = event.c.kind if by == "kind" else event.c.partner_bits
    frame = _binned(store, [*conditions(store, view, event, PERIOD), in_one_year(event.c)], group, step)
    if by == "partner":
        frame["code"] = frame["code"].map(lambda bits: _codes_of(int(bits), vocab.PARTNER_OPTIONS))
        frame = frame.explode("code").groupby(["start", "span", "code"], as_index=False)["events"].sum()
    return frame


def years(store: Store, view: View) -> tuple[int, int] | None:
    """Return the first and the last year in which `series` finds events, whatever the period; None when in none."""
    chosen = [*conditions(store, view, event, PERIOD), in_one_year(event.c)]
    with store.engine.connect() as connection:
        bins = sa.select(sa.func.min(event.c.time_bin), sa.func.max(event.c.time_bin)).where(*chosen)
        first, last = connection.execute(bins).one()
    return None if first is None else (first // BINS_OF_A_YEAR, last // BINS_OF_A_YEAR)


def without_year(store: Store, view: View) -> int:
    """Count the events, under all filters but the period, that the time series cannot draw."""
    chosen = [*conditions(store, view, event, PERIOD), ~in_one_year(event.c)]
    with store.engine.connect() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(event).where(*chosen)).scalar_one()


def rows(store: Store, view: View, *, offset: int = 0, limit: int | None = None) -> pd.DataFrame:
    """Return events of `view` in its order, with every column but the search text.

    Parameters
    ----------
    store : Store
    view : View
    offset, limit : int
        The page wanted; without `limit`, all.

    Returns
    -------
    pandas.DataFrame
        Dates as datetime.date, NaT when open.
    """
    query = _rows(store, view)
    with store.engine.connect() as connection:
        found = connection.execute(query.offset(offset).limit(limit))
        return pd.DataFrame(found.all(), columns=list(found.keys()))


def row_chunks(store: Store, view: View, size: int) -> Iterator[pd.DataFrame]:
    """Yield what `rows` returns, `size` events at a time; nothing for a view without events."""
    for columns, part in in_parts(store.engine, _rows(store, view), size):
        yield pd.DataFrame(part, columns=columns)


def event_row(store: Store, event_id: str) -> pd.Series:
    """Return one event with every column but the search text; raise KeyError when there is none of that id."""
    columns = [column for column in event.c if column.name != "search"]
    with store.engine.connect() as connection:
        found = connection.execute(sa.select(*columns).where(event.c.event_id == event_id)).one_or_none()
    if found is None:
        raise KeyError(event_id)
    return pd.Series(found, index=[column.name for column in columns])


def place_rows(store: Store, view: View, place: str, limit: int) -> pd.DataFrame:
    """Return the newest events of `view` at one place, as `rows` does."""
    return rows(store, replace(view, place=(place,), sort="newest"), limit=limit)


def _rows(store: Store, view: View) -> sa.Select:
    columns = [column for column in event.c if column.name != "search"]
    # Events are numbered from the newest down, those without any date last; they stay last in the other order too.
    order = (event.c.event_no,) if view.sort == "newest" else (UNDATED, event.c.event_no.desc())
    return sa.select(*columns).where(*conditions(store, view, event)).order_by(*order)


def _facet(store: Store, view: View, name: str, skip: frozenset[str], also: list | None = None) -> dict[str, int]:
    chosen = conditions(store, view, event, skip) + (also or [])
    if name in _SINGLE:
        province_bits = event.c[f"province_{view.units}_bits"]
        position = sa.case((event.c.at_gate, "gate"), (province_bits != 0, "province"), else_="none")
        found = _grouped(store, position if name == "position" else event.c[name], chosen)
        return {code: found[code] for code in _SINGLE[name] if code in found}
    column, codes = {
        "partner": (event.c.partner_bits, vocab.PARTNER_OPTIONS),
        "topic": (event.c.topic_bits, vocab.TOPICS),
        "gate_level": (event.c.gate_level_bits, vocab.GATE_LEVEL_OPTIONS),
        "province": (event.c[f"province_{view.units}_bits"], store.known.provinces(view.units)),
        "partner_province": (event.c.partner_province_bits, store.known.partner_provinces),
    }[name]
    counts = dict.fromkeys(codes, 0)
    for bits, count in _grouped(store, column, chosen).items():
        for code in _codes_of(bits, codes):
            counts[code] += count
    return {code: count for code, count in counts.items() if count}


def _grouped(store: Store, expression, chosen: list) -> dict:
    query = sa.select(expression.label("code"), sa.func.count()).select_from(event).where(*chosen).group_by("code")
    with store.engine.connect() as connection:
        return dict(connection.execute(query).all())


def _binned(store: Store, chosen: list, group, step: str) -> pd.DataFrame:
    query = sa.select(event.c.time_bin, group, sa.func.count()).where(*chosen).group_by(event.c.time_bin, group)
    with store.engine.connect() as connection:
        found = connection.execute(query).all()
    counts = Counter()
    for time_bin, code, events in found:
        year, month = divmod(time_bin, BINS_OF_A_YEAR)
        span = "month" if month and step == "month" else "year"
        # A code's place in its vocabulary: each engine has an order of its own for texts.
        place = code if isinstance(code, int) else vocab.EVENT_KINDS.index(code)
        counts[span, dt.date(year, month if span == "month" else 1, 1), place, code] += events
    rows = [(start, code, events, span) for (span, start, _, code), events in sorted(counts.items())]
    frame = pd.DataFrame(rows, columns=["start", "code", "events", "span"])
    frame["start"] = pd.to_datetime(frame["start"]).dt.as_unit("us")
    return frame


def _codes_of(bits: int, codes: tuple[str, ...]) -> list[str]:
    return [code for place, code in enumerate(codes) if bits >> place & 1]


def _count_if(condition):
    return sa.func.sum(sa.case((condition, 1), else_=0))


def _leaves_out(view: View) -> bool:
    return bool(view.date_from or view.date_to) and view.dating != "left_out"


def _undated(store: Store, view: View):
    """Count events that a period leaves out because an end of their span is open."""
    left_out = conditions(store, replace(view, dating="left_out"), event)
    return sa.select(sa.func.count()).select_from(event).where(*left_out)
