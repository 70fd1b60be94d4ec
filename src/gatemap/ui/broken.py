"""What is shown when the data folder cannot be."""

import pandas as pd
import streamlit as st

from gatemap.dataset.folder import data_folder
from gatemap.errors import DataError, GatemapError
from gatemap.i18n.words import Words, words
from gatemap.ui.state import reader_language

SHOWN = 50


def draw_broken(problem: GatemapError) -> None:
    """Name file, row, column, value and what was expected, for every finding; or why nothing can be read."""
    say = words(st.query_params.get("lang", reader_language()))
    st.title(say("broken-title"), anchor=False)
    if not isinstance(problem, DataError):
        st.text(str(problem))
        return
    st.text(say("broken-text", folder=str(data_folder())))
    rows = [
        {
            say("broken-file"): finding.file,
            say("broken-row"): "" if finding.row is None else str(finding.row),
            say("broken-column"): finding.column or "",
            say("broken-value"): finding.value or "",
            say("broken-expected"): finding.expected,
        }
        for finding in problem.findings[:SHOWN]
    ]
    with st.container(key="findings"):
        st.dataframe(pd.DataFrame(rows), hide_index=True, width="stretch")
    if len(problem.findings) > SHOWN:
        st.caption(say("broken-more", n=len(problem.findings) - SHOWN))


def draw_failed(say: Words) -> None:
    """Say that a page failed, without the traceback."""
    st.subheader(say("failed-title"), anchor=False)
    st.text(say("failed-text"))
