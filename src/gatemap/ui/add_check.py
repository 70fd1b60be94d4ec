"""The end of the form: the check, saving, and taking the event away as a file."""

import csv
import datetime as dt
import io

import streamlit as st

from gatemap.dataset.folder import data_folder
from gatemap.editing.form import blank_form, form_of_record, open_names
from gatemap.errors import Finding, GatemapError
from gatemap.i18n.words import Words
from gatemap.saving.changes import EVENT_COLUMNS, Change, EventRecord, StaleEditError
from gatemap.saving.choose import database_url, home_of
from gatemap.saving.home import RefusedError
from gatemap.saving.preview import findings_after
from gatemap.text import csv_cell, plain_markdown
from gatemap.ui.add_desk import Sheet
from gatemap.ui.shell import PAGES
from gatemap.ui.state import Screen
from gatemap.ui.versions import draw_versions
from gatemap.ui.writer import editors_only, require_editor

WHY = "added on the page Add"  # where nobody gives a reason


def draw_check(screen: Screen, sheet: Sheet, record: EventRecord, *, likely_same: bool) -> None:
    """Draw the check of an event, what it found, and the ways to keep the event.

    Parameters
    ----------
    screen : Screen
    sheet : Sheet
    record : EventRecord
        What the form of the sheet describes now.
    likely_same : bool
        Whether the data hold an event that is probably this one: adding it then needs a word of the person.
    """
    _do_what_was_asked(sheet, record)
    checked = sheet.checked is not None and sheet.checked[0] == record
    errors = [finding for _, finding in sheet.checked[1] if finding.severity == "error"] if checked else []
    st.divider()
    st.text_input(screen.words("add-why"), key=f"add_{sheet.number}_why", help=screen.words("add-why-help"))
    if likely_same and sheet.form.before is None:
        other = st.checkbox(screen.words("add-other"), key=f"add_{sheet.number}_other")
    else:
        other = True
    _buttons(screen.words, sheet, record, ready=checked and not errors and other and record != sheet.form.before)
    _outcome(screen, sheet)
    if checked:
        _findings(screen, sheet)
    elif sheet.checked is not None:
        st.caption(screen.words("add-check-again"))
    st.caption(plain_markdown(screen.words("add-id", id=record.event_id)))


def _buttons(words: Words, sheet: Sheet, record: EventRecord, *, ready: bool) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="add_ends"):
        st.button(
            words("add-check"),
            key="add_check",
            type="secondary" if ready else "primary",
            icon=":material/rule:",
            on_click=_ask,
            args=(sheet, "check"),
        )
        st.button(
            words("add-save"),
            key="add_save",
            type="primary" if ready else "secondary",
            icon=":material/save:",
            disabled=not ready,
            help=None if ready else words("add-save-first"),
            on_click=_ask,
            args=(sheet, "save"),
        )
        st.download_button(
            words("add-download"),
            _csv(record),
            file_name=f"{record.event_id}.csv",
            mime="text/csv",
            key="add_download",
            icon=":material/download:",
            on_click="ignore",
            help=words("add-download-help"),
        )


@editors_only
def _ask(sheet: Sheet, what: str) -> None:
    sheet.asked = what


@editors_only
def _do_what_was_asked(sheet: Sheet, record: EventRecord) -> None:
    """Check or save the event as it is now.

    Not in the callback of the button: a text that was being written when the button was pressed arrives together with
    the press, and its own callback may come after the button's.
    """
    asked, sheet.asked = sheet.asked, ""
    if asked == "check":
        _run_check(sheet, record)
    elif asked == "save":
        _save(sheet, record)
        st.rerun()  # the pages of everybody show the event from now on, and so does this one


def _run_check(sheet: Sheet, record: EventRecord) -> None:
    require_editor()
    sheet.problem = ""
    try:
        found = findings_after(data_folder(), database_url(), [Change(sheet.form.before, record)], dt.date.today())
    except GatemapError as problem:
        sheet.problem = str(problem)
        return
    sheet.checked = record, found


def _findings(screen: Screen, sheet: Sheet) -> None:
    """Say what the checker found, and what nobody has decided yet."""
    words = screen.words
    found = sheet.checked[1]
    for severity, draw in (("error", st.error), ("warning", st.warning)):
        told = [_told(screen, event, finding) for event, finding in found if finding.severity == severity]
        if told:
            lines = "\n".join(f"- {plain_markdown(one)}" for one in told)
            draw(f"{words(f'add-{severity}s', n=len(told))}\n{lines}")
    if left := open_names(sheet.form):
        st.warning(
            plain_markdown(words("add-open-names", names=", ".join(row.name for row in left if row.name) or "?"))
        )
    if not found:
        st.success(words("add-good"))


def _told(screen: Screen, event: str, finding: Finding) -> str:
    words = screen.words
    column = finding.column or ""
    field = words(f"cell-{column.replace('_', '-')}") if column in EVENT_COLUMNS[1:] else words("add-elsewhere")
    elsewhere = "" if not event or column else f"{finding.file}: "
    if not finding.value:
        return words("add-finding-missing", field=elsewhere + field, expected=finding.expected)
    return words("add-finding", field=elsewhere + field, value=finding.value, expected=finding.expected)


def _save(sheet: Sheet, record: EventRecord) -> None:
    """Save the event, or keep why it could not be."""
    editor = require_editor()
    sheet.problem, sheet.stale = "", None
    why = (st.session_state.get(f"add_{sheet.number}_why") or "").strip()
    change = Change(sheet.form.before, record)
    try:
        made = home_of(data_folder(), database_url()).save([change], who=editor.name, why=why or WHY)
    except StaleEditError as problem:
        sheet.stale = problem
    except RefusedError as problem:
        sheet.checked = record, [(record.event_id, finding) for finding in problem.findings]
    except GatemapError as problem:
        sheet.problem = str(problem)
    else:
        sheet.form.before, sheet.saved, sheet.checked = record, made.number, None


def _outcome(screen: Screen, sheet: Sheet) -> None:
    words = screen.words
    if sheet.problem:
        st.error(plain_markdown(sheet.problem))
    if sheet.stale:
        st.error(words("add-stale"))
        draw_versions(screen, sheet.stale)
        st.button(words("add-stale-mine"), key="add_stale_mine", on_click=_keep_mine, args=(sheet,))
        st.button(words("add-stale-theirs"), key="add_stale_theirs", on_click=_take_theirs, args=(sheet,))
    if sheet.saved and sheet.form.before:
        st.success(words("add-saved", n=sheet.saved))
        query = {"event": sheet.form.before.event_id, "lang": screen.view.lang or words.lang}
        st.page_link(PAGES["map"], label=words("add-saved-open"), icon=":material/map:", query_params=query)


def _keep_mine(sheet: Sheet) -> None:
    """Go on from what the event is now, with what this person wrote; it is checked and saved again by hand."""
    sheet.form.before, sheet.stale, sheet.checked = sheet.stale.current, None, None


@editors_only
def _take_theirs(sheet: Sheet) -> None:
    current = sheet.stale.current
    sheet.form = form_of_record(current) if current else blank_form(dt.date.today())
    sheet.stale, sheet.checked = None, None


def _csv(record: EventRecord) -> bytes:
    """Return the event as a table of one row that can be imported again."""
    places = ";".join(f"{link['place_id']}:{link['role']}:{link['side']}" for link in record.links)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*EVENT_COLUMNS, "places"])
    writer.writerow([csv_cell(value) for value in (*record.cells.values(), places)])
    return ("﻿" + out.getvalue()).encode()
