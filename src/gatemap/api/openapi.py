"""The description of the interface, OpenAPI 3.1: made from the endpoints, the view, the vocabularies and the schema."""

from dataclasses import fields
from typing import Any

import pandera.pandas as pa

import gatemap
from gatemap import vocab
from gatemap.api.answers import ENDPOINTS, Endpoint
from gatemap.api.openapi_health import health_paths
from gatemap.api.parameters import DEFAULT_LIMIT, LISTED, MAX_LIMIT, MAX_OFFSET
from gatemap.api.responses import SHOWN
from gatemap.dataset import schema
from gatemap.render.exports.about import LICENCE
from gatemap.render.exports.records import BOOL_FIELDS, DAY_FIELDS, EVENT_FIELDS, LIST_FIELDS, PLACE_LISTS
from gatemap.store.queries import Totals
from gatemap.store.view import MAX_WORDS, SEVERAL, Known, View, parse_query

Part = dict[str, Any]

ABOUT = {
    "partner": "Partner country; VN for coordination inside Vietnam.",
    "province": "Province of the system that `units` names.",
    "units": "Province system: the 34 units since 1 July 2025, or the 63 before.",
    "partner_province": "Province on the other side.",
    "place": "Gate or post.",
    "kind": "Kind of event.",
    "topic": "Topic.",
    "level": "Who met.",
    "gate_level": "Level of the gate.",
    "actor": "Organisation that took part.",
    "counterpart": "Organisation that took part as well.",
    "from": "First day, month or year of the period.",
    "to": "Last day, month or year of the period.",
    "dating": "Only events surely within the period, not of one year, or left out of it for an open date.",
    "q": "Words, found with or without tones and in any script; a phrase stands in double quotes.",
    "certainty": "How well the date must be known at least.",
    "position": "Where the event stands on the map.",
    "asof": "Day whose level and status the places are given with; today if not given. It selects nothing.",
    "event": "Event whose card a page has open. It selects nothing, and is taken so that a page's address can be used.",
    "sort": "Order of the events.",
    "lang": "Language of the labels in /facets.",
    "limit": "How many records at most.",
    "offset": "How many records to leave out before the first.",
}
DAY = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$", "examples": ["2024", "2024-08", "2024-08-01"]}
# Fields of a record that no column of a file holds: what they are, and their kind.
DERIVED = {
    "date_earliest": "Earliest day the event may span; null when that end is open.",
    "date_latest": "Latest day the event may span; null when that end is open.",
    "date_precision": "How finely the date is known.",
    "date_inferred": "Whether the source does not state the date.",
    "place_ids": "Gates and posts of the event; the next four lists are in step with it.",
    "places": "Their names.",
    "positions": "Their positions in degrees (WGS 84); null where nobody knows.",
    "place_roles": "What each was in the event.",
    "position_precisions": "How well each position is known.",
}
POSITION = {
    "type": ["object", "null"],
    "properties": {"lat": {"type": "number"}, "lon": {"type": "number"}},
    "required": ["lat", "lon"],
}
DAY_OR_NULL = {"type": ["string", "null"], "format": "date"}
STATE = {
    "as_of": {"type": "string", "format": "date", "description": "The day."},
    "level": {"type": "string", "enum": [*vocab.HISTORY_LEVELS, ""], "description": "'' when no source tells."},
    "level_told": {"type": "string", "description": "EDTF date of the fact that tells the level."},
    "status": {"type": "string", "enum": [*vocab.GATE_STATES, ""], "description": "'' when no source tells."},
    "status_since": {"type": "string", "description": "EDTF date of the fact that tells the status."},
    "status_end_known": {"type": ["boolean", "null"], "description": "Whether the end of the status is known."},
    "change_around_that_day": {"type": "boolean", "description": "Whether the day is within an uncertain change."},
    "source_url": {"type": "string", "description": "Source of the level, else of the status."},
}


