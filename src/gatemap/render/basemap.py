"""The base map: a folium map that asks only its own server for its parts and is the same at every rerun."""

import hashlib
from functools import cache
from pathlib import Path

import folium
from branca.element import MacroElement
from folium.template import Template

from gatemap.text import script_json

ASSETS = Path(__file__).parent / "assets"
# Streamlit serves a component as component/<declaring module>.<name>/, the frame of st_folium among them.
COMPONENTS = "gatemap.ui.map_component"
LEAFLET, SCRIPTS, BASEMAP = "leaflet", "map_assets", "basemap"
# In this order: each uses the ones before it.
SCRIPT_FILES = ("symbols.js", "labels.js", "basemap.js", "keyboard.js", "places.js", "gatemap.js")

HOME = ((8.3, 102.0), (23.5, 109.6))
# Where the shapes of data/basemap are cut off; beyond, assets/context.geojson goes on in less detail.
CUTS = {"lon": (101.5, 110.2), "lat": (8.3, 24.2)}
ATTRIBUTION = "© OpenStreetMap contributors (ODbL) · Natural Earth · vietnamadminunits · GeoNames (CC BY)"

# camelCase: with tiles=None folium hands on only what Leaflet itself understands.
LEAFLET_OPTIONS = {
    "minZoom": 5,
    "maxZoom": 14,
    "zoomSnap": 0.1,
    "wheelPxPerZoomLevel": 90,
    "maxBounds": [[-4.0, 78.0], [36.0, 134.0]],
    "maxBoundsViscosity": 0.6,
}


def component_url(name: str, file: str = "") -> str:
    """Return the address of a file of one of our components, relative to the frame of st_folium."""
    return f"../{COMPONENTS}.{name}/{file}"


@cache
def fingerprint(folder: Path) -> str:
    """Return a short hash of the files in `folder`, so that a browser never keeps files of an older release.

    A folder that does not exist has the hash "".
    """
    if not folder.is_dir():
        return ""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.iterdir() if p.is_file()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:10]


def _asset(file: str) -> str:
    return component_url(SCRIPTS, f"{file}?v={fingerprint(ASSETS)}")


class LocalMap(folium.Map):
    """A Leaflet map in Web Mercator whose scripts, styles and base map come from the app itself.

    Its script has no random part: st_folium makes a new map, and the person loses zoom and position, whenever
    the script changes.

    Parameters
    ----------
    version : str
        Changes when the files of the base map do; see `fingerprint`.
    attribution : str
        Plain text that names the sources of the base map.
    """

    default_js = (
        ("leaflet", component_url(LEAFLET, "leaflet.js")),
        *((file, _asset(file)) for file in SCRIPT_FILES),
    )
    default_css = (
        ("leaflet_css", component_url(LEAFLET, "leaflet.css")),
        ("gatemap_css", _asset("gatemap.css")),
    )

    def __init__(self, version: str = "", attribution: str = ATTRIBUTION):
        super().__init__(
            location=[16.0, 105.8],
            zoom_start=5,
            tiles=None,
            font_size="12px",
            zoom_control=False,
            attribution_control=False,
            **LEAFLET_OPTIONS,
        )
        self.add_child(_Basemap(version, attribution), name="basemap")


class _Basemap(MacroElement):
    _template = Template(
        "{% macro script(this, kwargs) %}gatemap.setup({{ this._parent.get_name() }}, {{ this.config }});{% endmacro %}"
    )

    def __init__(self, version: str, attribution: str):
        super().__init__()
        self._name = "Basemap"
        config = {
            "basemap": component_url(BASEMAP),
            "context": _asset("context.geojson"),
            "version": version,
            "home": HOME,
            "cuts": CUTS,
            "attribution": attribution,
        }
        self.config = script_json(config)
