"""Which column of a table is which field: sure by its name, nearly, or for a person to say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from gatemap import vocab
from gatemap.i18n.words import words
from gatemap.importing.fields import FIELDS, LISTS, PLACES, field_label, known_words
from gatemap.text import fold

NEAR_ENOUGH = 80  # of 100, as rapidfuzz counts: one slip in a short name, two in a long one
# How sure a suggestion is.
SURE, NEAR, SEVERAL, FOLLOWS, UNKNOWN = "sure", "near", "several", "follows", "unknown"
LEAVE_OUT = "-"


@dataclass(frozen=True)
class Suggestion:
    """What a column may be.

    Attributes
    ----------
    how : {'sure', 'near', 'several', 'follows', 'unknown'}
        'follows' is a column of our own exports that is worked out from others.
    fields : tuple of str
        The field; several when the name may mean any of them, none when it means nothing to us.
    """

    how: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class ColumnMap:
    """Which columns are read as what.

    Attributes
    ----------
    fields : dict of int to str
        Field by the place of the column in the table, from 0.
    left_out : dict of int to str
        The other columns, each with the reason: 'follows', 'unknown', or 'told' when a person said so.
    """

    fields: dict[int, str]
    left_out: dict[int, str]

    def columns_of(self, field: str) -> list[int]:
        """Return the places of the columns that are `field`."""
        return [at for at, name in self.fields.items() if name == field]


def suggest(labels: Sequence[str]) -> list[Suggestion]:
    """Return, for every column, what its name says that it is.

    >>> [found.how for found in suggest(["Ngày", "Ngàyy", "Tỉnh", "made", "Thời tiết"])]
    ['sure', 'near', 'several', 'follows', 'unknown']
    """
    folded = [fold(label) for label in labels]
    return [_suggestion(name, folded) for name in folded]


def recognised(labels: Sequence[str]) -> int:
    """Return how many of `labels` are surely columns of ours: so a header is told from other rows."""
    found = suggest(labels)
    return len({one.fields or label for one, label in zip(found, labels, strict=True) if one.how in (SURE, FOLLOWS)})


def map_columns(labels: Sequence[str], told: Mapping[str, str]) -> tuple[ColumnMap, dict[int, Suggestion]]:
    """Bring together what the names say and what a person says.

    Parameters
    ----------
    labels : sequence of str
    told : mapping of str to str
        Field by label, `LEAVE_OUT` for none; it goes before the names.

    Returns
    -------
    mapping : ColumnMap
    open : dict of int to Suggestion
        Columns whose name is near to one of ours, or may mean several: they are in neither part of the mapping.
    """
    fields, left_out, still_open = {}, {}, {}
    for at, (label, found) in enumerate(zip(labels, suggest(labels), strict=True)):
        if label in told:
            if told[label] == LEAVE_OUT:
                left_out[at] = "told"
            else:
                fields[at] = told[label]
        elif found.how == SURE:
            fields[at] = found.fields[0]
        elif found.how in (NEAR, SEVERAL):
            still_open[at] = found
        else:
            left_out[at] = found.how
    return ColumnMap(fields, left_out), still_open


def doubled(mapping: ColumnMap) -> dict[str, list[int]]:
    """Return the fields that several columns are and only one may be."""
    columns = {field: mapping.columns_of(field) for field in dict.fromkeys(mapping.fields.values())}
    return {field: found for field, found in columns.items() if len(found) > 1 and field not in LISTS}


def _suggestion(name: str, all_names: Sequence[str]) -> Suggestion:
    known = _known()
    # Our exports name the places twice, and the identifiers leave nothing open.
    if name in _follows() or (name == fold(PLACES) and "place ids" in all_names):
        return Suggestion(FOLLOWS)
    if name in _several():
        # "Tiêu đề" beside "Title" is the Vietnamese one.
        fields = _several()[name]
        taken = {known[other] for other in all_names if other in known}
        rest = tuple(field for field in fields if (field,) not in taken)
        return Suggestion(SURE, rest) if len(rest) == 1 else Suggestion(SEVERAL, fields)
    if name in known:
        return Suggestion(SURE, known[name])
    near = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH) if len(name) > 3 else None
    return Suggestion(NEAR, known[near[0]]) if near else Suggestion(UNKNOWN)


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[str, ...]]:
    """Return the field by each folded name that it has."""
    found: dict[str, tuple[str, ...]] = {}
    for field in FIELDS:
        labels = [field_label(field, words(lang)) for lang in vocab.LANGUAGES]
        for name in (field, *labels, *known_words()["columns"].get(field, ())):
            found.setdefault(fold(name), (field,))
    return found


@lru_cache(maxsize=1)
def _several() -> dict[str, tuple[str, ...]]:
    return {fold(name): tuple(fields) for name, fields in known_words()["several"].items()}


@lru_cache(maxsize=1)
def _follows() -> frozenset[str]:
    return frozenset(map(fold, known_words()["follows"]["columns"]))
