"""The page Add: reading an article, the form, the check, saving; and what a reader cannot do there."""

import pytest

from gatemap.saving.access import EDITORS_VARIABLE, VARIABLE
from gatemap.saving.folder import FolderHome
from tests.pages.reading import labelled, page_text
from tests.tiny import HOSTILE

LAN = {"is_logged_in": True, "email": "lan@example.org"}
URL = "https://example.org/synthetic-new"
# Made up, as all of the tiny dataset is.
ARTICLE = "Suối Đá border post meets its neighbour\n\nOn 5 June 2025 the Suối Đá border post held talks with Chinese "
ARTICLE += "border guards at Suối Đá international border gate in Đồng Sơn province, Vietnam. " + HOSTILE


@pytest.fixture
def editors(monkeypatch, tmp_path):
    """The list of editors, with Lan on it."""
    path = tmp_path / "editors.txt"
    path.write_text("lan@example.org")
    monkeypatch.setenv(VARIABLE, "login")
    monkeypatch.setenv(EDITORS_VARIABLE, str(path))
    return path


@pytest.fixture
def home(tiny_folder):
    return FolderHome(tiny_folder)


@pytest.fixture
def add(editors, open_page):
    """Return a function that opens the page as Lan."""

    def opening(**query):
        opened = open_page("add", **({"lang": "en"} | query))
        opened.user = LAN
        return opened.run()

    return opening


def read(app, text=ARTICLE):
    labelled(app.text_area, "Text of the article").set_value(text)
    app.button(key="add_read").click().run()
    assert not app.exception
    return app


def fill(app, **values):
    """Write into the form by column, for as many as are given."""
    for column, value in values.items():
        kinds = (app.text_input, app.text_area, app.selectbox, app.multiselect)
        widget = next(
            w for kind in kinds for w in kind if w.key and w.key.endswith(f"_{column}") and "place" not in w.key
        )
        widget.set_value(value).run()
    return app


def blank(app):
    app.button(key="add_blank").click().run()
    return fill(
        app,
        title="A new meeting",
        date="2025-06-05",
        kind="talks",
        level="station",
        countries=["VN", "CN"],
        provinces_63=["dong"],
        provinces_34=["dong"],
        source_url=URL,
        source_quality="primary",
    )


def told(app) -> str:
    said = " ".join(box.value for kind in (app.error, app.warning, app.success, app.info) for box in kind)
    return said.replace("\\", "")  # Markdown's escapes


def test_what_is_read_fills_the_form_and_is_marked_in_the_text(add):
    app = read(add())
    assert labelled(app.text_input, "Date").value == "2025-06-05"
    assert labelled(app.selectbox, "Kind").value == "talks"
    said = page_text(app)
    assert 'class="ev-date' in said and "5 June 2025</mark>" in said


def test_the_text_of_an_article_is_escaped_wherever_it_is_shown(add):
    said = page_text(read(add()))
    assert "&lt;script&gt;" in said
    assert "<script>alert" not in said


@pytest.mark.parametrize(("lang", "words"), [("en", "does not speak of a border"), ("vi", "không nói")])
def test_an_article_about_no_event_gives_none_and_says_why(add, lang, words):
    app = add(lang=lang)
    app.text_area(key="add_text").set_value("Visitors enjoyed the beach in Vietnam all summer long.")
    app.button(key="add_read").click().run()
    assert words in told(app)
    assert not app.selectbox


def test_nothing_to_read_is_said(add):
    app = add()
    app.button(key="add_read").click().run()
    assert "nothing to read" in told(app)


def test_an_event_is_checked_and_saved_with_who_and_why(add, home):
    app = blank(add())
    fill(app, why="from a colleague")
    app.button(key="add_check").click().run()
    assert "Nothing is wrong" in told(app)
    app.button(key="add_save").click().run()
    assert "Saved as change 1" in told(app)
    revision = home.revisions()[-1]
    assert (revision.who, revision.why) == ("lan@example.org", "from a colleague")
    assert revision.changes[0].after.cells["title"] == "A new meeting"
    assert revision.changes[0].before is None


def test_a_second_save_of_the_same_form_changes_that_event(add, home):
    app = blank(add())
    for title in ("A new meeting", "A better title"):
        fill(app, title=title)
        app.button(key="add_check").click().run()
        app.button(key="add_save").click().run()
    first, second = home.revisions()
    assert second.changes[0].before == first.changes[0].after
    assert home.records()[first.changes[0].event_id].cells["title"] == "A better title"


def test_an_event_with_an_error_is_not_saved_and_every_error_is_told(add, home):
    app = fill(blank(add()), date="5 June", source_url="javascript:alert(1)")
    app.button(key="add_check").click().run()
    assert "Date" in told(app) and "Source page" in told(app)
    assert app.button(key="add_save").disabled
    assert home.revisions() == []


def test_whoever_is_taken_off_the_list_meanwhile_saves_nothing(add, editors, home):
    app = blank(add())
    app.button(key="add_check").click().run()
    editors.write_text("")
    app.button(key="add_save").click().run()
    assert home.revisions() == []
    assert "not on the list" in page_text(app)


def test_a_place_is_added_chosen_and_taken_away(add):
    app = blank(add())
    labelled(app.button, "Add a gate or post").click().run()
    labelled(app.selectbox, "Gate or post 1").set_value("suoi-da").run()
    assert "2025-06-05-dong-suoi-da-talks" in page_text(app).replace("\\", "")
    labelled(app.button, "Remove").click().run()
    assert "2025-06-05-dong-cn-talks" in page_text(app).replace("\\", "")


def test_a_likely_double_is_named_and_needs_a_word_before_it_is_saved(add):
    app = fill(blank(add()), date="2024-08-01")
    labelled(app.button, "Add a gate or post").click().run()
    labelled(app.selectbox, "Gate or post 1").set_value("suoi-da").run()
    assert "Talks at the stone bridge" in page_text(app) and "probably the same" in page_text(app)
    app.button(key="add_check").click().run()
    assert app.button(key="add_save").disabled
    app.checkbox[0].check().run()
    assert not app.button(key="add_save").disabled


def test_a_page_can_become_a_further_source_of_an_event_that_is_there(add, home):
    app = fill(blank(add()), date="2024-08-01")
    labelled(app.button, "Add a gate or post").click().run()
    labelled(app.selectbox, "Gate or post 1").set_value("suoi-da").run()
    labelled(app.button, "Add this page to its sources").click().run()
    app.button(key="add_check").click().run()
    app.button(key="add_save").click().run()
    assert home.records()["d-day"].cells["other_source_urls"] == URL


def test_starting_again_asks_before_it_throws_away_what_is_not_saved(add):
    app = blank(add())
    app.button(key="add_again").click().run()
    assert "1 event is not saved yet" in page_text(app)
    app.button(key="add_sure").click().run()
    assert labelled(app.text_area, "Text of the article").value == ""


def test_every_event_can_be_mended_by_an_editor_and_by_nobody_else(open_page, editors, home):
    app = open_page("", event="d-day", lang="en")
    assert not [button for button in app.button if button.label == "Mend this event"]
    app.user = LAN
    app.run()
    assert labelled(app.button, "Mend this event")
