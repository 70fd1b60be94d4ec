"""The gates page on the tiny dataset: the list, the search, and the dossier of one place."""

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.reading import TITLES, labelled, page_text


@pytest.fixture
def page(open_page):
    """Return a function that opens the gates page, with parameters of the address."""
    return partial(open_page, "gates")


def listed(page: AppTest) -> dict[str, int]:
    """Return the places of the list with their events, in its order."""
    table = page.dataframe[0].value
    return dict(zip(table["name"], table["events"], strict=True))


def place_in_view(page: AppTest) -> list[str]:
    value = page.query_params.get("place", [])
    return [value] if isinstance(value, str) else list(value)


def search(page: AppTest, typed: str) -> AppTest:
    found = labelled(page.text_input, "Find a gate or post").set_value(typed).run()
    assert not found.exception
    return found


def found(page: AppTest) -> list[str]:
    return [button.label for button in page.button if (button.key or "").startswith("gates_found_")]


def test_the_list_has_every_place_by_border_and_province_with_its_events(page):
    opened = page()
    assert listed(opened) == {"Suoi Da": 2, "Suoi Da Guard Post": 2, "Nui Cao": 2, "Ban Xa": 1}
    table = opened.dataframe[0].value
    assert list(table["border"]) == ["China", "China", "Laos", "Cambodia"]
    assert list(table["last"]) == ["1 Aug 2024", "1 Aug 2024", "Feb 2024", "between 2020 and 2022"]
    assert list(table["level"]) == ["International gate", "Border-guard post", "Main gate", "Opening, no level"]


def test_filters_choose_the_places_listed_and_the_events_counted_and_say_so(page):
    opened = page(province="tay", kind="joint_patrol")
    assert listed(opened) == {"Nui Cao": 1, "Ban Xa": 0}
    assert "Filters are on" in page_text(opened) and "2 of 4 places" in page_text(opened)
    assert "No gate or post fits" in page_text(page(province="tay", partner="CN"))


@pytest.mark.parametrize("typed", ["Suối Đá", "suoi da", "SUOIDA", "石溪", "Shixi", "Xuối Đá", "soui da"])
def test_a_name_typed_in_any_way_names_its_place_first_and_a_click_opens_its_dossier(page, typed):
    opened = search(page(), typed)
    assert found(opened)[0].startswith("Suoi Da – Shixi 石溪")
    dossier = opened.button(key="gates_found_suoi-da").click().run()
    assert not dossier.exception
    assert place_in_view(dossier) == ["suoi-da"]
    assert "Gate dossier" in page_text(dossier)


def test_a_name_that_is_not_there_is_said_not_to_be(page):
    opened = search(page(), "atlantis")
    assert found(opened) == [] and "No place goes by that name" in page_text(opened)


def test_the_address_of_one_place_opens_its_dossier(page):
    text = page_text(page(place="suoi-da"))
    assert TITLES["d-day"] in text and TITLES["d-open"] in text and TITLES["d-month"] not in text
    for words in ("Gate dossier", "Level and status through time", "Events by year", "Sources", "Posts that guard it"):
        assert words in text
    assert not page(place="suoi-da").dataframe


def test_an_address_of_no_place_opens_the_list_and_says_what_was_left_out(page):
    opened = page(place="atlantis")
    assert len(listed(opened)) == 4 and "atlantis" in page_text(opened)


def test_two_places_in_the_address_are_a_list_of_two(page):
    opened = page(place=["suoi-da", "ban-xa"])
    assert set(listed(opened)) == {"Suoi Da", "Ban Xa"}


def test_filters_leave_out_events_of_the_dossier_and_one_click_brings_them_back(page):
    opened = page(place="suoi-da", kind="talks")
    assert "1 of 2 events that name this place match the filters: Talks" in page_text(opened)
    assert TITLES["d-open"] not in page_text(opened)
    all_of_them = opened.button(key="dossier_all").click().run()
    assert TITLES["d-open"] in page_text(all_of_them) and place_in_view(all_of_them) == ["suoi-da"]


def test_the_way_back_keeps_the_other_filters(page):
    opened = page(place="suoi-da", kind="talks")
    back = opened.button(key="dossier_back").click().run()
    assert place_in_view(back) == [] and listed(back)["Nui Cao"] == 0


def test_the_dossier_of_a_gate_leads_to_that_of_its_post_and_back(page):
    post = page(place="suoi-da").button(key="dossier_near_post-suoi-da").click().run()
    assert "a border-guard post has no level" in page_text(post)
    assert any(button.key == "dossier_near_suoi-da" for button in post.button)


def test_the_event_in_the_address_has_its_card_in_the_dossier(page):
    opened = page(place="suoi-da", event="d-day")
    assert any(button.key == "dossier_leave" for button in opened.button)


@pytest.mark.parametrize("place", ["ban-xa", "nui-cao", "post-suoi-da"])
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_every_kind_of_place_has_a_dossier_in_both_languages(page, place, lang):
    opened = page(place=place, lang=lang, asof="2012-01-01", units="63")
    assert ("Gate dossier" if lang == "en" else "Hồ sơ cửa khẩu") in page_text(opened)
