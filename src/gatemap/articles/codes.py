"""The codes that a draft carries: doubts, reasons for no event, and rules. Their words for a reader are in i18n.

`articles.ftl` has ``doubt-<code>``, ``no-event-<code>`` and ``rule-<rule>`` in every language, with the same values.
"""

from dataclasses import dataclass

# Code of a doubt: the field that it is about, and the sentence in English with its values in braces.
DOUBTS: dict[str, tuple[str, str]] = {
    "date-none": ("date", "No date is given."),
    "date-month-only": ("date", "No day is given; the month is that of publication ({published})."),
    "date-relative": ("date", "The day follows from the words and from the day of publication ({published})."),
    "date-year-unknown": ("date", "The year is not in the text, and the day of publication is not known."),
    "date-year-late": (
        "date",
        "The year is not in the text; it follows from the date {published} on the page, {days} days later.",
    ),
    "date-year-read": (
        "date",
        "The year is not in the text; it follows from the date {published} on the page, which may be the day the page "
        "was read.",
    ),
    "date-year-reviewed": ("date", "The year is that of the time which the text reviews, {year}."),
    "date-year-elsewhere": ("date", "The year is not said with the day; {year} is said elsewhere in the text."),
    "date-weak": ("date", "The date may be that of something else in the text."),
    "kind-close": ("kind", "It may be {kind} as well."),
    "level-weak": ("level", "Bodies of several levels are named."),
    "country-weak": ("countries", "{country} may only be mentioned."),
    "place-weak": ("places", "{quoted}: read as {place}, not surely."),
    "place-ambiguous": ("places", "{quoted}: one of {places}."),
    "text-cut": ("text", "Only the first {letters} letters were read."),
}

NO_EVENT: dict[str, str] = {
    "no-sentence": "The text holds no sentence.",
    "not-vietnam": "It names neither Vietnam nor a place of it.",
    "not-border": "It does not speak of a border, a border gate or border guards.",
    "no-neighbour": "It names no place on a land border of Vietnam and no neighbour.",
    "only-planned": "It tells only of what is planned.",
    "no-act": "No words for an act of cooperation were found.",
}

CONTEXT = "-context"  # ends the rule of a place whose name several have, when what stands around it tells which
PLACE_RULES = (
    *("gate-word", "gate-list", "post-word", "post-list", "post-number", "post-of-gate"),
    *("pair", "name-alone", "near-miss"),
)
DATE_RULES = (
    *("date-written", "year-of-publication", "year-in-sentence", "year-of-page", "year-in-text", "no-year"),
    *("relative-day", "published-month", "no-date"),
)
PUBLISHED_RULES = ("given", "page-data", "printed")
BODY_RULES = ("body-name", "post-of-place")
REGION_RULES = ("province", "partner-province", "partner-city")
# Every rule that a row of `evidence` or `places` may carry.
RULES = (
    *PLACE_RULES,
    *(rule + CONTEXT for rule in PLACE_RULES),
    *DATE_RULES,
    *PUBLISHED_RULES,
    *BODY_RULES,
    *REGION_RULES,
    *("act-words", "who-met", "took-part", "topic-words"),
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a person must look at: a code of `DOUBTS`, and what its sentence names."""

    code: str
    values: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The sentence in English."""
        return DOUBTS[self.code][1].format(**dict(self.values))

    def row(self) -> dict:
        """Return the doubt as a row of a draft."""
        return {"field": DOUBTS[self.code][0], "code": self.code, "text": self.text, "values": dict(self.values)}


def doubt(code: str, **values: str) -> Doubt:
    """Return a doubt; each value is a code, an EDTF date, a number or the words of the text, as a str.

    >>> doubt("kind-close", kind="talks").row()["text"]
    'It may be talks as well.'
    """
    return Doubt(code, tuple(values.items()))
