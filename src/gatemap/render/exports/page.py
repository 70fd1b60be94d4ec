"""The map of the view as one HTML file that opens without a network: the app's own map, and the events as a table."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup
from xstatic.pkg import leaflet

from gatemap.dataset.schema import split_list
from gatemap.i18n.words import Words, words
from gatemap.render.basemap import ASSETS, ATTRIBUTION, CUTS, LEAFLET_OPTIONS, SCRIPT_FILES
from gatemap.render.exports.about import Export
from gatemap.render.exports.view_map import map_places, map_provinces, map_texts, not_drawn, said, told_points
from gatemap.render.maps import MapOptions, place_layer
from gatemap.render.still import BOUNDS, around
from gatemap.store import queries
from gatemap.store.names import Names, display_names, title_of
from gatemap.text import safe_url, script_json

TEMPLATES = Path(__file__).parents[1] / "templates"
LAYERS = ("countries", "partner_provinces", "border_line", "towns")
COLUMNS = ("date", "title", "kind", "partner", "places", "provinces", "level", "source")
OPTIONS = {"zoomControl": False, "attributionControl": False, "center": [16.0, 105.8], "zoom": 5, **LEAFLET_OPTIONS}
_STYLE = Path(__file__).with_name("page.css")


def write(export: Export, path: Path) -> None:
    """Write the page; its table grows with the view, its map does not."""
    say, names = words(export.lang), display_names(export.store.dataset, export.lang)
    about, totals = export.about(), queries.totals(export.store, export.view)
    made = say("export-made", query=about["query"], day=say.day(export.day), licence=about["licence"])
    page = (
        _environment()
        .get_template("map_export.html")
        .stream(
            lang=export.lang,
            no_script=say("export-no-script"),
            show_all=say("export-show-all"),
            table=say("table"),
            about=about,
            title=say("export-title"),
            filters=" · ".join(said(export.view, say, names)) or say("export-all"),
            numbers=say("export-numbers", events=totals.events, places=totals.places),
            notes=" ".join(not_drawn(export.store, export.view, say)),
            click=say("export-click"),
            headings=[say(f"table-{name}") for name in COLUMNS],
            rows=_rows(export, say, names),
            made=f"{made} {about['generator']}",
            attribution=f"{ATTRIBUTION} · OpenStreetMap: openstreetmap.org/copyright · Leaflet (BSD-2-Clause)",
            map_style=Markup(_map_style()),
            page_style=Markup(_STYLE.read_text(encoding="utf-8")),
            scripts=Markup(_scripts()),
            data=Markup(_data(export, say, names)),
        )
    )
    page.enable_buffering(200)
    with path.open("wb") as out:
        page.dump(out, encoding="utf-8")


@cache
def _environment() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(TEMPLATES)
    return jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)


def _rows(export: Export, say: Words, names: Names) -> Iterator[dict]:
    for events in export.chunks():
        for event in events.to_dict("records"):
            yield _row(event, export.view.units, say, names)


def _row(event: dict, units: str, say: Words, names: Names) -> dict:
    partners = [code for code in split_list(event["countries"]) if code != "VN"] or ["VN"]
    url = safe_url(event["source_url"])
    return {
        "id": event["event_id"],
        "date": say.date(event["date"]),
        "title": title_of(event, say.lang),
        "kind": say.label("kind", event["kind"]),
        "partner": ", ".join(say.label("partner", code) for code in partners),
        "places": ", ".join(names.places[place] for place in split_list(event["place_ids"])),
        "provinces": ", ".join(names.province(code, units) for code in split_list(event[f"provinces_{units}"])),
        "level": say.label("level", event["level"]),
        "at": " ".join(_drawn_at(event, units)),
        "url": url,
        "source": event["publisher"] or (urlsplit(url).hostname if url else event["source_url"]),
    }


def _drawn_at(event: dict, units: str) -> list[str]:
    """Name the signs on the map that count an event: its places, or its provinces when no gate shows it."""
    provinces = [] if event["at_gate"] else split_list(event[f"provinces_{units}"])
    places = split_list(event["place_ids"])
    return [*(f"place:{place}" for place in places), *(f"province:{code}" for code in provinces)]


def _data(export: Export, say: Words, names: Names) -> str:
    """Return all that the map's script reads, as JSON that ends no script element."""
    view = export.view
    options = MapOptions(units=view.units, language=export.lang, texts=map_texts(view, say))
    places = map_places(export.store, view, say, names, export.day)
    provinces = map_provinces(export.store, view, say, names)
    layer = place_layer(places, provinces, options)
    files = {name: export.basemap / f"{name}.geojson" for name in (*LAYERS, f"provinces_{view.units}")}
    files["context"] = ASSETS / "context.geojson"
    basemap = {name: json.loads(file.read_text(encoding="utf-8")) for name, file in files.items() if file.is_file()}
    west, south, east, north = around(told_points(places, provinces)) if view.is_filtered() else BOUNDS
    config = {"home": ((south, west), (north, east)), "cuts": CUTS, "attribution": ATTRIBUTION}
    rest = script_json({"options": OPTIONS, "config": config, "basemap": basemap})
    return f'{rest[:-1]},"places":{layer.payload}}}'


@cache
def _scripts() -> str:
    """Return Leaflet and the map's scripts as one; without Leaflet's mention of its map file, which is not here."""
    own = [(ASSETS / file).read_text(encoding="utf-8") for file in SCRIPT_FILES]
    library = (Path(leaflet.BASE_DIR) / "leaflet.js").read_text(encoding="utf-8")
    scripts = "\n".join([re.sub(r"//# sourceMappingURL=\S+", "", library), *own])
    return re.sub(r"</(?=script)|<!--", lambda found: found[0].replace("<", r"\x3C"), scripts, flags=re.IGNORECASE)


@cache
def _map_style() -> str:
    """Return the styles of Leaflet and of the map, without the pictures of controls that the map does not have."""
    library = (Path(leaflet.BASE_DIR) / "leaflet.css").read_text(encoding="utf-8")
    own = (ASSETS / "gatemap.css").read_text(encoding="utf-8")
    return re.sub(r"url\([^)]*\)", "none", library) + own
