"""Step 3: one cell a commune, with nearly the centre and the area that are stated for it.

The cells are those of a power diagram: a point belongs to the commune with the least |x - site|^2 / 2 +
height. Sites and heights are moved until areas and centres of gravity agree with the table. All coordinates
are the conic's metres.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from communes import Communes
from geometry import lines
from scipy.spatial import cKDTree

FIT_STEP_M = 500
CANDIDATES = 12  # nearest centres that may own a point of the grid
TURNS = 50
SMALLEST_M2 = 1.5e6
RIM_M = 40e3  # how far a grid reaches beyond the land
CHUNK = 500_000


@dataclass(frozen=True)
class Grid:
    """The squares of a regular grid whose middle is on land.

    Parameters
    ----------
    west, south : float
        Corner of the grid, metres.
    step : float
        Side of a square, metres.
    shape : tuple of int
        Rows (from the south) and columns (from the west).
    rows, columns : ndarray of shape (n,)
        The squares on land.
    """

    west: float
    south: float
    step: float
    shape: tuple[int, int]
    rows: np.ndarray
    columns: np.ndarray

    @property
    def points(self) -> np.ndarray:
        """Middles of the squares on land, shape (n, 2), metres."""
        x = self.west + (self.columns + 0.5) * self.step
        y = self.south + (self.rows + 0.5) * self.step
        return np.column_stack([x, y])


@dataclass(frozen=True)
class Diagram:
    """A fitted power diagram: the communes' centres, and the site (metres) and height (m2) of each cell."""

    centres: np.ndarray
    sites: np.ndarray
    heights: np.ndarray

    def owners(self, points: np.ndarray) -> np.ndarray:
        """Return the commune that each point (metres) belongs to, by position."""
        tree = cKDTree(self.centres)
        chunks = np.array_split(points, max(1, len(points) // CHUNK))
        return np.concatenate([self.nearest(chunk, candidates(tree, chunk)) for chunk in chunks])

    def nearest(self, points: np.ndarray, among: np.ndarray) -> np.ndarray:
        """Return which commune in each row of `among` has the least power at the point of that row."""
        cost = np.empty(among.shape, np.float32)
        for column, commune in enumerate(among.T):
            east, north = (points - self.sites[commune]).T
            cost[:, column] = (east * east + north * north) / 2 + self.heights[commune]
        return among[np.arange(len(points)), cost.argmin(axis=1)]


def candidates(tree: cKDTree, points: np.ndarray) -> np.ndarray:
    return tree.query(points, CANDIDATES)[1].astype(np.int32)


def land_grid(land: shapely.Geometry, step: float) -> Grid:
    """Lay a grid over `land` (metres), row by row."""
    west, south, east, north = land.bounds
    west, south = np.floor(west / step) * step - RIM_M, np.floor(south / step) * step - RIM_M
    shape = int((north + RIM_M - south) / step) + 1, int((east + RIM_M - west) / step) + 1
    middles = west + (np.arange(shape[1]) + 0.5) * step
    on_land = np.zeros(shape, bool)
    for row in range(shape[0]):
        y = south + (row + 0.5) * step
        for line in lines(shapely.intersection(land, shapely.LineString([(west, y), (east + RIM_M, y)]))):
            start, end = sorted((line.coords[0][0], line.coords[-1][0]))
            on_land[row, np.searchsorted(middles, start) : np.searchsorted(middles, end)] = True
    return Grid(west, south, step, shape, *np.nonzero(on_land))


def fit_cells(communes: Communes, land: shapely.Geometry) -> Diagram:
    """Fit a cell to each commune.

    Parameters
    ----------
    communes : Communes
        Centres and stated areas, metres.
    land : Geometry
        What the cells fill together, metres.

    Returns
    -------
    Diagram
    """
    points = land_grid(land, FIT_STEP_M).points
    among = candidates(cKDTree(communes.centres), points)
    wanted = wanted_areas(communes, np.bincount(among[:, 0], minlength=len(communes.centres)) * FIT_STEP_M**2)
    centres, sites = communes.centres, communes.centres.copy()
    weights = (centres**2).sum(axis=1) / 2
    radius = np.sqrt(wanted / np.pi)
    for turn in range(TURNS):
        speed = 1 if turn < 0.6 * TURNS else 0.5
        owners = diagram(centres, sites, weights).nearest(points, among)
        count = np.bincount(owners, minlength=len(centres))
        weights += speed * np.clip((wanted - count * FIT_STEP_M**2) * 0.17, -0.1 * wanted, 0.1 * wanted)
        if turn >= 8:
            pull = speed * 0.2 * (centres - middles_of(points, owners, centres, count))
            sites = sites + no_longer_than(pull, 0.2 * radius)
            sites = centres + no_longer_than(sites - centres, 0.35 * radius)
    return diagram(centres, sites, weights)


def diagram(centres: np.ndarray, sites: np.ndarray, weights: np.ndarray) -> Diagram:
    heights = (sites * centres).sum(axis=1) - (sites**2).sum(axis=1) / 2 - weights
    return Diagram(centres, sites, heights)


def middles_of(points: np.ndarray, owners: np.ndarray, centres: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Return the centre of gravity of each cell, metres; an empty cell keeps the centre that is wanted."""
    sums = [np.bincount(owners, axis, len(centres)) for axis in points.T]
    middles = np.column_stack(sums) / np.maximum(count, 1)[:, None]
    return np.where(count[:, None] > 0, middles, centres)


def no_longer_than(vectors: np.ndarray, limits: np.ndarray) -> np.ndarray:
    """Shorten the vectors that are longer than their limit, both in metres."""
    lengths = np.maximum(np.hypot(*vectors.T), 1)
    return vectors * np.minimum(1, limits / lengths)[:, None]


def wanted_areas(communes: Communes, nearest: np.ndarray) -> np.ndarray:
    """Choose the area that each cell is to have, in square metres.

    Parameters
    ----------
    communes : Communes
        With the stated areas.
    nearest : ndarray
        Area that is nearer to each commune than to others, square metres. It stands in where the stated one
        cannot be right: far from it for one commune, or for the sum of a province.

    Returns
    -------
    ndarray
        Areas that add up to the land.
    """
    stated, owners = communes.areas, communes.owners
    plausible = (stated > 0.35 * nearest) & (stated < 2.8 * nearest)
    share = np.bincount(owners, stated) / np.bincount(owners, nearest)
    plausible &= (share[owners] > 0.75) & (share[owners] < 1.33)
    areas = np.maximum(np.where(plausible, stated, nearest), SMALLEST_M2)
    return areas * nearest.sum() / areas.sum()
