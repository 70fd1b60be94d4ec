"""What stands beneath the form: the event on a small map, and events of the data that are like it."""

import streamlit as st

from gatemap.dataset.folder import data_folder
from gatemap.dataset.schema import split_list
from gatemap.editing.form import with_source
from gatemap.editing.likeness import Likeness, likenesses
from gatemap.render import event_card, html
from gatemap.saving.changes import EventRecord
from gatemap.saving.choose import database_url, home_of
from gatemap.store import queries
from gatemap.ui.add_desk import Sheet, desk
from gatemap.ui.shell import PAGES
from gatemap.ui.small_map import small_map
from gatemap.ui.state import Screen
from gatemap.ui.writer import editors_only

LIKELY_SAME = 0.8  # likeness from which an event is said to be probably the same


def draw_beside(screen: Screen, record: EventRecord) -> bool:
    """Draw the event on a small map, and the events of the data that may be the same.

    Returns
    -------
    bool
        Whether one of them is probably the same.
    """
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _map(screen, record)
    with right:
        return _alike(screen, record)


def _map(screen: Screen, record: EventRecord) -> None:
    words = screen.words
    known = screen.store.dataset.places.set_index("place_id")
    places = [link["place_id"] for link in record.links if link["place_id"] in known.index]
    located = tuple(place for place in dict.fromkeys(places) if known.at[place, "position_precision"] != "none")
    missing = [screen.names.places[place] for place in dict.fromkeys(places) if place not in located]
    provinces = () if located else tuple(split_list(record.cells[f"provinces_{screen.view.units}"]))
    named = [screen.names.places[place] for place in located]
    named = named or [screen.names.province(code, screen.view.units) for code in provinces]
    source = small_map(screen, located, provinces) if named else ""
    picture = event_card.picture(source, words("event-map-alt", names=", ".join(named)), missing, words)
    st.html(f'<div class="gm gm-event"><h3>{html.text(words("add-map"))}</h3>{picture}</div>')


def _alike(screen: Screen, record: EventRecord) -> bool:
    """List the events of the data that may be this one."""
    words = screen.words
    found = likenesses(screen.store.dataset, record.cells, record.links)
    st.html(f'<div class="gm"><h3>{html.text(words("add-alike", n=len(found)))}</h3></div>')
    if not found:
        st.caption(words("add-alike-none"))
    for one in found:
        _like(screen, record, one)
    return any(one.score >= LIKELY_SAME for one in found)


def _like(screen: Screen, record: EventRecord, one: Likeness) -> None:
    words = screen.words
    event = queries.event_row(screen.store, one.event_id)
    title = event_card.titles(event, words.lang)[0]
    why = ", ".join(words(f"add-like-{reason.replace('_', '-')}") for reason in one.reasons)
    key = f"add_like_{one.event_id}"
    with st.container(key=key, gap="xsmall"):
        strong = words("add-likely-same") if one.score >= LIKELY_SAME else words("add-maybe-same")
        said = f"{html.text(words.date(event['date']))} · {html.text(strong)}: {html.text(why)}"
        st.html(f'<div class="gm gm-alike"><b>{html.text(title)}</b><div class="quiet">{said}</div></div>')
        with st.container(horizontal=True, gap="medium"):
            query = {"event": one.event_id, "lang": screen.view.lang or words.lang}
            st.page_link(PAGES["map"], label=words("add-like-open"), icon=":material/open_in_new:", query_params=query)
            if record.cells["source_url"]:
                st.button(
                    words("add-like-add-source"),
                    key=f"{key}_source",
                    type="tertiary",
                    icon=":material/add_link:",
                    help=words("add-like-add-source-help"),
                    on_click=_add_source,
                    args=(one.event_id, record.cells["source_url"]),
                )


@editors_only
def _add_source(event_id: str, url: str) -> None:
    """Lay out the event of the data with this page among its sources."""
    found = home_of(data_folder(), database_url()).records().get(event_id)
    if found:
        desk().lay(Sheet(with_source(found, url)))
