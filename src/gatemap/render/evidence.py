"""An article with the words marked that a draft rests on. Its text is hostile until it is escaped here."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gatemap.render import html

# field of a draft: the mark that shows it; where several fields rest on the same words, the first of them
GROUPS = {
    "date": "date",
    "published": "date",
    "places": "place",
    "kind": "kind",
    "level": "kind",
    "countries": "side",
    "provinces": "side",
    "partner_provinces": "side",
    "actors": "side",
    "topics": "topic",
}
MARKS = tuple(dict.fromkeys(GROUPS.values()))
SURE, LIKELY = 0.8, 0.6  # scores from which a value is told as sure, and as likely


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the article that a value rests on.

    Attributes
    ----------
    start, end : int
        Letters of the text.
    field : str
        A key of `GROUPS`.
    said : str
        What was read from them, for a person.
    score : float
        From 0 to 1.
    """

    start: int
    end: int
    field: str
    said: str
    score: float


def certainty_of(score: float) -> str:
    """Name how sure a score is: ``sure``, ``likely`` or ``unsure``."""
    return "sure" if score >= SURE else "likely" if score >= LIKELY else "unsure"


def marked_text(text: str, marks: Sequence[Mark], label: str) -> str:
    """Return an article with its marks, to be scrolled in a box of its own.

    Parameters
    ----------
    text : str
    marks : sequence of Mark
        They may overlap, and those that lie outside the text are left out.
    label : str
        Names the box for those who do not see it.
    """
    kept = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    edges = sorted({0, len(text), *(mark.start for mark in kept), *(mark.end for mark in kept)})
    begun: dict[int, list[Mark]] = {}
    for mark in kept:
        begun.setdefault(mark.start, []).append(mark)
    parts, active = [], []
    for start, end in pairwise(edges):
        active = [mark for mark in active if mark.end > start] + begun.get(start, [])
        parts.append(_part(text[start:end], active))
    return (
        f'<div class="gm gm-article" role="region" tabindex="0" aria-label="{html.text(label)}">{"".join(parts)}</div>'
    )


def _part(words: str, marks: list[Mark]) -> str:
    if not marks:
        return html.text(words)
    order = list(GROUPS)
    marks = sorted(marks, key=lambda mark: order.index(mark.field))
    unsure = " unsure" if all(mark.score < LIKELY for mark in marks) else ""
    said = " · ".join(dict.fromkeys(mark.said for mark in marks))
    return f'<mark class="ev-{GROUPS[marks[0].field]}{unsure}" title="{html.text(said)}">{html.text(words)}</mark>'


def legend(labels: dict[str, str], unsure: str) -> str:
    """Return the meaning of the marks, from the label of each of `MARKS` and of one that is not sure."""
    shown = "".join(f'<mark class="ev-{mark}">{html.text(label)}</mark> ' for mark, label in labels.items())
    return f'<div class="gm gm-marks">{shown}<mark class="unsure">{html.text(unsure)}</mark></div>'
