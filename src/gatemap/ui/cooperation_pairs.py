"""The last parts of the cooperation page: pairs of organisations, and which pairs meet how regularly."""

import datetime as dt
from dataclasses import replace

import streamlit as st

from gatemap.render import cooperation as tables
from gatemap.render.cooperation import TOTAL
from gatemap.store import cooperation
from gatemap.store.cooperation import Pair
from gatemap.store.cooperation_views import MEETINGS, meetings, of_year, with_codes
from gatemap.store.load import Store
from gatemap.store.view import View
from gatemap.ui.cooperation_open import draw_counts
from gatemap.ui.cooperation_panel import choose_in, date_notes, heading, year_name, years_of
from gatemap.ui.state import Screen

STEP = 20  # pairs shown at first, and more at each press of the button
LEAST = 2  # meetings of a pair that can have a rhythm


def draw_pairs(screen: Screen) -> None:
    """Draw the pairs of organisations with most events in common."""
    words, view = screen.words, screen.view
    with heading(screen, "pairs"):
        sides = choose_in(screen, "pairs", cooperation.SIDES)
    found, total = _organisation_pairs(screen, view, order="events", sides=sides, limit=_limit(f"pairs_{sides}"))
    names = _organisations(screen)
    st.caption(words("cooperation-pairs-note" if found else "cooperation-pairs-none"))
    pairs = {tables.pair_code(pair): pair for pair in found}

    def behind(row: str, column: str) -> tuple[View, str]:
        return _of_pair(view, pairs[row], "organisations"), tables.pair_name(pairs[row], names, " – ")

    draw_counts(screen, "pairs", tables.ranked_grid(found, words, names), behind)
    _more(screen, f"pairs_{sides}", len(found), total)


def draw_rhythm(screen: Screen, today: dt.date) -> None:
    """Draw which pairs met in which years.

    Parameters
    ----------
    screen : Screen
    today : datetime.date
        The day from which the time since the last meeting counts.
    """
    words, view = screen.words, meetings(screen.view)
    with heading(screen, "rhythm"):
        between = choose_in(screen, "rhythm", ("provinces", "organisations"))
        order = choose_in(screen, "order", cooperation.ORDERS)
    kinds = ", ".join(words.label("kind", kind) for kind in MEETINGS)
    if view is None:
        st.caption(words("cooperation-rhythm-none", kinds=kinds))
        return
    found, total, names = _meeting(screen, view, between, order)
    counted = None if view.date_to and view.date_to < today else today
    last = today if counted else view.date_to
    met = [year for pair in found for year in pair.years]
    years = years_of([*met, last.year] if met else [])
    notes = [words("cooperation-rhythm-note", kinds=kinds, n=LEAST), *date_notes(screen, years, today)]
    st.caption(" ".join(notes) if found else words("cooperation-rhythm-none", kinds=kinds))
    pairs = {tables.pair_code(pair): pair for pair in found}

    def behind(row: str, column: str) -> tuple[View, str]:
        chosen, title = _of_pair(view, pairs[row], between), tables.pair_name(pairs[row], names, " – ")
        if column == TOTAL:
            return chosen, title
        return of_year(chosen, int(column)), f"{title}, {year_name(screen, column)}"

    part = f"rhythm_{between}"
    draw_counts(screen, part, tables.rhythm_grid(found, words, names, years, counted), behind)
    _more(screen, part, len(found), total)


def _meeting(screen: Screen, view: View, between: str, order: str) -> tuple[list[Pair], int, tuple[dict, dict]]:
    """Return the pairs to show, how many there are, and the names of either side."""
    limit = _limit(f"rhythm_{between}")
    if between == "organisations":
        found, total = _organisation_pairs(screen, view, order=order, least=LEAST, limit=limit)
        return found, total, _organisations(screen)
    found = cooperation.province_pairs(screen.store, view, order, least=LEAST)
    own = screen.names.provinces_34 if view.units == "34" else screen.names.provinces_63
    return found[:limit], len(found), (own, screen.names.partner_provinces)


def _organisation_pairs(screen: Screen, view: View, **wanted) -> tuple[list[Pair], int]:
    selection = replace(view, event="", sort=View.sort, lang="")
    return _kept_pairs(screen.store.key, selection.to_query(), wanted, screen.store, selection)


@st.cache_resource(show_spinner=False, max_entries=64)
def _kept_pairs(store_key: str, query: list, wanted: dict, _store: Store, _view: View) -> tuple[list[Pair], int]:
    """Pair organisations once for each view: among a million events it takes a third of a second."""
    return cooperation.organisation_pairs(_store, _view, **wanted)


def _organisations(screen: Screen) -> tuple[dict, dict]:
    return screen.names.organisations, screen.names.organisations


def _of_pair(view: View, pair: Pair, between: str) -> View:
    fields = ("actor", "counterpart") if between == "organisations" else ("province", "partner_province")
    return with_codes(view, **dict(zip(fields, (pair.first, pair.second), strict=True)))


def _limit(part: str) -> int:
    return st.session_state.get(f"cooperation_{part}_limit", STEP)


def _more(screen: Screen, part: str, shown: int, total: int) -> None:
    if shown >= total:
        return

    def show() -> None:
        st.session_state[f"cooperation_{part}_limit"] = _limit(part) + STEP

    label = screen.words("cooperation-more", n=min(STEP, total - shown), total=screen.words.number(total))
    st.button(label, key=f"cooperation_{part}_more", type="tertiary", icon=":material/expand_more:", on_click=show)
