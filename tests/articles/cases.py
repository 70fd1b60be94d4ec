"""Short articles written for these tests, and what a careful reader would draft from them. No real text is copied."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Event:
    """What one draft must say: `places` are all of them, `provinces` those of the 63, if they are tested."""

    date: str
    kind: str
    countries: str
    places: frozenset[str] = field(default_factory=frozenset)
    provinces: frozenset[str] | None = None


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    published: str
    events: tuple[Event, ...]


def event(date: str, kind: str, countries: str, *places: str, provinces: str | None = None) -> Event:
    return Event(date, kind, countries, frozenset(places), None if provinces is None else frozenset(provinces.split()))


CASES: list[Case] = []


def case(name: str, text: str, *events: Event, published: str = "") -> None:
    CASES.append(Case(name, text.strip(), published, events))


case(
    "an agency's report with a dateline whose city is no place of the event",
    """
Vietnamese, Lao provinces review border cooperation
Hanoi (VNA) – The Border Guard Command of Nghe An province and the Military Command of Laos' Xiengkhouang province
held talks at Nam Can international border gate on March 12 to review their cooperation in 2023. They agreed to keep
up joint patrols and the exchange of information./.VNA
""",
    event("2024-03-12", "talks", "VN LA", "nam-can", provinces="nghe-an"),
    published="2024-03-13",
)
case(
    "a Vietnamese report of a patrol by a post",
    """
Đồn Biên phòng Sì Lở Lầu tuần tra song phương
Biên phòng - Ngày 14-5, Đồn Biên phòng Sì Lở Lầu, BĐBP Lai Châu phối hợp với Trạm Kiểm tra biên phòng Kim Thủy Hà
(Vân Nam, Trung Quốc) tổ chức tuần tra song phương từ mốc 79 đến mốc 82(2).
Quá trình tuần tra, hai bên đã kiểm tra đường biên, mốc giới, tuyên truyền cho nhân dân.
Thanh Thủy
""",
    event("2024-05-14", "joint_patrol", "VN CN", "post-si-lo-lau", "ma-lu-thang", provinces="lai-chau"),
    published="2024-05-15",
)
case(
    "the gate of a name in one province, by the province",
    """
Chiều 3/7, tại cửa khẩu Thanh Thủy, huyện Thanh Chương, BĐBP tỉnh Nghệ An trao tặng 2 tấn gạo cho Đại đội Biên phòng
252, Bộ Chỉ huy Quân sự tỉnh Bô Ly Khăm Xay (Lào).
""",
    event("2021-07-03", "aid", "VN LA", "thanh-thuy-nghe-an", provinces="nghe-an"),
    published="2021-07-04",
)
case(
    "the gate of the same name in the other province, by the country",
    """
Sáng 9/10, lực lượng chức năng Trung Quốc trao trả 12 công dân Việt Nam qua cửa khẩu quốc tế Thanh Thủy (Hà Giang).
""",
    event("2022-10-09", "handover", "VN CN", "thanh-thuy-ha-giang", provinces="ha-giang"),
    published="2022-10-09",
)
case(
    "a post and the gate that it guards are two places",
    """
Lao Bao border guards twin with Lao unit
On the morning of June 5, 2019, the Lao Bao International Border Gate Border Guard Station and Border Company 325 of
Laos' Savannakhet province held a twinning ceremony. After the ceremony the delegations visited the Lao Bao
International Border Gate.
""",
    event("2019-06-05", "exchange", "VN LA", "post-lao-bao", "lao-bao"),
)
case(
    "days from one to another, with the month said once",
    """
Từ ngày 24 đến 26/11/2022, tại tỉnh Luông Pha Băng (Lào), Bộ Chỉ huy BĐBP tỉnh Điện Biên và Bộ Chỉ huy Quân sự tỉnh
Luông Pha Băng tổ chức hội đàm thường niên. Hai bên ký biên bản hội đàm.
""",
    event("2022-11-24/2022-11-26", "talks", "VN LA", provinces="dien-bien"),
)
case(
    "days from one month into the next",
    """
