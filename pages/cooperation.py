"""The cooperation page: which provinces and organisations meet, about what, and how regularly."""

import datetime as dt

from gatemap.store import queries
from gatemap.ui import cooperation_open, cooperation_pairs, cooperation_panel, panels
from gatemap.ui.shell import begin

screen = begin("cooperation")
totals = queries.totals(screen.store, screen.view)
today = dt.date.today()

cooperation_panel.draw_head(screen, totals)
panels.draw_selection(screen, totals)
card = cooperation_open.card_place()
if totals.events:
    cooperation_panel.draw_matrix(screen, totals)
    cooperation_panel.draw_years(screen, today)
    cooperation_pairs.draw_pairs(screen)
    cooperation_pairs.draw_rhythm(screen, today)
cooperation_open.draw_card(screen, card)
