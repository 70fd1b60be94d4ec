"""How many events an article tells of, and which of its sentences belong to which."""

import re
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from gatemap import vocab
from gatemap.articles.beside import read_beside
from gatemap.articles.gazetteer import Mention
from gatemap.articles.kinds import EVENT_WEIGHT, KindFound, read_kind, strongest
from gatemap.articles.layout import LEAD_SENTENCES, Layout, Sentence
from gatemap.articles.mentions import DateMention, find_dates
from gatemap.articles.reading import Reading
from gatemap.articles.textmap import TextMap

_OWN_ACT = 3.0  # weight of the words for an act that a further event must have in its first sentence
_CLAUSE = 70  # letters before an act in which a word for a plan or a wish governs it
_UNDATED_WEIGHT, _TIMELESS_WEIGHT = 3.2, 7.0  # of the words for an act in a text without any date
_ACT_BESIDE = 2.4
_LONG_BEFORE = 10  # days
_AT_ITS_HEAD = 40  # letters of a sentence in which the day stands that it begins with
_ANYWHERE = 10_000
_TO_READER = 3  # words to the reader that make a text a travel piece or an essay
_QUOTED = re.compile(r'"[^"\n]*"')
_HALF_A_YEAR = 6  # months: a day so far ahead of the last is in the year after it


@dataclass(frozen=True, slots=True)
class Scope:
    """The sentences of one event and its kind; `same_day` tells that it shares the day of the one before."""

    sentences: tuple[Sentence, ...]
    kind: KindFound
    same_day: bool = False


def read_scopes(reading: Reading) -> tuple[list[Scope], str]:
    """Return the scopes of the events, or none and why: a code of `codes.NO_EVENT`."""
    mapped, layout = reading.mapped, reading.layout
    told = list(layout.told)
    if not told:
        return [], "no-sentence"
    if reason := _not_ours(reading):
        return [], reason
    scopes: list[Scope] = []
    for number, part in enumerate(_parts(reading, told)):
        kind = read_kind(mapped, layout, part)
        if kind is None or kind.weight < EVENT_WEIGHT:
            kind = _retold(mapped, layout, part) if number == 0 else _one_more(mapped, part, kind, scopes)
        if kind is None:
            continue
        if _only_announced(mapped, layout, part) or _proposed(mapped, kind) or _undated_and_weak(reading, part, kind):
            continue
        first = next((s for s in part if s.zone != "title"), part[0])
        same = number > 0 and bool(_words("same_day").search(mapped.plain, first.start, first.end))
        if same and scopes and scopes[-1].kind.kind == kind.kind:
            scopes[-1] = replace(scopes[-1], sentences=scopes[-1].sentences + tuple(part))
        else:
            scopes.append(Scope(tuple(part), kind, same))
    if scopes:
        return scopes, ""
    future = any(s.future for s in told if s.zone in ("title", "lead"))
    return [], "only-planned" if future else "no-act"


def _not_ours(reading: Reading) -> str:
    """Return why a text has nothing to do with the land border, a code of `codes.NO_EVENT`; '' when it may."""
    plain, gazetteer = reading.mapped.plain, reading.gazetteer
    border = gazetteer.border_63 | gazetteer.border_34
    near = any(
        m.of("gate", "post", "partner_province", "partner_city")
        or any(c.entry.code in border for c in m.of("province"))
        for m in reading.mentions
    )
    country = _words("country").search(plain)
    ours = any(c.entry.type in ("province", "gate", "post") for m in reading.mentions for c in m.candidates)
    if not ours and not _words("vietnam").search(plain):
        return "not-vietnam"
    opposite = any(m.of("partner_province", "partner_city") for m in reading.mentions)
    if not _words("border").search(plain) and not (near and (country or opposite)):
        return "not-border"
    guards = near or country or _words("guards").search(plain)
    return "" if guards else "no-neighbour"


def _parts(reading: Reading, told: list[Sentence]) -> list[list[Sentence]]:
    """Part the sentences where a paragraph begins to tell of another day, act and place."""
    parts: list[list[Sentence]] = [[]]
    names: set[str] = set()
    dated, line, told_here = False, None, 0
    for sentence in told:
        begins = sentence.line != line and sentence.zone != "title"
        line = sentence.line
        if dated and _starts_another(reading, told, sentence, names, parts[-1], begins=begins):
            parts.append([])
            told_here = 0
        if len(parts) > 1:  # a further event has a lead of its own
            sentence = replace(sentence, zone="lead" if told_here < LEAD_SENTENCES - 1 else "body")
        parts[-1].append(sentence)
        told_here += 1
        names |= _names(reading.mentions, [sentence])
        dated = dated or (sentence.zone != "title" and _dates(reading.mapped, reading.layout, sentence, _ANYWHERE))
    return parts


