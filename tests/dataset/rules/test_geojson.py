"""Geometry is as RFC 7946 has it."""

import pytest

from tests.dataset.rules.good_folder import Case, box, change, found, name_of, point

GATES, PROVINCES, TOWNS = "gates.geojson", "provinces.geojson", "basemap/towns.geojson"
CLOCKWISE = {"type": "Polygon", "coordinates": [box(104, 21, 106, 22.5)["coordinates"][0][::-1]]}
HOLE = {
    "type": "Polygon",
    "coordinates": [*box(104, 21, 106, 22.5)["coordinates"], *box(105, 21.5, 105.2, 22)["coordinates"]],
}
RIGHT_HOLE = {"type": "Polygon", "coordinates": [HOLE["coordinates"][0], HOLE["coordinates"][1][::-1]]}
BOW_TIE = {"type": "Polygon", "coordinates": [[[104, 21], [106, 22.5], [106, 21], [104, 22.6], [104, 21]]]}
BREAKS = [
    Case([change(GATES, 2, geometry=point(104.0000001, 20.5))], "decimals", at=(GATES, 2, "geometry")),
    Case([change(PROVINCES, 1, geometry=CLOCKWISE)], "winding", at=(PROVINCES, 1, "geometry")),
    Case([change(PROVINCES, 1, geometry=HOLE)], "winding", at=(PROVINCES, 1, "geometry")),
    Case([change(TOWNS, 1, geometry=CLOCKWISE)], "winding", at=(TOWNS, 1, "geometry")),
    Case([change(TOWNS, 1, geometry=BOW_TIE)], "invalid-area", at=(TOWNS, 1, "geometry")),
]
ALLOWED = [
    Case([change(GATES, 2, geometry=point(104.000001, 20.500001))]),
    Case([change(PROVINCES, 1, geometry=RIGHT_HOLE)]),
    Case([change(TOWNS, 1, geometry={"type": "MultiPolygon", "coordinates": [RIGHT_HOLE["coordinates"]]})]),
]


@pytest.mark.parametrize("case", BREAKS, ids=name_of)
def test_what_is_wrong_is_found_and_nothing_else(tmp_path, case):
    assert found(tmp_path, case) == {(case.code, case.severity)}


@pytest.mark.parametrize("case", ALLOWED)
def test_what_only_looks_wrong_is_left_alone(tmp_path, case):
    assert found(tmp_path, case) == set()
