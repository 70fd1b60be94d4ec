"""Kind, level, countries, provinces, topics, bodies, publisher: each with the words it rests on."""

import pytest

from gatemap import vocab
from gatemap.articles.api import draft_article, no_event
from gatemap.articles.codes import NO_EVENT

KINDS = {
    "talks": "On 1 May 2020 border guards of Son La and Laos' Houaphanh province held talks at Long Sap border gate.",
    "signing": "Ngày 1/5/2020, BĐBP Sơn La và Công an tỉnh Hủa Phăn (Lào) ký kết thỏa thuận về bảo vệ biên giới.",
    "conference": "On 1 May 2020 Son La held a conference with Laos' Houaphanh province to review border work.",
    "visit": "Ngày 1/5/2020, BĐBP Sơn La sang thăm, chúc Tết Công an tỉnh Hủa Phăn (Lào) tại cửa khẩu Lóng Sập.",
    "joint_patrol": "On 1 May 2020 border guards of Son La and Laos' Houaphanh province conducted a joint patrol.",
    "operation": "Ngày 1/5/2020, BĐBP Sơn La phối hợp Công an tỉnh Hủa Phăn (Lào) bắt giữ hai người, thu giữ ma túy.",
    "gate_change": "On 1 May 2020 Son La and Laos' Houaphanh province opened the upgraded Long Sap border gate.",
    "handover": "Ngày 1/5/2020, Công an tỉnh Hủa Phăn (Lào) trao trả 5 công dân Việt Nam qua cửa khẩu Lóng Sập.",
    "aid": "On 1 May 2020 Son La border guards presented medical supplies to Laos' Houaphanh province.",
    "exchange": "Ngày 1/5/2020, BĐBP Sơn La tổ chức giao lưu hữu nghị với Bộ Chỉ huy Quân sự tỉnh Hủa Phăn (Lào).",
    "training": "On 1 May 2020 Son La border guards opened a training course for officers of Laos' Houaphanh province.",
}


@pytest.mark.parametrize("kind", vocab.EVENT_KINDS)
def test_each_kind_is_told_by_its_words(real, kind):
    [draft] = draft_article(KINDS[kind], dataset=real)
    assert (draft["kind"], draft["countries"], draft["date"]) == (kind, ["VN", "LA"], "2020-05-01")
    [row] = [row for row in draft["evidence"] if row["field"] == "kind"]
    assert row["text"] and 0 < row["score"] <= 1


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("On 1 May 2020 ministers of Vietnam and Cambodia held talks on their border.", "national"),
        ("On 1 May 2020 the People's Committee of Son La province met with Laos' Houaphanh.", "provincial"),
        ("Ngày 1/5/2020, Đồn Biên phòng Cha Lo hội đàm với Đại đội Biên phòng 311 (Lào).", "station"),
    ],
)
def test_the_level_is_that_of_those_who_met(real, text, level):
    assert draft_article(text, dataset=real)[0]["level"] == level


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Ngày 1/5/2020, BĐBP An Giang bắt giữ 3 người Campuchia vận chuyển ma túy qua biên giới.", ["VN"]),
        ("On 1 May 2020 customs and border guards of Ha Tinh held a conference on smuggling from Laos.", ["VN"]),
        ("On 1 May 2020 Ha Tinh border guards and Lao police held talks.", ["VN", "LA"]),
        ("Ngày 1/5/2020, BĐBP Lạng Sơn hội đàm với Biên phòng Quảng Tây.", ["VN", "CN"]),
        ("Ngày 1/5/2020, BĐBP Kon Tum giao lưu hữu nghị với lực lượng Lào và lực lượng Campuchia.", ["VN", "LA", "KH"]),
        ("On 1 May 2020 Lao Cai and Lao Bao border guards held talks on border work.", ["VN"]),
    ],
)
def test_a_country_took_part_when_its_bodies_act(real, text, countries):
    assert draft_article(text, dataset=real)[0]["countries"] == countries


def test_provinces_are_told_under_both_systems_and_where_people_live_is_none(real):
    text = (
        "Ngày 1/5/2020, BĐBP Quảng Bình bàn giao cho Công an tỉnh Khăm Muộn (Lào) một người trú tại tỉnh Savannakhet."
    )
    [draft] = draft_article(text, dataset=real)
    assert (draft["provinces_63"], draft["provinces_34"]) == (["quang-binh"], ["quang-tri"])
    assert draft["partner_provinces"] == ["khammouane"]
    later = draft_article(text.replace("2020", "2026"), dataset=real)[0]
    assert (draft["provinces"], later["provinces"]) == (["quang-binh"], ["quang-tri"])


def test_bodies_and_topics_are_codes_of_the_dataset(real):
    text = (
        "Ngày 1/5/2020, Bộ Chỉ huy BĐBP tỉnh Sơn La hội đàm với Bộ Chỉ huy Quân sự tỉnh Luông Pha Băng (Lào) về đấu "
        "tranh với tội phạm ma túy và mua bán người."
    )
    [draft] = draft_article(text, dataset=real)
    assert draft["actors"] == ["son-la-border-guard-command", "luang-prabang-military-command"]
    assert {"drugs", "human_trafficking"} <= set(draft["topics"]) <= set(vocab.TOPICS)


def test_the_publisher_is_read_from_the_page(real):
    text = "Lang Son (VNA) – On 1 May 2020 Lang Son and Guangxi border guards held talks./."
    assert draft_article(text, dataset=real)[0]["publisher"] == "VNA/VietnamPlus"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "holds no sentence"),
        ("Rice prices rose in Can Tho on Monday.", "does not speak of a border"),
        ("Sắp tới, hội chợ biên giới Việt - Trung sẽ được tổ chức tại Lạng Sơn vào ngày 5/12.", "planned"),
        ("The weather near the border with China in Lang Son was cold on May 3.", "No words for an act"),
    ],
)
def test_a_text_about_no_event_says_why(real, text, reason):
    assert draft_article(text, dataset=real) == []
    code, sentence = no_event(text, dataset=real)
    assert (code in NO_EVENT) and reason in sentence


def test_titles_are_our_own_words_in_both_languages(real):
    [draft] = draft_article(KINDS["talks"], dataset=real)
    assert (draft["title"], draft["title_vi"]) == (
        "Talks: Long Sap with Houaphanh",
        "Hội đàm: Lóng Sập với Hủa Phăn",
    )
