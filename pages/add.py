"""The page that adds and mends events, for editors: from articles, from a table, and what was changed so far."""

from gatemap.ui import add_page
from gatemap.ui.shell import begin
from gatemap.ui.writer import require_editor

screen = begin("add")
add_page.draw(screen, require_editor())
