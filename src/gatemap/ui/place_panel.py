"""The panel beside the map: the busiest places, or the card of the event or the place that was chosen."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gatemap.render import html
from gatemap.store import openings, queries
from gatemap.store.history import place_history
from gatemap.store.names import symbol_of, titles_of
from gatemap.text import plain_markdown
from gatemap.ui.event_panel import choose_event, draw_event
from gatemap.ui.shell import PAGES, query_of
from gatemap.ui.state import Screen, change_view, current_view, set_view

SHOWN = 8  # events on a card, and places in the list


def choose_place(place: str) -> None:
    """Make `place` the place of the view; its card takes the place of an event's."""
    set_view(openings.of_place(current_view(), place))


def leave_place() -> None:
    """Take the places out of the view."""
    change_view(place=())


def draw_panel(screen: Screen, counts: pd.Series, height: int, box: DeltaGenerator) -> None:
    """Draw the card of the event that is open, else of the one place in view, else the places with most events.

    Parameters
    ----------
    screen : Screen
    counts : pandas.Series
        Events by place number, under all filters but that of places.
    height : int
        In pixels; what is longer scrolls.
    box : streamlit.delta_generator.DeltaGenerator
        Its place on the page.
    """
    with box.container(height=height, border=True, gap="xxsmall", key="map_panel"):
        if screen.view.event:
            draw_event(screen, "map")
        elif len(screen.view.place) == 1:
            _card(screen, screen.view.place[0])
        else:
            _busiest(screen, counts)


def _busiest(screen: Screen, counts: pd.Series) -> None:
    words, view = screen.words, screen.view
    st.html(f'<div class="gm"><h3>{html.text(words("busiest"))}</h3></div>')
    st.caption(words("busiest-help"))
    places = screen.store.known.places
    for number, count in counts.sort_values(ascending=False, kind="stable").head(SHOWN + 2).items():
        place = places[number]
        st.button(
            words("option-count", label=plain_markdown(screen.names.places[place]), n=int(count)),
            key=f"busiest_{place}",
            type="tertiary",
            on_click=choose_place,
            args=(place,),
        )
    if len(counts) and not view.place:
        label = words("busiest-all", n=len(counts))
        st.page_link(PAGES["gates"], label=label, icon=":material/list:", query_params=query_of(view))


def _card(screen: Screen, place_id: str) -> None:
    words = screen.words
    with st.container(horizontal=True, horizontal_alignment="distribute", gap="small"):
        st.button(
            words("card-close"), key="leave_place", type="tertiary", icon=":material/arrow_back:", on_click=leave_place
        )
        query = query_of(screen.view)
        st.page_link(PAGES["gates"], label=words("card-dossier"), icon=":material/article:", query_params=query)
    place = screen.store.dataset.places.set_index("place_id", drop=False).loc[place_id]
    st.html(f'<div class="gm">{_head(screen, place)}{_facts(screen, place)}</div>')
    _events(screen, place_id)
    st.html(f'<div class="gm">{_history(screen, place_id)}{_note(screen, place)}</div>')


def _head(screen: Screen, place: pd.Series) -> str:
    local = " · ".join(html.text(name) for name in _other_scripts(place["aliases"]))
    english = place["name_en"] if place["name_en"] != place["name_vi"] else ""
    under = " · ".join(part for part in (html.text(english), local) if part)
    words, day = screen.words, screen.view.asof
    line = words("summary-asof", day=words.day(day)) if day else words.label("symbol", symbol_of(place))
    return f'<h3>{html.text(place["name_vi"])}</h3><div class="quiet">{under}</div><div><b>{html.text(line)}</b></div>'


def _facts(screen: Screen, place: pd.Series) -> str:
    words = screen.words
    pairs = [
        *_state(screen, place["place_id"]),
        (words("card-opposite"), _opposite(screen, place)),
        (words("card-province"), html.text(_province(screen, place))),
        (words("card-position"), html.text(words(f"position-{place['position_precision']}"))),
        (words("card-marker"), html.text(place["border_marker"])),
        (words("card-guards"), html.text(screen.names.places.get(place["guards"], ""))),
        (words("card-part-of"), html.text(screen.names.places.get(place["part_of"], ""))),
        (words("card-guarded"), html.text(_guarding(screen, place["place_id"]))),
        (words("card-source"), _source(screen, place)),
    ]
    return html.definitions([(term, inner) for term, inner in pairs if inner])


def _note(screen: Screen, place: pd.Series) -> str:
    notes = [place["position_note"], place["note"]]
    paragraphs = "".join(f"<p>{html.text(note)}</p>" for note in notes if note)
    return f"<h4>{html.text(screen.words('card-note'))}</h4>{paragraphs}" if paragraphs else ""


