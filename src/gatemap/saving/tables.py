"""The tables of the database. Their columns and vocabularies are those of the data files; see dataset/schema.py.

What changes here, or in the columns and vocabularies of events, needs a new file in migrations/versions; a test tells.
Only events and their links are kept here. The rows that they name (gates, provinces, organisations) stay files, so no
foreign key can lead there: every save is checked against those files instead, by the checker that checks a folder.
"""

import sqlalchemy as sa

from gatemap.dataset import schema
from gatemap.saving.changes import EVENTS, LINKS

# The newest file of migrations/versions. Their numbers are written with four digits, so that they sort as texts.
NEWEST = "0001"
# A name of our own: another program that uses Alembic may live in the same database.
VERSION_TABLE = "gatemap_version"

metadata = sa.MetaData(
    naming_convention={
        "pk": "%(table_name)s_pk",
        "fk": "%(table_name)s_%(column_0_name)s_fk",
        "uq": "%(table_name)s_%(constraint_name)s",
        "ck": "%(table_name)s_%(constraint_name)s",
        "ix": "%(table_name)s_%(column_0_name)s_ix",
    }
)


def _cells(file: str, key: str) -> list[sa.Column]:
    """Return the columns of a file but its key: texts, empty where nothing is known, as in the file."""
    return [sa.Column(name, sa.Text, nullable=False) for name in schema.TABLES[file].columns if name != key]


def _checks(file: str) -> list[sa.CheckConstraint]:
    """Return what a cell can be held to without its neighbours: its vocabulary, or that it is filled."""
    checks = []
    for name, column in schema.TABLES[file].columns.items():
        about = column.metadata
        if about["type"] == "code":
            codes = (*about["codes"], *(() if about["filled"] else ("",)))
            listed = ", ".join(f"'{code}'" for code in codes)
            checks.append(sa.CheckConstraint(f"{name} IN ({listed})", name=f"{name}_known"))
        elif about["filled"]:
            checks.append(sa.CheckConstraint(f"{name} <> ''", name=f"{name}_filled"))
    return checks


_EVENT_ID = sa.Text(collation="C")  # events come in the order of their ids, letter by letter, wherever the server is

event = sa.Table(
    "event",
    metadata,
    sa.Column("event_id", _EVENT_ID, primary_key=True),
    *_cells(EVENTS, "event_id"),
    *_checks(EVENTS),
    sa.CheckConstraint("event_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="event_id_slug"),
    sa.CheckConstraint("source_url ~* '^https?://'", name="source_url_address"),
)

event_place = sa.Table(
    "event_place",
    metadata,
    sa.Column("event_id", _EVENT_ID, sa.ForeignKey("event.event_id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),  # from 1, the order within the event
    *_cells(LINKS, "event_id"),
    *_checks(LINKS),
    sa.UniqueConstraint("event_id", "place_id", "role", "side", name="once"),
    sa.CheckConstraint("position >= 1", name="position_counts"),
)

revision = sa.Table(
    "revision",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("undoes", sa.Integer, sa.ForeignKey("revision.number")),
    sa.CheckConstraint("number >= 1", name="number_counts"),
    sa.CheckConstraint("undoes < number", name="undoes_earlier"),
)

# json and not jsonb: it keeps the order of the columns. No key leads to event: an event that is gone has a history too.
_RECORD = sa.JSON(none_as_null=True)

change = sa.Table(
    "change",
    metadata,
    sa.Column("revision", sa.Integer, sa.ForeignKey("revision.number"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("event_id", _EVENT_ID, nullable=False, index=True),
    sa.Column("before", _RECORD),
    sa.Column("after", _RECORD),
    sa.CheckConstraint("before IS NOT NULL OR after IS NOT NULL", name="of_something"),
)
