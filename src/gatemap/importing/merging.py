"""From what a row says to the event as it shall be."""

from collections.abc import Mapping

from gatemap.dataset.schema import LIST_SEPARATOR, split_list
from gatemap.importing.cells import same_cell
from gatemap.importing.current import Current
from gatemap.importing.fields import BY_ROLE, PLACES
from gatemap.importing.places_of_row import PlacesGiven, changed_links, new_links
from gatemap.importing.reading import Given
from gatemap.saving.changes import EventRecord, event_record

_PROVINCES = ("provinces_63", "provinces_34")


def new_event(given: Given, common: Mapping[str, str], role: str, current: Current) -> tuple[dict, list[dict]]:
    """Return cells and links of a new event; it has no id yet if the row gives none.

    Provinces that follow from its places, or from the reform of July 2025, are filled in.
    """
    links = new_links(given.places.named, role)
    return current.completed(_with_unmatched(dict(common) | given.cells, given.places), links), links


def changed_record(given: Given, role: str, empty_clears: bool, current: Current) -> EventRecord:
    """Return the event as it shall be: only what the table has columns for is changed.

    Parameters
    ----------
    given : Given
        Its `kept` is not None.
    role : str
    empty_clears : bool
    current : Current
    """
    kept = given.kept
    cells = dict(kept.cells)
    for name, value in given.cells.items():
        value = _named_alone(value, kept.cells[name], current, given.event_id, name) if name in _PROVINCES else value
        cells[name] = kept.cells[name] if same_cell(value, kept.cells[name], name) else value
    links = changed_links(kept.links, given.places, role) if given.places.roles else list(kept.links)
    if empty_clears:
        for name, text in given.raw.items():
            if name in cells and not text.strip():
                cells[name] = ""
        links = _without_cleared(given.raw, links)
    return event_record(_with_unmatched(cells, given.places), links)


def says_the_same(record: EventRecord, other: EventRecord) -> bool:
    """Tell whether all that `other` says stands in `record` too, its id aside."""
    cells = ((name, text) for name, text in other.cells.items() if text and name != "event_id")
    there = {(link["place_id"], link["role"]) for link in record.links}
    return all(same_cell(text, record.cells[name], name) for name, text in cells) and all(
        (link["place_id"], link["role"]) in there for link in other.links
    )


def _named_alone(value: str, kept: str, current: Current, event_id: str, column: str) -> str:
    """Return the provinces without those that an export adds because places of the event lie there."""
    named, shown = split_list(kept), split_list(current.exported[event_id][column])
    added = set(shown) - set(named)
    return LIST_SEPARATOR.join(code for code in split_list(value) if code not in added)


def _with_unmatched(cells: dict[str, str], places: PlacesGiven) -> dict[str, str]:
    """Keep the names that are no place of the data, so that nothing of the row is lost."""
    if not places.unmatched:
        return cells
    names = dict.fromkeys([*split_list(cells.get("unmatched_places", "")), *places.unmatched])
    return cells | {"unmatched_places": LIST_SEPARATOR.join(names)}


def _without_cleared(raw: Mapping[str, str], links: list) -> list:
    """Take away the links of a role, or all, where the table has an empty cell for them."""
    empty = {name for name, text in raw.items() if not text.strip()}
    if PLACES in empty and not any(raw.get(name, "").strip() for name in BY_ROLE):
        return []
    cleared = {role for name, role in BY_ROLE.items() if name in empty}
    return [link for link in links if link["role"] not in cleared]
