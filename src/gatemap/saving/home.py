"""Where the events are kept and changed: what a home must do, whatever it is made of."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from gatemap.errors import DataError, Finding
from gatemap.saving.changes import Change, EventRecord, Revision


class Home(Protocol):
    """What can keep events.

    Every method may raise `errors.GatemapError`, whose text is written for the person who saves.
    """

    def records(self) -> dict[str, EventRecord]:
        """Return all events by id."""

    def save(self, changes: Sequence[Change], *, who: str, why: str, undoes: int | None = None) -> Revision:
        """Make `changes`, all or none.

        Raises
        ------
        StaleEditError
            When an event is no longer what its change says it was before.
        RefusedError
            When the data would hold an error afterwards that it does not hold now.
        """

    def revisions(self) -> list[Revision]:
        """Return every save, oldest first."""


class RefusedError(DataError):
    """The data would be wrong after a save; nothing was saved."""


def undo(home: Home, number: int, *, who: str, why: str) -> Revision:
    """Take back the changes of one revision; this is a revision of its own, and can be undone in turn.

    Raises
    ------
    KeyError
        When there is no such revision.
    StaleEditError
        When one of its events was changed again since.
    """
    found = next((revision for revision in home.revisions() if revision.number == number), None)
    if found is None:
        raise KeyError(f"there is no revision {number}")
    return home.save([change.inverse for change in found.changes], who=who, why=why, undoes=number)


def refuse_new_errors(before: Sequence[Finding], after: Sequence[Finding]) -> None:
    """Raise RefusedError with the errors that are in `after` and not in `before`, wherever their rows are now."""

    def key(finding: Finding) -> tuple:
        return finding.code, finding.file, finding.column, finding.value, finding.expected

    known = {key(finding) for finding in before}
    new = [finding for finding in after if finding.severity == "error" and key(finding) not in known]
    if new:
        raise RefusedError(new)


def now() -> dt.datetime:
    """Return this moment in UTC, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)
