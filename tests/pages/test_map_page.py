"""The map page, driven as a visitor drives it: widgets are found by the words on them."""

import datetime as dt
import html

import pytest

from gatemap.dataset.folder import VARIABLE
from tests.pages.reading import events_shown, labelled, number, page_text
from tests.tiny import HOSTILE, NEWEST_FIRST, change_cell


def test_the_page_draws_numbers_map_strip_and_table_of_all_events(app):
    opened = app()
    assert number(opened, "Events") == "9"
    assert number(opened, "Gates and posts") == "4"
    assert number(opened, "Provinces") == "2"
    assert events_shown(opened) == list(NEWEST_FIRST)
    assert len(opened.get("component_instance")) == 1 and len(opened.get("vega_lite_chart")) == 1


@pytest.mark.parametrize(
    ("label", "events"),
    [
        ("1 event has no position", ["d-days"]),
        ("4 name a province but no gate", ["d-infer", "d-year", "d-range", "d-none"]),
        ("1 between national bodies", ["d-days"]),
        ("3 not tied to one year, so not drawn here", ["d-range", "d-open", "d-none"]),
    ],
)
def test_what_the_map_and_the_strip_cannot_show_is_said_and_opens(app, label, events):
    opened = labelled(app().button, label).click().run()
    assert not opened.exception
    assert events_shown(opened) == events
    assert label not in {button.label for button in opened.button}, "what is open need not be opened again"


def test_every_event_has_a_position_is_said_when_it_is_so(app):
    assert "Every event in this view is drawn on the map" in page_text(app(place="suoi-da"))


def test_choosing_a_partner_changes_numbers_table_and_address(app):
    opened = labelled(app().multiselect, "Partner country").select("KH").run()
    assert not opened.exception
    assert number(opened, "Events") == "2"
    assert events_shown(opened) == ["d-days", "d-range"]
    assert opened.query_params["partner"] == "KH"


def test_choosing_a_province_changes_numbers_and_table(app):
    opened = labelled(app().multiselect, "Province").select("dong").run()
    assert (number(opened, "Events"), number(opened, "Gates and posts")) == ("4", "3")
    assert events_shown(opened) == ["d-day", "d-infer", "d-host", "d-open"]


def test_partner_and_province_together_narrow_the_view(app):
    opened = labelled(app().multiselect, "Partner country").select("CN").run()
    opened = labelled(opened.multiselect, "Province").select("tay").run()
    assert events_shown(opened) == ["d-year", "d-open"]


def test_the_other_province_system_carries_the_chosen_province_over(app):
    opened = app(province="nam", units="63")
    assert events_shown(opened) == ["d-year", "d-range"]
    opened = app(province="tay")
    systems = next(widget for widget in opened.get("segmented_control") if "63 before" in widget.options)
    opened = systems.set_value("63 before").run()
    assert opened.query_params["province"] == ["tay", "nam"]
    assert events_shown(opened) == ["d-month", "d-year", "d-range", "d-open"]


def test_every_option_shows_how_many_events_choosing_it_gives(app):
    opened = app(partner="LA")
    options = labelled(opened.multiselect, "Province").options
    assert options == ["Tay Gia (3)", "Dong Son (1)"]
    assert number(labelled(opened.multiselect, "Province").select("dong").run(), "Events") == "1"


def test_an_address_opens_the_view_that_it_names(app):
    opened = app(partner="KH", from_="2022-11", units="63")
    assert events_shown(opened) == ["d-days", "d-range"]
    assert labelled(opened.multiselect, "Partner country").value
    assert labelled(opened.date_input, "From").value == dt.date(2022, 11, 1)


def test_words_find_a_gate_with_or_without_tones(app):
    opened = labelled(app().text_input, "Words").set_value("suoi da").run()
    assert events_shown(opened) == ["d-day", "d-host", "d-open"]


def test_a_period_leaves_out_what_is_not_dated_and_says_so(app):
    opened = labelled(app().date_input, "From").set_value(dt.date(2023, 12, 1)).run()
    assert events_shown(opened) == ["d-day", "d-month", "d-infer", "d-year"]
    opened = labelled(opened.button, "1 left out of the period for an open date").click().run()
    # d-open was in or before 2016, so it is not in doubt.
    assert events_shown(opened) == ["d-none"]


