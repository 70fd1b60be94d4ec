"""Events, their links to places, and every change of them.

What stands here stays as it is: databases were made with it. Whatever the code says later goes into a later file.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_EVENT = (
    *("title", "title_vi", "summary", "date", "date_note", "kind", "level", "countries", "topics", "actors"),
    *("provinces_63", "provinces_34", "partner_provinces", "venue", "unmatched_places"),
    *("source_url", "other_source_urls", "source_quality", "publisher", "published", "accessed", "note"),
)
_KINDS = (
    *("talks", "signing", "conference", "visit", "joint_patrol", "operation"),
    *("gate_change", "handover", "aid", "exchange", "training"),
)
_EVENT_ID = sa.Text(collation="C")
_RECORD = sa.JSON(none_as_null=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "event",
        sa.Column("event_id", _EVENT_ID, nullable=False),
        *_texts(_EVENT),
        sa.PrimaryKeyConstraint("event_id", name="event_pk"),
        *(_filled("event", column) for column in ("event_id", "title", "date", "countries", "source_url")),
        _one_of("event", "kind", _KINDS),
        _one_of("event", "level", ("national", "provincial", "station")),
        _one_of("event", "source_quality", ("primary", "repost", "weak")),
        _check("event", "event_id_slug", "event_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'"),
        _check("event", "source_url_address", "source_url ~* '^https?://'"),
    )
    op.create_table(
        "event_place",
        sa.Column("event_id", _EVENT_ID, nullable=False),
        sa.Column("position", sa.Integer, nullable=False, autoincrement=False),
        *_texts(("place_id", "role", "side", "name")),
        sa.PrimaryKeyConstraint("event_id", "position", name="event_place_pk"),
        sa.ForeignKeyConstraint(["event_id"], ["event.event_id"], name="event_place_event_id_fk"),
        sa.UniqueConstraint("event_id", "place_id", "role", "side", name=op.f("event_place_once")),
        *(_filled("event_place", column) for column in ("event_id", "place_id")),
        _one_of("event_place", "role", ("venue", "participant", "subject")),
        _one_of("event_place", "side", ("vn", "partner")),
        _check("event_place", "position_counts", "position >= 1"),
    )
    op.create_table(
        "revision",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_texts(("who", "why")),
        sa.Column("undoes", sa.Integer),
        sa.PrimaryKeyConstraint("number", name="revision_pk"),
        sa.ForeignKeyConstraint(["undoes"], ["revision.number"], name="revision_undoes_fk"),
        _check("revision", "number_counts", "number >= 1"),
        _check("revision", "undoes_earlier", "undoes < number"),
    )
    op.create_table(
        "change",
        sa.Column("revision", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("position", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("event_id", _EVENT_ID, nullable=False),
        sa.Column("before", _RECORD),
        sa.Column("after", _RECORD),
        sa.PrimaryKeyConstraint("revision", "position", name="change_pk"),
        sa.ForeignKeyConstraint(["revision"], ["revision.number"], name="change_revision_fk"),
        _check("change", "of_something", "before IS NOT NULL OR after IS NOT NULL"),
    )
    op.create_index("change_event_id_ix", "change", ["event_id"])


def downgrade() -> None:
    """Take the tables away, with all that is in them."""
    for table in ("change", "revision", "event_place", "event"):
        op.drop_table(table)


def _texts(names: tuple[str, ...]) -> list[sa.Column]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"{table}_{name}"))


def _filled(table: str, column: str) -> sa.CheckConstraint:
    return _check(table, f"{column}_filled", f"{column} <> ''")


def _one_of(table: str, column: str, codes: tuple[str, ...]) -> sa.CheckConstraint:
    return _check(table, f"{column}_known", f"{column} IN ({', '.join(map(repr, codes))})")
