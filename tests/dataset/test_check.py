"""Rows are checked against each other: keys that point nowhere, twins, and points that cannot be."""

import pytest

from gatemap.dataset.read import read_dataset
from gatemap.errors import DataError
from tests.tiny import change_cell, change_feature


def findings_of(folder):
    with pytest.raises(DataError) as caught:
        read_dataset(folder)
    return caught.value.findings


def only_finding_of(folder):
    errors = [finding for finding in findings_of(folder) if finding.severity == "error"]
    assert len(errors) == 1, [str(finding) for finding in errors]
    return errors[0]


def point(lon: float, lat: float) -> dict:
    return {"type": "Point", "coordinates": [lon, lat]}


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "lacking"),
    [
        ("events.csv", 2, "actors", "post-stone;nobody", "nobody"),
        ("events.csv", 2, "provinces_63", "dong;atlantis", "atlantis"),
        ("events.csv", 2, "provinces_34", "nam", "nam"),
        ("events.csv", 2, "partner_provinces", "north-two", "north-two"),
        ("event_places.csv", 3, "event_id", "d-lost", "d-lost"),
        ("event_places.csv", 3, "place_id", "suoi-do", "suoi-do"),
        ("gate_history.csv", 3, "place_id", "nui-thap", "nui-thap"),
        ("province_reform.csv", 4, "code_34", "bac", "bac"),
    ],
)
def test_a_key_that_points_nowhere_is_named_with_the_file_that_lacks_it(tiny_folder, file, row, column, value, lacking):
    change_cell(tiny_folder, file, row, column, value)
    found = next(finding for finding in findings_of(tiny_folder) if finding.code == "unknown-key")
    assert (found.file, found.row, found.column, found.value) == (file, row, column, lacking)
    assert ".csv" in found.expected or ".geojson" in found.expected


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("guards", "suoi-do"),
        ("part_of", "suoi-do"),
        ("province_63", "bac"),
        ("partner_province", "north-two"),
    ],
)
def test_a_place_that_names_what_does_not_exist_is_told(tiny_folder, column, value):
    change_feature(tiny_folder, "gates.geojson", 3, **{column: value})
    found = next(finding for finding in findings_of(tiny_folder) if finding.code == "unknown-key")
    assert (found.file, found.row, found.column, found.value) == ("gates.geojson", 3, column, value)


def test_two_events_with_one_identifier_are_both_named(tiny_folder):
    change_cell(tiny_folder, "events.csv", 4, "event_id", "d-day")
    twins = [finding for finding in findings_of(tiny_folder) if finding.code == "duplicate"]
    assert {finding.row for finding in twins} == {2, 4}
    assert {(finding.column, finding.value) for finding in twins} == {("event_id", "d-day")}


def test_two_places_with_one_identifier_are_told(tiny_folder):
    change_feature(tiny_folder, "gates.geojson", 2, place_id="suoi-da")
    twins = [finding for finding in findings_of(tiny_folder) if finding.code == "duplicate"]
    assert {finding.row for finding in twins} == {2, 4}


def test_the_same_link_twice_is_told(tiny_folder):
    path = tiny_folder / "event_places.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1]]), encoding="utf-8")
    assert {finding.code for finding in findings_of(tiny_folder)} == {"duplicate"}


def test_a_place_in_two_roles_or_on_both_sides_is_no_duplicate(tiny_dataset):
    links = tiny_dataset.event_places
    assert len(links[(links["event_id"] == "d-day") & (links["place_id"] == "suoi-da")]) == 3


def test_a_point_elsewhere_in_the_world_is_told(tiny_folder):
    change_feature(tiny_folder, "gates.geojson", 4, geometry=point(2.35, 48.85))
    found = only_finding_of(tiny_folder)
    assert (found.code, found.file, found.row) == ("outside-region", "gates.geojson", 4)
    assert "2.35" in found.value and "swapped" not in found.expected


def test_longitude_and_latitude_in_the_wrong_order_are_recognised(tiny_folder):
    change_feature(tiny_folder, "gates.geojson", 4, geometry=point(22.4, 105.1))
    assert "swapped" in only_finding_of(tiny_folder).expected


def test_a_position_that_is_no_point_is_told(tiny_folder):
    line = {"type": "LineString", "coordinates": [[105, 22], [106, 22]]}
    change_feature(tiny_folder, "gates.geojson", 4, geometry=line)
    found = only_finding_of(tiny_folder)
    assert (found.code, found.value) == ("not-a-point", "LineString")


def test_a_precision_without_a_point_is_told(tiny_folder):
    change_feature(tiny_folder, "gates.geojson", 4, geometry=None)
    assert ("position_precision", "exact") in {(finding.column, finding.value) for finding in findings_of(tiny_folder)}


def test_a_point_without_a_precision_is_told(tiny_folder):
    change_feature(tiny_folder, "gates.geojson", 4, position_precision="none")
    assert ("position_precision", "none") in {(finding.column, finding.value) for finding in findings_of(tiny_folder)}


def test_every_finding_says_what_would_have_been_right(tiny_folder):
    change_cell(tiny_folder, "events.csv", 2, "date", "soon")
    change_cell(tiny_folder, "events.csv", 3, "level", "high")
    change_feature(tiny_folder, "gates.geojson", 4, kind="door")
    found = findings_of(tiny_folder)
    assert len(found) == 3
    assert all(finding.expected and finding.severity in ("error", "warning") for finding in found)


def test_findings_of_a_file_come_in_the_order_of_its_rows(tiny_folder):
    for row in (9, 3, 6):
        change_cell(tiny_folder, "events.csv", row, "kind", "tlaks")
    assert [finding.row for finding in findings_of(tiny_folder)] == [3, 6, 9]


def test_a_very_long_value_is_shortened(tiny_folder):
    change_cell(tiny_folder, "events.csv", 2, "kind", "x" * 5000)
    assert len(only_finding_of(tiny_folder).value) < 200
