"""When it happened: which date of a text is the event's, and in which year, as EDTF with the reason."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from gatemap.articles.codes import Doubt, doubt
from gatemap.articles.layout import Layout, Sentence
from gatemap.articles.mentions import DateMention, cues, find_dates
from gatemap.articles.published import Published, day_of
from gatemap.articles.textmap import TextMap

SURE_DAYS = 100  # a report later than this after the day makes the year that follows from it doubtful
CLOSE_DAYS = 30  # a date above the title that is so near is the paper's, not the reader's
_TO_ITS_DATE = 120  # letters between a decision and its date
FIRST_DAYS = 5  # what was "recently" on these days of a month may have been in the month before
_RECENT = re.compile(r"\b(?:recently|lately|these days|vua qua|moi day|gan day|nhung ngay qua|vua)\b")
_OPENS = re.compile(r"^\W*(?:\(?[\w.]{1,14}\)?\s*[-–:]?\s*)?$")  # nothing, or the paper's sign, before a date
_ONWARDS = ("from", "since")
_YEAR_SAID = re.compile(
    r"(?:\b(?:quarter|half|months?|years?) (?:of |in )?(?:the year )?|\bquy [ivx\d]+,?(?:/| nam )\s*|\bnam |\bin |"
    r"\b[ivx]+/|/|, )"
    r"(?P<year>20[0-4]\d)\b(?![-–/]\d)"
)
# Words that only a text of that year, or of the first days of the next, uses.
_YEAR_NOW = re.compile(
    r"\b(?:tu dau nam|dau nam|\w+ thang dau nam|quy [ivx\d]+,? nam|since the (?:beginning|start) of|since early|"
    r"(?:first|second|third|fourth|last) (?:\w+ )?(?:months|quarter|half) of)\s*(?P<year>20[0-4]\d)\b"
)
_YEAR_OLD = re.compile(
    r"\b(?:signed|since|established|issued|sn|sinh|ky ket|ky ngay|thanh lap|ban hanh|before|until|period)\b[^.;]{0,25}$"
    r"|\b(?:from|tu)\s*$|\b(?:hoi|ky)\s*(?=nam)|\b(?:hoi|ky|tu)\s+nam\s*$"
)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in EDTF, why it is so, the span it rests on, the rule, how sure it is, and what a person must look at."""

    edtf: str
    note: str
    start: int
    end: int
    rule: str
    score: float
    doubts: tuple[Doubt, ...] = ()


def read_date(
    mapped: TextMap,
    layout: Layout,
    sentences: list[Sentence],
    published: Published | None,
    kind_at: int,
    kind: str = "",
) -> DateFound:
    """Return the date of the event that `sentences` tell of; `kind_at` is where the words for the act stand."""
    ranked = _ranked(mapped, layout, sentences, kind_at)
    for score, mention in ranked:
        if score >= 1.0 and (found := _resolved(mapped, layout, sentences, mention, published, score)):
            return found
    if kind == "gate_change" and (decided := _of_the_decision(mapped, ranked)):
        return decided
    if published and published.sure:
        month = _month_before(mapped, sentences, published)
        why = doubt("date-month-only", published=published.edtf)
        return DateFound(month, why.text, published.start, published.end, "published-month", 0.3, (why,))
    why = doubt("date-none")
    return DateFound("XXXX", why.text, 0, 0, "no-date", 0.1, (why,))


def _of_the_decision(mapped: TextMap, ranked: list[tuple[float, DateMention]]) -> DateFound | None:
    """Return the day of the decision that changes a gate, where the text tells no other day."""
    for _, m in sorted(ranked, key=lambda item: item[1].start):
        before = mapped.plain[max(0, m.start - _TO_ITS_DATE) : m.start]
        if m.year and m.month and m.day and _any("decision", "before").search(before):
            return DateFound(_edtf(m, m.year), "", m.start, m.end, "date-written", 0.5)
    return None


def _month_before(mapped: TextMap, sentences: list[Sentence], published: Published) -> str:
    """Return the month of publication; both months when "recently" is said in the first days of one."""
    day = published.date
    recent = any(_RECENT.search(mapped.plain, s.start, s.end) for s in sentences if s.zone in ("title", "lead"))
    if published.precision == "day" and day.day <= FIRST_DAYS and recent:
        return f"[{day.replace(day=1) - dt.timedelta(days=1):%Y-%m},{day:%Y-%m}]"
    return f"{day:%Y-%m}?"


