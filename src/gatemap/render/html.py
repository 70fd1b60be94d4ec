"""Small pieces of HTML for the page itself. Every value is escaped here; no other code builds HTML from data."""

import html

from gatemap.text import safe_url

STYLE = """
<style>
.gm { font-size: .9rem; line-height: 1.45; overflow-wrap: anywhere; }
.gm a { color: inherit; }
.gm h3 { font-size: 1.15rem; line-height: 1.25; margin: 0 0 .1rem; padding: 0; }
.gm h4 { font-size: .9rem; margin: .7rem 0 .2rem; padding: 0; }
.gm .quiet { opacity: .75; }
.gm.gm dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .7rem; margin: .5rem 0; padding: 0; }
.gm.gm dt, .gm.gm dd { margin: 0; padding: 0; font-size: .88rem; line-height: 1.4; }
.gm.gm dt { opacity: .75; }
.gm.gm ul { list-style: none; margin: 0; padding: 0; }
.gm.gm li { margin: 0; font-size: .88rem; line-height: 1.4; padding: .2rem 0;
  border-top: 1px solid color-mix(in srgb, currentColor 14%, transparent); }
.gm li:first-child { border-top: 0; }
.gm .chips { display: flex; flex-wrap: wrap; gap: .3rem; align-items: center; }
.gm .chip { border: 1px solid color-mix(in srgb, currentColor 30%, transparent); border-radius: 1rem;
  padding: 0 .55rem; font-size: .82rem; }
.gm-head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: end; gap: .5rem 2rem; }
.gm-title { flex: 1 1 26rem; }
.gm-title h2 { font-size: 1.4rem; line-height: 1.2; margin: 0; padding: 0; }
.gm-numbers { display: flex; flex-wrap: wrap; gap: .1rem 1.4rem; align-items: baseline; }
.gm-numbers div { cursor: help; }
.gm-numbers b { font-size: 1.3rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.gm-numbers span { opacity: .75; font-size: .85rem; }
[data-tag], [data-testid="stBaseButton-primary"] { color: light-dark(#ffffff, #12181b); }
[data-testid="stElementToolbar"] { display: none; }
.gm-legend { display: flex; flex-wrap: wrap; gap: .1rem .9rem; font-size: .82rem; }
.gm-legend i { display: inline-block; width: .75em; height: .75em; margin-right: .35em; border-radius: 2px; }
[data-testid="stMainBlockContainer"] { padding: 1rem 1.5rem 3rem; }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { gap: .6rem; }
[data-testid="stHeader"] { height: 2rem; min-height: 0; background: transparent; }
[data-testid="stBaseButton-tertiary"] { min-height: 1.5rem; padding: 0; text-align: left; }
[data-testid="stSidebarHeader"] { height: 2rem; margin-bottom: 0; padding-bottom: 0; }
[data-testid="stSidebarUserContent"] [data-testid="stVerticalBlock"] { gap: .7rem; }
[data-testid="stSidebarUserContent"] { padding-top: 0; }
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] { padding: 2.6rem .8rem 3rem; }
}
</style>
"""


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
