"""The identifier of a new event: its day, where it was, and its kind, as docs/adding-an-event.md says."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import count

from gatemap import vocab
from gatemap.dataset.schema import split_list
from gatemap.text import slug

UNDATED = "undated"
_BEGUN = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
# The venue tells more of an event than a post that took part, and that more than a gate it was about.
_ROLES = {role: place for place, role in enumerate(vocab.ROLES)}


def event_id_of(cells: Mapping[str, str], links: Sequence[Mapping[str, str]], taken: Collection[str]) -> str:
    """Return the identifier of a new event; the same event always gets the same one, a number apart.

    Parameters
    ----------
    cells : mapping of str to str
        Columns of events.csv; one that is missing counts as empty.
    links : sequence of mappings
        Its rows of event_places.csv.
    taken : collection of str
        Identifiers that other events have.

    Examples
    --------
    >>> cells = {"date": "2024-08-01?", "provinces_63": "lai-chau", "countries": "VN;CN", "kind": "talks"}
    >>> event_id_of(cells, [{"place_id": "ma-lu-thang", "role": "venue"}], ())
    '2024-08-01-lai-chau-ma-lu-thang-talks'
    >>> event_id_of(cells | {"date": "XXXX-08-01"}, [], {"undated-lai-chau-cn-talks"})
    'undated-lai-chau-cn-talks-2'
    """
    parts = [_begun(cells.get("date", "")), *_where(cells, links), cells.get("kind", "")]
    # A place of one province may be called as the province is: Ha Tien, Lao Cai.
    name = slug("-".join(dict.fromkeys(part for part in parts if part)))
    return next(one for one in _numbered(name) if one not in taken)


def _begun(edtf: str) -> str:
    found = _BEGUN.match(edtf)
    return found[0] if found else UNDATED


def _where(cells: Mapping[str, str], links: Sequence[Mapping[str, str]]) -> list[str]:
    """Return the Vietnamese province, VN for several or none, and then the gate, partner province or country."""
    provinces = split_list(cells.get("provinces_63", "")) or split_list(cells.get("provinces_34", ""))
    partners = [code for code in split_list(cells.get("countries", "")) if code != "VN"]
    opposite = split_list(cells.get("partner_provinces", ""))
    own = provinces[0] if len(provinces) == 1 else "vn"
    placed = sorted((link for link in links if link.get("place_id")), key=lambda link: _ROLES.get(link.get("role"), 9))
    if placed:
        return [own, placed[0]["place_id"].removeprefix("post-")]
    return [own, opposite[0] if len(opposite) == 1 else "-".join(partners)]


def _numbered(name: str):
    yield name
    for number in count(2):
        yield f"{name}-{number}"
