"""The names that an article may use, and one automaton that finds them all, however they are spaced or toned."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import ahocorasick
import pandas as pd

from gatemap.articles.spelling import Candidate, Entry, best, spaced
from gatemap.articles.textmap import TextMap, marks, tight
from gatemap.dataset.read import Dataset
from gatemap.dataset.schema import split_list

_POST_VI = re.compile(r"^(?:đồn|trạm) (?:biên phòng|công an)?(?: cửa khẩu)?(?: quốc tế| chính)?\s*", re.IGNORECASE)
_POST_EN = re.compile(r"\s*(?:international )?(?:border )?(?:gate )?(?:border )?(?:guard )?(?:post|station)$", re.I)
_RAIL = re.compile(r"\s*\(đường sắt\)|\s+railway$", re.IGNORECASE)
_NO_NAME = ("Border Police", "Border Guard Company", "Border Company")
_POLICE = re.compile(r"\s*border police post$|^Đồn Cảnh sát bảo vệ biên giới\s*", re.I)
# Words that a text with lost blanks glues to the name before them.
_GLUED = re.compile(r"(?:and|said|border|province|provincial|gate|international|wanted|to|in|has|have|is|was)\b")
_SCRIPT = re.compile(r"[^\x00-\u024f\u1e00-\u1eff]")
_SHORT = 5


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """What tells one place of a name from another."""

    kind: str
    province_63: str
    province_34: str
    partner: str
    partner_province: str
    part_of: str
    guards: str
    settlements: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of `TextMap.text` that is a name, and what it may be the name of."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]

    def of(self, *types: str) -> tuple[Candidate, ...]:
        """Return the candidates of these types."""
        return tuple(c for c in self.candidates if c.entry.type in types)


class Gazetteer:
    """All names of a dataset, ready to be searched for. Build it once; it is never changed."""

    def __init__(self, dataset: Dataset):
        self.places = _facts(dataset.places)
        self.entries: dict[str, list[Entry]] = {}
        extra = extra_names()
        self._add_places(dataset.places, extra)
        self._add_provinces(dataset, extra)
        self.needs_cue = {tight(name) for name in extra["needs_cue"]["names"]} | self._named_twice()
        self.country_of = dataset.partner_provinces.set_index("code")["country"].to_dict()
        self.reform = dataset.province_reform.set_index("code_63")["code_34"].to_dict()
        self.border_63 = set(dataset.province_reform.query("touches_border == 'yes'")["code_63"])
        self.border_34 = set(dataset.provinces.loc[dataset.provinces["borders"] != "", "code"])
        self.spelt: dict[str, list[str]] = {}
        for rows in self.entries.values():
            for entry in rows:
                if entry.side != "partner" and entry.type not in ("partner_city", "capital"):
                    self.spelt.setdefault(entry.code, []).append(entry.name)
        self.automaton = ahocorasick.Automaton()
        for key in self.entries:
            self.automaton.add_word(key, key)
        self.automaton.make_automaton()

    def find(self, mapped: TextMap) -> list[Mention]:
        """Return the mentions in `mapped`, by position, none inside another."""
        if not mapped.tight:
            return []
        caseless = not any(c.isupper() for c in mapped.text)
        spans = []
        for last, key in self.automaton.iter(mapped.tight):
            first = last - len(key) + 1
            start, end = mapped.tight_at[first], mapped.tight_at[last] + 1
            if (caseless or _capital(mapped, start, end)) and _bounded(mapped, start, end, key):
                spans.append((start, end, first, key))
        mentions, taken = [], 0
        for start, end, first, key in _longest(spans):
            candidates = self._candidates(mapped, first, key, mapped.text[start:end])
            if candidates and start >= taken:
                mentions.append(Mention(start, end, candidates))
                taken = end
        return mentions

    def lies_in(self, place_id: str, provinces: set[str]) -> bool:
        """Tell whether a place lies in one of `provinces`, codes of the 63; a merged unit is named like one of them."""
        facts = self.places[place_id]
        return facts.province_63 in provinces or facts.province_34 in provinces

    def _candidates(self, mapped: TextMap, first: int, key: str, quoted: str) -> tuple[Candidate, ...]:
        spellings: dict[tuple, list[Entry]] = {}
        for entry in self.entries[key]:
            if spaced(mapped, first, entry.name):
                spellings.setdefault((entry.type, entry.code, entry.side), []).append(entry)
        found = {same: best(quoted, entries) for same, entries in spellings.items()}
        for (type_, code, side), candidate in list(found.items()):
            own = found.get((type_, code, "vn"))
            if side == "partner" and own and not own.fit and marks(candidate.entry.name):
                # Both sides have this name, and the tones are those of neither.
                found[type_, code, side] = Candidate(candidate.entry, 0.0)
        most = max((c.fit for c in found.values()), default=0)
        return tuple(c for c in found.values() if c.fit and c.fit >= most - 0.11)

    def _add(self, name: str, type_: str, code: str, side: str = "") -> None:
        key = tight(name)
        if len(key) < (1 if _SCRIPT.search(key) else 2):
            return
        rows = self.entries.setdefault(key, [])
        entry = Entry(type_, code, side, name)
        if entry not in rows:
            rows.append(entry)

    def _add_places(self, places: pd.DataFrame, extra: dict) -> None:
        for row in places.itertuples():
            for name in (row.name_vi, row.name_en, *split_list(row.aliases)):
                if row.kind == "post":
                    self._add_post(name, row.place_id)
                else:
                    self._add(_RAIL.sub("", name), "gate", row.place_id, "vn")
            opposite = (row.partner_name_en, row.partner_name_local, row.partner_name_vi)
            for name in (*opposite, *split_list(row.partner_aliases)):
                if name and not name.startswith(_NO_NAME):
                    name = _POLICE.sub("", re.sub(r"[（(].*[)）]", "", name))
                    self._add(name, "post" if row.kind == "post" else "gate", row.place_id, "partner")
        for group, side in (("places", "vn"), ("partner_sides", "partner")):
            for place_id, names in extra[group].items():
                for name in names if place_id in self.places else ():
                    self._add(name, "gate", place_id, side)

    def _add_post(self, name: str, place_id: str) -> None:
        core = _POST_EN.sub("", _POST_VI.sub("", name)).strip()
        if core and not core[0].isdigit() and core.lower() not in ("border", "trạm"):
            self._add(core, "post", place_id, "vn")
        else:
            self._add(name, "post", place_id, "vn")

    def _add_provinces(self, dataset: Dataset, extra: dict) -> None:
        for code, name in zip(dataset.province_reform["code_63"], dataset.province_reform["name_63"], strict=True):
            self._add(name, "province", code)
        for row in dataset.partner_provinces.itertuples():
            for name in (row.name_en, row.name_local, row.name_vi, *split_list(row.aliases)):
                self._add(name, "partner_province", row.code)
        codes = {"province": set(dataset.province_reform["code_63"])}
        codes["partner_province"] = codes["partner_city"] = set(dataset.partner_provinces["code"])
        for group, type_ in (
            ("provinces", "province"),
            ("partner_provinces", "partner_province"),
            ("partner_cities", "partner_city"),
        ):
            for code, names in extra[group].items():
                for name in names if code in codes[type_] else ():
                    self._add(name, type_, code)
        for country, names in extra["capitals"].items():
            for name in names:
                self._add(name, "capital", country)

    def _named_twice(self) -> set[str]:
        """Return the names of gates that are names of a settlement, a city or a province as well."""
        settled = {name for facts in self.places.values() for name in facts.settlements}
        other = {key for key, rows in self.entries.items() if any(e.type not in ("gate", "post") for e in rows)}
        gates = {key for key, rows in self.entries.items() if any(e.type == "gate" for e in rows)}
        return {key for key in gates if key in settled or key in other or len(key) < _SHORT}


@lru_cache(maxsize=1)
def extra_names() -> dict:
    """Return names.toml."""
    return tomllib.loads(files("gatemap.articles").joinpath("names.toml").read_text(encoding="utf-8"))


def _facts(places: pd.DataFrame) -> dict[str, PlaceFacts]:
    found = {}
    for row in places.itertuples():
        settled = re.split(r"[/,()]| and |;|formerly|former", f"{row.district}/{row.commune}/{row.partner_district}")
        names = frozenset(tight(name) for name in settled if len(tight(name)) > 2)
        found[row.place_id] = PlaceFacts(
            row.kind,
            row.province_63,
            row.province_34,
            row.partner,
            row.partner_province,
            row.part_of,
            row.guards,
            names,
        )
    return found


def _longest(spans: list[tuple]) -> list[tuple]:
    """Keep the longest of spans that overlap, by position."""
    kept: list[tuple] = []
    taken = bytearray(max((span[1] for span in spans), default=0))
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        start, end = span[:2]
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            kept.append(span)
    return sorted(kept)


def _capital(mapped: TextMap, start: int, end: int) -> bool:
    """Tell whether a span is written as a name; ``bản Đán`` is one too."""
    if not mapped.text[start].islower():
        return True
    return mapped.plain.startswith("ban ", start) and mapped.text[start + 4].isupper() and end - start > 5


def _bounded(mapped: TextMap, start: int, end: int, key: str) -> bool:
    """Tell whether a span begins and ends where a word does, or where a capital shows that a blank was lost."""
    if _SCRIPT.search(key):
        return True
    text = mapped.text
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    begins = not before.isalnum() or (before.islower() and text[start].isupper())
    ends = not after.isalnum() or (after.isupper() and text[end - 1].islower())
    if not ends and len(key) >= _SHORT and _GLUED.match(mapped.plain, end):
        ends = True
    return begins and ends
