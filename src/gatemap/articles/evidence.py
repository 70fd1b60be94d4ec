"""What each field of a draft rests on, and what a person must look at before it is believed."""

from gatemap.articles.dates import DateFound
from gatemap.articles.kinds import KindFound
from gatemap.articles.places import PlaceFound
from gatemap.articles.published import Published
from gatemap.articles.reading import Found, Reading

WEAK_DATE, WEAK_LEVEL, WEAK_COUNTRY, WEAK_PLACE = 0.6, 0.5, 0.7, 0.75


def evidence_of(
    reading: Reading,
    date: DateFound,
    kind: KindFound,
    level: Found,
    published: Published | None,
    found: dict[str, list[Found]],
) -> list[dict]:
    """Return a row for each value of each field but the places, which carry their own."""
    strength = min(0.97, 0.4 + kind.weight / 16)
    rows = [
        ("date", Found(date.edtf, date.start, date.end, date.rule, date.score)),
        ("kind", Found(kind.kind, kind.start, kind.end, "act-words", strength)),
        ("level", level),
    ]
    if published:
        score = 0.95 if published.sure else 0.4
        one = Found(published.edtf, published.start, published.end, published.source, score)
        rows.append(("published", one))
    rows += [(name, one) for name, ones in found.items() for one in ones]
    return [
        {
            "field": name,
            "value": one.code,
            **reading.span(one.start, one.end),
            "rule": one.rule,
            "score": round(one.score, 2),
        }
        for name, one in rows
    ]


def doubts_of(
    reading: Reading,
    date: DateFound,
    kind: KindFound,
    level: Found,
    countries: list[Found],
    places: list[PlaceFound],
    open_names: list[PlaceFound],
) -> list[dict]:
    """Return what is uncertain, one row a doubt: its field, a code and words in English."""
    rows = [("date", "date-inferred", doubt) for doubt in date.doubts]
    if not date.doubts and date.score < WEAK_DATE:
        rows.append(("date", "date-weak", "The date may be that of something else in the text."))
    if kind.rival:
        rows.append(("kind", "kind-close", f"It may be {kind.rival} as well."))
    if level.score < WEAK_LEVEL:
        rows.append(("level", "level-weak", "Bodies of several levels are named."))
    weak = [country.code for country in countries if country.score < WEAK_COUNTRY]
    rows += [("countries", "country-weak", f"{code} may only be mentioned.") for code in weak]
    for place in places:
        if place.score < WEAK_PLACE:
            quoted = reading.mapped.quote(place.start, place.end)
            rows.append(("places", "place-weak", f"{quoted}: read as {place.place_id} ({place.rule})."))
    for place in open_names:
        quoted = reading.mapped.quote(place.start, place.end)
        rows.append(("places", "place-ambiguous", f"{quoted}: one of {', '.join(place.candidates)}."))
    return [{"field": name, "code": code, "text": text} for name, code, text in rows]