def _ranked(
    mapped: TextMap, layout: Layout, sentences: list[Sentence], kind_at: int
) -> list[tuple[float, DateMention]]:
    ranked = []
    told = [s for s in sentences if s.zone in ("title", "lead", "body")]
    body = [s for s in told if s.zone != "title"]
    for sentence in told:
        order = body.index(sentence) if sentence in body else 0
        for m in find_dates(mapped.plain[sentence.start : sentence.end], layout.lang):
            mention = _moved(m, sentence.start)
            ranked.append((_weight(mapped, sentence, mention, order, kind_at), mention))
    return sorted(ranked, key=lambda item: (-item[0], item[1].start))


def _moved(m: DateMention, by: int) -> DateMention:
    return DateMention(m.start + by, m.end + by, *[getattr(m, name) for name in DateMention.__slots__[2:]])


def _weight(mapped: TextMap, sentence: Sentence, m: DateMention, order: int, kind_at: int) -> float:
    weight = max(1.6, 4.0 - 0.6 * order) if sentence.zone != "body" else max(1.2, 2.2 - 0.1 * order)
    if sentence.start <= kind_at < sentence.end:
        weight += 1.0
    if m.shift is not None or m.weekday is not None:
        weight -= 0.3  # the day that is printed beside it is better
    if m.day is None:
        weight -= 1.2 if m.month else 0.8
    before, after = mapped.plain[sentence.start : m.start], mapped.plain[m.end : sentence.end]
    earlier = _earlier(mapped, sentence, m, kind_at)
    if sentence.background or earlier or _any("background", "after").search(after):
        weight -= 4.5
    if _any("future", "before").search(before) or _any("future", "after").search(after):
        weight -= 3.2
    if _any("report", "before").search(before) or (_OPENS.match(before) and _any("report", "after").match(after)):
        weight -= 1.8
    if _any("clock", "before").search(before):
        weight += 0.9  # an hour is that of the act
    return weight


def _earlier(mapped: TextMap, sentence: Sentence, m: DateMention, kind_at: int) -> bool:
    """Tell whether the words before a date say that it is of something earlier; the act of the event is not that."""
    before = mapped.plain[sentence.start : m.start]
    if m.last_day and before.endswith("from "):
        return False
    found = _any("background", "before").search(before)
    if found and found[0].strip() in _ONWARDS and sentence.zone in ("title", "lead"):
        days = [one for one in find_dates(mapped.plain[sentence.start : sentence.end], "en") if one.day]
        return len(days) > 1 or not sentence.start <= kind_at < sentence.end  # "from 1 October the gate closes at 10pm"
    return bool(found) and not found.start() <= kind_at - sentence.start <= found.start() + 1


def _resolved(mapped, layout, sentences, m: DateMention, published: Published | None, score: float) -> DateFound | None:
    """Give a mention its year, or say why it has none."""
    if m.shift is not None or m.weekday is not None:
        return _relative(m, published, score)
    if m.month is None:
        return None
    certain = min(0.97, 0.55 + 0.1 * score)
    if m.year:
        return DateFound(_edtf(m, m.year), "", m.start, m.end, "date-written", certain)
    sentence = next((s for s in sentences if s.start <= m.start < s.end), None)
    said = _year_said(mapped, sentence) if sentence else None
    follows = _from_published(m, published, certain) if published else None
    # A page can be dated a day before the act that it tells of; the year that its sentence says is better then.
    ahead = follows and said and follows.edtf[:10] > f"{published.date}"
    if follows and follows.rule == "year-of-publication" and not ahead:
        return follows
    if said and (not published or abs(published.date.year - said) <= 1):
        note = f"The year {said} is said in the same sentence."
        return _dated(m, said, "", note, "year-in-sentence", certain)
    return follows or _from_text(mapped, layout, m, certain)