def test_the_reset_brings_all_events_back_and_clears_the_address(app):
    opened = app(partner="KH", q="school")
    assert events_shown(opened) == ["d-range"]
    opened = labelled(opened.button, "Reset filters").click().run()
    assert events_shown(opened) == list(NEWEST_FIRST)
    assert not opened.query_params


@pytest.mark.parametrize(
    "query", [{"partner": "TH"}, {"from_": "yesterday"}, {"province": "<b>x</b>"}, {"colour": "`${1}`"}]
)
def test_an_address_that_is_not_understood_gives_a_notice_and_every_event(app, query):
    opened = app(**query)
    assert "Not understood and left out" in page_text(opened)
    assert number(opened, "Events") == "9"


def test_an_address_that_is_understood_gives_no_notice(app):
    assert "Not understood" not in page_text(app(partner="CN"))


def test_a_view_without_events_says_so_and_offers_the_way_back(app):
    opened = app(q="nothing like this")
    assert "No event matches these filters" in page_text(opened)
    assert number(opened, "Events") == "0" and events_shown(opened) == []
    opened = labelled(opened.main.button, "Reset filters").click().run()
    assert number(opened, "Events") == "9"


def test_the_newest_event_is_first_until_the_order_is_turned(app):
    opened = labelled(app().selectbox, "Order").set_value("oldest").run()
    assert not opened.exception
    assert events_shown(opened)[0] == "d-open" and events_shown(opened)[-1] == "d-none"


def test_a_gate_in_the_list_opens_its_card_and_the_card_closes_again(app):
    opened = labelled(app().button, "Suoi Da (2)").click().run()
    assert events_shown(opened) == ["d-day", "d-open"]
    assert "石溪" in page_text(opened) and "International gate" in page_text(opened)
    opened = labelled(opened.button, "Back to all gates").click().run()
    assert events_shown(opened) == list(NEWEST_FIRST)


@pytest.mark.parametrize("place", ["suoi-da", "post-suoi-da", "nui-cao", "ban-xa"])
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_card_of_every_kind_of_place_can_be_drawn(app, place, lang):
    opened = app(place=place, lang=lang)
    assert number(opened, "Events" if lang == "en" else "Sự kiện") in "12"


def test_text_from_the_data_never_becomes_markup(app):
    opened = app(place="post-suoi-da", event="d-host")
    assert "d-host" in events_shown(opened)
    bodies = " ".join(piece.proto.body for piece in opened.get("html"))
    assert HOSTILE not in bodies and html.escape(HOSTILE) in bodies


def test_the_page_speaks_vietnamese(app):
    opened = app(lang="vi")
    assert number(opened, "Sự kiện") == "9"
    assert "Đồng Sơn (4)" in labelled(opened.multiselect, "Tỉnh").options
    assert "Hội đàm ở cầu đá" in list(opened.dataframe[0].value["title"])
    assert "Không hiểu" in page_text(app(lang="vi", partner="TH"))


def test_broken_data_is_named_by_file_row_column_value_and_what_was_expected(app, tiny_folder):
    change_cell(tiny_folder, "events.csv", 3, "kind", "tlaks")
    opened = app()
    assert "The data cannot be shown" in page_text(opened)
    assert str(tiny_folder) in page_text(opened)
    (finding,) = opened.dataframe[0].value.to_dict("records")
    assert finding.pop("Expected").startswith("one of talks, signing")
    assert finding == {"File": "events.csv", "Row": "3", "Column": "kind", "Value": "tlaks"}


def test_a_missing_data_folder_is_named_and_not_a_crash(app, monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    opened = app(lang="vi")
    assert "Không thể hiển thị dữ liệu" in page_text(opened)
    assert "events.csv" in set(opened.dataframe[0].value.iloc[:, 0])


def test_mended_data_is_shown_at_the_next_visit(app, tiny_folder):
    change_cell(tiny_folder, "events.csv", 3, "kind", "tlaks")
    assert "cannot be shown" in page_text(app())
    change_cell(tiny_folder, "events.csv", 3, "kind", "talks")
    assert number(app(), "Events") == "9"
