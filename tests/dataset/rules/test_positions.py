"""Points lie where they claim to, as closely as their precision says."""

import pytest

from gatemap.dataset.rules import positions
from tests.dataset.rules.good_folder import Case, change, found, name_of, point

GATES = "gates.geojson"
# One degree of latitude is about 110.7 km here.
BREAKS = [
    Case(
        [change(GATES, 2, geometry=point(104, 21.05), border_km="0")],
        "other-province",
        "warning",
        at=(GATES, 2, "province_63"),
    ),
    Case(
        [change(GATES, 2, geometry=point(104, 21.2), border_km="0")],
        "other-province",
        at=(GATES, 2, "province_34"),
    ),
    Case(
        [change(GATES, 4, geometry=point(105.1, 22.485), border_km="1.7")],
        "far-from-border",
        at=(GATES, 4, "geometry"),
    ),
    Case(
        [change(GATES, 4, geometry=point(105.1, 22.453), border_km="5.2", position_precision="near")],
        "far-from-border",
    ),
    Case(
        [change(GATES, 2, geometry=point(104.13, 20.5), border_km="13.6")],
        "far-from-border",
        "warning",
        at=(GATES, 2, "geometry"),
    ),
    Case(
        [change(GATES, 3, geometry=point(105.1, 22.38), border_km="13.3")],
        "far-from-border",
        "warning",
        at=(GATES, 3, "geometry"),
    ),
    Case(
        [change(GATES, 3, geometry=point(104.05, 22.42), border_km="8.9")],
        "other-border",
        "warning",
        at=(GATES, 3, "partner"),
    ),
    Case([change(GATES, 3, border_km="5.1")], "border-km", at=(GATES, 3, "border_km")),
    Case([change(GATES, 3, border_km=None)], "border-km", at=(GATES, 3, "border_km")),
    Case([change(GATES, 1, border_km="2.0")], "border-km", at=(GATES, 1, "border_km")),
    Case(
        [change(GATES, 3, guards=None, geometry=point(105.1, 22.499), border_km="0.1")],
        "shared-point",
        at=(GATES, 3, "geometry"),
    ),
    Case(
        [change(GATES, 3, geometry=point(105.1, 22.5), border_km="0")],
        "post-on-gate",
        at=(GATES, 3, "position_note"),
    ),
]
ALLOWED = [
    Case([change(GATES, 2, geometry=point(104, 21.02), border_km="0")]),
    Case([change(GATES, 4, geometry=point(105.1, 22.4895), border_km="1.2")]),
    Case([change(GATES, 2, geometry=point(104.11, 20.5), border_km="11.5")]),
    Case([change(GATES, 3, border_km="5.6")]),
    Case([change(GATES, 3, geometry=point(105.1, 22.5), border_km="0", position_note="Drawn at its gate.")]),
    Case([change(GATES, 3, guards=None, geometry=point(105.1, 22.5), border_km="0", position_note="At Suối Đá.")]),
]


def test_tolerances_are_those_that_the_precisions_promise():
    assert positions.FAR_KM["exact"] >= 1 and positions.FAR_KM["near"] == 5
    assert positions.INNER_BORDER_95_KM < positions.INNER_BORDER_WORST_KM


@pytest.mark.parametrize("case", BREAKS, ids=name_of)
def test_what_is_wrong_is_found_and_nothing_else(tmp_path, case):
    assert found(tmp_path, case) == {(case.code, case.severity)}


@pytest.mark.parametrize("case", ALLOWED)
def test_what_only_looks_wrong_is_left_alone(tmp_path, case):
    assert found(tmp_path, case) == set()
