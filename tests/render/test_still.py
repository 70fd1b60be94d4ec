"""The still map: well-formed whatever the names, every place where it belongs, no name over another."""

import base64
import re
from itertools import combinations
from xml.etree import ElementTree

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatemap.render import maps
from gatemap.render.basemap import ASSETS
from gatemap.render.colours import MAP_COLOURS, SYMBOL_COLOURS
from gatemap.render.still import BOUNDS, around, data_uri, still_map, svg_png
from gatemap.render.still_ground import Window
from gatemap.render.still_labels import Wanted, meet, place_labels

SVG = "{http://www.w3.org/2000/svg}"
BOX = (104.0, 20.0, 106.0, 22.0)
COLUMNS = ["place_id", "lon", "lat", "symbol", "precision", "uncertainty_km", "name", "events", "selected"]
HOSTILE = [
    "</text><script>alert(1)</script>",
    '" onload="alert(1)',
    "&amp;<!--",
    "]]>",
    "a\x00\x0bb\ufffe",
    "'",
]


def a_place(**changes) -> dict:
    place = dict(zip(COLUMNS, ["a", 105.0, 21.0, "main", "exact", float("nan"), "Ma Lù Thàng", 3, False], strict=True))
    return place | changes


def frame(*places: dict) -> pd.DataFrame:
    return pd.DataFrame(places, columns=COLUMNS)


@pytest.fixture
def draw(tiny_folder):
    """Return a function that draws on the ground of the tiny dataset."""

    def draw(*places: dict, **options) -> str:
        picture = {"bounds": BOX, "width": 320, "height": 220, "basemap": tiny_folder / "basemap"} | options
        return still_map(frame(*places), **picture)

    return draw


def drawn(svg: str) -> list[str]:
    return [path.get("data-id") for path in ElementTree.fromstring(svg).iter(f"{SVG}path") if path.get("data-id")]


def names(svg: str) -> list[str]:
    return [text.text for text in ElementTree.fromstring(svg).iter(f"{SVG}text") if text.get("class") == "name"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_name_breaks_the_picture_or_becomes_markup(draw, text):
    svg = draw(a_place(name=text, place_id=text, selected=True))
    root = ElementTree.fromstring(svg.encode("utf-8"))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "title", "desc", "rect", "path", "circle", "text"
    }  # fmt: skip
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
    assert svg_png(svg).startswith(b"\x89PNG")


def test_the_picture_says_what_it_shows_to_those_who_cannot_see_it(draw):
    root = ElementTree.fromstring(draw(a_place(selected=True), lang="vi"))
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "Bản đồ: Ma Lù Thàng"
    assert "OpenStreetMap" in root.find(f"{SVG}desc").text


@given(
    st.lists(st.tuples(st.floats(102, 108), st.floats(18, 24), st.integers(0, 30), st.booleans()), max_size=12),
    st.sampled_from(["light", "dark"]),
)
def test_every_place_in_the_picture_is_drawn_and_no_other(tmp_path_factory, points, theme):
    places = [
        a_place(place_id=f"p{n}", lon=lon, lat=lat, events=events, selected=chosen, name=f"Gate {n}")
        for n, (lon, lat, events, chosen) in enumerate(points)
    ]
    nowhere = a_place(place_id="none", lon=float("nan"), lat=float("nan"))
    window = Window.fitting(BOX, 320, 220)
    options = {"bounds": BOX, "width": 320, "height": 220, "basemap": tmp_path_factory.getbasetemp(), "theme": theme}
    svg = still_map(frame(*places, nowhere), **options)
    inside = {place["place_id"] for place in places if window.holds(place["lon"], place["lat"])}
    assert set(drawn(svg)) == inside
    assert {p["place_id"] for p in places if BOX[0] <= p["lon"] <= BOX[2] and BOX[1] <= p["lat"] <= BOX[3]} <= inside
    assert svg == still_map(frame(*places, nowhere), **options)
    assert set(names(svg)) <= {place["name"] for place in places}


wanted = st.builds(
    Wanted,
    text=st.text("aMi ạ", min_size=1, max_size=30),
    x=st.floats(0, 320),
    y=st.floats(0, 220),
    away=st.sampled_from([0, 4, 12]),
    size=st.sampled_from([10, 12]),
    kind=st.just("place"),
    rank=st.just(0),
    bold=st.booleans(),
    over=st.booleans(),
)
boxes = st.tuples(st.floats(0, 300), st.floats(0, 200)).map(lambda at: (at[0], at[1], at[0] + 14, at[1] + 14))


