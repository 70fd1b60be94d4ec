"""gatemap: an open, cited atlas of Vietnam's land border gates and of the cooperation events at them."""

__version__ = "0.1.0"
