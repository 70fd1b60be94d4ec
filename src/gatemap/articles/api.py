"""`draft_article`: the one door of this package. It reads no network and guesses nothing in silence."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from gatemap.articles.bodies import Bodies
from gatemap.articles.codes import NO_EVENT, doubt
from gatemap.articles.dates import DateFound, read_date
from gatemap.articles.events import Scope, read_scopes
from gatemap.articles.evidence import doubts_of, evidence_of
from gatemap.articles.gazetteer import Gazetteer
from gatemap.articles.layout import Sentence
from gatemap.articles.levels import read_level
from gatemap.articles.mentioned import set_aside
from gatemap.articles.places import PlaceFound, PlacesRead, read_places
from gatemap.articles.published import Published, read_published
from gatemap.articles.reading import Found, Reading, read_text
from gatemap.articles.regions import needs_two_sides, read_countries, read_provinces, read_topics
from gatemap.articles.titles import draft_titles
from gatemap.dataset.folder import data_folder
from gatemap.dataset.read import Dataset, read_dataset

LONGEST = 60_000  # letters; what follows is not read, and a doubt says so
REFORM = "2025-07-01"  # from then on provinces are told by the 34 units
_MOST_BUILT = 4
_SPOKEN_OF = ("gate_change", "talks", "conference", "signing")


@dataclass(frozen=True)
class _Names:
    """The names of one dataset, ready to be searched for."""

    gazetteer: Gazetteer
    bodies: Bodies


@dataclass(frozen=True)
class Before:
    """What an event may share with the one told before it."""

    date: DateFound
    countries: list[Found]


def draft_article(text: str, published: dt.date | None = None, dataset: Dataset | None = None) -> list[dict]:
    """Draft the events that an article tells of.

    Parameters
    ----------
    text : str
        The article, in English or Vietnamese.
    published : datetime.date, optional
        When it was published, if that is known from elsewhere.
    dataset : Dataset, optional
        Whose names are looked for; the data folder's when not given.

    Returns
    -------
    list of dict
        One a event, ready for JSON; see docs/extraction.md for the fields. Empty when the text tells of none:
        `no_event` says why.
    """
    return _drafts(text, published, dataset)[0]


def no_event(text: str, published: dt.date | None = None, dataset: Dataset | None = None) -> tuple[str, str]:
    """Return why `draft_article` drafts nothing from a text: a code of `codes.NO_EVENT`, and its sentence in English.

    Both are '' when something is drafted.
    """
    code = _drafts(text, published, dataset)[1]
    return code, NO_EVENT.get(code, "")


def _drafts(text: str, published: dt.date | None, dataset: Dataset | None) -> tuple[list[dict], str]:
    names = _names_of(dataset)
    reading = read_text(text[:LONGEST], names.gazetteer)
    day = read_published(reading.mapped, reading.layout, published)
    scopes, reason = read_scopes(reading)
    drafts: list[dict] = []
    before: Before | None = None
    for scope in scopes:
        draft, before = _draft(reading, scope, names.bodies, day, before, len(scopes) > 1)
        if len(text) > LONGEST:
            draft["doubts"].append(doubt("text-cut", letters=str(LONGEST)).row())
        drafts.append(draft)
    return drafts, reason


def _draft(
    reading: Reading,
    scope: Scope,
    bodies: Bodies,
    published: Published | None,
    before: Before | None,
    several: bool,
) -> tuple[dict, Before]:
    """Return the draft of one event, and what the next event may share with it."""
    sentences, kind = list(scope.sentences), scope.kind
    if several:  # a title that speaks of all of them says nothing of one
        sentences = [s for s in sentences if s.zone != "title"] or sentences
    regions = read_provinces(reading, sentences)
    places = _places(reading, scope, regions)
    found = _found(reading, sentences, regions, places, kind.kind, before)
    found["actors"] = bodies.find(reading, sentences, places.places)
    date = read_date(reading.mapped, reading.layout, sentences, published, kind.start, kind.kind)
    if scope.same_day and before is not None and date.rule in ("no-date", "published-month"):
        date = before.date
    level = read_level(reading, sentences, kind.kind, places.places)
    kept, open_names = _kept(places, kind.kind)
    draft = {
        **_coded(reading.gazetteer, date, kind.kind, level.code, found, kept),
        "places": [_place(reading, place) for place in kept],
        "candidates": [_candidates(reading, place) for place in open_names],
        "unmatched": [reading.span(*span) for span in _within(places.unmatched, sentences)],
        "headline": reading.layout.title,
        "language": reading.layout.lang,
        "publisher": reading.layout.publisher,
        "published": published.edtf if published and published.sure else "",
        "summary": "",
    }
    draft |= draft_titles(draft, reading.gazetteer)
    draft["evidence"] = evidence_of(reading, date, kind, level, published, found)
    draft["doubts"] = doubts_of(reading, date, kind, level, found["countries"], kept, open_names)
    return draft, Before(date, found["countries"])


def _found(
    reading: Reading,
    sentences: list[Sentence],
    regions: list[Found],
    places: PlacesRead,
    kind: str,
    before: Before | None,
) -> dict[str, list[Found]]:
    """Return countries, topics and provinces; a neighbour may be named with the event before."""
    countries = read_countries(reading, sentences, regions, places.places, kind)
    if before and not countries and needs_two_sides(reading.mapped, sentences, kind):
        countries = before.countries
    return {
        "countries": countries,
        "topics": read_topics(reading.mapped, sentences),
        "provinces": [region for region in regions if region.rule == "province"],
        "partner_provinces": [region for region in regions if region.rule != "province"],
    }


def _coded(
    gazetteer: Gazetteer, date: DateFound, kind: str, level: str, found: dict[str, list[Found]], kept: list[PlaceFound]
) -> dict:
    """Return the fields that hold codes."""
    facts = gazetteer.places
    old = [region.code for region in found["provinces"]] + [facts[place.place_id].province_63 for place in kept]
    old = _once(old)
    new = _once([gazetteer.reform.get(code, code) for code in old])
    partners = [region.code for region in found["partner_provinces"]]
    taking_part = {country.code for country in found["countries"]}
    partners += [
        facts[place.place_id].partner_province
        for place in kept
        if place.side == "partner" or facts[place.place_id].partner in taking_part
    ]
    return {
        "date": date.edtf,
        "date_note": date.note,
        "kind": kind,
        "level": level,
        "countries": ["VN", *(country.code for country in found["countries"])],
        "topics": [topic.code for topic in found["topics"]],
        "actors": [actor.code for actor in found["actors"]],
        "provinces": old if date.edtf.lstrip("[") < REFORM or date.edtf.startswith("X") else new,
        "provinces_63": old,
        "provinces_34": new,
        "partner_provinces": _once(partners),
    }


def _once(codes: list[str]) -> list[str]:
    return list(dict.fromkeys(code for code in codes if code))


def _places(reading: Reading, scope: Scope, regions: list[Found]) -> PlacesRead:
    """Read the places of a scope; homonyms are parted by what the whole article names."""
    whole = read_provinces(reading, list(reading.layout.told))
    named = {region.code for region in [*regions, *whole]}
    named |= {
        c.entry.code for m in reading.mentions for c in m.of("province") if c.fit >= 0.9 and len(m.of("province")) == 1
    }
    countries = read_countries(reading, list(scope.sentences), regions, [], scope.kind.kind)
    read = read_places(reading, named, {country.code for country in countries}, scope.kind.kind)
    inside = [p for p in read.places if any(s.start <= p.start < s.end for s in scope.sentences)]
    return PlacesRead(set_aside(reading, scope.sentences, inside, scope.kind.kind), read.unmatched)


def _kept(places: PlacesRead, kind: str) -> tuple[list[PlaceFound], list[PlaceFound]]:
    """Return one row a place, role and side, the surest; and the names that may be several places."""
    best: dict[tuple[str, str, str], PlaceFound] = {}
    told = [place for place in places.places if not place.background]
    for place in told:
        same = (place.place_id, place.role, place.side)
        if place.place_id and (same not in best or place.score > best[same].score):
            best[same] = place
    named = {place.place_id for place in best.values()}
    if kind not in _SPOKEN_OF:  # where nothing is decided on gates none is more than the place or a party of the act
        there = {place.place_id for place in best.values() if place.role != "subject"}
        best = {key: place for key, place in best.items() if key[1] != "subject" or place.place_id not in there}
    open_names = [place for place in told if not place.place_id and not named & set(place.candidates)]
    return sorted(best.values(), key=lambda place: place.start), open_names


def _place(reading: Reading, place: PlaceFound) -> dict:
    about = {"place_id": place.place_id, "role": place.role, "side": place.side}
    return about | reading.span(place.start, place.end) | {"score": round(place.score, 2), "rule": place.rule}


def _candidates(reading: Reading, place: PlaceFound) -> dict:
    return reading.span(place.start, place.end) | {"place_ids": list(place.candidates), "role": place.role}


def _within(spans: list[tuple[int, int]], sentences: list[Sentence]) -> list[tuple[int, int]]:
    return [span for span in spans if any(s.start <= span[0] < s.end and not s.background for s in sentences)]


@lru_cache(maxsize=1)
def _own_dataset() -> Dataset:
    return read_dataset(data_folder())


_BUILT: dict[int, tuple[Dataset, _Names]] = {}


def _names_of(dataset: Dataset | None) -> _Names:
    """Return the names of a dataset, built once for each that is in use."""
    dataset = dataset if dataset is not None else _own_dataset()
    held = _BUILT.get(id(dataset))
    if held is None or held[0] is not dataset:
        gazetteer = Gazetteer(dataset)
        if len(_BUILT) >= _MOST_BUILT:
            _BUILT.clear()
        held = _BUILT[id(dataset)] = (dataset, _Names(gazetteer, Bodies(dataset, gazetteer)))
    return held[1]
