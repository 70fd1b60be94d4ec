"""Names of more than one place: which is meant, by the other side of the pair, the province and the country."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from gatemap.articles.beside import Beside
from gatemap.articles.gazetteer import Candidate, Gazetteer, Mention
from gatemap.articles.reading import Reading

_MARGIN = 0.5  # by how much the likeliest must lead
_PAIR = re.compile(
    r"\s*(?:\([^)]{0,30}\)\s*)?(?:[-–—/]|and|va|voi|with)\s*(?:china's |laos'? |lao |cambodia's |cua khau )?"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A mention that is one of a gate or post: its cue, the rows it may be, how it was told and how surely."""

    mention: Mention
    cue: Beside | None
    candidates: tuple[Candidate, ...]
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Context:
    """What tells homonyms apart: provinces and countries that are named, and places that are named beyond doubt."""

    reading: Reading
    provinces: set[str]
    countries: set[str]
    certain: set[str]


def choose(context: Context, one: Named, codes: list[str]) -> tuple[list[str], bool]:
    """Return the places by likelihood, and whether the first leads clearly."""
    pair = {c.entry.code for c in paired(context.reading, one.mention)}
    weights = {code: _weight(context, one, code) + 4.0 * (code in pair) for code in codes}
    ranked = sorted(codes, key=lambda code: -weights[code])
    return ranked, weights[ranked[0]] - weights[ranked[1]] >= _MARGIN


def joined(between: str) -> bool:
    """Tell whether the words between two names join them as the sides of a pair."""
    return bool(_PAIR.fullmatch(between))


def paired(reading: Reading, mention: Mention) -> tuple[Candidate, ...]:
    """Return the gates of which the mention is one side and the next or last name, after a dash, the other."""
    here = bisect_left(reading.mentions, mention.start, key=lambda m: m.start)
    for other in (*reading.mentions[max(0, here - 1) : here], *reading.mentions[here + 1 : here + 2]):
        first, second = sorted((mention, other), key=lambda m: m.start)
        if not joined(reading.mapped.plain[first.end : second.start]):
            continue
        there = {(c.entry.code, c.entry.side) for c in other.of("gate")}
        both = tuple(c for c in mention.of("gate") if (c.entry.code, _opposite(c.entry.side)) in there)
        if both:
            return both
    return ()


def apart(gazetteer: Gazetteer, gate: Candidate, posts: tuple[Candidate, ...]) -> bool:
    """Tell whether a gate lies in another province than all of the posts."""
    there = gazetteer.places[gate.entry.code].province_63
    return all(gazetteer.places[post.entry.code].province_63 != there for post in posts)


def _opposite(side: str) -> str:
    return "partner" if side == "vn" else "vn"


def _weight(context: Context, one: Named, code: str) -> float:
    facts = context.reading.gazetteer.places[code]
    mine = [c for c in one.candidates if c.entry.code == code]
    weight = 3.0 * context.reading.gazetteer.lies_in(code, context.provinces) + 2.0 * (
        facts.partner in context.countries
    )
    weight += 1.0 * (facts.partner_province in context.provinces)
    weight += 2.5 * (code in context.certain) + 1.0 * (f"post-{code}" in context.certain)
    # Of a pair and a crossing that belongs to it, a road and a railway, the first is meant unless more is said.
    weight -= 1.0 * bool(facts.part_of) + 1.0 * (facts.kind == "rail_gate") + 0.6 * (facts.kind == "opening")
    weight += 0.6 * any(c.entry.side == "vn" for c in mine)
    weight += 0.8 * (facts.kind == "post" and one.cue is not None and one.cue.role == "post")
    return weight + 4.0 * (max(c.fit for c in mine) - 1.0)
