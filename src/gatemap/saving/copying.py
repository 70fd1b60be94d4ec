"""COPY, the fast way into PostgreSQL and out of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    import psycopg


@contextmanager
def copying(connection: sa.Connection, command: str) -> Iterator["psycopg.Copy"]:
    """Run a COPY in the transaction of `connection`; what the driver raises is an error of SQLAlchemy.

    Parameters
    ----------
    connection : sqlalchemy.Connection
    command : str
        ``COPY … FROM STDIN`` or ``COPY … TO STDOUT``.
    """
    import psycopg  # here, as a gatemap without a database does without it

    try:
        with connection.connection.dbapi_connection.cursor() as cursor, cursor.copy(command) as copy:
            yield copy
    except psycopg.Error as problem:
        raise sa.exc.DBAPIError.instance(command, None, problem, psycopg.Error) from None


def copy_to_file(connection: sa.Connection, query: str, path: Path) -> None:
    """Write the rows of `query` as a CSV file in UTF-8 with a header."""
    command = f"COPY ({query}) TO STDOUT (FORMAT csv, HEADER, ENCODING 'UTF8')"
    with path.open("wb") as file, copying(connection, command) as copy:
        for block in copy:
            file.write(block)
