"""The base map: only local addresses, and the same script at every rerun."""

import json
import re

import pytest
import streamlit_folium

from gatemap.render.basemap import ASSETS, ATTRIBUTION, SCRIPT_FILES, LocalMap, component_url, fingerprint
from gatemap.ui import map_component

OUTSIDE = re.compile(r"https?:|[\"'(]//")


def base_script(base: LocalMap) -> str:
    """Return the script that st_folium sends and whose change would remount the map."""
    base.get_root().render()
    base.render()
    return streamlit_folium._get_map_string(base)


def test_every_script_and_style_is_served_by_the_app():
    urls = [url for _, url in (*LocalMap.default_js, *LocalMap.default_css)]
    assert urls
    assert all(url.startswith("../gatemap.ui.map_component.") for url in urls)


def test_nothing_that_is_sent_names_an_address_outside():
    base = LocalMap()
    assert not OUTSIDE.search(base_script(base))
    assert not OUTSIDE.search(streamlit_folium._get_header(base))


@pytest.mark.parametrize("file", [*SCRIPT_FILES, "gatemap.css"])
def test_no_asset_names_an_address_outside(file):
    text = (ASSETS / file).read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not OUTSIDE.search(text)


@pytest.mark.parametrize("file", SCRIPT_FILES)
def test_no_script_makes_html_out_of_text(file):
    text = (ASSETS / file).read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", text)


def test_the_script_is_the_same_at_every_rerun():
    assert base_script(LocalMap("a")) == base_script(LocalMap("a"))


def test_new_files_of_the_base_map_change_the_script():
    assert base_script(LocalMap("a")) != base_script(LocalMap("b"))


def test_the_script_names_the_sources():
    config = re.search(r"gatemap\.setup\(map_div, (.*)\);", base_script(LocalMap("a")))[1]
    assert json.loads(config)["attribution"] == ATTRIBUTION


def test_every_asset_exists_and_every_script_is_loaded():
    of_tables = {"grid.js"}  # the tables of the cooperation page, which have no map
    assert {path.name for path in ASSETS.glob("*.js")} - of_tables == set(SCRIPT_FILES)
    assert (ASSETS / "gatemap.css").is_file()
    assert json.loads((ASSETS / "context.geojson").read_text(encoding="utf-8"))["features"]


def test_the_component_names_are_those_in_the_addresses():
    assert component_url("leaflet", "leaflet.js") == f"../{map_component.__name__}.leaflet/leaflet.js"


def test_the_fingerprint_follows_the_content(tmp_path):
    for name, text in (("one", "a"), ("two", "a"), ("three", "b")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(text)
    assert fingerprint(tmp_path / "one") == fingerprint(tmp_path / "two") != fingerprint(tmp_path / "three")
    assert fingerprint(tmp_path / "missing") == ""


@pytest.mark.parametrize(
    "drawing",
    [
        None,
        {},
        {"properties": None},
        {"properties": {"id": "huu-nghi"}},
        {"properties": {"kind": "place", "id": 7}},
        {"properties": {"kind": "script", "id": "huu-nghi"}},
    ],
)
def test_a_drawing_that_is_not_ours_is_no_click(drawing):
    assert map_component.clicked(drawing) is None


def test_each_click_is_handed_on_once(monkeypatch):
    session = {}
    monkeypatch.setattr(map_component.st, "session_state", session)
    drawing = {"properties": {"kind": "place", "id": "huu-nghi"}}
    session["map"] = {"last_active_drawing": drawing, "last_object_clicked_count": None}
    assert map_component._new_click("map") is None
    session["map"] = {"last_active_drawing": drawing, "last_object_clicked_count": 7}
    assert map_component._new_click("map") == ("place", "huu-nghi")
    assert map_component._new_click("map") is None
    session["map"] = {"last_active_drawing": drawing, "last_object_clicked_count": 9}
    assert map_component._new_click("map") == ("place", "huu-nghi")
