"""The map of the current view: which signs, how large, with which words."""

from dataclasses import replace

import pandas as pd

from gatemap.render import maps
from gatemap.render.exports.view_map import map_provinces, map_texts
from gatemap.store import openings, queries
from gatemap.ui.event_panel import event_places, event_provinces
from gatemap.ui.map_component import show_map
from gatemap.ui.map_places import map_places
from gatemap.ui.place_panel import choose_place, leave_place
from gatemap.ui.state import Screen, current_view, set_view


def draw_map(screen: Screen, counts: pd.Series, height: int, *, tiles: bool, shaded: bool) -> None:
    """Draw the map; a click on a place or a province makes it part of the view.

    Parameters
    ----------
    screen : Screen
    counts : pandas.Series
        Events in view by place number.
    height : int
        In pixels.
    tiles : bool
        Whether the online layer is on.
    shaded : bool
        Whether the provinces are shaded by their events in view.
    """
    options = maps.MapOptions(
        units=screen.view.units,
        language=screen.words.lang,
        tiles=tiles,
        shaded=screen.ask(queries.events_by_province) if shaded else None,
        texts=_texts(screen, shaded),
    )
    layer = maps.place_layer(_places(screen, counts), _provinces(screen), options)
    show_map(layer, height=height, key="map", on_click=lambda kind, code: _clicked(screen, kind, code))


def _clicked(screen: Screen, kind: str, code: str) -> None:
    """Make what was clicked the view, exactly the events that it counts; a second click undoes that."""
    view = current_view()
    if kind == "place" and code in screen.store.known.places:
        leave_place() if view.place == (code,) and not view.event else choose_place(code)
    elif kind == "province" and code in screen.store.known.provinces(view.units):
        undone = openings.is_square(view, code)
        set_view(openings.without_square(view) if undone else openings.of_square(view, code))


def _places(screen: Screen, counts: pd.Series) -> pd.DataFrame:
    """Add to what stays the same of every place what the view changes: events, and whether it is chosen."""
    fixed = map_places(screen)
    events = counts.reindex(fixed.index, fill_value=0)
    # With a place chosen the others show what choosing them gives: of the events in view they have next to none.
    key = "map-events-instead" if screen.view.place else "map-events"
    said = {count: screen.words(key, n=int(count)) for count in events.unique()}
    return fixed.assign(
        events=events,
        selected=fixed["place_id"].isin((*screen.view.place, *event_places(screen))),
        lines=[[*head, said[count]] for head, count in zip(fixed["head"], events, strict=True)],
    )


def _provinces(screen: Screen) -> pd.DataFrame:
    """Place the events without a gate at the label point of their province; those of the open event are marked too."""
    counts = screen.ask(queries.province_counts)
    provinces = map_provinces(screen.store, screen.view, screen.words, screen.names, counts)
    return provinces.assign(selected=provinces["code"].isin((*screen.view.province, *event_provinces(screen))))


def _texts(screen: Screen, shaded: bool) -> maps.MapTexts:
    words, texts = screen.words, map_texts(screen.view, screen.words)
    sizes = words("legend-sizes-instead") if screen.view.place else texts.sizes
    return replace(texts, sizes=sizes, shades=words("legend-shades") if shaded else "")
