"""The timeline: which lanes it has, the events to draw one by one, and, when these are too many, their counts."""

import datetime as dt
from dataclasses import dataclass, replace

import pandas as pd
import sqlalchemy as sa

from gatemap import vocab
from gatemap.dataset.schema import split_list
from gatemap.store import queries
from gatemap.store.conditions import conditions
from gatemap.store.dialects import begin_of
from gatemap.store.load import Store
from gatemap.store.tables import event, event_place
from gatemap.store.view import View

# what a lane is: the field of the view that asks for it
LANE_FIELDS = {"border": "partner", "province": "province", "place": "place", "kind": "kind"}
STEPS = ("year", "month", "day")
OTHER, NONE = "+other", "+none"  # no code of the data has a plus sign
MOST_LANES = 40
# More marks than these run together, and a browser needs over a second to draw them.
MOST_MARKS = 1500
# Days of a period up to which a cell is a day, or a month.
DAYS_UP_TO, MONTHS_UP_TO = 100, 4 * 366

_MARK_COLUMNS = (
    *("event_no", "event_id", "title", "title_vi", "date", "kind", "date_earliest", "date_latest"),
    *("date_precision", "date_inferred", "partner_bits", "place_ids", "provinces_34", "provinces_63", "at_gate"),
)


@dataclass(frozen=True)
class Lanes:
    """The lanes of a view.

    Attributes
    ----------
    by : str
        A key of `LANE_FIELDS`.
    codes : tuple of str
        Lanes from top to bottom; `OTHER` and `NONE` come last.
    others : tuple of str
        The codes that share the lane `OTHER`.
    marks : int
        Marks that all events of the view would make: an event stands in the lane of each of its codes.
    """

    by: str
    codes: tuple[str, ...]
    others: tuple[str, ...]
    marks: int

    @property
    def own(self) -> tuple[str, ...]:
        """The codes that have a lane of their own."""
        return tuple(code for code in self.codes if code not in (OTHER, NONE))


def lanes(store: Store, view: View, by: str, most: int = MOST_LANES) -> Lanes:
    """Return the lanes of the events in `view`.

    When the view asks for some codes, only these have lanes, so that a lane never holds more than can be asked for.

    Parameters
    ----------
    store : Store
    view : View
    by : str
        A key of `LANE_FIELDS`.
    most : int
        Lanes of their own; the codes with fewest events share one more.

    Returns
    -------
    Lanes
        Borders and kinds in the order of their vocabulary, places and provinces with most events first.
    """
    counts, without = _lane_counts(store, view, by)
    chosen = getattr(view, LANE_FIELDS[by])
    found = [code for code in counts if counts[code] and (not chosen or code in chosen)]
    if by in ("province", "place"):
        found.sort(key=lambda code: -counts[code])
    own, others = tuple(found[:most]), tuple(found[most:])
    last = [OTHER] if others else []
    last += [NONE] if without and not chosen else []
    marks = sum(counts[code] for code in found) + (without if NONE in last else 0)
    return Lanes(by, (*own, *last), others, marks)


def marks(store: Store, view: View, lanes: Lanes, limit: int = MOST_MARKS) -> pd.DataFrame:
    """Return the events of `view` that have a date, once for each of their lanes, oldest first.

    Parameters
    ----------
    store : Store
    view : View
    lanes : Lanes
        Of the same view.
    limit : int
        Events at most.

    Returns
    -------
    pandas.DataFrame
        ``lane`` and columns of the event; ``date_earliest`` and ``date_latest`` are datetime64, NaT at an open end.
    """
    columns = [event.c[name] for name in _MARK_COLUMNS]
    query = sa.select(*columns).where(*conditions(store, view, event), _dated()).order_by(event.c.event_no.desc())
    with store.engine.connect() as connection:
        frame = pd.DataFrame(connection.execute(query.limit(limit)).all(), columns=list(_MARK_COLUMNS))
    for column in ("date_earliest", "date_latest"):
        frame[column] = pd.to_datetime(frame[column])
    frame["lane"] = [_lanes_of(row, lanes, view.units) for row in frame.itertuples()]
    return frame.explode("lane", ignore_index=True)


