"""What cells say for a code: the code itself, its label in either language, a name in the data, another usual word."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

from rapidfuzz import fuzz, process

from gatemap import vocab
from gatemap.dataset.read import Dataset
from gatemap.dataset.schema import LIST_SEPARATOR, split_list
from gatemap.i18n.words import words
from gatemap.importing.fields import known_words
from gatemap.store.names import display_names
from gatemap.text import fold

NEAR_ENOUGH = 70  # of 100, as rapidfuzz counts
CANDIDATES = 3
_UNIT = re.compile(r"^(?:tinh|thanh pho|tp|province of|city of) | (?:province|city)$")
_PARTS = re.compile(r"\s*[;\n]\s*")
_SMALLER_PARTS = re.compile(r"\s*[,/+&]\s*|\s+và\s+|\s+and\s+")


@dataclass(frozen=True)
class Codes:
    """The codes of one field, by every folded text that stands for them.

    Attributes
    ----------
    meanings : dict of str to frozenset of str
        More than one where a text stands for several.
    shown : dict of str to str
        What each code is called, in the language of whoever reads it.
    units : bool
        Whether they are provinces, which may be called "tỉnh …".
    """

    meanings: dict[str, frozenset[str]]
    shown: dict[str, str]
    units: bool = False

    def code_of(self, text: str) -> str | None:
        """Return the one code that `text` stands for, None when there is none or more than one."""
        folded = fold(text)
        found = self.meanings.get(folded) or (self.units and self.meanings.get(_UNIT.sub("", folded))) or ()
        return next(iter(found)) if len(found) == 1 else None

    def near(self, text: str) -> list[str]:
        """Return what may have been meant, as texts that would be understood, the nearest first."""
        folded = fold(text)
        if exact := self.meanings.get(folded):
            return sorted(exact)
        found = process.extract(
            folded, list(self.meanings), scorer=fuzz.WRatio, limit=2 * CANDIDATES, score_cutoff=NEAR_ENOUGH
        )
        codes = dict.fromkeys(code for name, _, _ in found for code in sorted(self.meanings[name]))
        return [self.shown[code] for code in codes][:CANDIDATES]


def build_codes(dataset: Dataset, lang: str) -> dict[str, Codes]:
    """Return the codes of every field that has any; `lang` is what they are called in."""
    languages = sorted(vocab.LANGUAGES, key=lambda one: one != lang)
    fixed = {
        "kind": ("kind", vocab.EVENT_KINDS),
        "level": ("level", vocab.EVENT_LEVELS),
        "topics": ("topic", vocab.TOPICS),
        "source_quality": ("event-quality", vocab.SOURCE_QUALITIES),
        "role": ("event-role", vocab.ROLES),
        "countries": ("country", vocab.COUNTRIES),
    }
    found = {
        field: _codes(field, codes, ((code, words(one).label(label, code)) for one in languages for code in codes))
        for field, (label, codes) in fixed.items()
    }
    found["side"] = _codes("side", vocab.SIDES)
    return found | _of_data(dataset, languages)


def split_items(cell: str, understood: Callable[[str], object]) -> list[str]:
    """Return the items of a list cell.

    They are parted by semicolons or line ends. An item that is not understood as a whole, and whose parts between
    commas all are, is parted there.

    >>> known = {"Lào", "Trung Quốc"}.__contains__
    >>> split_items("Lào, Trung Quốc", known), split_items("Ủy ban a, b", known)
    (['Lào', 'Trung Quốc'], ['Ủy ban a, b'])
    """
    items = []
    for item in filter(None, _PARTS.split(cell.strip())):
        parts = [part for part in _SMALLER_PARTS.split(item) if part]
        items += parts if not understood(item) and len(parts) > 1 and all(map(understood, parts)) else [item]
    return items


def _of_data(dataset: Dataset, languages: list[str]) -> dict[str, Codes]:
    names = [display_names(dataset, lang) for lang in languages]
    partner, bodies = dataset.partner_provinces, dataset.organisations
    aliases = ((row.code, alias) for row in partner.itertuples() for alias in split_list(row.aliases))
    # Exports write a comma where a name has a semicolon.
    without_semicolons = zip(bodies["org_id"], bodies["name_en"].str.replace(LIST_SEPARATOR, ","), strict=True)
    texts = {
        "provinces_63": [one.provinces_63.items() for one in names],
        "provinces_34": [one.provinces_34.items() for one in names],
        "partner_provinces": [
            *(one.partner_provinces.items() for one in names),
            zip(partner["code"], partner["name_local"], strict=True),
            aliases,
        ],
        "actors": [*(one.organisations.items() for one in names), without_semicolons],
    }
    keys = {
        "provinces_63": dataset.province_reform["code_63"],
        "provinces_34": dataset.provinces["code"],
        "partner_provinces": partner["code"],
        "actors": bodies["org_id"],
    }
    return {field: _codes(field, keys[field], chain(*texts[field]), units=field != "actors") for field in texts}


def _codes(field: str, codes: Iterable[str], texts: Iterable[tuple[str, str]] = (), units: bool = False) -> Codes:
    """Collect what stands for each code; the first text that is given for it is what it is called."""
    meanings: dict[str, set[str]] = {}
    shown: dict[str, str] = {}
    usual = ((code, text) for code, words_ in known_words()["values"].get(field, {}).items() for text in words_)
    for code, text in chain(texts, usual, ((code, code) for code in codes)):
        if fold(text):
            meanings.setdefault(fold(text), set()).add(code)
            shown.setdefault(code, text)
    return Codes({text: frozenset(found) for text, found in meanings.items()}, shown, units)
