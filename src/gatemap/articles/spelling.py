"""Whether a span of a text is a spelling of a name: how its letters are spaced and what tones it has."""

import re
from dataclasses import dataclass

from gatemap.articles.textmap import TextMap, marks, tight

_GAP = re.compile(r"[ \n\-–'./+&]{0,3}")
_NUMBER_GAP = re.compile(r"[ \-–/(),]{0,4}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling of one thing.

    `type` is gate, post, province, partner_province, partner_city or capital; `code` its identifier; `side` is 'vn' or
    'partner' for gates.
    """

    type: str
    code: str
    side: str
    name: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that fits a span, and how well its tones fit (1 the same, 0.9 written without, less a near miss)."""

    entry: Entry
    fit: float


def spaced(mapped: TextMap, first: int, name: str) -> bool:
    """Tell whether the letters lie as close together as in `name`, or as close as lost blanks make them."""
    letters = [c for c in name if c.isalnum() or not c.isascii()]
    parts = [len(tight(part)) for part in re.split(r"[ \-–'/+.]+", name)]
    breaks = {sum(parts[: i + 1]) for i in range(len(parts) - 1)}
    size = sum(parts)
    number = letters and letters[0].isdigit()
    glued = 0
    for k in range(1, size):
        at, before = mapped.tight_at[first + k], mapped.tight_at[first + k - 1]
        gap = mapped.text[before + 1 : at]
        if gap and not (_NUMBER_GAP if number else _GAP).fullmatch(mapped.plain[before + 1 : at]):
            return False
        if k in breaks and not gap and not mapped.text[at].isupper():
            glued += 1
        if gap and k not in breaks and not mapped.text[at].isupper() and size < 7:
            return False
    return not glued or size >= 7


def best(quoted: str, entries: list[Entry]) -> Candidate:
    """Return the best spelling; a name known with tones is not compared with its spelling without."""
    toned = [entry for entry in entries if marks(entry.name)] if marks(quoted) else []
    return max((Candidate(entry, _fit(quoted, entry)) for entry in toned or entries), key=lambda c: c.fit)


def _fit(quoted: str, entry: Entry) -> float:
    """Compare tones: 1 for the same, 0.9 for none written, 0.7 for one mark off, 0 for another name."""
    here, there = marks(quoted), marks(entry.name)
    if here == there:
        return 1.0
    if not here:
        return 0.95
    foreign = entry.side == "partner" or entry.type not in ("gate", "post", "province")
    if foreign:
        return 0.9
    if not re.search(r"\W", entry.name):
        return 0.0  # of one syllable: ``Thành`` is not ``Thanh``
    if not there:
        return 0.72
    return 0.7 if _one_apart(here, there) else 0.0


def _one_apart(a: tuple, b: tuple) -> bool:
    """Tell whether one mark added, left out or changed makes `a` into `b`."""
    if abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) <= 1
    short, long = sorted((a, b), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