def step_of(first: dt.date, last: dt.date) -> str:
    """Return how wide the cells of a period are, one of `STEPS`."""
    days = (last - first).days + 1
    return "day" if days <= DAYS_UP_TO else "month" if days <= MONTHS_UP_TO else "year"


def cells(store: Store, view: View, lanes: Lanes, step: str) -> pd.DataFrame:
    """Count the events of `view` by lane and time.

    A cell counts the events that surely happened in its days, which are those of a year, month or day that lie in the
    period of the view.

    Parameters
    ----------
    store : Store
    view : View
    lanes : Lanes
        Of the same view.
    step : str
        One of `STEPS`.

    Returns
    -------
    pandas.DataFrame
        ``lane``, ``first`` and ``last`` (datetime.date), ``events``; only cells with events.
    """
    parts = _place_cells(store, view, lanes, step) if lanes.by == "place" else _code_cells(store, view, lanes, step)
    frame = pd.DataFrame(parts, columns=["begin", "lane", "events"])
    frame = frame.groupby(["begin", "lane"], as_index=False)["events"].sum()
    begin = pd.to_datetime(frame["begin"])
    end = begin + pd.DateOffset(**{f"{step}s": 1}) - pd.Timedelta(days=1)
    frame["first"] = [max(day.date(), view.date_from or dt.date.min) for day in begin]
    frame["last"] = [min(day.date(), view.date_to or dt.date.max) for day in end]
    return frame[["lane", "first", "last", "events"]]


def opened(view: View, lanes: Lanes, lane: str, first: dt.date, last: dt.date) -> View:
    """Return the view of exactly those events that the cell of `lane` from `first` to `last` counts."""
    narrowed = view.within(first, last)
    if lane == NONE:
        nowhere = ("none",) if lanes.by == "province" else ("province", "none")
        return replace(narrowed, position=tuple(code for code in nowhere if code in (view.position or nowhere)))
    return replace(narrowed, **{LANE_FIELDS[lanes.by]: lanes.others if lane == OTHER else (lane,)})


def left_out(store: Store, view: View, step: str = "") -> int:
    """Count the events of `view` that have no place on the axis or, given the `step` of cells, that no cell counts."""
    query = sa.select(sa.func.count()).select_from(event).where(*_left_out(store, view, step))
    with store.engine.connect() as connection:
        return connection.execute(query).scalar_one()


def left_out_rows(store: Store, view: View, step: str = "", *, offset: int = 0, limit: int = 50) -> pd.DataFrame:
    """Return the events that `left_out` counts, newest first, as `queries.rows` does."""
    columns = [column for column in event.c if column.name != "search"]
    query = sa.select(*columns).where(*_left_out(store, view, step)).order_by(event.c.event_no)
    with store.engine.connect() as connection:
        found = connection.execute(query.offset(offset).limit(limit)).all()
    return pd.DataFrame(found, columns=[column.name for column in columns])


def _left_out(store: Store, view: View, step: str) -> list:
    kept = _in_one_cell(event.c, view, step) if step else _dated()
    return [*conditions(store, view, event), ~sa.func.coalesce(kept, sa.false())]


def _dated():
    return event.c.date_earliest.is_not(None) | event.c.date_latest.is_not(None)


def _in_one_cell(columns, view: View, step: str):
    """Hold for an event that surely happened in one cell of the period."""
    earliest, latest = columns.date_earliest, columns.date_latest
    inside = [begin_of(step, earliest) == begin_of(step, latest)]
    inside += [earliest >= view.date_from] if view.date_from else []
    inside += [latest <= view.date_to] if view.date_to else []
    return sa.and_(*inside)


