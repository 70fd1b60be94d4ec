"""Which gates, posts and checkpoints an article names, told from people, settlements and papers of the same name."""

import re
from dataclasses import dataclass, field, replace

from gatemap.articles.beside import (
    Beside,
    at_work,
    only_mentioned,
    part_of_longer_name,
    read_beside,
    read_list,
    role_words,
    speaks_of_rail,
)
from gatemap.articles.codes import CONTEXT as BY_CONTEXT
from gatemap.articles.gazetteer import Candidate, Gazetteer, Mention
from gatemap.articles.homonyms import Context, Named, apart, choose, joined, paired
from gatemap.articles.kinds import EVENT_WEIGHT, strongest
from gatemap.articles.mentions import find_dates
from gatemap.articles.misspelt import read_unknown
from gatemap.articles.reading import Reading
from gatemap.articles.textmap import TextMap, tight

DIRECT, LISTED, PAIRED, NEAR, ALONE, OPEN = 0.97, 0.92, 0.9, 0.65, 0.6, 0.4
CONTEXT = 0.92  # how sure a homonym is that its context tells, compared with a name of one place
_SHORTEST_ALONE = 6
_ROLE_WINDOW = 80  # letters before a name and its cue
_ACT_IN_LEAD = 1.5
_SAID_OF_GATES = ("talks", "conference", "signing")
_NUMBERED = ("donbienphong", "borderstation", "tram3")


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place that the text names.

    `rule` says how it was told, `score` how surely (0 to 1). `candidates` holds the places of the name when it has
    several; `place_id` is '' when the text does not tell which is meant.
    """

    start: int
    end: int
    place_id: str
    side: str
    rule: str
    score: float
    role: str = ""
    background: bool = False
    candidates: tuple[str, ...] = ()


@dataclass
class PlacesRead:
    """What was found: places, and names at a word for gate or post that no row has."""

    places: list[PlaceFound] = field(default_factory=list)
    unmatched: list[tuple[int, int]] = field(default_factory=list)


def read_places(reading: Reading, provinces: set[str], countries: set[str], kind: str = "") -> PlacesRead:
    """Tell the gates and posts that an article names.

    Parameters
    ----------
    reading : Reading
    provinces, countries : set of str
        Codes (of the 63, of the partner provinces) and countries that the article names: they part homonyms.
    kind : str
        Kind of the event; what is said to be at a gate where that was done took place there.
    """
    named = [one for one in (_named(reading, mention, provinces) for mention in reading.mentions) if one is not None]
    unknown, unmatched = read_unknown(reading, provinces)
    named += [Named(m, cue, m.candidates, "near-miss", NEAR) for m, cue in unknown]
    named = [one for one in named if reading.zone(one.mention.start) != "furniture"]
    certain = {one.candidates[0].entry.code for one in named if len({c.entry.code for c in one.candidates}) == 1}
    context = Context(reading, provinces, countries, certain)
    read = PlacesRead(unmatched=[span for span in unmatched if reading.zone(span[0]) != "furniture"])
    for one in sorted(named, key=lambda one: one.mention.start):
        found = _found(context, one)
        sentence = reading.layout.sentence_at(one.mention.start)
        background = bool(sentence and sentence.background) or only_mentioned(reading.mapped, *_span(one))
        read.places.append(replace(found, role=_role(reading, one, found, kind), background=background))
    read.places = _as_its_pair(reading.mapped, read.places)
    return read


def _named(reading: Reading, mention: Mention, provinces: set[str]) -> Named | None:
    """Decide whether a mention is one of a gate or post, and which rows it may be."""
    places = mention.of("gate", "post")
    if not places:
        return None
    mapped = reading.mapped
    cue = read_beside(mapped, mention.start, mention.end)
    key = tight(mapped.text[mention.start : mention.end])
    if key.startswith(_NUMBERED):
        return Named(mention, Beside("post", mention.start, mention.start), places, "post-number", DIRECT)
    if cue.role in ("gate", "post"):
        if _of_a_province(mapped, mention, cue) or _end_of_a_name(mapped, mention):
            return None
        if cue.role == "gate" and cue.start >= mention.end and not cue.plural:
            listed = read_list(mapped, mention.start, mention.end)
            # A gate in a list that ends with "posts": its post is meant.
            cue = listed if listed and listed.role == "post" else cue
        return _cued(reading, mention, cue, DIRECT if cue.direct else LISTED)
    if cue.role in ("settlement", "person", "agency"):
        return None
    listed = read_list(mapped, mention.start, mention.end)
    # "cửa khẩu Kim Thành, Lào Cai" names the province, "các cửa khẩu Kim Thành, Lào Cai" the gate.
    if listed and (listed.plural or not mention.of("province")):
        return _cued(reading, mention, listed, LISTED)
    return _alone(reading, mention, key, provinces)


def _of_a_province(mapped: TextMap, mention: Mention, cue: Beside) -> bool:
    """Tell whether a name that is a province's too means that, as in ``eight Lao Cai border posts``."""
    words = mapped.plain[cue.start : cue.end]
    return bool(mention.of("province")) and (cue.plural or not role_words("station").search(words))


