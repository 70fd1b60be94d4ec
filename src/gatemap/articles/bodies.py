"""The organisations that an article names: their names in the dataset, and how the press writes them."""

import tomllib
from importlib.resources import files

import ahocorasick

from gatemap.articles.gazetteer import Gazetteer
from gatemap.articles.layout import Sentence
from gatemap.articles.places import PlaceFound
from gatemap.articles.reading import Found, Reading
from gatemap.articles.textmap import TextMap, tight
from gatemap.dataset.read import Dataset

_SHORTEST = 9  # letters; a shorter name is found too easily in other words


class Bodies:
    """An automaton of the organisations' names. Build it once for a dataset."""

    def __init__(self, dataset: Dataset, gazetteer: Gazetteer):
        self.automaton = ahocorasick.Automaton()
        self.known = set(dataset.organisations["org_id"])
        for name, org_id in _names(dataset, gazetteer).items():
            if len(name) >= _SHORTEST:
                self.automaton.add_word(name, (name, org_id))
        self.automaton.make_automaton()

    def find(self, reading: Reading, sentences: list[Sentence], places: list[PlaceFound]) -> list[Found]:
        """Return the organisations named in title, lead and body of these sentences, each once."""
        mapped, spans = reading.mapped, []
        for last, (name, org_id) in self.automaton.iter(mapped.tight):
            start, end = mapped.tight_at[last - len(name) + 1], mapped.tight_at[last] + 1
            if _at_words(mapped, start, end) and _told(sentences, start):
                spans.append((start, end, org_id))
        found: dict[str, Found] = {}
        kept: list[tuple[int, int]] = []
        for start, end, org_id in sorted(spans, key=lambda s: s[0] - s[1]):
            if all(end <= first or start >= last for first, last in kept):
                kept.append((start, end))
                one = Found(org_id, start, end, "body-name", 0.9 if mapped.text[start].isupper() else 0.7)
                found.setdefault(org_id, one)
        for place in places:
            code = f"{place.place_id.removeprefix('post-')}-border-guard-station"
            if "post" in place.rule and code in self.known and not place.background:
                found.setdefault(code, Found(code, place.start, place.end, "post-of-place", 0.85))
        return sorted(found.values(), key=lambda one: one.start)


def _names(dataset: Dataset, gazetteer: Gazetteer) -> dict[str, str]:
    """Return identifiers by name; a name that two rows share leads to the first of them."""
    data = tomllib.loads(files("gatemap.articles").joinpath("bodies.toml").read_text(encoding="utf-8"))
    organisations = dataset.organisations
    names: dict[str, str] = {}
    for row in organisations.itertuples():
        for name in (row.name_en, row.name_vi):
            if "(" not in name:
                names.setdefault(tight(name), row.org_id)
    known = set(organisations["org_id"])
    for org_id, also in data["also"].items():
        names |= {tight(name): org_id for name in also if org_id in known}
    for row in organisations[organisations["province"] != ""].itertuples():
        templates = [
            t for ending, ts in data["after_province"].items() if row.name_en.endswith(f" {ending}") for t in ts
        ]
        for spelling in _spellings(gazetteer, row.province) if templates else ():
            for template in templates:
                names.setdefault(tight(template.format(p=spelling)), row.org_id)
    return names


def _spellings(gazetteer: Gazetteer, code: str) -> set[str]:
    return {
        entry.name
        for rows in gazetteer.entries.values()
        for entry in rows
        if entry.code == code and entry.type in ("province", "partner_province")
    }


def _at_words(mapped: TextMap, start: int, end: int) -> bool:
    before, after = mapped.text[start - 1 : start], mapped.text[end : end + 1]
    return not before.isalnum() and not after.isalnum()


def _told(sentences: list[Sentence], position: int) -> bool:
    return any(s.start <= position < s.end and not s.background for s in sentences)
