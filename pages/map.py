"""The map page: map, strip, numbers and table of the events in view."""

import streamlit as st

from gatemap.store import queries
from gatemap.ui import panels
from gatemap.ui.later import Later
from gatemap.ui.map_panel import draw_map
from gatemap.ui.place_panel import draw_panel
from gatemap.ui.shell import begin
from gatemap.ui.strip_panel import draw_strip
from gatemap.ui.table_panel import draw_table

MAP_HEIGHT = 420  # pixels: with the strip and the first rows it fills a screen of 1440 by 900

# Numbers, map, strip and table come first; what stands around them follows.
with Later("map") as later:
    screen = begin("map", later)
    totals = screen.ask(queries.totals)
    # A gate counts what choosing it gives, so that a click on it opens exactly that, also when another one is chosen.
    counts = screen.ask(queries.place_counts, skip=frozenset({"place"}))

    panels.draw_title(screen, totals)
    panels.draw_selection(screen, totals)

    map_box, panel_box = st.columns([7, 3], gap="small")
    notes_box = st.container()
    with map_box:
        switches = {name: st.session_state.get(f"map_{name}", False) for name in ("tiles", "shaded")}
        draw_map(screen, counts, MAP_HEIGHT, **switches)
    later.add(draw_panel, screen, counts, MAP_HEIGHT, panel_box)
    later.add(panels.draw_map_notes, screen, totals, notes_box)

    draw_strip(screen, later)
    if totals.events:
        draw_table(screen, totals.events, later)