def _lane_counts(store: Store, view: View, by: str) -> tuple[dict[str, int], int]:
    """Return events by code in the order of the vocabulary, and the events without any."""
    if by == "place":
        places = store.known.places
        counted = {places[number]: int(count) for number, count in queries.place_counts(store, view).items()}
        query = sa.select(sa.func.count()).select_from(event).where(*conditions(store, view, event), ~event.c.at_gate)
        with store.engine.connect() as connection:
            return {code: counted.get(code, 0) for code in places}, connection.execute(query).scalar_one()
    column, codes = _column(store, view, by)
    query = sa.select(column, sa.func.count()).where(*conditions(store, view, event)).group_by(column)
    counts, without = dict.fromkeys(codes, 0), 0
    with store.engine.connect() as connection:
        for value, count in connection.execute(query):
            found = _codes_of(value, codes)
            without += 0 if found else count
            for code in found:
                counts[code] += count
    return counts, without


def _column(store: Store, view: View, by: str) -> tuple[sa.Column, tuple[str, ...]]:
    return {
        "border": (event.c.partner_bits, vocab.PARTNER_OPTIONS),
        "province": (event.c[f"province_{view.units}_bits"], store.known.provinces(view.units)),
        "kind": (event.c.kind, vocab.EVENT_KINDS),
    }[by]


def _codes_of(value: str | int, codes: tuple[str, ...]) -> list[str]:
    """Return the codes behind a cell of the store: a code, or bits."""
    if isinstance(value, str):
        return [value]
    return [code for place, code in enumerate(codes) if value >> place & 1]


def _lane_set(codes: list[str], lanes: Lanes) -> list[str]:
    """Return the lanes of an event of these codes; two codes that share a lane make one mark in it."""
    shown = [code for code in lanes.own if code in codes]
    return shown + ([OTHER] if set(codes) & set(lanes.others) else [])


def _lanes_of(row, lanes: Lanes, units: str) -> list[str]:
    if lanes.by == "kind":
        codes = [row.kind]
    elif lanes.by == "border":
        codes = _codes_of(row.partner_bits, vocab.PARTNER_OPTIONS)
    else:
        codes = split_list(row.place_ids if lanes.by == "place" else getattr(row, f"provinces_{units}"))
    found = _lane_set(codes, lanes)
    without = not row.at_gate if lanes.by == "place" else not codes
    return found + ([NONE] if without and NONE in lanes.codes else [])


def _code_cells(store: Store, view: View, lanes: Lanes, step: str) -> list[tuple]:
    column, codes = _column(store, view, lanes.by)
    chosen = [*conditions(store, view, event), _in_one_cell(event.c, view, step)]
    found = _binned(store, event, step, column, chosen)
    spread = [(begin, _codes_of(value, codes), count) for begin, value, count in found]
    return [
        (begin, lane, count)
        for begin, of_event, count in spread
        for lane in (_lane_set(of_event, lanes) if of_event else [NONE])
        if lane in lanes.codes
    ]


def _place_cells(store: Store, view: View, lanes: Lanes, step: str) -> list[tuple]:
    places = store.known.places
    number = {place: at for at, place in enumerate(places)}
    chosen = [*conditions(store, view, event_place), _in_one_cell(event_place.c, view, step)]
    place_no = event_place.c.place_no
    own = [*chosen, place_no.in_([number[place] for place in lanes.own])]
    found = [(begin, places[at], count) for begin, at, count in _binned(store, event_place, step, place_no, own)]
    if lanes.others:
        shared = [*chosen, place_no.in_([number[place] for place in lanes.others])]
        once = sa.func.count(sa.distinct(event_place.c.event_no))
        found += [(begin, OTHER, count) for begin, count in _binned(store, event_place, step, None, shared, once)]
    if NONE in lanes.codes:
        without = [*conditions(store, view, event), ~event.c.at_gate, _in_one_cell(event.c, view, step)]
        found += [(begin, NONE, count) for begin, count in _binned(store, event, step, None, without)]
    return found


def _binned(store: Store, table: sa.Table, step: str, code, chosen: list, counted=None) -> list[tuple]:
    """Return (beginning of the step, code, count), without the code when there is none to group by."""
    groups = [begin_of(step, table.c.date_earliest).label("begin"), *([] if code is None else [code])]
    count = sa.func.count() if counted is None else counted
    query = sa.select(*groups, count).select_from(table).where(*chosen).group_by(*groups)
    with store.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(query)]