The Border Guard of Gia Lai province and the police of Cambodia's Ratanakiri province carried out a joint patrol
from August 30 to September 2, 2023, from marker 23 to marker 30.
""",
    event("2023-08-30/2023-09-02", "joint_patrol", "VN KH", provinces="gia-lai"),
)
case(
    "no year anywhere",
    """
On January 10, the border guard of Ha Tinh province presented medical supplies to Border Company 251 of Laos'
Bolikhamxay province at Cau Treo international border gate.
""",
    event("XXXX-01-10", "aid", "VN LA", "cau-treo", provinces="ha-tinh"),
)
case(
    "the year of an older agreement is not that of the event",
    """
On April 8, border posts of Quang Tri province and the police of Laos' Salavan province met at La Lay international
border gate and held talks on carrying out the agreement signed in 2016.
""",
    event("XXXX-04-08", "talks", "VN LA", "la-lay"),
)
case(
    "a quarter names the year",
    """
Ngày 20/4, Đồn Biên phòng cửa khẩu Trà Lĩnh (BĐBP Cao Bằng) hội đàm với Trạm Kiểm tra biên phòng Long Bang (Trung
Quốc) về kết quả phối hợp quý I năm 2023.
""",
    event("2023-04-20", "talks", "VN CN", "post-tra-linh", "tra-linh"),
)
case(
    "a weekday is resolved against the day of publication",
    """
AN GIANG — Border guards of An Giang Province on Thursday handed over two wanted suspects to the police of
Cambodia's Takeo Province at Tịnh Biên International Border Gate. — VNS
""",
    event("2023-06-15?", "handover", "VN KH", "tinh-bien"),
    published="2023-06-16",
)
case(
    "a weekday alone leaves the day unknown",
    """
Border guards of An Giang Province on Thursday handed over two wanted suspects to the police of Cambodia's Takeo
Province at Tinh Bien International Border Gate.
""",
    event("XXXX", "handover", "VN KH", "tinh-bien"),
)
case(
    "only Vietnamese bodies act, though the gate faces a neighbour",
    """
Customs, border guards at Moc Bai sign coordination plan
VCN - On 15 September 2020, Moc Bai Border Gate Customs Branch and Moc Bai Border Guard Post held a conference to
review their coordination against smuggling. In eight months the two forces dealt with 25 cases.
""",
    event("2020-09-15", "conference", "VN", "moc-bai", "post-moc-bai", provinces="tay-ninh"),
)
case(
    "the nationality of a smuggler makes no partner",
    """
Ngày 2/3, Đồn Biên phòng cửa khẩu quốc tế Lao Bảo (Quảng Trị) bắt giữ một người đàn ông quốc tịch Lào vận chuyển
6.000 viên ma túy tổng hợp từ Lào vào Việt Nam.
""",
    event("2022-03-02", "operation", "VN", "post-lao-bao", provinces="quang-tri"),
    published="2022-03-02",
)
case(
    "a case solved together with the police opposite",
    """
Border guards, Lao police break up drug ring
Working with the police of Laos' Houaphanh province, the Border Guard of Thanh Hoa on May 6 arrested two men near Na
Meo border gate and seized 20,000 pills.
""",
    event("2021-05-06", "operation", "VN LA", "na-meo", provinces="thanh-hoa"),
    published="2021-05-08",
)
case(
    "a ceremony for a pair, with both its names",
    """
Công bố cặp cửa khẩu chính Chi Ma (Việt Nam) - Ái Điểm (Trung Quốc)
Sáng 5-9-2023, UBND tỉnh Lạng Sơn và Chính quyền nhân dân Khu tự trị dân tộc Choang Quảng Tây tổ chức lễ công bố mở
chính thức cặp cửa khẩu Chi Ma - Ái Điểm. Hiện nay, Lạng Sơn có 2 cửa khẩu quốc tế là Hữu Nghị và ga đường sắt Đồng
Đăng.
""",
    event("2023-09-05", "gate_change", "VN CN", "chi-ma", provinces="lang-son"),
)
case(
    "names fused by lost blanks",
    """
