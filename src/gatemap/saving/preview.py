"""What the checker would say of changes that nobody has saved yet."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gatemap.dataset.checker import findings_of
from gatemap.dataset.lock import reading
from gatemap.errors import Finding
from gatemap.saving.changes import EVENTS, LINKS, Change, EventRecord
from gatemap.saving.choose import home_of
from gatemap.saving.trial import files_of, folder_with


def findings_after(
    folder: Path, url: str | None, changes: Sequence[Change], today: dt.date
) -> list[tuple[str, Finding]]:
    """Find what would be wrong with the events of `changes`, or elsewhere because of them. Nothing is written.

    Parameters
    ----------
    folder : pathlib.Path
        A data folder.
    url : str or None
        The database that holds the events; None when the folder does.
    changes : sequence of Change
        An event that is something else by now than it was `before` is not told here: saving refuses it.
    today : datetime.date

    Returns
    -------
    list of (str, Finding)
        Errors first. Each with the event that it stands in, '' for one elsewhere; it has no row, for there is no
        file yet whose row it could name.
    """
    before = home_of(folder, url).records()
    after = dict(before)
    for change in changes:
        after.pop(change.event_id, None)
        if change.after:
            after[change.event_id] = change.after
    concerned = {change.event_id for change in changes}
    known = {_key(event, finding) for event, finding in _told(folder, before, today) if event not in concerned}
    found = _told(folder, after, today)
    return [(event, finding) for event, finding in found if event in concerned or _key(event, finding) not in known]


def _told(folder: Path, records: dict[str, EventRecord], today: dt.date) -> list[tuple[str, Finding]]:
    """Check the folder with `records` as its events, and say of each finding in which event it is."""
    ordered = [records[event_id] for event_id in sorted(records)]
    ids = {
        EVENTS: [record.event_id for record in ordered],
        LINKS: [record.event_id for record in ordered for _ in record.links],
    }
    with reading(folder), folder_with(folder, files_of(ordered)) as trial:
        findings = findings_of(trial, today)
    return [_placed(finding, ids.get(finding.file, [])) for finding in findings]


def _placed(finding: Finding, ids: list[str]) -> tuple[str, Finding]:
    number = (finding.row or 0) - 2  # rows count from 1, and the first is the header
    if not 0 <= number < len(ids):
        return "", finding
    return ids[number], replace(finding, row=None)


def _key(event: str, finding: Finding) -> tuple:
    return event, finding.code, finding.file, finding.column, finding.value, finding.expected
