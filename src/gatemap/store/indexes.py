"""The indexes of the store in PostgreSQL. DuckDB reads whole columns and needs none.

Each makes a query of the pages faster on 100,000 synthetic events, 2 to 45 times; see docs/deployment.md.
"""

import sqlalchemy as sa

from gatemap.store.tables import FILTER_COLUMNS, UNDATED, event, event_actor, event_place
from gatemap.store.words import event_words


def _index(name: str, *columns, **options) -> sa.Index:
    given = {f"postgresql_{option}": value for option, value in options.items()}
    return sa.Index(name, *columns, **given).ddl_if(dialect="postgresql")


INDEXES = (
    # A count under filters reads these columns of every event. The index holds them all and is read instead of the
    # table, which is sixteen times as large.
    _index("event_filters", event.c.event_no, include=list(FILTER_COLUMNS)),
    # The oldest page of the table; the newest comes from the primary key.
    _index("event_oldest", UNDATED, event.c.event_no.desc()),
    # A card is asked for by its id.
    _index("event_id", event.c.event_id),
    # Words by their beginning. Trigrams would do too, but need an extension that not every server has.
    _index("event_words_words", event_words.c.words, using="gin"),
    # The events of a place, for the filter of places and the list of gates.
    _index("event_place_place", event_place.c.place_no, event_place.c.event_no),
    # Who took part, asked from either end: the filter of organisations, and their pairs.
    _index("event_actor_org", event_actor.c.org_no, event_actor.c.event_no),
    _index("event_actor_event", event_actor.c.event_no, event_actor.c.org_no),
)
