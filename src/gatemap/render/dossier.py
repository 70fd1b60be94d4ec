"""The dossier of a gate as HTML: one body, for the page and for a file that needs nothing else.

Templates are Jinja's, with autoescape: no text of the data is HTML. `render/styles` holds the styles of both.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import altair as alt
import jinja2
from markupsafe import Markup

from gatemap import __version__
from gatemap.i18n.words import Words
from gatemap.render import html
from gatemap.render.basemap import ATTRIBUTION
from gatemap.render.dossier_facts import Facts
from gatemap.render.gate_axes import THEMES, svg
from gatemap.render.gate_charts import events_chart, undated
from gatemap.render.gate_history import history_chart
from gatemap.render.gate_map import inset
from gatemap.render.still import data_uri
from gatemap.store.dossier import NEARBY_KM, Dossier
from gatemap.store.names import Names

FOLDER = Path(__file__).parent / "templates"
PATH = "/gates"  # of the page on which a dossier stands
STYLES = ("dossier.css", "print.css")
PARTS = ("place", "history", "changes", "events")
# Messages that a template sets without values.
_SAID = (
    *("kicker", "facts", "inset", "inset-note", "inset-none", "posts", "posts-none", "nearby", "nearby-note"),
    *("history", "history-key", "events", "events-key", "years", "with", "topics", "topics-note", "topics-none"),
    *("people", "people-note", "people-none", "open-hint", "about"),
    *("sources", "sources-back", "sources-note", "source-address", "source-back"),
)


@dataclass(frozen=True)
class Figure:
    """A picture: its address (a data: URI) by theme, and what it shows in words."""

    images: dict[str, str]
    alt: str


@dataclass(frozen=True)
class Figures:
    """The pictures of a dossier; None where there is nothing to draw."""

    inset: Figure | None
    history: Figure | None
    events: Figure | None


@dataclass(frozen=True)
class Size:
    """How many events and places the data hold, for the line that says what a dossier was made from."""

    events: int
    places: int


def draw_figures(
    dossier: Dossier, words: Words, names: Names, themes: tuple[str, ...] = THEMES, basemap: Path | None = None
) -> Figures:
    """Draw the map and the charts of a dossier, once for each theme.

    Parameters
    ----------
    dossier : Dossier
    words : Words
    names : Names
    themes : tuple of {'light', 'dark'}
        Paper is light, so a dossier that may be printed has that one.
    basemap : pathlib.Path, optional
        See `still.still_map`.

    Returns
    -------
    Figures
    """
    place = dossier.place["name_vi"]
    drawn = {
        "inset": {theme: inset(dossier, words, names, theme, basemap) for theme in themes},
        "history": {theme: _svg(history_chart(dossier, words, theme), theme) for theme in themes},
        "events": {theme: _svg(events_chart(dossier, words), theme) for theme in themes},
    }
    figures = {
        name: Figure(
            {theme: data_uri(text) for theme, text in texts.items()}, words(f"dossier-{name}-alt", place=place)
        )
        for name, texts in drawn.items()
        if all(texts.values())
    }
    return Figures(*(figures.get(name) for name in drawn))


def dossier_parts(
    dossier: Dossier,
    words: Words,
    names: Names,
    figures: Figures,
    size: Size,
    filters: tuple[str, ...] = (),
    address: str = PATH,
) -> dict[str, str]:
    """Return the body of a dossier in parts, between which a page may draw charts that answer.

    Parameters
    ----------
    dossier : Dossier
    words : Words
    names : Names
    figures : Figures
    size : Size
    filters : tuple of str
        What the filters other than that of the place say, in words.
    address : str
        Of the gates page; its path in any gatemap if not given.

    Returns
    -------
    dict of str to str
        HTML by part, in the order of `PARTS`.
    """
    context = _context(dossier, words, names, figures, size, filters, address)
    return {part: _environment().get_template(f"dossier_{part}.html.j2").render(context) for part in PARTS}


def dossier_file(
    dossier: Dossier, words: Words, names: Names, size: Size, filters: tuple[str, ...] = (), basemap: Path | None = None
) -> bytes:
    """Return a dossier as one HTML file that asks for nothing else: styles, map and charts are inside it.

    Parameters are those of `dossier_parts`; `basemap` is that of `draw_figures`.
    """
    figures = draw_figures(dossier, words, names, basemap=basemap)
    context = _context(dossier, words, names, figures, size, filters, PATH)
    page = {
        "lang": words.lang,
        "title": words("dossier-heading", place=dossier.place["name_vi"]),
        "version": __version__,
        "style": Markup(_style() + running_lines(dossier, words)),
    }
    return _environment().get_template("dossier.html.j2").render(context | page).encode()


def running_lines(dossier: Dossier, words: Words, address: str = PATH) -> str:
    """Return the style that writes name, address, day and number at the foot of every printed page."""
    where = _permalink(dossier, words, address)
    left = f"gatemap · {dossier.place['name_vi']} · {words.day(dossier.today)}"
    boxes = (
        f"@bottom-left{{content:{_css_text(left)}}}"
        f"@bottom-center{{content:{_css_text(where)}}}"
        f'@bottom-right{{content:{_css_text(words("dossier-page") + " ")} counter(page) " / " counter(pages)}}'
    )
    return f"@page{{{boxes}}}"


def _context(
    dossier: Dossier, words: Words, names: Names, figures: Figures, size: Size, filters: tuple[str, ...], address: str
) -> dict:
    facts = Facts(dossier, words, names)
    return {
        "say": {key: words(f"dossier-{key}") for key in _SAID},
        "facts": facts,
        "head": facts.head(),
        "figures": figures,
        "is_post": dossier.place["kind"] == "post",
        "shown": _shown(dossier, words, filters),
        "undated": words("dossier-events-undated", n=undated(dossier)) if undated(dossier) else "",
        "history_none": words("dossier-history-post" if dossier.place["kind"] == "post" else "dossier-history-none"),
        "nearby_none": _nearby_none(dossier, words),
        "events_none": _events_none(dossier, words),
        "about": _about(dossier, words, size, _permalink(dossier, words, address)),
        "number": words.number,
        "cites": lambda use: [(s.number, s.uses.index(use) + 1) for s in dossier.sources if use in s.uses],
        "link": lambda url: Markup(html.link(url, url)),
    }


def _shown(dossier: Dossier, words: Words, filters: tuple[str, ...]) -> str:
    shown, total = len(dossier.events), dossier.total
    if filters:
        return words("dossier-shown-filtered", n=shown, total=total, filters="; ".join(filters))
    if replace(dossier.view, place=()).is_filtered():
        return words("dossier-shown-unnamed", n=shown, total=total)
    return words("dossier-shown", n=shown) if shown else ""


def _nearby_none(dossier: Dossier, words: Words) -> str:
    known = dossier.place["position_precision"] != "none"
    return words("dossier-nearby-none", km=NEARBY_KM) if known else words("dossier-nearby-unknown")


def _events_none(dossier: Dossier, words: Words) -> str:
    if len(dossier.events):
        return ""
    return words("dossier-events-none-here" if dossier.total else "dossier-events-none")


def _about(dossier: Dossier, words: Words, size: Size, address: str) -> list[str]:
    place, day = dossier.place["name_vi"], words.day(dossier.today)
    events, places = words.number(size.events), words.number(size.places)
    return [
        words("dossier-made", day=day, version=__version__, events=events, places=places),
        words("dossier-address", address=address),
        words("dossier-cite", place=place, version=__version__, day=day),
        words("dossier-limits"),
        words("dossier-licences", attribution=ATTRIBUTION),
    ]


def _permalink(dossier: Dossier, words: Words, address: str) -> str:
    return f"{address}?{replace(dossier.view, lang=words.lang).to_url()}"


def _svg(chart: alt.LayerChart | None, theme: str) -> str | None:
    return None if chart is None else svg(chart, theme)


def _css_text(text: str) -> str:
    """Return `text` as a CSS string in which every sign but letters and digits is written as its number."""
    # The blank ends the number and is no part of the text.
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in text) + '"'


def _style() -> str:
    return "".join((html.FOLDER / name).read_text(encoding="utf-8") for name in STYLES)


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(FOLDER)
    return jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
