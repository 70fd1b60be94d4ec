"""The downloads below the map: a menu that costs nothing while closed, and large files made beside the page."""

import threading

import pytest

from gatemap.render.exports.registry import FORMATS
from gatemap.ui import export_panel
from tests.pages.reading import labelled, number
from tests.tiny import NEWEST_FIRST


def downloads(app) -> dict[str, bool]:
    """Return the download buttons by their label, and whether their content is made only when it is asked for."""
    return {button.proto.label: bool(button.proto.deferred_file_id) for button in app.get("download_button")}


def opened_menu(app, **query):
    opened = app(**query)
    opened.session_state["export_menu"] = True
    return opened.run()


def texts(app) -> list[str]:
    return [text.value for text in app.text]


def test_the_closed_menu_holds_nothing_and_csv_is_one_click_away(app):
    assert list(downloads(app())) == ["Download CSV"]


def test_the_menu_offers_every_other_format_with_a_line_of_what_it_is_for(app):
    opened = opened_menu(app)
    assert len(downloads(opened)) == len(FORMATS)
    assert {"Excel", "GeoPackage", "BibTeX", "HTML page"} <= set(downloads(opened))
    captions = " ".join(caption.value for caption in opened.caption)
    assert "Exactly the 9 events in view." in captions and "Every page behind these events" in captions


def test_the_menu_speaks_vietnamese(app):
    opened = opened_menu(app, lang="vi")
    assert {"Tải CSV", "Trang HTML"} <= set(downloads(opened))


@pytest.fixture
def large(monkeypatch):
    """Every view of the tiny dataset is a large one."""
    monkeypatch.setattr(export_panel, "LARGE", 1)
    monkeypatch.setattr("gatemap.render.exports.about.CHUNK", 2)


@pytest.fixture
def held_back(monkeypatch):
    """Hold every CSV back behind its first part until the event is set."""
    from gatemap.render.exports import csv_table

    may_go_on, write = threading.Event(), csv_table.write

    def slow(export, path):
        next(parts := export.chunks())
        next(parts)
        may_go_on.wait(60)
        write(export, path)

    monkeypatch.setattr(csv_table, "write", slow)
    yield may_go_on
    may_go_on.set()


def test_a_large_file_is_made_beside_the_page_which_answers_meanwhile(app, large, held_back):
    opened = opened_menu(app)
    assert downloads(opened) == {}
    labelled(opened.button, "CSV").click().run()
    job = opened.session_state["export_job"]
    assert labelled(opened.button, "Stop") and downloads(opened) == {}
    labelled(opened.multiselect, "Partner country").select("CN").run()
    assert number(opened, "Events") == "5" and job.state == "running"
    held_back.set()
    job.wait()
    opened.run()
    assert downloads(opened) == {"Download": True}
    # The file is that of the view for which it was begun, and its name says so.
    assert texts(opened)[-1].startswith("gatemap_all_")
    assert job.path.read_bytes().count(b"\r\n") == len(NEWEST_FIRST) + 1


def test_a_large_file_can_be_stopped_and_is_forgotten(app, large, held_back):
    opened = opened_menu(app)
    labelled(opened.button, "CSV").click().run()
    job = opened.session_state["export_job"]
    labelled(opened.button, "Stop").click().run()
    assert "export_job" not in opened.session_state and not opened.exception
    held_back.set()
    job.wait()
    assert job.state == "failed"


def test_a_large_file_that_fails_says_so(app, large, monkeypatch):
    monkeypatch.setattr("gatemap.render.exports.csv_table.write", lambda export, path: 1 / 0)
    opened = opened_menu(app)
    labelled(opened.button, "CSV").click()
    opened.run()
    opened.session_state["export_job"].wait()
    opened.run()
    assert any("could not be made" in text for text in texts(opened))
    labelled(opened.button, "Close").click().run()
    assert "export_job" not in opened.session_state
