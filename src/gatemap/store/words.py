"""Events that hold words: by their text in DuckDB, by an index of words in PostgreSQL, with the same answer."""

import re

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from gatemap.store.found import FoundEvents
from gatemap.store.tables import event

# Scripts written without blanks between words: a part of a word is a fair search there.
_UNSPACED = re.compile(r"[\u0e80-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")

# Only in PostgreSQL. The words as they stand, without stems or a dictionary, apart from the wide rows of the events.
event_words = sa.Table(
    "event_words",
    sa.MetaData(),
    sa.Column("event_no", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("words", TSVECTOR, nullable=False),
)
# PostgreSQL loses count in words of over 2,046 bytes. No term has more than `view.MAX_WORDS` letters, which are fewer.
_CUT = r"regexp_replace(search, '(\S{255})\S+', '\1', 'g')"
WORDS_OF_EVENTS = f"SELECT event_no, array_to_tsvector(array_remove(string_to_array({_CUT}, ' '), '')) FROM"


def holds_terms(engine: sa.Engine, table: sa.Table, terms: list[str], found: FoundEvents):
    """Hold for the rows of `table` whose event holds every term.

    Parameters
    ----------
    engine : sqlalchemy.Engine
        Of the store.
    table : sqlalchemy.Table
        ``event`` or ``event_place``.
    terms : list of str
        Folded, of one or more words, as `conditions.search_terms` gives them. Each is looked for from the beginning of
        a word on or, in a script without blanks, anywhere.
    found : FoundEvents
        Of the store. Some twenty queries of a page ask for the same words: DuckDB, which has no index of them, reads
        the texts for the first and then only a bit an event.
    """
    if engine.dialect.name != "postgresql":
        held = sa.cast(sa.literal(found.bits(terms), sa.LargeBinary), _Bits())
        return sa.func.get_bit(held, table.c.event_no) == 1
    indexed = [term for term in terms if not _UNSPACED.search(term)]
    holds = [] if not indexed else [event.c.event_no.in_(_with_words(indexed))]
    # The index knows that an event has the words of a phrase, and not that they follow each other.
    texts = [text_holds(engine, term) for term in terms if " " in term or term not in indexed]
    return _of_event(table, holds + texts) if texts else table.c.event_no.in_(_with_words(indexed))


def text_holds(engine: sa.Engine, term: str):
    """Hold for an event whose text has `term`; each word of the text stands after a blank."""
    sought = term if _UNSPACED.search(term) else f" {term}"
    if engine.dialect.name == "postgresql":
        return event.c.search.contains(sought, autoescape=True)
    return sa.func.contains(event.c.search, sought)


class _Bits(sa.types.UserDefinedType):
    """DuckDB's type of bits in a row."""

    cache_ok = True

    def get_col_spec(self, **given) -> str:
        return "BIT"


def _of_event(table: sa.Table, holds: list):
    if table is event:
        return sa.and_(*holds)
    return table.c.event_no.in_(sa.select(event.c.event_no).where(*holds))


def _with_words(terms: list[str]) -> sa.Select:
    asked = sa.cast(" & ".join(map(_beginning_with, terms)), TSQUERY)
    return sa.select(event_words.c.event_no).where(event_words.c.words.bool_op("@@")(asked))


def _beginning_with(term: str) -> str:
    """Ask for the words of `term`, the last of which may go on.

    >>> _beginning_with("suoi da")
    "'suoi' & 'da':*"
    """
    return " & ".join(f"'{word}'" for word in term.split()) + ":*"
