"""Compare drafted events with labelled ones: which draft is which event, and what of it is right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields

from gatemap.vocab import PARTNERS


@dataclass(frozen=True)
class Event:
    """One event, as labelled or as drafted, in the terms that are scored.

    `partners` leaves Vietnam out: it is empty for work inside Vietnam. `places` gives the roles of each ``place_id``.
    `provinces` are codes of the 34 units, so that a draft may name either system.
    """

    date: str
    kind: str
    level: str
    partners: frozenset[str]
    provinces: frozenset[str]
    partner_provinces: frozenset[str]
    places: Mapping[str, frozenset[str]]


def event_of(row: Mapping, reform: Mapping[str, str]) -> Event:
    """Read a labelled event or a draft.

    Parameters
    ----------
    row : mapping
        With ``date``, ``kind``, ``level``, ``countries``, ``provinces``, ``partner_provinces`` and ``places``, which
        lists mappings with ``place_id`` and ``role``. Anything else is ignored, a missing key is empty.
    reform : mapping of str to str
        From the 63 provinces to the 34 units.
    """
    roles: dict[str, set[str]] = {}
    for place in row.get("places") or ():
        roles.setdefault(place["place_id"], set()).add(place.get("role") or "")
    return Event(
        date=row.get("date") or "",
        kind=row.get("kind") or "",
        level=row.get("level") or "",
        partners=frozenset(row.get("countries") or ()) & frozenset(PARTNERS),
        provinces=frozenset(reform.get(code, code) for code in row.get("provinces") or ()),
        partner_provinces=frozenset(row.get("partner_provinces") or ()),
        places={place_id: frozenset(named) for place_id, named in roles.items()},
    )


@dataclass
class Tally:
    """Counts over articles. A missed event is wrong in every field, and its places are not found.

    The places of an extra event are drafted and wrong. `roles` and `provinces` say more and have no aim.
    """

    articles: int = 0
    labelled: int = 0
    drafted: int = 0
    matched: int = 0
    places_labelled: int = 0
    places_drafted: int = 0
    places_right: int = 0
    roles_right: int = 0
    dates_right: int = 0
    countries_right: int = 0
    kinds_right: int = 0
    levels_right: int = 0
    provinces_right: int = 0
    wholly_right: int = 0

    def add(self, other: "Tally") -> None:
        """Add the counts of `other`."""
        for count in fields(self):
            setattr(self, count.name, getattr(self, count.name) + getattr(other, count.name))

    @property
    def missed(self) -> int:
        """Labelled events that no draft is of."""
        return self.labelled - self.matched

    @property
    def extra(self) -> int:
        """Drafts that are of no labelled event."""
        return self.drafted - self.matched

    @property
    def place_precision(self) -> float | None:
        """Share of the drafted places that are right; None when none was drafted."""
        return share(self.places_right, self.places_drafted)

    @property
    def place_recall(self) -> float | None:
        """Share of the labelled places that were drafted; None when none is labelled."""
        return share(self.places_right, self.places_labelled)

    @property
    def place_f1(self) -> float | None:
        """Harmonic mean of both; None when no place is labelled or drafted."""
        return share(2 * self.places_right, self.places_labelled + self.places_drafted)


@dataclass
class Marked:
    """An article's counts, and its mistakes in words."""

    tally: Tally
    mistakes: list[str] = field(default_factory=list)


def share(part: int, whole: int) -> float | None:
    """Return ``part / whole``, or None when there is nothing to share.

    >>> share(3, 4), share(0, 0)
    (0.75, None)
    """
    return part / whole if whole else None


def likeness(labelled: Event, drafted: Event) -> float:
    """Say how far a draft is of a labelled event; 0 when they have neither place, day nor kind and country in common.

    A wrong year or a missing ``?`` still shows that the same day is meant.
    """
    common = len(labelled.places.keys() & drafted.places.keys())
    either = len(labelled.places) + len(drafted.places)
    places = 2 * common / either if either else 0.0
    day = 2.0 if labelled.date == drafted.date else float(_month_and_day(labelled.date) == _month_and_day(drafted.date))
    kind, partners = labelled.kind == drafted.kind, labelled.partners == drafted.partners
    if not (places or day or (kind and partners)):
        return 0.0
    return 3 * places + day + kind + 0.5 * partners


