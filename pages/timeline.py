"""The timeline page: events through time in lanes, the strip that sets the period, and their table."""

from gatemap.store import queries
from gatemap.ui import panels, timeline_panel
from gatemap.ui.later import Later
from gatemap.ui.shell import begin
from gatemap.ui.strip_panel import draw_strip
from gatemap.ui.table_panel import draw_table

with Later("timeline") as later:
    screen = begin("timeline", later)
    totals = screen.ask(queries.totals)

    timeline_panel.draw_head(screen, totals)
    panels.draw_selection(screen, totals)

    # The strip is above the lanes: their height changes with the choice of lanes, and the brush stays where it was.
    draw_strip(screen, later)
    by, shown = timeline_panel.draw_controls(screen)
    if totals.events:
        timeline_panel.draw_timeline(screen, totals, by, shown)
        draw_table(screen, totals.events, later)
