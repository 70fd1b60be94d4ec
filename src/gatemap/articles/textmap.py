"""A text in the forms that matching needs, all of one length, so that a position in one is a position in all.

Whatever is found is told by positions in the text as it was given: `TextMap.original_span` leads back to it.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_BASE = {"đ": "d", "Đ": "d", "ı": "i", "ø": "o", "“": '"', "”": '"', "‘": "'", "’": "'", "ʼ": "'", "‐": "-", "‑": "-"}
_KEPT_CONTROLS = "\n\t\r"
_CLOSING = (".", "!", "?", ":", "…", '"', "”", ")", "/", "|")
_WRAP, _WIDEST = 40, 160  # letters: a shorter line was not wrapped, a longer one is a whole paragraph


@dataclass(frozen=True)
class TextMap:
    """A text and its folded forms.

    Attributes
    ----------
    original : str
        The text as given; every position that leaves this package is one in it.
    text : str
        NFC, without invisible signs.
    low, cased, plain : str
        `text` in small letters; without tones and đ; and both. Same length as `text`, signs kept.
    tight : str
        Letters and digits of `plain` alone.
    """

    original: str
    text: str
    low: str
    cased: str
    plain: str
    tight: str
    tight_at: tuple[int, ...]
    origin: tuple[int, ...] | None

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of `original` that `text[start:end]` was made from."""
        if self.origin is None:
            return start, end
        return (self.origin[start] if start < end else self.origin[min(start, len(self.text))]), self.origin[end]

    def quote(self, start: int, end: int) -> str:
        """Return the words of `original` behind ``text[start:end]``."""
        first, last = self.original_span(start, end)
        return self.original[first:last]


def map_text(original: str) -> TextMap:
    """Fold `original` and remember where every letter came from.

    >>> found = map_text("Ma Lù Thàng")
    >>> found.plain, found.tight, found.tight_at[2]
    ('ma lu thang', 'maluthang', 3)
    """
    text, origin = _composed(original)
    low = "".join(_low(c) for c in _unwrapped(text))
    plain = "".join(map(_base, low))
    cased = "".join(p.upper() if t.isupper() and len(p.upper()) == 1 else p for p, t in zip(plain, text, strict=True))
    kept = [i for i, c in enumerate(plain) if c.isalnum() or unicodedata.category(c)[0] == "M"]
    return TextMap(original, text, low, cased, plain, "".join(plain[i] for i in kept), tuple(kept), origin)


def _unwrapped(text: str) -> str:
    """Return `text`, as long as before, with a blank for each line end that only wraps a paragraph.

    A line was wrapped when it has no full stop and the first word of the next would not have fitted on it, or when the
    next begins with a small letter.
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    joined = [lines[0]]
    for line, following in pairwise(lines):
        first = following.split(" ", 1)[0]
        open_end = len(line.strip()) >= _WRAP and not line.rstrip().endswith(_CLOSING)
        full = width <= _WIDEST and len(line.rstrip()) + 1 + len(first) > width
        wrapped = open_end and bool(first) and (full or first[0].islower() or line.rstrip().endswith(","))
        joined.append((" " if wrapped else "\n") + following)
    return "".join(joined)


def tight(name: str) -> str:
    """Return a name as it stands in `TextMap.tight`.

    >>> tight("O'Yadav"), tight("Ma Lù Thàng – Kim Thủy Hà")
    ('oyadav', 'maluthangkimthuyha')
    """
    return map_text(name).tight


def marks(name: str) -> tuple[str, ...]:
    """Return the tone and vowel marks of a Vietnamese name in order, whichever vowel of a syllable carries them.

    >>> marks("Thanh Thủy") == marks("Thanh Thuỷ"), marks("Nậm Cắn") == marks("Nậm Càn")
    (True, False)
    """
    found = []
    for c in unicodedata.normalize("NFD", name.replace("đ", "d\u0335").replace("Đ", "D\u0335")):
        if "\u0300" <= c <= "\u036f":
            found.append(c)
    return tuple(found)


def _composed(original: str) -> tuple[str, tuple[int, ...] | None]:
    """Compose letters and drop invisible signs; tell for each place where it came from, None when nothing moved."""
    if unicodedata.is_normalized("NFC", original) and not any(_invisible(c) for c in original):
        return original, None
    letters, origin, at = [], [], 0
    while at < len(original):
        end = at + 1
        while end < len(original) and (unicodedata.combining(original[end]) or _invisible(original[end])):
            end += 1
        cluster = "".join(c for c in original[at:end] if not _invisible(c))
        for c in unicodedata.normalize("NFC", cluster):
            letters.append(c)
            origin.append(at)
        at = end
    return "".join(letters), (*origin, len(original))


@lru_cache(maxsize=4096)
def _invisible(c: str) -> bool:
    category = unicodedata.category(c)
    return category in ("Cf", "Cs") or (category == "Cc" and c not in _KEPT_CONTROLS)


@lru_cache(maxsize=4096)
def _low(c: str) -> str:
    small = c.lower()
    return small if len(small) == 1 else c


@lru_cache(maxsize=4096)
def _base(c: str) -> str:
    if c in _BASE:
        return _BASE[c]
    if c.isspace():
        return "\n" if c in "\n\r\u2028\u2029\x0b\x0c\x85" else " "
    if "\u0300" <= c <= "\u036f":
        return " "
    first = unicodedata.normalize("NFKD", c)[:1]
    return first.lower() if len(first.lower()) == 1 and not first.isspace() else c
