"""`Words`: messages, labels, numbers and dates in one language. Texts are in Fluent catalogues in ``en`` and ``vi``."""

import datetime as dt
import re
from functools import lru_cache
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

from gatemap import vocab
from gatemap.text import shorten

FOLDER = Path(__file__).parent
LONGEST = 1000  # characters of a value in a message
# Patterns of Unicode LDML; Vietnamese writes dates in figures.
_FORMATS = {
    "en": {"day-year": "d MMM y", "month-year": "MMM y", "day": "d MMM", "month": "MMM"},
    "vi": {"day-year": "d/M/y", "month-year": "M/y", "day": "d/M", "month": "'tháng' M"},
}


class Words:
    """The words of one language.

    Parameters
    ----------
    lang : {'en', 'vi'}

    Examples
    --------
    >>> Words("en")("map-events", n=1), Words("vi").label("kind", "talks")
    ('1 event in view', 'Hội đàm')
    """

    def __init__(self, lang: str):
        self.lang = lang
        self._bundle = FluentBundle([lang], use_isolating=False)
        self._fixed: dict[str, str] = {}
        for part in sorted((FOLDER / lang).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(part.read_text(encoding="utf-8")))

    def __call__(self, key: str, **values) -> str:
        """Return the message `key`; raise KeyError when the catalogue lacks it or a value is not given."""
        if values:
            return self._format(key, values)
        if key not in self._fixed:
            self._fixed[key] = self._format(key, values)
        return self._fixed[key]

    def _format(self, key: str, values: dict) -> str:
        message = self._bundle.get_message(key) if self._bundle.has_message(key) else None
        if message is None or message.value is None:
            raise KeyError(f"no message {key!r} in the catalogue {self.lang}")
        # Fluent refuses a message with a value that is longer: a title may be, and a page must be drawn.
        short = {name: shorten(value, LONGEST) if isinstance(value, str) else value for name, value in values.items()}
        text, problems = self._bundle.format_pattern(message.value, short)
        if problems:
            raise KeyError(f"message {key!r} in the catalogue {self.lang}: {problems[0]}")
        return text

    def label(self, vocabulary: str, code: str) -> str:
        """Return the label of a vocabulary's code, such as ``label("kind", "talks")``."""
        return self(f"{vocabulary}-{code}".replace("_", "-").lower())

    def number(self, value: float) -> str:
        """Return a number with the language's separators."""
        return format_decimal(value, locale=self.lang)

    def day(self, value: dt.date) -> str:
        """Return a day, such as ``1 Aug 2024``."""
        return format_date(value, _FORMATS[self.lang]["day-year"], locale=self.lang)

    def date(self, edtf: str) -> str:
        """Return an EDTF text in words, with what is uncertain about it.

        >>> Words("en").date("2023-12-18?"), Words("en").date("[2020..2022]"), Words("en").date("XXXX-01-10")
        ('18 Dec 2023 (inferred)', 'between 2020 and 2022', '10 Jan, year not known')
        """
        bare = re.sub(r"[?~%]", "", edtf)
        shown = self._bare_date(bare)
        return shown if bare == edtf else self("date-inferred", date=shown)

    def _bare_date(self, text: str) -> str:
        if text.startswith("["):
            return self._one_of(text.strip("[]"))
        first, slash, last = text.partition("/")
        if slash:
            lasted = len(first) == len(last) == len("2024-08-01") and "X" not in text
            key = "date-from-to" if lasted else "date-between"
            return self(key, first=self._point(first), last=self._point(last))
        return self._point(text)

    def _one_of(self, inside: str) -> str:
        first, dots, last = inside.partition("..")
        if not dots:
            days = [self._point(part.strip()) for part in inside.split(",")]
            return self("date-one-of", dates=", ".join(days))
        if not first:
            return self("date-until", date=self._point(last))
        if not last:
            return self("date-since", date=self._point(first))
        return self("date-between", first=self._point(first), last=self._point(last))

    def _point(self, text: str) -> str:
        """Put one day, month or year into words; what EDTF has besides (a decade, an hour) is shown as written."""
        if text == "..":
            return self("date-open")
        if not re.fullmatch(r"(\d{4}|XXXX)(-(\d\d|XX)(-(\d\d|XX))?)?", text):
            return text
        return self._day_month_or_year(text)

    def _day_month_or_year(self, text: str) -> str:
        """X stands for what is not known."""
        year, month, day = (*text.split("-"), "XX", "XX")[:3]
        if "X" in year:
            if "X" in month:
                return self("date-unknown")
            known = dt.date(2000, int(month), 1 if "X" in day else int(day))
            date = format_date(known, _FORMATS[self.lang]["month" if "X" in day else "day"], locale=self.lang)
            return self("date-year-unknown", date=date)
        if "X" in month:
            return year
        if "X" in day:
            first = dt.date(int(year), int(month), 1)
            return format_date(first, _FORMATS[self.lang]["month-year"], locale=self.lang)
        return self.day(dt.date(int(year), int(month), int(day)))


@lru_cache
def words(lang: str) -> Words:
    """Return the words of `lang`, English for a language that has no catalogue."""
    return Words(lang if lang in vocab.LANGUAGES else "en")
