"""Rules on gates, openings and posts: names, what belongs to what, sources, and the order of the file."""

from collections import defaultdict
from collections.abc import Iterator

from gatemap.dataset.rules.base import GATES, Files, error, rule, warning
from gatemap.dataset.schema import split_list
from gatemap.errors import Finding
from gatemap.text import fold

POST_PREFIX = "post-"
_OWN = ("name_vi", "name_en", "aliases")
_OPPOSITE = ("partner_name_en", "partner_name_local", "partner_name_vi", "partner_aliases")


@rule(GATES)
def same_name(files: Files) -> Iterator[Finding]:
    """No two places have one Vietnamese name in one province on one border, unless one belongs to the other."""
    seen: dict[tuple, list] = defaultdict(list)
    for place in files.rows(GATES):
        key = fold(place.name_vi), place.province_63, place.partner
        for other in seen[key]:
            if not related(place, other):
                expected = (
                    f"a place that row {other.Index} ({other.place_id}) does not hold already: join the two, or tell "
                    "them apart by name or by part_of"
                )
                yield error("duplicate-place", GATES, place.Index, "name_vi", place.name_vi, expected)
        seen[key].append(place)


@rule(GATES)
def shared_aliases(files: Files) -> Iterator[Finding]:
    """A name leads to one place, else a search or an import may take the wrong one.

    Both sides of one pair may share a name, and so may a gate and what belongs to it or guards it. Several gates may
    stand opposite one crossing, so names of the partner's side are not compared with each other.
    """
    own, opposite = defaultdict(list), defaultdict(list)
    places = files.rows(GATES)
    for place in places:
        for name in _names(place, _OWN):
            own[name].append(place)
        for name in _names(place, _OPPOSITE):
            opposite[name].append(place)
    for place in places:
        told: set[str] = set()
        for column in (*_OWN, *_OPPOSITE):
            registers = [own, opposite] if column in _OWN else [own]
            yield from _shared(place, column, registers, told)


def related(place, other) -> bool:
    """Tell whether one of two places guards or is part of the other, or both of the same third."""
    ties = {place.guards, place.part_of} - {""}, {other.guards, other.part_of} - {""}
    return other.place_id in ties[0] or place.place_id in ties[1] or bool(ties[0] & ties[1])


@rule(GATES)
def ties(files: Files) -> Iterator[Finding]:
    """Only a post guards; what it guards, and what a crossing is part of, is a gate other than itself."""
    kinds = files.lookup(GATES, "place_id", "kind")
    for place in files.rows(GATES):
        if place.guards and place.kind != "post":
            yield error("tie", GATES, place.Index, "guards", place.guards, "nothing: only a post guards a gate")
        if place.level and place.kind == "post":
            yield error("tie", GATES, place.Index, "level", place.level, "no level: a post has none")
        for column in ("guards", "part_of"):
            target = getattr(place, column)
            if target and (target == place.place_id or kinds.get(target) == "post"):
                yield error("tie", GATES, place.Index, column, target, "another place that is a gate, not a post")


@rule(GATES)
def sources(files: Files) -> Iterator[Finding]:
    """Every place says where it is known from, and every point where it comes from and under which licence."""
    for place in files.rows(GATES):
        if not place.source_url and not place.source_note:
            expected = "the page that names the place, or a source_note for a source without an address"
            yield error("missing-source", GATES, place.Index, "source_url", None, expected)
        if place.position_precision == "none":
            continue
        for column in ("position_source", "position_licence", "position_unit"):
            if not getattr(place, column):
                expected = f"a {column}, as there is a position"
                yield error("missing-source", GATES, place.Index, column, None, expected)


@rule(GATES)
def identifiers(files: Files) -> Iterator[Finding]:
    """Rows stand in the order of their identifiers, and those of posts begin with `post-`."""
    before = ""
    for place in files.rows(GATES):
        if place.place_id.startswith(POST_PREFIX) != (place.kind == "post"):
            expected = f"an identifier that begins with {POST_PREFIX} for a post, and for nothing else"
            yield error("place-id", GATES, place.Index, "place_id", place.place_id, expected)
        if place.place_id < before:
            expected = f"a place before {before}: rows are in the order of place_id, so that changes are easy to review"
            yield warning("order", GATES, place.Index, "place_id", place.place_id, expected)
        before = max(before, place.place_id)


def _shared(place, column: str, registers: list, told: set[str]) -> Iterator[Finding]:
    """Find the names of one column that lead to other places; each other place is told once."""
    for text in split_list(getattr(place, column)):
        holders = [other for register in registers for other in register.get(fold(text), ())]
        others = {other.place_id for other in holders if other.place_id != place.place_id and not related(place, other)}
        if new := sorted(others - told):
            told |= others
            expected = (
                f"a name of this place alone; {', '.join(new)} is called so too: "
                "check that each event names the right one"
            )
            yield warning("shared-name", GATES, place.Index, column, text, expected)


def _names(place, columns: tuple[str, ...]) -> dict[str, None]:
    """Return the folded names in some columns, each once."""
    folded = (fold(name) for column in columns for name in split_list(getattr(place, column)))
    return dict.fromkeys(name for name in folded if name)
