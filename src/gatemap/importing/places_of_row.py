"""The places of one row: from its cells to rows of event_places.csv."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gatemap import vocab
from gatemap.importing.cells import CellError, Reader, tidy
from gatemap.importing.codes import split_items
from gatemap.importing.fields import BY_ROLE, PLACES, ROLES
from gatemap.importing.places import NOT_OURS, PlaceNames

# As `gatemap draft --csv` writes a place: ma-lu-thang:venue:vn
_WITH_ROLE = re.compile(r"(.+?)\s*:\s*([^:]+?)(?:\s*:\s*([^:]+))?")
Link = Mapping[str, str]


@dataclass(frozen=True)
class Named:
    """A place that a cell names.

    Attributes
    ----------
    place_id : str
    roles : tuple of str
        Empty when the table does not say them.
    side : str
    name : str
        As the table spells it; '' when it gives the identifier.
    side_said : bool
        Whether the table says the side; else it is the one that has the name.
    """

    place_id: str
    roles: tuple[str, ...]
    side: str
    name: str
    side_said: bool = False


@dataclass(frozen=True)
class PlacesGiven:
    """What a row says of places.

    Attributes
    ----------
    named : tuple of Named
    unmatched : tuple of str
        Names that a person has said are no place of the data.
    unknown : tuple of (str, str, tuple of str)
        Field, name and roles: a person must say which place it is.
    errors : tuple of (str, CellError)
        By field.
    roles : frozenset of str
        Roles that the row speaks of: links of others stay as they are.
    """

    named: tuple[Named, ...] = ()
    unmatched: tuple[str, ...] = ()
    unknown: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    errors: tuple[tuple[str, CellError], ...] = ()
    roles: frozenset[str] = frozenset()


def read_places(raw: Mapping[str, str], names: PlaceNames, reader: Reader) -> PlacesGiven:
    """Read the cells of a row that name places.

    Parameters
    ----------
    raw : mapping of str to str
        Cells by field, those of several columns of one field joined by line ends. Empty ones count as not there.
    names : PlaceNames
    reader : Reader
    """
    named, unmatched, unknown, errors, spoken = [], [], [], [], set()
    for field in (PLACES, *BY_ROLE):
        if not raw.get(field, "").strip():
            continue
        spoken |= set(vocab.ROLES) if field == PLACES else {BY_ROLE[field]}
        items = split_items(reader.unguarded(raw[field]), names.place_of)
        try:
            roles = _roles(raw, field, items, reader)
        except CellError as problem:
            errors.append((ROLES, problem))
            continue
        for item, said in zip(items, roles, strict=True):
            found = _named(tidy(item), said, names, reader)
            if isinstance(found, Named):
                named.append(found)
            elif names.told(found) == NOT_OURS:
                unmatched.append(found)
            else:
                unknown.append((field, found, said))
    return PlacesGiven(tuple(named), tuple(unmatched), tuple(unknown), tuple(errors), frozenset(spoken))


def new_links(named: Sequence[Named], role: str) -> list[dict[str, str]]:
    """Return the rows of event_places.csv for `named`, none twice; `role` is that of places whose role is not said."""
    links: dict[tuple, dict[str, str]] = {}
    for one in named:
        for each in one.roles or ((role,) if role else ()):
            link = {"place_id": one.place_id, "role": each, "side": one.side, "name": one.name}
            links.setdefault((one.place_id, each, one.side), link)
    return list(links.values())


def changed_links(kept: Sequence[Link], given: PlacesGiven, role: str) -> list[dict[str, str]]:
    """Return the links of an event after a table has spoken of its places.

    A link that the table names stays with its side and its spelling; one that it does not name any more goes, unless
    the table does not speak of its role.
    """
    roles_of: dict[str, list[str]] = {}
    for link in kept:
        roles_of.setdefault(link["place_id"], []).append(link["role"])
    sided = {one.place_id for one in given.named if one.side_said}
    named = [one if one.roles else replace(one, roles=tuple(roles_of.get(one.place_id, ()))) for one in given.named]

    def key(link: Link) -> tuple:
        return link["place_id"], link["role"], link["side"] if link["place_id"] in sided else ""

    wanted = {key(link): link for link in new_links(named, role)}
    there = {key(link) for link in kept}
    stay = [dict(link) for link in kept if link["role"] not in given.roles or key(link) in wanted]
    return stay + [link for name, link in wanted.items() if name not in there]


def role_is_open(given: PlacesGiven, kept: Sequence[Link], role: str) -> bool:
    """Tell whether the role of a place is said nowhere: not in the table, not in the event, not by a person."""
    there = {link["place_id"] for link in kept}
    named = any(not one.roles and one.place_id not in there for one in given.named)
    # It is asked together with which place a name is, so that a person answers once.
    return not role and (named or any(not roles for _, _, roles in given.unknown))


def _roles(raw: Mapping[str, str], field: str, items: Sequence[str], reader: Reader) -> list[tuple[str, ...]]:
    """Return the roles of each item: those of its column, those that stand in step with it, or none."""
    if field in BY_ROLE:
        return [(BY_ROLE[field],)] * len(items)
    cells = raw.get(ROLES, "").strip()
    if not cells:
        return [()] * len(items)
    told = [tidy(part) for part in cells.split(";")]
    if len(told) != len(items):
        expected = reader.words("import-want-roles-in-step", places=len(items), roles=len(told))
        raise CellError("roles-in-step", expected, cells)
    return [tuple(_role_codes(part, reader)) for part in told]


def _role_codes(part: str, reader: Reader) -> list[str]:
    """Read the roles of one place; our exports part them by blanks."""
    if code := reader.codes["role"].code_of(part):
        return [code]
    return [reader.code("role", one) for one in part.split()]


def _named(item: str, roles: tuple[str, ...], names: PlaceNames, reader: Reader) -> Named | str:
    """Return the place of an item, or its name when it is not sure which it is."""
    if found := names.place_of(item):
        return Named(found.place_id, roles, found.side, "" if item in names.ids else item)
    if parts := _WITH_ROLE.fullmatch(item):
        name, role = parts[1], reader.codes["role"].code_of(parts[2])
        side = reader.codes["side"].code_of(parts[3] or "")
        found = names.place_of(name) if role else None
        if found and (side or not parts[3]):
            spelling = "" if name in names.ids else name
            return Named(found.place_id, (role,), side or found.side, spelling, side_said=bool(side))
    return item


def shown_links(links: Sequence[Link]) -> str:
    """Return links as one cell, for a person to compare.

    >>> shown_links([{"place_id": "cha-lo", "role": "venue", "side": "vn", "name": "Cha Lo"}])
    'cha-lo:venue:vn (Cha Lo)'
    """
    return "; ".join(
        f"{link['place_id']}:{link['role']}:{link['side']}" + (f" ({link['name']})" if link["name"] else "")
        for link in links
    )
