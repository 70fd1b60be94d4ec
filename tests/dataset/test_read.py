"""Files become checked, typed frames; what is wrong with them is named by file, row, column and value."""

import codecs
import json

import geopandas as gpd
import pandas as pd
import pytest

from gatemap.dataset.read import read_dataset
from gatemap.errors import DataError, Finding
from tests.tiny import BOXES, EVENTS, LINKS, POSITIONS, change_cell, change_feature, rows


def findings_of(folder) -> tuple[Finding, ...]:
    with pytest.raises(DataError) as caught:
        read_dataset(folder)
    return caught.value.findings


def test_every_row_of_every_file_is_kept(tiny_dataset):
    assert list(tiny_dataset.events["event_id"]) == [row["event_id"] for row in rows(EVENTS)]
    assert len(tiny_dataset.event_places) == len(rows(LINKS))
    assert list(tiny_dataset.places["place_id"]) == list(POSITIONS)
    assert list(tiny_dataset.provinces_63["code"]) == list(BOXES["63"])


def test_an_event_carries_the_span_of_its_date(tiny_dataset):
    event = tiny_dataset.events.set_index("event_id").loc["d-days"]
    assert (event["date_earliest"], event["date_latest"]) == (
        pd.Timestamp("2022-11-24"),
        pd.Timestamp("2022-11-26"),
    )


def test_positions_are_longitude_and_latitude_in_wgs_84(tiny_dataset):
    places = tiny_dataset.places.set_index("place_id")
    assert isinstance(tiny_dataset.places, gpd.GeoDataFrame) and tiny_dataset.places.crs.to_epsg() == 4326
    assert (places.geometry["suoi-da"].x, places.geometry["suoi-da"].y) == (105.1, 22.4)
    assert places.geometry["ban-xa"] is None


def test_a_null_property_is_an_empty_text_and_a_number_stays_a_number(tiny_dataset):
    places = tiny_dataset.places.set_index("place_id")
    assert places.loc["post-suoi-da", "level"] == ""
    assert places.loc["suoi-da", "name_attested"] == "true"
    assert places.loc["suoi-da", "border_km"] == 0.4 and pd.isna(places.loc["ban-xa", "border_km"])


def test_text_is_never_taken_for_a_number_or_for_nothing(tiny_folder):
    change_cell(tiny_folder, "events.csv", 2, "title", "NA")
    change_cell(tiny_folder, "events.csv", 2, "venue", "007")
    event = read_dataset(tiny_folder).events.iloc[0]
    assert (event["title"], event["venue"]) == ("NA", "007")


def test_a_byte_order_mark_is_no_part_of_the_first_column(tiny_folder):
    for file in ("events.csv", "gates.geojson"):
        path = tiny_folder / file
        path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())
    assert len(read_dataset(tiny_folder).events) == len(rows(EVENTS))


def test_a_cell_may_hold_commas_and_quotes(tiny_folder):
    title = 'Talks, "frank", at the bridge'
    change_cell(tiny_folder, "events.csv", 2, "title", title)
    assert read_dataset(tiny_folder).events.loc[0, "title"] == title


def test_a_missing_folder_names_every_missing_file(tmp_path):
    found = findings_of(tmp_path / "nowhere")
    assert {finding.code for finding in found} == {"missing-file"}
    assert {"events.csv", "gates.geojson"} <= {finding.file for finding in found}


def test_problems_of_several_files_are_told_at_once(tiny_folder):
    change_cell(tiny_folder, "events.csv", 3, "kind", "tlaks")
    change_cell(tiny_folder, "gate_history.csv", 2, "change", "moved")
    change_feature(tiny_folder, "gates.geojson", 2, level="huge")
    found = {(finding.file, finding.row, finding.column, finding.value) for finding in findings_of(tiny_folder)}
    assert found == {
        ("events.csv", 3, "kind", "tlaks"),
        ("gate_history.csv", 2, "change", "moved"),
        ("gates.geojson", 2, "level", "huge"),
    }


def test_a_row_with_a_cell_too_many_is_named(tiny_folder):
    path = tiny_folder / "event_places.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[3] += ",one more"
    path.write_text("\n".join(lines), encoding="utf-8")
    (found,) = findings_of(tiny_folder)
    assert (found.code, found.file, found.row) == ("ragged-row", "event_places.csv", 4)
    assert "5 cells" in found.expected and "6" in found.expected


def test_a_row_with_a_cell_too_few_is_named(tiny_folder):
    path = tiny_folder / "event_places.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[5] = lines[5].rpartition(",")[0]
    path.write_text("\n".join(lines), encoding="utf-8")
    (found,) = findings_of(tiny_folder)
    assert (found.code, found.file, found.row) == ("ragged-row", "event_places.csv", 6)


def test_rows_are_numbered_as_a_spreadsheet_does_blank_ones_included(tiny_folder):
    change_cell(tiny_folder, "events.csv", 4, "kind", "tlaks")
    path = tiny_folder / "events.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:2], "", *lines[2:]]), encoding="utf-8")
    (found,) = findings_of(tiny_folder)
    assert (found.row, found.value) == (5, "tlaks")


def test_a_file_in_another_encoding_says_so(tiny_folder):
    path = tiny_folder / "events.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    (found,) = findings_of(tiny_folder)
    assert (found.code, found.file) == ("not-utf-8", "events.csv") and "UTF-8" in found.expected


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_an_empty_csv_file_is_told(tiny_folder, content):
    (tiny_folder / "events.csv").write_text(content, encoding="utf-8")
    assert findings_of(tiny_folder)[0].file == "events.csv"


def test_a_lost_column_and_an_invented_one_are_both_named(tiny_folder):
    path = tiny_folder / "organisations.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("org_id,name_en", "org_id,name_english", 1), encoding="utf-8")
    found = {(finding.code, finding.column) for finding in findings_of(tiny_folder)}
    assert {("missing-column", "name_en"), ("extra-column", "name_english")} <= found


def test_broken_json_is_told_with_its_line(tiny_folder):
    (tiny_folder / "gates.geojson").write_text('{"type": "FeatureCollection",\n"features": [}', encoding="utf-8")
    (found,) = findings_of(tiny_folder)
    assert (found.code, found.file, found.row) == ("not-json", "gates.geojson", 2)


@pytest.mark.parametrize("document", [[], {}, {"type": "Feature"}, {"type": "FeatureCollection", "features": {}}, 7])
def test_json_that_is_no_feature_collection_is_told(tiny_folder, document):
    (tiny_folder / "gates.geojson").write_text(json.dumps(document), encoding="utf-8")
    (found,) = findings_of(tiny_folder)
    assert (found.code, found.file) == ("not-geojson", "gates.geojson")


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point"},
        {"type": "Point", "coordinates": []},
        {"type": "Dot", "coordinates": [105, 21]},
        "here",
        5,
    ],
)
def test_a_geometry_that_cannot_be_read_is_told_with_its_feature(tiny_folder, geometry):
    change_feature(tiny_folder, "gates.geojson", 3, geometry=geometry)
    (found,) = findings_of(tiny_folder)
    assert (found.code, found.file, found.row) == ("bad-feature", "gates.geojson", 3)


def test_the_old_provinces_are_checked_as_the_new_ones_are(tiny_folder):
    (tiny_folder / "basemap" / "provinces_63.geojson").unlink()
    (found,) = findings_of(tiny_folder)
    assert found.code == "missing-file" and "provinces_63.geojson" in found.file
