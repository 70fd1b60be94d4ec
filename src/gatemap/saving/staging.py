"""Tables aside, into which events are copied before they count, batch by batch.

They are in a schema of their own, which no reader looks at. A batch and the note that it is there are one transaction,
so a program that was killed is followed by one that goes on after the last whole batch; when the files have changed
since, it begins anew. The tables are unlogged: a server that crashes empties all of them, the note too.
"""

import csv
import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO, Self

import pyarrow.parquet as pq
import sqlalchemy as sa

from gatemap.dataset.parquet import parquet_instead_of
from gatemap.saving.changes import EVENT_COLUMNS, EVENTS, LINK_COLUMNS, LINKS
from gatemap.saving.connection import WAIT, DatabaseError, in_one_sentence, place_of, require_newest, version_query
from gatemap.saving.copying import copying

SCHEMA = "gatemap_load"
BATCH = 5_000  # rows of a transaction
_ALONE = 4_728_304  # any number that no other program takes: who holds it loads, the others wait

# Called with a step (`STEPS`), the rows that are done, and which share of all they are, from 0 to 1.
Tell = Callable[[str, int, float], None]
STEPS = ("check", "wait", "resume", "copy", "switch")

_metadata = sa.MetaData(schema=SCHEMA)


def _table(name: str, *columns: sa.Column) -> sa.Table:
    return sa.Table(name, _metadata, *columns, prefixes=["UNLOGGED"])


def _texts(names: Sequence[str]) -> list[sa.Column]:
    """Return columns of text that sort letter by letter, as the ids of `tables.event` do."""
    return [sa.Column(name, sa.Text(collation="C"), nullable=False) for name in names]


staged_event = _table("event", sa.Column("row", sa.Integer, nullable=False), *_texts(EVENT_COLUMNS))
staged_link = _table("event_place", sa.Column("position", sa.Integer, nullable=False), *_texts(LINK_COLUMNS))
# One row: which files are copied, and how many of their rows are there.
note = _table(
    "note",
    sa.Column("files", sa.Text, nullable=False),
    sa.Column(staged_event.name, sa.Integer, nullable=False),
    sa.Column(staged_link.name, sa.Integer, nullable=False),
)


class Source:
    """Both tables of events, open. A save puts new files in the place of the old ones; these stay what they are.

    Parameters
    ----------
    folder : pathlib.Path
        A data folder that the caller holds for reading.

    Attributes
    ----------
    digest : str
        Differs when either file does.
    """

    def __init__(self, folder: Path):
        paths = paths_of(folder)
        # The columns too: another gatemap may have others.
        about = repr(([_digest(path) for path in paths], EVENT_COLUMNS, LINK_COLUMNS))
        self.digest = hashlib.sha256(about.encode()).hexdigest()
        self._files = [path.open("rb") for path in paths]
        self._parquet = [path.suffix == ".parquet" for path in paths]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        for file in self._files:
            file.close()

    def tables(self) -> Iterator[tuple[sa.Table, Iterator[tuple]]]:
        """Yield each table aside with its rows, in the order of its file."""
        for table, number, columns, file, parquet in zip(
            (staged_event, staged_link),
            (_events, _links),
            (EVENT_COLUMNS, LINK_COLUMNS),
            self._files,
            self._parquet,
            strict=True,
        ):
            yield table, number(_rows_of_parquet(file, columns) if parquet else _rows_of_csv(file, columns))

    def read(self) -> float:
        """Return which share of both files was read, from 0 to 1."""
        sizes = [os.fstat(file.fileno()).st_size for file in self._files]
        return sum(min(file.tell(), size) for file, size in zip(self._files, sizes, strict=True)) / sum(sizes)


def paths_of(folder: Path) -> list[Path]:
    """Return the files of the events and of their links."""
    return [parquet_instead_of(folder / name) or folder / name for name in (EVENTS, LINKS)]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def loading(engine: sa.Engine, tell: Tell) -> Iterator[sa.Connection]:
    """Give a connection for loading, which only one program has at a time.

    Raises
    ------
    DatabaseError
        When another one has had it for `WAIT` seconds.
    """
    with in_one_sentence(engine), engine.connect() as connection:
        connection.execution_options(isolation_level="READ COMMITTED")
        connection.detach()  # so that closing it ends the session, and with it the lock
        require_newest(engine, connection.execute(version_query()).scalar())
        connection.commit()
        with suppress(sa.exc.DBAPIError), connection.begin():
            # Else a server finishes a long statement for a program that was killed. Not every system can tell.
            connection.exec_driver_sql("SET client_connection_check_interval = '1s'")
        _wait(engine, connection, tell)
        yield connection


