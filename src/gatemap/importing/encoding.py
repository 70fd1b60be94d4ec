"""From bytes to text: byte order marks, UTF-16 without one, and windows-1258, which old Vietnamese programs write."""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from gatemap.importing.problems import TableError

ENCODINGS = ("utf-8", "utf-16", "windows-1258", "windows-1252", "gb18030", "windows-874")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    # Before UTF-16: its little-endian mark is the beginning of this one.
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_SAMPLE = 4_000  # bytes looked at for the zero bytes of UTF-16
_GUESSED = 40_000  # bytes from which an encoding is guessed for a message
_VOWELS = "aăâeêioôơuưy"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# What windows-1258 and its neighbours write besides letters.
_SIGNS = frozenset("“”‘’–—…•°§«»·\u00a0₫€©®™±×½¼²³")


def decode(content: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Return the text of `content` in Unicode NFC, and the name of its encoding.

    Parameters
    ----------
    content : bytes
    encoding : str, optional
        One of `ENCODINGS`; without it, it is found out. Nothing is guessed: bytes that could be several encodings end
        in an error that asks for one.

    Raises
    ------
    TableError
    """
    text, name = _decoded(content, encoding) if encoding else _found(content)
    if (at := text.find("\0")) >= 0:
        raise TableError("nul", line=text.count("\n", 0, at) + 1)
    # windows-1258 writes most tones as marks of their own behind the letter; the data hold composed letters.
    return unicodedata.normalize("NFC", text), name


def _decoded(content: bytes, encoding: str) -> tuple[str, str]:
    if encoding not in ENCODINGS:
        raise TableError("encoding-unknown", encoding=encoding, permitted=", ".join(ENCODINGS))
    codec = {"utf-8": "utf-8-sig", "utf-16": _utf_16(content)}.get(encoding, encoding)
    try:
        return content.decode(codec), encoding
    except UnicodeDecodeError as problem:
        raise TableError("encoding-wrong", encoding=encoding, byte=problem.start) from None


def _found(content: bytes) -> tuple[str, str]:
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(codec).removeprefix("\ufeff"), name
            except UnicodeDecodeError as problem:
                raise TableError("encoding-wrong", encoding=name, byte=problem.start) from None
    for codec, name in ((_utf_16_by_zeros(content), "utf-16"), ("utf-8", "utf-8")):
        try:
            if codec:
                return content.decode(codec), name
        except UnicodeDecodeError:
            pass
    if (text := _as_1258(content)) is not None:
        return text, "windows-1258"
    guess = from_bytes(content[:_GUESSED], cp_isolation=list(ENCODINGS[2:])).best()
    seems = next((name for name in ENCODINGS if guess and codecs.lookup(name).name == guess.encoding), "")
    if seems:
        raise TableError("encoding-doubtful", encoding=seems)
    raise TableError("encoding")


def _utf_16(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return _utf_16_by_zeros(content) or "utf-16-le"


def _utf_16_by_zeros(content: bytes) -> str | None:
    """Tell UTF-16 without a mark by the zero byte of each ASCII letter, which stands before or behind it."""
    sample = content[:_SAMPLE]
    pairs = len(sample) // 2
    before, behind = sample[0::2].count(0), sample[1::2].count(0)
    if behind > pairs / 4 and behind > 4 * before:
        return "utf-16-le"
    if before > pairs / 4 and before > 4 * behind:
        return "utf-16-be"
    return None


def _as_1258(content: bytes) -> str | None:
    """Return the text when all of it reads as Vietnamese in windows-1258, else None."""
    try:
        text = content.decode("windows-1258")
    except UnicodeDecodeError:
        return None
    composed = unicodedata.normalize("NFC", text)
    strange = re.findall(r".?[^\x00-\x7f].?", composed, re.DOTALL)
    return text if all(map(_is_vietnamese, strange)) else None


def _is_vietnamese(around: str) -> bool:
    """Tell whether a sign that is not ASCII is a Vietnamese letter, or a sign that no letters stand on both sides of.

    The fonts that came before Unicode (TCVN3, VNI) put signs in the place of letters, in the middle of words.
    """
    for sign in around:
        if sign.isascii() or sign in "đĐ":
            continue
        base, *marks = unicodedata.normalize("NFD", sign)
        if sign.isalpha():
            vowel = base.lower() in _VOWELS
            if not vowel or not all(mark in _TONES or mark in "\u0302\u0306\u031b" for mark in marks):
                return False
        elif sign not in _SIGNS or (len(around) == 3 and around[0].isalpha() and around[2].isalpha() and sign != "’"):
            return False
    return True
