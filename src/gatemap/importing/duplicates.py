"""Warnings of what may be in the data already under another name. They hinder nothing: a person decides."""

from rapidfuzz import fuzz, process

from gatemap.editing.likeness import likenesses
from gatemap.errors import Finding
from gatemap.importing.tools import Tools
from gatemap.saving.changes import EventRecord

COMPARED = 300  # new events compared with those that are there; each comparison takes some milliseconds
_ALIKE = 93  # of 100, as rapidfuzz counts: an identifier so near to another is probably a slip


def slips(tools: Tools, row: int, event_id: str) -> list[Finding]:
    """Warn of an identifier that no event has and that is nearly that of one."""
    near = process.extractOne(event_id, list(tools.current.records), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if not near:
        return []
    expected = tools.words("import-want-known-id", id=near[0])
    return [tools.finding("new-id", row, "event_id", event_id, expected, "warning")]


def duplicates(tools: Tools, row: int, record: EventRecord, number: int) -> list[Finding]:
    """Warn of a new event that is very like one that is there.

    Parameters
    ----------
    tools : Tools
    row : int
    record : EventRecord
    number : int
        Which new event of the table it is, from 1: beyond `COMPARED` none is compared, and that is said once.
    """
    if number > COMPARED:
        expected = tools.words("import-want-fewer", n=COMPARED)
        told = [tools.finding("not-compared", row, None, None, expected, "warning")]
        return told if number == COMPARED + 1 else []
    found = likenesses(tools.current.with_events, record.cells, record.links)
    if not found:
        return []
    other = tools.current.records[found[0].event_id].cells
    title = (other["title_vi"] if tools.words.lang == "vi" else "") or other["title"]
    date = tools.words.date(other["date"])
    expected = tools.words("import-want-no-duplicate", id=found[0].event_id, title=title, date=date)
    return [tools.finding("possible-duplicate", row, None, record.cells["title"], expected, "warning")]