def _end_of_a_name(mapped: TextMap, mention: Mention) -> bool:
    """Tell whether a name of one syllable is only the end of a longer one: ``Binh Thanh`` is not ``Thanh``."""
    one = not re.search(r"\W", mapped.text[mention.start : mention.end])
    return one and part_of_longer_name(mapped, mention.start, mention.end)


def _cued(reading: Reading, mention: Mention, cue: Beside, score: float) -> Named | None:
    gazetteer = reading.gazetteer
    gates, posts = mention.of("gate"), mention.of("post")
    rail = speaks_of_rail(reading.mapped, mention.start, mention.end, cue)
    gates = tuple(c for c in gates if (gazetteer.places[c.entry.code].kind == "rail_gate") == rail) or gates
    chosen = gates
    opposite = tuple(c for c in posts if c.entry.side == "partner")
    if opposite and role_words("police_post").search(
        reading.mapped.plain, min(mention.end, cue.start), max(mention.start, cue.end)
    ):
        chosen = opposite
    elif cue.role == "post" and posts:
        # A gate of the same name elsewhere may have a post that no row has.
        chosen = posts + tuple(c for c in gates if c.entry.side == "vn" and apart(gazetteer, c, posts))
    if not chosen:
        return None
    rule = f"{cue.role}-{'word' if cue.direct else 'list'}"
    if cue.role == "post" and not posts:
        # A spelling that only the gate's row has is that of its post too.
        chosen = tuple(_post_of(gazetteer, c) for c in chosen)
        own = all(c.entry.type == "post" for c in chosen)
        rule, score = (rule, score) if own else ("post-of-gate", score - 0.07)
    return Named(mention, cue, chosen, rule, score * max(c.fit for c in chosen))


def _post_of(gazetteer: Gazetteer, gate: Candidate) -> Candidate:
    code = f"post-{gate.entry.code}"
    if gate.entry.side != "vn" or code not in gazetteer.places:
        return gate
    return replace(gate, entry=replace(gate.entry, code=code, type="post"))


def _alone(reading: Reading, mention: Mention, key: str, provinces: set[str]) -> Named | None:
    """Accept a name without a cue when it is joined with its opposite side, or is the name of nothing else."""
    mapped, gates = reading.mapped, mention.of("gate")
    if not gates or part_of_longer_name(mapped, mention.start, mention.end):
        return None
    common = key in reading.gazetteer.needs_cue
    if pair := paired(reading, mention):
        near = mapped.plain[max(0, mention.start - 160) : mention.end + 160]
        if not common or role_words("gate_word").search(near):
            return Named(mention, None, pair, "pair", PAIRED * max(c.fit for c in pair))
    own = tuple(c for c in gates if c.entry.side == "vn" and c.fit >= 0.9)
    several = {c.entry.code for c in gates} != {c.entry.code for c in own}
    if not own or several:
        return None
    if common or len(key) < _SHORTEST_ALONE:
        known = any(reading.gazetteer.lies_in(c.entry.code, provinces) for c in own)
        if mention.of("province") or not known or not at_work(mapped, mention.start, mention.end):
            return None
    return Named(mention, None, own, "name-alone", ALONE)