def pairs(labelled: Sequence[Event], drafted: Sequence[Event]) -> list[tuple[int, int]]:
    """Assign drafts to labelled events so that the sum of `likeness` is greatest; positions in both sequences.

    Every way is tried: an article has few events.
    """

    def best(position: int, free: frozenset[int]) -> tuple[float, list[tuple[int, int]]]:
        if position == len(labelled):
            return 0.0, []
        ways = [best(position + 1, free)]
        for draft in sorted(free):
            like = likeness(labelled[position], drafted[draft])
            if like:
                total, rest = best(position + 1, free - {draft})
                ways.append((total + like, [(position, draft), *rest]))
        return max(ways, key=lambda way: way[0])

    return best(0, frozenset(range(len(drafted))))[1]


def mark(labelled: Sequence[Event], drafted: Sequence[Event]) -> Marked:
    """Compare all drafts of one article with its labelled events."""
    matches = pairs(labelled, drafted)
    marked = Marked(Tally(1, len(labelled), len(drafted), len(matches)))
    tally = marked.tally
    tally.places_labelled = sum(len(event.places) for event in labelled)
    tally.places_drafted = sum(len(event.places) for event in drafted)
    for position, draft in matches:
        _mark_pair(labelled[position], drafted[draft], marked)
    for position in sorted(set(range(len(labelled))) - {position for position, _ in matches}):
        marked.mistakes.append(f"missed: {_in_words(labelled[position])}")
    for draft in sorted(set(range(len(drafted))) - {draft for _, draft in matches}):
        marked.mistakes.append(f"extra: {_in_words(drafted[draft])}")
    return marked


def _mark_pair(labelled: Event, drafted: Event, marked: Marked) -> None:
    tally, mistakes = marked.tally, marked.mistakes
    common = labelled.places.keys() & drafted.places.keys()
    tally.places_right += len(common)
    tally.roles_right += sum(drafted.places[place] <= labelled.places[place] for place in common)
    mistakes += [f"place not found: {place}" for place in sorted(labelled.places.keys() - common)]
    mistakes += [f"place not of the event: {place}" for place in sorted(drafted.places.keys() - common)]
    right = {
        "date": labelled.date == drafted.date,
        "country": labelled.partners == drafted.partners,
        "kind": labelled.kind == drafted.kind,
    }
    tally.dates_right += right["date"]
    tally.countries_right += right["country"]
    tally.kinds_right += right["kind"]
    tally.levels_right += labelled.level == drafted.level
    tally.provinces_right += (labelled.provinces, labelled.partner_provinces) == (
        drafted.provinces,
        drafted.partner_provinces,
    )
    tally.wholly_right += all(right.values()) and labelled.places.keys() == drafted.places.keys()
    values = {
        "date": (labelled.date, drafted.date),
        "country": (_countries(labelled), _countries(drafted)),
        "kind": (labelled.kind, drafted.kind),
    }
    for name, (label, draft) in values.items():
        if not right[name]:
            mistakes.append(f"{name}: {draft or 'none'} for {label}")


def _month_and_day(date: str) -> str:
    """Leave the last month and day of an EDTF text.

    >>> _month_and_day("2023-12-18?"), _month_and_day("XXXX-12-18"), _month_and_day("2023-12-16/2023-12-18")
    ('12-18', '12-18', '12-18')
    """
    return date.rstrip("?~%")[-5:]


def _countries(event: Event) -> str:
    return ";".join(sorted(event.partners)) or "VN"


def _in_words(event: Event) -> str:
    return f"{event.date} {event.kind} {_countries(event)} at {', '.join(sorted(event.places)) or 'no place'}"
