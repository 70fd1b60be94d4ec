"""What an import would do, as lines of text.

Cells are quoted as Python does it, so that no text can move the cursor.
"""

from collections.abc import Iterator, Sequence

from gatemap.errors import Finding
from gatemap.i18n.words import Words
from gatemap.importing.columns import LEAVE_OUT
from gatemap.importing.fields import field_label
from gatemap.importing.places import NOT_OURS
from gatemap.importing.plan import CHANGED, KINDS, NEW, PLACES_CELL, UNCHANGED, Plan, Questions, differences
from gatemap.importing.table import Table

FINDINGS = 50  # that are listed
EVENTS = 20  # whose cells are listed


def table_line(table: Table, words: Words) -> str:
    """Say what was read: the file, how it is written, and how large it is."""
    file, rows, columns, header = table.file, len(table.rows), len(table.labels), table.header_row
    if table.sheet:
        return words("import-read-sheet", file=file, rows=rows, columns=columns, header=header, sheet=table.sheet)
    separator = words(f"import-separator-{table.separator}")
    return words(
        "import-read-text",
        file=file,
        rows=rows,
        columns=columns,
        header=header,
        encoding=table.encoding,
        separator=separator,
    )


def column_lines(plan: Plan, words: Words) -> Iterator[str]:
    """Say what each column is read as, and which are left out, and why."""
    for at, label in enumerate(plan.table.labels):
        if at in plan.columns.fields:
            field = plan.columns.fields[at]
            yield f"  {label} -> {field} ({field_label(field, words)})"
        elif at in plan.columns.left_out:
            yield f"  {label} -> {LEAVE_OUT} ({words(f'import-left-{plan.columns.left_out[at]}')})"


def question_lines(questions: Questions, words: Words) -> Iterator[str]:
    """Ask what is open, each with the option of the command that answers it."""
    for label, found in questions.columns.items():
        yield words("import-ask-column", column=label)
        for field in found.fields:
            yield f'    --map "{_option(label)}={field}"  ({field_label(field, words)})'
        yield f'    --map "{_option(label)}={LEAVE_OUT}"  ({words("import-leave-out")})'
    if where := questions.order:
        yield words("import-ask-order", row=where.row, column=where.column, value=where.value)
        yield "    --day-first | --month-first"
    if where := questions.role:
        yield words("import-ask-role", row=where.row, column=where.column, value=where.value)
        yield "    --place-role venue | participant | subject"
    for name, matches in questions.places.items():
        where = questions.where[name]
        yield words("import-ask-place", row=where.row, column=where.column, value=name)
        for match in matches:
            yield f'    --place "{_option(name)}={match.place_id}"  ({match.name})'
        yield f'    --place "{_option(name)}={NOT_OURS}"  ({words("import-not-ours")})'
    for field in questions.common:
        yield words("import-ask-common", field=field_label(field, words))
        yield f'    --set "{field}=…"'


def finding_lines(findings: Sequence[Finding], words: Words, most: int = FINDINGS) -> Iterator[str]:
    """Say what is wrong, errors first; where there is more than `most`, how much more."""
    ordered = sorted(findings, key=lambda one: one.severity != "error")
    for finding in ordered[:most]:
        yield finding_line(finding, words)
    if len(ordered) > most:
        yield words("import-more-findings", n=len(ordered) - most)


def finding_line(finding: Finding, words: Words) -> str:
    """Say in one line what is wrong and what would have been right."""
    where = [finding.file]
    where += [words("import-at-row", row=finding.row)] if finding.row is not None else []
    where += [words("import-at-column", column=finding.column)] if finding.column else []
    found = words("import-found", value=repr(finding.value)) + " " if finding.value else ""
    severity = words(f"data-{finding.severity}")
    return f"{severity}: {', '.join(where)}: {found}{words('import-expected', what=finding.expected)} [{finding.code}]"


def difference_lines(plan: Plan, words: Words, most: int = EVENTS) -> Iterator[str]:
    """Say what would be new and what changed, cell by cell."""
    changing = [row for row in plan.rows if row.change]
    for row in changing[:most]:
        yield words(f"import-row-{row.what}", row=row.row, id=row.event_id)
        for column, before, after in differences(row.change):
            field = "places" if column == PLACES_CELL else column
            yield f"    {field}: {after!r}" if row.what == NEW else f"    {field}: {before!r} -> {after!r}"
    if len(changing) > most:
        yield words("import-more-events", n=len(changing) - most)


def count_line(plan: Plan, words: Words) -> str:
    """Count the rows by what becomes of them."""
    counts = {kind: plan.count(kind) for kind in KINDS}
    said = [words(f"import-count-{kind}", n=n) for kind, n in counts.items() if n or kind in (NEW, CHANGED, UNCHANGED)]
    return ", ".join(said)


def _option(name: str) -> str:
    """Return a name as it can stand in quotation marks on a command line."""
    return "".join(f"\\{sign}" if sign in '"\\$`' else sign for sign in name)
