"""Join events to places and provinces. Nothing is dropped: an event without a place keeps its province."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from gatemap import vocab
from gatemap.dataset.arrow import series_of, texts_of
from gatemap.dataset.read import Dataset
from gatemap.dataset.schema import LIST_SEPARATOR, split_list
from gatemap.text import fold

SYSTEM_COLUMNS = {"34": "provinces_34", "63": "provinces_63"}
PART = 20_480  # events that are joined at a time where not all are wanted at once


@dataclass(frozen=True)
class Joined:
    """Events with all that follows from their places, newest first, and the deduplicated links.

    Attributes
    ----------
    events : pandas.DataFrame
        The event columns, list cells completed by what the places imply, and ``place_ids``, ``places``,
        ``positions`` (latitude and longitude in degrees), ``position_precisions``, ``place_roles``,
        ``gate_levels``, ``at_gate`` (bool) and ``search`` (folded text). The index is the event's number.
    links : pandas.DataFrame
        One row an event and place: ``event_no``, ``place_no`` (row of ``Dataset.places``), ``roles``.
    actors : pandas.DataFrame
        One row an event and organisation: ``event_no``, ``org_no`` (row of ``Dataset.organisations``). In `events`
        they are ``actor_ids``, and by name ``actors``.
    """

    events: pd.DataFrame
    links: pd.DataFrame
    actors: pd.DataFrame


def join(dataset: Dataset) -> Joined:
    """Join the events of `dataset` to its places, provinces and organisations.

    Parameters
    ----------
    dataset : Dataset

    Returns
    -------
    Joined
    """
    return next(join_in_parts(dataset, max(1, len(dataset.events))))


def join_in_parts(dataset: Dataset, size: int = PART) -> Iterator[Joined]:
    """Yield what `join` returns, `size` events at a time; one part without events when there are none."""
    order = _newest_first(dataset.events)
    links = _links(dataset, order)
    for begin in range(0, max(1, len(order)), size):
        events = dataset.events.iloc[order[begin : begin + size]].reset_index(drop=True)
        first, end = np.searchsorted(links["event_no"], (begin, begin + size))
        of_part = links.iloc[first:end].reset_index(drop=True)
        of_part["event_no"] -= begin
        joined = _joined(dataset, events, of_part)
        joined.events.index += begin
        for frame in (joined.links, joined.actors):
            frame["event_no"] += begin
        yield joined


def place_names(places: pd.DataFrame) -> pd.Series:
    """Return, for every place, the list of all its names on both sides and in every script."""
    single = places[["name_vi", "name_en", "partner_name_en", "partner_name_local", "partner_name_vi"]]
    several = places["aliases"] + LIST_SEPARATOR + places["partner_aliases"]
    joined = _rows_joined(single, LIST_SEPARATOR) + LIST_SEPARATOR + several
    return joined.str.split(LIST_SEPARATOR).map(lambda names: list(dict.fromkeys(name for name in names if name)))


def _joined(dataset: Dataset, events: pd.DataFrame, links: pd.DataFrame) -> Joined:
    """Join some events, numbered from 0, with the links of these."""
    events = events.join(_place_columns(dataset.places, links, len(events)))
    events["actor_ids"] = events["actors"]
    events["actors"] = _by_value(events["actors"], _named(_organisation_names(dataset), LIST_SEPARATOR))
    for column, codes in _provinces(dataset, events, links).items():
        events[column] = codes
    events["partners"] = _by_value(events["countries"], _partners)
    events["gate_levels"] = _gate_levels(dataset.places, links, len(events))
    events["search"] = _search_text(dataset, events, links)
    return Joined(events, links, _actors(dataset, events["actor_ids"]))


def _newest_first(events: pd.DataFrame) -> np.ndarray:
    """Order rows by the earliest day they may have begun: one known to its year alone follows those of that year."""
    begun = events["date_earliest"].fillna(events["date_latest"])
    keys = pa.table({"begun": begun, "latest": events["date_latest"], "id": events["event_id"]})
    order = [("begun", "descending"), ("latest", "descending"), ("id", "ascending")]  # what has no value comes last
    return pc.sort_indices(keys, sort_keys=order).to_numpy()


def _links(dataset: Dataset, order: np.ndarray) -> pd.DataFrame:
    """Number the links and make one row of each event and place; its roles keep the vocabulary's order."""
    links, places = dataset.event_places, dataset.places
    number_of = np.empty(len(order), dtype="int64")
    number_of[order] = np.arange(len(order))
    event_no = number_of[_index_in(links["event_id"], dataset.events["event_id"])]
    place_no = _index_in(links["place_id"], places["place_id"])
    role = _index_in(links["role"], pd.Series(vocab.ROLES, dtype="str"))
    sorted_rows = np.lexsort((place_no, role, event_no))
    event_no, place_no, role = event_no[sorted_rows], place_no[sorted_rows], role[sorted_rows]
    _, first, pair = np.unique(event_no * max(1, len(places)) + place_no, return_index=True, return_inverse=True)
    roles = np.zeros(len(first), dtype="int64")
    np.bitwise_or.at(roles, pair, 1 << role)
    shown = np.argsort(first)  # places come in the order of their first role
    return pd.DataFrame(
        {
            "event_no": event_no[first[shown]],
            "place_no": place_no[first[shown]],
            "roles": _cells_of_bits(roles[shown], vocab.ROLES, " "),
        }
    )


