"""What each column of the exports means: the schema's words where a column is one of the files, else our own."""

from gatemap.dataset.schema import EVENTS, GATES

_DERIVED = {
    "date_earliest": "First day that the date may mean; empty when that end is open.",
    "date_latest": "Last day that the date may mean; empty when that end is open.",
    "date_precision": "How well the date is known: day, month, year, range, or unknown.",
    "date_inferred": "Whether the date is inferred, not stated by the source.",
    "place_ids": "Gates and posts that it names (Places).",
    "places": "Their Vietnamese names.",
    "positions": "Their latitude and longitude in degrees (WGS 84); empty when not known.",
    "position_precisions": "How well each position is known: exact, near, area or none.",
    "place_roles": "Their roles: venue, participant or subject.",
    "actors": "Bodies that took part, by their English name.",
    "provinces_63": "Vietnamese provinces of it and of its places, as of before 1 July 2025.",
    "provinces_34": "Vietnamese provinces of it and of its places, as of since 1 July 2025.",
    "view": "The query that made the file.",
    "licence": "Licence of the data.",
}
_OF_PLACES = {
    "lat": "Latitude in degrees (WGS 84); empty when not known.",
    "lon": "Longitude in degrees (WGS 84).",
    "events": "Events of the view that name the place.",
}


def event_column(name: str) -> str:
    """Return what a column of the events means.

    >>> event_column("date"), event_column("date_precision")
    ('When it happened, in EDTF.', 'How well the date is known: day, month, year, range, or unknown.')
    """
    return _DERIVED.get(name) or EVENTS.columns[name].description


def place_column(name: str) -> str:
    """Return what a column of the places means."""
    return _OF_PLACES.get(name) or GATES.columns[name].description
