from gatemap.ui.shell import begin

screen = begin("gates")
