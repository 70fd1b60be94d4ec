"""Who sees the page Add and what was changed, and who can do something there."""

import pytest
from streamlit.testing.v1 import AppTest

from gatemap.dataset.folder import VARIABLE as DATA
from gatemap.saving import access
from gatemap.saving.access import EDITORS_VARIABLE, VARIABLE, NotAllowedError
from gatemap.saving.changes import Change, event_record
from gatemap.saving.choose import home_of
from gatemap.ui import changes_panel, writer
from tests.pages.reading import labelled, page_text
from tests.saving.steps import edited, save

LAN = {"is_logged_in": True, "email": "lan@example.org"}


@pytest.fixture(autouse=True)
def nobody(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    access.tell_once.cache_clear()


@pytest.fixture
def listed(monkeypatch, tmp_path):
    """Switch sign-in on, with Lan on the list, and return a function that writes the list anew."""
    path = tmp_path / "editors.txt"
    monkeypatch.setenv(VARIABLE, "login")
    monkeypatch.setenv(EDITORS_VARIABLE, str(path))
    path.write_text("lan@example.org")
    return path.write_text


@pytest.fixture
def home(tiny_folder):
    return home_of(tiny_folder, None)


@pytest.fixture
def open_as(open_page):
    """Return a function that opens a page as somebody who is signed in."""

    def opening(user: dict, page: str, **query):
        opened = open_page(page, **query)
        opened.user = user
        return opened.run()

    return opening


@pytest.fixture
def open_changes(listed, open_as):
    """Return a function that opens the list of changes as Lan."""

    def opening(**query):
        opened = open_as(LAN, "add", **query)
        opened.session_state["add_mode"] = "changes"
        return opened.run()

    return opening


def links(app) -> list[str]:
    return [link.proto.page for link in app.get("page_link")]


def controls(app) -> list[str]:
    """Return the keys of everything that can be pressed or filled in."""
    kinds = ("button", "button_group", "text_input", "text_area", "file_uploader", "selectbox", "multiselect")
    return [widget.proto.id.rpartition("-")[2] for kind in kinds for widget in app.get(kind)]


@pytest.mark.parametrize("page", ["", "gates", "data"])
def test_a_reader_sees_no_link_to_add_and_no_way_to_sign_in_while_writing_is_off(open_as, page):
    app = open_as(LAN, page)
    assert "add" not in links(app) and "data" in links(app)
    assert not {"sign_in", "sign_out"} & set(controls(app))


@pytest.mark.parametrize(("lang", "sentence"), [("en", "can only be read"), ("vi", "chỉ có thể xem")])
def test_the_page_add_says_that_writing_is_off_and_offers_the_languages_alone(open_as, lang, sentence):
    app = open_as(LAN, "add", lang=lang)
    assert sentence in page_text(app)
    assert controls(app) == ["filter_lang"]


def test_a_mistaken_mode_leaves_everybody_a_reader(monkeypatch, open_as):
    monkeypatch.setenv(VARIABLE, "everybody")
    assert "can only be read" in page_text(open_as(LAN, "add"))


@pytest.mark.parametrize(
    ("user", "sentence", "offered"),
    [
        ({}, "Editors sign in", {"sign_in", "sign_in_here"}),
        ({"is_logged_in": False}, "Editors sign in", {"sign_in", "sign_in_here"}),
        (LAN | {"email": "hoa@example.org"}, "hoa@example.org, who is not on the list", {"sign_out"}),
        (LAN | {"email_verified": False}, "without a confirmed e-mail address", {"sign_out"}),
    ],
)
def test_who_may_not_write_reads_why_and_sees_no_control(listed, open_as, user, sentence, offered):
    app = open_as(user, "add")
    assert sentence in page_text(app)
    assert set(controls(app)) == {"filter_lang"} | offered
    assert "add" not in links(app)


def test_an_editor_sees_the_link_on_every_page_and_the_page_itself(listed, open_as):
    app = open_as(LAN, "timeline")
    assert "add" in links(app) and "lan@example.org" in page_text(app)
    assert "sign_out" in controls(app)
    app = open_as(LAN, "add")
    assert not app.exception and "For editors" not in page_text(app)
    assert len(controls(app)) > 2


def test_the_page_add_has_no_filters(listed, open_as):
    assert [box.label for box in open_as(LAN, "add").sidebar.get("multiselect")] == []
    assert open_as(LAN, "timeline").sidebar.get("multiselect")


def test_a_sign_in_that_is_not_set_up_says_so(listed, open_as, caplog):
    app = labelled(open_as({}, "add").button, "Sign in").click().run()
    assert not app.exception and "Signing in is not set up" in page_text(app)
    assert "secrets.toml" in caplog.text
    assert "Signing in is not set up" not in page_text(app.run())


def test_headers_of_a_proxy_do_not_sign_anybody_in(listed, open_as, monkeypatch, caplog):
    option = writer.st.get_option
    given = {"server.trustedUserHeaders": {"X-Email": "email"}}
    monkeypatch.setattr(writer.st, "get_option", lambda name: given.get(name) or option(name))
    assert "Editors sign in" in page_text(open_as(LAN, "add"))
    assert "trustedUserHeaders" in caplog.text


def test_local_mode_refuses_a_visitor_whose_connection_shows_nothing(monkeypatch, open_as):
    monkeypatch.setenv(VARIABLE, "local")
    app = open_as(LAN, "add")
    assert "only in a browser on the machine" in page_text(app)
    assert controls(app) == ["filter_lang"]


def test_local_mode_says_that_it_is_one_and_who_is_recorded(monkeypatch, open_page):
    monkeypatch.setenv(VARIABLE, "local")
    monkeypatch.setenv("LOGNAME", "mi*nh*")
    here = {"Host": "localhost:8501", "Origin": "http://localhost:8501"}
    monkeypatch.setattr(writer, "_visit", lambda: access.Visit("127.0.0.1", None, here))
    app = open_page("add")
    assert r"recorded as mi\*nh\*" in page_text(app)
    assert not {"sign_in", "sign_out"} & set(controls(app)) and "add" in links(app)


def test_nobody_outside_a_visit_is_an_editor(listed, monkeypatch):
    for mode in access.MODES:
        monkeypatch.setenv(VARIABLE, mode)
        assert writer.current_editor() is None
        with pytest.raises(NotAllowedError):
            writer.require_editor()


@pytest.mark.parametrize("function", [lambda: changes_panel._take_back(1, ""), lambda: changes_panel._ask(1)])
def test_the_functions_behind_the_controls_do_nothing_for_a_reader(home, tiny_folder, monkeypatch, function):
    monkeypatch.setenv(DATA, str(tiny_folder))
    day = home.records()["d-day"]
    save(home, day, edited(day, venue="A bridge"))
    function()
    assert len(home.revisions()) == 1
    assert "undo_asked" not in changes_panel.st.session_state


def test_what_undoes_asks_for_an_editor_itself(home, tiny_folder, monkeypatch):
    monkeypatch.setenv(DATA, str(tiny_folder))
    with pytest.raises(NotAllowedError):
        changes_panel._take_back.__wrapped__(1, "")


def test_who_is_taken_off_the_list_can_press_what_is_still_on_screen_and_saves_nothing(listed, home, open_changes):
    day = home.records()["d-day"]
    save(home, day, edited(day, venue="A bridge"))
    app = labelled(open_changes().button, "Undo").click().run()
    take_back = labelled(app.button, "Take it back")
    listed("minh@example.org")
    app = take_back.click().run()
    assert not app.exception and len(home.revisions()) == 1
    assert "is not on the list" in page_text(app)
    assert set(controls(app)) == {"filter_lang", "sign_out"}


def test_a_refusal_that_nobody_caught_is_told_in_a_sentence_and_no_other_error_is_taken_for_one():
    def script():
        import streamlit as st

        from gatemap.saving.access import NotAllowedError
        from gatemap.ui.navigation import tell_refusal

        told = [tell_refusal(NotAllowedError("off", "no")), tell_refusal(ValueError("off"))]
        st.text(repr(told))

    said = page_text(AppTest.from_function(script).run())
    assert said.count("can only be read") == 1 and "[True, False]" in said


def test_the_changes_are_listed_with_who_when_why_and_what(home, open_changes):
    day = home.records()["d-day"]
    save(home, day, edited(day, title="<b>New</b> title", venue="A bridge"), who="Lan <i>")
    home.save(
        [Change(None, event_record(day.cells | {"event_id": "d-new", "title": "A new one"}))], who="Minh", why="w"
    )
    app = open_changes()
    said = page_text(app)
    assert said.index("Change 2: w") < said.index("Change 1: a test"), "the newest first"
    assert "Lan &lt;i&gt; · " in said and "<i>" not in said and " UTC" in said
    labels = [link.proto.label for link in app.get("page_link")]
    assert "Added: A new one" in labels
    assert r"Changed: \<b\>New\<\/b\> title" in labels


def test_an_event_of_a_change_leads_to_its_card_unless_it_is_gone(home, open_changes):
    day = home.records()["d-day"]
    save(home, day, edited(day, venue="A bridge"))
    save(home, home.records()["d-day"], None)
    app = open_changes(lang="en")
    assert not [link for link in app.get("page_link") if "event=" in link.proto.query_string]
    assert "Taken away: Talks at the stone bridge" in page_text(app)
    app = labelled(app.button, "Undo").click().run()
    app = labelled(app.button, "Take it back").click().run()
    found = {link.proto.query_string for link in app.get("page_link") if "event=" in link.proto.query_string}
    assert found == {"lang=en&event=d-day"} or found == {"event=d-day&lang=en"}


def test_cells_before_and_after_are_shown_when_they_are_asked_for(home, open_changes):
    day = home.records()["d-day"]
    save(home, day, edited(day, venue="A <b>bridge</b>"))
    app = open_changes()
    assert "bridge&lt;/b&gt;" not in page_text(app)
    app.session_state["cells_1"] = True
    said = page_text(app.run())
    assert "A &lt;b&gt;bridge&lt;/b&gt;" in said and "Venue" in said and "Summary" not in said


def test_a_change_is_taken_back_after_a_second_press_under_the_editors_name(home, open_changes):
    day = home.records()["d-day"]
    save(home, day, edited(day, venue="A bridge"))
    app = labelled(open_changes().button, "Undo").click().run()
    assert len(home.revisions()) == 1
    labelled(app.text_input, "Reason").input("  wrong \n place ")
    app = labelled(app.button, "Take it back").click().run()
    made = home.revisions()[-1]
    assert (made.number, made.who, made.why, made.undoes) == (2, "lan@example.org", "wrong place", 1)
    assert home.records()["d-day"] == day
    said = page_text(app)
    assert "It takes back change 1." in said and "It was taken back by change 2." in said
    assert [message.value for message in app.success] == ["Change 1 was taken back, as change 2."]


def test_undoing_can_be_undone_and_then_the_first_change_can_be_taken_back_again(home, open_changes):
    day = home.records()["d-day"]
    save(home, day, edited(day, venue="A bridge"))
    app = open_changes()
    for number, offered in ((1, ["undo_1"]), (2, ["undo_2"]), (1, ["undo_3", "undo_1"])):
        assert [button.key for button in app.button if button.label == "Undo"] == offered
        app = app.button(f"undo_{number}").click().run()
        app = labelled(app.button, "Take it back").click().run()
    assert [revision.undoes for revision in home.revisions()] == [None, 1, 2, 1]
    assert home.records()["d-day"] == day


def test_leaving_it_saves_nothing(home, open_changes):
    day = home.records()["d-day"]
    save(home, day, edited(day, venue="A bridge"))
    app = labelled(open_changes().button, "Undo").click().run()
    app = labelled(app.button, "Leave it as it is").click().run()
    assert len(home.revisions()) == 1 and "Take it back" not in [button.label for button in app.button]


def test_an_event_that_was_changed_since_is_shown_in_all_versions_and_stays(home, open_changes):
    day = home.records()["d-day"]
    save(home, day, edited(day, venue="A bridge"))
    save(home, edited(day, venue="A bridge"), edited(day, venue="A house"))
    app = open_changes().button("undo_1").click().run()
    app = labelled(app.button, "Take it back").click().run()
    said = page_text(app)
    assert "changed since" in said and "What undoing would make of it" in said
    assert "A bridge" in said and "house" in said and ">empty<" in said
    assert len(home.revisions()) == 2 and home.records()["d-day"].cells["venue"] == "A house"


def test_what_would_break_the_data_is_refused_with_the_reason(home, tiny_folder, open_changes):
    day = home.records()["d-day"]
    save(home, day, edited(day, actors="post-stone"))
    path = tiny_folder / "organisations.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "north-police" not in line), encoding="utf-8")
    app = open_changes().button("undo_1").click().run()
    app = labelled(app.button, "Take it back").click().run()
    assert len(home.revisions()) == 1
    assert "would hold an error" in page_text(app)
    assert "north-police" in app.dataframe[0].value["Value"].iloc[0]


def test_many_changes_come_twenty_to_a_page(home, open_changes):
    day = home.records()["d-day"]
    for number in range(22):
        day = save(home, day, edited(day, venue=f"Room {number}")).changes[0].after
    app = open_changes()
    assert len([button for button in app.button if button.label == "Undo"]) == 20
    app.session_state["changes_page"] = 2
    assert [button.key for button in app.run().button if button.label == "Undo"] == ["undo_2", "undo_1"]


def test_without_changes_the_list_says_so(open_changes):
    assert "Nothing has been saved yet" in page_text(open_changes())
