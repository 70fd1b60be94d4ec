"""The card of one event, wherever a person chose it."""

import datetime as dt

import pandas as pd
import streamlit as st

from gatemap.dataset.folder import data_folder
from gatemap.dataset.schema import split_list
from gatemap.render import event_card, html
from gatemap.saving.choose import database_url, home_of
from gatemap.store import queries
from gatemap.store.load import Store
from gatemap.store.view import View
from gatemap.text import plain_markdown
from gatemap.ui.add_desk import lay_out
from gatemap.ui.map_places import map_places
from gatemap.ui.shell import PAGES, query_of
from gatemap.ui.small_map import small_map
from gatemap.ui.state import Screen, change_view
from gatemap.ui.writer import current_editor, require_editor


def choose_event(event_id: str) -> None:
    """Open the card of an event; the events in view stay."""
    change_view(event=event_id)


def leave_event() -> None:
    """Close the card."""
    change_view(event="")


def draw_event(screen: Screen, key: str) -> None:
    """Draw the card of the event that is open, if one is.

    Parameters
    ----------
    screen : Screen
    key : str
        Tells the widgets of this card from those of another on the page.
    """
    if not screen.view.event:
        return
    words, event = screen.words, _event(screen)
    with st.container(key=f"{key}_event_card", gap="xsmall"):
        _ways(screen, key)
        st.html(event_card.head(event, words))
        _places(screen, event, key)
        st.html(event_card.body(event, words, screen.names, screen.view.units, _picture(screen, event)))
        _cite(screen, event)


def event_places(screen: Screen) -> tuple[str, ...]:
    """Return the places of the event that is open, none when none is."""
    return tuple(split_list(_event(screen)["place_ids"])) if screen.view.event else ()


def event_provinces(screen: Screen) -> tuple[str, ...]:
    """Return the provinces at which the event that is open stands on the map: none when a gate shows it."""
    if not screen.view.event:
        return ()
    event = _event(screen)
    return () if event["at_gate"] else tuple(split_list(event[f"provinces_{screen.view.units}"]))


def _event(screen: Screen) -> pd.Series:
    return _kept_event(screen.store.key, screen.view.event, screen.store)


@st.cache_resource(show_spinner=False, max_entries=256)
def _kept_event(store_key: str, event_id: str, _store: Store) -> pd.Series:
    """Return an event, shared by all visitors, so not to be changed: a page asks for it several times a rerun."""
    return queries.event_row(_store, event_id)


def _ways(screen: Screen, key: str) -> None:
    """Offer the way back, and the way to the map from a page that has none."""
    words = screen.words
    with st.container(horizontal=True, horizontal_alignment="distribute", gap="small"):
        st.button(
            words("event-leave"),
            key=f"{key}_leave",
            type="tertiary",
            icon=":material/arrow_back:",
            on_click=leave_event,
        )
        if key != "map":
            query = query_of(screen.view)
            st.page_link(PAGES["map"], label=words("event-on-map"), icon=":material/map:", query_params=query)
        if current_editor():
            _mend(screen, key)


def _mend(screen: Screen, key: str) -> None:
    """Lead an editor to the form of this event."""
    label = screen.words("add-mend")
    if st.button(label, key=f"{key}_mend", type="tertiary", icon=":material/edit:"):
        require_editor()
        record = home_of(data_folder(), database_url()).records().get(screen.view.event)
        if record:
            lay_out(record)
            st.switch_page(PAGES["add"], query_params=query_of(screen.view))


def _places(screen: Screen, event: pd.Series, key: str) -> None:
    """Name the event's places with their roles; each is a button that makes it the place of the view."""
    words, names = screen.words, screen.names.places
    places = _with_roles(event)
    with st.container(horizontal=True, gap="small", key=f"{key}_event_places"):
        for place, roles in places:
            said = ", ".join(words(f"event-role-{role}") for role in roles)
            st.button(
                words("event-place", name=plain_markdown(names[place]), roles=said),
                key=f"{key}_event_at_{place}",
                type="tertiary",
                icon=":material/location_on:",
                help=words("event-show", name=plain_markdown(names[place])),
                on_click=change_view,
                kwargs={"place": (place,), "event": ""},
            )
        if not places:
            st.caption(words("event-places-none"))


def _with_roles(event: pd.Series) -> list[tuple[str, list[str]]]:
    """Return the event's places, each with its roles, which `join` keeps in step and parts by blanks."""
    roles = split_list(event["place_roles"])
    return [(place, told.split()) for place, told in zip(split_list(event["place_ids"]), roles, strict=True)]


def _picture(screen: Screen, event: pd.Series) -> str:
    """Return the small map of the event's places, or of its provinces when it names no place."""
    words = screen.words
    places = split_list(event["place_ids"])
    provinces = event_provinces(screen)
    drawn = map_places(screen).set_index("place_id")
    missing = [screen.names.places[place] for place in places if pd.isna(drawn.at[place, "lon"])]
    shown = [drawn.at[place, "name"] for place in places if pd.notna(drawn.at[place, "lon"])]
    shown = shown or [screen.names.province(code, screen.view.units) for code in provinces]
    source = ""
    if shown:
        source = small_map(screen, event_places(screen), provinces)
    alt = words("event-map-alt", names=", ".join(shown))
    return event_card.picture(source, alt, missing, words)


def _cite(screen: Screen, event: pd.Series) -> None:
    words = screen.words
    link = _permalink(event["event_id"])
    st.html(f'<div class="gm"><h4>{html.text(words("event-cite"))}</h4></div>')
    st.caption(words("event-cite-help"))
    cited = event_card.citation(event, words, link, dt.date.today())
    st.code(cited, language=None, wrap_lines=True)
    pairs = [(words("event-permalink"), html.link(link, link)), (words("event-id"), html.text(event["event_id"]))]
    st.html(f'<div class="gm gm-event">{html.definitions(pairs)}</div>')


def _permalink(event_id: str) -> str:
    """Return the address of an event's card on the map page, without the filters of this visit."""
    root = (st.context.url or "").rstrip("/")
    before, _, last = root.rpartition("/")
    return f"{before if last in PAGES else root}/?{View(event=event_id).to_url()}"
