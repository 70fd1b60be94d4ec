"""Provinces agree with the reform, with the places of an event, and with its countries."""

import pytest

from tests.dataset.rules.good_folder import Case, change, found, name_of

EVENTS, GATES, LINKS, BODIES = "events.csv", "gates.geojson", "event_places.csv", "organisations.csv"
PROVINCES, OLD = "provinces.geojson", "basemap/provinces_63.geojson"
BREAKS = [
    Case([change(GATES, 1, province_34="dong")], "province-systems", at=(GATES, 1, "province_34")),
    Case([change(EVENTS, 4, provinces_34="tay")], "province-systems", at=(EVENTS, 4, "provinces_34")),
    Case([change(EVENTS, 4, provinces_63="")], "province-systems", at=(EVENTS, 4, "provinces_63")),
    Case([change(OLD, 3, code_34="dong")], "province-systems", at=(OLD, 3, "code_34")),
    Case([change(PROVINCES, 2, codes_63="tay")], "province-systems", at=(PROVINCES, 2, "codes_63")),
    Case(
        [change(LINKS, 4, place_id="suoi-da", name="Suoi Da")],
        "province-of-place",
        at=(EVENTS, 3, "provinces_63"),
    ),
    Case([change(GATES, 4, partner_province="west-one")], "partner-country", at=(GATES, 4, "partner_province")),
    Case([change(EVENTS, 4, partner_provinces="west-one")], "partner-country", at=(EVENTS, 4, "countries")),
    Case(
        [change(EVENTS, 2, countries="VN;LA", partner_provinces="")],
        "place-of-other-border",
        "warning",
        at=(LINKS, 3, "place_id"),
    ),
    Case([change(BODIES, 2, province="west-one")], "unknown-key", at=(BODIES, 2, "province")),
    Case([change(BODIES, 3, province="north-one")], "unknown-key", at=(BODIES, 3, "province")),
]
ALLOWED = [
    # A unit made of several provinces does not tell which of them is meant.
    Case([change(EVENTS, 3, provinces_63="")]),
    # What Vietnamese bodies do among themselves may be about any neighbour.
    Case([change(EVENTS, 2, countries="VN")]),
    # An event that names no province belongs to those of its places.
    Case([change(EVENTS, 3, provinces_63="", provinces_34="")]),
    Case([change(BODIES, 3, province="")]),
]


@pytest.mark.parametrize("case", BREAKS, ids=name_of)
def test_what_is_wrong_is_found_and_nothing_else(tmp_path, case):
    assert found(tmp_path, case) == {(case.code, case.severity)}


@pytest.mark.parametrize("case", ALLOWED)
def test_what_only_looks_wrong_is_left_alone(tmp_path, case):
    assert found(tmp_path, case) == set()
