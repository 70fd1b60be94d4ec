"""The first parts of the cooperation page: its head, provinces by provinces, kinds and topics by years."""

import datetime as dt
from collections.abc import Iterable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gatemap import vocab
from gatemap.render import cooperation as tables
from gatemap.render import html
from gatemap.store import cooperation
from gatemap.store.cooperation_views import NO_YEAR, has_part_years, of_year, with_codes
from gatemap.store.queries import Totals
from gatemap.store.view import View
from gatemap.ui.choices import choose
from gatemap.ui.cooperation_open import draw_counts, draw_list, opened, press
from gatemap.ui.state import Screen

CODES = {"kind": vocab.EVENT_KINDS, "topic": vocab.TOPICS, "level": vocab.EVENT_LEVELS}
_NOWHERE = ("", "nowhere")


def draw_head(screen: Screen, totals: Totals) -> None:
    """Say what a visitor sees and give the numbers of the view."""
    words = screen.words
    partners, organisations = cooperation.touched(screen.store, screen.view)
    shown = {
        "number-events": totals.events,
        "number-provinces": totals.provinces,
        "cooperation-partners": partners,
        "cooperation-organisations": organisations,
    }
    numbers = [(words.number(count), words(key), words(f"{key}-help")) for key, count in shown.items()]
    head = f"<h2>{html.text(words('cooperation-title'))}</h2><div>{html.text(words('cooperation-lead'))}</div>"
    st.html(f'<div class="gm-head"><div class="gm gm-title">{head}</div>{html.numbers(numbers)}</div>')


def draw_matrix(screen: Screen, totals: Totals) -> None:
    """Draw the events in view by province and province on the other side."""
    words, store, view = screen.words, screen.store, screen.view
    with heading(screen, "matrix"):
        by = choose_in(screen, "matrix", ("north", "events"))
    layers = {
        "own": store.dataset.provinces if view.units == "34" else store.dataset.provinces_63,
        "other": store.dataset.partner_provinces,
    }
    counts = cooperation.matrix(store, view)
    grid = tables.matrix_grid(counts, words, screen.names, view.units, layers, by)

    def behind(row: str, column: str) -> tuple[View, str]:
        name = f"{screen.names.province(row, view.units)} – {screen.names.partner_provinces[column]}"
        return with_codes(view, province=row, partner_province=column), name

    st.caption(words("cooperation-matrix-note" if counts else "cooperation-matrix-none"))
    draw_counts(screen, "matrix", grid, behind)
    if totals.nowhere:
        _nowhere(screen, totals.nowhere)


def draw_years(screen: Screen, today: dt.date) -> None:
    """Draw who met, kinds and topics by year.

    Parameters
    ----------
    screen : Screen
    today : datetime.date
        The year it lies in is not over.
    """
    words, view = screen.words, screen.view
    st.subheader(words("cooperation-years"), anchor=False)
    counts = {name: cooperation.by_year(screen.store, view, name) for name in CODES}
    years = years_of(year for cells in counts.values() for _, year in cells)
    st.caption(" ".join([words("cooperation-years-note"), *date_notes(screen, years, today)]))
    for name, codes in CODES.items():

        def behind(row: str, column: str, name: str = name) -> tuple[View, str]:
            chosen = of_year(with_codes(view, **{name: row}), int(column))
            return chosen, f"{words.label(name, row)}, {year_name(screen, column)}"

        grid = tables.years_grid(counts[name], name, codes, words, years)
        draw_counts(screen, name, grid, behind)


def heading(screen: Screen, part: str) -> DeltaGenerator:
    """Draw the heading of a part, and return the line that it stands in for the choices beside it."""
    line = st.container(horizontal=True, vertical_alignment="center", gap="medium", key=f"cooperation_{part}_head")
    line.subheader(screen.words(f"cooperation-{part}"), anchor=False, width="content")
    return line


def choose_in(screen: Screen, part: str, options: tuple[str, ...]) -> str:
    """Draw the choice of a part between `options`, the first chosen at first."""
    words = screen.words
    label, key = words(f"cooperation-{part}-choice"), f"cooperation_{part}_choice"
    return choose(label, options, lambda code: words(f"cooperation-{part}-{code}"), key)


def years_of(years: Iterable[int]) -> range:
    """Return all years from the first to the last of `years`, those without events too."""
    known = [year for year in years if year != NO_YEAR]
    return range(min(known), max(known) + 1) if known else range(0)


def year_name(screen: Screen, column: str) -> str:
    """Return what a column of years is called in the title of a list."""
    return screen.words("cooperation-no-year") if column == str(NO_YEAR) else column


def date_notes(screen: Screen, years: range, today: dt.date) -> list[str]:
    """Say what columns of years leave out under the view's period, and that this year is not over."""
    words, view = screen.words, screen.view
    notes = [words("cooperation-this-year", year=str(today.year))] if today.year in years else []
    if has_part_years(view):
        notes.append(words("cooperation-part-years"))
    if of_year(view, NO_YEAR) is None:
        notes.append(words("cooperation-within"))
    return notes


def _nowhere(screen: Screen, count: int) -> None:
    """Say how many events no table of provinces can hold, and list them when that is asked."""
    words = screen.words
    label = words("cooperation-nowhere", n=count)
    icon = ":material/list:"
    st.button(label, key="cooperation_nowhere", type="tertiary", icon=icon, on_click=press, args=("matrix", *_NOWHERE))
    behind = (with_codes(screen.view, position="none"), words("position-at-none"))
    draw_list(screen, behind if opened("matrix") == _NOWHERE else None)
