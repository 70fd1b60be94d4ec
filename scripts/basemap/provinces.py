"""Step 5: all provinces, fitted to the outlines of the countries so that together they fill them exactly.

Those of Viet Nam come from blend.py, those of the neighbours from
@superset-ui/legacy-plugin-chart-country-map (Natural Earth). Each is cut at its country; the strip between a
coarse outline and the country's edge goes to the nearest province.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from files import BuildError, read_features
from geometry import GRID, area_km2, common, joined, length_km, plus, polygons, share_out, without
from reform import SINCE, slug

# ISO 3166-2 code of the source: code of data/partner_provinces.csv. Only these touch Viet Nam.
PARTNERS = {
    "CN-GX": "guangxi",
    "CN-YN": "yunnan",
    "LA-PH": "phongsaly",
    "LA-LP": "luang-prabang",
    "LA-HO": "houaphanh",
    "LA-XI": "xiangkhouang",
    "LA-BL": "bolikhamxay",
    "LA-KH": "khammouane",
    "LA-SV": "savannakhet",
    "LA-SL": "salavan",
    "LA-XE": "sekong",
    "LA-AT": "attapeu",
    "KH-16": "ratanakiri",
    "KH-11": "mondulkiri",
    "KH-10": "kratie",
    "KH-3": "kampong-cham",
    "KH-20": "svay-rieng",
    "KH-14": "prey-veng",
    "KH-8": "kandal",
    "KH-21": "takeo",
    "KH-7": "kampot",
}
CHINA = {"CN-GX", "CN-YN", "CN-GD", "CN-HI", "CN-GZ", "CN-HN"}  # those in the window
FILES = {"CN": "china.geojson", "LA": "laos.geojson", "KH": "cambodia.geojson"}
SOURCE_NAMES = {"Thừa Thiên - Huế": "Thừa Thiên Huế", "Thành phố Hồ Chí Minh": "Hồ Chí Minh"}
# A point on an island that the coarse outlines lack or give away: the province it belongs to
ISLANDS = {(107.00, 20.80): "hai-phong", (106.61, 8.70): "ba-ria-vung-tau"}  # Cát Bà, Côn Sơn
SCRAP_KM2 = 5
STRIP_REACH = 0.15  # how far from a strip the edges are that share it out, degrees
EDGE_STEP = 0.01  # distance between the points of an edge, degrees

Shapes = dict[str, shapely.Geometry]


@dataclass(frozen=True)
class Cell:
    """One piece of the coverage: a province, or a country none of whose provinces is drawn.

    Parameters
    ----------
    country : str
        ISO 3166 alpha-2 code.
    code : str or None
        Code of one of the 63 provinces or of a partner province; None for a piece that is not drawn by
        itself.
    shape : Geometry
        Degrees.
    """

    country: str
    code: str | None
    shape: shapely.Geometry


def viet_nam_outlines(folder: Path) -> tuple[Shapes, dict[str, str]]:
    """Read Natural Earth's provinces of Viet Nam.

    Returns
    -------
    tuple of dict
        Shapes in degrees, and ISO 3166-2 codes, both by the names of the 63.
    """
    shapes, isos = {}, {}
    for properties, shape in read_features(folder / "vietnam.geojson"):
        name = SOURCE_NAMES.get(properties["NAME_1"], properties["NAME_1"])
        shapes[name], isos[name] = shapely.make_valid(shape), properties["ISO"]
    if set(shapes) != set(SINCE):
        raise BuildError(f"vietnam.geojson does not have the 63 provinces: {set(shapes) ^ set(SINCE)}")
    return shapes, isos


def partner_outlines(country: str, folder: Path) -> Shapes:
    """Read the provinces of a neighbour by ISO 3166-2 code, roughly cut at the window, degrees."""
    shapes = {}
    for properties, shape in read_features(folder / FILES[country]):
        iso = properties["ISO"]
        if country == "CN" and iso not in CHINA:
            continue
        if iso == "LA-VI" and "prefecture" in properties["NAME_1"]:
            iso = "LA-VT"  # the source has LA-VI twice
        near = shapely.clip_by_rect(shapely.make_valid(shape), 99, 6, 113, 26)
        near = joined([shapely.set_precision(near, GRID)])
        if not near.is_empty:
            shapes[iso] = near
    return shapes


def build_coverage(frame: Shapes, provinces: Shapes, folder: Path) -> list[Cell]:
    """Fit all provinces to the countries.

    Parameters
    ----------
    frame : dict of str to Geometry
        Countries by code, degrees.
    provinces : dict of str to Geometry
        The 63 provinces by name, degrees, reaching beyond the country.
    folder : Path
        Folder of the neighbours' outlines.

    Returns
    -------
    list of Cell
        A coverage of all countries.
    """
    snapped = {
        slug(name): joined([shapely.make_valid(shapely.set_precision(shape, GRID))])
        for name, shape in provinces.items()
    }
    fitted = settled(fit(frame["VN"], snapped), ISLANDS)
    cells = [Cell("VN", code, shape) for code, shape in fitted.items()]
    for country in FILES:
        fitted = settled(fit(frame[country], partner_outlines(country, folder)), {})
        cells += [Cell(country, PARTNERS.get(iso), shape) for iso, shape in fitted.items()]
    whole = set(frame) - {"VN", *FILES}
    return cells + [Cell(country, None, frame[country]) for country in sorted(whole)]


def fit(country: shapely.Geometry, outlines: Shapes) -> Shapes:
    """Cut outlines at a country and share out what they leave of it; of two that overlap, the first wins."""
    parts: dict[str, list] = {}
    taken = shapely.Polygon()
    for code, outline in outlines.items():
        own = without(common(outline, country), taken)
        taken = plus(taken, own)
        parts[code] = [own]
    points, owners = edge_points(outlines)
    tree = shapely.STRtree(shapely.points(points))
    for strip in polygons(without(country, taken)):
        near = tree.query(strip, "dwithin", distance=STRIP_REACH)
        if len(set(owners[near])) < 2:
            parts[owners[tree.nearest(strip)]].append(strip)
            continue
        near = np.sort(tree.query(strip.buffer(STRIP_REACH).envelope))
        for code, part in share_out(strip, points[near], owners[near], margin=0.3).items():
            parts[code].append(part)
    fitted = {code: plus(*own) for code, own in parts.items()}
    return {code: shape for code, shape in fitted.items() if not shape.is_empty}


def edge_points(outlines: Shapes) -> tuple[np.ndarray, np.ndarray]:
    """Return distinct points along the outer edge of all outlines together, and each point's outline."""
    outer = joined(outlines.values()).boundary
    shapely.prepare(outer)
    points, owners = [], []
    for code, outline in outlines.items():
        own = shapely.get_coordinates(shapely.segmentize(outline.boundary, EDGE_STEP))
        own = own[shapely.dwithin(shapely.points(own), outer, 2e-5)]
        points.append(own)
        owners += [code] * len(own)
    distinct, first = np.unique(np.round(np.vstack(points), 6), axis=0, return_index=True)
    return distinct, np.array(owners)[first]


