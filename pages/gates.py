"""The gates page: the list of gates and posts, or the dossier of the one place in view."""

from gatemap.ui import dossier_panel, gates_panel, panels
from gatemap.ui.shell import begin

screen = begin("gates")
if len(screen.view.place) == 1:
    dossier_panel.draw_dossier(screen)
else:
    gates_panel.draw_title(screen)
    gates_panel.draw_search(screen)
    panels.draw_summary(screen)
    gates_panel.draw_list(screen)