Customs and border guards of KienGiang discuss smuggling
On November 3, 2018, Kien Giang Customs Department held a conference with the Border Guard on smuggling at HaTien
International Border Gate and GiangThanh Border Gate.
""",
    event("2018-11-03", "conference", "VN", "ha-tien", "giang-thanh", provinces="kien-giang"),
)
case(
    "Vietnamese without tones",
    """
Ngay 7/12/2016, tai cua khau Le Thanh, Bo doi Bien phong tinh Gia Lai va luc luong bao ve bien gioi tinh Ratanakiri
(Campuchia) da to chuc hoi dam ve cong tac quan ly bien gioi.
""",
    event("2016-12-07", "talks", "VN KH", "le-thanh", provinces="gia-lai"),
)
case(
    "a name spelt wrongly beside the word for gate",
    """
On February 3, 2015, the Dong Thap Border Guard visited the Cambodian police at Dihn Ba border gate to extend New
Year greetings to Prey Veng province.
""",
    event("2015-02-03", "visit", "VN KH", "dinh-ba", provinces="dong-thap"),
)
case(
    "a person, a newspaper and a friendship are no places",
    """
BĐBP Lạng Sơn hội đàm với Quảng Tây
Theo Báo Quảng Ninh, ngày 18/12/2019, tại Bằng Tường, Đoàn đại biểu BĐBP Lạng Sơn do Đại tá Nguyễn Thanh Thủy làm
trưởng đoàn hội đàm với Biên phòng Quảng Tây, góp phần vun đắp tình hữu nghị hai nước.
""",
    event("2019-12-18", "talks", "VN CN", provinces="lang-son"),
)
case(
    "two events on two days at two gates",
    """
BĐBP Kon Tum và Gia Lai tăng cường đối ngoại biên phòng
Ngày 4/4/2018, tại cửa khẩu quốc tế Bờ Y, BĐBP tỉnh Kon Tum hội đàm với Bộ Chỉ huy Quân sự tỉnh Attapư (Lào). Hai
bên thống nhất tiếp tục tuần tra song phương.
Ngày 6/4/2018, tại cửa khẩu quốc tế Lệ Thanh, BĐBP tỉnh Gia Lai trao tặng vật tư y tế cho Công an tỉnh Ratanakiri
(Campuchia).
""",
    event("2018-04-04", "talks", "VN LA", "bo-y", provinces="kon-tum"),
    event("2018-04-06", "aid", "VN KH", "le-thanh", provinces="gia-lai"),
)
case(
    "a second event on the same day",
    """
Tet greetings at the border
On January 20, 2022, a delegation of Cambodia's Svay Rieng province visited Binh Hiep international border gate to
extend Tet greetings to the Border Guard of Long An province.
On the same day, Cambodian police of Prey Veng handed over three illegal migrants to Vietnam at Dinh Ba border gate
in Dong Thap province.
""",
    event("2022-01-20", "visit", "VN KH", "binh-hiep"),
    event("2022-01-20", "handover", "VN KH", "dinh-ba"),
)
case(
    "what was before is told, and is no event of its own",
    """
On August 9, 2022, the Border Guard of Quang Binh and Lao police arrested three men near Cha Lo international border
gate. Earlier, on July 28, border guards at Ca Roong border gate had seized 2 kg of heroin.
""",
    event("2022-08-09", "operation", "VN LA", "cha-lo", provinces="quang-binh"),
)
case(
    "what is planned is no event",
    """
Móng Cái – Đông Hưng sắp tổ chức hội chợ
Hội chợ thương mại - du lịch quốc tế Việt - Trung dự kiến sẽ được tổ chức từ ngày 1 đến 5/12 tại thành phố Móng Cái.
""",
)
case(
    "weather at the border is no event",
    """
