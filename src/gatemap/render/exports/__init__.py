"""Files of the current view, one module a format. What is downloaded is what is on screen, with its sources."""
