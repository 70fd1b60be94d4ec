"""The picture is the map of the view, and says in itself what it is."""

import io
import json
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from PIL import Image

from gatemap.render.exports.about import LICENCE
from gatemap.store import queries
from gatemap.store.view import View
from tests.often import MORE
from tests.render.exports import made
from tests.tiny import HOSTILE, POSITIONS, views

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("picture")


def svg(store, view: View, folder, lang: str = "en") -> ElementTree.Element:
    return ElementTree.parse(made(store, view, "svg", folder, lang)).getroot()


def said(root: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()) for element in root.iter(f"{SVG}text"))


def marks(root: ElementTree.Element, name: str, attribute: str) -> list[str]:
    return [e.get(attribute) for e in root.iter() if e.get("class") == name and e.get(attribute)]


@settings(max_examples=6 * MORE)
@given(view=views())
def test_it_draws_the_places_of_the_view_and_its_provinces(tiny_store, view, folder):
    root = svg(tiny_store, view, folder)
    counts = queries.place_counts(tiny_store, view)
    with_events = {tiny_store.known.places[number] for number in counts.index}
    known = {place for place, (lon, _, _) in POSITIONS.items() if lon}
    assert (with_events | set(view.place)) & known <= set(marks(root, "place", "data-id")) <= known
    assert set(marks(root, "province", "data-code")) == set(queries.province_counts(tiny_store, view))


def test_it_says_the_filters_in_words_the_numbers_the_query_the_day_and_the_licence(tiny_store, folder):
    text = said(svg(tiny_store, View(partner=("CN",), q="suối đá"), folder))
    for part in (
        "China",
        "“suối đá”",
        "3 events, 3 gates and posts",
        "q=suối đá",
        "31 Jan 2026",
        LICENCE,
        "OpenStreetMap",
    ):
        assert part in text, part


def test_it_says_so_in_vietnamese_too(tiny_store, folder):
    text = said(svg(tiny_store, View(partner=("CN",)), folder, "vi"))
    assert all(part in text for part in ("Trung Quốc", "Cửa khẩu quốc tế", "31/1/2026"))


def test_events_that_are_not_drawn_are_counted(tiny_store, folder):
    text = said(svg(tiny_store, View(), folder))
    assert "1 event is not drawn" in text and "4 events name a province but no gate on the map" in text


def test_it_is_one_file_that_runs_nothing_and_asks_for_nothing(tiny_store, folder):
    view = View(q=HOSTILE)
    path = made(tiny_store, view, "svg", folder)
    root = ElementTree.parse(path).getroot()
    names = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert not names & {"script", "foreignObject", "image", "a", "use", "style"}
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in attributes if name.startswith("on") or "href" in name]
    assert HOSTILE.split()[1] in said(root)


def test_a_long_query_is_said_to_its_end_within_the_picture(tiny_store, folder):
    words = "x" * 150 + " end"
    root = svg(tiny_store, View(q=words), folder)
    assert said(root).replace(" ", "").count("x" * 150) == 2
    height = float(root.get("height"))
    assert all(float(element.get("y")) < height for element in root.findall(f"{SVG}text"))


def test_the_png_is_the_picture_at_twice_its_size_and_carries_what_it_is(tiny_store, folder):
    view = View(partner=("CN",))
    root = svg(tiny_store, view, folder)
    image = Image.open(io.BytesIO(made(tiny_store, view, "png", folder).read_bytes()))
    image.load()
    assert image.size == (2 * int(root.get("width")), 2 * int(root.get("height")))
    assert image.text["gatemap query"] == "partner=CN" and image.text["gatemap licence"] == LICENCE
    assert len(image.convert("RGB").resize((200, 200)).getcolors(40_000)) > 20, "something is drawn"


def test_the_same_view_is_the_same_picture(tiny_store, folder):
    first, second = (made(tiny_store, View(), "svg", folder).read_bytes() for _ in range(2))
    assert first == second
    about = json.loads(re.search(r"<desc>(.*?)</desc>", first.decode())[1].replace("&quot;", '"'))
    assert about["query"] == "all events" and about["made"] == "2026-01-31"
