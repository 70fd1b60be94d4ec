"""Put the tables of a store into a schema of PostgreSQL: made, filled, indexed and counted in one transaction."""

import io
from collections.abc import Iterable

import pandas as pd
import pyarrow as pa
import pyarrow.csv
import sqlalchemy as sa

from gatemap.store.indexes import INDEXES
from gatemap.store.tables import event
from gatemap.store.words import WORDS_OF_EVENTS, event_words

CHUNK = 20_000  # rows that are turned into text at a time

_ARROW = {
    sa.SmallInteger: pa.int16(),
    sa.Integer: pa.int32(),
    sa.BigInteger: pa.int64(),
    sa.Boolean: pa.bool_(),
    sa.Date: pa.date32(),
}


def in_schema(engine: sa.Engine, schema: str) -> sa.Engine:
    """Return `engine` for which the tables of the store are those of `schema`, each statement by itself."""
    return engine.execution_options(schema_translate_map={None: schema}, isolation_level="AUTOCOMMIT")


def fill_schema(connection: sa.Connection, schema: str, frames: dict[sa.Table, pd.DataFrame]) -> None:
    """Make `schema` and tables of the store in it, with their indexes.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        In a transaction, which the caller ends.
    schema : str
        There is none of this name yet.
    frames : dict of sqlalchemy.Table to pandas.DataFrame
        See `load.frames_of`.
    """
    connection.execute(sa.schema.CreateSchema(schema))
    for table, frame in frames.items():
        make(connection, schema, sa.schema.CreateTable(table))
        copy_rows(connection, f"{schema}.{table.name}", table, frame)
    filled = list(frames)
    if event in frames:
        make(connection, schema, sa.schema.CreateTable(event_words))
        connection.exec_driver_sql(f"INSERT INTO {schema}.{event_words.name} {WORDS_OF_EVENTS} {schema}.{event.name}")
        filled.append(event_words)
    for index in INDEXES:
        if index.table in filled:
            make(connection, schema, sa.schema.CreateIndex(index))
    count_rows(connection, schema, filled)


def make(connection: sa.Connection, schema: str, what: sa.schema.ExecutableDDLElement) -> None:
    """Make a table or an index of the store in `schema`."""
    connection.execute(what, execution_options={"schema_translate_map": {None: schema}})


def count_rows(connection: sa.Connection, schema: str, filled: Iterable[sa.Table]) -> None:
    """Let the server look at what is in the tables: its plans need it."""
    for table in filled:
        connection.exec_driver_sql(f"ANALYZE {schema}.{table.name}")


def copy_rows(connection: sa.Connection, name: str, table: sa.Table, frame: pd.DataFrame) -> None:
    """Copy `frame` into the table called `name` (with its schema), which the same transaction has made like `table`.

    The rows count as old from the start (FREEZE), so that an index alone can answer without waiting for a VACUUM.
    """
    columns = ", ".join(column.name for column in table.columns)
    shape = pa.schema([(column.name, _arrow_type(column.type)) for column in table.columns])
    rows = pa.Table.from_pandas(frame, schema=shape, preserve_index=False)
    command = f"COPY {name} ({columns}) FROM STDIN (FORMAT csv, FREEZE, ENCODING 'UTF8')"
    cursor = connection.connection.driver_connection.cursor()
    with cursor, cursor.copy(command) as copy:
        for begin in range(0, len(rows), CHUNK):
            copy.write(_csv(rows.slice(begin, CHUNK)))


def _arrow_type(of: sa.types.TypeEngine) -> pa.DataType:
    return next((arrow for kind, arrow in _ARROW.items() if type(of) is kind), pa.string())


def _csv(rows: pa.Table) -> bytes:
    """Write rows as PostgreSQL reads them: an empty text in quotation marks, an unknown value without."""
    out = io.BytesIO()
    pyarrow.csv.write_csv(rows, out, pyarrow.csv.WriteOptions(include_header=False, quoting_style="needed"))
    return out.getvalue()
