"""The filters in the sidebar of every page. Each shows its options with their counts under the other filters."""

from functools import lru_cache

import streamlit as st

from gatemap import vocab
from gatemap.i18n.words import words as words_of
from gatemap.store import queries
from gatemap.store.view import FIRST_DAY, LAST_DAY
from gatemap.ui.held import hold, in_widget
from gatemap.ui.state import Screen, change_view, current_view, reader_language, set_view

_COUNT_MARK = " ("


def draw_filters(screen: Screen) -> None:
    """Draw the filters, below the choice of language."""
    counts = screen.ask(queries.facets)
    with st.sidebar:
        _head(screen)
        _words(screen)
        _options(screen, "partner", vocab.PARTNER_OPTIONS, counts["partner"])
        _provinces(screen, counts["province"])
        _partner_provinces(screen, counts["partner_province"])
        _places(screen)
        _options(screen, "kind", vocab.EVENT_KINDS, counts["kind"])
        _options(screen, "topic", vocab.TOPICS, counts["topic"])
        _options(screen, "level", vocab.EVENT_LEVELS, counts["level"])
        _options(screen, "gate_level", vocab.GATE_LEVEL_OPTIONS, counts["gate_level"])
        _period(screen)
        _certainty(screen, counts["certainty"])
        _options(screen, "position", vocab.POSITIONS, counts["position"], "position_at")
        _asof(screen)
        _more(screen)


def draw_language(screen: Screen) -> None:
    """Draw the choice of language, the head of the sidebar and all of it on a page that shows no events."""
    with st.sidebar:
        _language(screen)


def _language(screen: Screen) -> None:
    held = hold("lang", reader_language())
    st.segmented_control(
        screen.words("filter-language"),
        vocab.LANGUAGES,
        format_func=lambda lang: screen.words.label("lang", lang),
        key=held.key,
        default=held.start,
        label_visibility="collapsed",
        on_change=lambda: change_view(lang=in_widget("lang") or reader_language()),
    )


def _head(screen: Screen) -> None:
    title, button = st.columns([3, 2], vertical_alignment="center")
    title.subheader(screen.words("filters"), anchor=False)
    button.button(
        screen.words("reset"),
        key="reset",
        type="tertiary",
        disabled=screen.view == screen.view.cleared(),
        on_click=reset,
    )


def reset() -> None:
    """Take every filter away; language, order and province system stay."""
    set_view(current_view().cleared())


def _words(screen: Screen) -> None:
    held = hold("q", screen.view.q)
    st.text_input(
        screen.words("filter-words"),
        key=held.key,
        value=held.start or "",
        placeholder=screen.words("filter-words-hint"),
        help=screen.words("filter-words-help"),
        max_chars=200,
        on_change=lambda: change_view(q=" ".join(in_widget("q").split())),
    )


def _options(screen: Screen, field: str, codes: tuple[str, ...], counts: dict[str, int], labels: str = "") -> None:
    label_of = {code: screen.words.label(labels or field, code) for code in codes}
    _multiselect(screen, field, codes, counts, label_of)


def _provinces(screen: Screen, counts: dict[str, int]) -> None:
    view = screen.view
    codes = screen.store.known.provinces(view.units)
    label_of = {code: screen.names.province(code, view.units) for code in codes}
    _multiselect(screen, "province", codes, counts, label_of)
    held = hold("units", view.units)
    st.segmented_control(
        screen.words("filter-units"),
        vocab.UNITS,
        format_func=lambda units: screen.words.label("units", units),
        key=held.key,
        default=held.start,
        help=screen.words("filter-units-help"),
        label_visibility="collapsed",
        on_change=lambda: _take_units(screen),
    )


def _take_units(screen: Screen) -> None:
    units = in_widget("units") or screen.view.units
    set_view(current_view().with_units(units, screen.store.known))


def _places(screen: Screen) -> None:
    counted = screen.ask(queries.place_counts, skip=frozenset({"place"}))
    codes = screen.store.known.places
    counts = {codes[number]: int(count) for number, count in counted.items()}
    _multiselect(screen, "place", codes, counts, screen.names.pairs)


def _partner_provinces(screen: Screen, counts: dict[str, int]) -> None:
    _multiselect(
        screen, "partner_province", screen.store.known.partner_provinces, counts, screen.names.partner_provinces
    )


def _more(screen: Screen) -> None:
    """Draw the filters that few people use; the lists of organisations are long, so they wait until they are asked."""
    view = screen.view
    used = bool(view.actor or view.counterpart or view.dating)
    more = st.expander(screen.words("filters-more"), key="filters_more", expanded=used, on_change="rerun")
    if not (more.open or used):
        return
    with more:
        for field in ("actor", "counterpart"):
            counts = screen.ask(queries.actor_counts, skip=frozenset({field}))
            _multiselect(screen, field, screen.store.known.organisations, counts, screen.names.organisations)
        _dating(screen)


