"""A still map as SVG text: for cards, dossiers and files, where no script runs and nothing else can be asked for.

Its colours are fixed and its base map is inside it, so it travels as an image.
"""

import base64
import math
from pathlib import Path

import pandas as pd
import shapely
import vl_convert

from gatemap.dataset.folder import data_folder
from gatemap.i18n.words import words
from gatemap.render import still_symbols as signs
from gatemap.render.basemap import ATTRIBUTION, HOME
from gatemap.render.colours import MAP_COLOURS
from gatemap.render.still_ground import KM_PER_DEGREE, Ground, Window, cut, ground, path
from gatemap.render.still_labels import Placed, Wanted, place_labels

BOUNDS = (HOME[0][1], HOME[0][0], HOME[1][1], HOME[1][0])  # the whole border
FONT = "system-ui,'Noto Sans','Segoe UI',sans-serif"
COUNTRY_SHARE = 0.06  # of the picture that a country must cover to be named
TOWN_WIDTH = (0, 2000, 900, 350, 180, 90)  # km of the picture's width up to which towns are named, by rank
PROVINCE_WIDTH = 600  # km of the picture's width up to which provinces are named
NAMED = 5  # places that the picture's title names


def still_map(
    places: pd.DataFrame,
    *,
    bounds: tuple[float, float, float, float],
    width: int,
    height: int,
    theme: str = "light",
    units: str = "34",
    lang: str = "en",
    basemap: Path | None = None,
    labels: bool = True,
    provinces: pd.DataFrame | None = None,
) -> str:
    """Draw a map of `places`.

    Parameters
    ----------
    places : pandas.DataFrame
        Columns place_id, lon, lat (degrees, EPSG:4326; a row without is left out), symbol (of `maps.SYMBOLS`),
        precision, uncertainty_km, events, selected, name, as `maps.place_layer` takes them.
    bounds : tuple of float
        West, south, east, north in degrees. The picture shows at least that; see `around`.
    width, height : int
        In pixels.
    theme : {'light', 'dark'}
    units : {'34', '63'}
        The provinces that are drawn.
    lang : {'en', 'vi'}
    basemap : pathlib.Path, optional
        Folder of the base map; that of the data folder if not given. A layer that is missing is not drawn.
    labels : bool
        Whether names are written.
    provinces : pandas.DataFrame, optional
        Columns code, lon, lat, events, selected: squares with the events of a province that no gate shows.

    Returns
    -------
    str
        An SVG document. The same arguments give the same text.

    Raises
    ------
    ValueError
        When the bounds are no box on the globe.
    """
    window, colours = Window.fitting(bounds, width, height), MAP_COLOURS[theme]
    base = ground(basemap or data_folder() / "basemap")
    drawn = signs.shown(places, window)
    badges = [] if provinces is None else signs.shown(provinces, window)
    bar, bar_box = signs.scale_bar(window, colours)
    boxes = [*map(signs.symbol_box, drawn), *map(signs.badge_box, badges)]
    wanted = [*_place_names(drawn), *_ground_names(base, window, units, lang)] if labels else []
    names = place_labels(sorted(wanted, key=lambda want: want.rank), boxes, [bar_box], width, height)
    return "".join(
        (
            _head(drawn, width, height, lang),
            _ground(base, window, units, colours),
            *(_name(name, colours) for name in names if not name.wanted.over),
            *(signs.badge(province, colours) for province in badges),
            *(signs.uncertainty(place, window, theme) for place in drawn),
            *(signs.symbol(place, theme, colours) for place in drawn),
            *(signs.ring(place, colours) for place in drawn if place["selected"]),
            *(_name(name, colours) for name in names if name.wanted.over),
            f"{bar}</svg>",
        )
    )


def around(places: pd.DataFrame, margin_km: float = 25, aspect: float = 320 / 220) -> tuple[float, float, float, float]:
    """Return the bounds of a map of `places`.

    Parameters
    ----------
    places : pandas.DataFrame
        With columns lon, lat in degrees; rows without are left out. None left gives the whole border.
    margin_km : float
        Kilometres kept free around the outermost places.
    aspect : float
        Width by height of the picture, which the bounds then fill.

    Returns
    -------
    tuple of float
        West, south, east, north in degrees.
    """
    known = places[["lon", "lat"]].dropna()
    if known.empty:
        return BOUNDS
    (west, south), (east, north) = known.min(), known.max()
    shrink = math.cos(math.radians((south + north) / 2))
    half_height = (north - south) / 2 + margin_km / KM_PER_DEGREE
    half_width = (east - west) / 2 * shrink + margin_km / KM_PER_DEGREE
    half_height, half_width = max(half_height, half_width / aspect), max(half_width, half_height * aspect)
    lon, lat = (west + east) / 2, (south + north) / 2
    return lon - half_width / shrink, lat - half_height, lon + half_width / shrink, lat + half_height


