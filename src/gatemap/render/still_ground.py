"""The ground of a still map: land, provinces and the border line of the base map, cut to a window, as SVG paths."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import cos, isfinite, radians
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import shape

from gatemap.render.basemap import ASSETS, CUTS
from gatemap.text import unaccented

KM_PER_DEGREE = 111.195  # of latitude, on a sphere of 6,371 km
SIMPLIFIED = 0.5  # pixels by which a line may move
SPECK = 15  # tenths of a pixel: a ring no larger is not drawn
SPILL = 8  # pixels drawn beyond the window, so that no cut end of a line is seen
NEAR_CUT = 0.021  # degrees by which simplifying may have moved a cut, as in assets/basemap.js
FILES = ("countries", "partner_provinces", "provinces_34", "provinces_63", "border_line", "towns")
EMPTY = shapely.GeometryCollection()


@dataclass(frozen=True)
class Window:
    """What a still map shows, and where in its picture.

    The projection is equirectangular with the parallel of the window's middle true to scale: at the size of a country
    it is within some percent of every distance, and needs no library.

    Attributes
    ----------
    west, south, east, north : float
        Degrees (WGS 84) at the edges of the picture.
    width, height : int
        Size of the picture in pixels.
    """

    west: float
    south: float
    east: float
    north: float
    width: int
    height: int

    @classmethod
    def fitting(cls, bounds: tuple[float, float, float, float], width: int, height: int) -> "Window":
        """Return the smallest window of that size in pixels that holds `bounds` (west, south, east, north).

        Raises
        ------
        ValueError
            When `bounds` are no box on the globe or the size is no size.
        """
        west, south, east, north = bounds
        if not (all(map(isfinite, bounds)) and west < east and -90 < south < north < 90):
            raise ValueError(f"bounds are west, south, east, north in degrees, not {bounds}")
        if width < 1 or height < 1:
            raise ValueError(f"a picture has a width and a height in pixels, not {width} by {height}")
        shrink = cos(radians((south + north) / 2))
        scale = min(width / ((east - west) * shrink), height / (north - south))
        lon, lat = (west + east) / 2, (south + north) / 2
        half_lon, half_lat = width / scale / shrink / 2, height / scale / 2
        return cls(lon - half_lon, lat - half_lat, lon + half_lon, lat + half_lat, width, height)

    @property
    def scale(self) -> tuple[float, float]:
        """Pixels per degree of longitude and of latitude."""
        return self.width / (self.east - self.west), self.height / (self.north - self.south)

    @property
    def pixels_per_km(self) -> float:
        """Pixels per kilometre."""
        return self.scale[1] / KM_PER_DEGREE

    def xy(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the pixel of a point, counted from the upper left corner."""
        across, up = self.scale
        return (lon - self.west) * across, (self.north - lat) * up

    def holds(self, lon: float, lat: float) -> bool:
        """Tell whether a point is in the picture."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


@dataclass(frozen=True)
class GroundName:
    """A name on the ground: `kind` is 'province', 'abroad' or 'town'; `rank` 1 is the largest town."""

    kind: str
    vi: str
    en: str
    lon: float
    lat: float
    rank: int = 0


@dataclass(frozen=True)
class Country:
    """A country's code ('vn'), its names and its area."""

    code: str
    vi: str
    en: str
    area: shapely.Geometry


@dataclass(frozen=True)
class Ground:
    """The base map, read once.

    Attributes
    ----------
    shapes : dict of str to shapely geometry
        ``land``, ``coast``, ``borders``, ``abroad``, ``provinces_34``, ``provinces_63``, ``border``; empty when a file
        is missing.
    countries : tuple of Country
    names : dict of str to tuple of GroundName
        By '34' and '63'.
    """

    shapes: dict[str, shapely.Geometry]
    countries: tuple[Country, ...]
    names: dict[str, tuple[GroundName, ...]]


