"""Citations: one entry a page, read again by other people's libraries, and nothing in them that the data do not say."""

import json
import re
from pathlib import Path

import bibtexparser
import pybtex.database
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given, settings
from hypothesis import strategies as st

from gatemap import __version__
from gatemap.dataset.read import read_dataset
from gatemap.dataset.schema import split_list
from gatemap.render.exports import citations
from gatemap.render.exports.about import LICENCE
from gatemap.store import queries
from gatemap.store.load import build_store
from gatemap.store.view import View
from tests.often import MORE
from tests.render.exports import made
from tests.tiny import HOSTILE, SOURCE, change_cell, views, write_tiny

ROOT = Path(__file__).parents[2]
PAGES = ("https://example.org/a?x=1&y=%20_#z", "https://www.báo.example/{b}~c", "https://example.org/further")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """The tiny dataset with pages of several kinds: dated, undated, shared, and further ones."""
    folder = write_tiny(tmp_path_factory.mktemp("tiny"))
    cells = {
        (2, "source_url"): PAGES[0],
        (2, "published"): "2024-08-02",
        (2, "publisher"): "Báo Biên phòng {B} & 100% \\x",
        (3, "source_url"): PAGES[0],
        (4, "source_url"): PAGES[1],
        (4, "published"): "2023-05?",
        (4, "other_source_urls"): f"{PAGES[2]};{PAGES[0]}",
        (5, "published"): "[2020..2022]",
    }
    for (row, column), value in cells.items():
        change_cell(folder, "events.csv", row, column, value)
    store = build_store(read_dataset(folder), name="citations")
    yield store
    store.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("citations")


def pages_of(store, view: View) -> list[str]:
    """Return the addresses that the view's events cite, each once, in its order."""
    rows = queries.rows(store, view)
    cited = [[row["source_url"], *split_list(row["other_source_urls"])] for row in rows.to_dict("records")]
    return list(dict.fromkeys(url for urls in cited for url in urls))


def csl(store, view: View, folder) -> list[dict]:
    return json.loads(made(store, view, "csl", folder).read_text(encoding="utf-8"))


def bibtex(store, view: View, folder) -> list[dict[str, str]]:
    """Return the fields of every entry, with LaTeX read as a person reads it, but for the addresses."""
    text = made(store, view, "bibtex", folder).read_text(encoding="utf-8")
    raw = [{name: field.value for name, field in entry.fields_dict.items()} for entry in parsed(text)]
    read = [{name: field.value for name, field in entry.fields_dict.items()} for entry in parsed(text, latex=True)]
    return [new | {"url": old.get("url")} for old, new in zip(raw, read, strict=True)]


def parsed(text: str, latex: bool = False) -> list:
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()] if latex else [])
    assert not library.failed_blocks and len(library.entries) == len(library.blocks)
    return library.entries


@settings(max_examples=10 * MORE)
@given(view=views())
def test_both_lists_have_gatemap_and_then_every_page_of_the_view_once(store, view, folder):
    expected = pages_of(store, view)
    items = csl(store, view, folder)
    assert [items[0]["id"], *(item["URL"] for item in items[1:])] == ["gatemap", *expected]
    entries = pybtex.database.parse_file(str(made(store, view, "bibtex", folder)), "bibtex").entries
    addresses = [url.replace("{", "%7B").replace("}", "%7D") for url in expected]
    assert [entry.fields.get("url") for entry in entries.values()] == [None, *addresses]
    assert list(entries) == [item["id"] for item in items]
    assert [entry["note"] for entry in bibtex(store, view, folder)] == [item["note"] for item in items]


def test_items_have_the_fields_of_csl_and_types_that_it_knows(store, folder):
    known = {"id", "type", "title", "author", "container-title", "issued", "accessed", "URL", "note", "version"}
    for item in csl(store, View(), folder):
        assert set(item) <= known and {"id", "type", "title", "note"} <= set(item)
        assert item["type"] in ("webpage", "software")
        for date in (item[name] for name in ("issued", "accessed") if name in item):
            assert all(isinstance(number, int) for part in date.get("date-parts", []) for number in part)
            assert "date-parts" in date or date["literal"]


def test_a_date_is_as_exact_as_it_is_known_and_none_is_invented(store, folder):
    issued = {item.get("URL"): item.get("issued") for item in csl(store, View(), folder)}
    assert issued[PAGES[0]] == {"date-parts": [[2024, 8, 2]]}
    assert issued[PAGES[1]] == {"date-parts": [[2023, 5]], "circa": True}
    assert issued[PAGES[2]] is None
    assert issued[SOURCE] == {"literal": "[2020..2022]"}
    dates = {entry.get("url"): (entry.get("date"), entry.get("year")) for entry in bibtex(store, View(), folder)}
    assert dates[PAGES[0]] == ("2024-08-02", "2024") and dates[PAGES[2]] == dates[SOURCE] == (None, None)


def test_a_title_is_a_description_in_brackets_and_says_so(store, folder):
    by_url = {item.get("URL"): item for item in csl(store, View(), folder)}
    page = by_url[PAGES[0]]
    assert re.fullmatch(r"\[.+\]", page["title"]) and "Talks at the stone bridge" in page["title"]
    assert "gatemap's description" in page["note"]
    assert all(event in page["note"] for event in ("d-day", "d-month", "d-year"))
    assert by_url[PAGES[2]]["note"].startswith("Cited by gatemap for d-year (")


def test_vietnamese_and_hostile_texts_come_through_both_libraries(store, folder):
    host = View(kind=("exchange",))
    assert any(HOSTILE in item["title"] for item in csl(store, host, folder))
    assert any(HOSTILE in entry.get("title", "") for entry in bibtex(store, host, folder))
    names = [entry["organization"] for entry in bibtex(store, View(), folder) if "organization" in entry]
    assert "Báo Biên phòng {B} & 100% \\x" in " ".join(names).replace("  ", " ")


@given(
    text=st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="^"), min_size=1, max_size=40
    )
)
def test_any_text_stays_in_its_field_and_is_read_as_it_was(text):
    entry = pybtex.database.Entry("online", fields=[("note", text), ("url", "https://example.org")])
    written = citations._Utf8Writer("utf-8").to_string(pybtex.database.BibliographyData({"k": entry}))
    assert {field.key: field.value for field in parsed(written, latex=True)[0].fields}["note"] == text
    assert pybtex.database.parse_string(written, "bibtex").entries["k"].fields["url"] == "https://example.org"


def test_gatemaps_own_entry_is_that_of_its_citation_file_and_holds_query_day_and_licence(store, folder):
    cff = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    facts = dict(re.findall(r'(?m)^(?:- )?(title|version|date-released): "?([^"\n]+)"?$', cff))
    facts["author"] = re.search(r'- name: "([^"]+)"', cff)[1]
    assert (citations.TITLE, citations.AUTHOR, citations.RELEASED, __version__) == tuple(
        facts[name] for name in ("title", "author", "date-released", "version")
    )
    own = csl(store, View(partner=("CN",)), folder)[0]
    assert own["accessed"] == {"date-parts": [[2026, 1, 31]]}
    assert all(said in own["note"] for said in ("partner=CN", "2026-01-31", LICENCE))
