"""Rules on provinces: both systems, the reform table between them, and the countries they belong to."""

from collections.abc import Iterator

from gatemap.dataset.rules.base import (
    EVENT_PLACES,
    EVENTS,
    GATES,
    ORGANISATIONS,
    PARTNER_PROVINCES,
    PROVINCES,
    PROVINCES_63,
    REFORM,
    Files,
    error,
    rule,
    warning,
)
from gatemap.dataset.schema import split_list
from gatemap.errors import Finding


@rule(GATES, REFORM)
def systems_of_places(files: Files) -> Iterator[Finding]:
    """A place's two provinces agree with the reform table."""
    to_34 = files.lookup(REFORM, "code_63", "code_34")
    for place in files.rows(GATES):
        new = to_34.get(place.province_63)
        if new and place.province_34 != new:
            expected = f"{new}, as {REFORM} has it for {place.province_63}; mend one of the two provinces"
            yield error("province-systems", GATES, place.Index, "province_34", place.province_34, expected)


@rule(EVENTS, REFORM)
def systems_of_events(files: Files) -> Iterator[Finding]:
    """An event's provinces agree under both systems.

    Only where a unit of the 34 was made of several provinces may the old one stay open.
    """
    to_34 = files.lookup(REFORM, "code_63", "code_34")
    merged = [new for new in to_34.values() if list(to_34.values()).count(new) > 1]
    only = {new: old for old, new in to_34.items() if new not in merged}
    for event in files.rows(EVENTS):
        old, new = split_list(event.provinces_63), split_list(event.provinces_34)
        for code in old:
            if code in to_34 and to_34[code] not in new:
                expected = f"{to_34[code]} too, the unit that took in {code}"
                yield error("province-systems", EVENTS, event.Index, "provinces_34", event.provinces_34, expected)
        for code in new:
            if code in only and only[code] not in old:
                expected = f"{only[code]} too, the only province that {code} was made of"
                yield error("province-systems", EVENTS, event.Index, "provinces_63", event.provinces_63, expected)


@rule(EVENTS, EVENT_PLACES, GATES)
def provinces_of_linked_places(files: Files) -> Iterator[Finding]:
    """An event that names provinces names those of its Vietnamese places too."""
    of_place = {
        "provinces_63": files.lookup(GATES, "place_id", "province_63"),
        "provinces_34": files.lookup(GATES, "place_id", "province_34"),
    }
    events = {event.event_id: event for event in reversed(files.rows(EVENTS))}
    for link in files.rows(EVENT_PLACES):
        event = events.get(link.event_id)
        if event is None or link.side != "vn":
            continue
        for column, provinces in of_place.items():
            named, province = split_list(getattr(event, column)), provinces.get(link.place_id)
            if named and province and province not in named:
                expected = f"{province} too, the province of {link.place_id}; add it or take the link away"
                yield error("province-of-place", EVENTS, event.Index, column, ";".join(named), expected)


@rule(GATES, PARTNER_PROVINCES)
def partner_of_places(files: Files) -> Iterator[Finding]:
    """The province opposite a place lies in the country opposite."""
    country = files.lookup(PARTNER_PROVINCES, "code", "country")
    for place in files.rows(GATES):
        if country.get(place.partner_province, place.partner) != place.partner:
            code = place.partner_province
            expected = f"a province of {place.partner}; {code} is in {country[code]}"
            yield error("partner-country", GATES, place.Index, "partner_province", code, expected)


@rule(EVENTS, PARTNER_PROVINCES)
def partners_of_events(files: Files) -> Iterator[Finding]:
    """A partner province of an event lies in a country that took part.

    What Vietnamese bodies do among themselves may be about any neighbour.
    """
    country = files.lookup(PARTNER_PROVINCES, "code", "country")
    for event in files.rows(EVENTS):
        for code in split_list(event.partner_provinces):
            if event.countries != "VN" and code in country and country[code] not in split_list(event.countries):
                expected = f"{country[code]} too, the country of {code}; add it or take the province away"
                yield error("partner-country", EVENTS, event.Index, "countries", event.countries, expected)


@rule(EVENTS, EVENT_PLACES, GATES)
def countries_of_linked_places(files: Files) -> Iterator[Finding]:
    """A place on the partner's side belongs to a country that took part, unless only Vietnamese bodies did."""
    partner = files.lookup(GATES, "place_id", "partner")
    countries = files.lookup(EVENTS, "event_id", "countries")
    for link in files.rows(EVENT_PLACES):
        opposite, parties = partner.get(link.place_id), countries.get(link.event_id, "")
        if parties in ("", "VN") or link.side != "partner":
            continue
        if opposite and opposite not in split_list(parties):
            expected = f"a place on the border with {parties}, or {opposite} among the event's countries"
            yield warning("place-of-other-border", EVENT_PLACES, link.Index, "place_id", link.place_id, expected)


@rule(ORGANISATIONS, REFORM, PARTNER_PROVINCES)
def provinces_of_organisations(files: Files) -> Iterator[Finding]:
    """A body's province is one of the country it belongs to."""
    partner = files.lookup(PARTNER_PROVINCES, "code", "country")
    old = set(files.frames[REFORM]["code_63"])
    for body in files.rows(ORGANISATIONS):
        if not body.province:
            continue
        known = body.province in old if body.country == "VN" else partner.get(body.province) == body.country
        if not known:
            file = REFORM if body.country == "VN" else PARTNER_PROVINCES
            expected = f"a province of {body.country or 'its country'} that {file} holds, or none"
            yield error("unknown-key", ORGANISATIONS, body.Index, "province", body.province, expected)


@rule(REFORM, PROVINCES, PROVINCES_63)
def reform_table(files: Files) -> Iterator[Finding]:
    """The reform table and the two province layers tell the same."""
    to_34 = files.lookup(REFORM, "code_63", "code_34")
    for layer in files.rows(PROVINCES_63):
        new = to_34.get(layer.code)
        if new and layer.code_34 != new:
            expected = f"{new}, as {REFORM} has it for {layer.code}"
            yield error("province-systems", PROVINCES_63, layer.Index, "code_34", layer.code_34, expected)
    for unit in files.rows(PROVINCES):
        parts = sorted(old for old, new in to_34.items() if new == unit.code)
        if sorted(split_list(unit.codes_63)) != parts:
            expected = f"{';'.join(parts)}, as {REFORM} has it"
            yield error("province-systems", PROVINCES, unit.Index, "codes_63", unit.codes_63, expected)