def _index_in(cells: pd.Series, values: pd.Series) -> np.ndarray:
    """Return where each of `cells` stands in `values`."""
    return pc.index_in(texts_of(cells), texts_of(values).combine_chunks()).to_numpy().astype("int64")


def _place_columns(places: pd.DataFrame, links: pd.DataFrame, count: int) -> pd.DataFrame:
    """Describe the places of each event in list cells that keep step with each other."""
    has_point = (places.geometry.notna() & ~places.geometry.is_empty).to_numpy()
    coordinates = places.geometry.map(lambda p: f"{p.y:.5f} {p.x:.5f}", na_action="ignore")
    place_no = links["place_no"].to_numpy()
    texts = {
        "place_ids": places["place_id"],
        "places": places["name_vi"],
        "positions": coordinates.where(has_point, "").astype(str),
        "position_precisions": places["position_precision"],
    }
    cells = {name: _cells_of_links(column, place_no, links, count) for name, column in texts.items()}
    cells["place_roles"] = _cells_of_links(links["roles"], np.arange(len(links)), links, count)
    at_gate = np.zeros(count, dtype=bool)
    at_gate[links["event_no"].to_numpy()[has_point[place_no]]] = True
    return pd.DataFrame(cells | {"at_gate": at_gate})


def _cells_of_links(
    texts: pd.Series, chosen: np.ndarray, links: pd.DataFrame, count: int, separator: str = LIST_SEPARATOR
) -> pd.Series:
    """Join one of `texts` a link into one cell an event; `links` come in the order of the events."""
    offsets = np.searchsorted(links["event_no"], np.arange(count + 1))
    values = pa.array(texts.to_numpy(dtype=object), pa.large_string()).take(pa.array(chosen))
    lists = pa.LargeListArray.from_arrays(pa.array(offsets, pa.int64()), values)
    return series_of(pc.binary_join(lists, pa.scalar(separator, pa.large_string())))


def _actors(dataset: Dataset, cells: pd.Series) -> pd.DataFrame:
    """Return the number of each organisation of each event, once."""
    number_of = {org_id: number for number, org_id in enumerate(dataset.organisations["org_id"])}
    which, distinct = pd.factorize(cells)
    numbers = [list(dict.fromkeys(number_of[code] for code in split_list(cell))) for cell in distinct]
    lengths = np.array([len(one) for one in numbers], dtype="int64")
    begins = np.concatenate(([0], np.cumsum(lengths)[:-1])) if len(lengths) else lengths
    flat = np.array([number for one in numbers for number in one], dtype="int64")
    repeated = lengths[which]
    event_no = np.repeat(np.arange(len(cells)), repeated)
    within = np.arange(len(event_no)) - np.repeat(np.cumsum(repeated) - repeated, repeated)
    return pd.DataFrame({"event_no": event_no, "org_no": flat[np.repeat(begins[which], repeated) + within]})


def _organisation_names(dataset: Dataset) -> dict[str, str]:
    names = dataset.organisations.set_index("org_id")["name_en"].str.replace(LIST_SEPARATOR, ",")
    return names.to_dict()


def _partners(cell: str) -> str:
    """Return the partner countries of a cell; VN for what Vietnamese bodies did among themselves."""
    return LIST_SEPARATOR.join(code for code in split_list(cell) if code != "VN") or "VN"


def _provinces(dataset: Dataset, events: pd.DataFrame, links: pd.DataFrame) -> dict[str, pd.Series]:
    """Give every event its provinces under both systems: those named in it and those of its places.

    A province of the 63 always tells the unit of the 34 that took it in. The other way round is known only for a unit
    that was made of one province; where it was made of several, the old province stays unknown. Cells list them in the
    order of the province files.
    """
    reform, places = dataset.province_reform, dataset.places
    codes_63, codes_34 = tuple(reform["code_63"]), tuple(dataset.provinces["code"])
    old, new = bits(events["provinces_63"], codes_63), bits(events["provinces_34"], codes_34)
    pairs = list(zip(bits(reform["code_63"], codes_63), bits(reform["code_34"], codes_34), strict=True))
    alone = ~reform["code_34"].duplicated(keep=False)
    kept = [(new_bit, old_bit) for (old_bit, new_bit), one in zip(pairs, alone, strict=True) if one]
    old |= _translated(new, kept)
    event_no, place_no = links["event_no"].to_numpy(), links["place_no"].to_numpy()
    np.bitwise_or.at(old, event_no, bits(places["province_63"], codes_63)[place_no])
    np.bitwise_or.at(new, event_no, bits(places["province_34"], codes_34)[place_no])
    new |= _translated(old, pairs)
    return {"provinces_63": _cells_of_bits(old, codes_63), "provinces_34": _cells_of_bits(new, codes_34)}


