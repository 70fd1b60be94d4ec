"""Rules on text, the same for every cell of every file: it must be what its writer meant, and sort and search alike."""

import re
import unicodedata
from collections.abc import Iterator

from gatemap.dataset.rules.base import Files, error, rule
from gatemap.dataset.schema import refused_sign
from gatemap.errors import Finding

# Lao and Khmer are written without blanks; a zero-width space or joiner between their letters is spelling.
_LAO_OR_KHMER = re.compile(r"[\u0e80-\u0eff\u1780-\u17ff]")
_JOINERS = "\u200b\u200c\u200d"
# C0 and DEL are the schema's; these are the other signs that cannot be seen or look like a plain blank.
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_NOT_ASCII = re.compile(r"[^\x00-\x7f]{2,}")
# What UTF-8 read as Windows-1252 decodes back to: Latin and Vietnamese letters, general punctuation, and the
# scripts of the neighbours. Other results are chance, such as "É»" in French quotation marks.
_PLAUSIBLE = re.compile(
    r"[\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u2010-\u2026\u0e80-\u0eff\u1780-\u17ff\u3000-\u9fff]"
)
_LOST_LETTER = re.compile(r"[^\W\d_]\?[^\W\d_]")
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,6});", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")
_NOT_PROSE = frozenset({"source_url", "other_source_urls", "date", "published", "accessed"})


@rule()
def unicode_form(files: Files) -> Iterator[Finding]:
    """Text is in Unicode NFC, so that one name is one sequence of characters."""
    expected = "Unicode NFC (composed letters); save the cell's text normalised"
    for file, row, column, text in _cells(files):
        if not unicodedata.is_normalized("NFC", text):
            yield error("not-nfc", file, row, column, text, expected)


@rule()
def unseen_signs(files: Files) -> Iterator[Finding]:
    """Text holds no sign that cannot be seen, such as a soft hyphen or a no-break space."""
    for file, row, column, text in _cells(files):
        if refused_sign(text):  # is a finding of every table already
            continue
        sign = next((c for c in text if not c.isascii() and _is_unseen(c, text)), None)
        if sign is not None and not mended(text):
            name = unicodedata.name(sign, "unassigned")
            expected = f"text without the unseen sign U+{ord(sign):04X} ({name.lower()}); delete it or type a blank"
            yield error("unseen-sign", file, row, column, text, expected)


@rule()
def broken_letters(files: Files) -> Iterator[Finding]:
    """Text was not read in a wrong encoding somewhere on its way, nor left with HTML entities."""
    for file, row, column, text in _cells(files):
        if meant := mended(text):
            yield error("mojibake", file, row, column, text, f"{meant!r}, as UTF-8 was once read as Windows-1252")
        elif column in _NOT_PROSE:
            continue
        elif lost := _LOST_LETTER.search(_ADDRESS.sub(" ", text)):
            expected = f"a letter instead of '?' in {lost[0]!r}; look the name up in the source"
            yield error("mojibake", file, row, column, text, expected)
        elif entity := _ENTITY.search(text):
            expected = f"the character itself instead of the HTML entity {entity[0]!r}"
            yield error("html-entity", file, row, column, text, expected)


def mended(text: str) -> str | None:
    """Return `text` as it was before UTF-8 was read as Windows-1252, or None when that did not happen.

    >>> mended("Háº£i PhÃ²ng"), mended("Hải Phòng"), mended("XÃ ĐÃ MỞ")
    ('Hải Phòng', None, None)
    """
    if text.isascii():
        return None
    whole = _NOT_ASCII.sub(lambda run: _decoded(run[0]) or run[0], text)
    return None if whole == text else whole


def _decoded(run: str) -> str | None:
    try:
        meant = b"".join(_byte(c) for c in run).decode("utf-8")
    except (UnicodeError, ValueError):
        return None
    return meant if all(_PLAUSIBLE.match(c) for c in meant) else None


def _byte(letter: str) -> bytes:
    # Windows-1252 leaves five bytes undefined; software that reads them gives the control signs U+0081 to U+009D.
    return bytes([ord(letter)]) if 0x80 <= ord(letter) <= 0xFF else letter.encode("cp1252")


def _is_unseen(sign: str, text: str) -> bool:
    if sign in _JOINERS and _LAO_OR_KHMER.search(text):
        return False
    category = unicodedata.category(sign)
    return category in _UNSEEN_CATEGORIES or (category == "Zs" and sign != " ")


def _cells(files: Files) -> Iterator[tuple[str, int, str, str]]:
    for file, frame in files.frames.items():
        for column in frame.columns:
            for row, text in frame[column].items():
                if not text.isascii() or "?" in text or "&" in text:
                    yield file, row, column, text
