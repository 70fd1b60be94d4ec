"""The view of one visitor: kept in the session, mirrored in the address bar."""

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

import streamlit as st

from gatemap import vocab
from gatemap.i18n.words import Words, words
from gatemap.store.history import GateState, gate_states
from gatemap.store.load import Store
from gatemap.store.names import Names, display_names
from gatemap.store.view import Ignored, View, parse_query

Answer = TypeVar("Answer")
KEPT_ANSWERS = 300  # a rerun of a page asks some ten questions
_VIEW, _IGNORED, _WRITTEN, _PAGE = "view", "ignored", "address", "page"


@dataclass(frozen=True)
class Screen:
    """What every part of a page needs: the store, the view, and the words and names of its language."""

    store: Store
    view: View
    words: Words
    names: Names
    ignored: tuple[Ignored, ...]

    @property
    def states(self) -> dict[str, GateState]:
        """What is known of every gate on the day chosen."""
        return _states(self.store, self.view.asof or dt.date.today(), dt.date.today())

    def ask(self, question: Callable[..., Answer], *values, **options) -> Answer:
        """Return ``question(store, view, *values, **options)``, asked once for all reruns and visitors with one view.

        What a view shows besides its events (a card, a language, a day of gate levels) takes nothing from the answer.

        Parameters
        ----------
        question : callable
            Of `gatemap.store.queries`.
        values, options : hashable

        Returns
        -------
        What `question` returns; shared, so not to be changed.
        """
        view = replace(self.view, event="", lang="", asof=None)
        key = (self.store.key, question, view, values, tuple(options.items()))
        found = _answers.get(key)
        if found is None:
            found = question(self.store, view, *values, **options)
            _answers.put(key, found)
        return found


class _Answers:
    """The answers that were asked for last."""

    def __init__(self, most: int):
        self._most, self._lock = most, threading.Lock()
        self._kept: OrderedDict = OrderedDict()

    def get(self, key):
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key, answer) -> None:
        with self._lock:
            self._kept[key] = answer
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


_answers = _Answers(KEPT_ANSWERS)


def current_view() -> View:
    """Return the view of this session."""
    return st.session_state.get(_VIEW, View())


def change_view(**changes) -> None:
    """Change fields of the view; called from a widget's callback, before the page is drawn again."""
    st.session_state[_VIEW] = replace(current_view(), **changes)
    st.session_state[_IGNORED] = ()


def set_view(view: View) -> None:
    """Put another view in the place of this session's."""
    st.session_state[_VIEW] = view
    st.session_state[_IGNORED] = ()


def open_screen(store: Store, page: str) -> Screen:
    """Bring view and address bar together and return what the page draws from.

    An address that this session did not write itself (opened, edited, or reached by the browser's back button) says
    what the view is. A change of page alone keeps the view and writes it into the new address.

    Parameters
    ----------
    store : Store
    page : str
        Path of the page that is about to be drawn.

    Returns
    -------
    Screen
    """
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    address = _flat(query)
    turned = st.session_state.get(_PAGE, page) != page
    if _VIEW not in st.session_state or (address != st.session_state.get(_WRITTEN) and not (turned and not query)):
        st.session_state[_VIEW], st.session_state[_IGNORED] = parse_query(query, store.known)
    st.session_state[_PAGE] = page
    _write_address(current_view())
    lang = reader_language()
    return Screen(store, current_view(), words(lang), _names(store, lang), st.session_state.get(_IGNORED, ()))


def current_page() -> str:
    """Return the page that is being drawn, as `open_screen` was told."""
    return st.session_state.get(_PAGE, "")


def reader_language() -> str:
    """Return the language chosen, else Vietnamese for a Vietnamese browser, else English."""
    if chosen := current_view().lang:
        return chosen
    locale = st.context.locale or ""
    return next((lang for lang in vocab.LANGUAGES if locale.lower().startswith(lang)), "en")


def _write_address(view: View) -> None:
    query: dict[str, list[str]] = {}
    for name, value in view.to_query():
        query.setdefault(name, []).append(value)
    if _flat(query) != _flat({name: st.query_params.get_all(name) for name in st.query_params}):
        st.query_params.from_dict(query)
    st.session_state[_WRITTEN] = _flat(query)


def _flat(query: dict[str, list[str]]) -> tuple:
    return tuple((name, tuple(values)) for name, values in sorted(query.items()))


def _names(store: Store, lang: str) -> Names:
    return _kept_names(store.key, lang, store)


@st.cache_resource(show_spinner=False, max_entries=8)
def _kept_names(store_key: str, lang: str, _store: Store) -> Names:
    return display_names(_store.dataset, lang)


def _states(store: Store, day: dt.date, today: dt.date) -> dict[str, GateState]:
    return _kept_states(store.key, day, today, store)


@st.cache_resource(show_spinner=False, max_entries=64)
def _kept_states(store_key: str, day: dt.date, today: dt.date, _store: Store) -> dict[str, GateState]:
    return gate_states(_store.dataset, day, today)
