"""What a change is: an event as it was and as it shall be, with its links to places."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field

from gatemap.dataset import schema
from gatemap.errors import GatemapError

EVENTS, LINKS = "events.csv", "event_places.csv"
EVENT_COLUMNS = tuple(schema.TABLES[EVENTS].columns)
LINK_COLUMNS = tuple(schema.TABLES[LINKS].columns)


@dataclass(frozen=True)
class EventRecord:
    """One event as the data files hold it.

    Attributes
    ----------
    cells : dict of str to str
        Every column of events.csv; an empty text where nothing is known.
    links : tuple of dict of str to str
        Its rows of event_places.csv, in their order.
    """

    cells: dict[str, str]
    links: tuple[dict[str, str], ...] = ()

    @property
    def event_id(self) -> str:
        return self.cells["event_id"]


def event_record(cells: dict[str, str], links: Sequence[dict[str, str]] = ()) -> EventRecord:
    """Return a record with every column, in the order of the files; a column that is not given is empty.

    Raises
    ------
    KeyError
        For a column that the files do not have.
    """
    event_id = cells["event_id"]
    rows = tuple(_row({**link, "event_id": event_id}, LINK_COLUMNS) for link in links)
    return EventRecord(_row(cells, EVENT_COLUMNS), rows)


def records_of(events: Iterable[dict[str, str]], links: Iterable[dict[str, str]]) -> dict[str, EventRecord]:
    """Return the events by id, each with its links, from the rows of both tables in their order."""
    by_event: dict[str, list[dict[str, str]]] = {}
    for link in links:
        by_event.setdefault(link["event_id"], []).append(link)
    return {event["event_id"]: event_record(event, by_event.get(event["event_id"], ())) for event in events}


@dataclass(frozen=True)
class Change:
    """An event before and after; `before` is None for a new one, `after` for one that is taken away."""

    before: EventRecord | None
    after: EventRecord | None

    def __post_init__(self) -> None:
        ids = {record.event_id for record in (self.before, self.after) if record}
        if len(ids) != 1:
            raise ValueError(f"a change concerns one event, not {len(ids)}")

    @property
    def event_id(self) -> str:
        return (self.before or self.after).event_id

    @property
    def inverse(self) -> "Change":
        return Change(self.after, self.before)


@dataclass(frozen=True)
class Revision:
    """A save: who changed what, when, and why.

    Attributes
    ----------
    number : int
        From 1, without gaps.
    when : datetime.datetime
        In UTC.
    who, why : str
    changes : tuple of Change
    undoes : int or None
        The revision whose changes this one takes back.
    """

    number: int
    when: dt.datetime
    who: str
    why: str
    changes: tuple[Change, ...] = field(repr=False)
    undoes: int | None = None

    def to_json(self) -> str:
        """Return the revision as one line of JSON."""
        return json.dumps(asdict(self) | {"when": self.when.isoformat()}, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, line: str) -> "Revision":
        """Read what `to_json` wrote."""
        raw = json.loads(line)
        changes = tuple(
            Change(record_from_json(change["before"]), record_from_json(change["after"])) for change in raw["changes"]
        )
        when = dt.datetime.fromisoformat(raw["when"])
        return cls(raw["number"], when, raw["who"], raw["why"], changes, raw["undoes"])


class StaleEditError(GatemapError):
    """An event is no longer what the person who changed it saw.

    Parameters
    ----------
    change : Change
        What the person wants.
    current : EventRecord or None
        What the event is now.
    """

    def __init__(self, change: Change, current: EventRecord | None):
        self.change, self.current = change, current
        now = "is gone" if current is None else "was changed" if change.before else "is already there"
        super().__init__(f"event {change.event_id}: it {now} meanwhile. Nothing was saved; compare both and save again")


def refuse_stale(changes: Sequence[Change], current: dict[str, EventRecord]) -> None:
    """Raise StaleEditError for the first change whose event is not, in `current`, what it was before."""
    seen = set()
    for change in changes:
        if change.event_id in seen:
            raise ValueError(f"event {change.event_id} is changed twice in one save")
        seen.add(change.event_id)
        if current.get(change.event_id) != change.before:
            raise StaleEditError(change, current.get(change.event_id))


def _row(cells: dict[str, str], columns: tuple[str, ...]) -> dict[str, str]:
    unknown = set(cells) - set(columns)
    if unknown:
        raise KeyError(f"no such column: {', '.join(sorted(unknown))}")
    return {column: cells.get(column, "") for column in columns}


def record_from_json(raw: dict | None) -> EventRecord | None:
    """Read a record that was kept as JSON, with the columns that it had then."""
    return None if raw is None else EventRecord(raw["cells"], tuple(raw["links"]))
