"""Hostile text in every field of every file, in every place where it is shown or goes out: it stays text.

The same dataset with harmless words in the same fields is the measure: whatever a text says, the structure around it is
the same.
"""

import datetime as dt
import json
import logging
import re
from collections import Counter
from urllib.parse import quote
from xml.etree import ElementTree

import bibtexparser
import openpyxl
import pandas as pd
import pytest
from starlette.testclient import TestClient

from gatemap.api.app import create_api
from gatemap.dataset.folder import VARIABLE
from gatemap.dataset.read import read_dataset
from gatemap.i18n.words import words
from gatemap.render.dossier import Size, dossier_file
from gatemap.render.gates import gates_csv_bytes
from gatemap.store.dossier import build_dossier
from gatemap.store.load import build_store
from gatemap.store.names import display_names
from gatemap.store.view import View
from tests.hardening.hostile import MARK, PLAIN_ADDRESS, PLAIN_TEXT, attacked_columns, write_hostile
from tests.hardening.pages import PAGES, open_page
from tests.hardening.structure import Structure, htmls, map_scripts, markdowns
from tests.render.exports import made
from tests.tiny import POSITIONS, change_cell, write_tiny

TODAY = dt.date(2026, 1, 31)
SHOWN = [
    *((page, {}, "en") for page in PAGES),
    ("gates", {"place": ["suoi-da"]}, "en"),
    ("map", {"event": ["d-day"], "place": ["suoi-da"]}, "en"),
    ("gates", {"place": ["nui-cao"]}, "vi"),
    ("timeline", {"event": ["d-day"]}, "vi"),
]
DANGEROUS = re.compile(r"(?<!\\)(!?\[[ab]\]\(|:red\[|<img|<script|<svg/)")


@pytest.fixture(scope="module")
def hostile_folder(tmp_path_factory):
    return write_hostile(write_tiny(tmp_path_factory.mktemp("hostile") / "data"))


@pytest.fixture(scope="module")
def plain_folder(tmp_path_factory):
    return write_hostile(write_tiny(tmp_path_factory.mktemp("plain") / "data"), PLAIN_TEXT, PLAIN_ADDRESS)


@pytest.fixture(scope="module")
def hostile(hostile_folder):
    store = build_store(read_dataset(hostile_folder), "hostile")
    yield store
    store.close()


@pytest.fixture(scope="module")
def plain(plain_folder):
    store = build_store(read_dataset(plain_folder), "plain")
    yield store
    store.close()


def harmless(html: str) -> Structure:
    """Return the structure of a piece of HTML in which no attack is anything but text."""
    found = Structure(html)
    assert found.handlers == []
    assert not [address for address in found.addresses if address.startswith("javascript:")]
    assert not [address for address in found.addresses if address.startswith("https://elsewhere")]
    # A script holds data as JSON: what could end or open code in it is written as an escape.
    assert all(map(runs_nothing, found.scripts))
    return found


def runs_nothing(script: str) -> bool:
    """Tell whether every attack in a script is behind escapes."""
    return not any(set(near) & set("<`${") for near in re.findall(rf"(?s).{{0,12}}{MARK}", script))


def test_the_attacks_stand_in_every_text_of_every_file(hostile):
    assert attacked_columns() > 40
    assert hostile.dataset.events["title"].str.contains(MARK).all()
    assert hostile.dataset.places["aliases"].str.contains(MARK).all()


@pytest.mark.parametrize(("page", "query", "lang"), SHOWN)
def test_on_a_page_the_structure_is_the_same_whatever_the_texts(
    page, query, lang, hostile_folder, plain_folder, monkeypatch
):
    drawn = {}
    for name, folder in (("hostile", hostile_folder), ("plain", plain_folder)):
        monkeypatch.setenv(VARIABLE, str(folder))
        drawn[name] = open_page(page, query, lang=[lang])
    pieces = {name: htmls(opened) for name, opened in drawn.items()}
    assert len(pieces["hostile"]) == len(pieces["plain"])
    for ours, theirs in zip(pieces["hostile"], pieces["plain"], strict=True):
        assert Counter(harmless(ours).tags) == Counter(Structure(theirs).tags)
    for code in map_scripts(drawn["hostile"]):
        assert runs_nothing(code)
    told = markdowns(drawn["hostile"])
    assert [text for text in told if DANGEROUS.search(text)] == []


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("place", POSITIONS)
def test_in_a_dossier_the_structure_is_the_same_whatever_the_texts(place, lang, hostile, plain):
    files = {}
    for name, store in (("hostile", hostile), ("plain", plain)):
        names = display_names(store.dataset, lang)
        dossier = build_dossier(store, View(lang=lang), place, TODAY)
        files[name] = dossier_file(dossier, words(lang), names, Size(9, 4), ()).decode()
    assert Counter(harmless(files["hostile"]).tags) == Counter(Structure(files["plain"]).tags)


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_in_a_map_as_a_page_the_structure_is_the_same_whatever_the_texts(lang, hostile, plain, tmp_path):
    ours, theirs = (made(store, View(), "html", tmp_path, lang).read_text("utf-8") for store in (hostile, plain))
    assert Counter(harmless(ours).tags) == Counter(Structure(theirs).tags)


