"""The places on the map: all that changes from one rerun to the next, as one folium feature group."""

from dataclasses import dataclass, field
from math import isfinite, sqrt

import folium
import pandas as pd
from folium.template import Template

from gatemap.render.tiles import tiles_offered
from gatemap.text import script_json

SYMBOLS = ("international", "main", "auxiliary", "opening", "rail", "post", "unknown")
PRECISIONS = ("exact", "near", "area")
# Radius in km drawn round a point that stands for a commune or district; see the data dictionary's precision ladder.
AREA_KM = 10.0
SMALLEST, LARGEST, QUIET = 5.0, 20.0, 4.0
# A symbol reaches LARGEST at this number of events, or at the highest number in view if that is more.
FULL_SIZE_EVENTS = 16


@dataclass(frozen=True)
class MapTexts:
    """The words of the map's own controls, translated by the caller; plain text.

    Attributes
    ----------
    legend : str
        Title of the legend.
    symbols : mapping of str to str
        A label for each entry of `SYMBOLS` that the legend shows, in order.
    precisions : mapping of str to str
        A label for each entry of `PRECISIONS` that the legend shows, in order.
    sizes : str
        What the size of a symbol says.
    province : str
        What a numbered badge is; empty to leave it out.
    shades : str
        What the shade of a province says; empty when provinces are not shaded.
    zoom_in, zoom_out, home : str
        Titles of the buttons.
    places : str
        What a screen reader calls the group of symbols.
    """

    legend: str = "Legend"
    symbols: dict[str, str] = field(default_factory=lambda: {s: s.capitalize() for s in SYMBOLS})
    precisions: dict[str, str] = field(default_factory=lambda: {p: f"Position: {p}" for p in PRECISIONS})
    sizes: str = "events in view"
    province: str = "Events of a province, no gate named"
    shades: str = ""
    zoom_in: str = "Zoom in"
    zoom_out: str = "Zoom out"
    home: str = "Whole border"
    places: str = "Places"


@dataclass(frozen=True)
class MapOptions:
    """How the map is drawn.

    Attributes
    ----------
    units : {'34', '63'}
        The provinces that are drawn: since 1 July 2025, or before.
    language : {'en', 'vi'}
        Language of the names on the base map.
    tiles : bool
        Whether the layer of `tiles` lies under the places; the only thing that needs a network.
    shaded : mapping of str to int, or None
        Events by province code of the system drawn, to shade the provinces by; None to leave them plain.
    texts : MapTexts
    """

    units: str = "34"
    language: str = "en"
    tiles: bool = False
    shaded: dict[str, int] | None = None
    texts: MapTexts = field(default_factory=MapTexts)


