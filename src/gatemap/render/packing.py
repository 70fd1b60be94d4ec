"""Where marks stand in their lanes: in rows, so that no two lie on each other."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

LABEL, GAP = 17, 5  # pixels above the marks of a lane for its name, and below them
ROW, LEAST_ROW = 11.0, 6.0  # pixels of a row of marks, and of one in a chart that would grow too tall
TALL = 2400  # pixels of a chart from which on its rows become flatter


@dataclass(frozen=True)
class Layout:
    """Where everything stands, in pixels from the top of the chart.

    Attributes
    ----------
    lanes : pandas.DataFrame
        ``lane``, ``top``, ``bottom`` and ``first_row`` (the middle of its first row).
    row : float
        Height of a row.
    height : int
        Height of all lanes.
    """

    lanes: pd.DataFrame
    row: float
    height: int


def pack(starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Give every interval the first row, from 0, in which it meets no other.

    Parameters
    ----------
    starts, ends : numpy.ndarray of float, shape (n,)
        An interval may touch the next.

    Returns
    -------
    numpy.ndarray of int, shape (n,)

    Examples
    --------
    >>> pack(np.array([0.0, 1.0, 2.0]), np.array([2.0, 3.0, 4.0])).tolist()
    [0, 1, 0]
    """
    rows = np.zeros(len(starts), dtype=int)
    free_from: list[float] = []
    for place in np.lexsort((ends, starts)):
        row = next((row for row, free in enumerate(free_from) if free <= starts[place]), len(free_from))
        free_from[row : row + 1] = [ends[place]]
        rows[place] = row
    return rows


def pack_lanes(lanes: pd.Series, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Pack the intervals of each lane on their own, as `pack` does."""
    rows = np.zeros(len(lanes), dtype=int)
    for places in lanes.groupby(lanes, sort=False).indices.values():
        rows[places] = pack(starts[places], ends[places])
    return rows


def lay_out(codes: tuple[str, ...], rows: pd.Series, row: float = ROW) -> Layout:
    """Stack lanes from the top.

    Parameters
    ----------
    codes : tuple of str
        Lanes from top to bottom.
    rows : pandas.Series of int
        Rows of each lane; a lane that is not in it has one.
    row : float
        Height of a row in pixels, less when the chart would grow taller than `TALL`.

    Returns
    -------
    Layout
    """
    counts = rows.reindex(codes, fill_value=1).clip(lower=1).to_numpy()
    fixed = (LABEL + GAP) * len(codes)
    height = float(np.clip((TALL - fixed) / max(counts.sum(), 1), min(LEAST_ROW, row), row))
    bottoms = np.cumsum(LABEL + GAP + counts * height)
    tops = bottoms - (LABEL + GAP + counts * height)
    frame = pd.DataFrame({"lane": codes, "top": tops, "bottom": bottoms, "first_row": tops + LABEL + height / 2})
    return Layout(frame.round(2), height, int(np.ceil(bottoms[-1])) if len(codes) else 0)
