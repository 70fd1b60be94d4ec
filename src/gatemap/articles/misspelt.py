"""Names at a word for gate or post that are no name of ours: one of ours misspelt, or a place that no row has."""

import re

from rapidfuzz.distance import DamerauLevenshtein

from gatemap.articles.beside import Beside, cue_names, words_of
from gatemap.articles.gazetteer import Candidate, Gazetteer, Mention
from gatemap.articles.reading import Reading
from gatemap.articles.textmap import tight

_SHORTEST = 6  # letters; in a shorter name one letter off is another name
_LONG = 9  # letters from which two may be off
_COUNTRY = re.compile(r"viet nam\s+")
_TRAILING = re.compile(r"(?:\s+(?:border|gate|international|province|provincial|guard|customs))+$")


def read_unknown(reading: Reading, provinces: set[str]) -> tuple[list[tuple[Mention, Beside]], list[tuple[int, int]]]:
    """Return near misses with their cue, and the spans of names that nothing comes near.

    Parameters
    ----------
    reading : Reading
    provinces : set of str
        Codes that the article names; of several near names one in them is taken.
    """
    mapped = reading.mapped
    near, unmatched, seen = [], [], set()
    known = ("gate", "post", "province", "partner_province")
    taken = [(m.start, m.end) for m in reading.mentions if m.of(*known)]
    for begin, finish, role in cue_names(mapped):
        start, end = _trimmed(mapped.plain, begin, finish)
        key = tight(mapped.text[start:end])
        overlaps = any(start < last and end > first for first, last in taken)
        if end <= start or overlaps or (start, end) in seen or not any(c.isalpha() for c in key):
            continue
        seen.add((start, end))
        if candidates := _nearest(reading.gazetteer, key, role, provinces):
            near.append((Mention(start, end, candidates), Beside(role, start, start)))
        elif len(key) > 2:
            unmatched.append((start, end))
    return near, unmatched


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    leading = words_of("leading")
    country = _COUNTRY.match(plain[start:end])
    start += country.end() if country else 0
    while start < end:
        word = re.match(r"[\w']+\s*", plain[start:end])
        if not word or word[0].strip() not in leading:
            break
        start += word.end()
    trailing = _TRAILING.search(plain[start:end])
    return start, start + trailing.start() if trailing else end


def _nearest(gazetteer: Gazetteer, key: str, role: str, provinces: set[str]) -> tuple[Candidate, ...]:
    """Return the one place whose name is one or two letters off; none when several are as near."""
    if len(key) < _SHORTEST:
        return ()
    most = 1 if len(key) < _LONG else 2
    found: dict[str, tuple[int, Candidate]] = {}
    for name, entries in gazetteer.entries.items():
        if abs(len(name) - len(key)) > most or len(name) < _SHORTEST:
            continue
        distance = DamerauLevenshtein.distance(key, name, score_cutoff=most)
        for entry in entries if distance <= most else ():
            fits = entry.type == role or (entry.type == "gate" and role == "post")
            if fits and distance < found.get(entry.code, (most + 1, None))[0]:
                found[entry.code] = (distance, Candidate(entry, 1.0))
    best = min((distance for distance, _ in found.values()), default=0)
    nearest = [candidate for distance, candidate in found.values() if distance == best]
    inside = [c for c in nearest if gazetteer.lies_in(c.entry.code, provinces)]
    elsewhere = any(
        code in gazetteer.reform for code in provinces
    )  # Vietnamese provinces are named, none of them its own
    chosen = inside or (nearest if best == 1 and not elsewhere else [])
    chosen = [c for c in chosen if c.entry.type == role] or chosen
    return tuple(chosen) if len(chosen) == 1 else ()