def _found(context: Context, one: Named) -> PlaceFound:
    start, end = one.mention.start, one.mention.end
    codes = list(dict.fromkeys(c.entry.code for c in one.candidates))
    if len(codes) == 1:
        return PlaceFound(start, end, codes[0], one.candidates[0].entry.side, one.rule, one.score)
    ranked, sure = choose(context, one, codes)
    side = _side(one.candidates, ranked[0])
    if not sure:
        return PlaceFound(start, end, "", side, one.rule, OPEN, candidates=tuple(ranked))
    rule, score = one.rule + BY_CONTEXT, one.score * CONTEXT
    return PlaceFound(start, end, ranked[0], side, rule, score, candidates=tuple(ranked))


def _side(candidates: tuple[Candidate, ...], code: str) -> str:
    return next(c.entry.side for c in candidates if c.entry.code == code)


def _span(one: Named) -> tuple[int, int]:
    """Return where a name and its cue begin and end."""
    if one.cue is None or not one.cue.direct:
        return one.mention.start, one.mention.end
    return min(one.mention.start, one.cue.start), max(one.mention.end, one.cue.end)


def _role(reading: Reading, one: Named, found: PlaceFound, kind: str) -> str:
    plain = reading.mapped.plain
    first = min(one.mention.start, one.cue.start) if one.cue else one.mention.start
    cue = plain[one.cue.start : one.cue.end] if one.cue else ""
    before = plain[max(0, first - _ROLE_WINDOW) : first]
    is_post = found.place_id.startswith("post-") or one.rule == "post-of-gate"
    if role_words("spoken").search(before) and not is_post:
        return "subject"
    if role_words("body_of").search(before):
        return "participant"
    several = one.cue is not None and one.cue.plural
    if kind in _SAID_OF_GATES and not is_post and (several or _in_a_topic(reading, first)):
        return "subject"  # what is agreed on or asked for at a gate is not done there
    if role_words("of_a_body").search(before) and kind != "gate_change":
        return "participant"
    at = role_words("at").search(before) or cue.startswith("khu vuc")
    there = _happened(reading, one, kind) or (kind == "visit" and role_words("arrived").search(before))
    if at and there and not (is_post and role_words("to").search(before)):
        return "venue"
    return "participant" if is_post or role_words("body").search(cue) else "subject"


def _in_a_topic(reading: Reading, first: int) -> bool:
    sentence = reading.layout.sentence_at(first)
    return sentence is not None and bool(role_words("topic").search(reading.mapped.plain[sentence.start : first]))


def _happened(reading: Reading, one: Named, kind: str) -> bool:
    """Tell whether the sentence of a name tells the act itself; gates that are opened or closed are not its venue."""
    sentence = reading.layout.sentence_at(one.mention.start)
    if sentence is None:
        return False
    plain = reading.mapped.plain
    ceremony = role_words("ceremony").search(plain, sentence.start, sentence.end)
    if kind == "gate_change":
        return bool(ceremony) and not (one.cue and one.cue.plural)
    if not kind:
        return sentence.zone in ("title", "lead")
    if ceremony and role_words("held").search(plain, sentence.start, sentence.end):
        return True
    weight = strongest(reading.mapped, reading.layout, sentence, kind)[0]
    if weight >= EVENT_WEIGHT:
        return True
    # What is told on its day is told with the act, even in words that are none of ours.
    dated = any(m.day for m in find_dates(plain[sentence.start : sentence.end], reading.layout.lang))
    return sentence.zone == "lead" and (dated or weight >= _ACT_IN_LEAD)


def _as_its_pair(mapped: TextMap, places: list[PlaceFound]) -> list[PlaceFound]:
    """Give the second side of a pair, as in ``A - B border gate``, the role of the first."""
    told: list[PlaceFound] = []
    for place in places:
        last = told[-1] if told else None
        same = last is not None and last.place_id and last.place_id == place.place_id and last.side != place.side
        if same and joined(mapped.plain[last.end : place.start]):
            place = replace(place, role=last.role)
        told.append(place)
    return told