def ground(folder: Path) -> Ground:
    """Return the base map of `folder`, read anew when a file of it has changed."""
    files = [folder / f"{name}.geojson" for name in FILES]
    state = tuple((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files if path.is_file())
    return _ground(folder, state)


@lru_cache(maxsize=2)
def _ground(folder: Path, state: tuple) -> Ground:
    layers = {name: _features(folder / f"{name}.geojson") for name in FILES}
    context = _features(ASSETS / "context.geojson")
    by_part = {properties["part"]: area for properties, area in context}
    countries = tuple(Country(p.get("code") or "", *_named(p), area) for p, area in layers["countries"])
    abroad = [_without_cuts(area.boundary) for _, area in layers["partner_provinces"]]
    shapes = {
        "land": by_part.get("land", EMPTY),
        "coast": shapely.union_all([_without_cuts(country.area.boundary) for country in countries]),
        "borders": by_part.get("borders", EMPTY),
        "abroad": shapely.union_all(abroad),
        "border": shapely.union_all([line for _, line in layers["border_line"]]),
    }
    for units in ("34", "63"):
        shapes[f"provinces_{units}"] = shapely.union_all([area.boundary for _, area in layers[f"provinces_{units}"]])
    lines = {name: shapely.line_merge(area) if name != "land" else area for name, area in shapes.items()}
    towns = [GroundName("town", *_named(p), at.x, at.y, p.get("rank") or 4) for p, at in layers["towns"]]
    opposite = _labelled("abroad", layers["partner_provinces"])
    names = {u: (*towns, *_labelled("province", layers[f"provinces_{u}"]), *opposite) for u in ("34", "63")}
    return Ground(lines, countries, names)


def cut(area: shapely.Geometry, window: Window) -> shapely.Geometry:
    """Return what of `area` is in `window`, in no more detail than the picture can show."""
    across, up = window.scale
    lon, lat = SPILL / across, SPILL / up
    part = shapely.clip_by_rect(area, window.west - lon, window.south - lat, window.east + lon, window.north + lat)
    return shapely.simplify(part, SIMPLIFIED / across, preserve_topology=False)


def path(area: shapely.Geometry, window: Window) -> str:
    """Return a geometry, in degrees, as the ``d`` of an SVG path, in tenths of a pixel."""
    across, up = window.scale
    pieces = []
    for coordinates, closed in _lines(area):
        tenths = np.rint((coordinates - (window.west, window.north)) * (10 * across, -10 * up)).astype(int)
        tenths = tenths[np.r_[True, np.any(np.diff(tenths, axis=0), axis=1)]]
        if len(tenths) < (4 if closed else 2) or (closed and np.ptp(tenths, axis=0).max() < SPECK):
            continue
        steps = "".join(f"{_tenth(x)} {_tenth(y)} " for x, y in np.diff(tenths, axis=0).tolist())
        x, y = tenths[0].tolist()
        pieces.append(f"M{_tenth(x)} {_tenth(y)}l{steps.rstrip()}{'z' if closed else ''}")
    return "".join(pieces)


def _tenth(value: int) -> str:
    return f"{value / 10:g}" if value % 10 else str(value // 10)


def _lines(area: shapely.Geometry) -> Iterable[tuple[np.ndarray, bool]]:
    """Yield the coordinates of every line and ring of a geometry, and whether it is a ring."""
    for part in shapely.get_parts(area, return_index=False):
        if part.geom_type == "Polygon":
            yield from ((shapely.get_coordinates(ring), True) for ring in (part.exterior, *part.interiors))
        elif part.geom_type in ("LineString", "LinearRing"):
            yield shapely.get_coordinates(part), False
        elif hasattr(part, "geoms"):
            yield from _lines(part)


def _features(file: Path) -> list[tuple[dict, shapely.Geometry]]:
    """Read a layer; one that is missing is empty, as on the map."""
    if not file.is_file():
        return []
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    read = [(feature["properties"], shape(feature["geometry"])) for feature in features if feature["geometry"]]
    return [(properties, area if area.is_valid else shapely.make_valid(area)) for properties, area in read]


def _without_cuts(lines: shapely.Geometry) -> shapely.Geometry:
    """Take away the pieces of an outline that lie where the data were cut off: there is no coast and no border."""
    cuts = [shapely.LineString([(lon, -90), (lon, 90)]) for lon in CUTS["lon"]]
    cuts += [shapely.LineString([(-180, lat), (180, lat)]) for lat in CUTS["lat"]]
    return lines.difference(shapely.union_all(cuts).buffer(NEAR_CUT))


def _named(properties: dict) -> tuple[str, str]:
    vietnamese = properties.get("name_vi") or properties.get("name") or ""
    return vietnamese, properties.get("name_en") or unaccented(properties.get("name") or "")


def _labelled(kind: str, features: list[tuple[dict, shapely.Geometry]]) -> list[GroundName]:
    points = [properties for properties, _ in features if properties.get("label_lon") is not None]
    return [GroundName(kind, *_named(p), p["label_lon"], p["label_lat"]) for p in points]
