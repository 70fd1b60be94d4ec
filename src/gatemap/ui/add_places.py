"""The places of an event in its form: one row each, with what it has to do with the event."""

import streamlit as st

from gatemap import vocab
from gatemap.editing.form import PlaceRow
from gatemap.text import plain_markdown
from gatemap.ui.add_desk import Sheet
from gatemap.ui.state import Screen
from gatemap.ui.writer import editors_only


def draw_places(screen: Screen, sheet: Sheet) -> None:
    """Draw the rows, and the button that adds one."""
    words = screen.words
    if sheet.form.places:
        st.caption(words("add-places-help"))
    for number, row in enumerate(sheet.form.places):
        _row(screen, sheet, number, row)
    if not sheet.form.places:
        st.caption(words("add-no-places"))
    st.button(
        words("add-place"),
        key=f"add_{sheet.number}_more",
        type="tertiary",
        icon=":material/add_location_alt:",
        on_click=_add,
        args=(sheet,),
    )


def _row(screen: Screen, sheet: Sheet, number: int, row: PlaceRow) -> None:
    words = screen.words
    # The object's own number: were rows counted, taking one away would hand its widgets to the next.
    key = f"add_{sheet.number}_place_{id(row)}"
    with st.container(gap="xsmall", key=f"{key}_row"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _place(screen, row, f"{key}_id", number)
            st.button(
                words("add-place-remove"),
                key=f"{key}_away",
                type="tertiary",
                icon=":material/delete:",
                help=words("add-place-remove-help", n=number + 1),
                on_click=_remove,
                args=(sheet, row),
            )
        role, side, name = st.columns([3, 3, 4], gap="small")
        with role:
            _choice(screen, row, "role", vocab.ROLES, f"{key}_role")
        with side:
            _choice(screen, row, "side", vocab.SIDES, f"{key}_side")
        with name:
            _name(screen, row, f"{key}_name")
        if row.candidates and not row.place_id:
            st.warning(plain_markdown(words("add-place-open", name=row.name)))


def _place(screen: Screen, row: PlaceRow, key: str, number: int) -> None:
    """Draw the choice of the place; what a name may mean comes first."""
    words, pairs = screen.words, screen.names.pairs
    ordered = sorted(pairs, key=lambda code: pairs[code].casefold())
    st.session_state[key] = row.place_id or None
    provinces = screen.store.dataset.places.set_index("place_id")["province_63"]

    def said(code: str) -> str:
        if code not in pairs:
            return code
        return words("add-place-of", place=pairs[code], province=screen.names.province(provinces[code], "63"))

    st.selectbox(
        words("add-place-number", n=number + 1),
        list(dict.fromkeys([*row.candidates, *ordered, *([row.place_id] if row.place_id else [])])),
        index=None,
        format_func=said,
        key=key,
        placeholder=words("add-choose"),
        label_visibility="collapsed",
        on_change=_take,
        args=(row, "place_id", key),
    )


def _choice(screen: Screen, row: PlaceRow, field: str, codes: tuple[str, ...], key: str) -> None:
    st.session_state[key] = getattr(row, field)
    st.selectbox(
        screen.words(f"add-place-{field}"),
        codes,
        format_func=lambda code: screen.words(f"add-{field}-{code}"),
        key=key,
        label_visibility="collapsed",
        on_change=_take,
        args=(row, field, key),
    )


def _name(screen: Screen, row: PlaceRow, key: str) -> None:
    st.session_state[key] = row.name
    label = screen.words("add-place-name")
    st.text_input(
        label, key=key, placeholder=label, label_visibility="collapsed", on_change=_take, args=(row, "name", key)
    )


@editors_only
def _take(row: PlaceRow, field: str, key: str) -> None:
    setattr(row, field, st.session_state[key] or "")


@editors_only
def _add(sheet: Sheet) -> None:
    sheet.form.places.append(PlaceRow())


@editors_only
def _remove(sheet: Sheet, row: PlaceRow) -> None:
    sheet.form.places = [other for other in sheet.form.places if other is not row]
