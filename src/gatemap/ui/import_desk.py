"""The table that a person imports, and what was said of it. One a session; it stays while other pages are shown."""

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

import streamlit as st

from gatemap.dataset.folder import data_folder
from gatemap.errors import Finding
from gatemap.importing.columns import FOLLOWS, LEAVE_OUT, NEAR, SURE, UNKNOWN, suggest
from gatemap.importing.current import Current
from gatemap.importing.plan import Choices, Plan
from gatemap.importing.planning import plan_import
from gatemap.importing.table import Table, read_table
from gatemap.saving.changes import StaleEditError
from gatemap.saving.choose import database_url, home_of
from gatemap.store.shared import state_of
from gatemap.ui.state import Screen
from gatemap.ui.writer import require_editor

_DESK = "import_desk"
_MARKDOWN = re.compile(r"[\\`*\[\]<>~$:#|&]|(?<![^\W_])_|_(?![^\W_])")
_numbers = count(1)


@dataclass
class ImportDesk:
    """What lies before a person who imports a table.

    Attributes
    ----------
    file : str
        Name of the file; '' before there is one.
    content : bytes
    number : int
        Its own for as long as the app runs: it names the widgets.
    reading : dict
        What a person said of how the file is written: arguments of `read_table`.
    choices : Choices
    checked : tuple or None
        The plan that was checked, and all that was found.
    saved : tuple or None
        Number of the revision, and of its events.
    stale : StaleEditError or None
    problem : str
        Why the last check or save did not work.
    """

    file: str = ""
    content: bytes = b""
    number: int = field(default_factory=lambda: next(_numbers))
    reading: dict = field(default_factory=dict)
    choices: Choices = field(default_factory=Choices)
    checked: tuple[Plan, list[Finding]] | None = None
    saved: tuple[int, int] | None = None
    stale: StaleEditError | None = None
    problem: str = ""
    _made: dict[str, tuple[Hashable, object]] = field(default_factory=dict, repr=False)

    def key(self, name: str) -> str:
        """Return the key of a widget."""
        return f"import_{self.number}_{name}"

    def table(self) -> Table:
        """Return the table that the file holds.

        Raises
        ------
        gatemap.importing.problems.TableError
        """
        about = tuple(sorted(self.reading.items()))
        return self._once("table", about, lambda: read_table(self.file, self.content, **self.reading))

    def plan(self, screen: Screen, *, answered: bool = True) -> Plan:
        """Return what an import would do with all answers; else with none but those on the columns.

        The questions come from the second, so that one that was answered stays to be answered otherwise.

        Raises
        ------
        gatemap.errors.GatemapError
        """
        table, folder = self.table(), data_folder()
        columns = suggested_columns(table) | dict(self.choices.columns)
        choices = replace(self.choices if answered else Choices(), columns=columns)
        state = state_of(folder)
        words = screen.words
        about = (words.lang, state, repr(sorted(self.reading.items())), repr(choices))
        name = "plan" if answered else "questions"
        return self._once(name, about, lambda: plan_import(table, choices, _current(folder, state, screen), words))

    def _once(self, name: str, about: Hashable, make: Callable):
        """Return what was made before when nothing that it depends on has changed."""
        kept = self._made.get(name)
        if kept is None or kept[0] != about:
            self._made[name] = kept = about, make()
        return kept[1]

    def choose(self, **said) -> None:
        """Take what a person said."""
        self.choices = replace(self.choices, **said)
        self.stale, self.problem = None, ""


def widget_label(text: str) -> str:
    """Return `text` as the label of a widget that shows it as it is.

    A screen reader is given a label as it is written, so that no more of it is escaped than Markdown would change.
    """
    return _MARKDOWN.sub(r"\\\g<0>", text)


def import_desk() -> ImportDesk:
    """Return the desk of this session."""
    return st.session_state.setdefault(_DESK, ImportDesk())


def lay_table(file: str, content: bytes) -> None:
    """Put a file on the desk, in the place of the one that is there."""
    require_editor()
    st.session_state[_DESK] = ImportDesk(file, content)


def clear_import() -> None:
    """Begin anew."""
    require_editor()
    st.session_state[_DESK] = ImportDesk()


def suggested_columns(table: Table) -> dict[str, str]:
    """Return what the columns are as long as nobody says otherwise; those that may be several are not in it."""
    found = dict(zip(table.labels, suggest(table.labels), strict=True))
    fields = {label: one.fields[0] for label, one in found.items() if one.how in (SURE, NEAR)}
    return fields | {label: LEAVE_OUT for label, one in found.items() if one.how in (FOLLOWS, UNKNOWN)}


@st.cache_resource(show_spinner=False, max_entries=2)
def _current(folder: Path, state: str, _screen: Screen) -> Current:
    """Return the data in the state that `state` names, shared by all editors, so not to be changed."""
    return Current(home_of(folder, database_url()).records(), _screen.store.dataset)
