"""The change of 1 July 2025 from 63 to 34 provinces of Viet Nam, after Resolution 202/2025/QH15."""

import unicodedata

EFFECTIVE = "2025-07-01"
CITIES = {"Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"}

# Province since: provinces before. The first of these has the ISO 3166-2 code that the new one keeps here.
MERGERS = {
    "An Giang": ["An Giang", "Kiên Giang"],
    "Bắc Ninh": ["Bắc Ninh", "Bắc Giang"],
    "Cà Mau": ["Cà Mau", "Bạc Liêu"],
    "Cao Bằng": ["Cao Bằng"],
    "Cần Thơ": ["Cần Thơ", "Sóc Trăng", "Hậu Giang"],
    "Đà Nẵng": ["Đà Nẵng", "Quảng Nam"],
    "Đắk Lắk": ["Đắk Lắk", "Phú Yên"],
    "Điện Biên": ["Điện Biên"],
    "Đồng Nai": ["Đồng Nai", "Bình Phước"],
    "Đồng Tháp": ["Đồng Tháp", "Tiền Giang"],
    "Gia Lai": ["Gia Lai", "Bình Định"],
    "Hà Nội": ["Hà Nội"],
    "Hà Tĩnh": ["Hà Tĩnh"],
    "Hải Phòng": ["Hải Phòng", "Hải Dương"],
    "Hồ Chí Minh": ["Hồ Chí Minh", "Bình Dương", "Bà Rịa - Vũng Tàu"],
    "Huế": ["Thừa Thiên Huế"],
    "Hưng Yên": ["Hưng Yên", "Thái Bình"],
    "Khánh Hòa": ["Khánh Hòa", "Ninh Thuận"],
    "Lai Châu": ["Lai Châu"],
    "Lạng Sơn": ["Lạng Sơn"],
    "Lào Cai": ["Lào Cai", "Yên Bái"],
    "Lâm Đồng": ["Lâm Đồng", "Đắk Nông", "Bình Thuận"],
    "Nghệ An": ["Nghệ An"],
    "Ninh Bình": ["Ninh Bình", "Hà Nam", "Nam Định"],
    "Phú Thọ": ["Phú Thọ", "Vĩnh Phúc", "Hòa Bình"],
    "Quảng Ngãi": ["Quảng Ngãi", "Kon Tum"],
    "Quảng Ninh": ["Quảng Ninh"],
    "Quảng Trị": ["Quảng Trị", "Quảng Bình"],
    "Sơn La": ["Sơn La"],
    "Tây Ninh": ["Tây Ninh", "Long An"],
    "Thái Nguyên": ["Thái Nguyên", "Bắc Kạn"],
    "Thanh Hóa": ["Thanh Hóa"],
    "Tuyên Quang": ["Tuyên Quang", "Hà Giang"],
    "Vĩnh Long": ["Vĩnh Long", "Bến Tre", "Trà Vinh"],
}
SINCE = {before: since for since, all_before in MERGERS.items() for before in all_before}
ENGLISH = {"Hà Nội": "Hanoi", "Hồ Chí Minh": "Ho Chi Minh City"}


def slug(name: str) -> str:
    """Return the code of a province: its name in lower-case ASCII, words joined by hyphens.

    >>> slug("Bà Rịa - Vũng Tàu")
    'ba-ria-vung-tau'
    """
    letters = "".join(letter if letter.isalnum() else " " for letter in unaccented(name).lower())
    return "-".join(letters.split())


def english(name: str) -> str:
    """Return the name as English texts write it.

    >>> english("Đắk Lắk")
    'Dak Lak'
    """
    return ENGLISH.get(name, unaccented(name))


def unaccented(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def kind(since: str) -> str:
    """Say whether a province of the 34 is a ``city`` under the central government or a ``province``."""
    return "city" if since in CITIES else "province"


def reform_row(before: str, iso: str, touches_border: bool) -> dict[str, str]:
    """Return the row of province_reform.csv for one of the 63."""
    since = SINCE[before]
    return {
        "code_63": slug(before),
        "name_63": before,
        "iso_63": iso,
        "code_34": slug(since),
        "name_34": since,
        "kind_34": kind(since),
        "effective": EFFECTIVE,
        "touches_border": "yes" if touches_border else "no",
    }
