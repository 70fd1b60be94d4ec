"""An event as a person is writing it: from a draft, from an event of the data, or from nothing."""

import datetime as dt
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field

from gatemap.dataset.schema import LIST_SEPARATOR, split_list
from gatemap.editing.ids import event_id_of
from gatemap.saving.changes import EVENT_COLUMNS, EventRecord, event_record

COLUMNS = tuple(column for column in EVENT_COLUMNS if column != "event_id")
# Fields of a draft that are columns of events.csv under the same name, as texts or as lists of codes.
_TAKEN = (
    "title", "title_vi", "date", "date_note", "kind", "level", "countries", "topics", "actors", "provinces_63",
    "provinces_34", "partner_provinces", "publisher", "published",
)  # fmt: skip


@dataclass
class PlaceRow:
    """A place of the event, as the form shows it.

    Attributes
    ----------
    place_id : str
        '' while nobody has chosen which place the name means.
    role, side, name : str
        As in event_places.csv.
    candidates : tuple of str
        Places that the name may mean.
    """

    place_id: str = ""
    role: str = "venue"
    side: str = "vn"
    name: str = ""
    candidates: tuple[str, ...] = ()


@dataclass
class EventForm:
    """An event that is being written.

    Attributes
    ----------
    cells : dict of str to str
        The columns of events.csv but the identifier.
    places : list of PlaceRow
    before : EventRecord or None
        The event as it is in the data; None for a new one.
    draft : dict or None
        What an article gave, with its evidence and doubts; see docs/extraction.md.
    """

    cells: dict[str, str]
    places: list[PlaceRow] = field(default_factory=list)
    before: EventRecord | None = None
    draft: dict | None = None


def blank_form(today: dt.date) -> EventForm:
    """Return a form in which only the day of reading is filled in."""
    return EventForm(dict.fromkeys(COLUMNS, "") | {"countries": "VN", "accessed": today.isoformat()})


def form_of_draft(draft: dict, url: str, publisher: str, today: dt.date) -> EventForm:
    """Return a form with what an article gave.

    Parameters
    ----------
    draft : dict
        One of `articles.api.draft_article`.
    url, publisher : str
        Of the page, '' when not known; the draft's own publisher comes first.
    today : datetime.date
        The day on which the page is read.
    """
    form = blank_form(today)
    for column in _TAKEN:
        value = draft[column]
        form.cells[column] = value if isinstance(value, str) else LIST_SEPARATOR.join(value)
    form.cells["source_url"] = url.strip()
    form.cells["publisher"] = draft["publisher"] or publisher
    names = dict.fromkeys(found["text"].replace(LIST_SEPARATOR, ",") for found in draft["unmatched"])
    form.cells["unmatched_places"] = LIST_SEPARATOR.join(names)
    found = [
        (row["start"], PlaceRow(row["place_id"], row["role"], row["side"], row["text"])) for row in draft["places"]
    ]
    found += [
        (row["start"], PlaceRow("", row["role"], "vn", row["text"], tuple(row["place_ids"])))
        for row in draft["candidates"]
    ]
    form.places = [place for _, place in sorted(found, key=lambda one: one[0])]
    form.draft = draft
    return form


def form_of_record(record: EventRecord) -> EventForm:
    """Return a form with an event of the data, to mend it."""
    places = [PlaceRow(link["place_id"], link["role"], link["side"], link["name"]) for link in record.links]
    return EventForm({column: record.cells.get(column, "") for column in COLUMNS}, places, record)


def record_of(form: EventForm, taken: Collection[str]) -> EventRecord:
    """Return the event that a form describes. A place that is not chosen, or is there twice, is left out.

    Parameters
    ----------
    form : EventForm
    taken : collection of str
        Identifiers of all events of the data.
    """
    cells = {column: _tidy(form.cells.get(column, "")) for column in COLUMNS}
    links = {}
    for place in form.places:
        key = place.place_id, place.role, place.side
        if place.place_id and (key not in links or not links[key]["name"]):
            links[key] = dict(zip(("place_id", "role", "side", "name"), (*key, _tidy(place.name)), strict=True))
    event_id = form.before.event_id if form.before else event_id_of(cells, list(links.values()), taken)
    return event_record({"event_id": event_id} | cells, tuple(links.values()))


def with_source(record: EventRecord, url: str) -> EventForm:
    """Return a form that adds a page to the sources of an event of the data."""
    form = form_of_record(record)
    others = split_list(form.cells["other_source_urls"])
    safe = url.strip().replace(LIST_SEPARATOR, "%3B")
    if safe and safe not in (form.cells["source_url"], *others):
        form.cells["other_source_urls"] = LIST_SEPARATOR.join([*others, safe])
    return form


def open_names(form: EventForm) -> list[PlaceRow]:
    """Return the rows whose place nobody has chosen yet."""
    return [place for place in form.places if not place.place_id]


def _tidy(text: str) -> str:
    """Return a text without blanks at its ends, in the form that all files have (Unicode NFC)."""
    return unicodedata.normalize("NFC", text).strip()
