"""Places, provinces and events are called as a reader of either language expects."""

import pytest

from gatemap.store.names import display_names, symbol_of, title_of, titles_of
from tests.tiny import KNOWN


@pytest.fixture(scope="module")
def english(tiny_dataset):
    return display_names(tiny_dataset, "en")


@pytest.fixture(scope="module")
def vietnamese(tiny_dataset):
    return display_names(tiny_dataset, "vi")


def test_every_code_has_a_name_in_both_languages(english, vietnamese):
    for names in (english, vietnamese):
        assert set(names.places) == set(names.pairs) == set(KNOWN.places)
        assert set(names.provinces_34) == set(KNOWN.provinces_34)
        assert set(names.provinces_63) == set(KNOWN.provinces_63)
        everything = [*names.places.values(), *names.provinces_34.values(), *names.partner_provinces.values()]
        assert all(everything)


def test_english_goes_without_tones_and_vietnamese_with_them(english, vietnamese):
    assert (english.places["suoi-da"], vietnamese.places["suoi-da"]) == ("Suoi Da", "Suối Đá")
    assert (english.province("dong", "34"), vietnamese.province("dong", "34")) == ("Dong Son", "Đồng Sơn")


def test_a_pair_names_the_crossing_opposite_in_the_readers_language_and_its_own_script(english, vietnamese):
    assert english.pairs["suoi-da"] == "Suoi Da – Shixi 石溪"
    assert vietnamese.pairs["suoi-da"] == "Suối Đá – Thạch Khê 石溪"


def test_a_crossing_opposite_without_a_vietnamese_name_keeps_its_english_one(vietnamese):
    assert vietnamese.pairs["nui-cao"] == "Núi Cao – Phou Soung ພູສູງ"


def test_a_place_with_nothing_known_opposite_is_named_alone(english):
    assert english.pairs["ban-xa"] == "Ban Xa"


def test_a_merged_province_has_a_name_only_under_the_old_system(english):
    assert english.province("nam", "63") == "Nam Thu"
    assert english.province("nam", "34") == "nam"


def test_a_partner_province_without_a_vietnamese_name_keeps_its_english_one(english, vietnamese):
    assert vietnamese.partner_provinces == {
        "north-one": "Bắc Địa",
        "west-one": "Tây Thổ",
        "south-one": "Southland",
    }
    assert english.partner_provinces["north-one"] == "Northland"


def test_an_event_without_a_vietnamese_title_has_its_english_one(tiny_dataset):
    events = tiny_dataset.events
    english, vietnamese = list(titles_of(events, "en")), list(titles_of(events, "vi"))
    assert english[:2] == ["Talks at the stone bridge", "Joint patrol on the high hill"]
    assert vietnamese[:2] == ["Hội đàm ở cầu đá", "Joint patrol on the high hill"]
    for lang, titles in (("en", english), ("vi", vietnamese)):
        assert [title_of(event, lang) for event in events.to_dict("records")] == titles


def test_a_symbol_is_the_level_of_a_gate_or_what_a_place_without_level_is(tiny_dataset):
    symbols = {place["place_id"]: symbol_of(place) for _, place in tiny_dataset.places.iterrows()}
    assert symbols == {
        "suoi-da": "international",
        "post-suoi-da": "post",
        "nui-cao": "main",
        "ban-xa": "opening",
    }


def test_a_rail_gate_is_a_rail_gate_whatever_its_level(tiny_dataset):
    place = tiny_dataset.places.iloc[-1].copy()
    place["kind"] = "rail_gate"
    assert symbol_of(place) == "rail"
