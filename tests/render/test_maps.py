"""The feature group of the places: what travels to the browser, and that no text in it can do harm."""

import json
import re

import folium
import pandas as pd
import pytest
import streamlit_folium
from jinja2 import Template

from gatemap.render.basemap import LocalMap
from gatemap.render.maps import (
    FULL_SIZE_EVENTS,
    LARGEST,
    QUIET,
    SMALLEST,
    SYMBOLS,
    MapOptions,
    MapTexts,
    PlaceLayer,
    place_layer,
    radius,
)
from gatemap.render.tiles import OPENSTREETMAP

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "${{alert(1)}}",
    "`+alert(1)+`",
    "</script><script>alert(1)</script>",
    "{{{{ 7*7 }}}} {{ 'alert' }}",
    "{% raise %} {# no end",
    "'; alert(1); '",
    "\\'; alert(1); //\u2028\u2029",
    "map_div feature_group_0 alert(coords);",
]
NO_PROVINCES = pd.DataFrame(columns=["code", "lon", "lat", "events", "selected", "name", "lines"])


def a_place(**changes) -> dict:
    place = {
        "place_id": "huu-nghi",
        "lon": 106.7123456,
        "lat": 21.9765432,
        "symbol": "international",
        "precision": "exact",
        "uncertainty_km": float("nan"),
        "events": 3,
        "selected": False,
        "name": "Hữu Nghị",
        "lines": ["International gate", "China"],
    }
    return place | changes


def a_province(**changes) -> dict:
    province = {
        "code": "lang-son",
        "lon": 106.5,
        "lat": 21.8,
        "events": 2,
        "selected": False,
        "name": "Lạng Sơn",
        "lines": ["2 events"],
    }
    return province | changes


def drawn(places=(), provinces=(), options=None) -> PlaceLayer:
    """Return the layer of some places and provinces, given as dicts."""
    places = pd.DataFrame(list(places), columns=list(a_place()))
    provinces = pd.DataFrame(list(provinces), columns=list(a_province()))
    return place_layer(places, provinces, options)


def payload(layer: PlaceLayer) -> dict:
    return json.loads(layer.payload)


def script(layer: PlaceLayer) -> str:
    """Return what st_folium would send to the browser to be run."""
    base = LocalMap()
    streamlit_folium._get_map_string(base)
    return streamlit_folium._get_feature_group_string(layer, map=base)


def test_a_place_travels_as_one_row_with_its_lines_in_a_shared_pool():
    sent = payload(drawn([a_place(), a_place(place_id="chi-ma", lines=["Main gate", "China"])]))
    assert sent["places"][0] == [
        "huu-nghi", 106.71235, 21.97654, "international", "exact", 0, radius(3), 3, 0, "Hữu Nghị", [0, 1],
    ]  # fmt: skip
    assert sent["places"][1][-1] == [2, 1]
    assert sent["texts"] == ["International gate", "China", "Main gate"]


def test_a_place_without_a_position_is_left_out():
    rows = [a_place(lon=float("nan")), a_place(lat=None), a_place(place_id="chi-ma")]
    assert [row[0] for row in payload(drawn(rows))["places"]] == ["chi-ma"]


def test_the_uncertainty_of_an_area_travels_in_km():
    assert payload(drawn([a_place(precision="area", uncertainty_km=8)]))["places"][0][4:6] == ["area", 8.0]


def test_a_province_without_events_is_drawn_only_when_selected():
    rows = [
        a_province(),
        a_province(code="cao-bang", events=0),
        a_province(code="lao-cai", events=0, selected=True),
    ]
    assert [row[0] for row in payload(drawn(provinces=rows))["provinces"]] == ["lang-son", "lao-cai"]


def test_nothing_in_view_still_makes_a_layer():
    sent = payload(drawn())
    assert (sent["places"], sent["provinces"], sent["texts"]) == ([], [], [])


@pytest.mark.parametrize("events", [1, 2, 5, 9, FULL_SIZE_EVENTS])
def test_the_area_of_a_symbol_is_in_proportion_to_its_events(events):
    assert radius(events) ** 2 == pytest.approx(events * SMALLEST**2, rel=0.02)


def test_radii_stay_between_the_smallest_and_the_largest():
    assert radius(0) == QUIET < SMALLEST
    assert radius(1, top=100_000) == SMALLEST
    assert radius(100_000, top=100_000) == LARGEST


def test_the_legend_shows_the_sizes_that_are_on_the_map():
    sizes = payload(drawn([a_place(events=64)]))["options"]["sizes"]
    assert sizes == [[1, SMALLEST], [16, 10.0], [64, LARGEST]]


def test_online_tiles_are_off_unless_asked_for(monkeypatch):
    monkeypatch.delenv("GATEMAP_TILES", raising=False)
    assert payload(drawn())["options"]["tiles"] is None
    assert payload(drawn(options=MapOptions(tiles=True)))["options"]["tiles"]["url"] == OPENSTREETMAP.url


def test_tiles_come_from_the_server_of_an_office_or_from_none(monkeypatch):
    own = "http://tiles.example.org:8080/vn/{z}/{x}/{y}.png"
    for setting, url in ((own, own), ("off", None)):
        monkeypatch.setenv("GATEMAP_TILES", setting)
        tiles = payload(drawn(options=MapOptions(tiles=True)))["options"]["tiles"]
        assert (tiles and tiles["url"]) == url


def test_the_legend_lists_what_the_caller_names_in_his_order():
    texts = MapTexts(symbols={"post": "Đồn", "main": "Chính"}, precisions={})
    options = payload(drawn(options=MapOptions(texts=texts)))["options"]
    assert options["symbols"] == [["post", "Đồn"], ["main", "Chính"]]
    assert options["precisions"] == []


def test_units_and_language_travel():
    options = payload(drawn(options=MapOptions(units="63", language="vi")))["options"]
    assert (options["units"], options["language"]) == ("63", "vi")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_arrives_whole_and_never_as_code(text):
    layer = drawn(
        [a_place(place_id=text, name=text, lines=[text])],
        [a_province(code=text, name=text, lines=[text])],
        MapOptions(texts=MapTexts(legend=text, symbols={"main": text}, precisions={"exact": text})),
    )
    sent = script(layer)
    found = re.search(r"gatemap\.places\((.*)\);\n", sent)
    back = json.loads(found[1])
    assert back["places"][0][0] == back["places"][0][9] == back["provinces"][0][5] == back["texts"][0] == text
    assert back["options"]["texts"]["legend"] == text
    code = found[1]
    assert not set("<>`$&'\u2028\u2029") & set(code)
    assert Template(code).render() == code


def test_the_script_is_the_same_for_the_same_view():
    assert script(drawn([a_place()], [a_province()])) == script(drawn([a_place()], [a_province()]))


def test_the_layer_is_a_feature_group_for_st_folium():
    layer = drawn([a_place()])
    assert isinstance(layer, folium.FeatureGroup)
    assert script(layer).startswith("var feature_group_feature_group_0 = gatemap.places(")


def test_two_hundred_places_take_less_than_60_kb():
    rows = [
        a_place(
            place_id=f"cua-khau-so-{i}",
            name=f"Cửa khẩu quốc tế số {i}",
            lines=[f"{SYMBOLS[i % 6]} · Lạng Sơn", f"Đối diện: Hữu Nghị Quan {i} (友谊关)", f"{i} sự kiện"],
        )
        for i in range(200)
    ]
    provinces = [a_province(code=f"tinh-{i}", name=f"Thừa Thiên Huế {i}") for i in range(34)]
    assert len(script(drawn(rows, provinces)).encode()) < 60_000
