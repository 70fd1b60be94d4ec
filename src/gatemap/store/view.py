"""`View`: the one value that says what is on screen. URL, widgets, SQL conditions, export and CLI come from it."""

import calendar
import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from gatemap import vocab

MAX_WORDS = 200  # characters of a search; more is no search
# Days outside are typing errors, and calendars of a browser do not show them.
FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2100, 12, 31)


@dataclass(frozen=True)
class Known:
    """Codes that depend on the dataset. The place of a province's code in its tuple is its bit in the store.

    `reform` holds the pairs (code of the 63, code of the 34).
    """

    provinces_34: tuple[str, ...]
    provinces_63: tuple[str, ...]
    places: tuple[str, ...]
    reform: tuple[tuple[str, str], ...] = ()
    partner_provinces: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    events: frozenset[str] = frozenset()

    def provinces(self, units: str) -> tuple[str, ...]:
        """Return the province codes of the system `units` ('34' or '63')."""
        return self.provinces_34 if units == "34" else self.provinces_63


@dataclass(frozen=True)
class Ignored:
    """A parameter that was not understood: its name, its value and some of the values that would have been."""

    name: str
    value: str
    permitted: tuple[str, ...] = ()


@dataclass(frozen=True)
class View:
    """A selection of events. An empty field does not filter.

    Several values of one field mean any of them; several fields mean all of them. The period holds an event when the
    event may have happened in it: the days it may span overlap the period. With `dating` 'within' all of them must lie
    in it. An event of two organisations is one of `actor` and one of `counterpart`. `event` is the event whose card is
    open; like `units`, `asof`, `sort` and `lang` it selects nothing.
    """

    partner: tuple[str, ...] = ()
    province: tuple[str, ...] = ()
    units: str = "34"
    partner_province: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    gate_level: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    counterpart: tuple[str, ...] = ()
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    dating: str = ""
    q: str = ""
    certainty: str = ""
    position: tuple[str, ...] = ()
    asof: dt.date | None = None
    event: str = ""
    sort: str = "newest"
    lang: str = ""

    def to_query(self, *, lang: bool = True) -> list[tuple[str, str]]:
        """Return the view as URL parameters, defaults left out, several values as repeated parameters.

        >>> View(partner=("CN",), date_from=dt.date(2024, 1, 1)).to_query()
        [('partner', 'CN'), ('from', '2024-01-01')]
        """
        pairs = []
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name == "dating" and not (self.date_from or self.date_to) and value in NEEDS_PERIOD:
                continue
            if value == field.default or (field.name == "lang" and not lang):
                continue
            values = value if isinstance(value, tuple) else (value,)
            pairs += [(parameter(field.name), str(item)) for item in values]
        return pairs

    def to_url(self) -> str:
        """Return the query string, without its question mark."""
        return urlencode(self.to_query())

    def is_filtered(self) -> bool:
        """Tell whether any event could be left out."""
        return bool(self.filters_of())

    def filters_of(self) -> dict[str, object]:
        """Return the fields that filter and are set."""
        neutral = {"units", "asof", "event", "sort", "lang"}
        named = {field.name: getattr(self, field.name) for field in fields(self) if field.name not in neutral}
        if not (self.date_from or self.date_to) and self.dating in NEEDS_PERIOD:
            named["dating"] = ""
        return {name: value for name, value in named.items() if value}

    def cleared(self) -> "View":
        """Return the view without any filter and card; language, order and province system stay."""
        return View(units=self.units, sort=self.sort, lang=self.lang)

    def within(self, first: dt.date, last: dt.date) -> "View":
        """Return the view of those events that surely happened from `first` to `last`."""
        return replace(self, date_from=first, date_to=last, dating="within")

    def of_year(self, year: int) -> "View":
        """Return the view of those events that surely happened in `year`: what a bar of that year counts."""
        return self.within(dt.date(year, 1, 1), dt.date(year, 12, 31))

    def with_units(self, units: str, known: Known) -> "View":
        """Return the view under the other province system, its provinces carried over by the reform."""
        if units == self.units:
            return self
        pairs = known.reform if units == "34" else [(new, old) for old, new in known.reform]
        chosen = {target for source, target in pairs if source in self.province}
        provinces = tuple(code for code in known.provinces(units) if code in chosen)
        return replace(self, units=units, province=provinces)


def parameter(field: str) -> str:
    """Return the URL and CLI name of a field: ``from`` and ``to`` are no Python names."""
    return {"date_from": "from", "date_to": "to"}.get(field, field)


