"""A page asks the store once for what it, or another visitor, has asked before, and never hands out an old answer."""

from dataclasses import replace

import pytest

from gatemap.i18n.words import words
from gatemap.store import queries
from gatemap.store.names import display_names
from gatemap.store.view import View
from gatemap.ui import state
from gatemap.ui.state import Screen


@pytest.fixture
def screen(tiny_store, monkeypatch) -> Screen:
    monkeypatch.setattr(state, "_answers", state._Answers(3))
    return Screen(tiny_store, View(), words("en"), display_names(tiny_store.dataset, "en"), ())


def counted():
    """Return a question, and the list of the views that it was asked with."""
    asked = []

    def question(store, view, more=0):
        asked.append(view)
        return len(asked) + more

    return question, asked


def test_the_answer_is_that_of_the_store(screen):
    assert screen.ask(queries.facets) == queries.facets(screen.store, screen.view)
    assert screen.ask(queries.without_year) == queries.without_year(screen.store, screen.view)


def test_a_question_is_asked_once_for_what_shows_the_same_events(screen):
    question, asked = counted()
    for view in (View(), View(event="some-event"), View(lang="vi")):
        assert replace(screen, view=view).ask(question) == 1
    assert len(asked) == 1


@pytest.mark.parametrize("view", [View(kind=("talks",)), View(sort="oldest"), View(units="63"), View(q="talks")])
def test_another_selection_or_order_is_asked_anew(screen, view):
    question, asked = counted()
    screen.ask(question)
    replace(screen, view=view).ask(question)
    assert len(asked) == 2


def test_other_options_and_another_store_are_asked_anew(screen):
    question, asked = counted()
    screen.ask(question)
    screen.ask(question, more=5)
    replace(screen, store=replace(screen.store, key="other")).ask(question)
    assert len(asked) == 3


def test_the_oldest_answer_is_forgotten_first(screen):
    question, asked = counted()
    for more in (1, 2, 3, 1, 4):
        screen.ask(question, more=more)
    assert len(asked) == 4
    screen.ask(question, more=1)
    assert len(asked) == 4
    screen.ask(question, more=2)
    assert len(asked) == 5