def _starts_another(
    reading: Reading, told: list[Sentence], sentence: Sentence, names: set[str], part: list[Sentence], *, begins: bool
) -> bool:
    """Tell whether a sentence turns to an event of its own; inside a paragraph it must begin with its day."""
    mapped, layout = reading.mapped, reading.layout
    text = mapped.plain[sentence.start : sentence.end].lstrip()
    if sentence.zone == "title" or sentence.background or sentence.future:
        return False
    if _words("goes_on").match(text) and not _turns(reading, sentence, names, part):
        return False
    same_day = _words("same_day").match(text) or (begins and _words("same_day").search(text))
    if not same_day and not _dates(mapped, layout, sentence, _ANYWHERE):
        return False
    if _is_older(reading, sentence):
        return False
    if _act_of(reading, [sentence])[1] < _OWN_ACT:
        return begins and _next_case(reading, told, sentence, names, part)
    other_names = bool(_names(reading.mentions, [sentence]) - names)
    other_day = not same_day and _is_later(reading, sentence, part)
    other_kind = _act_of(reading, [sentence])[0] != _act_of(reading, part)[0]
    if not (same_day or other_day or other_kind):
        return False  # the day of the report first, then that of the act, or the same once more
    if not same_day and not _dates(mapped, layout, sentence, within=140 if begins else _AT_ITS_HEAD):
        return other_day and other_kind and other_names
    if same_day and other_names and other_kind:
        return True
    return (other_names and (begins or other_day)) or (begins and other_day) or (other_day and other_kind)


def _next_case(
    reading: Reading, told: list[Sentence], sentence: Sentence, names: set[str], part: list[Sentence]
) -> bool:
    """Tell whether a paragraph begins with a later day, at other gates or posts, and tells its act further on."""
    here = _places_at_a_word(reading, sentence) - names
    if not here or not _is_later(reading, sentence, part):
        return False
    if not _dates(reading.mapped, reading.layout, sentence, within=_AT_ITS_HEAD):
        return False
    paragraph = [s for s in told if s.line == sentence.line and s.start >= sentence.start and not s.background]
    return _act_of(reading, paragraph)[1] >= _ACT_BESIDE or bool(
        _words("one_more").match(reading.mapped.plain[sentence.start : sentence.end].lstrip())
    )


def _places_at_a_word(reading: Reading, sentence: Sentence) -> set[str]:
    """Return the gates and posts that a sentence names beside a word for gate or post."""
    return {
        c.entry.code.removeprefix("post-")
        for m in reading.mentions
        if sentence.start <= m.start < sentence.end
        and m.of("gate", "post")
        and read_beside(reading.mapped, m.start, m.end).role in ("gate", "post")
        for c in m.of("gate", "post")
    }


def _turns(reading: Reading, sentence: Sentence, names: set[str], part: list[Sentence]) -> bool:
    """Tell whether a sentence that begins with "then" turns to another act, on a later day, of others."""
    other = _act_of(reading, [sentence])[0] != _act_of(reading, part)[0]
    here = _names(reading.mentions, [sentence])
    return other and bool(here - names) and _is_later(reading, sentence, part)


def _act_of(reading: Reading, sentences: list[Sentence]) -> tuple[str, float]:
    """Return the kind of the strongest words for an act in these sentences, and their weight.

    A title can speak of several events: it counts only where nothing follows it.
    """
    told = [s for s in sentences if s.zone != "title"] or sentences
    found = [(strongest(reading.mapped, reading.layout, s, kind)[0], kind) for s in told for kind in vocab.EVENT_KINDS]
    weight, kind = max(found, default=(0.0, ""))
    return kind, weight


def _is_later(reading: Reading, sentence: Sentence, part: list[Sentence]) -> bool:
    """Tell whether a sentence is dated after all days of the part before it."""
    here = next(iter(_days(reading, sentence)), None)
    before = [m for s in part if not s.background and not s.future for m in _days(reading, s)]
    if here is None or not before:
        return False
    last = max((m.last_month or m.month, m.last_day or m.day) for m in before)
    turned = last[0] - here.month > _HALF_A_YEAR
    return turned or (here.month, here.day) > last


