"""Which gates and posts an article only mentions: on the way, to compare with, as they are, or beside the matter."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from gatemap.articles.kinds import EVENT_WEIGHT, strongest
from gatemap.articles.layout import Sentence
from gatemap.articles.places import PlaceFound
from gatemap.articles.reading import Reading

_SPOKEN_OF = ("talks", "conference", "signing", "visit")  # what is said of gates there is their subject


def set_aside(reading: Reading, sentences: Sequence[Sentence], places: list[PlaceFound], kind: str) -> list[PlaceFound]:
    """Mark as background the gates that the body of an event names beside the matter.

    Title and lead name what took part. A sentence of the body must tell the act itself, or of who took part in it, or
    of what was said of gates at talks and the like; a post that is named is taken to have taken part.
    """
    places = [replace(p, background=True) if _elsewhere(reading, sentences, p, kind) else p for p in places]
    told = {place.place_id for place in places if not place.background and not _in_body(sentences, place)}
    return [
        replace(place, background=True)
        if _in_body(sentences, place) and not _bears_on(reading, sentences, place, kind, known=place.place_id in told)
        else place
        for place in places
    ]


def _sentence_of(sentences: Sequence[Sentence], place: PlaceFound) -> Sentence | None:
    return next((s for s in sentences if s.start <= place.start < s.end), None)


def _in_body(sentences: Sequence[Sentence], place: PlaceFound) -> bool:
    sentence = _sentence_of(sentences, place)
    return sentence is not None and sentence.zone == "body"


def _elsewhere(reading: Reading, sentences: Sequence[Sentence], place: PlaceFound, kind: str) -> bool:
    """Tell whether a place of the lead is elsewhere or, after its first sentence, only planned."""
    sentence, plain = _sentence_of(sentences, place), reading.mapped.plain
    first = next((s for s in sentences if s.zone == "lead"), None)
    if sentence is None or sentence.zone != "lead" or sentence is first:
        return False
    clause = _words("elsewhere").match(plain[sentence.start : sentence.end])
    if clause and place.start < sentence.start + clause.end():
        return True
    if kind in _SPOKEN_OF and _words("spoken_of").search(plain, sentence.start, sentence.end):
        return False
    return bool(_words("planned").search(plain[sentence.start : place.start]))


def _bears_on(reading: Reading, sentences: Sequence[Sentence], place: PlaceFound, kind: str, *, known: bool) -> bool:
    sentence = _sentence_of(sentences, place)
    if sentence is None or sentence.background:
        return False
    mapped = reading.mapped
    if kind in _SPOKEN_OF and _words("spoken_of").search(mapped.plain, sentence.start, sentence.end):
        return True
    if sentence.future or _words("planned").search(mapped.plain[sentence.start : place.start]):
        return False
    if place.place_id.startswith("post-") or place.rule.startswith("post"):
        return True
    if strongest(mapped, reading.layout, sentence, kind)[0] >= EVENT_WEIGHT:
        return True
    took_part = _words("took_part").search(mapped.plain, sentence.start, sentence.end)
    return bool(took_part) and (known or place.rule != "name-alone")


@lru_cache(maxsize=8)
def _words(name: str) -> re.Pattern:
    data = tomllib.loads(files("gatemap.articles").joinpath("cues.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in data["bearing"][name]))
