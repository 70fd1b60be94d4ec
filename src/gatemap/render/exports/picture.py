"""The map of the view as a picture, with all that it needs outside the app: title, legend, scale, query and licence."""

import json
import struct
import zlib
from dataclasses import dataclass
from math import cos, radians
from pathlib import Path

import pandas as pd

from gatemap.i18n.words import Words, words
from gatemap.render import maps
from gatemap.render import still_symbols as signs
from gatemap.render.basemap import ATTRIBUTION
from gatemap.render.colours import MAP_COLOURS
from gatemap.render.exports.about import Export
from gatemap.render.exports.view_map import map_places, map_provinces, map_texts, not_drawn, said, told_points
from gatemap.render.still import BOUNDS, FONT, around, still_map, svg_png
from gatemap.render.still_ground import Window
from gatemap.render.still_labels import text_width
from gatemap.store import queries
from gatemap.store.names import display_names

WIDTH, LEGEND, EDGE = 1240, 270, 20  # pixels: the picture, its legend, its margin
RATIOS = (0.75, 1.5)  # height of the map by its width, from a province in the east to the whole border
MARGIN_KM = 30
LINE = 1.4  # distance of lines by the height of the letters
COLOURS = MAP_COLOURS["light"]
PNG_SCALE = 2.0


def write_svg(export: Export, path: Path) -> None:
    """Write the picture as SVG, its base map inside it."""
    path.write_text(picture(export), encoding="utf-8")


def write_png(export: Export, path: Path) -> None:
    """Write the picture as PNG, two of its pixels to one of the SVG; what the file is, is also in its text chunks."""
    path.write_bytes(_with_texts(svg_png(picture(export), PNG_SCALE), export.about()))


@dataclass
class _Column:
    """Drawn things one under the other: where the next begins, and what was drawn."""

    x: float
    y: float
    width: float
    pieces: list[str]

    def write(self, text: str, size: float, ink: str = "ink", bold: bool = False, indent: float = 0) -> None:
        for line in _lines(text, size, self.width - indent, bold):
            self.y += size * LINE
            weight = ' font-weight="700"' if bold else ""
            self.pieces.append(
                f'<text x="{self.x + indent:.1f}" y="{self.y:.1f}" font-size="{size}" fill="{COLOURS[ink]}"{weight}>'
                f"{signs.text(line)}</text>"
            )


def picture(export: Export) -> str:
    """Return the picture of the view as SVG text; the same export gives the same text."""
    say, names = words(export.lang), display_names(export.store.dataset, export.lang)
    places = map_places(export.store, export.view, say, names, export.day)
    provinces = map_provinces(export.store, export.view, say, names)
    bounds, width, height = _frame(places, provinces)
    head = _head(export, said(export.view, say, names), say)
    top = head.y + 16
    drawn = still_map(
        places,
        bounds=bounds,
        width=width,
        height=height,
        units=export.view.units,
        lang=export.lang,
        basemap=export.basemap,
        provinces=provinces,
    )
    legend = _legend(export, places, Window.fitting(bounds, width, height), top, say)
    foot = _foot(export, max(top + height, legend.y) + 8, say)
    full = round(foot.y + EDGE)
    about = signs.text(json.dumps(export.about(), ensure_ascii=False))
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{full}" viewBox="0 0 {WIDTH} {full}" '
            f'role="img" font-family="{FONT}"><title>{signs.text(say("export-title"))}</title><desc>{about}</desc>',
            f'<rect width="100%" height="100%" fill="{COLOURS["panel"]}"/>',
            *head.pieces,
            drawn.replace("<svg ", f'<svg x="{EDGE}" y="{top:.1f}" ', 1),
            *legend.pieces,
            *foot.pieces,
            "</svg>\n",
        )
    )


def _frame(places: pd.DataFrame, provinces: pd.DataFrame) -> tuple[tuple[float, float, float, float], int, int]:
    """Return the bounds of all that the view is about, and the size of a map that fits them."""
    points = told_points(places, provinces)
    width = WIDTH - LEGEND - 3 * EDGE
    ratio = RATIOS[1]
    if len(points):
        across, up = (points.max() - points.min()) + 2 * MARGIN_KM / 111
        ratio = min(max(up / (across * cos(radians(points["lat"].mean()))), RATIOS[0]), RATIOS[1])
    bounds = around(points, MARGIN_KM, 1 / ratio) if len(points) else BOUNDS
    return bounds, width, round(width * ratio)


