"""What the press does, each in a sentence of its own: reports of reports, lists, asides, pairs, leftovers of pages."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatemap.articles.api import draft_article, no_event
from gatemap.articles.layout import language
from gatemap.articles.textmap import map_text
from tests.often import MORE

PUBLISHED = dt.date(2024, 8, 20)


def one(real, text: str, published: dt.date | None = None) -> dict:
    [draft] = draft_article(text, published, real)
    return draft


def places(draft: dict) -> set[str]:
    return {place["place_id"] for place in draft["places"]}


@pytest.mark.parametrize(
    ("text", "lang", "bare"),
    [
        ("Các lực lượng của hai tỉnh tổ chức tuần tra", "vi", False),
        ("Cac luc luong cua hai tinh to chuc tuan tra trong thang 4", "vi", True),
        ("The forces of Lạng Sơn met at the Hữu Nghị gate", "en", False),
    ],
)
def test_vietnamese_without_tones_is_not_taken_for_english(text, lang, bare):
    assert language(map_text(text)) == (lang, bare)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Ngày 14/8, BĐBP Quảng Bình cho biết đơn vị vừa phá một chuyên án với Công an Khăm Muộn (Lào).\n"
            "Lúc 16 giờ ngày 10/8, lực lượng hai bên bắt giữ hai người, thu giữ 5.000 viên ma túy gần biên giới.",
            "2024-08-10",
        ),
        ("Trước đó một ngày, 17/8, BĐBP Lai Châu hội đàm với Biên phòng Trung Quốc về biên giới.", "2024-08-17"),
        ("On Tuesday to review the year, border guards of Lang Son and Guangxi held talks.", "2024-08-20?"),
        (
            "The Government decided to upgrade the Chi Ma border gate of Lang Son. Resolution 12/NQ-CP was issued on 8 "
            "March 2021.",
            "2021-03-08",
        ),
        (
            "Vietnam and Cambodia on July 29 opened the Hoa Lu border gate to lorries under the agreement that was "
            "signed on June 1, 1998 and the May 10, 2005 Protocol.",
            "2024-07-29",
        ),
        ("Ngày 5/8, BĐBP Quảng Nam và Công an tỉnh Sê Kông (Lào) tuần tra chung trên biên giới.", "2024-08-05"),
    ],
)
def test_the_day_is_that_of_the_act(real, text, date):
    assert one(real, text, PUBLISHED)["date"] == date


def test_a_day_of_the_report_and_that_of_the_act_are_one_event(real):
    text = (
        "Ngày 26/12/2024, BĐBP tỉnh Quảng Trị vừa bắt giữ một người vận chuyển ma túy.\n"
        "Khoảng 19h15 ngày 25/12/2024, tại biên giới xã Thanh, lực lượng biên phòng bắt quả tang người này."
    )
    assert one(real, text)["date"] == "2024-12-25"


def test_then_on_a_later_day_another_act_of_others_is_another_event(real):
    text = (
        "Ngày 6/5/2022, tại cửa khẩu Tịnh Biên, BĐBP An Giang trao tặng 20 suất quà cho Công an tỉnh Takeo.\n"
        "Tiếp đó, ngày 8/5/2022, Đồn Biên phòng Vĩnh Ngươn và công an nước bạn tuần tra chung."
    )
    assert [(d["date"], d["kind"]) for d in draft_article(text, None, real)] == [
        ("2022-05-06", "aid"),
        ("2022-05-08", "joint_patrol"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On 3 May 2021 the talk between Lai Chau and Honghe border guards was co-chaired by two colonels.", "talks"),
        ("On 3 May 2021 Lao Cai border guards met the Hekou border station.", "talks"),
        (
            "On 3 May 2021 Ha Giang and Yunnan carried out a bilateral border inspection from marker 449.",
            "joint_patrol",
        ),
        ("On 3 May 2021 Vietnam and Laos held the 29th annual border meeting in Hanoi.", "conference"),
        ("On 3 May 2021 the ministers of Vietnam and Cambodia inaugurated border marker 30 in Gia Lai.", "conference"),
        ("On 3 May 2021 Dong Thap border guards found 28 bags of smuggled sugar at the border.", "operation"),
        ("On 3 May 2021 Cambodian police returned 15 Vietnamese to border guards at Xa Mat gate.", "handover"),
        ("Ngày 3/5/2021, BĐBP Sơn La đối thoại với Công an tỉnh Hủa Phăn (Lào) về biên giới.", "talks"),
        ("Ngày 3/5/2021, Ủy ban biên giới Việt Nam, Lào họp thường niên lần thứ 30.", "conference"),
        ("Ngày 3/5/2021, cửa khẩu Tân Thanh mở cho phương tiện của Quảng Tây qua lại.", "gate_change"),
        ("Ngày 3/5/2021, BĐBP Hà Tĩnh ngăn 28 người vượt biên sang Lào.", "operation"),
        ("Ngày 3/5/2021, công trình nhà làm việc ở cửa khẩu Nậm Xôi (Lào) được bàn giao cho Hủa Phăn.", "handover"),
        ("Ngày 3/5/2021, BĐBP Huế tặng gà giống cho bản Ka Lô, huyện Kà Lừm, tỉnh Sê Kông (Lào).", "aid"),
    ],
)
def test_acts_in_the_words_of_headlines_and_reports(real, text, kind):
    assert one(real, text)["kind"] == kind


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("On 3 May 2021 the 29th annual Vietnam–Laos border meeting was held in Hanoi.", "VN LA"),
        ("On 3 May 2021 Quang Nam held a conference on Vietnam–Laos border management.", "VN"),
        ("On 3 May 2021 Vietnamese and Chinese border units held talks on patrols.", "VN CN"),
        ("On 3 May 2021 the Bo Y–Phou Keua international gate pair was opened.", "VN LA"),
        ("On 3 May 2021 the Government approved to open the Bo Y–Phou Keua gate pair.", "VN"),
        ("On 3 May 2021 A Pa Chai border post handed over two wanted men to China.", "VN CN"),
        ("On 3 May 2021 Quang Binh border guards arrested a man from Savannakhet at Cha Lo gate.", "VN"),
        ("On 3 May 2021 Hue border guards began a course in Lao. Two teachers from Salavan will join.", "VN"),
        ("Ngày 3/5/2021, BĐBP An Giang khai giảng lớp tiếng dân tộc Khmer cho cán bộ biên phòng.", "VN"),
        (
            "On 3 May 2021 the minister visited Moc Bai border gate. He stressed that Vietnam and Cambodia have marked "
            "most of the line between the two countries.",
            "VN",
        ),
    ],
)
def test_who_took_part(real, text, countries):
    assert " ".join(one(real, text)["countries"]) == countries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 May 2021 eight Lao Cai border posts twinned with border units of China.", set()),
        ("On 3 May 2021 Binh Thanh border guard post and Cambodian police held talks.", set()),
        ("Ngày 3/5/2021, tại cửa khẩu Hà Tiên, Thành ủy, UBND thành phố hội đàm với tỉnh Kampot.", {"ha-tien"}),
        (
            "Ngày 3/5/2021, BĐBP Long An do Đại tá Phạm Phú Phước Tân dẫn đầu hội đàm với Svay Rieng (Campuchia).",
            set(),
        ),
        ("On 3 May 2021 Kon Tum's Ro Long post and Lao Company 541 of Attapeu held talks.", set()),
        ("On 3 May 2021 the government decided to upgrade Na Nua in Lang Son to a main border gate.", {"na-nua"}),
        (
            "On 3 May 2021 leaders of Tay Ninh and Svay Rieng met at Moc Bai border gate. Moc Bai is one of three "
            "international border gates, with the Xa Mat and Tan Nam border gates.",
            {"moc-bai"},
        ),
        (
            "Ngày 3/5/2021, Long An và Svay Rieng (Campuchia) khai trương cửa khẩu Mỹ Quý Tây. Đây là cửa khẩu thứ hai "
            "của tỉnh được nâng cấp, sau cửa khẩu quốc tế Bình Hiệp.",
            {"my-quy-tay"},
        ),
        (
            "Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn cho biết ngày 3/5/2021 cửa khẩu Tân Thanh thông "
            "quan trở lại với Quảng Tây.",
            {"tan-thanh"},
        ),
    ],
)
def test_which_places_are_meant(real, text, expected):
    assert places(one(real, text)) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("On 3 May 2021 border guards of Tay Ninh and Svay Rieng held talks at Moc Bai border gate.", "venue"),
        (
            "Ngày 3/5/2021, Tây Ninh tạm dừng qua lại với Campuchia tại các cửa khẩu phụ Long Phước, Phước Chỉ.",
            "subject",
        ),
        ("On 3 May 2021 Chinese officers extended Tet wishes to the Tra Linh border guard post.", "participant"),
    ],
)
def test_the_role_of_a_place(real, text, role):
    assert {place["role"] for place in one(real, text)["places"]} == {role}


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Ngày 3/5/2021, BĐBP Cao Bằng tặng quà các đơn vị nước bạn Trung Quốc.", "provincial"),
        ("Ngày 3/5/2021, tại huyện Hướng Hóa, BĐBP tỉnh Quảng Trị hội đàm với Bộ CHQS tỉnh Savannakhet.", "provincial"),
        ("Ngày 3/5/2021, UBND huyện Hạ Lang hội đàm với chính quyền huyện Đại Tân (Trung Quốc).", "station"),
    ],
)
def test_a_district_where_it_took_place_did_not_meet(real, text, level):
    assert one(real, text)["level"] == level


@pytest.mark.parametrize(
    "text",
    [
        "Lạng Sơn đề nghị mở thêm cửa khẩu\n\nTỉnh Lạng Sơn mong sớm mở lại các cửa khẩu đã đóng, trao đổi với phía "
        "Trung Quốc để thông quan nhanh hơn.",
        "An international border gate serves people of Vietnam, Laos and third countries, says the decree.",
        "Mỗi tuần, bộ đội biên phòng Tây Ninh lại lên đường tuần tra, giáp Campuchia.",
    ],
)
def test_what_has_no_time_and_is_no_news_is_no_event(real, text):
    assert draft_article(text, None, real) == []
    assert no_event(text, None, real)[0] in ("no-act", "only-planned")


LEFTOVERS = (
    "<p>",
    "&nbsp;",
    "<br/>",
    "🇻🇳",
    "🤝",
    "\x00",
    "\u200b",
    "|",
    "![]()",
    "\t",
    "\n\n",
    "…",
    "http://a.b/c?d=1",
)
NEWS = (
    *("Ngày 3/5/2021", "tại cửa khẩu Lao Bảo", "BĐBP Quảng Trị", "hội đàm với", "tỉnh Savannakhet (Lào)", "trao trả"),
    *(
        "On 3 May",
        "the Moc Bai border gate",
        "held talks",
        "Cambodian police",
        "Tiếp đó, ngày 4/5",
        "1/2/2020",
        "se-na",
    ),
)


@settings(max_examples=60 * MORE)
@given(
    st.lists(st.sampled_from(LEFTOVERS + NEWS), max_size=40),
    st.sampled_from(["", " "]),
    st.sampled_from(["NFC", "NFD", "NFKD"]),
    st.sampled_from([str, str.upper, str.lower]),
)
def test_leftovers_of_pages_never_make_it_fail(real, words, joint, form, case):
    text = unicodedata.normalize(form, case(joint.join(words)))
    drafts = draft_article(text, PUBLISHED, real)
    assert drafts == draft_article(text, PUBLISHED, real)
    assert all(no_event(text, PUBLISHED, real)) == (not drafts)
    for draft in drafts:
        for row in [*draft["places"], *draft["evidence"]]:
            assert text[row["start"] : row["end"]] == row["text"]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "cửakhẩu" * 150_000,
        "Lao Bao border gate talks on May 3 with Laos. " * 22_000,
        "1/2/2020 " * 9_000,
    ],
)
def test_a_text_of_a_million_letters_is_read_as_far_as_it_goes(real, text):
    for draft in draft_article(text, None, real):
        assert {"text-cut"} <= {doubt["code"] for doubt in draft["doubts"]}
