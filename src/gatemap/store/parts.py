"""A store too large for one server: its tables in parts on several, which PostgreSQL joins by postgres_fdw.

Events, their words and links are cut by the number of the event, so that all of an event lies on one server. The
database that the pages ask holds who took part, and for the rest tables made of foreign tables.
"""

import os
from collections.abc import Iterator

import pandas as pd
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from gatemap.saving.connection import engine_of, in_one_sentence
from gatemap.store.filling import count_rows, fill_schema
from gatemap.store.tables import event, event_actor, event_place
from gatemap.store.words import event_words

VARIABLE = "GATEMAP_STORE_PARTS"
SERVER = "gatemap_part_{}"  # name of a foreign server, counted from 1 in the order of the addresses
CUT = (event, event_place)


def part_engines() -> list[sa.Engine]:
    """Return the engines of the addresses in $GATEMAP_STORE_PARTS, which stand between blanks; none without it.

    Raises
    ------
    gatemap.saving.connection.DatabaseError
        When one of them is no address.
    """
    return [engine_of(address) for address in os.environ.get(VARIABLE, "").split()]


def fill_parts(
    connection: sa.Connection, schema: str, frames: dict[sa.Table, pd.DataFrame], parts: list[sa.Engine]
) -> None:
    """Make `schema` with its rows on `parts`, as `filling.fill_schema` makes it with all of them here.

    The parts are there before the tables that show them; what an attempt that failed has left on a part is replaced.
    """
    ranges = list(_ranges(len(frames[event]), len(parts)))
    for engine, (first, end) in zip(parts, ranges, strict=True):
        own = {table: _between(frames[table], first, end) for table in CUT}
        with in_one_sentence(engine), engine.begin() as part:
            part.execute(sa.schema.DropSchema(schema, cascade=True, if_exists=True))
            fill_schema(part, schema, own)
    fill_schema(connection, schema, {event_actor: frames[event_actor]})
    shown = (*CUT, event_words)
    for table in shown:
        connection.exec_driver_sql(
            f"CREATE TABLE {schema}.{table.name} ({_columns(table)}) PARTITION BY RANGE (event_no)"
        )
        for number, (first, end) in enumerate(ranges, start=1):
            connection.exec_driver_sql(
                f"CREATE FOREIGN TABLE {schema}.{table.name}_{number} PARTITION OF {schema}.{table.name}"
                f" FOR VALUES FROM ({first}) TO ({end}) SERVER {SERVER.format(number)}"
                f" OPTIONS (schema_name '{schema}', table_name '{table.name}')"
            )
    count_rows(connection, schema, shown)


def tidy_parts(parts: list[sa.Engine], prefix: str, kept: set[str]) -> None:
    """Drop the schemas whose names begin with `prefix` on `parts`, but those in `kept`."""
    mine = sa.text("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, :prefix)")
    for engine in parts:
        with in_one_sentence(engine), engine.begin() as part:
            for name in set(part.execute(mine, {"prefix": prefix}).scalars()) - kept:
                part.execute(sa.schema.DropSchema(name, cascade=True))


def _ranges(count: int, parts: int) -> Iterator[tuple[int, int]]:
    """Yield the first number of each part and the first that is beyond it, none of them empty.

    >>> list(_ranges(10, 3))
    [(0, 3), (3, 6), (6, 10)]
    """
    count = max(count, parts)
    for number in range(parts):
        yield count * number // parts, count * (number + 1) // parts


def _between(frame: pd.DataFrame, first: int, end: int) -> pd.DataFrame:
    return frame[frame["event_no"].between(first, end, inclusive="left")]


def _columns(table: sa.Table) -> str:
    """Return the columns alone: a table with foreign parts can have no key of its own."""
    dialect = postgresql.dialect()
    return ", ".join(str(sa.schema.CreateColumn(column).compile(dialect=dialect)) for column in table.columns)
