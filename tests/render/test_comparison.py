"""Versions of an event side by side."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatemap.dataset.schema import TABLES
from gatemap.i18n.words import words
from gatemap.render import comparison
from gatemap.saving.changes import EVENTS, event_record
from gatemap.saving.choose import home_of
from gatemap.store.names import display_names
from tests.saving.steps import edited
from tests.tiny import HOSTILE

TEXTS = st.text(st.sampled_from("ab <&\n\"'>é"), max_size=30)


@pytest.fixture
def day(tiny_folder):
    return home_of(tiny_folder, None).records()["d-day"]


@pytest.fixture(params=["en", "vi"])
def said(request, tiny_dataset):
    """The words and names of each language in turn."""
    return words(request.param), display_names(tiny_dataset, request.param)


@pytest.fixture
def english(tiny_dataset):
    return words("en"), display_names(tiny_dataset, "en")


def test_only_cells_that_differ_are_shown_in_words(day, english):
    other = edited(day, kind="aid", date="2024-08", countries="VN;LA", actors="", title_vi="Khác")
    rows = dict(comparison.differing([day, other], *english))
    assert rows == {
        "Title in Vietnamese": ["Hội đàm ở cầu đá", "Khác"],
        "Date": ["1 Aug 2024", "Aug 2024"],
        "Kind": ["Talks", "Aid"],
        "Countries": ["Vietnam\nChina", "Vietnam\nLaos"],
        "Organisations": ["Stone Creek Post; first squad\nNorthland Police", ""],
    }


def test_a_cell_that_differs_in_one_of_three_versions_is_shown_in_all(day, english):
    rows = comparison.differing([day, edited(day, venue="A bridge"), day], *english)
    assert rows == [("Venue", ["", "A bridge", ""])]


def test_two_dates_that_read_alike_are_shown_as_they_are_written(day, english):
    rows = comparison.differing([edited(day, date="2020/2022"), edited(day, date="[2020..2022]")], *english)
    assert rows == [("Date", ["2020/2022", "[2020..2022]"])]


def test_the_places_of_an_event_are_compared_too(day, english):
    fewer = event_record(day.cells, day.links[:1])
    ((label, (before, after)),) = comparison.differing([day, fewer], *english)
    assert label == "Gates and posts"
    assert after == "Suoi Da: where it happened; Vietnamese side; named “Suoi Da”"
    assert before.splitlines()[0] == after and len(before.splitlines()) == 4


def test_of_a_version_that_is_not_there_every_cell_is_missing(day, english):
    rows = dict(comparison.differing([None, day], *english))
    assert rows["Title in English"] == [None, "Talks at the stone bridge"]
    assert "Venue" not in rows, "what is empty in the only version is no difference"
    assert comparison.differing([None, None], *english) == []


def test_every_column_has_a_label_and_every_value_is_shown_even_a_wrong_one(day, said):
    wrong = {column: f"x-{column}" for column in TABLES[EVENTS].columns} | {"event_id": "d-day"}
    rows = comparison.differing([day, edited(day, **wrong)], *said)
    labels = [label for label, _ in rows]
    assert len(labels) == len(set(labels)) == len(wrong) - 1
    assert all(after.startswith("x-") for _, (_, after) in rows)


def test_hostile_text_is_shown_and_does_nothing(day, said):
    rows = comparison.differing([day, edited(day, title=HOSTILE, venue=HOSTILE, kind=HOSTILE)], *said)
    made = comparison.table(["<i>", HOSTILE], rows, said[0])
    assert "<script" not in made and "<i>" not in made
    assert "&lt;script&gt;" in made


@given(TEXTS, TEXTS)
def test_marking_changes_nothing_of_what_is_said(old, new):
    marked = comparison._marked(old, new)
    assert re.sub("</?mark>", "", marked) == comparison._lines(new)
    assert old != new or "<mark>" not in marked


def test_one_new_word_in_a_long_text_is_marked_alone():
    old = "The guards of both sides met at the bridge and spoke of drugs."
    assert comparison._marked(old, old.replace("drugs", "timber")) == old.replace("drugs", "<mark>timber</mark>")


def test_a_text_of_a_whole_book_is_shown_without_comparing_its_words():
    book = "word " * 100_000
    assert comparison._marked(book, book + "end") == book + "end"
