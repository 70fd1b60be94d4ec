"""Single cells to what events.csv holds. A cell that cannot be read gives what was expected of it, in words."""

import re
import unicodedata
from dataclasses import dataclass

from gatemap import vocab
from gatemap.dataset.schema import LIST_SEPARATOR
from gatemap.i18n.words import Words
from gatemap.importing import days
from gatemap.importing.codes import Codes, split_items
from gatemap.importing.fields import DATES, PARTNERS
from gatemap.text import csv_cell

_CODES = ("kind", "level", "source_quality")
_CODE_LISTS = ("countries", "topics", "actors", "provinces_63", "provinces_34", "partner_provinces")
_NAMES = re.compile(r"\s*[;\n]\s*")
# The parts of a list that has no order of its own.
UNORDERED = (*(field for field in _CODE_LISTS if field != "topics"), "other_source_urls", "unmatched_places")


class CellError(Exception):
    """A cell cannot be read.

    Parameters
    ----------
    code : str
        Stable name of what is wrong, for a `Finding`.
    expected : str
        What would have been right, in words.
    value : str, optional
        The part of the cell that is to blame; the whole cell if not given.
    """

    def __init__(self, code: str, expected: str, value: str | None = None):
        super().__init__(expected)
        self.code, self.expected, self.value = code, expected, value


class OrderUnknownError(Exception):
    """A date has day and month in an order that nobody has told."""


@dataclass(frozen=True)
class Reader:
    """What it takes to read a cell.

    Attributes
    ----------
    codes : dict of str to Codes
        As `codes.build_codes` gives them.
    words : Words
    day_first : bool or None
    guarded : bool
        Whether an apostrophe before a formula is only a guard.
    """

    codes: dict[str, Codes]
    words: Words
    day_first: bool | None = None
    guarded: bool = False

    def read(self, field: str, raw: str) -> str:
        """Return the cell of events.csv for a cell of the table that is not empty.

        Raises
        ------
        CellError, OrderUnknownError
        """
        text = self.unguarded(raw)
        if field in DATES:
            return self._date(tidy(text))
        if field in _CODES:
            return self.code(field, tidy(text))
        if field == PARTNERS or field in _CODE_LISTS:
            return self._code_list(field, text)
        if field == "other_source_urls":
            return LIST_SEPARATOR.join(dict.fromkeys(filter(None, re.split(r"[;\s]+", text))))
        if field == "unmatched_places":
            return LIST_SEPARATOR.join(dict.fromkeys(filter(None, map(tidy, _NAMES.split(text)))))
        return tidy(text)

    def unguarded(self, raw: str) -> str:
        """Return a cell as it was before an export guarded it against running as a formula."""
        return raw[1:] if self.guarded and raw.startswith("'") and csv_cell(raw[1:]) == raw else raw

    def code(self, field: str, text: str) -> str:
        """Return the code that `text` stands for."""
        found = self.codes[field].code_of(text)
        if found is None:
            raise self._unknown(field, text)
        return found

    def _date(self, text: str) -> str:
        found = days.read_date(text, self.day_first)
        if found.problem == days.ORDER:
            raise OrderUnknownError
        if found.problem:
            raise CellError(f"date-{found.problem}", self.words(f"import-want-date-{found.problem}"))
        return found.edtf

    def _code_list(self, field: str, text: str) -> str:
        named = "countries" if field == PARTNERS else field
        items = split_items(text, self.codes[named].code_of)
        codes = list(dict.fromkeys(self.code(named, item) for item in items))
        if field == PARTNERS:
            codes.append("VN")
        if named == "countries":
            codes = [code for code in vocab.COUNTRIES if code in codes]
        return LIST_SEPARATOR.join(codes)

    def _unknown(self, field: str, text: str) -> CellError:
        near = self.codes[field].near(text)
        if near:
            return CellError("unknown-code", self.words("import-want-near", names=self._listed(near)), text)
        return CellError("unknown-code", self._known(field), text)

    def _known(self, field: str) -> str:
        """Name all codes of a short vocabulary; say where the others are."""
        shown = list(self.codes[field].shown.values())
        if len(shown) > len(vocab.TOPICS):
            return self.words(f"import-want-{field.replace('_', '-')}")
        return self.words("import-want-one-of", names=self._listed(shown))

    def _listed(self, names: list[str]) -> str:
        return ", ".join(self.words("import-quoted", name=name) for name in names)


def tidy(text: str) -> str:
    """Return `text` in NFC on one line, every run of blanks as one.

    >>> tidy(" Ma  Lu\\u0300\\n")
    'Ma Lù'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def same_cell(raw: str, kept: str, field: str) -> bool:
    """Tell whether a cell says what is kept, whatever its blanks, or the order of a list that has none."""
    one, other = tidy(raw), tidy(kept)
    if field in UNORDERED:
        return sorted(one.split(LIST_SEPARATOR)) == sorted(other.split(LIST_SEPARATOR))
    return one == other
