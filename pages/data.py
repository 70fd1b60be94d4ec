"""The page on the data itself: what is in it, what is missing, what the checker finds, whose it is."""

import streamlit as st

from gatemap.ui import data_panel
from gatemap.ui.shell import begin

screen = begin("data")
data_panel.draw_head(screen)
data_panel.draw_years(screen)
left, right = st.columns([6, 5], gap="medium")
with left:
    data_panel.draw_places(screen)
with right:
    data_panel.draw_gaps(screen)
data_panel.draw_findings(screen)
data_panel.draw_sources(screen)
data_panel.draw_limits(screen)
