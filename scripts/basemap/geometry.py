"""What every step does with shapes: project, take apart, join, measure, share out.

Shapes are WGS 84 longitude and latitude in degrees unless a name or docstring says metres.
"""

from collections.abc import Hashable, Iterable, Sequence

import numpy as np
import shapely
from pyproj import Geod, Transformer
from shapely.ops import linemerge, polylabel, unary_union

WINDOW = (101.5, 8.3, 110.2, 24.2)  # west, south, east, north of every layer, degrees
GRID = 1e-6  # working precision, degrees (0.1 m)

_ELLIPSOID = Geod(ellps="WGS84")
_CONIC = Transformer.from_crs(
    4326, "+proj=lcc +lat_0=16 +lon_0=106 +lat_1=11 +lat_2=21 +datum=WGS84 +units=m", always_xy=True
)


def metres(shape):
    """Project longitude and latitude to a Lambert conformal conic made for the window, in metres."""
    return shapely.transform(shape, lambda a: np.column_stack(_CONIC.transform(a[:, 0], a[:, 1])))


def degrees(shape):
    """Bring a shape back from the conic's metres to longitude and latitude."""
    return shapely.transform(shape, lambda a: np.column_stack(_CONIC.transform(a[:, 0], a[:, 1], direction="INVERSE")))


def polygons(shape) -> list[shapely.Polygon]:
    """Return the polygons in a shape of any type; lines and points are left out."""
    if shape is None or shape.is_empty:
        return []
    if shape.geom_type == "Polygon":
        return [shape]
    return [polygon for part in getattr(shape, "geoms", []) for polygon in polygons(part)]


def lines(shape) -> list[shapely.LineString]:
    """Return the lines in a shape of any type; points and polygons are left out."""
    if shape.geom_type in ("LineString", "LinearRing"):
        return [] if shape.is_empty else [shape]
    return [line for part in getattr(shape, "geoms", []) for line in lines(part)]


def joined(shapes: Iterable) -> shapely.Geometry:
    """Dissolve the polygons of some shapes into one."""
    return unary_union([polygon for shape in shapes for polygon in polygons(shape)])


def common(a, b):
    """Return the area that two shapes share, on the working grid."""
    return joined([shapely.intersection(a, b, grid_size=GRID)])


def without(a, b):
    """Return the area of `a` outside `b`, on the working grid."""
    return joined([shapely.difference(a, b, grid_size=GRID)])


def plus(*shapes):
    """Return the area of all shapes together, on the working grid."""
    return joined([shapely.union_all(shapes, grid_size=GRID)])


def shared_line(a, b):
    """Return the common edge of two polygons of one coverage as the fewest possible lines."""
    return linemerge(lines(shapely.intersection(a.boundary, b.boundary)))


def area_km2(shape) -> float:
    """Return the area on the ellipsoid, in square kilometres."""
    return abs(_ELLIPSOID.geometry_area_perimeter(shape)[0]) / 1e6


def length_km(shape) -> float:
    """Return the length on the ellipsoid, in kilometres."""
    return _ELLIPSOID.geometry_length(shape) / 1e3


def vertices(shapes: Iterable) -> int:
    return int(sum(shapely.get_num_coordinates(shape) for shape in shapes))


def rounded(shape, decimals: int):
    """Round coordinates, mend what rounding crossed, and wind rings as RFC 7946 asks."""
    shape = shapely.transform(shape, lambda a: np.round(a, decimals))
    if not shape.geom_type.endswith("Polygon"):
        return shape
    if not shape.is_valid:
        shape = joined([shapely.make_valid(shape)])
    return shapely.orient_polygons(shape, exterior_cw=False)


def label_point(shape, decimals: int = 5) -> tuple[float, float]:
    """Return where a name stands best: the point of the largest part that is farthest from its edges.

    Returns
    -------
    tuple of float
        Longitude and latitude in degrees.
    """
    largest = max(polygons(shape), key=area_km2)
    point = degrees(polylabel(metres(largest), tolerance=200))
    return round(point.x, decimals), round(point.y, decimals)


def deviation(a, b, step: float = 50) -> np.ndarray:
    """Measure how far line `a` runs from line `b`.

    Parameters
    ----------
    a, b : Geometry
        Lines in metres.
    step : float
        Longest distance between the points of `a` that are measured, in metres.

    Returns
    -------
    ndarray
        One distance a point, in metres.
    """
    points = [shapely.get_coordinates(shapely.segmentize(line, step)) for line in lines(a)]
    corners = [shapely.get_coordinates(line) for line in lines(b)]
    sides = shapely.linestrings(np.concatenate([np.stack([xy[:-1], xy[1:]], axis=1) for xy in corners]))
    points = shapely.points(np.concatenate(points))
    return shapely.STRtree(sides).query_nearest(points, all_matches=False, return_distance=True)[1]


def share_out(area, points: np.ndarray, owners: Sequence[Hashable], margin: float) -> dict:
    """Give each place in an area to the owner of the nearest point (Voronoi).

    Parameters
    ----------
    area : Polygon
        What is shared out, in degrees.
    points : ndarray of shape (n, 2)
        Distinct longitudes and latitudes.
    owners : sequence of length n
        Whose each point is.
    margin : float
        How far beyond the area the cells must reach, in degrees.

    Returns
    -------
    dict
        From owner to polygon; the parts do not overlap and fill the area.
    """
    sites = shapely.points(points)
    cells = list(shapely.voronoi_polygons(shapely.multipoints(sites), extend_to=area.envelope.buffer(margin)).geoms)
    shapely.prepare(area)
    mine: dict = {}
    for site, cell in zip(*shapely.STRtree(cells).query(sites, "intersects"), strict=True):
        if area.intersects(cells[cell]):
            mine.setdefault(owners[site], []).append(cells[cell])
    parts, rest = {}, area
    for owner, own_cells in mine.items():
        parts[owner] = common(shapely.union_all(own_cells), rest)
        rest = without(rest, parts[owner])
    if not rest.is_empty:
        owner = owners[int(shapely.STRtree(sites).nearest(rest))]
        parts[owner] = plus(parts.get(owner, shapely.Polygon()), rest)
    return parts
