"""The dossier as HTML: every number leads to its source and back, nothing runs, and the file asks for nothing."""

import base64
import datetime as dt
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatemap.dataset.read import read_dataset
from gatemap.i18n.words import words
from gatemap.render.dossier import (
    PARTS,
    Figures,
    Size,
    dossier_file,
    dossier_parts,
    draw_figures,
    running_lines,
)
from gatemap.render.gate_charts import events_chart, undated
from gatemap.render.gate_history import history_chart
from gatemap.store.dossier import build_dossier
from gatemap.store.load import build_store
from gatemap.store.names import display_names
from gatemap.store.view import View
from tests.often import MORE
from tests.tiny import HOSTILE, KNOWN, SOURCE, TEXTS, change_feature, rows, views, write_tiny

TODAY = dt.date(2026, 1, 31)
SIZE = Size(9, 4)
NONE = Figures(None, None, None)
SECTIONS = ("facts", "inset", "posts", "nearby", "history", "events", "years", "topics", "people", "sources", "about")
TITLES = {row["event_id"]: row["title"] for row in rows(TEXTS.replace("HOSTILE", HOSTILE))}


class Page(HTMLParser):
    """Ids, links, addresses and texts of a piece of HTML, as a browser reads them."""

    def __init__(self, html: str):
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value)
            if name == "href":
                self.links.append(value)
            if name in ("src", "srcset", "data", "action", "poster"):
                self.addresses.append(value)
            if name.startswith("on"):
                self.handlers.append(value)

    def handle_data(self, data):
        self.text += data


def body(store, view, place, lang="en", **also) -> str:
    dossier = build_dossier(store, view, place, TODAY)
    parts = dossier_parts(dossier, words(lang), display_names(store.dataset, lang), NONE, SIZE, **also)
    assert tuple(parts) == PARTS
    return "".join(parts.values())


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """The tiny dataset, in which hostile text is also the name and the note of a place."""
    folder = write_tiny(tmp_path_factory.mktemp("hostile"))
    hostile = {"name_vi": HOSTILE, "name_en": HOSTILE, "note": HOSTILE, "source_note": HOSTILE}
    change_feature(folder, "gates.geojson", 2, **hostile)  # nui-cao
    store = build_store(read_dataset(folder), name="hostile")
    yield store
    store.close()


@pytest.fixture(scope="module")
def file(store) -> str:
    dossier = build_dossier(store, View(), "suoi-da", TODAY)
    return dossier_file(dossier, words("en"), display_names(store.dataset, "en"), SIZE).decode()


@settings(max_examples=15 * MORE)
@given(place=st.sampled_from(KNOWN.places), view=views(), lang=st.sampled_from(["en", "vi"]))
def test_every_number_leads_to_its_source_and_back_and_no_link_leads_nowhere(store, place, view, lang):
    page = Page(body(store, view, place, lang))
    assert len(set(page.ids)) == len(page.ids), "an id is there once"
    inner = [link[1:] for link in page.links if link.startswith("#")]
    assert set(inner) <= set(page.ids)
    sources = [name for name in page.ids if name.startswith("source-")]
    assert sources and set(sources) <= set(inner)
    cites = [name for name in page.ids if name.startswith("cite-")]
    assert sorted(cites) == sorted(link for link in inner if link.startswith("cite-"))
    assert {link for link in page.links if not link.startswith("#")} == {SOURCE}
    assert page.text.count("[1]") >= len(cites)


@settings(max_examples=15 * MORE)
@given(place=st.sampled_from(KNOWN.places), view=views())
def test_every_event_in_view_is_listed_once_and_counts_open_into_as_many(store, place, view):
    html = body(store, view, place)
    dossier = build_dossier(store, view, place, TODAY)
    assert [name for name in Page(html).ids if name.startswith("event-")] == [
        f"event-{event}" for event in _by_year(dossier)
    ]
    for count, listed in re.findall(r'gm-count">(\d+) event.*?</summary>(.*?)</details>', html, re.DOTALL):
        assert int(count) == listed.count("<li>")


