"""All names of all places on both sides and in every script, and the places that a person means while typing."""

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from gatemap.dataset.join import place_names
from gatemap.dataset.read import Dataset
from gatemap.text import fold

# How a name answers what was typed, best first: all of it, its beginning, that of a word in it, a part, or nearly.
EXACT, BEGINNING, WORD, PART, NEAR = range(5)
NEAR_ENOUGH = 0.7  # share of letters that agree: "malutang" and "maluthang" share 0.9, two places seldom 0.7
SHORTEST_NEAR = 4  # letters: what is shorter is near to everything
SHORTEST_PART = 2  # letters of a part in the middle of a word


@dataclass(frozen=True)
class Name:
    """One name of one place.

    Attributes
    ----------
    text : str
        As it is written.
    place_id : str
    folded : str
        As `text.fold` gives it.
    bare : str
        The same with its blanks lost, as in ``malingthang``.
    own : bool
        Whether it is the name that the place goes by.
    """

    text: str
    place_id: str
    folded: str
    bare: str
    own: bool


@dataclass(frozen=True)
class Match:
    """A place that answers a search: its id, the name that answered best, and how (`EXACT` to `NEAR`)."""

    place_id: str
    name: str
    how: int


@dataclass(frozen=True)
class Gazetteer:
    """The names of a dataset, ready to be searched."""

    names: tuple[Name, ...]


def build_gazetteer(dataset: Dataset) -> Gazetteer:
    """Collect and fold every name of every place of `dataset`."""
    names = []
    for place, texts in zip(dataset.places.itertuples(), place_names(dataset.places), strict=True):
        for text in texts:
            folded = fold(text)
            if folded:
                own = text in (place.name_vi, place.name_en)
                names.append(Name(text, place.place_id, folded, folded.replace(" ", ""), own))
    return Gazetteer(tuple(names))


def find(gazetteer: Gazetteer, typed: str, limit: int = 8) -> list[Match]:
    """Return the places that `typed` may mean, best first.

    Parameters
    ----------
    gazetteer : Gazetteer
    typed : str
        Any part of any name, with or without tones, case and blanks, in any script.
    limit : int
        Places at most.

    Returns
    -------
    list of Match
        Each place once. Those that share a name exactly stand beside each other, the place's own name before that of
        the crossing opposite. Names that are only near are asked for when no name holds what was typed.
    """
    wanted = fold(typed)
    bare = wanted.replace(" ", "")
    if not bare:
        return []
    ranked = [(key, name) for name in gazetteer.names if (key := _rank(name, wanted, bare))]
    if not ranked:
        ranked = _near(gazetteer, bare)
    ranked.sort(key=lambda pair: (*pair[0], pair[1].place_id))
    best: dict[str, Match] = {}
    for key, name in ranked:
        best.setdefault(name.place_id, Match(name.place_id, name.text, key[0]))
    return list(best.values())[:limit]


def _rank(name: Name, wanted: str, bare: str) -> tuple | None:
    """Return what orders this name among the others: how it answers, whose name it is, and how much else it says."""
    if name.bare == bare:
        how = EXACT
    elif name.bare.startswith(bare):
        how = BEGINNING
    elif f" {wanted}" in name.folded:
        how = WORD
    elif len(bare) >= SHORTEST_PART and bare in name.bare:
        how = PART
    else:
        return None
    # With its blanks in the right places an exact name comes before one that is the same only without them.
    return (how, name.folded != wanted if how == EXACT else False, not name.own, len(name.bare))


def _near(gazetteer: Gazetteer, bare: str) -> list[tuple[tuple, Name]]:
    """Return names a few slips away from `bare`, or whose beginning is: it may not have been typed to its end."""
    if len(bare) < SHORTEST_NEAR:
        return []
    found = []
    for name in gazetteer.names:
        of_whole = OSA.normalized_similarity(bare, name.bare)
        of_beginning = OSA.normalized_similarity(bare, name.bare[: len(bare)])
        # A whole name that is near says more than a beginning that is just as near.
        likeness = max(of_whole, of_beginning - 0.01)
        if likeness >= NEAR_ENOUGH:
            found.append(((NEAR, -round(likeness, 4), not name.own, len(name.bare)), name))
    return found