class PlaceLayer(folium.FeatureGroup):
    """A feature group whose script is one call with one compact payload.

    Parameters
    ----------
    payload : dict
        What `gatemap.places` in assets/places.js reads.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}var {{ this.get_name() }} = gatemap.places({{ this.payload }});{% endmacro %}"
    )

    def __init__(self, payload: dict):
        super().__init__(name="places", control=False)
        self.payload = script_json(payload)

    def render(self, **kwargs) -> None:
        """Do nothing: st_folium reads the template; folium would compile the payload as one more template."""


def place_layer(places: pd.DataFrame, provinces: pd.DataFrame, options: MapOptions | None = None) -> PlaceLayer:
    """Return what is drawn over the base map.

    Parameters
    ----------
    places : pandas.DataFrame
        Columns place_id, lon, lat (degrees, EPSG:4326; a row without is left out), symbol (of `SYMBOLS`),
        precision (of `PRECISIONS`), uncertainty_km, events, selected, name, lines (texts of the tooltip).
    provinces : pandas.DataFrame
        Columns code, lon, lat, events, selected, name, lines; one without events is drawn if selected.
    options : MapOptions, optional

    Returns
    -------
    PlaceLayer
        For the `feature_group_to_add` of st_folium.
    """
    options = options or MapOptions()
    pool: dict[str, int] = {}
    top = max([FULL_SIZE_EVENTS, *places["events"].tolist()])
    payload = {
        "places": [_place(row, top, pool) for row in _records(places) if _is_drawn(row)],
        "provinces": [
            _province(row, pool) for row in _records(provinces) if _is_drawn(row) and (row["events"] or row["selected"])
        ],
        "options": _options(options, top),
        "texts": list(pool),
    }
    return PlaceLayer(payload)


def radius(events: int, top: int = FULL_SIZE_EVENTS) -> float:
    """Return the radius in pixels of a symbol, its area in proportion to `events`.

    >>> radius(0), radius(1), radius(4), radius(16)
    (4.0, 5.0, 10.0, 20.0)
    """
    if not events:
        return QUIET
    return round(max(SMALLEST, LARGEST * sqrt(events / max(top, FULL_SIZE_EVENTS))), 1)


def _records(frame: pd.DataFrame) -> list[dict]:
    columns = [frame[name].tolist() for name in frame.columns]
    return [dict(zip(frame.columns, values, strict=True)) for values in zip(*columns, strict=True)]


def _is_drawn(row: dict) -> bool:
    return all(pd.notna(row[axis]) and isfinite(row[axis]) for axis in ("lon", "lat"))


def _place(row: dict, top: int, pool: dict[str, int]) -> list:
    uncertainty = row["uncertainty_km"]
    return [
        str(row["place_id"]),
        round(float(row["lon"]), 5),
        round(float(row["lat"]), 5),
        row["symbol"],
        row["precision"],
        round(float(uncertainty), 2) if pd.notna(uncertainty) else 0,
        radius(int(row["events"]), top),
        int(row["events"]),
        int(bool(row["selected"])),
        str(row["name"]),
        _pooled(row["lines"], pool),
    ]


def _province(row: dict, pool: dict[str, int]) -> list:
    return [
        str(row["code"]),
        round(float(row["lon"]), 5),
        round(float(row["lat"]), 5),
        int(row["events"]),
        int(bool(row["selected"])),
        str(row["name"]),
        _pooled(row["lines"], pool),
    ]


def _pooled(lines: list[str], pool: dict[str, int]) -> list[int]:
    """Return `lines` as numbers into `pool`: many tooltips share a line, such as the level or the country."""
    return [pool.setdefault(str(line), len(pool)) for line in lines]


def shade_steps(most: int) -> tuple[int, ...]:
    """Return the least number of events of each shade, lightest first, for `most` events in one province.

    >>> shade_steps(40), shade_steps(3)
    ((1, 5, 13, 27), (1, 2))
    """
    return tuple(sorted({1, *(max(2, round(most * share)) for share in (1 / 8, 1 / 3, 2 / 3) if most > 1)}))[:4]


def _shades(counts: dict[str, int] | None) -> dict:
    if not counts:
        return {"shades": {}, "shade_steps": []}
    steps = shade_steps(max(counts.values()))
    return {
        "shades": {code: sum(count >= least for least in steps) for code, count in counts.items() if count},
        "shade_steps": steps,
    }


def _options(options: MapOptions, top: int) -> dict:
    texts, tiles = options.texts, tiles_offered() if options.tiles else None
    sizes = sorted({1, max(2, round(top / 4)), top})
    return {
        **_shades(options.shaded),
        "units": options.units,
        "language": options.language,
        "tiles": {"url": tiles.url, "attribution": tiles.attribution} if tiles else None,
        "symbols": list(texts.symbols.items()),
        "precisions": list(texts.precisions.items()),
        "sizes": [(n, radius(n, top)) for n in sizes],
        "texts": {
            key: getattr(texts, key)
            for key in ("legend", "sizes", "province", "shades", "zoom_in", "zoom_out", "home", "places")
        },
    }