def description(known: Known, root: str) -> Part:
    """Return the description.

    Parameters
    ----------
    known : Known
        The codes of the dataset, which parameters may name.
    root : str
        Address of the interface.
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "gatemap",
            "version": gatemap.__version__,
            "summary": "Border gates of Vietnam and the cooperation events that happened at them.",
            "description": "Read only. The parameters are those of the pages' addresses, with the same meaning.",
            "license": {"name": LICENCE},
        },
        "servers": [{"url": root}],
        "paths": {endpoint.path: {"get": _operation(endpoint)} for endpoint in ENDPOINTS} | health_paths(root),
        "components": {"parameters": _parameters(known), "schemas": _schemas(), "responses": _failures()},
    }


def _operation(endpoint: Endpoint) -> Part:
    name = endpoint.path.strip("/").replace("/{id}", "")
    single = endpoint.path.endswith("{id}")
    parameters = [{"$ref": f"#/components/parameters/{parameter}"} for parameter in endpoint.takes]
    if single:
        whose = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        parameters.insert(0, whose | {"description": f"The {name[:-1]}'s identifier."})
    answer = {"description": endpoint.about, "content": {"application/json": {"schema": _answer(name, single)}}}
    answer["headers"] = {"ETag": {"schema": {"type": "string"}, "description": "For If-None-Match."}}
    failures = {"400": "WrongParameters", "503": "BrokenData"} | ({"404": "NotThere"} if single else {})
    named = {status: {"$ref": f"#/components/responses/{failure}"} for status, failure in failures.items()}
    return {
        "operationId": f"{name[:-1]}_of_id" if single else name,
        "summary": endpoint.about,
        "parameters": parameters,
        "responses": {"200": answer, "304": {"description": "As it was."}, **named},
    }


def _parameters(known: Known) -> Part:
    """Describe every parameter once: the lists of codes are long."""
    return {name: _parameter(name, known) for name in ABOUT}


def _parameter(name: str, known: Known) -> Part:
    described = {"name": name, "in": "query", "description": ABOUT[name]}
    if name in SEVERAL:
        values = {"type": "array", "items": _values(name, known), "uniqueItems": True}
        return described | {"schema": values, "style": "form", "explode": True}
    return described | {"schema": _values(name, known)}


def _values(name: str, known: Known) -> Part:
    """Return what one value of a parameter may be."""
    if name in ("limit", "offset"):
        least, most, usual = (1, MAX_LIMIT, DEFAULT_LIMIT) if name == "limit" else (0, MAX_OFFSET, 0)
        return {"type": "integer", "minimum": least, "maximum": most, "default": usual}
    if name in ("from", "to", "asof"):
        return DAY
    if name == "q":
        return {"type": "string", "maxLength": MAX_WORDS}
    if name == "event":
        return {"type": "string", "pattern": f"^{schema.SLUG}$"}
    usual = getattr(View, name, ())
    return {"type": "string", "enum": _codes(name, known)} | ({"default": usual} if usual else {})


def _codes(name: str, known: Known) -> list[str]:
    """Return the values that a view can hold, as it names them itself when it is given another."""
    codes: dict[str, None] = {}
    for units in vocab.UNITS:
        _, ignored = parse_query({"units": [units], name: ["?"]}, known)
        codes |= dict.fromkeys(ignored[-1].permitted)
    return list(codes)


def _answer(name: str, single: bool) -> Part:
    """Return the schema of the document of one address."""
    head = {"licence": {"type": "string"}, "made": {"type": "string", "format": "date"}}
    query = {"query": {"type": "object", "description": "The view as it was understood, without what is usual."}}
    if name == "facets":
        return _object(query | head | {"totals": _ref("Totals"), "facets": _ref("Facets")})
    record = _ref("Event" if name == "events" else "Place")
    if single:
        history = {"history": {"type": "array", "items": _ref("Fact"), "description": "Newest first."}}
        return _object(head | {"event": record} if name == "events" else query | head | {"place": record} | history)
    numbers = {number: {"type": "integer", "minimum": 0} for number in ("total", "offset", "limit")}
    turns = {turn: {"type": ["string", "null"], "format": "uri"} for turn in ("next", "prev")}
    return _object(query | head | numbers | {name: {"type": "array", "items": record}} | turns)


def _schemas() -> Part:
    events = {name: _event_field(name) for name in EVENT_FIELDS}
    places = {name: _field(column, name in PLACE_LISTS) for name, column in schema.GATES.columns.items()}
    number = {"type": ["number", "null"]}
    places |= {
        "border_km": number | {"description": schema.GATES.columns["border_km"].description},
        "name_attested": {"type": "boolean", "description": schema.GATES.columns["name_attested"].description},
        "lat": number | {"description": "Degrees (WGS 84); null where nobody knows."},
        "lon": number | {"description": "Degrees (WGS 84); null where nobody knows."},
        "events": {"type": "integer", "minimum": 0, "description": "Its events in the view."},
        "state": _ref("State"),
    }
    facts = {name: _field(column) for name, column in schema.GATE_HISTORY.columns.items() if name != "place_id"}
    count = {"type": "integer", "minimum": 0}
    option = _object({"code": {"type": "string"}, "label": {"type": "string"}, "events": count})
    totals = {field.name: count if field.type is int else DAY_OR_NULL for field in fields(Totals)}
    return {
        "Event": _object(events),
        "Place": _object(places),
        "State": _object(STATE),
        "Fact": _object(facts),
        "Totals": _object(totals),
        "Facets": {"type": "object", "additionalProperties": {"type": "array", "items": option}},
        "Problem": _problem(),
    }


def _event_field(name: str) -> Part:
    if name not in schema.EVENTS.columns:
        return _derived(name)
    return _field(schema.EVENTS.columns[name], name in LIST_FIELDS)


def _derived(name: str) -> Part:
    about = {"description": DERIVED[name]}
    if name in DAY_FIELDS:
        return DAY_OR_NULL | about
    if name in BOOL_FIELDS:
        return {"type": "boolean"} | about
    if name == "date_precision":
        return {"type": "string", "enum": list(vocab.DATE_PRECISIONS)} | about
    return {"type": "array", "items": POSITION if name == "positions" else {"type": "string"}} | about


def _field(column: pa.Column, several: bool = False) -> Part:
    """Describe a field that is a column of a file: an empty text means that nothing is known."""
    item: Part = {"type": "string"}
    if codes := column.metadata.get("codes"):
        item["enum"] = [*codes, *([] if several or column.metadata["filled"] else [""])]
    described = {"type": "array", "items": item} if several else item
    return described | {"description": column.description}


def _failures() -> Part:
    told = {
        "WrongParameters": "A parameter cannot be used; `parameters` says which, why, and what could be.",
        "NotThere": "No event or place is called so.",
        "BrokenData": "The data cannot be shown; `findings` says what is wrong with it.",
    }
    content = {"application/problem+json": {"schema": _ref("Problem")}}
    return {name: {"description": text, "content": content} for name, text in told.items()}


def _problem() -> Part:
    text = {"type": "string"}
    wrong = {
        "name": text,
        "value": text,
        "reason": text,
        "permitted": {"type": "array", "items": text, "maxItems": LISTED},
        "permitted_count": {"type": "integer", "minimum": 0},
        "closest": {"type": ["string", "null"]},
    }
    always = {"type": text, "title": text, "status": {"type": "integer"}, "detail": text}
    described = _object(always)
    described["properties"] = always | {
        "parameters": {"type": "array", "items": _object(wrong), "maxItems": SHOWN},
        "parameters_count": {"type": "integer", "minimum": 1},
        "findings": {"type": "array", "items": {"type": "object"}},
    }
    return described


def _object(properties: Part) -> Part:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _ref(name: str) -> Part:
    return {"$ref": f"#/components/schemas/{name}"}
