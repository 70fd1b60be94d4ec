"""A database as a home of events: many writers from many machines, transactions and constraints."""

import datetime as dt
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

import sqlalchemy as sa

from gatemap.dataset.lock import reading
from gatemap.saving.changes import (
    EVENT_COLUMNS,
    EVENTS,
    LINK_COLUMNS,
    LINKS,
    Change,
    EventRecord,
    Revision,
    record_from_json,
    records_of,
    refuse_stale,
)
from gatemap.saving.connection import (
    SILENCE,
    WAIT,
    DatabaseError,
    in_one_sentence,
    place_of,
    require_newest,
    version_query,
)
from gatemap.saving.copying import copy_to_file
from gatemap.saving.home import now
from gatemap.saving.tables import VERSION_TABLE, change, event, event_place, revision
from gatemap.saving.trial import files_of, refuse_errors

Last = tuple[int, dt.datetime] | None
# by address: when we looked, and the last revision that we saw
_seen: dict[sa.URL, tuple[float, Last]] = {}
_looking = threading.Lock()


class DatabaseHome:
    """Events, their links and every save of them in PostgreSQL; what they name stays in a data folder.

    Parameters
    ----------
    engine : sqlalchemy.Engine
        See `connection.engine_of`.
    folder : pathlib.Path
        A data folder. Its gates, provinces and organisations are what events are checked against; its own events do
        not count.
    """

    def __init__(self, engine: sa.Engine, folder: Path):
        self.engine, self.folder = engine, folder

    @property
    def name(self) -> str:
        """Host and name of the database, without its password."""
        return place_of(self.engine)

    def records(self) -> dict[str, EventRecord]:
        """See `Home.records`. In the order of the ids."""
        with self._reading() as connection:
            return _records(connection)

    def save(self, changes: Sequence[Change], *, who: str, why: str, undoes: int | None = None) -> Revision:
        """See `Home.save`. One transaction; writers take turns, readers never wait."""
        with reading(self.folder), self._writing() as connection:
            before = _records(connection)
            refuse_stale(changes, before)
            after = before | {change.event_id: change.after for change in changes}
            kept = [after[event_id] for event_id in sorted(after) if after[event_id]]
            refuse_errors(self.folder, files_of(before.values()), files_of(kept))
            last = connection.execute(sa.select(sa.func.max(revision.c.number))).scalar() or 0
            made = Revision(last + 1, now(), who, why, tuple(changes), undoes)
            for one in changes:
                _write(connection, one)
            _record(connection, made)
        self.note_last(made.number, made.when)
        return made

    def note_last(self, number: int, when: dt.datetime) -> None:
        """Let `last` know at once of a revision that this process has saved."""
        with _looking:
            _seen[self.engine.url] = time.monotonic(), (number, when)

    def write_tables(self, folder: Path) -> None:
        """Write the events and links of one moment as files of a data folder, in the order of the ids."""
        with self._reading() as connection:
            for file, table, columns, order in (
                (EVENTS, event, EVENT_COLUMNS, "event_id"),
                (LINKS, event_place, LINK_COLUMNS, "event_id, position"),
            ):
                query = f"SELECT {', '.join(columns)} FROM {table.name} ORDER BY {order}"
                copy_to_file(connection, query, folder / file)

    def revisions(self) -> list[Revision]:
        """See `Home.revisions`."""
        with self._reading() as connection:
            changes: dict[int, list[Change]] = {}
            for row in connection.execute(sa.select(change).order_by(change.c.revision, change.c.position)):
                made = Change(record_from_json(row.before), record_from_json(row.after))
                changes.setdefault(row.revision, []).append(made)
            rows = connection.execute(sa.select(revision).order_by(revision.c.number)).all()
        return [
            Revision(
                row.number, row.at.astimezone(dt.UTC), row.who, row.why, (*changes.get(row.number, ()),), row.undoes
            )
            for row in rows
        ]

    def last(self, seconds: float = 0) -> Last:
        """Return number and time of the last revision; None when nothing was ever saved.

        Parameters
        ----------
        seconds : float
            How old the answer may be. A save of this process is always in it.
        """
        held = _seen.get(self.engine.url)
        looked = time.monotonic()
        if held and looked - held[0] < seconds:
            return held[1]
        last = self._last()
        with _looking:
            if _seen.get(self.engine.url) is held:  # else somebody saved while we looked
                _seen[self.engine.url] = looked, last
        return last

    def _last(self) -> Last:
        """Look in one round trip, whether the tables are ours included."""
        query = sa.text(
            f"SELECT max(version_num), (SELECT max(number) FROM revision), (SELECT max(at) FROM revision)"
            f" FROM {VERSION_TABLE}"
        )
        with in_one_sentence(self.engine), self.engine.connect() as connection:
            found, number, at = connection.execution_options(isolation_level="AUTOCOMMIT").execute(query).one()
        require_newest(self.engine, found)
        return None if number is None else (number, at.astimezone(dt.UTC))

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        """Show one moment of the database, whoever saves meanwhile."""
        with in_one_sentence(self.engine), self.engine.connect() as connection:
            connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            require_newest(self.engine, connection.execute(version_query()).scalar())
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """Hold the database for writing, alone; what is written counts when the block ends, or not at all."""
        with in_one_sentence(self.engine), self.engine.connect() as connection:
            connection.execution_options(isolation_level="READ COMMITTED")
            with self.holding(connection):
                yield connection

    @contextmanager
    def holding(self, connection: sa.Connection) -> Iterator[None]:
        """Do what `_writing` does with a connection that the caller has, outside a transaction."""
        try:
            connection.execute(sa.text(f"SET LOCAL lock_timeout = '{WAIT}s'"))
            connection.execute(sa.text(f"SET LOCAL idle_in_transaction_session_timeout = '{SILENCE}s'"))
            require_newest(self.engine, connection.execute(version_query()).scalar())
            # The lock lets readers through, and the server lets it go when a writer dies, whatever it died of.
            connection.execute(sa.text(f"LOCK TABLE {revision.name} IN EXCLUSIVE MODE"))
            yield
            self._commit(connection)
        except BaseException:
            with suppress(sa.exc.SQLAlchemyError):  # a connection that broke has nothing to roll back
                connection.rollback()
            raise

    def _commit(self, connection: sa.Connection) -> None:
        try:
            connection.commit()
        except sa.exc.SQLAlchemyError:
            raise DatabaseError(
                f"{self.name}: the connection broke at the very end of a save; look at the history whether it was saved"
            ) from None


