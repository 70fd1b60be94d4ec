"""The view behind each count of the cooperation page: the view on screen with one code, pair or year in it."""

from dataclasses import replace

from gatemap.store.view import View

# Kinds of event in which both sides sit or walk together; what was given, changed or seized is no meeting.
MEETINGS = ("talks", "signing", "conference", "visit", "joint_patrol", "exchange")
# Stands among years for what is not tied to one year.
NO_YEAR = 0


def with_codes(view: View, **codes: str) -> View:
    """Return `view` with each of the named filters set to the one code given."""
    return replace(view, **{name: (code,) for name, code in codes.items()})


def meetings(view: View) -> View | None:
    """Return the view of the meetings in `view`, or None when its kinds are none."""
    kinds = tuple(kind for kind in MEETINGS if not view.kind or kind in view.kind)
    return replace(view, kind=kinds) if kinds else None


def of_year(view: View, year: int) -> View | None:
    """Return the view of the events in `view` that surely happened in `year`, or that are of no year for `NO_YEAR`.

    None where no view says this: a period and a kind of date are one filter each.
    """
    dating = view.filters_of().get("dating", "")
    if year == NO_YEAR:
        return {"": replace(view, dating="no_year"), "within": None}.get(dating, view)
    if dating not in ("", "within"):
        return None
    days = view.of_year(year)
    first = max(days.date_from, view.date_from or days.date_from)
    last = min(days.date_to, view.date_to or days.date_to)
    return view.within(first, last) if first <= last else None


def has_part_years(view: View) -> bool:
    """Tell whether the period of `view` begins or ends within a year, so that some events may be outside of it."""
    begins = view.date_from and (view.date_from.month, view.date_from.day) != (1, 1)
    ends = view.date_to and (view.date_to.month, view.date_to.day) != (12, 31)
    return bool(begins or ends) and "dating" not in view.filters_of()
