"""Gates that an article only mentions are no places of the event, and those that its body tells of are."""

import pytest

from gatemap.articles.api import draft_article


def places(real, text: str) -> set[str]:
    [draft] = draft_article(text, None, real)
    return {place["place_id"] for place in draft["places"]}


LEAD = (
    "On June 12, 2023, the Lang Son Border Guard Command and the Guangxi immigration inspection station held talks. "
    "The delegations were led by two colonels. They were welcomed with flowers.\n"
)
MO = (
    "Ngày 15/3/2022, tỉnh Tây Ninh và tỉnh Svay Rieng (Campuchia) tổ chức lễ mở lại cửa khẩu quốc tế Mộc Bài. "
    "Buổi lễ có 200 khách dự. Trời nắng đẹp.\n"
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The talks were held at the Huu Nghi border gate.", {"huu-nghi"}),
        ("The two sides agreed to extend working hours at the Tan Thanh border gate.", {"tan-thanh"}),
        ("Officers of the Chi Ma border gate customs took part in the discussion.", {"chi-ma"}),
        ("Binh Nghi border gate has a market that opens on five days.", set()),
        ("Captain Hoang had served at Na Hinh border gate as a young man.", set()),
        ("The guests had come by way of the Coc Nam border gate.", set()),
        ("In other years the meeting was at the Huu Nghi border gate.", set()),
        ("Chi Ma border gate, which never closed, has grown.", set()),
        ("Trucks wait there longer than at the Tan Thanh border gate.", set()),
        ("Next month students will see the Coc Nam border gate.", set()),
    ],
)
def test_a_gate_of_the_body_counts_only_where_it_bears_on_the_event(real, body, expected):
    assert places(real, LEAD + body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Cửa khẩu Xa Mát vẫn làm thủ tục cho hàng hóa.",
        "Tại cửa khẩu Phước Tân, việc qua lại chưa được nối lại.",
        "So với cửa khẩu Xa Mát, lượng khách ở đây gấp đôi.",
        "Trong khi ở cửa khẩu Xa Mát, xe tải đã qua lại từ lâu.",
        "Đại diện tỉnh cho biết sẽ đề nghị mở tiếp cửa khẩu Chàng Riệc.",
        "Tỉnh có hơn 240 km biên giới, trong đó cửa khẩu Xa Mát đông xe.",
        "Cách làm này theo cách đã làm tốt ở cửa khẩu Xa Mát.",
    ],
)
def test_gates_as_they_are_or_to_compare_with_are_no_places(real, body):
    assert places(real, MO + body) == {"moc-bai"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 3 May 2021 police of Takeo (Cambodia) handed over a man at Tinh Bien border gate. He had fled through "
            "the Vinh Xuong border gate.",
            {"tinh-bien"},
        ),
        (
            "On 3 May 2021 leaders of Tay Ninh and Svay Rieng met at Moc Bai border gate. Others, including those at "
            "Xa Mat border gate, sent wishes.",
            {"moc-bai"},
        ),
        (
            "On 3 May 2021 exports through the Chi Ma border gate resumed. While the Tan Thanh and Huu Nghi border "
            "gates are still jammed, lorries pass here.",
            {"chi-ma"},
        ),
        (
            "On 3 May 2021 the Chi Ma border gate reopened to goods from Guangxi. The Coc Nam border gate will follow, "
            "and Lang Son plans to open the Na Hinh border gate.",
            {"chi-ma"},
        ),
        (
            "Ngày 3/5/2021, đoàn công tác của tỉnh kiểm tra cửa khẩu Tân Thanh. Trước khi đến đây, đoàn đã làm việc "
            "tại cửa khẩu Chi Ma.",
            {"tan-thanh"},
        ),
        (
            "On 3 May 2021 Dak Nong and Mondulkiri (Cambodia) signed a plan. Under the plan they will cut queues at "
            "the Bu Prang border gate.",
            {"bu-prang"},
        ),
    ],
)
def test_the_lead_too_can_name_gates_beside_the_matter(real, text, expected):
    assert places(real, text) == expected


def test_a_post_that_the_body_names_took_part(real):
    text = (
        "On 3 February 2024 police of Takeo (Cambodia) handed over a wanted man to the An Giang Border Guard. He is "
        "40. He was taken to Chau Doc.\nThe Vinh Nguon Border Post had traced him since December."
    )
    assert places(real, text) == {"post-vinh-nguon"}


def test_words_to_the_reader_without_a_day_are_no_report(real):
    text = (
        "Where two rivers meet\nTwo rivers of the border meet at Lung Po, and we stopped there. You may walk to Hekou "
        "with your passport. Our guide, from Lao Cai, opened a bottle. You will sleep well."
    )
    assert draft_article(text, None, real) == []
