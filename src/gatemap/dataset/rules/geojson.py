"""Rules on geometry as RFC 7946 has it, for every GeoJSON file of the folder."""

from collections.abc import Iterator

import numpy as np
import shapely

from gatemap.dataset.rules.base import Files, error, rule
from gatemap.errors import Finding

# RFC 7946, 11.2: six decimals are about 10 cm, more say nothing and make files large.
DECIMALS = 6
_POLYGONS = frozenset({"Polygon", "MultiPolygon"})


@rule()
def decimals(files: Files) -> Iterator[Finding]:
    """Coordinates have at most six decimals."""
    for file, shapes in files.shapes.items():
        for row, shape in shapes.items():
            if shape is None:
                continue
            coordinates = shapely.get_coordinates(shape)
            # Far below half of the sixth decimal, far above what binary fractions cost.
            long = np.abs(coordinates - coordinates.round(DECIMALS)).max(axis=1, initial=0) > 1e-9
            if long.any():
                value = ", ".join(str(number) for number in coordinates[long][0])
                expected = f"at most {DECIMALS} decimals in a coordinate; round it"
                yield error("decimals", file, row, "geometry", value, expected)


@rule()
def right_hand_rule(files: Files) -> Iterator[Finding]:
    """Outer rings run counterclockwise and holes clockwise, and areas do not cross themselves."""
    for file, shapes in files.shapes.items():
        for row, shape in shapes.items():
            if shape is None or shape.geom_type not in _POLYGONS:
                continue
            if not shape.is_valid:
                expected = f"an area that does not cross itself ({shapely.is_valid_reason(shape)})"
                yield error("invalid-area", file, row, "geometry", shape.geom_type, expected)
            parts = shapely.get_parts(shape)
            holes = [ring for part in parts for ring in part.interiors]
            outer_right = shapely.is_ccw(shapely.get_exterior_ring(parts)).all()
            if not outer_right or any(ring.is_ccw for ring in holes):
                expected = "outer rings counterclockwise and holes clockwise (RFC 7946, 3.1.6); wind them anew"
                yield error("winding", file, row, "geometry", shape.geom_type, expected)