def _by_year(dossier) -> list[str]:
    """Events in the order of the list: those not of one year stand last."""
    loose = {"d-range", "d-open", "d-none"}
    listed = list(dossier.events["event_id"])
    return [event for event in listed if event not in loose] + [event for event in listed if event in loose]


@pytest.mark.parametrize("place", ["nui-cao", "post-suoi-da"])
def test_hostile_text_is_shown_as_typed_and_makes_no_tag(store, place):
    page = Page(body(store, View(), place))
    assert HOSTILE in page.text
    assert "script" not in page.tags and page.handlers == []
    dossier = build_dossier(store, View(), place, TODAY)
    whole = Page(dossier_file(dossier, words("en"), display_names(store.dataset, "en"), SIZE).decode())
    assert "script" not in whole.tags and whole.handlers == [] and HOSTILE in whole.text


def test_hostile_text_ends_no_style_and_no_string_of_it(store):
    dossier = build_dossier(store, View(), "nui-cao", TODAY)
    style = running_lines(dossier, words("en"), 'https://example.org/"}</style><script>')
    assert "<" not in style and style.count('"') % 2 == 0 and HOSTILE[:4] not in style
    assert style.count("{") == style.count("}") == 4


def test_the_file_asks_for_nothing_and_links_only_to_sources_and_to_itself(file):
    page = Page(file)
    assert page.addresses and all(address.startswith("data:image/svg+xml;base64,") for address in page.addresses)
    assert {link for link in page.links if not link.startswith("#")} == {SOURCE}
    assert not {"script", "link", "iframe", "object", "embed", "base", "form"} & set(page.tags)
    styles = "".join(re.findall(r"<style>(.*?)</style>", file, re.DOTALL))
    assert "@import" not in styles and "url(" not in styles
    assert "default-src 'none'" in file


def test_the_pictures_in_the_file_ask_for_nothing_either(file):
    pictures = [base64.b64decode(address.partition(",")[2]).decode() for address in Page(file).addresses]
    assert len(pictures) == 6  # map, history and events, for a light and for a dark page
    for picture in pictures:
        asked = re.findall(r'(?:href|src)="([^"]*)"|url\(([^)]*)\)', picture)
        assert not [found for pair in asked for found in pair if found and not found.startswith("#")]


def test_the_file_says_in_which_language_it_is_and_what_it_is(file):
    assert '<html lang="en">' in file
    assert "<title>Suối Đá: gate dossier</title>" in file


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_every_section_is_there(store, lang):
    page = Page(body(store, View(), "suoi-da", lang))
    for key in SECTIONS:
        assert words(lang)(f"dossier-{key}") in page.text
    assert all(name in page.text for name in ("Suối Đá", "Suoi Da", "Xuối Đá", "Shixi", "石溪", "Thạch Khê"))


def test_names_in_another_script_say_their_language(store):
    assert '<span lang="zh-Hans">石溪</span>' in body(store, View(), "suoi-da")
    assert '<span lang="lo">ພູສູງ</span>' in body(store, View(), "nui-cao")


def test_what_is_not_known_is_said_to_be_not_known(store):
    say = words("en")
    post, opening = Page(body(store, View(), "post-suoi-da")).text, Page(body(store, View(), "ban-xa")).text
    assert say("dossier-level-post") in post and say("dossier-history-post") in post
    assert say("dossier-history-none") in opening and say("dossier-inset-none") in opening
    assert say("dossier-nearby-unknown") in opening
    assert say("dossier-source-publisher") in opening
    assert say("dossier-source-published", date=say("dossier-source-unrecorded")) in opening


def test_a_place_without_events_says_what_that_does_not_prove(store):
    assert words("en")("dossier-events-none-here") in Page(body(store, View(kind=("aid",)), "suoi-da")).text


