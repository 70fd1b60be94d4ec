"""What is an event, how many there are, who took part in it and which places are only mentioned."""

import datetime as dt

import pytest

from gatemap.articles.api import draft_article
from gatemap.articles.gazetteer import Gazetteer


def told(real, text: str, published: dt.date | None = None) -> list[tuple[str, str, str, set[str]]]:
    return [
        (one["date"], one["kind"], " ".join(one["countries"]), {place["place_id"] for place in one["places"]})
        for one in draft_article(text, published, real)
    ]


TWO = {
    "two days in one paragraph": (
        "Border posts of Quang Tri and Lao Company 327 patrolled the line together on March 3, 2022. "
        "On March 9, 2022, customs officers at La Lay border gate seized 40,000 pills in a truck.",
        [("2022-03-03", "joint_patrol", "VN LA", set()), ("2022-03-09", "operation", "VN", {"la-lay"})],
    ),
    "the same day said at the end": (
        "The Huu Nghi International Border Gate reopened on January 8, 2023 with officials of Lang Son and Pingxiang."
        "\n\nIn Mong Cai, police of Dongxing handed over five Vietnamese citizens to the Mong Cai International Border "
        "Gate Border Guard Station on the same day.",
        [("2023-01-08", "gate_change", "VN CN", {"huu-nghi"}), ("2023-01-08", "handover", "VN CN", {"mong-cai"})],
    ),
    "the year and the neighbour said only with the first": (
        "Ngày 12/4/2021, tại cửa khẩu quốc tế Cha Lo, BĐBP Quảng Bình và Bộ Chỉ huy Quân sự tỉnh Khăm Muồn hội đàm.\n"
        "Cũng trong ngày 12/4, Đồn Biên phòng Cà Roòng tặng 2 tấn gạo cho nhân dân bản Noọng Mạ, huyện Bualapha.",
        [("2021-04-12", "talks", "VN LA", {"cha-lo"}), ("2021-04-12", "aid", "VN LA", {"ca-roong"})],
    ),
    "a later day at the end of a sentence, with another act and place": (
        "Cao Bang and Guangxi border posts patrolled together on May 4, 2019. The command added that Ta Lung gate "
        "police handed over a Chinese fugitive to police of Longzhou on May 6, 2019.",
        [("2019-05-04", "joint_patrol", "VN CN", set()), ("2019-05-06", "handover", "VN CN", {"ta-lung"})],
    ),
    "that night": (
        "A delegation of Takeo visited An Giang border guards on January 20, 2020 to offer Tet greetings. That night, "
        "border guards at Tinh Bien gate seized 2,000 packs of smuggled cigarettes.",
        [("2020-01-20", "visit", "VN KH", set()), ("2020-01-20", "operation", "VN", {"tinh-bien"})],
    ),
    "a later day whose act is told in the sentence after it": (
        "On March 4, 2022, Tam Hop border post of Nghe An and Lao company 217 patrolled the line together. They walked "
        "far.\n\nOn March 6, 2022, doctors of the Tri Le border post spent the day in Houaphanh, Laos. They examined "
        "140 people and left medicines.",
        [("2022-03-04", "joint_patrol", "VN LA", {"tam-hop"}), ("2022-03-06", "aid", "VN LA", {"post-tri-le"})],
    ),
    "one case after the other": (
        "Trên biên giới An Giang xảy ra hai vụ việc đáng chú ý.\nVụ thứ nhất: Đêm 21/5/2023, tại cửa khẩu phụ Bắc Đai, "
        "tổ công tác phát hiện một xuồng máy, người trên xuồng bỏ trốn, để lại 3.000 bao thuốc lá.\nVụ thứ hai: Chiều "
        "23/5/2023, tại cửa khẩu Tịnh Biên, Đồn Biên phòng Vĩnh Ngươn tiếp nhận một người do công an tỉnh Takeo trao "
        "trả.",
        [
            ("2023-05-21", "operation", "VN", {"bac-dai"}),
            ("2023-05-23", "handover", "VN KH", {"tinh-bien", "post-vinh-nguon"}),
        ],
    ),
    "one more of the kind, in other words": (
        "On November 9, 2025, customs officers of Quang Ninh seized frozen meat at the Hoanh Mo border gate.\n\nTwo "
        "days later, on November 11, 2025, at the Bac Phong Sinh border gate, a team opened a load of cassava.",
        [("2025-11-09", "operation", "VN", {"hoanh-mo"}), ("2025-11-11", "operation", "VN", {"bac-phong-sinh"})],
    ),
    "a later day with the same bodies": (
        "The authorities of Savannakhet handed over ten sets of remains to Quang Tri at Lao Bao border gate on 2 May "
        "2022.\n\nA week later, on 9 May 2022, border guards of Quang Tri delivered a finished school to Savannakhet.",
        [("2022-05-02", "handover", "VN LA", {"lao-bao"}), ("2022-05-09", "handover", "VN LA", set())],
    ),
}


