"""What an import would do, on the page: how many rows, what is wrong with which cell, and every cell that changes."""

import csv
import io
from collections.abc import Sequence

import streamlit as st

from gatemap.errors import Finding
from gatemap.importing.plan import CHANGED, KINDS, NEW, Plan, RowPlan
from gatemap.render import comparison, html
from gatemap.text import csv_cell, plain_markdown
from gatemap.ui.import_desk import ImportDesk
from gatemap.ui.state import Screen
from gatemap.ui.versions import title_of

SHOWN = 40  # findings listed on the page; the file has all
PAGE = 10  # events whose cells are shown at a time


def draw_counts(screen: Screen, plan: Plan) -> None:
    """Count the rows by what becomes of them."""
    words = screen.words
    kinds = [kind for kind in KINDS if plan.count(kind) or kind in (NEW, CHANGED)]
    numbers = [
        (words.number(plan.count(kind)), words(f"import-rows-{kind}"), words(f"import-help-{kind}")) for kind in kinds
    ]
    st.html(html.numbers(numbers))


def draw_findings(screen: Screen, desk: ImportDesk, findings: Sequence[Finding]) -> None:
    """List what is wrong, errors first, and offer all of it as a file."""
    if not findings:
        return
    words = screen.words
    ordered = sorted(findings, key=lambda one: one.severity != "error")
    errors = sum(finding.severity == "error" for finding in findings)
    st.subheader(words("import-findings"), anchor=False)
    st.caption(words("import-findings-count", errors=errors, warnings=len(findings) - errors))
    items = "".join(_finding(screen, finding) for finding in ordered[:SHOWN])
    st.html(f'<div class="gm gm-import-findings"><ul>{items}</ul></div>')
    if len(ordered) > SHOWN:
        st.caption(words("import-more-findings", n=len(ordered) - SHOWN))
    st.download_button(
        words("import-findings-file"),
        lambda: _csv(screen, ordered),
        file_name=f"{desk.file}.findings.csv",
        mime="text/csv",
        key=desk.key("findings"),
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )


def draw_differences(screen: Screen, desk: ImportDesk, plan: Plan) -> None:
    """Show every event that would be changed or new, cell by cell."""
    rows = sorted((row for row in plan.rows if row.change), key=lambda row: row.what != CHANGED)
    if not rows:
        return
    words = screen.words
    st.subheader(words("import-differences"), anchor=False)
    pages = -(-len(rows) // PAGE)
    key = desk.key("page")
    page = min(st.session_state.get(key, 1), pages)
    for row in rows[(page - 1) * PAGE : page * PAGE]:
        _difference(screen, desk, row)
    if pages > 1:
        st.pagination(pages, key=key)


def _difference(screen: Screen, desk: ImportDesk, row: RowPlan) -> None:
    words, change = screen.words, row.change
    title = plain_markdown(title_of(change.after, words.lang))
    label = words(f"import-event-{row.what}", title=title, row=row.row)
    cells = comparison.differing([change.before, change.after], words, screen.names)
    heads = [words("changes-before"), words("changes-after")]
    if change.before is None:
        heads, cells = heads[1:], [(name, shown[1:]) for name, shown in cells]
    with st.expander(label, key=desk.key(f"row_{row.row}")):
        st.html(comparison.table(heads, cells, words))


def _finding(screen: Screen, finding: Finding) -> str:
    words = screen.words
    where = [words("import-at-row", row=finding.row)] if finding.row is not None else []
    where += [finding.column] if finding.column else []
    head = " · ".join(where) or finding.file
    found = f"<q>{html.text(finding.value)}</q><br>" if finding.value else ""
    severity = words(f"data-{finding.severity}")
    return (
        f'<li class="{html.text(finding.severity)}"><b>{html.text(severity)} · {html.text(head)}</b><br>{found}'
        f"{html.text(words('import-needed', what=finding.expected))}</li>"
    )


def _csv(screen: Screen, findings: Sequence[Finding]) -> bytes:
    words = screen.words
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    heads = ("data-severity", "broken-file", "broken-row", "broken-column", "broken-value", "broken-expected")
    writer.writerow([words(head) for head in heads])
    for one in findings:
        cells = (words(f"data-{one.severity}"), one.file, one.row, one.column, one.value, one.expected)
        writer.writerow(["" if cell is None else csv_cell(str(cell)) for cell in cells])
    return out.getvalue().encode("utf-8-sig")
