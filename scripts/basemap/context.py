"""Build the land that the map draws beyond the basemap's window: Natural Earth 1:50m, by npm world-atlas.

Far from Viet Nam only large land is drawn, and borders only between neighbours on the mainland and on Borneo: the map
is about Viet Nam's land borders, and a piece drawn or left out elsewhere would say what it does not mean to say.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import shapely
from files import BuildError, feature_line
from packages import Tarball, install_mapshaper, program, unpack
from shapely.ops import linemerge, unary_union

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "src" / "gatemap" / "render" / "assets" / "context.geojson"
WORLD = Tarball(
    spec="world-atlas@2.0.2",
    file="world-atlas-2.0.2.tgz",
    sha256="032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
    folder="package",
)
SOURCE = "Natural Earth, 1:50m land and countries, public domain, by npm world-atlas 2.0.2"
# All in degrees, WGS 84. The window is where data/basemap ends, the hole a little less, so that the two overlap.
REGION = (60, -16, 150, 46)
NEAR = (92, 0, 120, 30)
WINDOW = (101.5, 7.4, 110.2, 24.2)
HOLE = (101.6, 7.5, 110.1, 24.1)
DECIMALS = 2  # about 1 km, finer than 1:50m
COARSE, FINE = 0.09, 0.022  # tolerance of the simplification, far and near
SMALLEST = 0.12  # square degrees, about 1,400 km2; smaller islands are left out, all of them
SMALLEST_LAKE = 0.15
NEIGHBOURS = (
    ("Myanmar", "Thailand"),
    ("Myanmar", "Laos"),
    ("Myanmar", "China"),
    ("Laos", "China"),
    ("Laos", "Thailand"),
    ("Thailand", "Malaysia"),
    ("Thailand", "Cambodia"),
    ("Malaysia", "Indonesia"),
)


def main() -> int:
    """Build, and return the exit status: 1 when the build stopped, with the reason on standard error."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scratch", type=Path, default=ROOT / "build" / "basemap", help="folder for downloads")
    parser.add_argument("--target", type=Path, default=TARGET, help="file that gets the result")
    options = parser.parse_args()
    try:
        land, countries = fetch_world(options.scratch)
    except BuildError as error:
        print(f"basemap: {error}", file=sys.stderr)
        return 1
    write_context(options.target, draw_land(land), draw_borders(countries))
    print(f"basemap: wrote {options.target} ({options.target.stat().st_size} bytes)")
    return 0


def fetch_world(scratch: Path) -> tuple[shapely.Geometry, dict[str, shapely.Geometry]]:
    """Return the land of the world, and every country by its English name, WGS 84.

    Raises
    ------
    BuildError
        When a tool is missing or the package is not the pinned one.
    """
    npm, node = program("npm"), program("node")
    folder = unpack(WORLD, npm, scratch / "world")
    mapshaper = install_mapshaper(npm, scratch / "mapshaper")
    layers = {}
    for name in ("land", "countries"):
        out = scratch / "world" / f"{name}.geojson"
        source = ["-i", str(folder / f"{name}-50m.json"), "-target", name]  # the file of countries holds the land too
        command = [node, str(mapshaper), *source, "-o", str(out), "format=geojson", "force"]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            raise BuildError(f"mapshaper could not read {name}-50m.json of {WORLD.spec}.")
        document = json.loads(out.read_bytes())
        layers[name] = document.get("features") or [{"geometry": g} for g in document["geometries"]]
    land = unary_union([shapely.geometry.shape(f["geometry"]).buffer(0) for f in layers["land"]])
    countries = {f["properties"]["name"]: shapely.geometry.shape(f["geometry"]).buffer(0) for f in layers["countries"]}
    return land, countries


def draw_land(land: shapely.Geometry) -> shapely.MultiPolygon:
    """Simplify the land of the region, more so far away, and cut out what the basemap itself draws."""
    near, hole = shapely.box(*NEAR), shapely.box(*HOLE)
    pieces = []
    for island in parts(land.intersection(shapely.box(*REGION))):
        if island.area <= SMALLEST:
            continue
        fine = shapely.simplify(island, FINE).intersection(near)
        coarse = shapely.simplify(island, COARSE).difference(near)
        snapped = unary_union([shapely.set_precision(piece, 10**-DECIMALS) for piece in (fine, coarse)])
        whole = [without_ponds(piece) for piece in parts(snapped) if piece.area > SMALLEST * 2 / 3]
        pieces += [part for piece in whole for part in parts(piece.difference(hole))]
    return shapely.MultiPolygon(pieces)


def draw_borders(countries: dict[str, shapely.Geometry]) -> shapely.Geometry:
    """Return the lines between the neighbours, outside the basemap's window."""
    lines = []
    for one, other in NEIGHBOURS:
        shared = countries[one].boundary.intersection(countries[other].boundary.buffer(1e-6))
        strings = [line for line in shapely.get_parts(shared) if line.geom_type == "LineString"]
        merged = linemerge(strings) if len(strings) > 1 else strings[0]
        lines.append(shapely.simplify(merged, FINE).difference(shapely.box(*WINDOW)))
    return unary_union(lines)


def write_context(path: Path, land: shapely.Geometry, borders: shapely.Geometry) -> None:
    """Write both as GeoJSON, with the lines along which they are cut off, and put the file in the old one's place."""
    west, south, east, north = HOLE
    cuts = {"lon": [REGION[0], west, east, REGION[2]], "lat": [REGION[1], south, north, REGION[3]]}
    head = json.dumps({"type": "FeatureCollection", "cuts": cuts, "source": SOURCE})[:-1]
    lines = [feature_line({"part": "land"}, land, DECIMALS), feature_line({"part": "borders"}, borders, DECIMALS)]
    beside = path.with_suffix(".new")
    beside.write_text(head + ', "features": [\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8", newline="\n")
    beside.replace(path)


def without_ponds(polygon: shapely.Polygon) -> shapely.Polygon:
    lakes = [ring for ring in polygon.interiors if shapely.Polygon(ring).area > SMALLEST_LAKE]
    return shapely.Polygon(polygon.exterior, lakes)


def parts(geometry: shapely.Geometry) -> list[shapely.Polygon]:
    return [piece for piece in shapely.get_parts(geometry) if piece.geom_type == "Polygon" and not piece.is_empty]


if __name__ == "__main__":
    sys.exit(main())
