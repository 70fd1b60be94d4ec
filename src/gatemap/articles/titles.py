"""A working title in both languages, put together from the codes: no sentence of the article is copied."""

from gatemap.articles.gazetteer import Gazetteer
from gatemap.articles.textmap import marks
from gatemap.text import unaccented

_ACT = {
    "talks": ("Talks", "Hội đàm"),
    "signing": ("Signing", "Ký kết"),
    "conference": ("Conference", "Hội nghị"),
    "visit": ("Visit", "Thăm, chúc mừng"),
    "joint_patrol": ("Joint patrol", "Tuần tra chung"),
    "operation": ("Operation", "Đấu tranh với tội phạm"),
    "gate_change": ("Change of gate", "Thay đổi về cửa khẩu"),
    "handover": ("Handover", "Bàn giao"),
    "aid": ("Aid", "Trao tặng, hỗ trợ"),
    "exchange": ("Exchange", "Giao lưu"),
    "training": ("Training", "Tập huấn, diễn tập"),
}
_COUNTRY = {"CN": ("China", "Trung Quốc"), "LA": ("Laos", "Lào"), "KH": ("Cambodia", "Campuchia")}
_MOST = 3


def draft_titles(draft: dict, gazetteer: Gazetteer) -> dict:
    """Return `title` and `title_vi` of a draft: kind, places or provinces, partners."""
    places = [place["place_id"] for place in draft["places"]]
    titles = {}
    for lang, field in enumerate(("title", "title_vi")):
        where = _names(gazetteer, places, lang) or _names(gazetteer, draft["provinces_63"], lang)
        partners = _names(gazetteer, draft["partner_provinces"], lang)
        partners = partners or [_COUNTRY[code][lang] for code in draft["countries"] if code in _COUNTRY]
        title = _ACT[draft["kind"]][lang] + (f": {', '.join(where)}" if where else "")
        if len(draft["countries"]) > 1:
            title += f" {('with', 'với')[lang]} {', '.join(partners)}"
        titles[field] = title
    return titles


def _names(gazetteer: Gazetteer, codes: list[str], lang: int) -> list[str]:
    """Return up to three names of the codes; the Vietnamese one is that with tones, where there is one."""
    named = []
    for code in dict.fromkeys(codes):
        spelt = gazetteer.spelt.get(code, ())
        toned = [name for name in spelt if marks(name)] if lang else []
        named += [unaccented(name) for name in spelt[:1]] if not lang else (toned or spelt)[:1]
    return list(dict.fromkeys(named))[:_MOST]
