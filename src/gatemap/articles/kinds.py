"""What kind of act was it: the words of title and lead weigh most, wishes and agreements little."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from gatemap import vocab
from gatemap.articles.layout import Layout, Sentence
from gatemap.articles.mentions import find_dates
from gatemap.articles.textmap import TextMap, map_text

EVENT_WEIGHT = 2.5  # below this a text tells of no act of ours
_ZONES = {"title": 1.25, "lead": 0.5, "body": 0.12}
_FIRST_LEAD = 1.5
_WISHED = 0.25
_BACKGROUND = 0.2
_EARLY = 1.0  # added to what stands first in the first sentence, less for what follows
_CLOSE = 1.2
_REACH = 90  # letters from a word for a wish to the act that is wished
_OCCASION = re.compile(r"(?:at|during|after|following|tại|sau)\b")
_CLAUSE_END = re.compile(r"[;:.(]|\s[-–]\s|, (?=ngày|sáng|chiều|on )|\bduring\b|\btại buổi\b")


@dataclass(frozen=True, slots=True)
class KindFound:
    """The kind, its weight, the span and zone of its strongest words, and the next kind when it is close."""

    kind: str
    weight: float
    start: int
    end: int
    rival: str
    weights: tuple[tuple[str, float], ...]


def read_kind(mapped: TextMap, layout: Layout, sentences: list[Sentence]) -> KindFound | None:
    """Return the kind that the sentences tell of, None when no word for an act is found in them."""
    totals = dict.fromkeys(vocab.EVENT_KINDS, 0.0)
    best: dict[str, tuple[float, int, int]] = {}
    lead = _telling(mapped, layout, sentences)
    for sentence in sentences:
        zone = _FIRST_LEAD if sentence is lead else _ZONES.get(sentence.zone, 0.0)
        zone *= _BACKGROUND if sentence.background or sentence.future else 1.0
        for kind in vocab.EVENT_KINDS:
            weight, start, end = strongest(mapped, layout, sentence, kind)
            if not weight:
                continue
            if sentence is lead and weight >= 2.5:
                weight += _EARLY * (1 - (start - sentence.start) / max(1, sentence.end - sentence.start))
            weight *= zone
            totals[kind] += weight
            if weight > best.get(kind, (0.0, 0, 0))[0]:
                best[kind] = (weight, start, end)
    if not best:
        return None
    totals = _settled(totals)
    ranked = sorted(totals.items(), key=lambda item: -item[1])
    (kind, weight), (second, runner_up) = ranked[:2]
    rival = second if runner_up > 0 and weight - runner_up < _CLOSE else ""
    _, start, end = best[kind]
    return KindFound(kind, weight, start, end, rival, tuple((k, w) for k, w in ranked[:4] if w > 0))


def _telling(mapped: TextMap, layout: Layout, sentences: list[Sentence]) -> Sentence | None:
    """Return the first sentence of the lead, or the next that tells an act once a day is named."""
    leads = [s for s in sentences if s.zone == "lead" and not s.background and not s.future]
    if not leads or _act_in(mapped, layout, leads[0]) >= EVENT_WEIGHT:
        return leads[0] if leads else None
    dated = False
    for sentence in leads:
        dated = dated or any(m.day for m in find_dates(mapped.plain[sentence.start : sentence.end], layout.lang))
        if dated and _act_in(mapped, layout, sentence) >= EVENT_WEIGHT:
            return sentence
    return leads[0]


def _act_in(mapped: TextMap, layout: Layout, sentence: Sentence) -> float:
    return max(strongest(mapped, layout, sentence, kind)[0] for kind in vocab.EVENT_KINDS)


def strongest(mapped: TextMap, layout: Layout, sentence: Sentence, kind: str) -> tuple[float, int, int]:
    """Return the weight and span of the strongest words for `kind` in a sentence; (0, 0, 0) when there are none."""
    text = mapped.plain if layout.lang == "en" or layout.bare else mapped.low
    weight, start, end = _acts(text[sentence.start : sentence.end], layout.lang, layout.bare)[kind]
    return (weight, sentence.start + start, sentence.start + end) if weight else (0.0, 0, 0)


@lru_cache(maxsize=1024)
def _acts(text: str, lang: str, bare: bool) -> dict[str, tuple[float, int, int]]:
    """Return the strongest words for each kind in a sentence; read once, however often it is asked for."""
    wishes = list(_wished(lang, bare).finditer(text))
    found = {}
    for kind in vocab.EVENT_KINDS:
        best = (0.0, 0, 0)
        for pattern, weight in _patterns(kind, lang, bare):
            if weight <= best[0] or not (match := pattern.search(text)):
                continue
            if any(_governs(text, wish, match) for wish in wishes):
                weight *= _WISHED
            if weight > best[0]:
                best = (weight, match.start(), match.end())
        found[kind] = best
    return found


def _governs(text: str, wish: re.Match, act: re.Match) -> bool:
    """Tell whether a word for a wish stands shortly before an act, in its clause."""
    if _OCCASION.match(text, act.start()):
        return False  # what was agreed was agreed at talks that were held
    between = text[wish.end() : act.start()] if wish.start() < act.start() else None
    return between is not None and len(between) <= _REACH and not _CLAUSE_END.search(between)


def _settled(totals: dict[str, float]) -> dict[str, float]:
    """Let the words of one act not speak for another that is part of it."""
    settled = dict(totals)
    if totals["talks"] >= 5 or totals["conference"] >= 5:
        settled["signing"] -= 2.5  # minutes and plans are signed at the end of talks
    if totals["aid"] >= 5:
        settled["handover"] -= 4.0  # gifts are handed over too
    if totals["visit"] >= 5.5:
        settled["aid"] -= 2.5  # gifts are brought on a visit
    if totals["handover"] >= 6:
        settled["operation"] -= 3.0  # who is handed over was arrested before
    if totals["joint_patrol"] >= 6:
        settled["talks"] -= 1.5
    return settled


@lru_cache(maxsize=1)
def _data() -> dict:
    return tomllib.loads(files("gatemap.articles").joinpath("kinds.toml").read_text(encoding="utf-8"))


def _as_typed(pattern: str, lang: str, bare: bool) -> re.Pattern:
    if lang == "vi":
        pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
    # Folding keeps the backslashes and brackets of a pattern: it changes letters only, one for one.
    return re.compile(map_text(pattern).cased if bare else pattern)


@lru_cache(maxsize=64)
def _patterns(kind: str, lang: str, bare: bool) -> tuple[tuple[re.Pattern, float], ...]:
    return tuple((_as_typed(pattern, lang, bare), float(weight)) for pattern, weight in _data()[kind][lang])


@lru_cache(maxsize=4)
def _wished(lang: str, bare: bool) -> re.Pattern:
    return _as_typed("|".join(_data()["wished"][lang]), lang, bare)
