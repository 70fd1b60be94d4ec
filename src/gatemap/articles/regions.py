"""Provinces, partner provinces and countries of an event, and its topics."""

import re
import tomllib
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files

from gatemap import vocab
from gatemap.articles.beside import read_beside
from gatemap.articles.gazetteer import Gazetteer, Mention
from gatemap.articles.layout import Sentence
from gatemap.articles.places import PlaceFound
from gatemap.articles.reading import Found, Reading
from gatemap.articles.textmap import TextMap

TOOK_PART = 2.0
_TWO_SIDED = ("handover", "joint_patrol", "exchange", "talks")
_JOINT = (*_TWO_SIDED, "conference", "signing", "training", "gate_change")
# How much an act says by itself that the neighbour took part who is named with it.
_NEEDS_TWO = {"handover": 2.0, "visit": 1.0, "exchange": 1.0, "joint_patrol": 1.0, "talks": 1.0, "aid": 1.0}
_MOST_TOPICS = 4
_TOPIC_WEIGHT = 1.0
_NEAR_A_BODY, _AT_A_BODY = (60, 60), (35, 25)  # letters before and after a province in which its body is named


def read_provinces(reading: Reading, sentences: list[Sentence]) -> list[Found]:
    """Return the provinces (codes of the 63) and partner provinces that the sentences name as taking part."""
    found: dict[str, Found] = {}
    lead = next((s for s in sentences if s.zone == "lead"), None)
    for sentence in sentences:
        if sentence.background or (sentence.future and sentence is not lead):
            continue  # who will meet has not met
        for mention in reading.mentions:
            if not sentence.start <= mention.start < sentence.end or _in_dateline(reading, mention):
                continue
            one = _province(reading.mapped, sentence, mention, reading.gazetteer)
            if one and (one.code not in found or one.score > found[one.code].score):
                found[one.code] = one
    return list(found.values())


def read_countries(
    reading: Reading, sentences: list[Sentence], regions: list[Found], places: list[PlaceFound], kind: str
) -> list[Found]:
    """Return the partner countries that took part: their bodies, provinces or stations are named as acting."""
    weights: dict[str, float] = defaultdict(float)
    spans: dict[str, tuple[float, int, int]] = {}
    for country in vocab.PARTNERS:
        for weight, start, end in _country_words(reading, sentences, country):
            weights[country] += weight
            if weight > spans.get(country, (0.0, 0, 0))[0]:
                spans[country] = (weight, start, end)
    gazetteer = reading.gazetteer
    for region in regions:
        if country := gazetteer.country_of.get(region.code):
            weights[country] += 2.2 * region.score
            spans.setdefault(country, (0.0, region.start, region.end))
    for place in places:
        if place.side == "partner" and place.place_id and not place.background:
            country = gazetteer.places[place.place_id].partner
            weights[country] += 1.6 if place.role == "participant" else 0.7
            spans.setdefault(country, (0.0, place.start, place.end))
            weights[country] += _of_a_pair(reading.mapped, sentences, place, kind)
    _both_sides(reading.mapped, sentences, weights, spans, kind)
    return [
        Found(country, *spans[country][1:], "took-part", round(min(0.99, 0.45 + weights[country] / 10), 2))
        for country in vocab.PARTNERS
        if weights[country] >= TOOK_PART and country in spans
    ]


def needs_two_sides(mapped: TextMap, sentences: list[Sentence], kind: str) -> bool:
    """Tell whether an event is of a kind that takes a neighbour, or its sentences speak of two sides."""
    two = any(_pattern("words", "both").search(mapped.plain, s.start, s.end) for s in sentences if not s.background)
    return two or kind in _TWO_SIDED or kind == "aid"


