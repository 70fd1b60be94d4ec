"""Step 4: province lines between the cells of the communes, half way to Natural Earth's where that is near.

Both maps are laid on one fine grid. For each province the signed distance to its outline is taken on either,
and the two are averaged; a square goes to the province it lies deepest in. The joints of the grid then become
polygons.
"""

import numpy as np
import shapely
from cells import Diagram, Grid, land_grid
from communes import Communes
from geometry import degrees, lines, metres, polygons
from scipy.ndimage import distance_transform_edt

STEP_M = 250
OUTLINE_SHARE = 0.5  # weight of Natural Earth's line where both run together ...
FADE_KM = 5.0  # ... and the gap between the lines over which it fades
REACH_KM = 20.0
SMOOTH_M = 600  # takes the steps of the grid out of the lines
CRUMB_M2 = 20e6
NOBODY = -1

Outlines = dict[str, shapely.Geometry]


def draw_provinces(communes: Communes, cells: Diagram, outlines: Outlines, land: shapely.Geometry) -> Outlines:
    """Draw the 63 provinces, somewhat beyond the land so that they can be cut at it.

    Parameters
    ----------
    communes : Communes
        Who owns each cell.
    cells : Diagram
        The fitted cells, metres.
    outlines : dict of str to Geometry
        Natural Earth's outline of each province by name, degrees.
    land : Geometry
        Land of Viet Nam, metres.

    Returns
    -------
    dict of str to Geometry
        A coverage by the same names, degrees.
    """
    grid = land_grid(land, STEP_M)
    by_cells = communes.owners[cells.owners(grid.points)].astype(np.int16)
    by_outlines = owners_by_outline(outlines, communes.provinces, grid)
    by_outlines = np.where(by_outlines == NOBODY, by_cells, by_outlines)
    image = extended(blended(by_cells, by_outlines, len(communes.provinces), grid), grid)
    shapes = np.array(outlined(image, len(communes.provinces), grid, land))
    shapes = shapely.coverage_simplify(shapes, SMOOTH_M, simplify_boundary=True)
    return dict(zip(communes.provinces, degrees(shapes), strict=True))


def owners_by_outline(outlines: Outlines, provinces: list[str], grid: Grid) -> np.ndarray:
    """Return whose outline (degrees) each square lies in, as a position in `provinces`, or NOBODY."""
    points = grid.points
    by_x = np.argsort(points[:, 0], kind="stable")
    sorted_x = points[by_x, 0]
    owners = np.full(len(points), NOBODY, np.int16)
    for name, outline in outlines.items():
        for polygon in polygons(metres(outline)):
            west, south, east, north = polygon.bounds
            near = by_x[slice(*np.searchsorted(sorted_x, (west, east)))]
            near = near[(points[near, 1] >= south) & (points[near, 1] <= north)]
            shapely.prepare(polygon)
            owners[near[shapely.contains_xy(polygon, *points[near].T)]] = provinces.index(name)
    return owners


def blended(ours: np.ndarray, theirs: np.ndarray, provinces: int, grid: Grid) -> np.ndarray:
    """Blend two maps of the squares' owners into an image of owners, NOBODY where there is no land."""
    deepest = np.full(grid.shape, np.inf, np.float32)
    image = np.full(grid.shape, NOBODY, np.int16)
    reach = int(REACH_KM * 1e3 / STEP_M)
    for province in range(provinces):
        member = (ours == province) | (theirs == province)
        window = tuple(
            slice(max(0, axis[member].min() - reach), axis[member].max() + reach) for axis in (grid.rows, grid.columns)
        )
        one, other = (signed_distance(owners, province, window, grid) for owners in (ours, theirs))
        depth = one + OUTLINE_SHARE * np.exp(-(((one - other) / FADE_KM) ** 2)) * (other - one)
        deeper = depth < deepest[window]
        deepest[window][deeper] = depth[deeper]
        image[window][deeper] = province
    on_land = np.zeros(grid.shape, bool)
    on_land[grid.rows, grid.columns] = True
    return np.where(on_land, image, NOBODY)


