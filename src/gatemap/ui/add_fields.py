"""The fields of the form: each keeps its value in the form itself, and says beneath on which words it rests."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from gatemap.dataset.schema import LIST_SEPARATOR, split_list
from gatemap.render import html
from gatemap.render.evidence import certainty_of
from gatemap.text import shorten
from gatemap.ui.add_desk import Sheet
from gatemap.ui.state import Screen
from gatemap.ui.writer import editors_only

QUOTED = 3  # quotations beneath a field at most
# field of a draft: the column of the form that shows it, where their names differ
_OF_COLUMN = {"provinces_63": "provinces", "provinces_34": "provinces"}


@dataclass(frozen=True)
class Fields:
    """The fields of one sheet.

    A widget that is not drawn forgets its value, as when another draft is shown; so each is set from the form before
    it is drawn, and its callback writes back into the form.
    """

    screen: Screen
    sheet: Sheet

    def text(self, column: str, *, large: bool = False, example: str = "") -> None:
        """Draw a box for a text."""
        key = self._key(column)
        st.session_state[key] = self.sheet.form.cells[column]
        draw = st.text_area if large else st.text_input
        size = {"height": 90} if large else {}
        draw(
            self._label(column),
            key=key,
            placeholder=example or None,
            help=self._help(column),
            on_change=self._take,
            args=(column, str),
            **size,
        )
        self._because(column)

    def code(self, column: str, codes: Sequence[str], said: Callable[[str], str]) -> None:
        """Draw a choice of one code; nothing chosen is an empty cell."""
        key, value = self._key(column), self.sheet.form.cells[column]
        st.session_state[key] = value or None
        st.selectbox(
            self._label(column),
            self._with(codes, [value]),
            index=None,
            format_func=said,
            key=key,
            placeholder=self.screen.words("add-choose"),
            help=self._help(column),
            on_change=self._take,
            args=(column, lambda chosen: chosen or ""),
        )
        self._because(column)

    def codes(self, column: str, codes: Iterable[str], said: Callable[[str], str]) -> None:
        """Draw a choice of several codes."""
        key, values = self._key(column), split_list(self.sheet.form.cells[column])
        st.session_state[key] = values
        st.multiselect(
            self._label(column),
            self._with(codes, values),
            format_func=said,
            key=key,
            placeholder=self.screen.words("add-choose"),
            help=self._help(column),
            on_change=self._take,
            args=(column, LIST_SEPARATOR.join),
        )
        self._because(column)

    def _key(self, column: str) -> str:
        return f"add_{self.sheet.number}_{column}"

    def _label(self, column: str) -> str:
        return self.screen.words(f"cell-{column.replace('_', '-')}")

    def _help(self, column: str) -> str | None:
        told = {"date", "date_note", "countries", "source_quality", "summary", "unmatched_places", "level", "actors"}
        return self.screen.words(f"field-help-{column.replace('_', '-')}") if column in told else None

    @editors_only
    def _take(self, column: str, told: Callable[..., str]) -> None:
        self.sheet.form.cells[column] = told(st.session_state[self._key(column)])

    @staticmethod
    def _with(codes: Iterable[str], values: Sequence[str]) -> list[str]:
        """Return the codes to choose from, and any other that the event has: mending it must not lose that."""
        return list(dict.fromkeys([*codes, *(value for value in values if value)]))

    def _because(self, column: str) -> None:
        """Quote the words that the value rests on, and say how sure it is."""
        draft = self.sheet.form.draft
        if not draft or column == "provinces_34":
            return
        wanted = _OF_COLUMN.get(column, column)
        rows = [row for row in draft["evidence"] if row["field"] == wanted and row["text"]]
        if rows:
            st.html(because(self.screen, rows))


def because(screen: Screen, rows: Sequence[dict]) -> str:
    """Return a line of quotations from rows of a draft's evidence, with the certainty of the least sure."""
    words = screen.words
    quotes = list(dict.fromkeys(shorten(" ".join(row["text"].split()), 60) for row in rows))
    shown = ", ".join(f"<q>{html.text(quote)}</q>" for quote in quotes[:QUOTED])
    more = html.text(words("add-more-words", n=len(quotes) - QUOTED)) if len(quotes) > QUOTED else ""
    sure = html.text(words(f"add-{certainty_of(min(row['score'] for row in rows))}"))
    return f'<div class="gm gm-because">{html.text(words("add-because"))} {shown} {more} · <b>{sure}</b></div>'