def _dating(screen: Screen) -> None:
    words = screen.words
    label_of = {code: words.label("dating", code) for code in vocab.DATINGS}
    held, options = hold("dating", screen.view.dating), ("", *label_of)
    st.selectbox(
        words("filter-dating"),
        options,
        index=options.index(held.start or ""),
        format_func=lambda code: label_of.get(code, words("filter-dating-any")),
        key=held.key,
        help=words("filter-dating-help"),
        on_change=lambda: change_view(dating=_code_of(in_widget("dating"), label_of)),
    )


def _multiselect(
    screen: Screen, field: str, codes: tuple[str, ...], counts: dict[str, int], label_of: dict[str, str]
) -> None:
    """Draw a multiselect of the options that have events or are chosen, in the order of their labels' vocabulary.

    Pills would show all options at once, but Streamlit drops a click on a pill whose label, and so its count, changed
    while the click was under way; a multiselect hands it on, and `_take` reads it.
    """
    chosen = getattr(screen.view, field)
    shown = [code for code in codes if counts.get(code) or code in chosen]
    if field not in vocab.ORDERED_FACETS:
        shown.sort(key=lambda code: -counts.get(code, 0))

    def label(code: str) -> str:
        return _counted(screen, label_of.get(code, code), counts.get(code, 0))

    taken = [code for code in shown if code in chosen]
    held = hold(field, taken, tuple(map(label, taken)))
    st.multiselect(
        screen.words(f"filter-{field}".replace("_", "-")),
        shown,
        format_func=label,
        key=held.key,
        default=held.start,
        placeholder=screen.words(f"filter-{field}-any".replace("_", "-")),
        help=screen.words("filter-gate-level-help") if field == "gate_level" else None,
        select_all=False,
        on_change=lambda: _take(field, codes, label_of),
    )


def _counted(screen: Screen, label: str, count: int) -> str:
    return _with_count(screen.words.lang, label, count)


@lru_cache(maxsize=20_000)  # some hundred options are written at every rerun
def _with_count(lang: str, label: str, count: int) -> str:
    return words_of(lang)("option-count", label=label, n=count)


def _take(field: str, codes: tuple[str, ...], label_of: dict[str, str]) -> None:
    """Read a widget into the view, in the vocabulary's order."""
    chosen = {_code_of(option, label_of) for option in in_widget(field)}
    change_view(**{field: tuple(code for code in codes if code in chosen)})


def _code_of(option: str, label_of: dict[str, str]) -> str:
    """Return the code of an option, or nothing.

    A browser sends labels back, and a label carries a count: when two changes follow each other faster than the page
    is drawn, the second still carries the counts of before, and only its words tell the option.
    """
    if option in label_of:
        return option
    words = option.rpartition(_COUNT_MARK)[0]
    return next((code for code, label in label_of.items() if label == words), "")


def _period(screen: Screen) -> None:
    # One below the other: beside each other, the end of a day would be cut off.
    for field in ("date_from", "date_to"):
        held = hold(field, getattr(screen.view, field))
        st.date_input(
            screen.words("filter-from" if field == "date_from" else "filter-to"),
            value=held.start,
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            format=_day_format(screen),
            key=held.key,
            help=screen.words("filter-period-help") if field == "date_to" else None,
            on_change=lambda field=field: _take_day(field),
        )


def _asof(screen: Screen) -> None:
    held = hold("asof", screen.view.asof)
    st.date_input(
        screen.words("filter-asof"),
        value=held.start,
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        format=_day_format(screen),
        key=held.key,
        help=screen.words("filter-asof-help"),
        on_change=lambda: change_view(asof=in_widget("asof")),
    )


def _day_format(screen: Screen) -> str:
    return "YYYY-MM-DD" if screen.words.lang == "en" else "DD/MM/YYYY"


def _take_day(field: str) -> None:
    """Read one end of the period; an end that would pass the other one moves it along."""
    day = in_widget(field)
    changes = {field: day}
    view = current_view()
    if field == "date_from" and day and view.date_to and day > view.date_to:
        changes["date_to"] = None
    if field == "date_to" and day and view.date_from and day < view.date_from:
        changes["date_from"] = None
    change_view(**changes)


def _certainty(screen: Screen, counts: dict[str, int]) -> None:
    label_of = {code: screen.words.label("certainty", code) for code in vocab.DATE_CERTAINTIES}

    def label(code: str) -> str:
        if not code:
            return screen.words("filter-certainty-any")
        return _counted(screen, label_of[code], counts[code])

    held, options = hold("certainty", screen.view.certainty, (label(screen.view.certainty),)), ("", *label_of)
    st.selectbox(
        screen.words("filter-certainty"),
        options,
        index=options.index(held.start or ""),
        format_func=label,
        key=held.key,
        on_change=lambda: change_view(certainty=_code_of(in_widget("certainty"), label_of)),
    )