def signed_distance(owners: np.ndarray, province: int, window: tuple, grid: Grid) -> np.ndarray:
    """Return the distance to a province's edge with others in km, negative inside, at most REACH_KM."""
    image = np.full(grid.shape, NOBODY, np.int16)
    image[grid.rows, grid.columns] = owners
    image = image[window]
    inside = image == province
    others = (image != NOBODY) & ~inside
    to_others = distance_transform_edt(~others) if others.any() else np.full(image.shape, 1e4)
    to_inside = distance_transform_edt(~inside) if inside.any() else np.full(image.shape, 1e4)
    squares = np.where(inside, 0.5 - to_others, to_inside - 0.5)
    return np.clip(squares * STEP_M / 1e3, -REACH_KM, REACH_KM)


def extended(image: np.ndarray, grid: Grid) -> np.ndarray:
    """Give each square without an owner that of the nearest square with one."""
    nearest = distance_transform_edt(image == NOBODY, return_distances=False, return_indices=True)
    return image[tuple(nearest)]


def outlined(image: np.ndarray, provinces: int, grid: Grid, land: shapely.Geometry) -> list[shapely.Geometry]:
    """Turn an image of owners into one shape a province (metres), each in as few parts as the land allows."""
    margin = 20
    bottom, left = (max(0, axis.min() - margin) for axis in (grid.rows, grid.columns))
    image = image[bottom : grid.rows.max() + margin, left : grid.columns.max() + margin]
    west, south = grid.west + left * STEP_M, grid.south + bottom * STEP_M
    faces = polygons(shapely.polygonize(lines(shapely.line_merge(joints(image, west, south)))))
    inside = shapely.get_coordinates([face.representative_point() for face in faces])
    column, row = ((inside - (west, south)) // STEP_M).astype(int).T
    parts: list[list] = [[] for _ in range(provinces)]
    crumbs = []
    for face, owner in sorted(zip(faces, image[row, column], strict=True), key=lambda pair: -pair[0].area):
        if not parts[owner] or (face.area > CRUMB_M2 and face.intersects(land)):
            parts[owner].append(face)
        else:
            crumbs.append(face)
    return swept([shapely.union_all(own) for own in parts], crumbs)


def swept(shapes: list[shapely.Geometry], crumbs: list[shapely.Polygon]) -> list[shapely.Geometry]:
    """Join each crumb to the shape with which it has the longest edge."""
    tree = shapely.STRtree(shapes)
    added: list[list] = [[shape] for shape in shapes]
    for crumb in crumbs:
        near = tree.query(crumb, "intersects")
        edges = [shapely.intersection(crumb.boundary, shapes[index].boundary).length for index in near]
        added[near[int(np.argmax(edges))]].append(crumb)
    return [shapely.union_all(own) for own in added]


def joints(image: np.ndarray, west: float, south: float) -> shapely.Geometry:
    """Return the sides of squares between two owners, and the frame round the image (metres)."""
    segments = []
    row, column = np.nonzero(image[:, 1:] != image[:, :-1])
    x, y = west + (column + 1) * STEP_M, south + row * STEP_M
    segments.append(np.stack([np.column_stack([x, y]), np.column_stack([x, y + STEP_M])], axis=1))
    row, column = np.nonzero(image[1:] != image[:-1])
    x, y = west + column * STEP_M, south + (row + 1) * STEP_M
    segments.append(np.stack([np.column_stack([x, y]), np.column_stack([x + STEP_M, y])], axis=1))
    height, width = image.shape
    frame = shapely.box(west, south, west + width * STEP_M, south + height * STEP_M).exterior
    sides = list(shapely.linestrings(np.concatenate(segments)))
    return shapely.union_all([*sides, shapely.segmentize(frame, STEP_M)])
