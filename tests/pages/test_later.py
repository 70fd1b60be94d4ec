"""What stands around a page is drawn last, in its place, and also where the page fails."""

import pytest
from streamlit.runtime.scriptrunner import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import AppTest

from gatemap.ui import panels
from gatemap.ui.later import Later
from tests.pages.reading import labelled, page_text


def test_what_waits_is_drawn_in_order_when_the_page_is_done():
    done = []
    with Later("page") as later:
        later.add(done.append, "first")
        later.add(done.append, "second")
        done.append("page")
    assert done == ["page", "first", "second"]


def test_what_stands_around_a_page_that_fails_is_drawn_all_the_same():
    done = []
    with pytest.raises(ZeroDivisionError), Later("page") as later:
        later.add(lambda: 1 / 0)
        later.add(done.append, "links")
        raise ZeroDivisionError
    assert done == ["links"]


def test_nothing_more_is_drawn_when_another_run_takes_over():
    done = []
    with pytest.raises(RerunException), Later("page") as later:
        later.add(done.append, "links")
        raise RerunException(RerunData())
    assert done == []


def test_links_and_filters_keep_their_places_from_run_to_run(app):
    opened = app()
    first = _order(opened)
    assert _order(opened.run()) == first
    assert first.index("Language") < first.index("Words") < first.index("Partner country")


def test_a_page_that_fails_after_it_was_drawn_keeps_its_links_and_filters(app, monkeypatch):
    opened = app()

    def fails(*_):
        raise RuntimeError

    monkeypatch.setattr(panels, "draw_title", fails)
    opened.run()
    assert labelled(opened.multiselect, "Partner country").options
    assert "Timeline" in _links(opened)


def test_every_strip_shows_what_was_chosen_on_another_page(open_page):
    opened = open_page("")
    labelled(opened.segmented_control, "Split by").set_value("partner").run()
    assert "Laos" in page_text(opened)
    opened.switch_page("pages/gates.py").run()
    opened.switch_page("pages/timeline.py").run()
    assert labelled(opened.segmented_control, "Split by").value == "partner"


def _order(opened: AppTest) -> list[str]:
    return [getattr(part, "label", None) or getattr(part, "value", "") for part in opened.sidebar]


def _links(opened: AppTest) -> list[str]:
    return [link.proto.label for link in opened.get("page_link")]