def _events(screen: Screen, place_id: str) -> None:
    """List the newest events at a place; each is a button that opens its card."""
    words = screen.words
    events = queries.place_rows(screen.store, screen.view, place_id, SHOWN)
    total = queries.totals(screen.store, screen.view).events
    title = f"{words('card-events')} ({words.number(total)})"
    st.html(f'<div class="gm"><h4>{html.text(title)}</h4></div>')
    if events.empty:
        st.html(f'<div class="gm">{html.text(words("card-no-events"))}</div>')
    with st.container(gap=None, key="card_events"):
        for row, title in zip(events.itertuples(), titles_of(events, words.lang), strict=True):
            st.html(f'<div class="gm"><span class="quiet">{_when(screen, row)}</span></div>')
            st.button(
                plain_markdown(title),
                key=f"card_event_{row.event_id}",
                type="tertiary",
                on_click=choose_event,
                args=(row.event_id,),
            )
    if total > len(events):
        st.html(f'<div class="gm">{html.text(words("card-more", n=total - len(events)))}</div>')


def _when(screen: Screen, row) -> str:
    """Return an event's date and its source."""
    source = html.link(row.source_url, row.publisher or screen.words("source-link"))
    return f"{html.text(screen.words.date(row.date))} · {source}"


def _state(screen: Screen, place_id: str) -> list[tuple[str, str]]:
    """Say level and status on the day chosen; without a day the card's head shows today's level."""
    words, day = screen.words, screen.view.asof
    if not day:
        return []
    state = screen.states[place_id]
    told = {"level": words("asof-unknown"), "status": words("asof-unknown")}
    if state.level:
        level = words.label("state_level", state.level)
        told["level"] = (
            words("asof-told", state=level, date=words.date(state.level_date)) if state.level_date else level
        )
    if state.status:
        key = "asof-since" if state.status_ended else "asof-closed"
        status = words.label("state", state.status)
        told["status"] = words(key, state=status, date=words.date(state.status_date))
    if state.changing:
        told["status"] += f" ({words('asof-changing')})"
    return [(words(f"asof-{name}"), html.text(text)) for name, text in told.items()]


def _history(screen: Screen, place_id: str) -> str:
    words = screen.words
    rows = place_history(screen.store.dataset, place_id)
    title = f"<h4>{html.text(words('history'))}</h4>"
    if rows.empty:
        return f"{title}<p>{html.text(words('history-none'))}</p>"
    return title + html.listing([_change(screen, row) for row in rows.itertuples()])


def _change(screen: Screen, row) -> str:
    words = screen.words
    told = [words.label("change", row.change)]
    if row.to_level:
        told.append(words.label("state_level", row.to_level))
    if row.status_after:
        told.append(words.label("state", row.status_after))
    if row.scope == "border":
        told.append(words("scope-border"))
    source = html.link(row.source_url, words("source-link"))
    basis = f'<br><span class="quiet">{html.text(row.basis)}</span>' if row.basis else ""
    when = html.text(words.date(row.date))
    return f'<span class="quiet">{when}</span> {html.text(" · ".join(told))} ({source}){basis}'


def _opposite(screen: Screen, place: pd.Series) -> str:
    names = [place["partner_name_en"], place["partner_name_local"]]
    if screen.words.lang == "vi":
        names = [place["partner_name_vi"] or names[0], names[1]]
    where = [
        screen.names.partner_provinces.get(place["partner_province"], ""),
        screen.words.label("country", place["partner"]),
    ]
    named = " ".join(html.text(name) for name in dict.fromkeys(names) if name)
    return f"{named} <span class='quiet'>({html.text(', '.join(part for part in where if part))})</span>"


def _province(screen: Screen, place: pd.Series) -> str:
    now = screen.names.province(place["province_34"], "34")
    then = screen.names.province(place["province_63"], "63")
    return now if now == then else screen.words("card-province-was", now=now, then=then)


def _guarding(screen: Screen, place_id: str) -> str:
    places = screen.store.dataset.places
    return ", ".join(screen.names.places[post] for post in places.loc[places["guards"] == place_id, "place_id"])


def _source(screen: Screen, place: pd.Series) -> str:
    if place["source_url"]:
        host = place["source_url"].split("/")[2]
        return html.link(place["source_url"], host)
    return html.text(place["source_note"])


def _other_scripts(aliases: str) -> list[str]:
    """Return the aliases that are not in Latin letters."""
    return [name for name in aliases.split(";") if name and all(ord(c) > 0x24F or not c.isalpha() for c in name)]
