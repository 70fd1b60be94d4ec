"""What a column of a table can be: the columns of events.csv, and the places of an event in several ways."""

import tomllib
from functools import lru_cache
from importlib.resources import files

from gatemap import vocab
from gatemap.dataset.schema import EVENTS
from gatemap.i18n.words import Words

# A column of all places; one for each role; and the roles in step with the places, as our exports have them.
PLACES, ROLES = "places", "place_roles"
BY_ROLE = {f"places_{role}": role for role in vocab.ROLES}
# The countries besides Vietnam, which takes part in everything that the data hold.
PARTNERS = "partners"
PLACE_FIELDS = (PLACES, ROLES, *BY_ROLE)
FIELDS = (*EVENTS.columns, PARTNERS, *PLACE_FIELDS)
# Several columns may be one of these: their items are joined.
LISTS = (
    *(name for name, column in EVENTS.columns.items() if column.metadata["type"] == "list"),
    "other_source_urls", PARTNERS, PLACES, *BY_ROLE,
)  # fmt: skip
DATES = tuple(name for name, column in EVENTS.columns.items() if column.metadata["type"] == "date")
REQUIRED = tuple(name for name, column in EVENTS.columns.items() if column.metadata["filled"] and name != "event_id")
# One value of these may hold for all new events of a table.
COMMON = ("kind", "level", "countries", "source_url", "source_quality", "publisher", "published", "accessed")


@lru_cache(maxsize=1)
def known_words() -> dict:
    """Return words.toml."""
    return tomllib.loads(files("gatemap.importing").joinpath("words.toml").read_text(encoding="utf-8"))


def field_label(field: str, words: Words) -> str:
    """Return what a field is called, such as ``Date``."""
    own = "cell" if field in EVENTS.columns or field == PLACES else "import-field"
    return words(f"{own}-{field.replace('_', '-')}")
