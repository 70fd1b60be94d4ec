"""Names on a still map: placed one after the other, none over another, none half outside the picture."""

import unicodedata
from dataclasses import dataclass

Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels

GAP = 1.5  # pixels kept free around a name
# Widths in em of a plain sans-serif, on the wide side: whoever opens the picture has another font than we.
_NARROW, _WIDE, _CAPITAL, _OTHER, _SQUARE = 0.34, 0.92, 0.72, 0.58, 1.05
_NARROW_SIGNS, _WIDE_SIGNS = frozenset("iljtfr.,:;'|!()[] -"), frozenset("mwMW@%")
_RISE, _FALL = 0.8, 0.24  # em above and below the line that letters stand on, tones included
# Side of the point and share of the height: right and left of it first, then over and under it, then the corners.
_SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))


@dataclass(frozen=True)
class Wanted:
    """A name that asks for a place.

    Attributes
    ----------
    text : str
    x, y : float
        Pixels of what it names.
    away : float
        Pixels from there to the text; 0 to centre the text on it.
    size : float
        Height of the letters (font-size) in pixels.
    kind : str
        What it names.
    rank : int
        The lowest has the first choice of a spot.
    bold : bool
    over : bool
        Whether it may cover symbols: the name of what was chosen is shown before all.
    dot : bool
        Whether a small ring is drawn at its point, as for a town.
    """

    text: str
    x: float
    y: float
    away: float
    size: float
    kind: str
    rank: int
    bold: bool = False
    over: bool = False
    dot: bool = False


@dataclass(frozen=True)
class Placed:
    """A name with its box: its text begins at the left edge of the box, `base` pixels under its top."""

    wanted: Wanted
    box: Box
    base: float


def place_labels(
    wanted: list[Wanted], symbols: list[Box], taken: list[Box], width: float, height: float
) -> list[Placed]:
    """Place as many names as there is room for.

    Parameters
    ----------
    wanted : list of Wanted
        The first has the first choice.
    symbols : list of Box
        What a name keeps clear of unless it may lie over symbols.
    taken : list of Box
        What every name keeps clear of.
    width, height : float
        Size of the picture in pixels.

    Returns
    -------
    list of Placed
        In the order of `wanted`; a name without room is left out.
    """
    placed: list[Placed] = []
    for want in wanted:
        obstacles = taken + [other.box for other in placed]
        spots = [_spot(want, side) for side in (_SIDES if want.away else ((0, 0),))]
        inside = [spot for spot in spots if _inside(spot.box, width, height) and not _meets(spot.box, obstacles)]
        free = [spot for spot in inside if not _meets(spot.box, symbols)]
        if chosen := free or (inside if want.over else []):
            placed.append(chosen[0])
    return placed


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return about how wide a text is, in pixels."""
    return sum(map(_em, unicodedata.normalize("NFC", text))) * size * (1.08 if bold else 1)


def meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes share any point."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _em(sign: str) -> float:
    base = unicodedata.normalize("NFD", sign)[0]
    if unicodedata.east_asian_width(base) in "WF":
        return _SQUARE
    if base in _NARROW_SIGNS:
        return _NARROW
    if base in _WIDE_SIGNS:
        return _WIDE
    return _CAPITAL if base.isupper() else _OTHER


def _spot(want: Wanted, side: tuple[int, int]) -> Placed:
    across, down = side
    width, rise, fall = text_width(want.text, want.size, want.bold), want.size * _RISE, want.size * _FALL
    height = rise + fall
    near = want.away * (0.75 if across and down else 1)
    left = want.x + {1: near, 0: -width / 2, -1: -near - width}[across]
    reach = near if not across else near * 0.6
    top = want.y + {1: reach, 0: -height / 2, -1: -reach - height}[down]
    return Placed(want, (left, top, left + width, top + height), rise)


def _inside(box: Box, width: float, height: float) -> bool:
    return box[0] >= GAP and box[1] >= GAP and box[2] <= width - GAP and box[3] <= height - GAP


def _meets(box: Box, others: list[Box]) -> bool:
    grown = (box[0] - GAP, box[1] - GAP, box[2] + GAP, box[3] + GAP)
    return any(meet(grown, other) for other in others)
