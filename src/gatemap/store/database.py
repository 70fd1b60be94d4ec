"""One store in PostgreSQL for all processes: the first that sees new data fills it, the others use it.

Each state of the data has a schema of its own, which is never changed once it is there: who still reads the tables of
the state before reads them to the end. Its name comes from the data alone, so that any two processes with the same data
share one, and no process ever reads rows that do not fit the codes it holds in memory. A process that uses a schema
holds a lock on it, which the server lets go when the process ends, whatever it ends of; so nobody drops it meanwhile.
"""

import datetime as dt
import hashlib
import time
import weakref
from contextlib import ExitStack, suppress
from pathlib import Path

import pandas as pd
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from gatemap import text, vocab
from gatemap.dataset import join
from gatemap.dataset.read import Dataset
from gatemap.saving.connection import DatabaseError, in_one_sentence, place_of
from gatemap.store import filling, indexes, load, parts, tables, words
from gatemap.store.filling import fill_schema, in_schema
from gatemap.store.load import Store, frames_of, store_of
from gatemap.store.parts import fill_parts, part_engines, tidy_parts

SCHEMA = "gatemap_store"
PATIENCE = 20.0  # seconds that a process which may not fill waits for one that does
KEPT = 2  # states that stay even when no process uses them: the newest, and the one that an undoing would bring back
SILENCE = "600s"  # after which the server gives up a process that went silent while it filled
_ALONE = 4_728_302  # any number that no other program takes: who holds it fills, the others wait
_USING = 4_728_303  # the same, beside a number of the schema: who holds it uses the schema

# What a row of the store is made from, besides the data. Another version of these is another store.
_MAKERS = (vocab, text, join, load, tables, words, indexes, filling, parts)
_FRAMES = ("places", "events", "event_places", "organisations", "partner_provinces", "province_reform")

filled = sa.Table(
    "filled",
    sa.MetaData(schema=SCHEMA),
    sa.Column("schema_name", sa.Text, primary_key=True),
    sa.Column("revision", sa.Integer),  # of the events, for people
    sa.Column("events", sa.Integer, nullable=False),
    sa.Column("filled_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
    sa.Column("used_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
)


def open_in_database(dataset: Dataset, engine: sa.Engine, name: str, revision: int | None = None) -> Store:
    """Return the store of `dataset` in PostgreSQL; fill it when nobody has yet and this account may.

    Parameters
    ----------
    dataset : Dataset
    engine : sqlalchemy.Engine
        See `saving.connection.engine_of`.
    name : str
        Key of the store in this process.
    revision : int or None
        Of the events in `dataset`, for messages and for the list of what is filled.

    Raises
    ------
    gatemap.saving.connection.DatabaseError
        When the database does not answer, or this account may not fill and nobody else did for `PATIENCE` seconds.
    """
    schema = schema_of(dataset)
    with in_one_sentence(engine), ExitStack() as undone:
        using = undone.enter_context(_using(engine, schema))
        if _may_fill(engine):
            _fill(engine, schema, dataset, revision)
            _drop_unused(engine)
        else:
            _wait(engine, schema, revision)
        reading = in_schema(engine, schema)
        with reading.connect() as connection:  # an account may read the list and not the tables
            connection.execute(sa.select(tables.event.c.event_no).limit(0))
        undone.pop_all()
    store = store_of(dataset, name, reading, using)
    weakref.finalize(store, using.close)
    return store


def schema_of(dataset: Dataset) -> str:
    """Return the name of the schema for `dataset`: the same wherever the same code has read the same data."""
    digest = hashlib.sha256()
    for module in _MAKERS:
        digest.update(Path(module.__file__).read_bytes())
    for name in _FRAMES:
        frame = getattr(dataset, name)
        if "geometry" in frame:
            frame = pd.DataFrame(frame.drop(columns="geometry")).assign(geometry=frame.geometry.to_wkb())
        digest.update(repr((name, list(frame.columns))).encode())
        digest.update(pd.util.hash_pandas_object(frame, index=False).to_numpy().tobytes())
    digest.update(repr(list(dataset.provinces["code"])).encode())
    return f"{SCHEMA}_{digest.hexdigest()[:20]}"


def _may_fill(engine: sa.Engine) -> bool:
    """Tell whether this account may: it can make schemas here, and is the one that has filled so far, if any has."""
    query = sa.text(
        "SELECT has_database_privilege(current_database(), 'CREATE') AND NOT pg_is_in_recovery()"
        " AND current_setting('transaction_read_only') = 'off'"
        " AND coalesce((SELECT pg_has_role(nspowner, 'USAGE') FROM pg_namespace WHERE nspname = :schema), true)"
    )
    with engine.connect() as connection:
        return bool(connection.execute(query, {"schema": SCHEMA}).scalar_one())


def _using(engine: sa.Engine, schema: str) -> sa.Connection:
    """Keep `schema` from being dropped for as long as the connection is open, which is none of the pool's."""
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    connection.detach()
    connection.exec_driver_sql(f"SELECT pg_advisory_lock_shared({_USING}, {_number(schema)})")
    return connection


def _number(schema: str) -> int:
    """Return a number of 28 bits; two schemas of one number would only keep each other a little longer."""
    return int(schema[-7:], 16)


def _fill(engine: sa.Engine, schema: str, dataset: Dataset, revision: int | None) -> None:
    """Fill `schema` unless it is filled; of several processes one does, and the others wait for it."""
    with engine.begin() as connection:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ALONE})")
        connection.exec_driver_sql(f"SET LOCAL idle_in_transaction_session_timeout = '{SILENCE}'")
        connection.execute(sa.schema.CreateSchema(SCHEMA, if_not_exists=True))
        connection.execute(sa.schema.CreateTable(filled, if_not_exists=True))
        in_use = sa.update(filled).where(filled.c.schema_name == schema).values(used_at=sa.func.now())
        if connection.execute(in_use).rowcount:
            return
        frames, servers = frames_of(dataset), part_engines()
        if servers:
            known = set(connection.execute(sa.select(filled.c.schema_name)).scalars())
            tidy_parts(servers, f"{SCHEMA}_", known)
            fill_parts(connection, schema, frames, servers)
        else:
            fill_schema(connection, schema, frames)
        about = {"schema_name": schema, "revision": revision, "events": len(dataset.events)}
        connection.execute(sa.insert(filled), about)


