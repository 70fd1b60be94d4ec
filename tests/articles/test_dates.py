"""The date of an event is read as it is written, in its year, and what is not known is not made up."""

import datetime as dt

import pytest

from gatemap.articles.api import draft_article
from gatemap.articles.mentions import find_dates
from gatemap.articles.textmap import map_text
from gatemap.dataset import dates

PUBLISHED = dt.date(2024, 8, 3)


def date_of(real, when: str, published: dt.date | None = PUBLISHED) -> str:
    text = (
        f"{when} the Border Guard of Lai Chau province and Chinese border police held talks at Ma Lu Thang border gate."
    )
    [draft] = draft_article(text, published, real)
    return draft["date"]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("On August 1,", "2024-08-01"),
        ("On Aug. 1", "2024-08-01"),
        ("On 1 August", "2024-08-01"),
        ("On the afternoon of August 1st,", "2024-08-01"),
        ("On August 1, 2023,", "2023-08-01"),
        ("On 30/10/2019,", "2019-10-30"),
        ("On December 18", "2023-12-18"),
        ("On July 5-6", "2024-07-05/2024-07-06"),
        ("From July 30 to August 2,", "2024-07-30/2024-08-02"),
        ("In April 2014", "2014-04"),
        ("On Thursday", "2024-08-01?"),
        ("Yesterday", "2024-08-02?"),
        ("Recently,", "[2024-07,2024-08]"),
        ("Last Saturday", "2024-07-27?"),
        ("This morning (August 2)", "2024-08-02"),
        ("This morning (2/8)", "2024-08-02"),
        ("From the 2nd to the 4th of June,", "2024-06-02/2024-06-04"),
        ("On May 3, 4 and 5, 2022,", "2022-05-03/2022-05-05"),
        ("From 28 December 2021 to 2 January 2022", "2021-12-28/2022-01-02"),
    ],
)
def test_english_dates(real, when, expected):
    assert date_of(real, when) == expected
    dates.parse(expected)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("Ngày 1/8", "2024-08-01"),
        ("Sáng 1-8", "2024-08-01"),
        ("Chiều ngày 30.7", "2024-07-30"),
        ("Ngày 1 tháng 8 năm 2023", "2023-08-01"),
        ("Ngày 30/10/2019", "2019-10-30"),
        ("Trong hai ngày 5 và 6/12", "2023-12-05/2023-12-06"),
        ("Đêm 25, rạng sáng 26/5", "2024-05-25/2024-05-26"),
        ("Từ 22 giờ ngày 31/5 đến 2 giờ ngày 1/6", "2024-05-31/2024-06-01"),
        ("Trong các ngày 2, 3 và 4-6-2021", "2021-06-02/2021-06-04"),
        ("Từ ngày 28/12/2021 đến ngày 2/1/2022", "2021-12-28/2022-01-02"),
        ("Từ ngày 3 đến 5/6", "2024-06-03/2024-06-05"),
        ("Từ 3-5/6", "2024-06-03/2024-06-05"),
        ("Từ ngày 28/2 đến 1/3/2023", "2023-02-28/2023-03-01"),
        ("Tháng 4/2014", "2014-04"),
        ("Hôm qua", "2024-08-02?"),
    ],
)
def test_vietnamese_dates(real, when, expected):
    text = f"{when}, BĐBP tỉnh Lai Châu và Biên phòng Trung Quốc hội đàm tại cửa khẩu Ma Lù Thàng."
    [draft] = draft_article(text, PUBLISHED, real)
    assert draft["date"] == expected
    dates.parse(expected)


@pytest.mark.parametrize(
    ("when", "expected", "code"),
    [
        ("On August 1,", "XXXX-08-01", "date-year-unknown"),
        ("On Thursday", "XXXX", "date-none"),
        ("", "XXXX", "date-none"),
    ],
)
def test_a_year_that_nobody_tells_stays_unknown_and_the_draft_says_so(real, when, expected, code):
    text = (
        f"{when} the Border Guard of Lai Chau province and Chinese border police held talks at Ma Lu Thang border gate."
    )
    [draft] = draft_article(text, None, real)
    assert draft["date"] == expected
    assert [doubt["code"] for doubt in draft["doubts"] if doubt["field"] == "date"] == [code]
    assert draft["date_note"]


@pytest.mark.parametrize(
    "text",
    [
        "The pact signed on May 4, 2015 was reviewed. On August 1, Lai Chau and Yunnan border guards held talks.",
        "On August 1, Lai Chau and Yunnan border guards held talks on the agreement dated November 18, 2009.",
        "Kỷ niệm Ngày truyền thống (3/3/1959 - 3/3/2024), ngày 1/8, BĐBP Lai Châu và Vân Nam (Trung Quốc) hội đàm.",
        "Ngày 1/8, BĐBP Lai Châu và Vân Nam (Trung Quốc) hội đàm. Trước đó, ngày 17/5, hai bên tuần tra song phương.",
        "Ngày 1/8, theo Nghị định 34/2014/NĐ-CP, BĐBP Lai Châu và Vân Nam (Trung Quốc) hội đàm về mốc 17/5.",
        "date 2024-08-03 On August 1, Lai Chau and Yunnan border guards held talks, and will meet on October 5.",
    ],
)
def test_the_date_is_the_event_s_and_not_that_of_another_thing(real, text):
    assert draft_article(text, PUBLISHED, real)[0]["date"] == "2024-08-01"


def test_recently_is_the_month_of_publication_unless_that_has_just_begun(real):
    assert date_of(real, "Recently,", dt.date(2024, 8, 20)) == "2024-08?"


def test_the_time_that_is_reviewed_tells_the_year(real):
    text = "On April 17 Lang Son and Guangxi border guards held talks. They reviewed the first quarter of 2025."
    assert draft_article(text, None, real)[0]["date"] == "2025-04-17"


def test_the_day_of_a_signing_that_is_the_event_counts(real):
    text = (
        "Ha Tinh and Bolikhamxay border guards signed a plan in Hanoi on December 20, 2016 on their border with Laos."
    )
    assert draft_article(text, None, real)[0]["date"] == "2016-12-20"


def test_a_page_s_clock_above_the_title_makes_the_year_a_guess(real):
    text = (
        "Friday,  09/20/2024\n\nTalks on border work\n\nOn December 18, Lang Son and Guangxi border guards held talks."
    )
    [draft] = draft_article(text, None, real)
    assert (draft["date"], draft["published"]) == ("2023-12-18?", "")
    assert "2024-09-20" in draft["date_note"]


def test_a_date_printed_below_the_title_is_that_of_publication(real):
    text = "Talks on border work\n\n18:30 | 31/10/2019\n\nOn October 30, Lang Son and Guangxi border guards held talks."
    [draft] = draft_article(text, None, real)
    assert (draft["date"], draft["published"]) == ("2019-10-30", "2019-10-31")


@pytest.mark.parametrize(
    "text", ["mốc 1088/2-1089", "24/24 giờ", "số 171/QC-BP", "tỷ lệ 3/4 số hộ", "30/2/2020", "ngày 45/13", "31/11/2021"]
)
def test_figures_that_are_no_date(text):
    assert find_dates(map_text(text).plain, "vi") == []