def settled(shapes: Shapes, islands: dict[tuple[float, float], str]) -> Shapes:
    """Give islands to their province, then scraps to the neighbour with which they have the longest edge."""
    for position, owner in islands.items():
        for code in list(shapes):
            for island in polygons(shapes[code]):
                if code != owner and island.contains(shapely.Point(position)):
                    shapes[code] = without(shapes[code], island)
                    shapes[owner] = plus(shapes[owner], island)
    for code in list(shapes):
        parts = sorted(polygons(shapes[code]), key=area_km2, reverse=True)
        kept = parts[:1]
        for part in parts[1:]:
            neighbour = longest_neighbour(part, code, shapes) if area_km2(part) < SCRAP_KM2 else None
            if neighbour is None:
                kept.append(part)
            else:
                shapes[neighbour] = plus(shapes[neighbour], part)
        shapes[code] = joined(kept)
    return shapes


def longest_neighbour(part: shapely.Polygon, code: str, shapes: Shapes) -> str | None:
    """Return the code of the other shape with the longest common edge, None when there is none."""
    edges = {
        other: length_km(shapely.intersection(part.boundary, shape.boundary))
        for other, shape in shapes.items()
        if other != code and shape.distance(part) < GRID
    }
    longest = max(edges, key=edges.get, default=None)
    return longest if longest is not None and edges[longest] > 0 else None
