"""Changing the data: one interface, two homes for it."""