def _from_published(m: DateMention, published: Published, certain: float) -> DateFound | None:
    last = published.date
    if published.precision == "month":
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    year = last.year
    start = day_of(year, m.month, m.day or 1)
    if start is None or start > last + dt.timedelta(days=1):
        year -= 1
        start = day_of(year, m.month, m.day or 1)
    if start is None:
        return None
    gap = (last - start).days
    note = f"The year follows from the day of publication ({published.edtf})."
    if gap <= (SURE_DAYS if published.sure else CLOSE_DAYS):
        return _dated(m, year, "", note, "year-of-publication", certain)
    if published.sure:
        why = doubt("date-year-late", published=published.edtf, days=str(gap))
    else:
        why = doubt("date-year-read", published=published.edtf)
    return _dated(m, year, "" if published.sure else "?", why.text, "year-of-page", min(certain, 0.5), (why,))


def _from_text(mapped: TextMap, layout: Layout, m: DateMention, certain: float) -> DateFound:
    years = {int(match["year"]) for match in _YEAR_NOW.finditer(mapped.plain)}
    written = _years_written(mapped, layout)
    if len(written) == 1 and years <= written:
        year = written.pop()
        note = f"The year is that of the other days of the text, {year}."
        return _dated(m, year, "", note, "year-in-text", min(certain, 0.6))
    early = [s for s in layout.told if s.zone in ("title", "lead") and not s.background]
    years |= {year for s in early if (year := _year_said(mapped, s))}
    if len(years) == 1:
        year = years.pop()
        if _YEAR_NOW.search(mapped.plain):  # the text reviews a part of that year
            why = doubt("date-year-reviewed", year=str(year))
            return _dated(m, year, "", why.text, "year-in-text", min(certain, 0.6), (why,))
        why = doubt("date-year-elsewhere", year=str(year))
        return _dated(m, year, "?", why.text, "year-in-text", min(certain, 0.5), (why,))
    why = doubt("date-year-unknown")
    day = f"-{m.day:02}" if m.day else ""
    edtf = f"XXXX-{m.month:02}{day}"
    if m.last_day:
        edtf += f"/XXXX-{m.last_month or m.month:02}-{m.last_day:02}"
    return DateFound(edtf, why.text, m.start, m.end, "no-year", min(certain, 0.5), (why,))


def _years_written(mapped: TextMap, layout: Layout) -> set[int]:
    """Return the years of the days that title, lead and body write in full, but for those of older things."""
    found = set()
    for sentence in layout.told:
        for m in find_dates(mapped.plain[sentence.start : sentence.end], layout.lang):
            if (
                m.year
                and m.day
                and not sentence.background
                and not _earlier(mapped, sentence, _moved(m, sentence.start), -1)
            ):
                found.add(m.year)
    return found


def _relative(m: DateMention, published: Published | None, score: float) -> DateFound | None:
    if published is None or published.precision != "day":
        return None
    back = m.shift if m.shift is not None else (published.date.weekday() - m.weekday) % 7
    back = back or (7 if m.rule == "last-weekday" else 0)
    day = published.date - dt.timedelta(days=back)
    why = doubt("date-relative", published=published.edtf)
    return DateFound(f"{day}?", why.text, m.start, m.end, "relative-day", min(0.75, 0.4 + 0.1 * score), (why,))


def _dated(m, year, mark: str, note: str, rule: str, score: float, doubts: tuple[Doubt, ...] = ()) -> DateFound | None:
    if day_of(year, m.month, m.day or 1) is None:
        return None
    return DateFound(_edtf(m, year, mark), note, m.start, m.end, rule, score, doubts)


def _edtf(m: DateMention, year: int, mark: str = "") -> str:
    if m.day is None:
        return f"{year:04}-{m.month:02}{mark}"
    first = f"{year:04}-{m.month:02}-{m.day:02}{mark}"
    if m.last_day is None:
        return first
    month = m.last_month or m.month
    # A year that the text writes after a span is that of its last day.
    begun = year - 1 if month < m.month and m.year else year
    ended = begun + 1 if month < m.month else year
    first = f"{begun:04}-{m.month:02}-{m.day:02}{mark}"
    return f"{first}/{ended:04}-{month:02}-{m.last_day:02}{mark}"


def _year_said(mapped: TextMap, sentence: Sentence) -> int | None:
    found = set()
    for match in _YEAR_SAID.finditer(mapped.plain, sentence.start, sentence.end):
        if not _YEAR_OLD.search(mapped.plain[sentence.start : match.start()]):
            found.add(int(match["year"]))
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=8)
def _any(group: str, side: str) -> re.Pattern:
    return re.compile("|".join(f"(?:{pattern})" for pattern in cues()[group][side]))
