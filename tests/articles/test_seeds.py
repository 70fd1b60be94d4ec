"""Five real articles, where they are at hand, give drafts that need no correction of place, date or country."""

from pathlib import Path

import pytest

from gatemap.articles.api import draft_article

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
EXPECTED = {
    "000": ("2023-02-12", "talks", "VN KH", "", ""),
    "001": (
        "2024-08-01",
        "talks",
        "VN CN",
        "post-thu-lum post-ma-lu-thang post-si-lo-lau post-y-ty ma-lu-thang u-ma-tu-khoong",
        "lai-chau lao-cai",
    ),
    "002": ("2023-12-18?", "talks", "VN CN", "", "lang-son"),
    "003": ("XXXX", "talks", "VN LA", "", "son-la"),
    "004": ("2019-10-30", "conference", "VN", "vinh-hoi-dong khanh-binh vinh-xuong", "an-giang"),
}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five articles are not part of the repository")
@pytest.mark.parametrize("number", EXPECTED)
def test_a_real_article_is_drafted_right(real, number):
    [path] = SEEDS.glob(f"{number}_*.txt")
    text = path.read_text(encoding="utf-8")
    date, kind, countries, places, provinces = EXPECTED[number]
    [draft] = draft_article(text, dataset=real)
    assert (draft["date"], draft["kind"], draft["countries"]) == (date, kind, countries.split())
    assert {place["place_id"] for place in draft["places"]} == set(places.split())
    assert set(draft["provinces_63"]) == set(provinces.split())
    said = [doubt for doubt in draft["doubts"] if doubt["field"] == "date"]
    assert bool(said) == ("?" in date or "X" in date)
    for row in [*draft["places"], *draft["evidence"]]:
        assert text[row["start"] : row["end"]] == row["text"]
