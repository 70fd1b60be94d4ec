"""Names of gates, posts and provinces are found however they are written, and nothing else is taken for one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatemap.articles.api import draft_article
from gatemap.articles.places import read_places
from gatemap.articles.reading import read_text
from gatemap.dataset.schema import split_list
from gatemap.text import unaccented
from tests.often import MORE


def places_in(gazetteer, text: str, provinces=frozenset(), countries=frozenset()) -> list[str]:
    reading = read_text(text, gazetteer)
    return [place.place_id for place in read_places(reading, set(provinces), set(countries)).places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ma Lu Thang, Ma Lù Thàng and MaLuThang border gates", ["ma-lu-thang"] * 3),
        ("the Mu La Thang border gate", ["ma-lu-thang"]),
        ("the KhanhBinh Border Gate", ["khanh-binh"]),
        ("cửa khẩu quốc tế Lao Bảo", ["lao-bao"]),
        ("CKQT Cha Lo", ["cha-lo"]),
        ("Đồn Biên phòng cửa khẩu quốc tế Lao Bảo", ["post-lao-bao"]),
        ("Đồn BP Si Ma Cai", ["post-si-ma-cai"]),
        ("Đồn Biên phòng 313", ["post-thu-lum"]),
        ("the border guard station at the Lao Bao International Border Gate", ["post-lao-bao"]),
        ("the Border Post of A Dot Border Gate", ["a-dot"]),
        ("Trạm Kiểm tra biên phòng xuất nhập cảnh Thạc Long", ["ly-van"]),
        ("Jin Shuihe border exit and entry checkpoint", ["ma-lu-thang"]),
        ("Chi cục Hải quan cửa khẩu Thường Phước", ["thuong-phuoc"]),
        ("cặp cửa khẩu Trà Lĩnh (Việt Nam) – Long Bang (Trung Quốc)", ["tra-linh", "tra-linh"]),
        ("Thu Lum, Ma Lu Thang Border Gate, Si Lo Lau and Y Ty border posts",
         ["post-thu-lum", "post-ma-lu-thang", "post-si-lo-lau", "post-y-ty"]),
        ("các đồn Biên phòng Thu Lũm, Ma Lù Thàng, Sì Lở Lầu và Y Tý",
         ["post-thu-lum", "post-ma-lu-thang", "post-si-lo-lau", "post-y-ty"]),
        ("border gates at Vinh Xuong and Khanh Binh", ["vinh-xuong", "khanh-binh"]),
        ("các cửa khẩu Kim Thành, Lào Cai và Mường Khương", ["kim-thanh", "lao-cai", "muong-khuong"]),
        ("cửa khẩu Kim Thành, Lào Cai", ["kim-thanh"]),
        ("the 1088/2-1089 freight route, lối thông quan cầu Tà Lùng II", ["huu-nghi-1088-1089", "ta-lung-2"]),
        ("Ma Lu Tang border gate", ["ma-lu-thang"]),
        ("the Dong Dang international railway border gate", ["dong-dang"]),
    ],
)  # fmt: skip
def test_a_place_is_found_as_it_is_written(gazetteer, text, expected):
    assert places_in(gazetteer, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "phóng viên Thanh Thủy",
        "Đại tá Nguyễn Thanh Thủy, Trưởng đoàn",
        "Colonel Dinh Phong led the delegation",
        "xã Thanh Thủy, huyện Thanh Chương",
        "Mong Cai city and Lao Bao town",
        "tình hữu nghị giữa hai nước",
        "Cung Văn hóa Hữu Nghị",
        "đường Hoàng Diệu, thành phố Vinh",
        "Bộ Y tế cho biết, the boy said",
        "Pingxiang City and Hekou county",
        "huyện Nậm Pồ, Nậm Càn",
        "Báo Lào Cai, Lao Cai newspaper",
        "in Long An, Ha Tien city",
    ],
)
def test_a_person_a_town_a_paper_or_a_word_is_no_place(gazetteer, text):
    assert places_in(gazetteer, text) == []


def test_a_gate_that_shares_its_name_is_told_by_province_or_country(gazetteer):
    text = "tại cửa khẩu Thanh Thủy"
    assert places_in(gazetteer, text, provinces={"ha-giang"}) == ["thanh-thuy-ha-giang"]
    assert places_in(gazetteer, text, provinces={"nghe-an"}) == ["thanh-thuy-nghe-an"]
    assert places_in(gazetteer, text, countries={"LA"}) == ["thanh-thuy-nghe-an"]


def test_where_nothing_tells_the_places_are_offered_as_a_choice(real):
    [draft] = draft_article(
        "Ngày 3/5/2020, lực lượng biên phòng hai bên hội đàm tại cửa khẩu Thanh Thủy.", dataset=real
    )
    assert draft["places"] == []
    [choice] = draft["candidates"]
    assert set(choice["place_ids"]) == {"thanh-thuy-ha-giang", "thanh-thuy-nghe-an"}
    assert {"field": "places", "code": "place-ambiguous"}.items() <= draft["doubts"][-1].items()


def test_a_crossing_of_several_pairs_is_the_one_that_is_named_with_it(gazetteer):
    assert places_in(gazetteer, "cặp cửa khẩu Kim Thành - Hà Khẩu")[-1] == "kim-thanh"
    assert places_in(gazetteer, "cửa khẩu Hà Khẩu") == ["lao-cai"]


def test_other_tones_are_another_name(gazetteer):
    assert places_in(gazetteer, "Đồn Biên phòng Nậm Cắn") == ["post-nam-can"]
    assert places_in(gazetteer, "Đồn Biên phòng Nậm Càn") == []


def test_a_name_at_a_word_for_gate_that_no_row_has_is_told(gazetteer):
    reading = read_text("the Nam Hua border gate", gazetteer)
    [(start, end)] = read_places(reading, set(), set()).unmatched
    assert reading.mapped.text[start:end] == "Nam Hua"


def test_roles_follow_the_words(real):
    text = (
        "Ngày 5/6/2019, tại cửa khẩu quốc tế Cầu Treo, Đồn Biên phòng Cha Lo hội đàm với Công an Lào. "
        "Hai bên kiến nghị nâng cấp cửa khẩu Cà Roòng."
    )
    [draft] = draft_article(text, dataset=real)
    assert {p["place_id"]: p["role"] for p in draft["places"]} == {
        "cau-treo": "venue",
        "post-cha-lo": "participant",
        "ca-roong": "subject",
    }


def spellings(real):
    """Every Vietnamese name of a gate, as the dataset writes it, without tones, and without blanks."""
    for row in real.places[real.places["kind"].isin(["gate", "opening"])].itertuples():
        for name in (row.name_vi, *split_list(row.aliases)):
            if name.isascii() or "(" in name or not all(part[:1].isupper() for part in name.split()):
                continue
            yield row.place_id, name


def test_every_name_of_a_gate_is_found_beside_the_word_for_gate(gazetteer, real):
    missed = []
    for place_id, name in spellings(real):
        facts = gazetteer.places[place_id]
        for written in (name, unaccented(name), "".join(unaccented(name).split())):
            found = places_in(gazetteer, f"tại cửa khẩu {written}", {facts.province_63}, {facts.partner})
            if len(written) > 6 and place_id not in found:
                missed.append((place_id, written, found))
    assert missed == []


WORDS = (
    *("cửa khẩu", "border gate", "Ma Lu Thang", "Thanh Thủy", "Lào Cai", "Đồn Biên phòng", "Hữu Nghị", "Lao", "posts"),
    *("on August 1", "1/8", "talks", "hội đàm", "và", "and", "(", ")", ",", "–", ".", "’", "\n", "\u200b", "e\u0301"),
)


@settings(max_examples=75 * MORE)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(["", " "]))
def test_every_span_quotes_the_text_and_two_readings_agree(real, words, joint):
    text = joint.join(words)
    drafts = draft_article(text, dataset=real)
    assert drafts == draft_article(text, dataset=real)
    for draft in drafts:
        for row in [*draft["places"], *draft["candidates"], *draft["unmatched"], *draft["evidence"]]:
            assert text[row["start"] : row["end"]] == row["text"]


@settings(max_examples=75 * MORE)
@given(st.text(max_size=400))
def test_no_text_makes_it_fail(real, text):
    assert isinstance(draft_article(text, dataset=real), list)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\ud800 border gate",
        "<script>alert(1)</script> On 1 May 2020 talks at Lao Bao border gate with Laos <img src=x onerror=alert(1)>",
        "A" * 70_000,
        "Lao Bao, " * 3_000 + "border gates",
        "(" * 5_000 + "cửa khẩu",
        "cửa khẩu " * 3_000,
        "ngày 1/1 " * 3_000,
        "Nguyen Van " * 3_000,
    ],
)
def test_hostile_text_is_read_as_text(real, text):
    for draft in draft_article(text, dataset=real):
        for row in draft["evidence"]:
            assert text[row["start"] : row["end"]] == row["text"]
