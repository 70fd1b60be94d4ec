"""What each field of a draft rests on, and what a person must look at before it is believed."""

from gatemap.articles.codes import doubt
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
    """Return what is uncertain, a row a doubt: `field`, `code`, `text` in English and the `values` that it names."""
    doubts = list(date.doubts)
    if not doubts and date.score < WEAK_DATE:
        doubts.append(doubt("date-weak"))
    if kind.rival:
        doubts.append(doubt("kind-close", kind=kind.rival))
    if level.score < WEAK_LEVEL:
        doubts.append(doubt("level-weak"))
    doubts += [doubt("country-weak", country=one.code) for one in countries if one.score < WEAK_COUNTRY]
    for place in places:
        if place.score < WEAK_PLACE:
            doubts.append(doubt("place-weak", quoted=_quoted(reading, place), place=place.place_id))
    for place in open_names:
        of = ", ".join(place.candidates)
        doubts.append(doubt("place-ambiguous", quoted=_quoted(reading, place), places=of))
    return [one.row() for one in doubts]


def _quoted(reading: Reading, place: PlaceFound) -> str:
    return reading.mapped.quote(place.start, place.end)
