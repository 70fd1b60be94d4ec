"""Step 9: measure the finished files against the full outlines, and stop the build on any flaw."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from files import BuildError, Feature, read_features, sizes
from geometry import area_km2, deviation, joined, metres, polygons, vertices
from layers import NEIGHBOURS, Coverage
from topology import TOLERANCE_M, ScreenTolerance

COUNTS = {"provinces": 34, "provinces_63": 63, "provinces_34": 34, "partner_provinces": 21, "border_line": 3}
FIRST_VIEW = ("countries", "provinces_34", "partner_provinces", "border_line", "towns")
LARGEST_FIRST_VIEW = 700_000  # bytes that a browser fetches before the map is whole
ROUNDING_M = 10  # what rounding, to four decimals at most, and closing hairlines may add
HAIRLINE = 3e-5  # the full outlines may still part by this, degrees (3 m); simplifying closes it
NOTHING = 1e-9  # square degrees, or degrees

Layers = dict[str, list[Feature]]


@dataclass(frozen=True)
class Deviation:
    """How far a simplified line and the full one run from each other, measured both ways, in metres."""

    what: str
    mean: float
    p95: float
    worst: float
    allowed: float

    def __str__(self) -> str:
        return f"{self.what}: mean {self.mean:.0f} m, 95 % within {self.p95:.0f} m, worst {self.worst:.0f} m"


def check(stage: Path, frame: dict, dataset: Coverage, screen: Coverage) -> list[str]:
    """Check the files of a build.

    Parameters
    ----------
    stage : Path
        Folder laid out as data/ is.
    frame : dict of str to Geometry
        Countries before simplification, degrees.
    dataset, screen : Coverage
        The two simplified coverages.

    Returns
    -------
    list of str
        The report, one measurement a line.

    Raises
    ------
    BuildError
        With everything that is wrong.
    """
    layers = {path.stem: read_features(path) for path in sorted(stage.rglob("*.geojson"))}
    measured = deviations(frame, dataset, screen)
    first_view = sum(sizes(stage / "basemap" / f"{name}.geojson")[0] for name in FIRST_VIEW)
    flaws = [flaw for name, features in layers.items() for flaw in flaws_of_form(name, features)]
    flaws += flaws_between(layers)
    flaws += [f"{line} (more than {line.allowed:.0f} m)" for line in measured if line.worst > line.allowed]
    if first_view > LARGEST_FIRST_VIEW:
        flaws.append(f"the first view is {first_view} bytes, more than {LARGEST_FIRST_VIEW}")
    if flaws:
        raise BuildError("the files are not good enough: " + "; ".join(flaws))
    files = [describe(path, layers) for path in sorted(stage.rglob("*.*"))]
    areas = [
        f"area of {code} on the screen: {100 * (area_km2(shape) / area_km2(frame[code]) - 1):+.2f} %"
        for code, shape in screen.countries.items()
    ]
    return [*files, f"first view: {first_view} B", *map(str, measured), *areas]


def describe(path: Path, layers: Layers) -> str:
    raw, packed = sizes(path)
    features = layers[path.stem] if path.suffix == ".geojson" else []
    content = f"{len(features)} features, {vertices(shape for _, shape in features)} vertices, " if features else ""
    return f"{path.name}: {content}{raw} B, {packed} B gzip"


def flaws_of_form(name: str, features: list[Feature]) -> list[str]:
    """Return what is wrong with the features of one layer, taken one by one."""
    flaws = []
    if len(features) != COUNTS.get(name, len(features)):
        flaws.append(f"{name} has {len(features)} features, not {COUNTS[name]}")
    for properties, shape in features:
        who = f"{name}: {properties.get('code') or properties['name_en']}"
        if shape.is_empty or not shape.is_valid:
            flaws.append(f"{who} is not a valid shape")
        if any(not polygon.exterior.is_ccw for polygon in polygons(shape)):
            flaws.append(f"{who} has an outer ring that runs clockwise")
        if "label_lon" in properties:
            label = shapely.Point(properties["label_lon"], properties["label_lat"])
            if not shape.contains(label):
                flaws.append(f"{who} has its label outside")
    return flaws


def flaws_between(layers: Layers) -> list[str]:
    """Return where layers do not share their edges, and where provinces do not fill the country."""
    flaws = []
    country = {properties["code"].upper(): shape for properties, shape in layers["countries"]}
    for name in ("countries", "provinces_63", "provinces_34", "partner_provinces"):
        if not shapely.coverage_is_valid(np.array([shape for _, shape in layers[name]])):
            flaws.append(f"{name}: neighbours overlap or have gaps between them")
    for name in ("provinces_63", "provinces_34"):
        if joined(shape for _, shape in layers[name]).symmetric_difference(country["VN"]).area > NOTHING:
            flaws.append(f"{name} does not fill the country")
    for properties, shape in layers["partner_provinces"]:
        if shape.difference(country[properties["country"]]).area > NOTHING:
            flaws.append(f"partner_provinces: {properties['code']} leaves its country")
    for properties, line in layers["border_line"]:
        for code in ("VN", properties["partner"]):
            if line.difference(country[code].boundary).length > NOTHING:
                flaws.append(f"border_line: {properties['countries']} leaves the edge of {code}")
    return flaws


def deviations(frame: dict, dataset: Coverage, screen: Coverage) -> list[Deviation]:
    """Measure the simplified border lines, and Viet Nam's whole outline, against the full ones."""
    found = []
    tolerance = ScreenTolerance()
    for code in NEIGHBOURS:
        full = shapely.intersection(frame["VN"].boundary, shapely.buffer(frame[code], HAIRLINE))
        found.append(measure(f"border with {code}, dataset", full, dataset.border[code], TOLERANCE_M + ROUNDING_M))
        found.append(measure(f"border with {code}, screen", full, screen.border[code], tolerance.border + ROUNDING_M))
    outline, drawn = frame["VN"].boundary, screen.countries["VN"].boundary
    return [*found, measure("outline of VN, screen", outline, drawn, tolerance.coast + ROUNDING_M)]


def measure(what: str, full: shapely.Geometry, simple: shapely.Geometry, allowed: float) -> Deviation:
    """Compare two lines in degrees, both ways; `allowed` is in metres."""
    full, simple = metres(full), metres(simple)
    away = np.concatenate([deviation(full, simple), deviation(simple, full)])
    return Deviation(what, away.mean(), np.percentile(away, 95), away.max(), allowed)
