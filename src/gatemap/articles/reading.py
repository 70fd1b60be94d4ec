"""An article as the readers of its fields see it: the text, its parts and the names in it."""

from dataclasses import dataclass

from gatemap.articles.gazetteer import Gazetteer, Mention
from gatemap.articles.layout import Layout, lay_out
from gatemap.articles.textmap import TextMap, map_text


@dataclass(frozen=True)
class Reading:
    """A text, its parts, the mentions of names in it, and the names themselves."""

    mapped: TextMap
    layout: Layout
    mentions: list[Mention]
    gazetteer: Gazetteer

    def span(self, start: int, end: int) -> dict:
        """Return the words of the given text behind ``text[start:end]`` and where they stand in it."""
        first, last = self.mapped.original_span(start, end)
        return {"text": self.mapped.original[first:last], "start": first, "end": last}

    def zone(self, position: int) -> str:
        """Return the zone of the sentence at a position."""
        sentence = self.layout.sentence_at(position)
        return sentence.zone if sentence else "furniture"


@dataclass(frozen=True, slots=True)
class Found:
    """A code, the span it rests on, the rule and how sure it is (0 to 1)."""

    code: str
    start: int
    end: int
    rule: str
    score: float


def read_text(text: str, gazetteer: Gazetteer) -> Reading:
    """Fold a text, part it and find the names in it."""
    mapped = map_text(text)
    return Reading(mapped, lay_out(mapped), gazetteer.find(mapped), gazetteer)
