"""Rules on the history of gates: it leads to the level of today, and each change can follow the one before."""

from collections import defaultdict
from collections.abc import Iterator

from gatemap.dataset.rules.base import GATES, HISTORY, Files, error, rule, span, warning
from gatemap.errors import Finding

# A decision is an act of one government; the level takes effect when the two sides announce it.
NOT_IN_FORCE = "decided"
_RANK = {"opening": 0, "auxiliary": 1, "main": 2, "international": 3}
_SHUT = frozenset({"suspended", "closed"})
_STATES = {
    "suspended": ("goods_only", "people_only", "suspended", "closed"),
    "closed": ("suspended", "closed"),
    "reopened": ("open", "goods_only", "people_only"),
    "opened": ("open", "goods_only", "people_only"),
}


@rule(GATES, HISTORY)
def level_of_today(files: Files) -> Iterator[Finding]:
    """A gate's level is the last one that took effect in its history."""
    changes = _by_place(files)
    for place in files.rows(GATES):
        levels = [change for change in changes[place.place_id] if change.change != NOT_IN_FORCE and change.to_level]
        own = place.level or "opening"  # an opening is no level of the law, so places have none there
        if place.kind == "post" or not levels or own == levels[-1].to_level:
            continue
        last = levels[-1]
        # Of two changes that may have come in either order, either may be the last.
        if any(_may_be_later(earlier, last) and earlier.to_level == own for earlier in levels[:-1]):
            continue
        expected = (
            f"{last.to_level}, in force since {last.date} by {HISTORY} row {last.Index}; mend the level, or add the "
            "change that followed"
        )
        yield error("level-history", GATES, place.Index, "level", place.level or None, expected)


@rule(HISTORY)
def levels_follow(files: Files) -> Iterator[Finding]:
    """A change begins at the level that the one before led to."""
    for changes in _by_place(files).values():
        before = None
        for change in changes:
            differs = before and change.from_level and change.from_level != before.to_level
            if differs and not _may_be_later(before, change):
                since = f"{before.to_level}, the level since {before.date} (row {before.Index})"
                expected = f"{since}, or a row for the change between"
                yield warning("history-level", HISTORY, change.Index, "from_level", change.from_level, expected)
            if change.change != NOT_IN_FORCE and change.to_level:
                before = change


@rule(HISTORY)
def direction(files: Files) -> Iterator[Finding]:
    """An upgrade leads to a higher level, a downgrade to a lower one, and a state fits its change."""
    for change in files.rows(HISTORY):
        steps = _RANK.get(change.to_level, 0) - _RANK.get(change.from_level, 0)
        known = change.from_level in _RANK and change.to_level in _RANK
        if known and change.change == "upgraded" and steps <= 0:
            expected = f"a level above {change.from_level} after an upgrade"
            yield error("history-level", HISTORY, change.Index, "to_level", change.to_level, expected)
        if known and change.change == "downgraded" and steps >= 0:
            expected = f"a level below {change.from_level} after a downgrade"
            yield error("history-level", HISTORY, change.Index, "to_level", change.to_level, expected)
        fitting = _STATES.get(change.change)
        if fitting and change.status_after and change.status_after not in fitting:
            expected = f"one of {', '.join(fitting)} after {change.change!r}"
            yield error("history-state", HISTORY, change.Index, "status_after", change.status_after, expected)
        if change.change == NOT_IN_FORCE and change.status_after:
            expected = "nothing: a decision alone changes nothing at the gate"
            yield error("history-state", HISTORY, change.Index, "status_after", change.status_after, expected)


@rule(HISTORY)
def chronology(files: Files) -> Iterator[Finding]:
    """A gate that reopens was shut or restricted before, and a level is decided before it is in force."""
    for changes in _by_place(files).values():
        state, in_force = None, None
        for change in changes:
            again = change.change == "reopened" and state is not None and state.status_after == "open"
            if again and not _may_be_later(state, change):
                expected = f"a gate not open already since {state.date} (row {state.Index}); add the suspension"
                yield warning("history-order", HISTORY, change.Index, "change", change.change, expected)
            raised = change.change == NOT_IN_FORCE and change.from_level != change.to_level
            late = raised and in_force is not None and change.to_level == in_force.to_level
            if late and not _may_be_later(in_force, change):
                expected = f"a decision before the level took effect on {in_force.date} (row {in_force.Index})"
                yield warning("history-order", HISTORY, change.Index, "date", change.date, expected)
            if change.status_after:
                state = change
            if change.change != NOT_IN_FORCE and change.to_level:
                in_force = change


@rule(HISTORY)
def same_change(files: Files) -> Iterator[Finding]:
    """One change of one gate on one date is one row."""
    seen: dict[tuple, int] = {}
    for change in files.rows(HISTORY):
        key = change.place_id, change.date, change.change
        if key in seen:
            expected = f"a change that row {seen[key]} does not hold already; join the two rows"
            yield error("duplicate-change", HISTORY, change.Index, "change", change.change, expected)
        seen.setdefault(key, change.Index)


@rule(GATES, HISTORY)
def kind_and_status(files: Files) -> Iterator[Finding]:
    """Posts have no history of levels, and a gate that was opened is no longer planned."""
    places = {place.place_id: place for place in reversed(files.rows(GATES))}
    for change in files.rows(HISTORY):
        place = places.get(change.place_id)
        if place is None:
            continue
        if place.kind == "post" and (change.from_level or change.to_level):
            expected = "the gate that the post guards: a post has no level"
            yield error("history-of-post", HISTORY, change.Index, "place_id", change.place_id, expected)
        if place.status == "planned" and change.change in ("opened", "upgraded", "reopened"):
            expected = f"a status other than planned, as the gate was {change.change} ({HISTORY} row {change.Index})"
            yield warning("planned-but-open", GATES, place.Index, "status", place.status, expected)


def _by_place(files: Files) -> dict[str, list]:
    """Return the changes of each place whose dates are known, in order of time."""
    changes = defaultdict(list)
    for change in files.rows(HISTORY):
        known = span(change.date)
        if known and (known.earliest or known.latest):
            changes[change.place_id].append(change)
    for rows in changes.values():
        rows.sort(key=_order)
    return changes


def _order(change) -> tuple:
    known = span(change.date)
    first = known.earliest or known.latest
    return first, known.latest or first, change.change != NOT_IN_FORCE


def _may_be_later(first, second) -> bool:
    """Tell whether `first` may have come after `second` or on the same day, as far as the dates tell."""
    one, other = span(first.date), span(second.date)
    return one.latest is None or other.earliest is None or one.latest >= other.earliest
