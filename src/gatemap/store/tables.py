"""The tables of the store, in SQLAlchemy Core.

A list of codes is kept as bits of one integer, so that "any of these" is one comparison, and a link carries its
event's filter columns, so that counting by place needs no join.
"""

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles

from gatemap import vocab

metadata = sa.MetaData()
BINS_OF_A_YEAR = 13  # its months, and one for what is known to the year only


@compiles(sa.PrimaryKeyConstraint, "duckdb")
def _no_key(element, compiler, **given) -> None:
    """Leave the key out: DuckDB reads whole columns, and its index of a million numbers would only take room."""


def _codes(name: str, codes: tuple[str, ...]) -> sa.types.TypeEngine:
    """Return the type of a column of codes: an enumeration in DuckDB, a text in PostgreSQL.

    A type of its own would keep PostgreSQL from handing a condition on to the servers that hold parts of a table.
    """
    return sa.Enum(*codes, name=name).with_variant(sa.Text(), "postgresql")


_kind = _codes("event_kind", vocab.EVENT_KINDS)
_level = _codes("event_level", vocab.EVENT_LEVELS)
_precision = _codes("date_precision", vocab.DATE_PRECISIONS)

FILTER_COLUMNS = (
    "kind",
    "level",
    "date_earliest",
    "date_latest",
    "date_certainty",
    "partner_bits",
    "topic_bits",
    "gate_level_bits",
    "province_34_bits",
    "province_63_bits",
    "partner_province_bits",
    "at_gate",
    "time_bin",
)


def _filter_columns() -> list[sa.Column]:
    return [
        sa.Column("kind", _kind, nullable=False),
        sa.Column("level", _level, nullable=False),
        sa.Column("date_earliest", sa.Date),
        sa.Column("date_latest", sa.Date),
        sa.Column("date_certainty", sa.SmallInteger, nullable=False),
        sa.Column("partner_bits", sa.SmallInteger, nullable=False),
        sa.Column("topic_bits", sa.Integer, nullable=False),
        sa.Column("gate_level_bits", sa.SmallInteger, nullable=False),
        sa.Column("province_34_bits", sa.BigInteger, nullable=False),
        sa.Column("province_63_bits", sa.BigInteger, nullable=False),
        sa.Column("partner_province_bits", sa.BigInteger, nullable=False),
        sa.Column("at_gate", sa.Boolean, nullable=False),
        # Year * 13 + month, or + 0 where only the year is known; none when the possible days are not of one year.
        sa.Column("time_bin", sa.SmallInteger),
    ]


TEXT_COLUMNS = (
    "event_id",
    "title",
    "title_vi",
    "summary",
    "date",
    "date_note",
    "countries",
    "topics",
    "provinces_63",
    "provinces_34",
    "partner_provinces",
    "place_ids",
    "places",
    "positions",
    "position_precisions",
    "place_roles",
    "actors",
    "actor_ids",
    "venue",
    "unmatched_places",
    "source_url",
    "other_source_urls",
    "source_quality",
    "publisher",
    "published",
    "accessed",
    "note",
    "search",
)

# event_no counts from the newest event down, so the order on screen is a comparison of integers.
event = sa.Table(
    "event",
    metadata,
    sa.Column("event_no", sa.Integer, primary_key=True, autoincrement=False),
    *_filter_columns(),
    sa.Column("date_precision", _precision, nullable=False),
    sa.Column("date_inferred", sa.Boolean, nullable=False),
    *(sa.Column(name, sa.Text, nullable=False) for name in TEXT_COLUMNS),
)

event_place = sa.Table(
    "event_place",
    metadata,
    sa.Column("event_no", sa.Integer, nullable=False),
    sa.Column("place_no", sa.Integer, nullable=False),
    sa.Column("roles", sa.Text, nullable=False),
    *_filter_columns(),
)

event_actor = sa.Table(
    "event_actor",
    metadata,
    sa.Column("event_no", sa.Integer, nullable=False),
    sa.Column("org_no", sa.Integer, nullable=False),
)

# Holds for an event of which no day is known.
UNDATED = sa.and_(event.c.date_earliest.is_(None), event.c.date_latest.is_(None))
