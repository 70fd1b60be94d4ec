"""Gates and posts: one row a place, one name a place, and a source for each."""

import pytest

from tests.dataset.rules.good_folder import Case, change, findings_after, found, name_of

GATES = "gates.geojson"
TWIN = {"province_63": "nam", "province_34": "tay", "partner": "KH", "geometry": None, "border_km": None}
BREAKS = [
    Case([change(GATES, 1, name_vi="Núi Cao")], "shared-name", "warning", at=(GATES, 1, "name_vi")),
    Case([change(GATES, 1, aliases="Xóm;Nui Cao")], "shared-name", "warning", at=(GATES, 1, "aliases")),
    Case(
        [change(GATES, 1, partner_aliases="Suối Đá")],
        "shared-name",
        "warning",
        at=(GATES, 1, "partner_aliases"),
    ),
    Case([change(GATES, 4, guards="nui-cao")], "tie", at=(GATES, 4, "guards")),
    Case([change(GATES, 3, level="main")], "tie", at=(GATES, 3, "level")),
    Case([change(GATES, 1, part_of="ban-xa")], "tie", at=(GATES, 1, "part_of")),
    Case([change(GATES, 1, part_of="post-suoi-da")], "tie", at=(GATES, 1, "part_of")),
    Case([change(GATES, 1, source_url=None)], "missing-source", at=(GATES, 1, "source_url")),
    Case([change(GATES, 2, position_source=None)], "missing-source", at=(GATES, 2, "position_source")),
    Case([change(GATES, 2, position_licence=None)], "missing-source", at=(GATES, 2, "position_licence")),
    Case([change(GATES, 1, kind="post", level=None)], "place-id", at=(GATES, 1, "place_id")),
    Case([change(GATES, 1, place_id="xom")], "order", "warning", at=(GATES, 2, "place_id")),
]
ALLOWED = [
    Case([change(GATES, 1, source_url=None, source_note="A decree, read on paper.")]),
    # Both sides of one pair may share a name, and one crossing may stand opposite two gates.
    Case([change(GATES, 1, partner_name_en="Ban Xa"), change(GATES, 2, partner_name_en="Ban Xi")]),
    Case([change(GATES, 1, partner_name_en="Dongxing"), change(GATES, 4, partner_name_en="Dongxing")]),
    # A post and the gate it guards.
    Case([change(GATES, 3, aliases="Suoi Da")]),
    Case([change(GATES, 1, part_of="nui-cao", aliases="Nui Cao")]),
]


def test_two_places_of_one_name_in_one_province_are_one(tmp_path):
    """Only the tones of a name are not enough to tell two places apart."""
    same = change(GATES, 2, name_vi="Bàn Xã", name_en="Ban Xa", position_precision="none", **TWIN)
    findings = findings_after(tmp_path, [same])
    assert ("duplicate-place", "error", 2) in {(found.code, found.severity, found.row) for found in findings}


def test_a_part_of_a_gate_may_have_its_name(tmp_path):
    part = change(GATES, 2, name_vi="Bản Xa", position_precision="none", part_of="ban-xa", **TWIN)
    assert "duplicate-place" not in {found.code for found in findings_after(tmp_path, [part])}


@pytest.mark.parametrize("case", BREAKS, ids=name_of)
def test_what_is_wrong_is_found_and_nothing_else(tmp_path, case):
    assert found(tmp_path, case) == {(case.code, case.severity)}


@pytest.mark.parametrize("case", ALLOWED)
def test_what_only_looks_wrong_is_left_alone(tmp_path, case):
    assert found(tmp_path, case) == set()
