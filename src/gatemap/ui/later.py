"""What is drawn after that which a person waits for.

Streamlit sends the elements of a page in the order in which the script draws them, whatever their place on it, and a
browser draws them in the order in which they come.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Self

import streamlit as st
from streamlit import runtime

from gatemap.ui.turns import TURNS

_DRAWN = "page_drawn"
# Seconds. A browser draws in one go what comes while it is busy: without a gap it begins with nothing before all is
# there. It is left out while others wait.
_GAP = 0.05


class Later:
    """Parts of a page that wait until the others are drawn; their places are there from the beginning.

    Used in a ``with`` statement, at the end of which all that waits is drawn: the links and the filters also where the
    page itself has failed.

    Parameters
    ----------
    page : str
        Names the page.
    """

    def __init__(self, page: str):
        self.first = st.session_state.get(_DRAWN) != page
        self._page = page
        self._parts: list[Callable[[], None]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_) -> None:
        if kind is None:
            self._draw()
        elif issubclass(kind, Exception):  # what is no Exception ends this run for another one
            for part in self._parts:
                with suppress(Exception):
                    part()

    def add(self, draw: Callable[..., None], *given) -> None:
        """Let ``draw(*given)`` wait."""
        self._parts.append(lambda: draw(*given))

    def _draw(self) -> None:
        if not self.first and runtime.exists() and not TURNS.others_wait():
            time.sleep(_GAP)
        for part in self._parts:
            part()
        st.session_state[_DRAWN] = self._page