def data_uri(svg: str) -> str:
    """Return an SVG as an address for the ``src`` of an image."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode("ascii")


def svg_png(svg: str, scale: float = 2.0) -> bytes:
    """Return an SVG as a PNG, `scale` of its pixels to one; the converter's own fonts lack Chinese, Lao and Khmer."""
    return vl_convert.svg_to_png(svg, scale=scale)


def _head(drawn: list[dict], width: int, height: int, lang: str) -> str:
    told = sorted(drawn, key=lambda place: (not place["selected"], -place["events"]))
    named = [str(place["name"]) for place in told if place["selected"] or place["events"]][:NAMED]
    say = words(lang)
    title = say("still-title", places=", ".join(named)) if named else say("map-label")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" font-family="{FONT}"><title>{signs.text(title)}</title><desc>{signs.text(ATTRIBUTION)}</desc>'
    )


def _ground(base: Ground, window: Window, units: str, colours: dict[str, str]) -> str:
    areas = [(base.shapes["land"], "abroad")]
    areas += [(country.area, "home" if country.code == "vn" else "abroad") for country in base.countries]
    pieces = [f'<rect width="100%" height="100%" fill="{colours["sea"]}"/>']
    for area, fill in areas:
        if drawn := path(cut(area, window), window):
            pieces.append(f'<path d="{drawn}" fill="{colours[fill]}"/>')
    for name, colour, width, rest in (
        ("borders", "shore", 0.8, ""),
        ("coast", "shore", 0.8, ""),
        ("abroad", "provinces-abroad", 0.7, ' stroke-dasharray="3 2.5"'),
        (f"provinces_{units}", "provinces", 0.7, ""),
        ("border", "border", 5, ' stroke-opacity=".2" stroke-linejoin="round"'),
        ("border", "border", 1.15, ' stroke-linejoin="round"'),
    ):
        if drawn := path(cut(base.shapes[name], window), window):
            pieces.append(f'<path d="{drawn}" fill="none" stroke="{colours[colour]}" stroke-width="{width}"{rest}/>')
    return "".join(pieces)


def _place_names(drawn: list[dict]) -> list[Wanted]:
    names = []
    for place in drawn:
        chosen = bool(place["selected"])
        rank, size, kind = (
            (0, 12, "selected") if chosen else (10, 10.5, "place") if place["events"] else (40, 10, "quiet")
        )
        away = signs.reach(place) + 2
        names.append(Wanted(str(place["name"]), place["x"], place["y"], away, size, kind, rank, chosen, chosen))
    return names


def _ground_names(base: Ground, window: Window, units: str, lang: str) -> list[Wanted]:
    """Ask for the names of countries, towns and provinces that the picture's scale has room for."""
    across = window.width / window.pixels_per_km
    names = []
    for name in base.names[units]:
        town = name.kind == "town"
        if across > (TOWN_WIDTH[min(name.rank, 5)] if town else PROVINCE_WIDTH) or not window.holds(name.lon, name.lat):
            continue
        x, y = window.xy(name.lon, name.lat)
        rank = 20 + name.rank if town else 30
        names.append(
            Wanted(name.vi if lang == "vi" else name.en, x, y, 5 if town else 0, 10, name.kind, rank, dot=town)
        )
    return names + _country_names(base, window, lang)


def _country_names(base: Ground, window: Window, lang: str) -> list[Wanted]:
    frame = shapely.box(window.west, window.south, window.east, window.north)
    names = []
    for country in base.countries:
        part = shapely.clip_by_rect(country.area, *frame.bounds)
        if part.area < COUNTRY_SHARE * frame.area:
            continue
        inner = shapely.simplify(max(shapely.get_parts(part), key=lambda piece: piece.area), 4 / window.scale[0])
        for point in (inner.centroid, inner.representative_point()):
            if inner.contains(point):
                x, y = window.xy(point.x, point.y)
                names.append(Wanted((country.vi if lang == "vi" else country.en).upper(), x, y, 0, 11, "country", 5))
                break
    return names


def _name(name: Placed, colours: dict[str, str]) -> str:
    want, left = name.wanted, name.box[0]
    ink = {"selected": "ink", "place": "ink", "town": "text", "quiet": "text"}.get(want.kind, "country")
    style = ' font-weight="700"' if want.bold else ' font-style="italic"' if want.kind in ("province", "abroad") else ""
    style += ' letter-spacing=".06em"' if want.kind == "country" else ""
    dot = f'<circle cx="{want.x:.1f}" cy="{want.y:.1f}" r="1.8" fill="{colours["home"]}" stroke="{colours["text"]}"/>'
    return (
        f'{dot if want.dot else ""}<text class="name" x="{left:.1f}" y="{name.box[1] + name.base:.1f}" '
        f'font-size="{want.size}" fill="{colours[ink]}"{style} {signs.halo(colours)}>{signs.text(want.text)}</text>'
    )
