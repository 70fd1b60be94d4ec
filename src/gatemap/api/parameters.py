"""The parameters of a request: those of a page's address, and the part wanted of a list. What is wrong is told."""

import re
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass

from rapidfuzz import fuzz, process

from gatemap.errors import GatemapError
from gatemap.store.view import MAX_WORDS, NEEDS_PERIOD, PARAMETERS, Ignored, Known, View, parse_query
from gatemap.text import fold, shorten

DEFAULT_LIMIT, MAX_LIMIT = 100, 1000
MAX_OFFSET = 999_999_999
PAGING = ("limit", "offset")
LISTED = 20  # permitted values named in one reason; a list of all is in the description of the interface
_CLOSE = 60  # of 100: less alike is no help
_COMPARED = 5_000  # permitted values among which the most alike is looked for: of a million that takes seconds


@dataclass(frozen=True)
class Wrong:
    """A parameter that cannot be used.

    Attributes
    ----------
    name, value : str
        As given; a long value is shortened.
    reason : str
    permitted : tuple of str
        Some of the values, or for an unknown name of the names, that would have been right.
    permitted_count : int
        How many there are.
    closest : str or None
        The permitted value most like the one given.
    """

    name: str
    value: str
    reason: str
    permitted: tuple[str, ...] = ()
    permitted_count: int = 0
    closest: str | None = None

    def as_dict(self) -> dict:
        """Return it as plain values."""
        return asdict(self) | {"permitted": list(self.permitted)}


class WrongParameters(GatemapError):
    """A request whose parameters cannot be used; `wrong` holds all of them, not just the first."""

    def __init__(self, wrong: Iterable[Wrong]):
        self.wrong = tuple(wrong)
        super().__init__("; ".join(f"{item.name}={item.value!r}: {item.reason}" for item in self.wrong))


@dataclass(frozen=True)
class Asked:
    """What a request asks for: a view, and which part of its list."""

    view: View
    limit: int = DEFAULT_LIMIT
    offset: int = 0


def read(pairs: Iterable[tuple[str, str]], known: Known, takes: tuple[str, ...]) -> Asked:
    """Read the parameters of a request.

    Parameters
    ----------
    pairs : iterable of (str, str)
        Every parameter, decoded, in its order; several values of one are repeated.
    known : Known
    takes : tuple of str
        The parameters that there are; a request with another one is wrong.

    Raises
    ------
    WrongParameters
    """
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    wrong = [_unknown(name, value, takes) for name, values in given.items() if name not in takes for value in values]
    paging = {name: _number(name, given.pop(name), wrong) for name in PAGING if name in given and name in takes}
    query = {name: values for name, values in given.items() if name in takes}
    view, ignored = parse_query(query, known)
    wrong += [_told(item, known, view) for item in ignored]
    words = " ".join(query.get("q", []))
    if len(words) > MAX_WORDS:
        wrong.append(Wrong("q", shorten(words), f"longer than {MAX_WORDS} characters"))
    if wrong:
        raise WrongParameters(wrong)
    return Asked(view, **paging)


def _unknown(name: str, value: str, takes: tuple[str, ...]) -> Wrong:
    elsewhere = name in (*PARAMETERS, *PAGING)
    reason = "this address does not take it" if elsewhere else "there is no parameter of this name"
    closest = None if elsewhere else _closest(name, takes)
    return Wrong(shorten(name), shorten(value), reason, takes[:LISTED], len(takes), closest)


def _number(name: str, values: list[str], wrong: list[Wrong]) -> int:
    """Read a whole number; an empty one is not taken for the usual one, as a script that sends it has a mistake."""
    least, most = (1, MAX_LIMIT) if name == "limit" else (0, MAX_OFFSET)
    if len(values) > 1:
        wrong.append(Wrong(name, shorten(values[1]), "given more than once"))
    elif not re.fullmatch(r"\d{1,9}", values[0], re.ASCII) or not least <= int(values[0]) <= most:
        wrong.append(Wrong(name, shorten(values[0]), f"not a whole number from {least} to {most}"))
    else:
        return int(values[0])
    return least


def _told(ignored: Ignored, known: Known, view: View) -> Wrong:
    """Say why a view cannot hold a value, and which it could."""
    name, value, permitted = ignored.name, ignored.value, tuple(ignored.permitted)
    fits_alone = not parse_query({name: [value]}, known)[1]
    if name == "province" and (other := _other_units(value, known, view)):
        reason = f"not one of the {view.units} units; with units={other} it is a province"
    elif name == "to" and not permitted:
        reason = "before the day given as 'from'"
    elif fits_alone:
        reason = "given more than once"
    elif name == "dating" and value in NEEDS_PERIOD:
        reason = "says something of a period only: give 'from' or 'to' too"
    elif name in ("from", "to", "asof"):
        return Wrong(name, shorten(value), "not a day, month or year from 1900 to 2100", permitted, len(permitted))
    else:
        reason = "not one of the permitted values"
    codes = permitted or (known.events if name == "event" else ())
    return Wrong(name, shorten(value), reason, permitted[:LISTED], len(codes), _closest(value, codes))


def _other_units(value: str, known: Known, view: View) -> str:
    other = "63" if view.units == "34" else "34"
    return other if value in known.provinces(other) else ""


def _closest(value: str, permitted: Collection[str]) -> str | None:
    """Return the permitted value most like `value`, tones and case aside."""
    if len(permitted) > _COMPARED:
        return None
    folded = {code: fold(code) for code in sorted(permitted)}
    found = process.extractOne(fold(value[:MAX_WORDS]), folded, scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return found[2] if found else None
