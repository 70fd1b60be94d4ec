"""An article is shown letter by letter as it is, with marks around the words that values rest on."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from gatemap.render.evidence import GROUPS, Mark, certainty_of, legend, marked_text
from tests.tiny import HOSTILE

TEXT = "Talks at Suoi Da on August 1"
MARKS = st.builds(
    Mark,
    start=st.integers(-5, 40),
    end=st.integers(-5, 40),
    field=st.sampled_from(list(GROUPS)),
    said=st.text() | st.just(HOSTILE),
    score=st.floats(0, 1),
)


def inner(shown):
    return re.fullmatch(r"<div [^>]*>(.*)</div>", shown, re.DOTALL)[1]


def read(shown):
    return unescape(re.sub(r"<[^>]*>", "", inner(shown)))


@given(st.text() | st.just(HOSTILE), st.lists(MARKS))
def test_the_text_stays_letter_by_letter_however_marks_overlap(text, marks):
    shown = marked_text(text, marks, "Article")
    assert read(shown) == text
    assert set(re.findall(r"</?(\w+)", inner(shown))) <= {"mark"}


def test_words_are_marked_with_what_was_read_from_them():
    shown = marked_text(TEXT, [Mark(9, 16, "places", "Place: Suoi Da", 0.9)], "Article")
    assert '<mark class="ev-place" title="Place: Suoi Da">Suoi Da</mark> on August 1' in shown


def test_words_that_two_values_rest_on_tell_both():
    marks = [Mark(9, 16, "actors", "Body", 0.9), Mark(9, 16, "places", "Place", 0.9)]
    assert '<mark class="ev-place" title="Place · Body">Suoi Da</mark>' in marked_text(TEXT, marks, "Article")


def test_what_is_not_sure_is_dashed():
    assert 'class="ev-date unsure"' in marked_text(TEXT, [Mark(20, 28, "date", "Date", 0.4)], "Article")
    assert "unsure" not in marked_text(TEXT, [Mark(20, 28, "date", "Date", 0.9)], "Article")


def test_the_box_can_be_reached_and_is_named():
    assert 'role="region" tabindex="0" aria-label="The &quot;article&quot;"' in marked_text(TEXT, [], 'The "article"')


def test_scores_are_told_in_three_words():
    assert [certainty_of(score) for score in (0.95, 0.8, 0.79, 0.6, 0.59, 0)] == [
        "sure",
        "sure",
        "likely",
        "likely",
        "unsure",
        "unsure",
    ]


def test_the_legend_names_every_mark():
    shown = legend({"date": "Date", "place": "<Gate>"}, "dashed")
    assert re.findall(r">([^<>]+)</mark>", shown) == ["Date", "&lt;Gate&gt;", "dashed"]