def _records(connection: sa.Connection) -> dict[str, EventRecord]:
    events = connection.execute(sa.select(*(event.c[name] for name in EVENT_COLUMNS)).order_by(event.c.event_id))
    links = connection.execute(
        sa.select(*(event_place.c[name] for name in LINK_COLUMNS)).order_by(
            event_place.c.event_id, event_place.c.position
        )
    )
    return records_of((row._asdict() for row in events), (row._asdict() for row in links))


def _write(connection: sa.Connection, one: Change) -> None:
    """Make one change of the tables."""
    if one.before:
        connection.execute(sa.delete(event_place).where(event_place.c.event_id == one.event_id))
    if one.before and one.after:
        connection.execute(sa.update(event).where(event.c.event_id == one.event_id), one.after.cells)
    elif one.after:
        connection.execute(sa.insert(event), one.after.cells)
    else:
        connection.execute(sa.delete(event).where(event.c.event_id == one.event_id))
    if one.after and one.after.links:
        links = [link | {"position": number} for number, link in enumerate(one.after.links, start=1)]
        connection.execute(sa.insert(event_place), links)


def _record(connection: sa.Connection, made: Revision) -> None:
    """Put the save itself on record."""
    about = {"number": made.number, "at": made.when, "who": made.who, "why": made.why, "undoes": made.undoes}
    connection.execute(sa.insert(revision), about)
    rows = [
        {
            "revision": made.number,
            "position": number,
            "event_id": one.event_id,
            "before": one.before and asdict(one.before),
            "after": one.after and asdict(one.after),
        }
        for number, one in enumerate(made.changes, start=1)
    ]
    if rows:
        connection.execute(sa.insert(change), rows)
