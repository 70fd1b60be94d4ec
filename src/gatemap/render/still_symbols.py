"""The signs on a still map: symbols by level, rings, circles of uncertainty, squares of provinces, the scale bar.

Shapes and sizes are those of assets/symbols.js, the signs of a position's precision those of assets/gatemap.css.
"""

import math
import re

import pandas as pd

from gatemap.render import html
from gatemap.render.colours import SYMBOL_COLOURS
from gatemap.render.maps import FULL_SIZE_EVENTS, radius
from gatemap.render.still_ground import Window
from gatemap.render.still_labels import Box, text_width

_PRECISE = {"exact": (0.92, 1.4, ""), "near": (0.78, 0.7, ""), "area": (0.34, 1.3, "2.6 1.8")}
_SALTIRE = ((0, -0.52), (0.52, -1.04), (1.04, -0.52), (0.52, 0), (1.04, 0.52), (0.52, 1.04))
_SALTIRE += tuple((-x, -y) for x, y in _SALTIRE)
# Corners, their radius as a share of the symbol's, and how far down they stand: every shape covers the same area.
_CORNERS = {
    "main": (((-1, -1), (1, -1), (1, 1), (-1, 1)), 0.886, 0),
    "auxiliary": (((0, -1), (0.866, 0.5), (-0.866, 0.5)), 1.555, 0.18),
    "opening": (((0, -1), (1, 0), (0, 1), (-1, 0)), 1.253, 0),
    "rail": (_SALTIRE, 1.13, 0),
    "post": (((-1, -1), (1, -1), (1, 0.2), (0, 1.25), (-1, 0.2)), 0.947, 0),
    "unknown": (((1, 0), (0.5, 0.866), (-0.5, 0.866), (-1, 0), (-0.5, -0.866), (0.5, -0.866)), 1.1, 0),
}
_RING = 4  # pixels between a symbol and the ring of one that is selected
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(value) -> str:
    """Escape a text for XML, without the signs that XML cannot hold.

    >>> text("<b>&\\x00")
    '&lt;b&gt;&amp;'
    """
    return html.text(_NOT_XML.sub("", str(value)))


def shown(rows: pd.DataFrame, window: Window) -> list[dict]:
    """Return the rows in the picture with their pixel and radius, in the order in which they are drawn.

    Those without events lie under all others and those that are selected over them; of the rest, large under small.
    """
    top = max([FULL_SIZE_EVENTS, *rows["events"].tolist()])
    found = []
    for row in rows.to_dict("records"):
        if pd.notna(row["lon"]) and pd.notna(row["lat"]) and window.holds(row["lon"], row["lat"]):
            x, y = window.xy(row["lon"], row["lat"])
            found.append(row | {"x": x, "y": y, "radius": radius(int(row["events"]), top) * _scale(window)})
    found.sort(key=lambda row: -row["radius"])
    _spread(found)
    return sorted(found, key=lambda row: (bool(row["selected"]), row["events"] > 0))


def _scale(window: Window) -> float:
    """Return the size of symbols against those of the map: a small picture has smaller ones."""
    return min(1.0, max(0.6, math.sqrt(window.width * window.height) / 600))


def _spread(found: list[dict]) -> None:
    """Let the smaller ones of several at one point step aside, as assets/places.js does."""
    at: dict[tuple, list[dict]] = {}
    for row in found:
        group = at.setdefault((round(row["lon"], 4), round(row["lat"], 4)), [])
        if group:
            angle = math.radians(45 + 90 * (len(group) - 1))
            away = group[0]["radius"] * 0.8 + row["radius"] + 8 * ((len(group) - 1) // 4)
            row["x"] += math.cos(angle) * away
            row["y"] += math.sin(angle) * away
        group.append(row)


def reach(place: dict) -> float:
    """Return how far a symbol, with its ring, reaches from its middle, in pixels."""
    return place["radius"] * 1.2 + (_RING + 2 if place["selected"] else 0)


def symbol_box(place: dict) -> Box:
    """Return the box of a symbol."""
    far = reach(place)
    return place["x"] - far, place["y"] - far, place["x"] + far, place["y"] + far


def symbol(place: dict, theme: str, colours: dict[str, str]) -> str:
    """Draw a place: shape by level, fill and line by how well its position is known, pale without events."""
    fill, edge = _colours(place["symbol"], theme)
    opacity, line, dashes = _PRECISE.get(place["precision"], _PRECISE["area"])
    stroke = edge if dashes else colours["outline"]
    if not (place["events"] or place["selected"]):
        opacity, line, stroke = (0.12 if dashes else 0.28), 0.9, edge
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path class="place" data-id="{text(place["place_id"])}" d="{_shape(place, place["radius"])}" fill="{fill}" '
        f'fill-opacity="{opacity}" stroke="{stroke}" stroke-width="{line}" stroke-linejoin="round"{dashed}/>'
    )