@pytest.mark.parametrize("case", TWO)
def test_two_acts_that_are_news_are_two_events(real, case):
    text, expected = TWO[case]
    assert told(real, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Lang Son proposed to the government on 5 May 2023 to upgrade the Chi Ma border gate to an international gate.",
        "The Lao Bao border gate market is lively in spring. It is a festival of traders from Savannakhet.",
        "In the first six months of 2022, 40,000 vehicles passed through Cha Lo border gate. Officers seized 20 "
        "consignments in the period.",
    ],
)
def test_a_proposal_a_picture_of_life_and_statistics_are_no_events(real, text):
    assert draft_article(text, dataset=real) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On 1 September 2019 Kon Tum border guards handed over a school to the police of Laos' Attapeu.", "handover"),
        ("On 1 September 2019 Kon Tum border guards handed over 10 tonnes of rice to Laos' Attapeu.", "aid"),
        ("On 1 May 2019 the minister inspected the work of border guards at Tan Thanh border gate.", "visit"),
        ("Ngày 1/5/2019, đoàn công tác của tỉnh kiểm tra công tác tại cửa khẩu Tân Thanh.", "visit"),
        (
            "On 1 May 2019 the Ministry of Defence of Vietnam agreed on a border hotline at talks with Lao officials.",
            "talks",
        ),
        ("Rạng sáng 1/5/2019, lực lượng của BĐBP tỉnh Quảng Trị khống chế 3 người cùng 10 bánh heroin.", "operation"),
        ("On 1 May 2019 the Binh Phuoc border guards stopped two boats with 21 people near the border.", "operation"),
        ("From 1 May 2019 the Kim Thanh border gate is open to travellers again.", "gate_change"),
    ],
)
def test_the_kind_follows_what_was_done(real, text, kind):
    [draft] = draft_article(text, dataset=real)
    assert (draft["kind"], draft["date"][:4]) == (kind, "2019")


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Ngày 3/2/2020, đoàn công tác của Bộ Y tế kiểm tra cửa khẩu Lào Cai, giáp với Hà Khẩu (Trung Quốc).", "VN"),
        ("On 7 May 2021 Quang Ninh border guards arrested two men who entered illegally from Guangxi.", "VN"),
        ("On 3 May 2018 Dak Nong held a conference on Bu Prang border gate, which faces Cambodia's Mondulkiri.", "VN"),
        ("Ngày 1/5/2022, BĐBP tập huấn cho các đồn biên phòng tuyến Việt Nam - Trung Quốc tại Lào Cai.", "VN"),
        ("On 1 May 2022 Kon Tum leaders visited Bo Y border gate. On 5 June they will hold talks with Attapeu.", "VN"),
        ("On 6 June 2023 forces of Dien Bien and Phongsaly held a fire drill at Tay Trang border gate.", "VN LA"),
        ("On 3 May 2016 Quang Nam border guards gave medicines to villagers of Dak Chung district, Sekong.", "VN LA"),
        ("On 3 May 2018 two men wanted in Vietnam were handed over to border guards by Kampot police.", "VN KH"),
    ],
)
def test_a_neighbour_beyond_the_line_or_in_a_plan_took_no_part(real, text, countries):
    [draft] = draft_article(text, dataset=real)
    assert " ".join(draft["countries"]) == countries


@pytest.mark.parametrize(
    "aside",
    [
        "The Huu Nghi border gate was not affected.",
        "Goods pass through the Huu Nghi border gate as usual.",
        "The road to Huu Nghi border gate is busy.",
        "Unlike the Huu Nghi border gate, it has no scanner.",
        "On average 900 lorries pass Huu Nghi border gate.",
        "Trade at the Huu Nghi border gate rose from the same period last year.",
    ],
)
def test_a_gate_that_is_only_mentioned_is_no_place_of_the_event(real, aside):
    text = f"On 5 May 2022 Lang Son and Guangxi held talks on Chi Ma border gate. {aside}"
    assert told(real, text) == [("2022-05-05", "talks", "VN CN", {"chi-ma"})]


def test_a_word_for_railway_in_the_cue_leads_to_the_railway_gate(real):
    text = "Ngày 5/5/2022, BĐBP tổ chức tập huấn tại cửa khẩu quốc tế đường sắt Lào Cai."
    assert told(real, text)[0][3] == {"lao-cai-rail"}


def test_a_police_post_opposite_is_that_of_the_post_that_names_it(real):
    text = "On 5 May 2022 Song Trang Border Guard Post and the S'vay Angong border police post held a joint patrol."
    assert told(real, text)[0][3] == {"post-song-trang"}


def test_a_name_that_says_pass_needs_no_other_word(real):
    text = "On 5 May 2022 Chinese police handed over two women to Lang Son border guards at Friendship Pass."
    assert told(real, text)[0][3] == {"huu-nghi"}


def test_a_headline_that_lost_its_line_end_and_a_menu_are_no_part_of_the_report(real):
    text = (
        "Home  Politics  Society  Customs\n16/06/2019 10:20\n"
        "BĐBP Tây Ninh hội đàm với Công an Prey VengNgày 14-6, tại Tây Ninh, BĐBP tỉnh Tây Ninh và Công an tỉnh Prey "
        "Veng, Campuchia hội đàm về cửa khẩu Tân Nam và các đồn biên phòng của hai bên."
    )
    [draft] = draft_article(text, dataset=real)
    assert draft["date"] == "2019-06-14"
    assert draft["headline"] == "BĐBP Tây Ninh hội đàm với Công an Prey Veng"


def test_a_post_s_partner_is_known_by_its_name(real):
    found = Gazetteer(real).entries["svayangong"]
    assert ("post", "post-song-trang", "partner") in {(one.type, one.code, one.side) for one in found}
