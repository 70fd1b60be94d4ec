"""Who took part and at which level, the role of each place, and the provinces that follow from both."""

import pytest

from gatemap.articles.api import draft_article


def one(real, text: str) -> dict:
    [draft] = draft_article(text, None, real)
    return draft


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Ngày 3/5/2021, tại nhà làm việc cửa khẩu Nà Cài, BĐBP Sơn La hội đàm với Công an tỉnh Hủa Phăn (Lào).",
            {("na-cai", "venue")},
        ),
        (
            "On 3 May 2021 border guards of Tay Ninh and Svay Rieng met at the control station of Moc Bai border gate.",
            {("moc-bai", "venue")},
        ),
        (
            "On 3 May 2021 Attapeu handed over nine sets of remains to Kon Tum at the Dak Long - Van Tat border gate.",
            {("dak-long", "venue")},
        ),
        (
            "On 3 May 2021 a delegation of Dong Thap wished Prey Veng police a happy new year. It came to the Dinh Ba "
            "border gate at noon.",
            {("dinh-ba", "venue")},
        ),
        (
            "On 3 May 2021 Lang Son and Guangxi signed a memorandum on longer hours at the Chi Ma border gate.",
            {("chi-ma", "subject")},
        ),
        (
            "On 3 May 2021 leaders of Mondulkiri and Lam Dong met. They discussed the state of the Dak Peur "
            "checkpoint.",
            {("dak-peur", "subject")},
        ),
        (
            "Ngày 3/5/2021, Hải quan và Đồn Biên phòng của hai cửa khẩu Hoàng Diệu, Lộc Thịnh (Bình Phước) ký kế hoạch "
            "phối hợp.",
            {("hoang-dieu", "participant"), ("loc-thinh", "participant")},
        ),
    ],
)
def test_what_each_place_is_to_the_event(real, text, roles):
    assert {(place["place_id"], place["role"]) for place in one(real, text)["places"]} == roles


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("On 3 May 2021 Quang Tri Border Guard gave rice to company 321 and three villages in Laos.", "provincial"),
        (
            "On 3 May 2021 the Border Guard Command of Ha Giang and the Wenshan detachment held a drill. The Thanh "
            "Thuy border post supplied a team.",
            "provincial",
        ),
        (
            "On 3 May 2021 officials of Daxin county and of Ha Lang district, Cao Bang province, reopened the Ly Van "
            "border gate to people from China.",
            "station",
        ),
        (
            "Ngày 3/5/2021, Đồn Biên phòng Chiềng On (BĐBP tỉnh Sơn La) tuần tra chung với Đại đội 213 (Bộ CHQS tỉnh "
            "Hủa Phăn, Lào).",
            "station",
        ),
        (
            "Biên phòng Sơn La hội đàm với Công an Hủa Phăn\nNgày 3/5/2021, BĐBP tỉnh Sơn La hội đàm với Công an tỉnh "
            "Hủa Phăn (Lào). Dự có các đồn Biên phòng Chiềng Sơn, Chiềng On.",
            "provincial",
        ),
        ("On 3 May 2021 Vietnam and Cambodia let lorries through the Hoa Lu border gate.", "national"),
    ],
)
def test_the_level_is_that_of_who_is_named_first(real, text, level):
    assert one(real, text)["level"] == level


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        # Both sides took part: the province opposite follows from the place.
        ("On 3 May 2021 Cha Lo border gate post and Lao police arrested two men.", ["khammouane"]),
        # Vietnam alone: it must be named.
        ("On 3 May 2021 customs officers at Moc Bai border gate seized 20 boxes of cigarettes.", []),
        (
            "On 3 May 2021 Long An Border Guard handed over a house to the Prey Veng provincial police.\nLong An has "
            "built 14 houses along its border with Svay Rieng and Prey Veng.",
            ["prey-veng"],
        ),
        (
            "On 3 May 2021 Kampot police handed over 27 Vietnamese to An Giang. They are well. They ate.\nMost of the "
            "others crossed in Svay Rieng, it is believed.",
            ["kampot"],
        ),
    ],
)
def test_provinces_opposite(real, text, partners):
    assert one(real, text)["partner_provinces"] == partners


def test_a_neighbour_that_will_be_informed_took_no_part(real):
    text = (
        "On 3 May 2021 the Government decided to raise the Hong Van border gate, facing Kutai in Salavan province of "
        "the Lao PDR, to an international gate. The ministry is charged with informing the Lao side."
    )
    assert one(real, text)["countries"] == ["VN"]