def read_topics(mapped: TextMap, sentences: list[Sentence]) -> list[Found]:
    """Return up to four topics, the most spoken of first."""
    found = []
    for topic in vocab.TOPICS:
        weight, span = 0.0, None
        for sentence in sentences:
            match = _pattern("topics", topic).search(mapped.plain, sentence.start, sentence.end)
            if match:
                weight += {"title": 2.0, "lead": 1.2}.get(sentence.zone, 0.5) * (0.3 if sentence.background else 1)
                span = span or match.span()
        if span and weight >= _TOPIC_WEIGHT:
            found.append(Found(topic, *span, "topic-words", round(min(0.95, 0.3 + weight / 8), 2)))
    return sorted(found, key=lambda topic: -topic.score)[:_MOST_TOPICS]


def _province(mapped: TextMap, sentence: Sentence, mention: Mention, gazetteer: Gazetteer) -> Found | None:
    candidates = mention.of("province", "partner_province", "partner_city")
    if not candidates:
        return None
    best = max(candidates, key=lambda c: (c.fit, c.entry.type != "partner_city"))
    before = mapped.plain[sentence.start : mention.start]
    if _pattern("words", "residence").search(before):
        return None
    beside = read_beside(mapped, mention.start, mention.end)
    a_person = beside.role == "person" and not _body_after().match(mapped.plain, mention.end)  # not "by Kampot police"
    a_gate = beside.role in ("gate", "post") and mention.of("gate", "post")
    if beside.role == "agency" or a_person or a_gate:
        return None
    if best.entry.type != "province" and (_elsewhere(before) or _to_come(mapped.plain[mention.end : sentence.end])):
        return None
    own = best.entry.type == "province"
    if own and best.entry.code not in gazetteer.border_63 and best.entry.code not in gazetteer.border_34:
        return None  # it lies inside, and gave its name to no unit that touches a border
    back, on = _NEAR_A_BODY if sentence.zone != "body" else _AT_A_BODY
    near = mapped.plain[max(sentence.start, mention.start - back) : min(sentence.end, mention.end + on)]
    acting = bool(_pattern("words", "body_near").search(near) or _pattern("words", "joined").search(before))
    if sentence.zone == "body" and not acting:
        return None
    score = best.fit * (0.95 if sentence.zone != "body" else 0.7) * (1.0 if acting or own else 0.9)
    return Found(best.entry.code, mention.start, mention.end, best.entry.type.replace("_", "-"), round(score, 2))


def _elsewhere(before: str) -> bool:
    """Tell whether the words before a name say that it only lies opposite, or that somebody came from there."""
    return any(_pattern("words", name).search(before) for name in ("facing", "on_the_way", "origin"))


def _to_come(after: str) -> bool:
    """Tell whether the words after a name say that it will only take part."""
    return bool(_pattern("words", "to_come").match(after))


def _in_dateline(reading: Reading, mention: Mention) -> bool:
    return any(start <= mention.start and mention.end <= end for start, end in reading.layout.datelines)


def _country_words(reading: Reading, sentences: list[Sentence], country: str):
    mapped = reading.mapped
    pattern, body_before = _country(country), _body_before()
    names = [(m.start, m.end) for m in reading.mentions]
    first = next((s for s in sentences if s.zone == "lead"), None)
    for sentence in sentences:
        zone = {"title": 1.0, "lead": 1.0, "body": 0.35}.get(sentence.zone, 0.0)
        zone *= 0.3 if _aside(sentence, first) else 1.0
        if sentence.zone == "lead" and sentence is not first and _is_said(mapped, sentence):
            zone = 0.35
        for match in list(pattern.finditer(mapped.plain, sentence.start, sentence.end))[:4]:
            if mapped.text[match.start()].islower() or any(a < match.end() and match.start() < b for a, b in names):
                continue  # as in "lao động", or in a longer name such as Lao Bảo
            before = mapped.plain[max(sentence.start, match.start() - 220) : match.start()]
            after = mapped.plain[match.end() : min(sentence.end, match.end() + 40)]
            weight = 1.2
            treaty = sentence is not first and _pattern("words", "treaty").search(before)
            acting = _body_after().match(after) and not _pattern("words", "passing_after").match(after)
            if treaty or _pattern("words", "to_be_told").search(before) or (_passing(before, after) and not acting):
                weight = 0.1
            elif acting or body_before.search(before):
                weight = 2.5
            yield weight * zone, match.start(), match.end()


