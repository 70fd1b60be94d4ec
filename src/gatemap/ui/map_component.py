"""The map as a Streamlit component: its files served by the app itself, and clicks handed to a callback."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium
from xstatic.pkg import leaflet

from gatemap.dataset.folder import data_folder
from gatemap.render.basemap import ASSETS, BASEMAP, LEAFLET, SCRIPTS, LocalMap, fingerprint
from gatemap.render.maps import PlaceLayer

BASEMAP_DIR = data_folder() / "basemap"
# Only these: any other would rerun the app at every pan. The count shows a second click on the same symbol.
RETURNED = ("last_active_drawing", "last_object_clicked_count")
KINDS = ("place", "province")

# Streamlit names a component after the module that declares it, which basemap.COMPONENTS repeats.
for _name, _folder in ((LEAFLET, leaflet.BASE_DIR), (SCRIPTS, ASSETS), (BASEMAP, BASEMAP_DIR)):
    # A data folder without a base map still shows its places, on an empty ground.
    if Path(_folder).is_dir():
        components.declare_component(_name, path=str(_folder))


def show_map(layer: PlaceLayer, *, height: int, key: str, on_click: Callable[[str, str], None] | None = None) -> None:
    """Draw the map; zoom and position stay whatever `layer` is.

    Parameters
    ----------
    layer : PlaceLayer
        From `gatemap.render.maps.place_layer`.
    height : int
        Height in pixels; the width is that of the container.
    key : str
        Names the map in the session; no widget may have the same key.
    on_click : callable, optional
        Called as ``on_click(kind, id)``, kind 'place' or 'province', once a click and before the script body
        of the rerun that it causes. The id comes from a browser: look it up before using it.
    """

    def changed() -> None:
        click = _new_click(key)
        if click and on_click:
            on_click(*click)

    st_folium(
        LocalMap(fingerprint(BASEMAP_DIR)),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=list(RETURNED),
        feature_group_to_add=layer,
        on_change=changed,
    )


def _new_click(key: str) -> tuple[str, str] | None:
    """Return (kind, id) of a click that was not seen before, or None."""
    value = st.session_state.get(key) or {}
    seen = f"{key}_clicks"
    count = value.get("last_object_clicked_count")
    if count == st.session_state.get(seen):
        return None
    # A map that was made anew, on return to its page, reports 0 and counts again from there.
    st.session_state[seen] = count
    return clicked(value.get("last_active_drawing")) if count else None


def clicked(drawing: dict | None) -> tuple[str, str] | None:
    """Return (kind, id) of the feature that st_folium reports, or None when it is not one of ours.

    >>> clicked({"properties": {"kind": "place", "id": "huu-nghi"}})
    ('place', 'huu-nghi')
    """
    properties = (drawing or {}).get("properties") or {}
    kind, identifier = properties.get("kind"), properties.get("id")
    return (kind, identifier) if kind in KINDS and isinstance(identifier, str) else None
