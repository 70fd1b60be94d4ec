"""The parts of an article: title, lead, body, and what is none of it (captions, bylines, clocks, other headlines)."""

import re
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from gatemap.articles.textmap import TextMap

LEAD_SENTENCES = 3
_TITLE_LENGTH = 190
_CAPTION_LENGTH = 200
_BESIDE_A_CLOCK = 34  # letters that a line may hold beside its date and time and still be none of the article
_CLOCK = re.compile(
    r"\b\d{1,2}:\d{2}(?::\d{2})?\b(?: ?(?:am|pm))?|\b\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b|\(?gmt ?\+ ?7\)?|"
    r"\b(?:thu \w+|chu nhat)\b,?|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?|"
    r"\b(?:\d{1,2} )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
    r"(?: \d{1,2}\b,?)?(?: (?:19|20)\d\d\b)?"
)
_HEAD = 90  # letters of a line in which a dateline stands
_CLOSING = (".", "!", "?", ":", ";", ",", "/-", "-vna", '"', ")", "-")
_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$|(?!VN\b|COM\b)[A-ZĐÀ-Ỹ]\w)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:col|gen|lt|lieut|maj|sen|sr|snr|capt|sgt|brig|dr|mr|mrs|ms|no|st|vs|jan|feb|mar|apr|aug|sept?|oct|nov|dec|"
    r"tp|t\.p|h|p|x|ths|ts|pgs|gs|bs|km|approx|u\.s|d\.c|inc|co|ltd|corp|art|sn)|\b[a-z]|\b\d{1,2}(?=\.\d))$"
)
_META = re.compile(r"^\s*(?:publish(?:ed)?[_ ])?date:?\s+(\d{4}-\d{2}(?:-\d{2})?)(?:T\S+)?[ \t]*")
_VI_WORDS = re.compile(r"\b(?:của|và|các|tại|với|được|những|là|ngày|biên phòng|cửa khẩu|tỉnh|giữa|huyện)\b")
_VI_BARE = re.compile(
    r"\b(?:cua|khau|bien|phong|ngay|tai|va|voi|cac|nguoi|hoi dam|tinh|huyen|duoc|tuan tra|trong|giua|bo doi|tren)\b"
)
# Not "to", "in" and "on": they are Vietnamese syllables too.
_EN_WORDS = re.compile(r"\b(?:the|of|and|with|for|from|by|at|border|province|were|was|their)\b")
# A headline that lost its line end: the first word of a report follows without a blank.
_GLUED_OPENER = re.compile(
    r"[^.!?\n]{25,170}?[a-z)\"](?=(?:(?:Ngay|Sang|Chieu|Toi|Dem|Trua|Rang sang|Vao|Tu ngay|Trong|Vua qua|Moi day|"
    r"Thuc hien|Nhan|Theo|On|At|In|From|The|This|Yesterday|A)\s|[A-Z]{2,}[A-Z. ]{0,30}\s?[-–—]\s))"
)
_MENU = re.compile(r"\s[|>/»•·]\s|\s{2,}|\t")
_DATELINE = re.compile(
    r"^\s*(?:[A-ZÀ-Ỹ][\w .,'’À-ỹ-]{1,40}?\s*)?\((?:VNA|TTXVN|Vietnam\+|VNS|Xinhua|NDO|PANO|CPV)\)\s*[-–—]\s*"
)
_CAPITALS = re.compile(
    r"^\s*(?:[^\W\d_a-z][^\W\d_a-zà-ỹ]*[ .,'’-]+){0,4}[^\W\d_a-z][^\W\d_a-zà-ỹ]*\s*[-–—]\s+(?=[A-ZÀ-Ỹ])"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of `TextMap.text`: `zone` is title, lead, body or furniture; `line` counts the lines."""

    start: int
    end: int
    zone: str
    line: int
    background: bool = False
    future: bool = False


@dataclass(frozen=True)
class Layout:
    """An article's parts; `lang` is 'en' or 'vi', `bare` tells that Vietnamese is written without tones."""

    sentences: tuple[Sentence, ...]
    lang: str
    bare: bool
    title: str
    meta_date: str
    datelines: tuple[tuple[int, int], ...]
    publisher: str

    @property
    def told(self) -> tuple[Sentence, ...]:
        """Title, lead and body."""
        return tuple(s for s in self.sentences if s.zone != "furniture")

    def sentence_at(self, position: int) -> Sentence | None:
        """Return the sentence that holds a position."""
        return next((s for s in self.sentences if s.start <= position < s.end), None)


def lay_out(mapped: TextMap) -> Layout:
    """Part `mapped` into title, lead, body and furniture."""
    meta = _META.match(mapped.text)
    start = meta.end() if meta else 0
    lang, bare = language(mapped)
    lines = _lines(mapped, start)
    datelines: list[tuple[int, int]] = []
    sentences: list[Sentence] = []
    title_line = _title_line(mapped, lines)
    in_body, over, behind = 0, False, False
    for number, (first, last) in enumerate(lines):
        over = over or (in_body and bool(_end_line().match(mapped.plain[first:last].strip())))
        loose = in_body and number + 1 < len(lines) and _unfinished(mapped, first, last)
        if over or (number != title_line and (loose or is_furniture(mapped, first, last))):
            sentences.append(Sentence(first, last, "furniture", number))
            continue
        if number == title_line or (not in_body and title_line is not None and _unfinished(mapped, first, last)):
            sentences.append(Sentence(first, last, "title", number, future=_tells(mapped, first, last, "future")))
            continue
        if dateline := _dateline(mapped, first, last):
            datelines.append((first, first + dateline.end()))
        for begin, end in _sentences(mapped, first, last):
            zone = "lead" if in_body < LEAD_SENTENCES else "body"
            sentence = _sentence(mapped, begin, end, zone, number)
            if in_body and _tells(mapped, begin, end, "later"):
                sentence = replace(sentence, background=True)
            if behind and _goes_on().match(mapped.plain[begin:end].lstrip()):
                sentence = replace(sentence, background=True)
            behind = sentence.background
            sentences.append(sentence)
            in_body += 1
    title = mapped.text[slice(*lines[title_line])].strip() if title_line is not None else ""
    return Layout(
        tuple(sentences), lang, bare, title, meta[1] if meta else "", tuple(datelines), _publisher(mapped.text)
    )


def language(mapped: TextMap) -> tuple[str, bool]:
    """Return 'vi' or 'en', and whether Vietnamese is written without tones."""
    sample = slice(0, 4000)
    toned, english = len(_VI_WORDS.findall(mapped.low[sample])), len(_EN_WORDS.findall(mapped.plain[sample]))
    if toned > english:
        return "vi", False
    bare = len(_VI_BARE.findall(mapped.plain[sample]))
    return ("vi", True) if bare > english else ("en", False)


def is_furniture(mapped: TextMap, first: int, last: int) -> bool:
    """Tell whether a line is a caption, a byline, a clock or the like."""
    line = mapped.plain[first:last].strip()
    if not any(c.isalpha() for c in line) or _starts().match(line):
        return True
    if len(_MENU.findall(line)) >= 2 and not line.endswith((".", "!", "?", "/-")) and _short_items(line):
        return True
    words = line.split()
    dated = any(c.isdigit() for c in line) and not line.endswith((".", "!", "?"))
    if dated and _CLOCK.search(line) and len(_CLOCK.sub("", line)) <= _BESIDE_A_CLOCK:
        return True
    if len(words) <= 5 and not line.endswith((".", ":", "/", "-")) and not re.search(r"\d", line):
        return first > 0 and not _cue_like(line)
    return len(line) < 260 and bool(_holds().search(line))


def _short_items(line: str) -> bool:
    """Tell whether a line is a row of short items, as the menus of a page are."""
    return all(len(item.split()) <= 4 for item in _MENU.split(line))


def _unfinished(mapped: TextMap, first: int, last: int) -> bool:
    """Tell whether a line is short and has no full stop, as captions and headlines are."""
    line = mapped.plain[first:last].strip()
    return len(line) < _CAPTION_LENGTH and not line.endswith(_CLOSING)


def _cue_like(line: str) -> bool:
    return bool(re.search(r"border|gate|bien gioi|cua khau|bien phong|viet|lao|trung|cam", line))


def _sentence(mapped: TextMap, begin: int, end: int, zone: str, line: int) -> Sentence:
    background = _tells(mapped, begin, end, "background")
    return Sentence(begin, end, zone, line, background, _tells(mapped, begin, end, "future"))


def _tells(mapped: TextMap, first: int, last: int, what: str) -> bool:
    words = mapped.plain[first:last].lstrip(" \"'-–•*")
    if what in ("future", "later"):
        return bool(_words(what).search(words))
    return bool(_background_start().match(words) or _background_hold().search(words))


def _lines(mapped: TextMap, start: int) -> list[tuple[int, int]]:
    """Return the spans of the lines that hold something."""
    lines, at = [], start
    for piece in mapped.plain[start:].split("\n"):
        if piece.strip():
            lines.append((at, at + len(piece)))
        at += len(piece) + 1
    return _glued_title(mapped, lines)


def _glued_title(mapped: TextMap, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Part a caption that lost its line end, as in ``(Photo: VNA)HCM City (VNA) – ...``, from what follows it."""
    parted = []
    for first, last in lines:
        glued = re.search(r"\((?:photo|anh|source|illustrat)[^)]{0,60}\)(?=\s*[a-z])", mapped.plain[first:last])
        glued = glued or _GLUED_OPENER.match(mapped.cased, first, last)
        if glued and glued.re is _GLUED_OPENER:
            parted += [(first, glued.end()), (glued.end(), last)]
        elif glued and glued.end() < 240:
            parted += [(first, first + glued.end()), (first + glued.end(), last)]
        else:
            parted.append((first, last))
    return parted


def _title_line(mapped: TextMap, lines: list[tuple[int, int]]) -> int | None:
    """Return which line is the title: an early, short one without a full stop, before a longer one."""
    for number, (first, last) in enumerate(lines[:5]):
        line = mapped.plain[first:last].strip()
        if is_furniture(mapped, first, last):
            continue
        if len(line) > _TITLE_LENGTH or line.endswith((".", ":", ";", "/-", "./")) or number + 1 >= len(lines):
            return None
        if _dateline(mapped, first, last):
            return None
        if len(line.split()) >= 3:
            return number
    return None


def _sentences(mapped: TextMap, first: int, last: int) -> list[tuple[int, int]]:
    spans, begin = [], first
    for stop in _STOP.finditer(mapped.text, first, last):
        if _ABBREVIATION.search(mapped.plain[max(first, stop.start() - 12) : stop.start()]) and stop.end() < last:
            continue
        if mapped.text[begin : stop.end()].strip():
            spans.append((begin, stop.end()))
        begin = stop.end()
    if mapped.text[begin:last].strip():
        spans.append((begin, last))
    return spans


def _dateline(mapped: TextMap, first: int, last: int) -> re.Match | None:
    head = mapped.text[first : min(last, first + _HEAD)]
    return _DATELINE.match(head) or _CAPITALS.match(head)


def _publisher(text: str) -> str:
    found = [
        (match.start(), row["name"])
        for row in _data()["publisher"]
        for match in [re.search("|".join(row["patterns"]), text, re.MULTILINE)]
        if match
    ]
    return min(found)[1] if found else ""


@lru_cache(maxsize=1)
def _data() -> dict:
    return tomllib.loads(files("gatemap.articles").joinpath("layout.toml").read_text(encoding="utf-8"))


def _joined(patterns: list[str]) -> re.Pattern:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


@lru_cache(maxsize=1)
def _starts() -> re.Pattern:
    return _joined(_data()["furniture"]["starts"])


@lru_cache(maxsize=1)
def _holds() -> re.Pattern:
    return _joined(_data()["furniture"]["holds"])


@lru_cache(maxsize=1)
def _end_line() -> re.Pattern:
    return _joined([f"{pattern}" for pattern in _data()["furniture"]["end"]["lines"]])


@lru_cache(maxsize=1)
def _background_start() -> re.Pattern:
    return _joined(_data()["background"]["starts"])


@lru_cache(maxsize=1)
def _background_hold() -> re.Pattern:
    return _joined(_data()["background"]["holds"])


@lru_cache(maxsize=1)
def _goes_on() -> re.Pattern:
    return _joined(_data()["background"]["goes_on"])


@lru_cache(maxsize=2)
def _words(what: str) -> re.Pattern:
    return _joined(_data()["background"][what])
