"""Small pieces of HTML for the page itself. Every value is escaped here; no other code builds HTML from data."""

import html
from pathlib import Path

from gatemap.render.own_scripts import QUIET_BRUSH
from gatemap.text import safe_url

FOLDER = Path(__file__).parent / "styles"
# In the order of their names: 0-tokens.css defines what the others use.
STYLE = f"<style>{''.join(path.read_text(encoding='utf-8') for path in sorted(FOLDER.glob('*.css')))}</style>"

BRAND = f'<h1 class="gm-brand">gatemap</h1><script>{QUIET_BRUSH}</script>'


def text(value) -> str:
    """Escape a text for HTML."""
    return html.escape(str(value), quote=True)


def link(url: str, label: str) -> str:
    """Return a link that opens beside the app, or the bare label when the address is not http or https."""
    good = safe_url(url)
    if not good:
        return text(label)
    return f'<a href="{text(good)}" target="_blank" rel="noopener noreferrer">{text(label)}</a>'


def numbers(items: list[tuple[str, str, str]]) -> str:
    """Return a line of numbers from (value, label, explanation)."""
    cells = (
        f'<div title="{text(why)}"><b>{text(value)}</b> <span>{text(label)}</span></div>' for value, label, why in items
    )
    return f'<div class="gm gm-numbers">{"".join(cells)}</div>'


def chips(texts: list[str]) -> str:
    """Return a line of labels in outlined pills."""
    inner = "".join(f'<span class="chip">{text(item)}</span>' for item in texts)
    return f'<div class="gm"><div class="chips">{inner}</div></div>'


def legend(items: list[tuple[str, str]]) -> str:
    """Return a line of (label, colour) that wraps; the colours are our own constants."""
    cells = (f'<span><i style="background:{text(colour)}"></i>{text(label)}</span>' for label, colour in items)
    return f'<div class="gm gm-legend">{"".join(cells)}</div>'


def definitions(pairs: list[tuple[str, str]]) -> str:
    """Return a definition list from (term, HTML already made by this module)."""
    return "<dl>" + "".join(f"<dt>{text(term)}</dt><dd>{inner}</dd>" for term, inner in pairs) + "</dl>"


def listing(items: list[str]) -> str:
    """Return a list from pieces of HTML already made by this module."""
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
