"""What a count opens: the view of exactly the events that it counts."""

from dataclasses import replace

from gatemap.store.view import View

# What the map does not show, or not as one would think; named as the counts of `queries.Totals`.
NOTES = {
    "nowhere": {"position": ("none",)},
    "at_provinces": {"position": ("province",)},
    "national": {"level": ("national",)},
    "undated": {"dating": "left_out"},
}


def of_note(view: View, name: str) -> View:
    """Return the view of what the count `name` of `view` counts.

    >>> of_note(View(partner=("CN",)), "nowhere").to_url()
    'partner=CN&position=none'
    """
    return replace(view, **NOTES[name])


def of_place(view: View, place: str) -> View:
    """Return the view of what a place counts on the map of `view`; a card of an event makes room for the place's."""
    return replace(view, place=(place,), event="")


def of_square(view: View, province: str) -> View:
    """Return the view of what a province's square counts: its events that no gate shows."""
    return replace(view, province=(province,), position=("province",), event="")


def is_square(view: View, province: str) -> bool:
    """Tell whether `view` is that of a province's square."""
    return view.province == (province,) and view.position == ("province",)


def without_square(view: View) -> View:
    """Return the view without what `of_square` asked for."""
    return replace(view, province=(), position=(), event="")


def without_year(view: View) -> View:
    """Return the view of the events that a time series of `view` cannot draw."""
    return replace(view, date_from=None, date_to=None, dating="no_year")


def of_bar(view: View, partner: str, year: int) -> View:
    """Return the view of what a bar of all events counts: those of a border in a year, whatever `view` filters."""
    return replace(view.cleared(), partner=(partner,)).of_year(year)
