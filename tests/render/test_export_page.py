"""The page holds the map's data and the events of the view as a table, and nothing of the data is code in it."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from gatemap.render.exports.about import LICENCE
from gatemap.store import queries
from gatemap.store.view import View
from tests.often import MORE
from tests.render.exports import made
from tests.tiny import HOSTILE, NEWEST_FIRST, SOURCE, views


class Read(HTMLParser):
    """Reads the rows of the table, the names of elements, and addresses."""

    def __init__(self, text: str):
        super().__init__()
        self.names, self.rows, self.links, self.metas, self.cells = [], [], [], {}, []
        self._in_cell = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.names.append(tag)
        self.links += [given[name] for name in ("src", "href") if name in given]
        if tag == "tr" and "id" in given:
            self.rows.append((given["id"], given["data-at"].split()))
        if tag == "meta" and "name" in given:
            self.metas[given["name"]] = given["content"]
        self._in_cell = tag == "td"

    def handle_data(self, data):
        if self._in_cell:
            self.cells.append(data)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("page")


def page(store, view: View, folder, lang: str = "en") -> tuple[str, Read]:
    text = made(store, view, "html", folder, lang).read_text(encoding="utf-8")
    return text, Read(text)


@settings(max_examples=5 * MORE)
@given(view=views())
def test_the_table_holds_the_events_of_the_view_each_with_the_signs_that_count_it(tiny_store, view, folder):
    rows = page(tiny_store, view, folder)[1].rows
    assert [event for event, _ in rows] == list(queries.rows(tiny_store, view)["event_id"])
    counted: dict[str, int] = {}
    for sign in (sign for _, signs in rows for sign in signs):
        counted[sign] = counted.get(sign, 0) + 1
    places = {f"place:{tiny_store.known.places[n]}": c for n, c in queries.place_counts(tiny_store, view).items()}
    provinces = {f"province:{code}": count for code, count in queries.province_counts(tiny_store, view).items()}
    assert counted == places | provinces


def test_it_says_the_query_the_day_and_the_licence(tiny_store, folder):
    text, read = page(tiny_store, View(partner=("CN",)), folder)
    assert read.metas["gatemap-query"] == "partner=CN" and read.metas["gatemap-made"] == "2026-01-31"
    assert read.metas["gatemap-licence"] == LICENCE
    assert "Query: partner=CN. Made on 31 Jan 2026." in text


def test_it_asks_for_nothing_and_no_text_of_the_data_is_code(tiny_store, folder):
    text, read = page(tiny_store, View(q=""), folder)
    assert read.names.count("script") == 2 and set(read.links) == {SOURCE}
    assert not re.search(r"url\((?!data:)", text.split("<body>")[0])
    assert "default-src 'none'" in text
    assert HOSTILE.split(">")[0] + ">" not in text
    assert any(HOSTILE.split()[0] in cell for cell in read.cells)


def test_it_speaks_the_language_asked_for(tiny_store, folder):
    text, _ = page(tiny_store, View(), folder, "vi")
    assert '<html lang="vi">' in text and "Hội đàm ở cầu đá" in text and "Cửa khẩu quốc tế" in text


def test_a_view_written_in_parts_is_the_same_page(tiny_store, folder, monkeypatch):
    whole, read = page(tiny_store, View(), folder)
    monkeypatch.setattr("gatemap.render.exports.about.CHUNK", 2)
    assert page(tiny_store, View(), folder)[0] == whole
    assert len(read.rows) == len(NEWEST_FIRST)
