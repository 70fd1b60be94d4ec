"""Rules on positions: every point against the border line, the province claimed, and the other points.

Distances are taken in UTM zone 48 N (EPSG:32648). Vietnam's land borders lie between 102.1 and 109.5 degrees east,
where its scale is at most 0.3 % off: 40 m at the longest distance that is compared here.
"""

from collections.abc import Iterator

import geopandas as gpd
import shapely

from gatemap.dataset.check import REGION
from gatemap.dataset.rules.base import (
    BORDER_LINE,
    GATES,
    PROVINCES,
    PROVINCES_63,
    Files,
    error,
    rule,
    warning,
)
from gatemap.dataset.rules.places import related
from gatemap.errors import Finding
from gatemap.text import fold, slug

METRIC = "EPSG:32648"
# The outer border as drawn: simplified at 100 m, coordinates rounded to 4 decimals (11 m), so a point set on the finer
# line may lie this far off; a gate's buildings may stand this far beyond it (data/basemap, measured: worst 99.6 m).
LINE_KM = 0.2
# Inner province borders are estimates. Against an independent set of outlines, sampled every 300 m, they are 1.0 km
# off on average, within 2.7 km for 95 % of the line, and up to 17 km at single places (see the basemap's notes).
INNER_BORDER_95_KM = 2.7
INNER_BORDER_WORST_KM = 17.0
# How far a gate may lie from the line by its precision: 'exact' is within 1 km of the gate and 'near' within 5 km, and
# the gate is on the line; 'exact' also allows for the line's own error. For 'area' it is what a large commune spans.
FAR_KM = {"exact": 1.2, "near": 5.0, "area": 12.0}
# A post may stand at its commune's centre, well behind the line.
POST_KM = 12.0
# border_km is written with one decimal and was measured on the line before it was simplified at 100 m.
BORDER_KM_TOLERANCE = 0.2
TOO_CLOSE_M = 200.0


@rule(GATES, PROVINCES, PROVINCES_63)
def claimed_province(files: Files) -> Iterator[Finding]:
    """A point lies in the province claimed under each system, within the error of the borders between provinces."""
    points = metric_points(files)
    for column, layer in (("province_63", PROVINCES_63), ("province_34", PROVINCES)):
        polygons = dict(zip(files.frames[layer]["code"], files.shapes[layer].to_crs(METRIC), strict=True))
        claimed = files.frames[GATES][column]
        for row, point in points.items():
            if claimed[row] not in polygons:
                continue
            away = point.distance(polygons[claimed[row]]) / 1000
            if not away > INNER_BORDER_95_KM:
                continue
            inside = next((code for code, area in polygons.items() if area.contains(point)), "no province of Vietnam")
            expected = (
                f"a point in the province claimed; it is {away:.1f} km outside, in {inside} "
                f"(borders between provinces are drawn within {INNER_BORDER_95_KM} km for 95 % of their length)"
            )
            severe = error if away > INNER_BORDER_WORST_KM else warning
            yield severe("other-province", GATES, row, column, claimed[row], expected)


@rule(GATES, BORDER_LINE)
def far_from_border(files: Files) -> Iterator[Finding]:
    """A gate lies on the border, within what its precision allows; a post need not."""
    for row, distances in border_distances(files).items():
        place = files.frames[GATES].loc[row]
        away = distances.get(place["partner"])
        if away is None:
            continue
        post = place["kind"] == "post"
        limit = POST_KM if post else FAR_KM.get(place["position_precision"], FAR_KM["area"])
        if away > limit:
            expected = (
                f"at most {limit:g} km from the border with {place['partner']} for "
                + ("a post" if post else f"precision {place['position_precision']}")
                + "; mend the point, or give it a coarser precision and say why in position_note"
            )
            severe = warning if post or place["position_precision"] == "area" else error
            yield severe("far-from-border", GATES, row, "geometry", f"{away:.1f} km", expected)
        nearest = min(distances, key=distances.get)
        if distances[nearest] + LINE_KM < away:
            expected = f"a point nearer to {place['partner']} than to {nearest}, or another partner"
            yield warning("other-border", GATES, row, "partner", place["partner"], expected)


@rule(GATES, BORDER_LINE)
def distance_column(files: Files) -> Iterator[Finding]:
    """`border_km` is the distance from the point to the border line with the partner."""
    distances = border_distances(files)
    for place in files.rows(GATES):
        away = distances.get(place.Index, {}).get(place.partner)
        if away is None:
            if place.border_km and place.position_precision == "none":
                yield error("border-km", GATES, place.Index, "border_km", place.border_km, "nothing without a position")
            continue
        given = _number(place.border_km)
        if given is None or not abs(given - away) <= BORDER_KM_TOLERANCE:
            expected = f"{away:.1f}, the distance in km from the point to the border line as drawn"
            yield error("border-km", GATES, place.Index, "border_km", place.border_km or None, expected)


@rule(GATES)
def shared_points(files: Files) -> Iterator[Finding]:
    """Two places closer than 200 m say so: by `guards`, `part_of`, or a `position_note` that names the other."""
    points = metric_points(files)
    geometries = points.to_numpy()
    pairs = shapely.STRtree(geometries).query(geometries, predicate="dwithin", distance=TOO_CLOSE_M)
    places = {place.Index: place for place in files.rows(GATES)}
    for first, second in sorted(zip(*pairs, strict=True)):
        if first >= second:
            continue
        place, other = places[points.index[first]], places[points.index[second]]
        apart = geometries[first].distance(geometries[second])
        if not (related(place, other) or _names_other(place, other) or _names_other(other, place)):
            expected = (
                f"places at least {TOO_CLOSE_M:g} m apart; {other.place_id} (row {other.Index}) is {apart:.0f} m off: "
                "join the two, or name the other place in position_note"
            )
            yield error("shared-point", GATES, place.Index, "geometry", place.place_id, expected)
        for post, gate in ((place, other), (other, place)):
            if post.kind == "post" and post.guards == gate.place_id and apart < 1 and not post.position_note:
                expected = f"a position_note that says the post stands at the point of its gate {gate.place_id}"
                yield error("post-on-gate", GATES, post.Index, "position_note", None, expected)


def metric_points(files: Files) -> gpd.GeoSeries:
    """Return the points of places inside the region, in metres (EPSG:32648); what is outside is reported elsewhere."""
    shapes = files.shapes[GATES]
    west, south, east, north = REGION
    good = [
        row
        for row, shape in shapes.items()
        if shape is not None and shape.geom_type == "Point" and west <= shape.x <= east and south <= shape.y <= north
    ]
    return shapes.loc[good].to_crs(METRIC)


def border_distances(files: Files) -> dict[int, dict[str, float]]:
    """Return, by row of a place, its distance in km to the border line with each partner."""
    partners = files.frames[BORDER_LINE]["partner"]
    lines = dict(zip(partners, files.shapes[BORDER_LINE].to_crs(METRIC), strict=True))
    points = metric_points(files)
    return {
        row: {partner: point.distance(line) / 1000 for partner, line in lines.items()} for row, point in points.items()
    }


def _names_other(place, other) -> bool:
    """Tell whether the note on a position names another place, by identifier or by name."""
    note = place.position_note
    if not note:
        return False
    folded = f" {fold(note)} "
    names = (other.place_id.replace("-", " "), fold(other.name_vi), fold(other.name_en), slug(other.name_en))
    return any(name and f" {name} " in folded for name in names)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
