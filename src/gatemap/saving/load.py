"""Copy the events of a data folder into a database: checked first, then aside, then all of them count at once."""

import datetime as dt
from contextlib import ExitStack
from dataclasses import dataclass

import sqlalchemy as sa

from gatemap.dataset.checker import findings_of
from gatemap.dataset.lock import reading
from gatemap.errors import GatemapError
from gatemap.saving import staging, switching
from gatemap.saving.database import DatabaseHome
from gatemap.saving.folder import FolderHome
from gatemap.saving.home import RefusedError, now
from gatemap.saving.staging import Tell
from gatemap.saving.tables import revision
from gatemap.saving.trial import folder_with

SHOWN = 5


class DifferentEventsError(GatemapError):
    """Events are already there and say something else; nothing was copied.

    Parameters
    ----------
    event_ids : sequence of str
    """

    def __init__(self, event_ids):
        self.event_ids = tuple(event_ids)
        more = f" and {len(self.event_ids) - SHOWN} more" if len(self.event_ids) > SHOWN else ""
        named = ", ".join(self.event_ids[:SHOWN]) + more
        super().__init__(f"events that are different where they should go, or were taken away there: {named}")


@dataclass(frozen=True)
class Copied:
    """What came of copying: the number of the revision, None when nothing was to be done, and how many events."""

    revision: int | None
    added: int
    replaced: int
    unchanged: int


def _silent(_step: str, _rows: int, _share: float) -> None:
    """Tell nobody."""


def copy_events(
    source: FolderHome, target: DatabaseHome, *, who: str, why: str, replace: bool = False, tell: Tell = _silent
) -> Copied:
    """Put every event of `source` into `target`, in one revision. What only `target` holds stays.

    Readers see all of it or nothing. When it is broken off, nothing counts, and the next call goes on with the copying
    where it ended.

    Parameters
    ----------
    source : FolderHome
    target : DatabaseHome
    who, why : str
    replace : bool
        Whether to overwrite events that `target` holds otherwise, and bring back those that were taken away there.
    tell : callable
        See `staging.Tell`.

    Raises
    ------
    DifferentEventsError
        When there are such events and `replace` does not allow it.
    RefusedError
        When the checker finds an error in `source`, beside the gates and provinces of `target`.
    """
    target.last()  # before the long way: whether the database answers, and has our tables
    tell("check", 0, 0.0)
    with ExitStack() as opened:
        with reading(source.folder), reading(target.folder):
            _refuse_errors(source, target)
            files = opened.enter_context(staging.Source(source.folder))
        with staging.loading(target.engine, tell) as connection:
            staging.stage(connection, files, tell)
            tell("switch", 0, 1.0)
            try:
                return _switch(connection, target, who=who, why=why, replace=replace)
            except DifferentEventsError:
                with connection.begin():
                    staging.clear(connection)
                raise


def _refuse_errors(source: FolderHome, target: DatabaseHome) -> None:
    paths = staging.paths_of(source.folder)
    with folder_with(target.folder, {path.name: path for path in paths}) as trial:
        found = findings_of(trial, dt.date.today())
    if errors := [finding for finding in found if finding.severity == "error"]:
        raise RefusedError(errors)


def _switch(connection: sa.Connection, target: DatabaseHome, *, who: str, why: str, replace: bool) -> Copied:
    """Let what is aside count, in one transaction."""
    with target.holding(connection):
        all_of_them = switching.compare(connection)
        if not replace and (different := switching.touched(connection)):
            raise DifferentEventsError(different)
        added, replaced = switching.counts(connection)
        last = connection.execute(sa.select(sa.func.max(revision.c.number))).scalar()
        number = None
        # The first copy is a revision even of nothing: a home that nothing was ever saved to is not in use yet.
        if added or replaced or last is None:
            number, at = (last or 0) + 1, now()
            connection.execute(sa.insert(revision), {"number": number, "at": at, "who": who, "why": why})
            switching.take_over(connection, number)
        staging.clear(connection)
    if number:
        target.note_last(number, at)
    return Copied(number, added, replaced, all_of_them - added - replaced)