def test_filters_are_told_with_what_they_leave_out(store):
    text = Page(body(store, View(kind=("talks",)), "suoi-da", filters=("Talks",))).text
    assert words("en")("dossier-shown-filtered", n=1, total=2, filters="Talks") in text
    assert TITLES["d-day"] in text and TITLES["d-open"] not in text
    assert words("en")("dossier-shown", n=2) in Page(body(store, View(), "suoi-da")).text


def test_a_position_is_told_no_finer_than_it_is_known(store):
    assert "22.4000° N, 105.1000° E" in body(store, View(), "suoi-da")
    assert "20.50° N, 104.20° E" in body(store, View(), "nui-cao")


def test_the_address_of_the_view_is_in_the_dossier(store):
    view = View(kind=("talks",), units="63", lang="vi", event="d-day")
    assert "/gates?units=63&amp;place=suoi-da&amp;kind=talks&amp;lang=en" in body(store, view, "suoi-da")
    assert "http://host/gates?place=suoi-da" in body(store, View(), "suoi-da", address="http://host/gates")


def test_the_same_dossier_gives_the_same_file(store):
    dossier, names = build_dossier(store, View(), "suoi-da", TODAY), display_names(store.dataset, "en")
    assert dossier_file(dossier, words("en"), names, SIZE) == dossier_file(dossier, words("en"), names, SIZE)


def test_what_cannot_be_drawn_has_no_picture(store):
    dossier = build_dossier(store, View(kind=("aid",)), "ban-xa", TODAY)
    drawn = draw_figures(dossier, words("en"), display_names(store.dataset, "en"), themes=("light",))
    assert drawn == NONE


def test_the_history_has_a_row_for_every_level_and_state_and_for_what_is_not_known(store):
    chart = history_chart(build_dossier(store, View(), "suoi-da", TODAY), words("en")).to_dict()
    pieces = [row for rows in chart["datasets"].values() for row in rows if "look" in row and "part" in row]
    assert [(p["part"], p["code"], p["look"]) for p in sorted(pieces, key=lambda p: (p["part"], p["start"]))] == [
        ("level", "", "unknown"),
        ("level", "", "unknown"),  # some day of 2001
        ("level", "main", "known"),
        ("level", "international", "known"),
        ("status", "", "unknown"),
        ("status", "", "unknown"),
        ("status", "open", "known"),
    ]
    assert all(piece["when"] and "None" not in piece["when"] for piece in pieces)


def test_a_place_without_dated_facts_has_no_chart_of_them(store):
    assert history_chart(build_dossier(store, View(), "ban-xa", TODAY), words("en")) is None


def test_a_span_an_inferred_date_and_an_open_end_look_different_from_a_day(store):
    chart = events_chart(build_dossier(store, View(), "suoi-da", TODAY), words("en")).to_dict()
    marks = {row["event_id"]: row for rows in chart["datasets"].values() for row in rows if "event_id" in row}
    assert (marks["d-day"]["look"], marks["d-open"]["look"]) == ("point", "span")
    assert (marks["d-open"]["open_start"], marks["d-day"]["open_start"]) == (True, False)
    shapes = [layer["mark"].get("shape") for layer in chart["layer"]]
    assert "triangle-left" in shapes and "triangle-right" not in shapes


def test_marks_of_one_kind_that_would_cover_each_other_stand_in_rows_of_their_own(store):
    chart = events_chart(build_dossier(store, View(), "post-suoi-da", TODAY), words("en")).to_dict()
    marks = [row for rows in chart["datasets"].values() for row in rows if "event_id" in row]
    assert len({(mark["kind"], mark["row"]) for mark in marks}) == len(marks) == 2


def test_an_event_without_any_date_is_counted_because_it_is_not_drawn(store):
    dossier = build_dossier(store, View(), "suoi-da", TODAY)
    assert undated(dossier) == 0
    events = dossier.events.assign(date_earliest=None, date_latest=None)
    unknown = replace(dossier, events=events)
    assert undated(unknown) == 2 and events_chart(unknown, words("en")) is None
