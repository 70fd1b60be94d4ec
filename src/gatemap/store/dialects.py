"""What DuckDB and PostgreSQL do differently, besides searching for words; all other SQL of the store is the same."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

STEPS = ("year", "month", "day")


class begin_of(FunctionElement):  # named as functions of SQL are
    """The first day of the year, month or day in which a day lies.

    Parameters
    ----------
    step : {'year', 'month', 'day'}
    day : column of dates
    """

    inherit_cache = True
    type = sa.Date()
    name = "begin_of"

    def __init__(self, step: str, day):
        if step not in STEPS:
            raise ValueError(f"a step is one of {', '.join(STEPS)}, not {step!r}")
        # Written out, as PostgreSQL takes two parameters of one value for two expressions and then cannot group.
        super().__init__(sa.literal_column(f"'{step}'"), day)


@compiles(begin_of)
def _begin_of(element, compiler, **given) -> str:
    return f"date_trunc({compiler.process(element.clauses, **given)})"


@compiles(begin_of, "postgresql")
def _begin_of_in_postgresql(element, compiler, **given) -> str:
    # A bare date becomes a moment of the session's time zone there.
    step, day = (compiler.process(clause, **given) for clause in element.clauses)
    return f"CAST(date_trunc({step}, CAST({day} AS timestamp)) AS date)"


def in_parts(engine: sa.Engine, query: sa.Select, size: int) -> Iterator[tuple[list[str], list[sa.Row]]]:
    """Yield the columns and rows of a query, `size` rows at a time, without ever holding all of them.

    DuckDB hands rows over one by one anyway; PostgreSQL needs a cursor of its own, and that a transaction.
    """
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(
                isolation_level="REPEATABLE READ", stream_results=True, max_row_buffer=size
            )
        found = connection.execute(query)
        columns = list(found.keys())
        while part := found.fetchmany(size):
            yield columns, part
