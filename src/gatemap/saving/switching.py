"""Let the events that are aside count: compared with those that are there, and written, all within the database.

Each function wants a connection in the transaction that holds the database for writing.
"""

from collections.abc import Sequence

import sqlalchemy as sa

from gatemap.saving.changes import EVENT_COLUMNS, LINK_COLUMNS
from gatemap.saving.staging import SCHEMA, staged_event, staged_link
from gatemap.saving.tables import change, event, event_place

# Those of the events aside that are not there yet as they are aside: the row, and whether the event is there at all.
_NEW = f"{SCHEMA}.new"


def compare(connection: sa.Connection) -> int:
    """Find the events that are new or different; return how many there are aside."""
    cells = EVENT_COLUMNS[1:]
    connection.exec_driver_sql(
        f"CREATE UNLOGGED TABLE {_NEW} AS"
        f" SELECT aside.row, aside.event_id, there.event_id IS NOT NULL AS there"
        f" FROM {staged_event.fullname} AS aside LEFT JOIN {event.name} AS there ON there.event_id = aside.event_id"
        f" LEFT JOIN ({_links(staged_link)}) AS links_aside ON links_aside.event_id = aside.event_id"
        f" LEFT JOIN ({_links(event_place)}) AS links_there ON links_there.event_id = aside.event_id"
        f" WHERE there.event_id IS NULL OR ({_of('aside', cells)}) IS DISTINCT FROM ({_of('there', cells)})"
        " OR links_aside.links::text IS DISTINCT FROM links_there.links::text"
    )
    connection.exec_driver_sql(f"ANALYZE {_NEW}")
    return connection.execute(sa.select(sa.func.count()).select_from(staged_event)).scalar_one()


def touched(connection: sa.Connection) -> list[str]:
    """Return the ids of the events that somebody changed there or took away there, in order."""
    query = (
        f"SELECT event_id FROM {_NEW} WHERE there OR event_id IN (SELECT event_id FROM {change.name}) ORDER BY event_id"
    )
    return list(connection.exec_driver_sql(query).scalars())


def counts(connection: sa.Connection) -> tuple[int, int]:
    """Return how many events are new, and how many are there and different."""
    query = f"SELECT count(*) FILTER (WHERE NOT there), count(*) FILTER (WHERE there) FROM {_NEW}"
    return tuple(connection.exec_driver_sql(query).one())


def take_over(connection: sa.Connection, revision: int) -> None:
    """Write the new and different events, and on record each of them before and after."""
    record = (
        f"INSERT INTO {change.name} (revision, position, event_id, before, after)"
        f" SELECT {revision}, row_number() OVER (ORDER BY new.row), new.event_id,"
        f" CASE WHEN new.there THEN {_record('there', 'links_there')} END, {_record('aside', 'links_aside')}"
        f" FROM {_NEW} AS new JOIN {staged_event.fullname} AS aside ON aside.row = new.row"
        f" LEFT JOIN {event.name} AS there ON there.event_id = new.event_id"
        f" LEFT JOIN ({_links(staged_link)}) AS links_aside ON links_aside.event_id = new.event_id"
        f" LEFT JOIN ({_links(event_place)}) AS links_there ON links_there.event_id = new.event_id"
    )
    columns, cells = ", ".join(EVENT_COLUMNS), EVENT_COLUMNS[1:]
    links = ", ".join(("position", *LINK_COLUMNS))
    for statement in (
        record,
        f"DELETE FROM {event_place.name} USING {_NEW} AS new WHERE {event_place.name}.event_id = new.event_id",
        f"UPDATE {event.name} SET ({', '.join(cells)}) = ROW({_of('aside', cells)})"
        f" FROM {_NEW} AS new JOIN {staged_event.fullname} AS aside ON aside.row = new.row"
        f" WHERE new.there AND {event.name}.event_id = new.event_id",
        f"INSERT INTO {event.name} ({columns}) SELECT {_of('aside', EVENT_COLUMNS)}"
        f" FROM {_NEW} AS new JOIN {staged_event.fullname} AS aside ON aside.row = new.row WHERE NOT new.there",
        f"INSERT INTO {event_place.name} ({links}) SELECT {_of('aside', ('position', *LINK_COLUMNS))}"
        f" FROM {_NEW} AS new JOIN {staged_link.fullname} AS aside ON aside.event_id = new.event_id",
        *(f"ANALYZE {table.name}" for table in (event, event_place, change)),
    ):
        connection.exec_driver_sql(statement)


def _of(table: str, columns: Sequence[str]) -> str:
    return ", ".join(f"{table}.{column}" for column in columns)


def _links(table: sa.Table) -> str:
    """Return the query for the links of each event as `changes.Revision` writes them, in their order."""
    return (
        f"SELECT event_id, json_agg({_object(table.name, LINK_COLUMNS)} ORDER BY position) AS links"
        f" FROM {table.fullname} GROUP BY event_id"
    )


def _record(cells: str, links: str) -> str:
    """Return an event as the dictionary that `changes.record_from_json` reads."""
    return f"json_build_object('cells', {_object(cells, EVENT_COLUMNS)}, 'links', coalesce({links}.links, '[]'))"


def _object(table: str, columns: Sequence[str]) -> str:
    pairs = ", ".join(f"'{column}', {table}.{column}" for column in columns)
    return f"json_build_object({pairs})"