PARAMETERS = tuple(parameter(field.name) for field in fields(View))
# Fields that hold several codes.
SEVERAL = tuple(field.name for field in fields(View) if field.default == ())
# Says something about a period, and nothing without one.
NEEDS_PERIOD = ("within", "left_out")


def parse_query(query: Mapping[str, Iterable[str]], known: Known) -> tuple[View, tuple[Ignored, ...]]:
    """Read a view from parameters.

    Parameters
    ----------
    query : mapping of str to iterable of str
        Every value of every parameter.
    known : Known

    Returns
    -------
    View
        What was understood.
    tuple of Ignored
        What was not, in the order of the parameters.
    """
    ignored: list[Ignored] = []
    given = {name: [value for value in values if value != ""] for name, values in query.items()}
    chosen: dict[str, object] = {}
    for name in ("units", "sort", "lang", "certainty", "dating", "event"):
        permitted = _permitted(name, "34", known)
        chosen[name] = _one(name, given.get(name, []), permitted, ignored)
    units = chosen["units"] or View.units
    for name in SEVERAL:
        chosen[name] = _many(name, given.get(name, []), _permitted(name, units, known), ignored)
    chosen["date_from"] = _day("from", given.get("from", []), ignored)
    chosen["date_to"] = _day("to", given.get("to", []), ignored)
    if chosen["date_from"] and chosen["date_to"] and chosen["date_from"] > chosen["date_to"]:
        ignored.append(Ignored("to", str(chosen.pop("date_to"))))
    if chosen["dating"] in NEEDS_PERIOD and not (chosen["date_from"] or chosen.get("date_to")):
        ignored.append(Ignored("dating", chosen.pop("dating")))
    chosen["asof"] = _day("asof", given.get("asof", []), ignored)
    chosen["q"] = " ".join(" ".join(given.get("q", [])).split())[:MAX_WORDS]
    ignored += [Ignored(name, value) for name, values in given.items() if name not in PARAMETERS for value in values]
    return View(**{name: value for name, value in chosen.items() if value}), tuple(ignored)


def _permitted(name: str, units: str, known: Known) -> Collection[str]:
    return {
        "units": vocab.UNITS,
        "sort": vocab.SORTS,
        "lang": vocab.LANGUAGES,
        "certainty": vocab.DATE_CERTAINTIES,
        "partner": vocab.PARTNER_OPTIONS,
        "province": known.provinces(units),
        "partner_province": known.partner_provinces,
        "actor": known.organisations,
        "counterpart": known.organisations,
        "dating": vocab.DATINGS,
        "event": known.events,
        "place": known.places,
        "kind": vocab.EVENT_KINDS,
        "topic": vocab.TOPICS,
        "level": vocab.EVENT_LEVELS,
        "gate_level": vocab.GATE_LEVEL_OPTIONS,
        "position": vocab.POSITIONS,
    }[name]


def _many(name: str, values: list[str], permitted: tuple[str, ...], ignored: list[Ignored]) -> tuple[str, ...]:
    """Keep the known values in the vocabulary's order, so that two URLs of one view are equal."""
    spelled = {code.casefold(): code for code in permitted}
    found = {spelled.get(value.casefold()) for value in values}
    ignored += [Ignored(name, value, permitted) for value in values if value.casefold() not in spelled]
    return tuple(code for code in permitted if code in found)


def _one(name: str, values: list[str], permitted: Collection[str], ignored: list[Ignored]) -> str:
    known = [value for value in values if value in permitted]
    kept = known[:1]
    listed = permitted if isinstance(permitted, tuple) else ()
    ignored += [Ignored(name, value, listed) for value in values if value not in kept]
    return kept[0] if kept else ""


def _day(name: str, values: list[str], ignored: list[Ignored]) -> dt.date | None:
    """Read a day; a month or a year means its first day in ``from`` and its last in ``to``."""
    day = None
    for value in values:
        read = _bound(value, last=name == "to") if day is None else None
        day = day or read
        if read is None:
            ignored.append(Ignored(name, value, ("2024", "2024-08", "2024-08-01")))
    return day


def _bound(value: str, *, last: bool) -> dt.date | None:
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value, re.ASCII):
        return None
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    try:
        month = month or (12 if last else 1)
        read = dt.date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
    except (ValueError, calendar.IllegalMonthError):
        return None
    return read if FIRST_DAY <= read <= LAST_DAY else None
