"""The import of a table on the page Add, from the file to the saved events."""

import datetime as dt

import streamlit as st

from gatemap.dataset.folder import data_folder
from gatemap.errors import GatemapError
from gatemap.importing.plan import Plan
from gatemap.importing.problems import TableError
from gatemap.importing.report import table_line
from gatemap.importing.review import reviewed
from gatemap.importing.table import FILE_BYTES, Table
from gatemap.saving.access import Editor
from gatemap.saving.changes import StaleEditError
from gatemap.saving.choose import database_url, home_of
from gatemap.saving.home import RefusedError
from gatemap.text import plain_markdown
from gatemap.ui.add_desk import MODE
from gatemap.ui.import_columns import draw_columns, draw_reading
from gatemap.ui.import_desk import ImportDesk, clear_import, import_desk, lay_table
from gatemap.ui.import_outcome import draw_counts, draw_differences, draw_findings
from gatemap.ui.import_questions import draw_questions
from gatemap.ui.state import Screen
from gatemap.ui.versions import draw_versions
from gatemap.ui.writer import require_editor

TYPES = ("csv", "tsv", "txt", "xlsx")


def draw_import(screen: Screen, editor: Editor) -> None:
    """Draw the whole way of a table: the file, its columns, what is open, what is wrong, what changes, and saving.

    Parameters
    ----------
    screen : Screen
    editor : Editor
        Who the page is drawn for; whoever saves is asked for again when it happens.
    """
    require_editor()
    desk = import_desk()
    if not desk.file:
        _upload(screen, desk)
        return
    if desk.saved:
        _saved(screen, desk)
        return
    table = _table(screen, desk)
    if table is None:
        return
    try:
        with st.spinner(screen.words("import-comparing")):
            questions = desk.plan(screen, answered=False).questions
            plan = desk.plan(screen)
    except GatemapError as problem:
        st.error(plain_markdown(str(problem)))
        return
    _outcome(screen, desk)
    draw_columns(screen, desk, table)
    draw_questions(screen, desk, questions)
    _result(screen, desk, plan)


def _upload(screen: Screen, desk: ImportDesk) -> None:
    words, key = screen.words, desk.key("file")
    st.caption(words("import-lead"))
    st.file_uploader(
        words("import-file"),
        TYPES,
        key=key,
        help=words("import-file-help"),
        max_upload_size=FILE_BYTES // 1_000_000,
        on_change=_take_file,
        args=(key,),
    )


def _take_file(key: str) -> None:
    require_editor()
    file = st.session_state.get(key)
    if file is not None:
        lay_table(file.name, file.getvalue())


def _table(screen: Screen, desk: ImportDesk) -> Table | None:
    """Draw what the file is and how it is read; return its table, None when it has none."""
    words, table, problem = screen.words, None, ""
    try:
        table = desk.table()
    except TableError as failed:
        problem = failed.said(words)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        st.text(table_line(table, words) if table else desk.file, width="content")
        _another(screen)
    if problem:
        st.error(plain_markdown(problem))
    draw_reading(screen, desk, table)
    return table


def _result(screen: Screen, desk: ImportDesk, plan: Plan) -> None:
    """Draw what the import would do, and the way to do it."""
    words = screen.words
    checked = desk.checked is not None and desk.checked[0] is plan
    findings = desk.checked[1] if checked else plan.findings
    errors = any(finding.severity == "error" for finding in findings)
    st.subheader(words("import-result"), anchor=False)
    draw_counts(screen, plan)
    if "event_id" in plan.columns.fields.values():
        _empty_clears(screen, desk)
    draw_findings(screen, desk, findings)
    draw_differences(screen, desk, plan)
    if plan.questions.open:
        st.info(words("import-open"))
    elif errors:
        st.info(words("import-wrong"))
    elif not plan.changes:
        st.info(words("import-nothing-to-save"))
    _buttons(screen, desk, plan, ready=checked and not errors)


def _empty_clears(screen: Screen, desk: ImportDesk) -> None:
    key = desk.key("empty_clears")
    st.session_state[key] = desk.choices.empty_clears
    label = screen.words("import-empty-clears")
    st.checkbox(label, key=key, help=screen.words("import-empty-clears-help"), on_change=_take_clears, args=(desk, key))


def _take_clears(desk: ImportDesk, key: str) -> None:
    require_editor()
    desk.choose(empty_clears=bool(st.session_state[key]))


def _buttons(screen: Screen, desk: ImportDesk, plan: Plan, *, ready: bool) -> None:
    words = screen.words
    sound = bool(plan.changes) and not plan.errors and not plan.questions.open
    st.text_input(words("import-why"), key=desk.key("why"), persist_state="session", help=words("import-why-help"))
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="import_ends"):
        st.button(
            words("import-check"),
            key="import_check",
            type="secondary" if ready else "primary",
            icon=":material/rule:",
            disabled=not plan.changes,
            on_click=_check,
            args=(screen, desk, plan),
        )
        st.button(
            words("import-save", n=len(plan.changes)),
            key="import_save",
            type="primary" if ready else "secondary",
            icon=":material/save:",
            disabled=not (sound and ready),
            help=None if sound and ready else words("import-save-first"),
            on_click=_save,
            args=(desk, plan),
        )
    if sound and ready:
        st.success(words("import-good"))


def _check(screen: Screen, desk: ImportDesk, plan: Plan) -> None:
    require_editor()
    desk.problem = ""
    try:
        found = reviewed(plan, data_folder(), database_url(), dt.date.today(), screen.words)
    except GatemapError as problem:
        desk.problem = str(problem)
        return
    desk.checked = plan, found


def _save(desk: ImportDesk, plan: Plan) -> None:
    """Save all of it in one revision, or keep why nothing was saved."""
    editor = require_editor()
    desk.problem, desk.stale = "", None
    if desk.checked is None or desk.checked[0] is not plan:
        return
    why = " ".join((st.session_state.get(desk.key("why")) or "").split()) or f"import of {desk.file}"
    try:
        made = home_of(data_folder(), database_url()).save(plan.changes, who=editor.name, why=why)
    except StaleEditError as problem:
        desk.stale = problem
    except RefusedError as problem:
        desk.checked = plan, list(problem.findings)
    except GatemapError as problem:
        desk.problem = str(problem)
    else:
        desk.saved = made.number, len(plan.changes)


def _outcome(screen: Screen, desk: ImportDesk) -> None:
    """Say why the last check or save did not work."""
    if desk.problem:
        st.error(plain_markdown(desk.problem))
    if desk.stale:
        st.error(screen.words("import-stale"))
        draw_versions(screen, desk.stale)


def _saved(screen: Screen, desk: ImportDesk) -> None:
    """Say what was saved, and where it can be seen and taken back."""
    words = screen.words
    number, events = desk.saved
    st.success(words("import-saved", number=number, n=events))
    with st.container(horizontal=True, gap="medium"):
        label = words("import-changes")
        st.button(label, key="import_changes", type="tertiary", icon=":material/history:", on_click=_show_changes)
        _another(screen)


def _another(screen: Screen) -> None:
    label = screen.words("import-another")
    st.button(label, key="import_another", type="tertiary", icon=":material/restart_alt:", on_click=clear_import)


def _show_changes() -> None:
    require_editor()
    st.session_state[MODE] = "changes"