def _is_older(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence is dated more exactly than the lead, or long before it, as what was before is."""
    lead = [s for s in reading.layout.told if s.zone == "lead"]
    first = next((m for s in lead for m in _days(reading, s)), None)
    here = next(iter(_days(reading, sentence)), None)
    if first is None or here is None:
        return False
    if here.year and first.year and here.year != first.year:
        return here.year < first.year
    if here.year and not first.year:
        return True
    back = (first.month - here.month) * 31 + first.day - here.day
    return _LONG_BEFORE < back < 300


def _days(reading: Reading, sentence: Sentence) -> list[DateMention]:
    found = find_dates(reading.mapped.plain[sentence.start : sentence.end], reading.layout.lang)
    return [m for m in found if m.day]


def _dates(mapped: TextMap, layout: Layout, sentence: Sentence, within: int = 140) -> bool:
    """Tell whether a sentence gives a day within its first letters."""
    head = mapped.plain[sentence.start : sentence.end]
    return any(m.day and m.start < within for m in find_dates(head, layout.lang))


def _names(mentions: list[Mention], sentences: list[Sentence]) -> set[str]:
    return {
        c.entry.code.removeprefix("post-")
        for m in mentions
        if any(s.start <= m.start < s.end for s in sentences)
        for c in m.of("gate", "post", "province", "partner_province")
    }


def _retold(mapped: TextMap, layout: Layout, part: list[Sentence]) -> KindFound | None:
    """Read the body as if it were the lead, for articles whose lead was cut off."""
    lifted = [
        Sentence(s.start, s.end, "lead" if s.zone == "body" else s.zone, s.line, s.background, s.future) for s in part
    ]
    kind = read_kind(mapped, layout, lifted)
    return kind if kind and kind.weight >= EVENT_WEIGHT * 1.6 else None


def _one_more(mapped: TextMap, part: list[Sentence], kind: KindFound | None, scopes: list[Scope]) -> KindFound | None:
    """Return the kind of a part that is counted as one more after an event: its own, or that of the one before."""
    first = part[0]
    if not scopes or not _words("one_more").match(mapped.plain[first.start : first.end].lstrip()):
        return None
    return kind or replace(scopes[-1].kind, start=first.start, end=first.start)


def _proposed(mapped: TextMap, kind: KindFound) -> bool:
    """Tell whether even the strongest words for the act stand after a word for a plan or a wish, in its clause."""
    before = mapped.plain[max(0, kind.start - _CLAUSE) : kind.start]
    return bool(_words("proposal").search(before))


def _undated_and_weak(reading: Reading, part: list[Sentence], kind: KindFound) -> bool:
    """Tell whether no time at all is said, and the words for an act are too few to be news, or those of a plea."""
    plain = reading.mapped.plain
    if find_dates(" ".join(plain[s.start : s.end] for s in part), reading.layout.lang):
        return False
    if any(_words("plea").search(plain, s.start, s.end) for s in part if s.zone == "title"):
        return True
    quoted = _QUOTED.sub("", " ".join(plain[s.start : s.end] for s in part))
    if len(_words("to_reader").findall(quoted)) >= _TO_READER:
        return kind.weight < _TIMELESS_WEIGHT
    act = next((s for s in part if s.start <= kind.start < s.end), part[0])
    lately = _words("lately").search(plain, act.start, act.end) or any(
        _words("just").search(plain, s.start, s.end) for s in part[:2]
    )
    return kind.weight < (_UNDATED_WEIGHT if lately else _TIMELESS_WEIGHT)


def _only_announced(mapped: TextMap, layout: Layout, part: list[Sentence]) -> bool:
    """Tell whether the lead speaks of what is to come, and nothing that follows of an act on a day."""
    lead = next((s for s in part if s.zone == "lead" and not s.background), None)
    if lead is None or not lead.future:
        return False
    for sentence in part:
        text = mapped.plain[sentence.start : sentence.end]
        if sentence.zone == "title" or sentence.background or sentence.future or _words("to_the_press").search(text):
            continue
        act = max(strongest(mapped, layout, sentence, kind)[0] for kind in vocab.EVENT_KINDS)
        if act >= _ACT_BESIDE and _dates(mapped, layout, sentence, within=400):
            return False
    decided = _words("decided").search(mapped.plain, lead.start, lead.end)
    return not decided


@lru_cache(maxsize=16)
def _words(name: str) -> re.Pattern:
    data = tomllib.loads(files("gatemap.articles").joinpath("events.toml").read_text(encoding="utf-8"))
    return re.compile(data[name])