def _head(export: Export, filters: list[str], say: Words) -> _Column:
    totals = queries.totals(export.store, export.view)
    column = _Column(EDGE, EDGE / 2, WIDTH - 2 * EDGE, [])
    column.write(say("export-title"), 24, bold=True)
    column.write(" · ".join(filters) or say("export-all"), 16)
    column.write(say("export-numbers", events=totals.events, places=totals.places), 14, ink="text")
    return column


def _foot(export: Export, top: float, say: Words) -> _Column:
    column = _Column(EDGE, top, WIDTH - 2 * EDGE, [])
    column.write(" ".join(not_drawn(export.store, export.view, say)), 12.5, ink="text")
    column.y += 4
    about = export.about()
    made = say("export-made", query=about["query"], day=say.day(export.day), licence=about["licence"])
    column.write(f"{made} {about['generator']}", 12.5, ink="text")
    column.write(f"{ATTRIBUTION} · OpenStreetMap: openstreetmap.org/copyright", 11.5, ink="text")
    return column


def _legend(export: Export, places: pd.DataFrame, window: Window, top: float, say: Words) -> _Column:
    texts = map_texts(export.view, say)
    column = _Column(WIDTH - LEGEND - EDGE, top - 8, LEGEND, [])
    column.write(texts.legend, 16, bold=True)
    column.y += 4
    for symbol, label in texts.symbols.items():
        _row(column, [_sample(symbol, "exact", 7)], label)
    _row(column, [lambda x, y: _square(x, y)], texts.province)
    column.y += 8
    for precision, label in texts.precisions.items():
        _row(column, [_sample("post", precision, 7)], label)
    column.y += 8
    column.write(texts.sizes, 13.5)
    _sizes(column, places, window)
    return column


def _row(column: _Column, samples: list, label: str) -> None:
    before = column.y
    column.write(label, 13.5, indent=30)
    for sample in samples:
        column.pieces.append(sample(column.x + 11, before + 13.5 * LINE - 5))
    column.y += 3


def _sample(symbol: str, precision: str, size: float):
    def draw(x: float, y: float) -> str:
        place = {"place_id": "", "symbol": symbol, "precision": precision, "events": 1, "selected": False}
        return signs.symbol(place | {"x": x, "y": y, "radius": size}, "light", COLOURS)

    return draw


def _square(x: float, y: float) -> str:
    return signs.badge({"code": "", "events": 3, "selected": False, "x": x, "y": y}, COLOURS)


def _sizes(column: _Column, places: pd.DataFrame, window: Window) -> None:
    """Draw symbols of some numbers of events, as large as those on this map."""
    top = max([maps.FULL_SIZE_EVENTS, *places["events"].tolist()])
    middle = {"lon": (window.west + window.east) / 2, "lat": (window.south + window.north) / 2}
    counts = sorted({1, max(2, round(top / 4)), top})
    sized = signs.shown(pd.DataFrame([middle | {"events": n, "selected": False} for n in counts]), window)
    sized.sort(key=lambda row: row["events"])
    x = column.x + 4
    tallest = sized[-1]["radius"]
    column.y += tallest + 8
    for row in sized:
        x += row["radius"]
        column.pieces.append(_sample("post", "exact", row["radius"])(x, column.y))
        x += row["radius"] + 5
        number = f'<text x="{x:.1f}" y="{column.y + 4.5:.1f}" font-size="13.5" fill="{COLOURS["ink"]}">{row["events"]}'
        column.pieces.append(f"{number}</text>")
        x += text_width(str(row["events"]), 13.5) + 16
    column.y += tallest


def _lines(text: str, size: float, width: float, bold: bool) -> list[str]:
    """Break a text into lines that fit; a word longer than a line is broken too."""
    lines = [""]
    for word in text.split():
        while word:
            longer = f"{lines[-1]} {word}".strip()
            if text_width(longer, size, bold) <= width:
                lines[-1], word = longer, ""
            elif lines[-1]:
                lines.append("")
            else:
                fits = max(
                    1, next(n for n in range(len(word), 0, -1) if n == 1 or text_width(word[:n], size, bold) <= width)
                )
                lines[-1], word = word[:fits], word[fits:]
                lines += [""] if word else []
    return lines


def _with_texts(png: bytes, texts: dict[str, str]) -> bytes:
    """Put texts into a PNG as iTXt chunks (PNG specification, 11.3.3.4), behind its header."""
    head = 8 + 25  # the signature, and the header chunk
    chunks = b"".join(_chunk(f"gatemap {name}", value) for name, value in texts.items())
    return png[:head] + chunks + png[head:]


def _chunk(keyword: str, text: str) -> bytes:
    body = b"iTXt" + keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
