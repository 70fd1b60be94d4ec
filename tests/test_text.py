"""Folding, slugs, and escaping for HTML, scripts, addresses and spreadsheets."""

import html
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gatemap import text as module
from gatemap.text import csv_cell, fold, safe_html, safe_url, script_json, shorten, slug, unaccented

HOSTILE = "</script>`${alert(1)}`{{x}}{%x%}{#x#}<!--'\"\\\u2028"
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("typed", ["Ma Lù Thàng", "ma lu thang", "MA LÙ THÀNG", "Ma-Lu–Thang", " Ma  Lu Thang. "])
def test_one_name_folds_alike_however_it_is_typed(typed):
    assert fold(typed) == "ma lu thang"


def test_composed_and_decomposed_letters_fold_alike():
    assert fold("Suối Đá") == fold("Suo\u0302\u0301i \u0110a\u0301") == "suoi da"


def test_vowel_signs_of_lao_and_khmer_stay_so_that_names_stay_apart():
    assert fold("ພູ") != fold("ພີ")
    assert fold("ភូមិ") == "ភូមិ"


def test_chinese_letters_stay_as_typed():
    assert fold("金水河口岸") == "金水河口岸"


LETTERS = st.characters(categories=("L", "M", "N", "P", "Z", "S"), max_codepoint=0xFFFF)


@given(st.text(LETTERS) | st.text(st.sampled_from("aĐßİſἀΐ\u0300\u0323\u0345\u1ec7\u2013ພູៃ石 Ａ")))
@example("ΐ\u0345\u0323ß")
def test_a_letter_folds_by_itself_as_it_does_within_its_text(typed):
    assert fold(typed) == " ".join(module._folded(typed).split())


def test_a_text_of_signs_alone_folds_to_nothing():
    assert fold(" –?! ") == ""


@given(st.text())
@example("ﬁ ẞ İ ŉ Ø ΐ")
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_slug_holds_only_small_letters_digits_and_single_hyphens_inside(text):
    made = slug(text)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert "--" not in made and not made.startswith("-") and not made.endswith("-")


def test_unaccented_text_keeps_case_signs_and_order():
    assert unaccented("Bà Rịa - Vũng Tàu, Đắk Nông") == "Ba Ria - Vung Tau, Dak Nong"


@given(st.text())
@example(HOSTILE)
def test_text_for_the_map_cannot_open_a_tag_nor_leave_its_template_literal(text):
    escaped = safe_html(text)
    assert not set("<>\"'`$\\{") & set(escaped)


def test_text_for_the_map_reads_as_it_was_written():
    assert html.unescape(safe_html(HOSTILE)) == HOSTILE


@given(JSON_VALUES)
@example({HOSTILE: [HOSTILE, {"a": {"b": {}}}]})
def test_script_json_is_read_back_as_the_value_it_was_made_from(value):
    assert json.loads(script_json(value)) == value


@given(JSON_VALUES)
@example({HOSTILE: [HOSTILE, {"a": {"b": {}}}]})
@example([[{"a": {"b": {"c": {}}}}], {"%": {"#": {}}}])
def test_script_json_holds_nothing_that_a_browser_or_a_template_would_run(value):
    made = script_json(value)
    for sign in ("<", ">", "`", "${", "{{", "}}", "{%", "{#", "</", "\u2028", "\u2029"):
        assert sign not in made


def test_script_json_refuses_a_number_that_json_has_not():
    with pytest.raises(ValueError):
        script_json([float("nan")])


@pytest.mark.parametrize("url", ["https://example.org/a?b=1#c", "http://vnanet.vn", "https://báo.vn/tin-tức"])
def test_a_web_address_is_kept_as_it_is(url):
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        *(
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "//example.org",
            "example.org",
            "https://",
        ),
        *(
            "https://a b.org",
            'https://a.org/"onclick',
            "https://a.org/<b>",
            "https://a.org/\n",
            "https://a.org:port/",
        ),
        *("https://[broken", "https:\\\\a.org", "", None),
    ],
)
def test_any_other_address_is_refused(url):
    assert safe_url(url) is None


@given(st.text())
@example("=1+1")
@example("＝1")
def test_a_csv_cell_never_begins_as_a_formula_does(text):
    cell = csv_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert cell in (text, f"'{text}")


def test_an_ordinary_cell_is_left_alone():
    assert csv_cell("Cha Lo - Naphao = 1") == "Cha Lo - Naphao = 1"


@given(st.text(), st.integers(1, 40))
def test_a_shortened_value_keeps_within_its_limit_and_shows_that_it_was_cut(text, limit):
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == text if len(text) <= limit else short.endswith("…")