def _is_said(mapped: TextMap, sentence: Sentence) -> bool:
    """Tell whether a sentence says what somebody stressed or asked for; who is named in it need not be there."""
    return bool(_pattern("words", "said").search(mapped.plain, sentence.start, sentence.end))


def _aside(sentence: Sentence, lead: Sentence | None) -> bool:
    """Tell whether a sentence tells of what was before, or of what may come after."""
    return sentence.background or (sentence.future and sentence is not lead and sentence.zone != "title")


def _passing(before: str, after: str) -> bool:
    """Tell whether a country is only on the way, or where somebody comes from."""
    line = _pattern("words", "line").search(before) and not _pattern("words", "together").search(before[-70:])
    behind = any(_pattern("words", name).search(before) for name in ("passing", "person_vi", "residence", "origin"))
    return bool(
        line or behind or _pattern("words", "facing").search(before) or _pattern("words", "passing_after").match(after)
    )


def _of_a_pair(mapped: TextMap, sentences: list[Sentence], place: PlaceFound, kind: str) -> float:
    """Return the weight of a gate opposite where a pair is opened; one side alone decides, plans and proposes."""
    sentence = next((s for s in sentences if s.start <= place.start < s.end), None)
    if kind != "gate_change" or sentence is None or sentence.zone == "body":
        return 0.0
    return 0.0 if _pattern("words", "by_one").search(mapped.plain, sentence.start, sentence.end) else 1.4


def _both_sides(mapped: TextMap, sentences: list[Sentence], weights: dict, spans: dict, kind: str) -> None:
    """Where a text speaks of two sides, or of an act that needs two, the partner that it names took part."""
    head = [s for s in sentences if s.zone != "body" and not s.background]
    for country in list(spans):
        weights[country] += 2.0 * any(_in_one_breath(mapped, s, country) for s in head) * (kind in _JOINT)
    # Who is handed over is often named by nationality alone: "hand over two wanted Chinese to that country's forces".
    least = 0.1 if kind in _TWO_SIDED else 1.0
    named = [country for country in spans if weights[country] >= least]
    if not named:
        return
    strongest = max(named, key=lambda country: weights[country])
    early = any(s.start <= spans[strongest][1] < s.end for s in head)
    weights[strongest] += _NEEDS_TWO.get(kind, 0.0) * (1.0 if early else 0.5)
    for sentence in sentences:
        if not sentence.background and _pattern("words", "both").search(mapped.plain, sentence.start, sentence.end):
            weights[strongest] += 1.5 if early else 0.7
            return


def _in_one_breath(mapped: TextMap, sentence: Sentence, country: str) -> bool:
    """Tell whether a sentence names Vietnam and a country together as those who act."""
    pattern = re.compile(rf"{_data()['words']['pair']}(?:{_data()['country'][country]})(?!\w)")
    return any(
        _pattern("words", "between").search(mapped.plain, sentence.start, sentence.end)
        for _ in pattern.finditer(mapped.plain, sentence.start, sentence.end)
    )


@lru_cache(maxsize=1)
def _data() -> dict:
    return tomllib.loads(files("gatemap.articles").joinpath("regions.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def _country(country: str) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?:{_data()['country'][country]})(?:'s|')?(?!\w)")


@lru_cache(maxsize=1)
def _body_after() -> re.Pattern:
    return re.compile(rf"\s*(?:{_data()['words']['body']})\b")


@lru_cache(maxsize=1)
def _body_before() -> re.Pattern:
    return re.compile(rf"\b(?:{_data()['words']['body_vi']})\s*\(?$")


@lru_cache(maxsize=64)
def _pattern(group: str, name: str) -> re.Pattern:
    words = _data()[group][name]
    return re.compile(rf"\b(?:{words})\b" if name == "body" else rf"(?<!\w)(?:{words})" if group == "topics" else words)
