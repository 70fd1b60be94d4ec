"""What the words beside a name say it is: a gate, a post, a settlement, a person, a newspaper."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from gatemap.articles.textmap import TextMap

_SEVERAL = re.compile(
    r"\b(?:cac|hai|ba|bon|nam|nhung|\d+)\s+(?:cap )?(?:cua khau|loi mo|don|tram)|gates|crossings|posts|stations"
)
_WINDOW, _LIST_WINDOW = 90, 220
_WORD = (
    r"(?!(?i:international|main|auxiliary|national|bilateral|border|gates?|guards?|posts?|stations?|crossings?|"
    r"checkpoints?|pairs?)\b)"
    r"[A-Z][A-Za-z0-9'+]*"
)
_NAME = rf"{_WORD}(?:[ ](?:{_WORD}|\d+))" + "{0,4}"
_SEP = r"\s*(?:\([^)]{0,60}\)\s*)?(?:,\s*(?:and\s|va\s)?|;|&|/|\sand\s|\sva\s|\scung\s|-|–|—)\s*"
_OWNER = r"(?:(?i:the|vietnam's|viet nam's|china's|laos'|laos's|lao|cambodia's)\s)?"
# Between the cue and the name, or the name and the cue.
_LINK = r"(?:\s\([a-z]{2,6}\))?[\s\"'“”(:\-–]{0,3}(?:the |cua |tai )?"


@dataclass(frozen=True, slots=True)
class Beside:
    """The cue of a name.

    `role` is gate, post, settlement, person, agency or ''; `start` and `end` the cue's span; `direct` tells that it
    stands at the name itself and not at another of its list; `plural` that it speaks of several.
    """

    role: str
    start: int
    end: int
    direct: bool = True
    plural: bool = False


def read_beside(mapped: TextMap, start: int, end: int) -> Beside:
    """Return what the words beside ``text[start:end]`` say, the nearest and most telling first."""
    before, after = mapped.plain[max(0, start - _WINDOW) : start], mapped.plain[end : end + _WINDOW]
    shift = start - len(before)
    if match := _before("post").search(before):
        return Beside("post", shift + match.start("cue"), shift + match.end("cue"), plural=_is_plural(match["cue"]))
    post, gate = _after("post").match(after), _after("gate").match(after)
    if post and (not gate or len(post["cue"]) > len(gate["cue"])):
        return Beside("post", end + post.start("cue"), end + post.end("cue"), plural=_is_plural(post["cue"]))
    if match := _before("gate").search(before):
        return Beside("gate", shift + match.start("cue"), shift + match.end("cue"), plural=_is_plural(match["cue"]))
    if gate:
        return Beside("gate", end + gate.start("cue"), end + gate.end("cue"), plural=_is_plural(gate["cue"]))
    return _other(mapped, start, end, before, after, shift)


def read_list(mapped: TextMap, start: int, end: int) -> Beside | None:
    """Return the cue that a list gives to the name at ``text[start:end]`` though it stands at another of its names.

    In Vietnamese it stands before the first, as in ``các đồn Biên phòng A, B và C``; in English mostly after the last.
    """
    before = mapped.cased[max(0, start - _LIST_WINDOW) : start]
    after = mapped.cased[end : end + _LIST_WINDOW]
    for role in ("post", "gate"):
        match = _list_after(role).match(after)
        if match and (_is_plural(match["cue"].lower()) or not re.search(r"[,;]|\band\b", match["names"])):
            return Beside(role, end + match.start("cue"), end + match.end("cue"), direct=False, plural=True)
    for role in ("post", "gate"):
        if match := _list_before(role).search(before):
            shift = start - len(before)
            several = bool(_SEVERAL.search(before[: match.start("cue")].lower() + match["cue"].lower()))
            return Beside(role, shift + match.start("cue"), shift + match.end("cue"), direct=False, plural=several)
    return None


def cue_names(mapped: TextMap) -> list[tuple[int, int, str]]:
    """Return every run of capitalised words at a direct cue, with the role of the cue."""
    found = []
    for role in ("post", "gate"):
        for match in _cue_then_name(role).finditer(mapped.cased):
            found.append((match.start("name"), match.end("name"), role))
        for match in _name_then_cue(role).finditer(mapped.cased):
            found.append((match.start("name"), match.end("name"), role))
    return found


def words_of(list_: str) -> frozenset[str]:
    """Return one of the lists of words in cues.toml."""
    return frozenset(_data()["kinds"][list_])


@lru_cache(maxsize=16)
def role_words(name: str) -> re.Pattern:
    """Return a pattern of cues.toml that tells the role of a place."""
    return re.compile(_data()["role"][name])


def speaks_of_rail(mapped: TextMap, start: int, end: int, cue: Beside) -> bool:
    """Tell whether a word for railway stands beside a name and its cue, or in the cue."""
    first, last = min(start, cue.start), max(end, cue.end)
    near = mapped.plain[max(0, first - 45) : first] + " | " + mapped.plain[last : last + 40]
    near += " | " + mapped.plain[cue.start : cue.end]
    return bool(_rail().search(near))


def only_mentioned(mapped: TextMap, start: int, end: int) -> bool:
    """Tell whether the words beside a name and its cue say that it is a way to go or something to compare with."""
    before, after = mapped.plain[max(0, start - _WINDOW) : start], mapped.plain[end : end + _WINDOW]
    return bool(_aside("before").search(before) or _aside("after").match(after))


def at_work(mapped: TextMap, start: int, end: int) -> bool:
    """Tell whether a name without a cue is that of a gate by what is done to it or passes it there."""
    before, after = mapped.plain[max(0, start - _WINDOW) : start], mapped.plain[end : end + _WINDOW]
    return bool(_work("before").search(before) or _work("head").match(after))


def part_of_longer_name(mapped: TextMap, start: int, end: int) -> bool:
    """Tell whether a span is a piece of a longer name, such as a person's or a company's."""
    left = start
    while word := re.search(r"([^\W\d_]+)[ ]$", mapped.text[max(0, left - 30) : left]):
        if not word[1][0].isupper():
            break
        first = left - 1 - len(word[1])
        head = mapped.text[max(0, first - 3) : first]
        begins = not head.strip() or head.rstrip().endswith((".", "!", "?", ":", "–", "-")) or "\n" in head
        if not _type_word(mapped, first, left - 1):
            if not begins:
                return True
            break
        left = first  # a name can hold such a word, as in ``Phạm Phú Phước Tân``
    right = re.match(r"[ ]([^\W\d_]+)", mapped.text[end : end + 30])
    return bool(right and right[1][0].isupper() and not _type_word(mapped, end + 1, end + 1 + len(right[1])))


def _type_word(mapped: TextMap, start: int, end: int) -> bool:
    return mapped.plain[start:end] in _data()["kinds"]["words"] or mapped.text[start:end].isupper()


def _other(mapped: TextMap, start: int, end: int, before: str, after: str, shift: int) -> Beside:
    for role, search, text, offset in (
        ("agency", _before("agency"), before, shift),
        ("agency", _after("agency_after"), after, end),
        ("settlement", _after("settlement"), after, end),
        ("settlement", _before("settlement"), before, shift),
        ("person", _before("person"), before, shift),
    ):
        match = search.match(text) if text is after else search.search(text)
        if match:
            return Beside(role, offset + match.start("cue"), offset + match.end("cue"))
    return Beside("", start, start)


@lru_cache(maxsize=1)
def _data() -> dict:
    return tomllib.loads(files("gatemap.articles").joinpath("cues.toml").read_text(encoding="utf-8"))


def _words(role: str, side: str) -> list[str]:
    if role in ("agency", "agency_after"):
        return _data()["person"][role]
    return _data()[role][side]


@lru_cache(maxsize=16)
def _before(role: str) -> re.Pattern:
    return re.compile(rf"(?<![\w])(?P<cue>{'|'.join(_words(role, 'before'))}){_LINK}$")


@lru_cache(maxsize=16)
def _after(role: str) -> re.Pattern:
    link = r"(?:'s)?[\s\"'”)\-–]{0,3}(?:\([^)]{0,40}\)\s*)?"
    words = _words(role, "after") if role != "agency_after" else _words(role, "")
    return re.compile(rf"{link}(?P<cue>{'|'.join(words)})(?![\w])")


@lru_cache(maxsize=2)
def _list_after(role: str) -> re.Pattern:
    inner = f"(?:{'|'.join(_words('gate', 'after'))}|{'|'.join(_words('post', 'after'))})"
    item = rf"(?:\s(?i:{inner}))?{_SEP}{_OWNER}{_NAME}(?:\s\([^)]{{0,40}}\))?"
    return re.compile(rf"(?P<names>(?:{item}){{1,6}}?)\s*(?P<cue>(?i:{'|'.join(_words(role, 'after'))}))(?!\w)")


@lru_cache(maxsize=2)
def _list_before(role: str) -> re.Pattern:
    item = rf"{_NAME}(?:\s\([^)]{{0,40}}\))?{_SEP}"
    also = [*_words("post", "before"), *_words("gate", "before")]  # "các đồn Biên phòng A, Cửa khẩu B và C"
    again = rf"(?:(?i:{'|'.join(also if role == 'post' else _words(role, 'before'))})\s)?"
    cue = rf"(?P<cue>(?i:{'|'.join(_words(role, 'before'))}))"
    return re.compile(rf"(?<!\w){cue}(?i:{_LINK})(?:{item}{again}{_OWNER}){{1,6}}$")


@lru_cache(maxsize=2)
def _cue_then_name(role: str) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?i:{'|'.join(_words(role, 'before'))})[ \"'“”]{{1,2}}(?:the )?(?P<name>{_NAME})")


@lru_cache(maxsize=2)
def _name_then_cue(role: str) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?P<name>{_NAME})\s(?i:{'|'.join(_words(role, 'after'))})(?!\w)")


def _is_plural(words: str) -> bool:
    return bool(_plural().search(words))


@lru_cache(maxsize=2)
def _aside(side: str) -> re.Pattern:
    words = "|".join(_data()["mentioned"][side])
    return re.compile(rf"(?<!\w)(?:{words})\s*(?:the )?$" if side == "before" else rf"\W*(?:{words})(?!\w)")


@lru_cache(maxsize=2)
def _work(side: str) -> re.Pattern:
    words = "|".join(_data()["at_work"][side])
    return re.compile(rf"(?<!\w)(?:{words})\s*$" if side == "before" else rf"\s*(?:{words})")


@lru_cache(maxsize=1)
def _plural() -> re.Pattern:
    return re.compile(rf"\b(?:{'|'.join(_data()['gate']['plural'])})\b")


@lru_cache(maxsize=1)
def _rail() -> re.Pattern:
    return re.compile(rf"\b(?:{'|'.join(_data()['rail']['words'])})\b")
