"""What is shown when the data folder cannot be."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from gatemap.dataset.folder import data_folder
from gatemap.errors import DataError, Finding, GatemapError
from gatemap.i18n.words import Words, words
from gatemap.store.lasting import Opened
from gatemap.ui import writer
from gatemap.ui.resources import open_data
from gatemap.ui.state import reader_language

SHOWN = 50
AGAIN = 5.0  # seconds between two looks at data that could not be read


def draw_broken(problem: GatemapError) -> None:
    """Name file, row, column, value and what was expected, for every finding; or why nothing can be read."""
    say = words(st.query_params.get("lang", reader_language()))
    st.title(say("broken-title"), anchor=False)
    if not isinstance(problem, DataError):
        st.text(str(problem))
        return
    st.text(say("broken-text", folder=str(data_folder())))
    draw_findings(say, problem.findings)


def draw_last_good(say: Words, opened: Opened) -> None:
    """Say that newer data cannot be read, and draw the page anew as soon as they can; nothing when they are.

    Why is for whoever can mend it: a message may name folders and machines.

    Parameters
    ----------
    say : Words
    opened : Opened
    """
    if opened.problem is None:
        return
    with st.container(key="last_good", gap="xsmall"):
        good = opened.good_at
        st.warning(say("last-good", day=say.day(good), time=f"{good:%H:%M}"), icon=":material/history:")
        if writer.current_editor():
            with st.expander(say("last-good-why")):
                if isinstance(opened.problem, DataError):
                    draw_findings(say, opened.problem.findings)
                else:
                    st.text(str(opened.problem))
        _watch()


@st.fragment(run_every=AGAIN)
def _watch() -> None:
    """Look again, without a visitor's doing."""
    try:
        mended = open_data().problem is None
    except GatemapError:
        mended = True  # not the last good ones either: the page has another thing to say
    if mended:
        st.rerun()


def draw_findings(say: Words, findings: Sequence[Finding]) -> None:
    """List findings in a table.

    Parameters
    ----------
    say : Words
    findings : sequence of Finding
    """
    rows = [
        {
            say("broken-file"): finding.file,
            say("broken-row"): "" if finding.row is None else str(finding.row),
            say("broken-column"): finding.column or "",
            say("broken-value"): finding.value or "",
            say("broken-expected"): finding.expected,
        }
        for finding in findings[:SHOWN]
    ]
    with st.container(key="findings"):
        st.dataframe(pd.DataFrame(rows), hide_index=True, width="stretch")
    if len(findings) > SHOWN:
        st.caption(say("broken-more", n=len(findings) - SHOWN))


def draw_failed(say: Words) -> None:
    """Say that a page failed, without the traceback."""
    st.subheader(say("failed-title"), anchor=False)
    st.text(say("failed-text"))
