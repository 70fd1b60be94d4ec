"""Every date that a text writes, in English or Vietnamese, as year, month and day where it gives them."""

import calendar
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written.

    Parts that the text does not give are None. `rule` names the pattern. `last_day` and `last_month` end a span of
    days. `weekday` is 0 for Monday; `shift` counts days back from the day of publication.
    """

    start: int
    end: int
    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    shift: int | None = None


_DAY, _DAY2 = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s*(?:of |nam )?(?P<year>(?:19|20)\d\d))"
_EN_JOIN = r"\s*(?:-|–|—|to|and|&|through|until)\s*(?:the )?"
_VI_JOIN = r"\s*(?:-|–|—|va|den(?: het)?(?: ngay)?|&|,)\s*"
_VI_WHEN = (
    r"\b(?:(?:vao|tu|trong|cac|hai|ba|bon|\d|0\d)\s+)*"
    r"(?:(?:sang|chieu|toi|trua|dem|khuya|rang sang|ngay|hom|nay|qua|mong|mung)[\s,]+(?:som\s+|muon\s+)?)+\(?"
)
_VI_FROM = r"\b(?:tu|trong)\s+(?:(?:cac|hai|ba|bon|\d)\s+)?(?:ngay\s+)?"
_SEP = r"[/.\-]"
_NO_MORE = r"(?![\d/]|[.\-]\d)"
_PART = {"day", "day2", "month", "month2", "year"}

_RELATIVE = {
    "en": {r"\btoday\b|\bthis (?:morning|afternoon|evening)\b": 0, r"\byesterday\b|\blast night\b": 1},
    "vi": {
        r"\bhom nay\b|\b(?:sang|chieu|trua|toi) nay\b|\bngay nay\b(?=,)": 0,
        r"\bhom qua\b|\b(?:sang|chieu|toi|dem) qua\b": 1,
        r"\bhom kia\b": 2,
    },
}


def find_dates(plain: str, lang: str) -> list[DateMention]:
    """Return the dates in a folded text by position, none overlapping.

    >>> [(m.rule, m.day, m.last_day, m.month, m.year) for m in find_dates("tu ngay 7 den 9-5", "vi")]
    [('vi-span', 7, 9, 5, None)]
    >>> [(m.rule, m.day, m.month) for m in find_dates("held talks on feb. 12, discussing", "en")]
    [('en-month-day', 12, 2)]
    """
    return list(_found(plain, lang))


@lru_cache(maxsize=1024)
def _found(plain: str, lang: str) -> tuple[DateMention, ...]:
    """Read the dates of a sentence once, however often it is asked for them."""
    found: list[DateMention] = []
    taken = bytearray(len(plain))
    for rule, pattern in _patterns(lang):
        for match in pattern.finditer(plain):
            mention = None if any(taken[match.start() : match.end()]) else _mention(rule, match)
            if mention is not None:
                found.append(mention)
                taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    for pattern, shift in _RELATIVE[lang].items():
        found += [
            DateMention(match.start(), match.end(), "relative", shift=shift)
            for match in re.finditer(pattern, plain)
            if not any(taken[match.start() : match.end()])
        ]
    return tuple(sorted((m for m in found if m.rule != "skip"), key=lambda m: m.start))


@lru_cache(maxsize=1)
def cues() -> dict:
    """Return dates.toml."""
    return tomllib.loads(files("gatemap.articles").joinpath("dates.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=2)
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern], ...]:
    both = (
        ("skip", r"\(?\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)\d\d\s*[-–]\s*\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)\d\d\)"),
        ("iso", r"(?<![\d/\-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
        ("full-span", rf"(?<![\d/.\-]){_DAY}\s*[-–]\s*{_DAY2}/(?P<month>\d{{1,2}})/(?P<year>(?:19|20)\d\d)"),
        ("full", rf"(?<![\d/.\-])(?P<day>\d{{1,2}}){_SEP}(?P<month>\d{{1,2}}){_SEP}(?P<year>(?:19|20)\d\d)(?![\d/])"),
    )
    own = _english() if lang == "en" else _vietnamese()
    # A span in figures with its year at the end is read before the single day that it ends with.
    spans = [row for row in own if row[0].endswith("-span")]
    rows = (*spans, *both, *(row for row in own if row not in spans))
    return tuple((rule, re.compile(pattern)) for rule, pattern in rows)


def _english() -> tuple[tuple[str, str], ...]:
    names = "|".join(sorted(cues()["months"], key=len, reverse=True))
    mon, mon2 = rf"\b(?P<mon>{names})\b\.?\s*", rf"\b(?P<mon2>{names})\b\.?\s*"
    week = "|".join(name for name in cues()["weekdays"] if " " not in name)
    past, between = r"(?:,?\s*(?:of )?(?:19|20)\d\d)?", r"(?:,\s*\d{1,2}(?:st|nd|rd|th)?(?=,? and|, \d))*,?"
    end = r"(?![\d:])(?! ?(?:percent|%|km|tonnes|years))"
    return (
        ("en-span", rf"{mon}{_DAY}{past}{_EN_JOIN}{mon2}{_DAY2}{end}{_YEAR}?"),
        ("en-span", rf"{mon}{_DAY}{between}{_EN_JOIN}{_DAY2}(?!\d|[/:])(?! (?:{names})){end}{_YEAR}?"),
        ("en-span", rf"(?<![\d/]){_DAY}{between}{_EN_JOIN}{_DAY2}\s*(?:of )?{mon}{_YEAR}?"),
        ("en-span", rf"(?<![\d/]){_DAY}\s*(?:of )?{mon}{past}{_EN_JOIN}{_DAY2}\s*{mon2}{_YEAR}?"),
        ("en-month-day", rf"{mon}(?:the )?{_DAY}(?!\d|[/:]){end}{_YEAR}?"),
        ("en-day-month", rf"(?<![\d/.\-]){_DAY}\s*(?:of )?{mon}{_YEAR}?(?![\w])"),
        ("en-figures", r"(?:\(|\bon )(?P<day>\d{1,2})[/-](?P<month>\d{1,2})(?![\d/-]|[.]\d)(?! (?:of|percent|%))"),
        ("en-month", rf"\b(?:in|during|of|late|early|mid-?)\s+(?:late |early |mid-?)?{mon}(?:this year|{_YEAR})"),
        ("en-month-year", rf"{mon}(?P<year>(?:19|20)\d\d)\b"),
        ("en-month-bare", rf"\bin (?:late |early |mid-?)?{mon}(?=[,. ](?!\d))"),
        ("last-weekday", rf"\blast (?P<week>{week})\b"),
        ("weekday", rf"\b(?:on|last|this|since) (?:last )?(?P<week>{week})\b(?! (?:and|to|through) (?:{week}))"),
    )


def _vietnamese() -> tuple[tuple[str, str], ...]:
    day, day2 = r"(?P<day>\d{1,2})", r"(?P<day2>\d{1,2})"
    month, month2 = r"(?P<month>\d{1,2})", r"(?P<month2>\d{1,2})"
    year = rf"(?:(?:{_SEP}|,? nam )(?P<year>(?:19|20)\d\d))?"
    said = r"(?:[,\s]*nam (?P<year>(?:19|20)\d\d))?"
    week = "|".join(name for name in cues()["weekdays"] if " " in name)
    first_year = r"(?:[/.\-](?:19|20)\d\d)?"
    both_months = rf"{day}\s*{_SEP}{month}{first_year}{_VI_JOIN}{day2}\s*{_SEP}{month2}{year}{_NO_MORE}"
    one_month = rf"{day}(?:,\s*\d{{1,2}}(?=\s*(?:,|va\b)))*{_VI_JOIN}{day2}\s*{_SEP}{month}{year}{_NO_MORE}"
    # From the evening of a day into the small hours of the next.
    rang = r",?\s*(?:va\s+|den\s+)?(?:rang(?: sang)?|(?<=den )\d{1,2}\s*(?:gio|h)\d*)\s+(?:ngay\s+)?"
    dark = r"\b(?:dem|toi|khuya|(?:tu|trong)\s+\d{1,2}\s*(?:gio|h)\d*)\s+(?:ngay\s+)?"
    return (
        ("vi-span", rf"{dark}{day}\s*{_SEP}{month}{first_year}{rang}{day2}\s*{_SEP}{month2}{year}{_NO_MORE}"),
        ("vi-span", rf"{dark}{day}{rang}{day2}\s*{_SEP}{month}{year}{_NO_MORE}"),
        ("vi-span", rf"(?:{_VI_WHEN}|{_VI_FROM}){both_months}"),
        ("vi-span", rf"(?:{_VI_WHEN}|{_VI_FROM}){one_month}"),
        ("vi-span", rf"(?:{_VI_WHEN}|{_VI_FROM}){day}{_VI_JOIN}{day2}\s*thang {month}{said}(?!\d)"),
        ("vi-span", rf"(?:{_VI_WHEN}|{_VI_FROM}){day}\s*thang {month}{_VI_JOIN}{day2}\s*thang {month2}{said}(?!\d)"),
        ("vi-words", rf"(?<![\d/]){day} thang {month}{said}(?![\d/])"),
        ("vi-day", rf"{_VI_WHEN}(?:thu \w+,?\s*)?\(?{day}\s?[/.\-–]\s?{month}{year}(?![\d/]|[.\-]\d)"),
        ("vi-day", rf"\({day}/{month}\)"),
        ("vi-day", rf"(?:^|\n|(?<=[a-z], ))\s*{day}/{month}(?=,)"),
        ("vi-month", rf"\bthang {month}(?:\s*[/\-.]\s*|,?\s*nam )(?P<year>(?:19|20)\d\d)"),
        ("vi-month-bare", rf"\b(?:trong|hoi|vao|dau|giua|cuoi) thang {month}(?=[,. ]|$)(?! ?nam)"),
        ("weekday", rf"\b(?:sang|chieu|toi|ngay|hom) (?P<week>{week})\b"),
    )


def _mention(rule: str, match: re.Match) -> DateMention | None:
    if rule == "skip":  # an anniversary, from a year to a year
        return DateMention(match.start(), match.end(), rule)
    groups = match.groupdict()
    months = cues()["months"]
    parts = {name: int(groups[name]) for name in _PART if groups.get(name)}
    if groups.get("mon"):
        parts["month"] = months[groups["mon"]]
    if groups.get("mon2"):
        parts["month2"] = months[groups["mon2"]]
    if rule == "full" and parts["month"] > 12 >= parts["day"]:
        parts["day"], parts["month"] = parts["month"], parts["day"]  # month first, as in the United States
    parts = _ordered(parts)
    if not _possible(parts):
        return None
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    week = cues()["weekdays"].get(groups.get("week") or "")
    return DateMention(
        start,
        match.end(),
        rule,
        parts.get("year"),
        parts.get("month"),
        parts.get("day"),
        parts.get("month2"),
        parts.get("day2"),
        week,
    )


def _ordered(parts: dict) -> dict:
    """Give a span its first month: the one written is that of its last day."""
    if "day2" in parts and "month2" not in parts and parts.get("day", 0) > parts["day2"]:
        return {**parts, "day": 0}  # days that run backwards are no span
    return parts


def _possible(parts: dict) -> bool:
    for day, month in (("day", "month"), ("day2", "month2")):
        number = parts.get(month, parts.get("month"))
        if number is not None and not 1 <= number <= 12:
            return False
        if day in parts and (number is None or not 1 <= parts[day] <= calendar.monthrange(2024, number)[1]):
            return False
    return True
