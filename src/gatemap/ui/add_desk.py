"""What lies before a person who adds events: the articles read, and a form for each event found. One a session."""

from dataclasses import dataclass, field
from itertools import count

import streamlit as st

from gatemap.editing.form import EventForm, form_of_record
from gatemap.errors import Finding
from gatemap.saving.changes import EventRecord, StaleEditError

_DESK = "add_desk"
MODE = "add_mode"  # names the choice of what to do on the page
_numbers = count(1)


@dataclass
class Sheet:
    """A form with what became of it.

    Attributes
    ----------
    form : EventForm
    article : int or None
        Number of its article on the desk.
    number : int
        Its own for as long as the app runs: it names the widgets of its form.
    checked : tuple or None
        The event as it was when it was checked, and what the checker found.
    saved : int or None
        The revision that holds it.
    stale : StaleEditError or None
        Somebody else changed the event meanwhile.
    problem : str
        Why the last save did not work, otherwise than by what the checker finds.
    asked : str
        What the person has just asked for: ``check``, ``save`` or nothing.
    """

    form: EventForm
    article: int | None = None
    number: int = field(default_factory=lambda: next(_numbers))
    checked: tuple[EventRecord, list[tuple[str, Finding]]] | None = None
    saved: int | None = None
    stale: StaleEditError | None = None
    problem: str = ""
    asked: str = ""


@dataclass(frozen=True)
class Read:
    """An article that was read: its text, or why there is none, or why it gives no event (a code)."""

    name: str
    text: str = ""
    problem: str = ""
    reason: str = ""


@dataclass
class Desk:
    """All of it; `chosen` is the number of the sheet that is shown."""

    articles: list[Read] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    chosen: int | None = None

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is shown, the first when none was chosen."""
        found = (sheet for sheet in self.sheets if sheet.number == self.chosen)
        return next(found, self.sheets[0] if self.sheets else None)

    def lay(self, sheet: Sheet) -> None:
        """Add a sheet and show it."""
        self.sheets.append(sheet)
        self.chosen = sheet.number


def desk() -> Desk:
    """Return the desk of this session."""
    return st.session_state.setdefault(_DESK, Desk())


def clear_desk() -> None:
    """Begin anew; what is not saved is gone."""
    st.session_state[_DESK] = Desk()


def lay_out(record: EventRecord) -> None:
    """Show an event of the data on the page Add, to be mended there; an open form of it is shown again."""
    now = desk()
    same = (s for s in now.sheets if s.form.before and s.form.before.event_id == record.event_id and not s.saved)
    found = next(same, None)
    if found:
        now.chosen = found.number
    else:
        now.lay(Sheet(form_of_record(record)))
    st.session_state[MODE] = "event"
