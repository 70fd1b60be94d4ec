"""Bring the tables of a database up to date, with Alembic."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext

from gatemap.saving.connection import WAIT, DatabaseError, in_one_sentence, place_of, require_newest
from gatemap.saving.tables import NEWEST, VERSION_TABLE

MIGRATIONS = Path(__file__).parent / "migrations"
_ALONE = 4_728_301  # any number that no other program takes: who holds it migrates, the others wait


def migrate(engine: sa.Engine, to: str = NEWEST) -> tuple[str | None, str | None]:
    """Bring the tables to a version, in one transaction; several programs may try at once.

    Parameters
    ----------
    engine : sqlalchemy.Engine
    to : str
        A version, or ``base`` for no tables at all.

    Returns
    -------
    tuple of str or None
        The version before and after; None for none.

    Raises
    ------
    DatabaseError
        Also when the tables are newer than this program, or the database cannot hold every letter.
    """
    with in_one_sentence(engine), engine.begin() as connection:
        connection.execute(sa.text(f"SET LOCAL lock_timeout = '{WAIT}s'"))
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ALONE})
        _require_every_letter(engine, connection)
        before = version(connection)
        if before and before > NEWEST:
            require_newest(engine, before)
        turn = command.downgrade if to == "base" or (before and to < before) else command.upgrade
        turn(config(connection), to)
        return before, version(connection)


def version(connection: sa.Connection) -> str | None:
    """Return the version of the tables; None when there are none."""
    return MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_revision()


def config(connection: sa.Connection) -> Config:
    """Return Alembic's settings. They are made here, as an installed package has no file of settings beside it."""
    made = Config(attributes={"connection": connection})
    made.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return made


def _require_every_letter(engine: sa.Engine, connection: sa.Connection) -> None:
    encoding = connection.execute(sa.text("SHOW server_encoding")).scalar()
    if encoding != "UTF8":
        raise DatabaseError(f"{place_of(engine)}: its encoding is {encoding}; make one with ENCODING 'UTF8'")
