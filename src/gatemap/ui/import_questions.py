"""What only a person can say of a table: the order of day and month, which place a name is, what all events share."""

from collections.abc import Callable

import streamlit as st

from gatemap import vocab
from gatemap.importing.fields import field_label
from gatemap.importing.places import NOT_OURS
from gatemap.importing.plan import Questions, Where
from gatemap.store.gazetteer import Match
from gatemap.ui.import_desk import ImportDesk, widget_label
from gatemap.ui.state import Screen
from gatemap.ui.writer import require_editor

MOST_NAMES = 40  # names asked about at once; the next ones come when these are answered
_ORDERS = {True: "import-day-first", False: "import-month-first"}


def draw_questions(screen: Screen, desk: ImportDesk, questions: Questions) -> None:
    """Draw the questions that the table leaves open, each with the answer that was given."""
    if not (questions.order or questions.role or questions.places or questions.common):
        return
    st.subheader(screen.words("import-questions"), anchor=False)
    if questions.order:
        _order(screen, desk, questions.order)
    if questions.role:
        _role(screen, desk, questions.role)
    if questions.common:
        _common(screen, desk, questions.common)
    if questions.places:
        _places(screen, desk, questions)


def _order(screen: Screen, desk: ImportDesk, where: Where) -> None:
    words, key = screen.words, desk.key("order")
    st.session_state[key] = desk.choices.day_first
    st.radio(
        widget_label(words("import-ask-order", row=where.row, column=where.column, value=where.value)),
        list(_ORDERS),
        index=None,
        format_func=lambda day_first: words(_ORDERS[day_first]),
        horizontal=True,
        key=key,
        on_change=_take,
        args=(desk, "day_first", key, lambda chosen: chosen),
    )


def _role(screen: Screen, desk: ImportDesk, where: Where) -> None:
    words, key = screen.words, desk.key("role")
    st.session_state[key] = desk.choices.role or None
    st.radio(
        widget_label(words("import-ask-role", row=where.row, column=where.column, value=where.value)),
        vocab.ROLES,
        index=None,
        format_func=lambda role: words(f"event-role-{role}"),
        horizontal=True,
        key=key,
        on_change=_take,
        args=(desk, "role", key, lambda chosen: chosen or ""),
    )


def _common(screen: Screen, desk: ImportDesk, fields: tuple[str, ...]) -> None:
    """Ask for values that all new events share, as no column gives them."""
    words = screen.words
    st.caption(words("import-common"))
    for first in range(0, len(fields), 3):
        for box, field in zip(st.columns(3), fields[first : first + 3], strict=False):
            with box:
                _common_field(screen, desk, field)


def _common_field(screen: Screen, desk: ImportDesk, field: str) -> None:
    words, key = screen.words, desk.key(f"common_{field}")
    label, value = field_label(field, words), desk.choices.common.get(field, "")
    if field == "countries":
        st.session_state[key] = value.split(";") if value else []
        named = {"format_func": lambda code: words.label("country", code), "placeholder": words("import-choose")}
        st.multiselect(label, vocab.COUNTRIES, key=key, on_change=_take_common, args=(desk, field, key), **named)
    elif field == "source_url":
        st.session_state[key] = value
        st.text_input(label, key=key, placeholder="https://…", on_change=_take_common, args=(desk, field, key))
    else:
        codes, said = _codes(screen, field)
        st.session_state[key] = value or None
        named = {"index": None, "format_func": said, "placeholder": words("import-choose")}
        st.selectbox(label, codes, key=key, on_change=_take_common, args=(desk, field, key), **named)


def _codes(screen: Screen, field: str) -> tuple[tuple[str, ...], Callable[[str], str]]:
    words = screen.words
    if field == "kind":
        return vocab.EVENT_KINDS, lambda code: words.label("kind", code)
    if field == "level":
        return vocab.EVENT_LEVELS, lambda code: words.label("level", code)
    return vocab.SOURCE_QUALITIES, lambda code: words(f"event-quality-{code}")


def _places(screen: Screen, desk: ImportDesk, questions: Questions) -> None:
    words = screen.words
    st.caption(words("import-places"))
    names = sorted(questions.places, key=lambda name: (name in desk.choices.places, questions.where[name].row))
    for first in range(0, min(len(names), MOST_NAMES), 3):
        for box, name in zip(st.columns(3), names[first : min(first + 3, MOST_NAMES)], strict=False):
            with box:
                _place(screen, desk, name, questions.places[name], questions.where[name])
    if len(names) > MOST_NAMES:
        st.caption(words("import-places-more", n=len(names) - MOST_NAMES))


def _place(screen: Screen, desk: ImportDesk, name: str, matches: tuple[Match, ...], where: Where) -> None:
    """Ask which place a name is: the likely ones stand first, then that it is none, then all others."""
    words, key = screen.words, desk.key(f"place_{name}")
    likely = [match.place_id for match in matches]
    others = sorted(set(screen.names.places) - set(likely), key=lambda place: screen.names.places[place].casefold())
    st.session_state[key] = desk.choices.places.get(name)
    st.selectbox(
        widget_label(words("import-place", name=name, row=where.row)),
        [*likely, NOT_OURS, *others],
        index=None,
        format_func=lambda place: words("import-not-ours") if place == NOT_OURS else _place_name(screen, place),
        placeholder=words("import-choose"),
        key=key,
        on_change=_take_place,
        args=(desk, name, key),
    )


def _place_name(screen: Screen, place: str) -> str:
    """Name a place with its province, which tells places of one name apart."""
    places = screen.store.dataset.places
    province = places.loc[places["place_id"] == place, "province_34"].iat[0]
    name = screen.names.pairs[place]
    return screen.words("import-place-of", place=name, province=screen.names.province(province, "34"))


def _take(desk: ImportDesk, name: str, key: str, told: Callable) -> None:
    require_editor()
    desk.choose(**{name: told(st.session_state[key])})


def _take_common(desk: ImportDesk, field: str, key: str) -> None:
    require_editor()
    chosen = st.session_state[key]
    text = ";".join(chosen) if isinstance(chosen, list) else chosen or ""
    desk.choose(common={**desk.choices.common, field: text})


def _take_place(desk: ImportDesk, name: str, key: str) -> None:
    require_editor()
    chosen = st.session_state[key]
    kept = {other: place for other, place in desk.choices.places.items() if other != name}
    desk.choose(places=kept | ({name: chosen} if chosen else {}))
