"""A form keeps what a person writes and gives exactly that as an event."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatemap.editing import form as forms
from gatemap.saving.changes import EVENT_COLUMNS, LINK_COLUMNS, event_record

TODAY = dt.date(2026, 1, 31)
CELLS = {"event_id": "d-1", "title": "Talks", "date": "2024-08-01", "kind": "talks", "countries": "VN;CN"}
LINKS = ({"place_id": "suoi-da", "role": "venue", "side": "vn", "name": "Suoi Da"},)


def span(text, **more):
    return {"text": text, "start": 0, "end": len(text)} | more


@pytest.fixture
def draft():
    """A draft as the extractor makes it, of made-up places."""
    return dict.fromkeys(("title", "title_vi", "date_note", "published"), "") | {
        "date": "2024-08-01?",
        "kind": "talks",
        "level": "station",
        "countries": ["VN", "CN"],
        "topics": [],
        "actors": ["post-stone"],
        "provinces_63": ["dong", "tay"],
        "provinces_34": ["dong", "tay"],
        "partner_provinces": [],
        "publisher": "",
        "places": [span("Suoi Da", place_id="suoi-da", role="venue", side="vn") | {"start": 40}],
        "candidates": [span("Nui", place_ids=["nui-cao", "ban-xa"], role="subject") | {"start": 9}],
        "unmatched": [span("A; B"), span("A; B"), span("C")],
    }


def test_a_draft_fills_the_form_and_nothing_else(draft):
    form = forms.form_of_draft(draft, " https://example.org/a ", "The Paper", TODAY)
    filled = {column: value for column, value in form.cells.items() if value}
    assert filled == {
        "date": "2024-08-01?",
        "kind": "talks",
        "level": "station",
        "countries": "VN;CN",
        "actors": "post-stone",
        "provinces_63": "dong;tay",
        "provinces_34": "dong;tay",
        "publisher": "The Paper",
        "unmatched_places": "A, B;C",
        "source_url": "https://example.org/a",
        "accessed": "2026-01-31",
    }


def test_places_stand_in_the_order_of_the_text_and_an_open_name_waits_for_a_choice(draft):
    form = forms.form_of_draft(draft, "", "", TODAY)
    assert [(place.place_id, place.name, place.candidates) for place in form.places] == [
        ("", "Nui", ("nui-cao", "ban-xa")),
        ("suoi-da", "Suoi Da", ()),
    ]
    assert forms.open_names(form) == form.places[:1]
    assert [link["place_id"] for link in forms.record_of(form, ()).links] == ["suoi-da"]


def test_the_publisher_that_the_page_names_comes_before_the_site(draft):
    assert forms.form_of_draft(draft | {"publisher": "VNA"}, "", "site", TODAY).cells["publisher"] == "VNA"


@given(
    st.fixed_dictionaries({column: st.text(max_size=20) for column in EVENT_COLUMNS if column != "event_id"}),
    st.lists(st.fixed_dictionaries({column: st.text(max_size=9) for column in LINK_COLUMNS if column != "event_id"})),
)
def test_an_event_that_nobody_touches_stays_as_it_is(cells, links):
    tidy = {column: forms._tidy(value) for column, value in cells.items()}
    rows = {(one["place_id"], one["role"], one["side"]): one | {"name": forms._tidy(one["name"])} for one in links}
    record = event_record({"event_id": "d-1"} | tidy, tuple(row for row in rows.values() if row["place_id"]))
    assert forms.record_of(forms.form_of_record(record), {"d-1"}) == record


def test_mending_keeps_the_identifier_whatever_changes():
    form = forms.form_of_record(event_record(CELLS, LINKS))
    form.cells["date"] = "2023"
    assert forms.record_of(form, {"d-1"}).event_id == "d-1"


def test_a_place_named_twice_in_one_part_is_one_link_with_a_name():
    form = forms.form_of_record(event_record(CELLS, LINKS))
    form.places = [forms.PlaceRow("suoi-da"), forms.PlaceRow("suoi-da", name="Suối Đá"), forms.PlaceRow("suoi-da")]
    assert [link["name"] for link in forms.record_of(form, ()).links] == ["Suối Đá"]


def test_letters_in_parts_are_joined_and_blanks_at_the_ends_go():
    form = forms.blank_form(TODAY)
    form.cells["title_vi"] = "  Hội đàm "
    assert forms.record_of(form, ()).cells["title_vi"] == "Hội đàm"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://b.example/x", "https://c.example;https://b.example/x"),
        ("https://b.example/x;y", "https://c.example;https://b.example/x%3By"),
        ("https://a.example", "https://c.example"),
        ("https://c.example", "https://c.example"),
        ("  ", "https://c.example"),
    ],
)
def test_a_page_is_added_to_the_sources_once(url, expected):
    record = event_record(CELLS | {"source_url": "https://a.example", "other_source_urls": "https://c.example"})
    assert forms.with_source(record, url).cells["other_source_urls"] == expected