Cold spell hits northern border provinces
Temperatures fell to zero in Mau Son, Lang Son province, near the border with China on January 23. Farmers covered
their crops.
""",
)
case(
    "a text that has nothing to do with the border",
    """
The central bank kept interest rates unchanged on May 4, 2023, saying that growth in Hanoi and Da Nang was steady.
""",
)
case(
    "the border guard of a port is not at the land border, but a name of a gate is not taken for one",
    """
Ngày 5/5/2021, Tập đoàn Hoàng Diệu khai trương siêu thị tại đường Hữu Nghị, thành phố Đồng Hới.
""",
)
case(
    "both sides of several pairs, in one conference",
    """
Ngày 10/8/2023, tại thành phố Lào Cai, Ban Quản lý Khu kinh tế tỉnh Lào Cai tổ chức hội nghị với Văn phòng Cửa khẩu
tỉnh Vân Nam (Trung Quốc) về thông quan tại các cửa khẩu Kim Thành, Lào Cai và Mường Khương.
""",
    event("2023-08-10", "conference", "VN CN", "kim-thanh", "lao-cai", "muong-khuong", provinces="lao-cai"),
)
case(
    "the railway gate is meant only beside a word for railway",
    """
On October 12, 2020, customs of Lang Son province and of China's Guangxi held talks on goods trains through the Dong
Dang international railway station and trucks through Huu Nghi border gate.
""",
    event("2020-10-12", "talks", "VN CN", "dong-dang", "huu-nghi", provinces="lang-son"),
)
case(
    "signed between ministries, far from the border",
    """
Hà Nội (TTXVN) - Ngày 16/4, tại Hà Nội, Bộ Quốc phòng Việt Nam và Bộ Công an Trung Quốc ký Thỏa thuận phối hợp kiểm
soát biên giới trên đất liền.
""",
    event("2015-04-16", "signing", "VN CN", provinces=""),
    published="2015-04-16",
)
case(
    "a training course for the other side",
    """
On 3 March 2017 the Border Guard of Dien Bien opened a training course in Vietnamese for 20 Lao officers of
Phongsaly province at Tay Trang international border gate.
""",
    event("2017-03-03", "training", "VN LA", "tay-trang", provinces="dien-bien"),
)
case(
    "an exchange of three countries",
    """
Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Lào - Campuchia
Trong hai ngày 13 và 14/12/2023, Bộ Quốc phòng ba nước Việt Nam, Lào, Campuchia tổ chức Giao lưu hữu nghị quốc phòng
biên giới lần thứ nhất tại tỉnh Kon Tum (Việt Nam), Attapeu (Lào) và Ratanakiri (Campuchia). Lực lượng Lào và
Campuchia dự lễ chào cột mốc tại cửa khẩu quốc tế Bờ Y.
""",
    event("2023-12-13/2023-12-14", "exchange", "VN LA KH", "bo-y"),
)
case(
    "a gate shut for an epidemic",
    """
From midnight on February 2, 2020, Quang Ninh province suspended customs clearance at the Hoanh Mo border gate and
the Bac Phong Sinh crossing, Binh Lieu district authorities said.
""",
    event("2020-02-02", "gate_change", "VN", "hoanh-mo", "bac-phong-sinh", provinces="quang-ninh"),
)
case(
    "a page with the day on which it was read above the title",
    """
Monday, 11/03/2025

Talks between border posts

On June 14, in Ma Lu Thang commune, the border post of Ma Lu Thang held talks with China's Jinshuihe checkpoint.
""",
    event("2025-06-14?", "talks", "VN CN", "post-ma-lu-thang", "ma-lu-thang"),
)
case(
    "a name that no row has is told",
    """
On July 2, 2024, Nam Hua border guard station of Nghe An province handed over gifts to the people of Laos' Houaphanh
province at Thong Thu border gate.
""",
    event("2024-07-02", "aid", "VN LA", "thong-thu", provinces="nghe-an"),
)
