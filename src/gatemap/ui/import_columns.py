"""What each column of the table is: prefilled by its name, to be said otherwise by a person."""

import streamlit as st

from gatemap.importing.columns import FOLLOWS, LEAVE_OUT, SURE, suggest
from gatemap.importing.encoding import ENCODINGS
from gatemap.importing.fields import FIELDS, field_label
from gatemap.importing.separated import SEPARATORS
from gatemap.importing.table import Table
from gatemap.text import plain_markdown, shorten
from gatemap.ui.import_desk import ImportDesk, suggested_columns, widget_label
from gatemap.ui.state import Screen
from gatemap.ui.writer import require_editor

ACROSS = 3  # columns of the page
_SAMPLES = 2
_SHOWN = 34  # letters of a sample


def draw_columns(screen: Screen, desk: ImportDesk, table: Table) -> None:
    """Draw a choice for each column: those that a person must look at, and, closed, those that are sure."""
    words = screen.words
    how = {label: one.how for label, one in zip(table.labels, suggest(table.labels), strict=True)}
    sure = [label for label in table.labels if how[label] in (SURE, FOLLOWS)]
    doubtful = [label for label in table.labels if label not in sure]
    st.subheader(words("import-columns"), anchor=False)
    if doubtful:
        st.caption(words("import-columns-doubtful"))
        _grid(screen, desk, table, doubtful)
    box = st.expander(words("import-columns-sure", n=len(sure)), key=desk.key("sure"), on_change="rerun")
    if box.open:
        with box:
            _grid(screen, desk, table, sure)


def draw_reading(screen: Screen, desk: ImportDesk, table: Table | None) -> None:
    """Draw how the file is read; without a table, because it could not be, all of it."""
    words = screen.words
    with st.expander(words("import-reading"), expanded=table is None, key=desk.key(f"reading_{table is None}")):
        boxes = st.columns(ACROSS)
        if table is None or not table.sheet:
            found = words("import-found-out", what=table.encoding) if table else words("import-find-out")
            _option(screen, desk, boxes[0], "encoding", ENCODINGS, found, str)
            separators = words(f"import-separator-{table.separator}") if table else ""
            found = words("import-found-out", what=separators) if table else words("import-find-out")
            _option(screen, desk, boxes[1], "separator", tuple(SEPARATORS), found, lambda one: _separator(screen, one))
        elif len(table.sheets) > 1:
            found = words("import-found-out", what=table.sheet)
            _option(screen, desk, boxes[0], "sheet", table.sheets, found, str)
        if table:
            key = desk.key("header")
            st.session_state[key] = table.header_row
            boxes[2].number_input(
                words("import-header"), min_value=1, step=1, key=key, on_change=_take_header, args=(desk, key)
            )


def _separator(screen: Screen, name: str) -> str:
    return screen.words(f"import-separator-{name}")


def _option(screen: Screen, desk: ImportDesk, box, name: str, options: tuple[str, ...], found: str, said) -> None:
    key = desk.key(name)
    st.session_state[key] = desk.reading.get(name, "")
    box.selectbox(
        screen.words(f"import-{name}"),
        ["", *options],
        format_func=lambda one: said(one) if one else found,
        key=key,
        on_change=_take_option,
        args=(desk, name, key),
    )


def _take_option(desk: ImportDesk, name: str, key: str) -> None:
    require_editor()
    value = st.session_state[key]
    kept = {other: said for other, said in desk.reading.items() if other not in (name, "header_row")}
    desk.reading = kept | ({name: value} if value else {})


def _take_header(desk: ImportDesk, key: str) -> None:
    require_editor()
    desk.reading = desk.reading | {"header_row": int(st.session_state[key])}


def _grid(screen: Screen, desk: ImportDesk, table: Table, labels: list[str]) -> None:
    for first in range(0, len(labels), ACROSS):
        for box, label in zip(st.columns(ACROSS), labels[first : first + ACROSS], strict=False):
            with box, st.container(gap="xxsmall"):
                _column(screen, desk, table, label)


def _column(screen: Screen, desk: ImportDesk, table: Table, label: str) -> None:
    words = screen.words
    at = table.labels.index(label)
    key = desk.key(f"column_{at}")
    said = suggested_columns(table) | dict(desk.choices.columns)
    st.session_state[key] = said.get(label)
    st.selectbox(
        widget_label(label),
        [*FIELDS, LEAVE_OUT],
        index=None,
        format_func=lambda field: words("import-leave-out") if field == LEAVE_OUT else field_label(field, words),
        placeholder=words("import-choose"),
        key=key,
        on_change=_take_column,
        args=(desk, label, key),
    )
    st.caption(plain_markdown(_samples(table, at)) or words("import-column-empty"))


def _take_column(desk: ImportDesk, label: str, key: str) -> None:
    require_editor()
    chosen = st.session_state[key]
    kept = {other: field for other, field in desk.choices.columns.items() if other != label}
    desk.choose(columns=kept | ({label: chosen} if chosen else {}))


def _samples(table: Table, at: int) -> str:
    found = dict.fromkeys(" ".join(cells[at].split()) for _, cells in table.rows if cells[at].strip())
    return " · ".join(shorten(text, _SHOWN) for text in list(found)[:_SAMPLES])