@given(st.lists(wanted, max_size=25), st.lists(boxes, max_size=10))
def test_no_two_names_overlap_and_none_leaves_the_picture(asked, symbols):
    placed = place_labels(asked, symbols, [(0, 200, 90, 220)], 320, 220)
    taken = [name.box for name in placed] + [(0, 200, 90, 220)]
    assert not any(meet(one, other) for one, other in combinations(taken, 2))
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= 320 and box[3] <= 220 for box in taken)
    assert not any(meet(name.box, symbol) for name in placed if not name.wanted.over for symbol in symbols)


def test_the_name_of_the_selected_place_is_shown_first(draw):
    crowd = [a_place(place_id=f"p{n}", name=f"Crowd {n}", events=20) for n in range(6)]
    assert "Chosen" in names(draw(*crowd, a_place(place_id="c", name="Chosen", selected=True, events=1)))


def test_names_can_be_left_out(draw):
    assert names(draw(a_place(selected=True), labels=False)) == []


def test_a_position_known_only_to_the_commune_is_dashed_in_a_circle_of_its_true_size(draw):
    svg = draw(a_place(precision="area", uncertainty_km=10.0))
    circle = next(c for c in ElementTree.fromstring(svg).iter(f"{SVG}circle") if c.get("class") == "uncertainty")
    window = Window.fitting(BOX, 320, 220)
    ten_km = window.xy(105, 21)[1] - window.xy(105, 21 + 10 / 111.195)[1]
    assert float(circle.get("r")) == pytest.approx(ten_km, abs=0.06)
    assert 'class="uncertainty"' not in draw(a_place(precision="near"))
    assert "stroke-dasharray" in next(path for path in svg.split("<") if path.startswith('path class="place"'))


def test_the_bounds_round_places_hold_them_with_the_margin_in_the_shape_of_the_picture():
    west, south, east, north = around(frame(a_place(lon=104, lat=21), a_place(lon=105, lat=21.2)), 25, aspect=2)
    assert south < 21 - 24 / 111.2 and north > 21.2 + 24 / 111.2
    window = Window.fitting((west, south, east, north), 400, 200)
    assert (window.west, window.north) == pytest.approx((west, north), abs=1e-6)
    assert around(frame(a_place(lon=float("nan")))) == BOUNDS


@pytest.mark.parametrize("bounds", [(106, 20, 104, 22), (104, 22, 106, 20), (float("nan"), 20, 106, 22)])
def test_bounds_that_are_no_box_are_refused(bounds):
    with pytest.raises(ValueError, match="west, south, east, north"):
        Window.fitting(bounds, 320, 220)


def test_a_province_has_a_square_with_the_number_of_its_events(draw):
    provinces = pd.DataFrame([{"code": "tay", "lon": 105, "lat": 20.5, "events": 17, "selected": False}])
    svg = draw(provinces=provinces)
    assert 'data-code="tay"' in svg and ">17</text>" in svg
    assert 'class="province"' not in draw(provinces=provinces.assign(lon=120))


def test_the_provinces_of_the_system_asked_for_are_drawn(draw):
    assert draw(units="34") != draw(units="63")  # the tiny data draws the 63 alone


@pytest.mark.parametrize("symbol", maps.SYMBOLS)
def test_every_kind_of_place_has_a_shape_and_the_colour_of_its_level(draw, symbol):
    for number, theme in enumerate(("light", "dark")):
        assert f'fill="{SYMBOL_COLOURS[symbol][number]}"' in draw(a_place(symbol=symbol), theme=theme)
    shapes = {draw(a_place(symbol=code)).split('data-id="a" d="')[1].split('"')[0] for code in maps.SYMBOLS}
    assert len(shapes) == len(maps.SYMBOLS)


def test_the_colours_are_those_of_the_map_s_style_sheet():
    sheet = (ASSETS / "gatemap.css").read_text(encoding="utf-8")
    blocks = re.findall(r"\{([^}]*--gm-sea: #[^}]*)\}", sheet)
    for rules, theme in zip(blocks, ("light", "dark"), strict=True):
        said = dict(re.findall(r"--gm-([a-z-]+): (#\w+);", rules))
        assert {name: said[name] for name in MAP_COLOURS[theme]} == MAP_COLOURS[theme]


def test_the_picture_travels_whole_as_an_address(draw):
    svg = draw(a_place())
    kind, _, coded = data_uri(svg).partition(",")
    assert kind == "data:image/svg+xml;base64" and base64.b64decode(coded).decode() == svg
