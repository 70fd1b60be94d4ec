"""The way to the database: its address, which is never printed whole, and its problems in one sentence each."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError, SQLAlchemyError

from gatemap.errors import GatemapError
from gatemap.saving.tables import NEWEST, VERSION_TABLE

VARIABLE = "GATEMAP_DATABASE_URL"
CONNECT = 5  # seconds that a connection may take to come about
WAIT = 30  # seconds that a writer waits for another
SILENCE = 120  # seconds after which the server gives up a writer that went silent, and lets the others in

_DIALECTS = ("postgresql", "postgres", "postgresql+psycopg")
_FORM = "postgresql://user:password@host/database, with %40 for an @ in the password"
_NO_ADDRESS = f"the address of the database, given or in {VARIABLE}, is not of the form {_FORM}"


class DatabaseError(GatemapError):
    """The database cannot be used, or refuses something; nothing was saved unless the text says otherwise."""


@lru_cache(maxsize=8)
def engine_of(address: str) -> sa.Engine:
    """Return the engine of an address, the same for all of this process.

    Parameters
    ----------
    address : str
        ``postgresql://…``, ``postgres://…`` or ``postgresql+psycopg://…``.

    Raises
    ------
    DatabaseError
        When it is no such address. The text does not repeat it, as it may hold a password.
    """
    try:
        url = sa.make_url(address.strip())
    except (ArgumentError, ValueError):
        raise DatabaseError(_NO_ADDRESS) from None
    if url.drivername not in _DIALECTS or not url.database or "@" in (url.host or ""):
        raise DatabaseError(_NO_ADDRESS)
    options = {"application_name": "gatemap", "client_encoding": "utf8", "connect_timeout": CONNECT}
    given = {name: value for name, value in options.items() if name not in url.query}
    # Poolers that hand one connection to many clients lose prepared statements.
    connect_args = given | {"prepare_threshold": None}
    return sa.create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True, connect_args=connect_args)


def place_of(engine: sa.Engine) -> str:
    """Return host and name of the database, and nothing else of its address.

    >>> place_of(sa.create_engine("postgresql+psycopg://lan:secret@db.example.org:5433/gates"))
    'database gates at db.example.org:5433'
    """
    url = engine.url
    hosts = url.query.get("host", url.host or "this machine")
    host = hosts if isinstance(hosts, str) else ", ".join(hosts)
    return f"database {url.database} at {host}{f':{url.port}' if url.port else ''}"


@contextmanager
def in_one_sentence(engine: sa.Engine) -> Iterator[None]:
    """Turn what the driver raises into `DatabaseError`."""
    try:
        yield
    except SQLAlchemyError as problem:
        raise DatabaseError(f"{place_of(engine)}: {_sentence(engine, problem)}") from None


def require_newest(engine: sa.Engine, version: str | None) -> None:
    """Raise DatabaseError unless the tables are as this program knows them.

    Parameters
    ----------
    engine : sqlalchemy.Engine
    version : str or None
        What the database says of its tables; None when it says nothing.
    """
    if version is None or version < NEWEST:
        raise DatabaseError(f"{place_of(engine)}: its tables are not those of this gatemap yet; run: gatemap migrate")
    if version > NEWEST:
        raise DatabaseError(f"{place_of(engine)}: its tables were made by a newer gatemap; update this one")


def version_query() -> sa.TextClause:
    """Return the query for the version of the tables. Its failing tells that there are none."""
    return sa.text(f"SELECT max(version_num) FROM {VERSION_TABLE}")


def _sentence(engine: sa.Engine, problem: SQLAlchemyError) -> str:
    state = getattr(getattr(problem, "orig", None), "sqlstate", None) or ""
    if state == "42P01":
        return "its tables are not those of this gatemap yet; run: gatemap migrate"
    if state == "55P03":
        return f"another program has been saving for {WAIT} seconds; try again when it has ended"
    if state.startswith("23"):
        constraint = problem.orig.diag.constraint_name or problem.orig.diag.column_name
        return f"it refuses the change, by its rule {constraint}; nothing was saved"
    said = str(problem.orig if isinstance(problem, DBAPIError) else problem).strip().splitlines() or ["no reason given"]
    reason = _without_password(engine, said[0])
    if isinstance(problem, OperationalError | InterfaceError) and (problem.connection_invalidated or not state):
        return f"it cannot be reached ({reason})"
    return f"it did not do what was asked ({reason})"


def _without_password(engine: sa.Engine, text: str) -> str:
    secrets = (engine.url.password, engine.url.query.get("password"))
    for secret in secrets:
        text = text.replace(secret, "…") if isinstance(secret, str) and secret else text
    return text
