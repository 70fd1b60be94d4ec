"""The table of the events in view, page by page."""

import math
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gatemap import vocab
from gatemap.dataset.schema import split_list
from gatemap.store import queries
from gatemap.store.names import titles_of
from gatemap.store.view import View
from gatemap.text import safe_url
from gatemap.ui.export_panel import draw_export
from gatemap.ui.later import Later
from gatemap.ui.rounds import round_of
from gatemap.ui.state import Screen, change_view

PAGE_SIZE = 50


def draw_table(screen: Screen, total: int, later: Later) -> None:
    """Draw one page of the table; later its order, its pager and the downloads."""
    words = screen.words
    pager = _pager_key(screen.view)
    page = st.session_state.get(pager, 1)
    offset = (page - 1) * PAGE_SIZE
    last = min(offset + PAGE_SIZE, total)
    title, order, download = st.columns([5, 2, 4], vertical_alignment="center")
    shown = words("table-shown", first=words.number(offset + 1), last=words.number(last), n=words.number(total))
    title.markdown(f"**{words('table')}** {shown}")
    events = screen.ask(queries.rows, offset=offset, limit=PAGE_SIZE)
    events_table(screen, events, key="events_table")
    if total > PAGE_SIZE:
        st.pagination(math.ceil(total / PAGE_SIZE), key=pager)
    later.add(_order, order, screen)
    later.add(_export, download, screen, total)


def _export(box: DeltaGenerator, screen: Screen, total: int) -> None:
    with box:
        draw_export(screen, total)


def paged_events(screen: Screen, key: str, total: int, rows: Callable[..., pd.DataFrame]) -> None:
    """Draw a table of events in pages, its pager beneath.

    Parameters
    ----------
    screen : Screen
    key : str
        Names table and pager on their page.
    total : int
        Events in all.
    rows : callable
        ``rows(offset=, limit=)`` gives some of them, as `queries.rows` does.
    """
    pager = f"{key}_page"
    pages = max(1, math.ceil(total / PAGE_SIZE))
    page = min(st.session_state.get(pager, 1), pages)
    events_table(screen, rows(offset=(page - 1) * PAGE_SIZE, limit=PAGE_SIZE), key=f"{key}_events")
    if pages > 1:
        st.pagination(pages, key=pager)


def events_table(screen: Screen, events: pd.DataFrame, key: str) -> None:
    """Draw events as a table; a row that is chosen opens the card of its event.

    Parameters
    ----------
    screen : Screen
    events : pandas.DataFrame
        As `queries.rows` gives them.
    key : str
        Names the table on its page.
    """
    widget = f"{key}_rows"
    with st.container(key=key):
        st.dataframe(
            _shown(screen, events),
            hide_index=True,
            width="stretch",
            height=min(420, 36 * (len(events) + 1) + 3),
            column_config=_columns(screen),
            placeholder="",
            alt=screen.words("table"),
            key=widget,
            on_select=lambda: _take_row(widget, list(events["event_id"])),
            selection_mode="single-row",
        )


def _take_row(widget: str, event_ids: list[str]) -> None:
    chosen = st.session_state[widget]["selection"]["rows"]
    change_view(event=event_ids[chosen[0]] if chosen else "")


def _pager_key(view: View) -> str:
    """Name the pager: another view has another pager, which begins at its first page."""
    return f"table_page_{round_of('table', replace(view, lang=''))}"


def _order(box: DeltaGenerator, screen: Screen) -> None:
    key = "table_sort"
    st.session_state[key] = screen.view.sort
    box.selectbox(
        screen.words("filter-sort"),
        vocab.SORTS,
        format_func=lambda code: screen.words.label("sort", code),
        key=key,
        label_visibility="collapsed",
        on_change=lambda: change_view(sort=st.session_state[key]),
    )


def _shown(screen: Screen, events: pd.DataFrame) -> pd.DataFrame:
    words, names, units = screen.words, screen.names, screen.view.units

    def joined(column: str, name) -> list[str]:
        return [", ".join(name(code) for code in split_list(cell)) for cell in events[column]]

    return pd.DataFrame(
        {
            "date": [words.date(date) for date in events["date"]],
            "title": titles_of(events, words.lang),
            "kind": [words.label("kind", code) for code in events["kind"]],
            "partner": [_partners(screen, cell) for cell in events["countries"]],
            "places": joined("place_ids", names.places.__getitem__),
            "provinces": joined(f"provinces_{units}", lambda code: names.province(code, units)),
            "source": [safe_url(url) for url in events["source_url"]],
            "level": [words.label("level", code) for code in events["level"]],
        }
    )


def _partners(screen: Screen, countries: str) -> str:
    codes = [code for code in split_list(countries) if code != "VN"] or ["VN"]
    return ", ".join(screen.words.label("partner", code) for code in codes)


def _columns(screen: Screen) -> dict:
    words, column = screen.words, st.column_config
    return {
        "date": column.TextColumn(words("table-date"), help=words("table-date-help"), width=130),
        "title": column.TextColumn(words("table-title"), width=350),
        "kind": column.TextColumn(words("table-kind"), width=125),
        "partner": column.TextColumn(words("table-partner"), width=95),
        "places": column.TextColumn(words("table-places"), width=150),
        "provinces": column.TextColumn(words("table-provinces"), width=105),
        "level": column.TextColumn(words("table-level"), width=110),
        "source": column.LinkColumn(words("table-source"), display_text=r"https?://(?:www\.)?([^/:]+)", width=125),
    }