def _wait(engine: sa.Engine, schema: str, revision: int | None) -> None:
    """Return when `schema` is filled."""
    until = time.monotonic() + PATIENCE
    while schema not in (there := _filled(engine)):
        if time.monotonic() >= until:
            raise DatabaseError(f"{place_of(engine)}: {_lacking(there, revision)}")
        time.sleep(0.5)


def _lacking(there: dict[str, sa.Row], revision: int | None) -> str:
    newest = next(iter(there.values()), None)
    wanted = "these events" if revision is None else f"revision {revision} of the events"
    about = "it holds nothing yet"
    if newest:
        held = "other data" if newest.revision in (None, revision) else f"revision {newest.revision}"
        about = f"it holds {held}, filled at {newest.filled_at.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC"
    return (
        f"the store in it is not filled with {wanted} and these files ({about}), and this account may not fill it;"
        " with one that may, run: python -m gatemap.store"
    )


def _filled(engine: sa.Engine) -> dict[str, sa.Row]:
    """Return what is filled by the names of the schemas, the last used first."""
    with engine.connect() as connection:
        if connection.exec_driver_sql(f"SELECT to_regclass('{SCHEMA}.{filled.name}')").scalar() is None:
            return {}
        rows = connection.execute(sa.select(filled).order_by(filled.c.used_at.desc())).all()
    return {row.schema_name: row for row in rows}


def _drop_unused(engine: sa.Engine) -> None:
    """Drop older states that no process uses."""
    for name in list(_filled(engine))[KEPT:]:
        with suppress(DBAPIError), engine.begin() as connection:
            connection.exec_driver_sql("SET LOCAL lock_timeout = '1s'")  # somebody may look at it without gatemap
            free = f"SELECT pg_try_advisory_xact_lock({_USING}, {_number(name)})"
            if connection.exec_driver_sql(free).scalar():
                connection.execute(sa.schema.DropSchema(name, cascade=True, if_exists=True))
                connection.execute(sa.delete(filled).where(filled.c.schema_name == name))
