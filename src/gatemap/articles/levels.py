"""At which level those who met stand: national bodies, provincial ones, or stations at the border."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from gatemap import vocab
from gatemap.articles.layout import Sentence
from gatemap.articles.places import PlaceFound
from gatemap.articles.reading import Found, Reading
from gatemap.articles.textmap import TextMap

_NAMED_FIRST, _OF_A_PARTY = 0.9, 1.3
_LEVEL_WEIGHT = {"station": 1.2, "national": 1.5, "provincial": 0.9}


def read_level(reading: Reading, sentences: list[Sentence], kind: str, places: list[PlaceFound]) -> Found:
    """Return who met: national bodies, provincial ones, or stations at the border; who is named first weighs most."""
    mapped = reading.mapped
    told = [s for s in sentences if s.zone in ("title", "lead") and not s.background][:4]
    weights = dict.fromkeys(vocab.EVENT_LEVELS, 0.0)
    spans: dict[str, tuple[int, int]] = {}
    for order, sentence in enumerate(told):
        hits = {level: _level_words(reading, sentence, level) for level in vocab.EVENT_LEVELS}
        hits = {level: [h for h in found if not _only_where(mapped, sentence, *h)] for level, found in hits.items()}
        first = min((min(found)[0], level) for level, found in hits.items() if found)[1] if any(hits.values()) else ""
        for level, found in hits.items():
            weight = min(2, len(found)) * _LEVEL_WEIGHT[level] + _NAMED_FIRST * (level == first)
            weights[level] += weight / (1 + 0.5 * order)
            if found:
                spans.setdefault(level, found[0])
    parties = {p.place_id for p in places if p.role == "participant" and not p.background}
    first_told = next((s for s in told if s.zone == "lead"), told[0] if told else None)
    if first_told and any(p.place_id in parties and p.start < first_told.end for p in places):
        weights["station"] += _OF_A_PARTY
    if kind == "gate_change":
        weights["station"] *= 0.4
    level = max(vocab.EVENT_LEVELS, key=lambda name: weights[name]) if any(weights.values()) else "provincial"
    total = sum(weights.values())
    start, end = spans.get(level, (0, 0))
    return Found(level, start, end, "who-met", round(weights[level] / total, 2) if total else 0.2)


def _level_words(reading: Reading, sentence: Sentence, level: str) -> list[tuple[int, int]]:
    """Return the words for a level; with tones, ``bạn`` is no ``bản`` and ``tình`` no ``tỉnh``."""
    mapped, tones = reading.mapped, _data()["level_tones"]
    hits = _pattern("level", level).finditer(mapped.plain, sentence.start, sentence.end)
    found = [h for h in hits if h[0] not in tones or mapped.low[h.start() : h.end()] in (h[0], tones[h[0]])]
    spans = [hit.span() for hit in found]
    if level == "provincial":  # "Quang Tri Border Guard" is a body of the province, though the word is not said
        spans += [
            (m.start, m.end)
            for m in reading.mentions
            if sentence.start <= m.start < sentence.end
            and m.of("province", "partner_province")
            and not m.of("gate", "post")
            and (
                _pattern("level_where", "of_a_province").match(mapped.plain, m.end)
                or _pattern("level_where", "province_of").search(mapped.plain[max(0, m.start - 30) : m.start])
            )
        ]
    return spans


def _only_where(mapped: TextMap, sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a district, city or province is only where something took place or lies, not who met."""
    word = mapped.plain[start:end]
    before = mapped.plain[max(sentence.start, start - 60) : start]
    if _pattern("level_where", "province").fullmatch(word) and _pattern("level_where", "lies_in").search(before):
        return True
    if not _pattern("level_where", "unit").fullmatch(word):
        return False
    after = mapped.plain[end : end + 40]
    return not (
        _pattern("level_where", "body_before").search(before) or _pattern("level_where", "body_after").match(after)
    )


@lru_cache(maxsize=1)
def _data() -> dict:
    return tomllib.loads(files("gatemap.articles").joinpath("regions.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=16)
def _pattern(group: str, name: str) -> re.Pattern:
    words = _data()[group][name]
    return re.compile(rf"\b(?:{words})\b" if group == "level" else words)
