"""The list of gates and posts: found by any of their names while a person types, and by border and province."""

import pandas as pd
import streamlit as st

from gatemap.render import html
from gatemap.store.gate_list import gate_list
from gatemap.store.gazetteer import NEAR, Gazetteer, Match, build_gazetteer, find
from gatemap.store.names import symbol_as_of, symbol_of
from gatemap.text import plain_markdown
from gatemap.ui.state import Screen, change_view

FOUND = 8  # places named under the search
PAUSE = "200ms"  # without a key before a search begins; long enough not to search after every letter of a fast writer
_ROW, _ROWS = 35, 18  # height of a table's row in pixels, as Streamlit draws it, and rows shown before it scrolls


def choose_gate(place: str) -> None:
    """Open the dossier of a place; the other filters stay."""
    change_view(place=(place,), event="")


def draw_title(screen: Screen) -> None:
    """Name the page and say what is on it."""
    words = screen.words
    lead = words("gates-lead", n=words.number(len(screen.store.known.places)))
    st.html(f'<div class="gm gm-title"><h2>{html.text(words("gates-title"))}</h2><div>{html.text(lead)}</div></div>')


@st.fragment
def draw_search(screen: Screen) -> None:
    """Draw the search: what is typed is sent after a pause, and this part of the page alone is drawn again."""
    words = screen.words
    typed = st.text_input(
        words("gates-search"),
        key="gates_search",
        type="search",
        live=PAUSE,
        placeholder=words("gates-search-hint"),
        help=words("gates-search-help"),
        max_chars=100,
        autocomplete="off",
    )
    if not (typed or "").strip():
        return
    found = find(_gazetteer(screen.store.key, screen), typed, FOUND)
    with st.container(border=True, gap="xxsmall", key="gates_found"):
        st.caption(_told(screen, found))
        for match in found:
            _draw_found(screen, match)


def draw_list(screen: Screen) -> None:
    """Draw the table of the places that the view lists; a row that is chosen opens its dossier."""
    words, view = screen.words, screen.view
    places = gate_list(screen.store, view)
    shown = words("gates-listed", shown=words.number(len(places)), total=words.number(len(screen.store.known.places)))
    st.markdown(f"**{words('gates-list')}** {shown}")
    st.caption(words("gates-filtered") if view.is_filtered() else words("gates-hint"))
    if places.empty:
        st.markdown(words("gates-none"))
        return
    ids = list(places["place_id"])
    # Another list is another table: a row that was chosen in one is not chosen in the next.
    key = f"gates_rows_{abs(hash(tuple(ids)))}"
    with st.container(key="gates_table"):
        st.dataframe(
            _table(screen, places),
            hide_index=True,
            width="stretch",
            height=_ROW * (min(len(places), _ROWS) + 1) + 3,
            column_config=_columns(screen),
            placeholder="",
            alt=words("gates-list"),
            key=key,
            on_select=lambda: _take_row(key, ids),
            selection_mode="single-row",
        )


def _take_row(key: str, ids: list[str]) -> None:
    if rows := st.session_state[key]["selection"]["rows"]:
        choose_gate(ids[rows[0]])


def _told(screen: Screen, found: list[Match]) -> str:
    if not found:
        return screen.words("gates-found-none")
    key = "gates-found-near" if found[0].how == NEAR else "gates-found"
    return screen.words(key, n=len(found))


def _draw_found(screen: Screen, match: Match) -> None:
    """Draw a place that was found as a button, and beside it the name by which it was, where the button lacks it.

    A click on a button whose label changes meanwhile is lost, so what was typed does not change the label.
    """
    words, units = screen.words, screen.view.units
    place = screen.store.dataset.places.loc[screen.store.known.places.index(match.place_id)]
    label = screen.names.pairs[match.place_id]
    told = words("gates-found-place", place=label, province=screen.names.province(place[f"province_{units}"], units))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        clicked = st.button(
            plain_markdown(told),
            key=f"gates_found_{match.place_id}",
            type="tertiary",
            on_click=choose_gate,
            args=(match.place_id,),
        )
        if match.name not in label:
            st.caption(plain_markdown(words("gates-found-by", name=match.name)), width="content")
    if clicked:
        st.rerun()  # of the whole page: the dossier takes the place of the list


def _table(screen: Screen, places: pd.DataFrame) -> pd.DataFrame:
    words, names, units = screen.words, screen.names, screen.view.units
    return pd.DataFrame(
        {
            "name": [names.places[place] for place in places["place_id"]],
            "border": [words.label("country", code) for code in places["partner"]],
            "province": [names.province(code, units) for code in places[f"province_{units}"]],
            "opposite": [names.pairs[place].partition(" – ")[2] for place in places["place_id"]],
            "level": [words.label("symbol", _symbol(screen, place)) for place in places.to_dict("records")],
            "position": [words(f"gates-precision-{code}") for code in places["position_precision"]],
            "events": places["events"].to_numpy(),
            "last": [words.date(date) if date else "" for date in places["last_date"]],
        }
    )


def _symbol(screen: Screen, place: dict) -> str:
    if not screen.view.asof:
        return symbol_of(place)
    return symbol_as_of(place, screen.states[place["place_id"]].level)


def _columns(screen: Screen) -> dict:
    words, column = screen.words, st.column_config
    return {
        "name": column.TextColumn(words("gates-name"), width=190),
        "border": column.TextColumn(words("gates-border"), width=85),
        "province": column.TextColumn(words("gates-province"), width=105),
        "opposite": column.TextColumn(words("gates-opposite"), width=170),
        "level": column.TextColumn(words("gates-level"), width=150),
        "position": column.TextColumn(words("gates-position"), width=95),
        "events": column.NumberColumn(words("gates-events"), help=words("gates-events-help"), width=70),
        "last": column.TextColumn(words("gates-last"), help=words("gates-last-help"), width=140),
    }


@st.cache_resource(show_spinner=False, max_entries=2)
def _gazetteer(store_key: str, _screen: Screen) -> Gazetteer:
    return build_gazetteer(_screen.store.dataset)
