"""Gates and posts by the names that a table gives them: one place, or those from which a person must choose."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from gatemap.articles.textmap import marks
from gatemap.dataset.read import Dataset
from gatemap.dataset.schema import split_list
from gatemap.store.gazetteer import Match, Name, build_gazetteer, find
from gatemap.text import fold

CANDIDATES = 6
NOT_OURS = "-"  # what a person chooses for a name that is no place of the data: it is kept in unmatched_places
# What a table may write before or behind the name of a gate; posts have such words in their names.
_BEFORE = re.compile(
    r"^(?:cặp\s+)?(?:cửa khẩu|ck|lối mở|lối thông quan)"
    r"(?:\s+(?:quốc tế|quốc gia|chính|phụ|song phương|đường bộ|qt))*\s+",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:\s+(?:international|main|national|auxiliary))?\s+(?:border\s+(?:gate|crossing)|gate|crossing|checkpoint)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Found:
    """The place of a name, and the side of the pair that is called so."""

    place_id: str
    side: str


class PlaceNames:
    """The names of all places of a dataset, and what a person has said of other names.

    Parameters
    ----------
    dataset : Dataset
    told : mapping of str to str
        Place by name, `NOT_OURS` for a name that is no place of the data.
    """

    def __init__(self, dataset: Dataset, told: Mapping[str, str]):
        self.ids = frozenset(dataset.places["place_id"])
        self._told = {_key(name): place for name, place in told.items()}
        self._gazetteer = build_gazetteer(dataset)
        self._by_name: dict[str, list[Name]] = defaultdict(list)
        for name in self._gazetteer.names:
            self._by_name[name.bare].append(name)
        self._vietnamese = {
            row.place_id: {row.name_vi, row.name_en, *split_list(row.aliases)} for row in dataset.places.itertuples()
        }

    def told(self, name: str) -> str | None:
        """Return what a person has said of `name`: a place, `NOT_OURS`, or nothing."""
        return self._told.get(_key(name))

    def place_of(self, name: str) -> Found | None:
        """Return the place that `name` surely is; None when there is none, or more than one.

        What a person has said comes first. A name without tones is sure when one place alone has it; a name with tones
        must have those of the place, as far as they are known.
        """
        if name in self.ids:
            return Found(name, "vn")
        chosen = self.told(name)
        if chosen:
            return Found(chosen, self._side(chosen, self._spelt(name))) if chosen in self.ids else None
        for text in dict.fromkeys((name, _bare(name))):
            spelt = self._same_tones(text, self._spelt(text))
            places = {one.place_id for one in spelt}
            if len(places) == 1:
                place = places.pop()
                return Found(place, self._side(place, spelt))
        return None

    def candidates(self, name: str) -> list[Match]:
        """Return the places that `name` may be, the nearest first."""
        found = [*find(self._gazetteer, name, CANDIDATES), *find(self._gazetteer, _bare(name), CANDIDATES)]
        return list({match.place_id: match for match in reversed(found)}.values())[::-1][:CANDIDATES]

    def _spelt(self, text: str) -> list[Name]:
        return self._by_name.get(fold(text).replace(" ", ""), [])

    def _same_tones(self, text: str, spelt: list[Name]) -> list[Name]:
        if not marks(text):
            return spelt
        toned = {name.place_id for name in spelt if marks(name.text)}
        same = [name for name in spelt if marks(name.text) == marks(text)]
        return same or [name for name in spelt if name.place_id not in toned]

    def _side(self, place: str, spelt: list[Name]) -> str:
        names = [name.text for name in spelt if name.place_id == place]
        return "partner" if names and not any(name in self._vietnamese[place] for name in names) else "vn"


def _bare(name: str) -> str:
    return _BEHIND.sub("", _BEFORE.sub("", name))


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