def test_a_picture_holds_no_script_and_no_address(hostile, tmp_path):
    path = made(hostile, View(), "svg", tmp_path)
    for element in ElementTree.parse(path).iter():
        assert element.tag.rpartition("}")[2] not in ("script", "foreignObject", "a", "iframe")
        assert not [name for name in element.attrib if name.startswith("on")]
        assert not [
            value
            for name, value in element.attrib.items()
            if name.endswith("href") and value[:5] != "data:" and value[:1] != "#"
        ]


def test_no_cell_of_a_csv_file_is_a_formula(hostile, tmp_path):
    content = made(hostile, View(), "csv", tmp_path)
    cells = pd.read_csv(content, dtype=str, keep_default_na=False, comment="#").to_numpy().ravel()
    assert sum(MARK in cell for cell in cells) > 9
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))] == []
    for line in gates_csv_bytes(hostile.dataset, TODAY, TODAY).decode("utf-8-sig").splitlines():
        assert not re.match(r'"?[=+\-@]', line)


def test_no_cell_of_a_workbook_is_a_formula_and_every_link_leads_to_the_web(hostile, tmp_path):
    book = openpyxl.load_workbook(made(hostile, View(), "xlsx", tmp_path))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert sum(MARK in str(cell.value) for cell in cells) > 9
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    links = [cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target]
    assert links and all(link.startswith("https://example.org/") for link in links)


def test_citations_have_as_many_entries_and_fields_whatever_the_texts(hostile, plain, tmp_path):
    for code, read in (("bibtex", entries_of), ("csl", json.loads)):
        found = [read(made(store, View(), code, tmp_path).read_text("utf-8")) for store in (hostile, plain)]
        assert [sorted(entry) for entry in found[0]] == [sorted(entry) for entry in found[1]]
        assert found[0]


def entries_of(bibtex: str) -> list[dict]:
    library = bibtexparser.parse_string(bibtex)
    assert not library.failed_blocks
    return [entry.fields_dict for entry in library.entries]


@pytest.mark.parametrize("code", ["geojson", "geojson-pairs"])
def test_json_gives_the_text_back_as_it_is(code, hostile, tmp_path):
    document = json.loads(made(hostile, View(), code, tmp_path).read_text("utf-8"))
    texts = [value for one in document["features"] for value in one["properties"].values() if isinstance(value, str)]
    assert any("</script><script>HACKED(5)</script>" in text for text in texts)


def test_the_interface_gives_the_text_back_as_data_that_no_browser_runs(hostile_folder, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(hostile_folder))
    api = TestClient(create_api())
    for path in ("/events", "/events/d-day", "/places", "/places/suoi-da", "/facets"):
        answer = api.get(path)
        assert answer.status_code == 200 and answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert MARK in json.dumps(answer.json())


def test_hostile_text_in_what_is_asked_comes_back_as_data(hostile_folder, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(hostile_folder))
    api = TestClient(create_api())
    attack = "<script>HACKED(1)</script>\r\nSet-Cookie: hacked=1"
    for answer in (
        api.get("/events", params={"kind": attack}),
        api.get("/events", params={attack: "1"}),
        api.get(f"/events/{quote(attack, safe='')}"),
        api.get(f"/{quote(attack, safe='')}"),
    ):
        assert answer.status_code in (400, 404)
        assert answer.headers["content-type"] == "application/problem+json"
        assert "set-cookie" not in answer.headers


def test_a_line_of_the_log_stays_one_line(tiny_folder, monkeypatch, caplog):
    change_cell(tiny_folder, "events.csv", 3, "kind", "x\n2026-01-31 ERROR forged\x1b[2J\r")
    monkeypatch.setenv(VARIABLE, str(tiny_folder))
    with caplog.at_level(logging.INFO, "gatemap"):
        assert TestClient(create_api()).get("/events").status_code == 503
        open_page("map")
    assert caplog.records
    for record in caplog.records:
        assert record.getMessage().isprintable()
