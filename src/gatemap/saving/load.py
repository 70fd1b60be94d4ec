"""Copy events from one home into another: how a database gets the events of a data folder."""

from dataclasses import dataclass

from gatemap.errors import GatemapError
from gatemap.saving.changes import Change, Revision
from gatemap.saving.home import Home

SHOWN = 5


class DifferentEventsError(GatemapError):
    """Events are already there and say something else; nothing was copied.

    Parameters
    ----------
    event_ids : sequence of str
    """

    def __init__(self, event_ids):
        self.event_ids = tuple(event_ids)
        more = f" and {len(self.event_ids) - SHOWN} more" if len(self.event_ids) > SHOWN else ""
        named = ", ".join(self.event_ids[:SHOWN]) + more
        super().__init__(f"events that are different where they should go, or were taken away there: {named}")


@dataclass(frozen=True)
class Copied:
    """What came of copying: the save, or None when there was nothing to save, and how many events it concerned."""

    revision: Revision | None
    added: int
    replaced: int
    unchanged: int


def copy_events(source: Home, target: Home, *, who: str, why: str, replace: bool = False) -> Copied:
    """Put every event of `source` into `target`, in one save. What only `target` holds stays.

    Parameters
    ----------
    source, target : Home
    who, why : str
    replace : bool
        Whether to overwrite events that `target` holds otherwise, and bring back those that were taken away there.

    Raises
    ------
    DifferentEventsError
        When there are such events and `replace` does not allow it.
    RefusedError
        When an event of `source` is wrong.
    """
    wanted, there, revisions = source.records(), target.records(), target.revisions()
    new = [Change(there.get(event_id), record) for event_id, record in wanted.items() if there.get(event_id) != record]
    known = {change.event_id for revision in revisions for change in revision.changes}
    different = [change.event_id for change in new if change.before or change.event_id in known]
    if different and not replace:
        raise DifferentEventsError(different)
    # The first copy is a save even of nothing: a home that nothing was ever saved to is not in use yet.
    made = target.save(new, who=who, why=why) if new or not revisions else None
    replaced = sum(change.before is not None for change in new)
    return Copied(made, len(new) - replaced, replaced, len(wanted) - len(new))
