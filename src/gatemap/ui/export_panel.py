"""The downloads of the events in view: CSV at one click, the other formats in a menu.

A file is made when its button is pressed, in a thread of the server's that is not the page's: the page goes on. Of a
large view the file is made first, with a bar that says how far it is, and handed over when it is whole.
"""

import datetime as dt

import streamlit as st

from gatemap.render.exports.about import Export, file_name
from gatemap.render.exports.job import FAILED, READY, RUNNING, Job
from gatemap.render.exports.registry import FORMATS, GROUPS, Format
from gatemap.ui.state import Screen

LARGE = 20_000  # events from which a file takes longer than a person waits without a sign
EVERY = 2.0  # seconds between two looks at how far a file is
_JOB = "export_job"


def draw_export(screen: Screen, total: int) -> None:
    """Draw the button of the CSV and the menu of the other formats.

    Parameters
    ----------
    screen : Screen
    total : int
        Events in view.
    """
    words = screen.words
    export = Export(screen.store, screen.view, dt.date.today(), words.lang)
    with st.container(horizontal=True, gap="small", key="export"):
        csv = FORMATS["csv"]
        if total < LARGE:
            _download(export, csv, words("download-csv"), key="download_csv", help=words("download-help"))
        # What is in the menu is made only when it is opened.
        menu = st.popover(words("export-more"), key="export_menu", on_change="rerun")
        if menu.open:
            with menu, st.container(gap="xsmall"):
                _menu(screen, export, total)


def _menu(screen: Screen, export: Export, total: int) -> None:
    words = screen.words
    large = total >= LARGE
    st.caption(words("export-large" if large else "export-lead", n=total))
    if _JOB in st.session_state:
        _progress(screen)
    for group in GROUPS:
        forms = [form for form in FORMATS.values() if form.group == group and (large or form.code != "csv")]
        st.markdown(f"**{words(f'export-group-{group}')}**")
        for form in forms:
            button, line = st.columns([2, 3], vertical_alignment="center")
            with button:
                _prepare(export, form, screen) if large else _download(export, form, words(_label(form)))
            line.caption(words(f"export-for-{form.code}"))


def _download(export: Export, form: Format, label: str, key: str = "", help: str | None = None) -> None:
    st.download_button(
        label,
        data=lambda: form.content(export),
        file_name=file_name(export.view, export.day, form.suffix),
        mime=form.mime,
        icon=":material/download:" if form.code == "csv" else None,
        help=help,
        on_click="ignore",
        width="stretch",
        key=key or f"export_{form.code}",
    )


def _prepare(export: Export, form: Format, screen: Screen) -> None:
    st.button(
        screen.words(_label(form)),
        key=f"prepare_{form.code}",
        width="stretch",
        on_click=_start,
        args=(form, export),
    )


def _start(form: Format, export: Export) -> None:
    _leave()
    st.session_state[_JOB] = Job(form, export).start()


def _leave() -> None:
    """Stop the file under way, if one is, and forget it."""
    job = st.session_state.pop(_JOB, None)
    if job:
        job.stop()


def _progress(screen: Screen) -> None:
    """Draw how far the file is, again and again without a rerun of the page, until it can be downloaded."""
    running = st.session_state[_JOB].state == RUNNING

    @st.fragment(run_every=EVERY if running else None)
    def draw() -> None:
        job = st.session_state.get(_JOB)
        if job is None:
            return
        if running and job.state != RUNNING:
            st.rerun()
        _state_of(job, screen)

    draw()


def _state_of(job: Job, screen: Screen) -> None:
    words = screen.words
    name = file_name(job.export.view, job.export.day, job.form.suffix)
    with st.container(border=True, gap="small"):
        st.text(name)
        if job.state == READY:
            st.download_button(
                words("export-ready"),
                data=job.path.read_bytes,
                file_name=name,
                mime=job.form.mime,
                icon=":material/download:",
                on_click="ignore",
                type="primary",
                key="export_ready",
            )
        elif job.state == FAILED:
            st.text(words("export-failed"))
        else:
            done, all_events = words.number(job.done), words.number(job.export.total)
            st.progress(job.share, words("export-progress", done=done, total=all_events))
        st.button(words("export-stop" if job.state == RUNNING else "export-forget"), key="export_stop", on_click=_leave)


def _label(form: Format) -> str:
    return f"export-format-{form.code}"
