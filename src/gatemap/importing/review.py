"""What the checker would say of an import, told in the terms of the table."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

from gatemap.errors import Finding
from gatemap.i18n.words import Words
from gatemap.importing.fields import PARTNERS, PLACE_FIELDS, field_label
from gatemap.importing.plan import Plan
from gatemap.saving.changes import LINKS
from gatemap.saving.preview import findings_after

# The checker names the rows of a file that does not exist yet.
_OTHER_ROW = re.compile(r"\brow \d+ \(([a-z0-9-]+)\)")


def reviewed(plan: Plan, folder: Path, url: str | None, today: dt.date, words: Words) -> list[Finding]:
    """Return all findings of an import: those of its planning, then those of the checker in what it would change.

    Parameters
    ----------
    plan : Plan
    folder : pathlib.Path
    url : str or None
        The home of the events, as for `saving.choose.home_of`.
    today : datetime.date
    words : Words

    Returns
    -------
    list of Finding
        With the rows and the columns of the table; a finding elsewhere in the data keeps its own file.
    """
    found = findings_after(folder, url, plan.changes, today) if plan.changes else []
    rows = {row.event_id: row.row for row in plan.rows if row.change}
    told = [_told(event, finding, rows, plan, words) for event, finding in found]
    return list(dict.fromkeys([*plan.findings, *told]))


def _told(event: str, finding: Finding, rows: dict[str, int], plan: Plan, words: Words) -> Finding:
    finding = replace(finding, expected=_OTHER_ROW.sub(r"\1", finding.expected))
    if event not in rows:
        return finding
    column = _column(finding, plan, words)
    return replace(finding, file=plan.table.file, row=rows[event], column=column)


def _column(finding: Finding, plan: Plan, words: Words) -> str | None:
    if finding.column is None:
        return None
    if finding.file == LINKS:
        label = next((label for name in PLACE_FIELDS if (label := plan.column_of(name))), None)
        return label or field_label(PLACE_FIELDS[0], words)
    named = plan.column_of(finding.column)
    if not named and finding.column == "countries":
        named = plan.column_of(PARTNERS)
    return named or field_label(finding.column, words)
