"""Frames -> SQL -> the small frames a page draws."""
