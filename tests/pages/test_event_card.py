"""The card of an event on the pages: opened by an address or from a list, and left again."""

import pytest

from tests.pages.reading import events_shown, labelled, number, page_text
from tests.tiny import HOSTILE, NEWEST_FIRST


def code(opened) -> str:
    return " ".join(block.value for block in opened.code)


def test_an_address_with_an_event_opens_its_card_and_leaves_all_events_in_view(app):
    opened = app(event="d-day")
    assert "<h3>Talks at the stone bridge</h3>" in page_text(opened)
    assert number(opened, "Events") == "9" and events_shown(opened) == list(NEWEST_FIRST)
    opened = labelled(opened.button, "Close this event").click().run()
    assert "<h3>Talks" not in page_text(opened) and not opened.query_params


def test_an_event_that_does_not_exist_is_named_in_a_sentence(app):
    opened = app(event="d-never")
    assert "no event has the identifier “d\\-never”" in page_text(opened)
    assert number(opened, "Events") == "9" and not opened.query_params


@pytest.mark.parametrize("event_id", NEWEST_FIRST)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_card_of_every_kind_of_event_can_be_drawn(app, event_id, lang):
    opened = app(event=event_id, lang=lang, units="63")
    assert f"?event={event_id}" in code(opened)


def test_a_place_of_the_event_becomes_the_place_of_the_view(app):
    opened = app(event="d-day")
    opened = labelled(opened.button, "Suoi Da (where it happened, was its subject)").click().run()
    assert opened.query_params == {"place": "suoi-da"}
    assert "<h3>Suối Đá</h3>" in page_text(opened)


def test_an_event_in_the_card_of_a_place_opens_and_leads_back_to_the_place(app):
    opened = labelled(app(place="suoi-da").button, "Talks at the stone bridge").click().run()
    assert opened.query_params == {"place": "suoi-da", "event": "d-day"}
    assert events_shown(opened) == ["d-day", "d-open"]
    opened = labelled(opened.button, "Close this event").click().run()
    assert "<h3>Suối Đá</h3>" in page_text(opened)


def test_an_event_without_a_position_says_that_no_map_shows_it(app):
    assert "no map shows it" in page_text(app(event="d-days"))
    assert "Position not known: Ban Xa" in page_text(app(event="d-range"))
    assert "data:image/svg+xml;base64," in page_text(app(event="d-infer"))  # its province is known


def test_a_hostile_title_is_cited_as_it_is_written(app):
    assert HOSTILE in code(app(event="d-host"))