def _translated(masks: np.ndarray, pairs: Sequence[tuple[int, int]]) -> np.ndarray:
    """Return, for each mask, the bits that those in it stand for."""
    found = np.zeros_like(masks)
    for bit, meant in pairs:
        found[masks & bit != 0] |= meant
    return found


def _gate_levels(places: pd.DataFrame, links: pd.DataFrame, count: int) -> pd.Series:
    """Levels of the gates of each event; a post counts as the gate it guards, any other place as without level."""
    level = places.set_index("place_id")["level"]
    own = places["level"].where(places["level"] != "", places["guards"].map(level)).replace("", None)
    of_place = bits(own.fillna(vocab.NO_LEVEL), vocab.GATE_LEVEL_OPTIONS)
    found = np.zeros(count, dtype="int64")
    np.bitwise_or.at(found, links["event_no"].to_numpy(), of_place[links["place_no"].to_numpy()])
    return _cells_of_bits(found, vocab.GATE_LEVEL_OPTIONS)


def _search_text(dataset: Dataset, events: pd.DataFrame, links: pd.DataFrame) -> pd.Series:
    """Fold all words of an event and its places; each begins after a blank, so a search can ask for beginnings."""
    reform = dataset.province_reform
    names_63 = reform.set_index("code_63")["name_63"].to_dict()
    names_34 = reform.drop_duplicates("code_34").set_index("code_34")["name_34"].to_dict()
    partner = dataset.partner_provinces.set_index("code")
    partner_names = _rows_joined(partner[["name_en", "name_local", "name_vi", "aliases"]], " ").to_dict()
    own = ("title", "title_vi", "summary", "venue", "unmatched_places", "actors", "publisher")
    columns = [_by_value(events[name], fold) for name in own]
    for column, names in (
        ("provinces_63", names_63),
        ("provinces_34", names_34),
        ("partner_provinces", partner_names),
    ):
        named = _named(names, " ")
        columns.append(_by_value(events[column], lambda cell, named=named: fold(named(cell))))
    columns.append(_place_words(dataset.places, links, len(events)))
    rows = zip(*(column.to_list() for column in columns), strict=True)
    return series_of(pa.array([f" {' '.join(filter(None, row))}" for row in rows], pa.large_string()))


def _place_words(places: pd.DataFrame, links: pd.DataFrame, count: int) -> pd.Series:
    # A name is also found with its blanks lost, as in "KhanhBinh".
    folded = place_names(places).map(lambda names: [fold(name) for name in names])
    of_place = folded.map(lambda names: " ".join(names + [name.replace(" ", "") for name in names if " " in name]))
    return _cells_of_links(of_place, links["place_no"].to_numpy(), links, count, " ")


def bits(cells: pd.Series, codes: tuple[str, ...]) -> np.ndarray:
    """Turn list cells into integers with one bit a code.

    Parameters
    ----------
    cells : pandas.Series of str
        Items joined by ``;``.
    codes : tuple of str
        At most 63; the first is bit 0.

    Returns
    -------
    numpy.ndarray of int64
    """
    bit = {code: 1 << place for place, code in enumerate(codes)}
    which, distinct = pd.factorize(cells)
    return np.array([sum(bit[item] for item in split_list(cell)) for cell in distinct], dtype="int64")[which]


def _cells_of_bits(masks: np.ndarray, codes: tuple[str, ...], separator: str = LIST_SEPARATOR) -> pd.Series:
    """Turn integers with one bit a code back into list cells."""
    distinct, which = np.unique(masks, return_inverse=True)
    cells = [
        separator.join(code for place, code in enumerate(codes) if mask >> place & 1) for mask in distinct.tolist()
    ]
    return series_of(pa.array(cells, pa.large_string()).take(pa.array(which)))


def _by_value(cells: pd.Series, change: Callable[[str], str]) -> pd.Series:
    """Change texts, each once however often it comes."""
    which, distinct = pd.factorize(cells)
    return series_of(pa.array([change(text) for text in distinct], pa.large_string()).take(pa.array(which)))


def _named(names: dict[str, str], separator: str) -> Callable[[str], str]:
    """Make a function that gives the codes of a list cell their names, none twice."""
    return lambda cell: separator.join(dict.fromkeys(names[code] for code in split_list(cell)))


def _rows_joined(frame: pd.DataFrame, separator: str) -> pd.Series:
    """Join the texts of each row; a frame without rows gives a series without rows, which `agg` does not."""
    texts = [separator.join(row) for row in frame.itertuples(index=False, name=None)]
    return pd.Series(texts, index=frame.index, dtype=object)