def ring(place: dict, colours: dict[str, str]) -> str:
    """Draw the ring round a place that is selected."""
    circle = f'<circle cx="{_n(place["x"])}" cy="{_n(place["y"])}" r="{_n(place["radius"] * 1.1 + _RING)}" fill="none" '
    case = f'{circle}stroke="{colours["select-case"]}" stroke-width="4.5" stroke-opacity=".85"/>'
    return f'{case}{circle}stroke="{colours["select"]}" stroke-width="2"/>'


def uncertainty(place: dict, window: Window, theme: str) -> str:
    """Draw the circle in which a place lies whose commune or district alone is known; nothing for other places."""
    if pd.isna(place["uncertainty_km"]) or not (place["events"] or place["selected"]):
        return ""
    x, y = window.xy(place["lon"], place["lat"])
    _, edge = _colours(place["symbol"], theme)
    far = place["uncertainty_km"] * window.pixels_per_km
    return (
        f'<circle class="uncertainty" cx="{_n(x)}" cy="{_n(y)}" r="{_n(far)}" '
        f'fill="{edge}" fill-opacity=".07" stroke="{edge}" stroke-opacity=".6" stroke-dasharray="5 4"/>'
    )


def badge_box(badge: dict) -> Box:
    """Return the box of a province's square."""
    half = text_width(str(badge["events"]), 10, bold=True) / 2 + 4
    return badge["x"] - half, badge["y"] - 8, badge["x"] + half, badge["y"] + 8


def badge(province: dict, colours: dict[str, str]) -> str:
    """Draw the square with the events of a province that no gate shows."""
    left, up, right, down = badge_box(province)
    paper, ink = (colours["ink"], colours["panel"]) if province["selected"] else (colours["panel"], colours["ink"])
    return (
        f'<rect class="province" data-code="{text(province["code"])}" x="{_n(left)}" y="{_n(up)}" '
        f'width="{_n(right - left)}" height="{_n(down - up)}" rx="4" '
        f'fill="{paper}" stroke="{colours["ink"]}" stroke-width="1.3"/><text x="{_n(province["x"])}" '
        f'y="{_n(province["y"] + 3.6)}" text-anchor="middle" font-size="10" font-weight="650" fill="{ink}">'
        f"{int(province['events'])}</text>"
    )


def scale_bar(window: Window, colours: dict[str, str]) -> tuple[str, Box]:
    """Draw a bar of a round number of kilometres in the lower left corner, and return it with its box."""
    most = window.width * 0.28 / window.pixels_per_km
    power = 10 ** math.floor(math.log10(most))
    km = next(step * power for step in (5, 2, 1) if step * power <= most)
    length, x, y = km * window.pixels_per_km, 8, window.height - 8
    said = f"{km:g} km"
    drawn = (
        f'<path d="M{x} {_n(y - 4)}v4h{_n(length)}v-4" fill="none" stroke="{colours["text"]}"/>'
        f'<text x="{x + 3}" y="{_n(y - 3.5)}" font-size="9.5" fill="{colours["text"]}" {halo(colours)}>{said}</text>'
    )
    return drawn, (x - 2, y - 16, x + max(length, text_width(said, 9.5) + 3) + 2, y + 3)


def halo(colours: dict[str, str]) -> str:
    """Return the attributes that keep a text apart from the lines under it."""
    line = f'stroke="{colours["home"]}" stroke-width="2.4" stroke-opacity=".9"'
    return f'{line} stroke-linejoin="round" paint-order="stroke"'


def _colours(name: str, theme: str) -> tuple[str, str]:
    """Return a symbol's fill and the colour of its line; one of unknown level has the line of a post."""
    dark = theme == "dark"
    return SYMBOL_COLOURS[name][dark], SYMBOL_COLOURS["post" if name == "unknown" else name][dark]


def _shape(place: dict, size: float) -> str:
    x, y = place["x"], place["y"]
    if place["symbol"] not in _CORNERS:
        r, d = _n(size), _n(2 * size)
        return f"M{_n(x - size)} {_n(y)}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0Z"
    corners, share, down = _CORNERS[place["symbol"]]
    points = [f"{_n(x + cx * size * share)} {_n(y + (cy * share + down) * size)}" for cx, cy in corners]
    return f"M{'L'.join(points)}Z"


def _n(value: float) -> str:
    return f"{round(value, 1):g}"
