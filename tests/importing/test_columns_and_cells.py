"""Columns are known by their names in both languages; cells by codes, labels and names; dates are asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatemap import vocab
from gatemap.dataset import dates
from gatemap.i18n.words import words
from gatemap.importing import days
from gatemap.importing.cells import CellError, OrderUnknownError, Reader
from gatemap.importing.codes import build_codes
from gatemap.importing.columns import map_columns, suggest
from gatemap.importing.days import read_date
from gatemap.importing.fields import FIELDS, field_label
from gatemap.store.names import display_names


@pytest.fixture(scope="module", params=vocab.LANGUAGES)
def reader(request, tiny_dataset):
    return Reader(build_codes(tiny_dataset, request.param), words(request.param))


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_known_by_its_code_and_its_label_in_both_languages(field):
    labels = [field_label(field, words(lang)) for lang in vocab.LANGUAGES]
    found = [one for one in suggest([field, *labels]) if one.how == "sure"]
    assert [one.fields for one in found] == [(field,)] * 3


@pytest.mark.parametrize(
    ("label", "how", "fields"),
    [
        ("NGÀY", "sure", ("date",)),
        ("Cửa khẩu", "sure", ("places",)),
        ("nuoc doi tac", "sure", ("partners",)),
        ("Tieu de tieng Veit", "near", ("title_vi",)),
        ("Tỉnh", "several", ("provinces_63", "provinces_34")),
        ("date_earliest", "follows", ()),
        ("Nhiệt độ", "unknown", ()),
        ("", "unknown", ()),
    ],
)
def test_a_column_is_sure_near_or_open(label, how, fields):
    [found] = suggest([label])
    assert (found.how, found.fields) == (how, fields)


def test_a_name_that_may_be_two_columns_is_the_one_that_is_not_there_yet():
    assert [one.fields for one in suggest(["Title", "Tiêu đề"])] == [("title",), ("title_vi",)]


def test_a_near_name_is_asked_about_and_a_word_of_a_person_goes_before_all_names():
    labels = ["date", "Titel", "kind"]
    mapping, asked = map_columns(labels, {})
    assert (mapping.fields, mapping.left_out, list(asked)) == ({0: "date", 2: "kind"}, {}, [1])
    mapping, asked = map_columns(labels, {"Titel": "title", "kind": "-"})
    assert (mapping.fields, mapping.left_out, asked) == ({0: "date", 1: "title"}, {2: "told"}, {})


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("kind", "Joint patrol", "joint_patrol"),
        ("kind", "tuần tra chung", "joint_patrol"),
        ("kind", "JOINT_PATROL", "joint_patrol"),
        ("level", "Cấp tỉnh", "provincial"),
        ("countries", "Trung Quốc, Việt Nam", "VN;CN"),
        ("countries", "VN / LA", "VN;LA"),
        ("partners", "Lào", "VN;LA"),
        ("partners", "CN;KH", "VN;CN;KH"),
        ("topics", "Ma túy\nBuôn lậu", "drugs;smuggling"),
        ("provinces_63", "tỉnh Đồng Sơn; Nam Thu", "dong;nam"),
        ("provinces_34", "Tay Gia province", "tay"),
        ("partner_provinces", "北地; Westland", "north-one;west-one"),
        ("actors", "Stone Creek Post, first squad;north-police", "post-stone;north-police"),
        ("source_quality", "primary", "primary"),
        ("other_source_urls", "https://a.vn https://b.vn;https://a.vn", "https://a.vn;https://b.vn"),
        ("unmatched_places", " A ;B\nA", "A;B"),
        ("title", "  Hội\u00a0 đàm\n", "Hội đàm"),
    ],
)
def test_codes_labels_and_names_are_understood_in_either_language(reader, field, text, code):
    assert reader.read(field, text) == code


@pytest.mark.parametrize("lang", vocab.LANGUAGES)
def test_every_name_that_pages_show_is_understood(tiny_dataset, lang):
    codes, names = build_codes(tiny_dataset, lang), display_names(tiny_dataset, lang)
    shown = {
        "provinces_63": names.provinces_63,
        "provinces_34": names.provinces_34,
        "partner_provinces": names.partner_provinces,
        "actors": names.organisations,
        "kind": {code: words(lang).label("kind", code) for code in vocab.EVENT_KINDS},
        "topics": {code: words(lang).label("topic", code) for code in vocab.TOPICS},
        "level": {code: words(lang).label("level", code) for code in vocab.EVENT_LEVELS},
    }
    for field, labels in shown.items():
        assert {code: codes[field].code_of(text) for code, text in labels.items()} == {code: code for code in labels}


def test_a_word_that_is_no_code_says_what_is_near_in_the_readers_language(tiny_dataset):
    for lang, label in (("en", "Joint patrol"), ("vi", "Tuần tra chung")):
        with pytest.raises(CellError, match=label):
            Reader(build_codes(tiny_dataset, lang), words(lang)).read("kind", "joint patrl")


def test_only_the_bad_item_of_a_list_is_blamed(reader):
    with pytest.raises(CellError) as problem:
        reader.read("topics", "drugs;zzzz;smuggling")
    assert problem.value.value == "zzzz"


def test_a_guard_against_formulas_is_taken_off_where_an_export_puts_it(reader):
    guarded = Reader(reader.codes, reader.words, guarded=True)
    assert (guarded.read("note", "'=1+1"), guarded.read("note", "'tis so")) == ("=1+1", "'tis so")
    assert reader.read("note", "'=1+1") == "'=1+1"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2024-08-01", "2024-08-01"),
        ("2024-08-01 00:00:00", "2024-08-01"),
        ("2024-08-01T09:30", "2024-08-01"),
        ("2024/8/1", "2024-08-01"),
        ("2024-8-1", "2024-08-01"),
        ("8/2024", "2024-08"),
        ("tháng 8/2024", "2024-08"),
        ("Tháng 8 năm 2024", "2024-08"),
        ("ngày 1 tháng 8 năm 2024", "2024-08-01"),
        ("năm 2024", "2024"),
        ("1 August 2024", "2024-08-01"),
        ("Aug 1st, 2024", "2024-08-01"),
        ("August 2024", "2024-08"),
        ("2023-12-18?", "2023-12-18?"),
        ("[2020..2022]", "[2020..2022]"),
        ("XXXX", "XXXX"),
    ],
)
def test_dates_that_leave_nothing_open_are_read_without_asking(text, edtf):
    assert read_date(text, None) == (edtf, "")


@pytest.mark.parametrize("text", ["01/08/2024", "25/08/2024", "25.8.2024", "25-08-2024", "ngày 25/8/2024", "8/25/2024"])
def test_the_order_of_day_and_month_is_asked_even_where_only_one_is_possible(text):
    assert read_date(text, None).problem == days.ORDER


def test_the_order_that_a_person_says_holds():
    assert read_date("01/08/2024", True).edtf == "2024-08-01"
    assert read_date("01/08/2024", False).edtf == "2024-01-08"
    assert read_date("25/08/2024", False).problem == days.IMPOSSIBLE


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("1/8/24", days.CENTURY),
        ("31/2/2024", days.IMPOSSIBLE),
        ("2024-02-30", days.IMPOSSIBLE),
        ("45505", days.NO_DATE),
        ("hôm qua", days.NO_DATE),
    ],
)
def test_a_date_that_is_none_says_why(reader, text, problem):
    assert read_date(text, True).problem == problem
    with pytest.raises(CellError):
        Reader(reader.codes, reader.words, day_first=True).read("date", text)


def test_an_open_order_is_no_error_but_a_question(reader):
    with pytest.raises(OrderUnknownError):
        reader.read("published", "01/08/2024")


@given(st.dates(), st.booleans())
def test_any_day_in_either_order_is_that_day(day, day_first):
    parts = (day.day, day.month) if day_first else (day.month, day.day)
    assert read_date(f"{parts[0]}/{parts[1]}/{day.year:04}", day_first).edtf == day.isoformat()


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_a_problem_and_never_another_date(text):
    found = read_date(text, None)
    assert bool(found.edtf) != bool(found.problem)
    if found.edtf:
        dates.parse(found.edtf)