def _wait(engine: sa.Engine, connection: sa.Connection, tell: Tell) -> None:
    until = time.monotonic() + WAIT
    while not _alone(connection):
        if time.monotonic() >= until:
            raise DatabaseError(
                f"{place_of(engine)}: another program has been loading for {WAIT} seconds; try again when it has ended"
            )
        tell("wait", 0, 0.0)
        time.sleep(0.2)


def _alone(connection: sa.Connection) -> bool:
    with connection.begin():
        return bool(connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({_ALONE})").scalar())


def stage(connection: sa.Connection, source: Source, tell: Tell) -> None:
    """Copy what is not there yet of `source` into the tables aside.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        Of `loading`, outside a transaction.
    source : Source
        Of files that the checker finds nothing wrong with.
    tell : callable
    """
    there = _begin(connection, source)
    if any(there.values()):
        tell("resume", sum(there.values()), 0.0)
    rows = 0
    for table, cells in source.tables():
        done = there[table.name]
        rows += sum(1 for _ in islice(cells, done))
        while batch := list(islice(cells, BATCH)):
            done, rows = done + len(batch), rows + len(batch)
            with connection.begin():
                _copy(connection, table, batch)
                connection.execute(sa.update(note).values({table.name: done}))
            tell("copy", rows, source.read())
    with connection.begin():
        for table in (staged_event, staged_link):
            connection.exec_driver_sql(f"ANALYZE {table.fullname}")


def clear(connection: sa.Connection) -> None:
    """Take the tables aside away."""
    connection.execute(sa.schema.DropSchema(SCHEMA, cascade=True, if_exists=True))


def _begin(connection: sa.Connection, source: Source) -> dict[str, int]:
    """Return how many rows of each table are there; make the tables unless they hold a part of `source`."""
    with connection.begin():
        if connection.exec_driver_sql(f"SELECT to_regclass('{note.fullname}')").scalar():
            found = connection.execute(sa.select(note)).one_or_none()
            if found and found.files == source.digest:
                return {table.name: getattr(found, table.name) for table in (staged_event, staged_link)}
        clear(connection)
        connection.execute(sa.schema.CreateSchema(SCHEMA))
        _metadata.create_all(connection, checkfirst=False)
        begun = {staged_event.name: 0, staged_link.name: 0}
        connection.execute(sa.insert(note), {"files": source.digest, **begun})
        return begun


def _rows_of_csv(file: BinaryIO, columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a file that was checked, their cells in the order of `columns`."""
    with os.fdopen(os.dup(file.fileno()), encoding="utf-8-sig", newline="") as text:
        rows = csv.reader(text, strict=True)
        chosen = itemgetter(*map(next(rows).index, columns))
        yield from (chosen(row) for row in rows if row)


def _rows_of_parquet(file: BinaryIO, columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for batch in pq.ParquetFile(file).iter_batches(BATCH, columns=list(columns)):
        cells = [[cell or "" for cell in batch.column(name).to_pylist()] for name in columns]
        yield from zip(*cells, strict=True)


def _events(rows: Iterator[tuple[str, ...]]) -> Iterator[tuple]:
    """Put the number of its row before each event."""
    return ((number, *cells) for number, cells in enumerate(rows, start=1))


def _links(rows: Iterator[tuple[str, ...]]) -> Iterator[tuple]:
    """Put its place among the links of its event before each link."""
    seen: Counter[str] = Counter()
    for cells in rows:
        seen[cells[0]] += 1
        yield seen[cells[0]], *cells


def _copy(connection: sa.Connection, table: sa.Table, rows: Sequence[tuple]) -> None:
    names = ", ".join(column.name for column in table.columns)
    with copying(connection, f"COPY {table.fullname} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
