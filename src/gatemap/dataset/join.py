"""Join events to places and provinces. Nothing is dropped: an event without a place keeps its province."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from gatemap import vocab
from gatemap.dataset.read import Dataset
from gatemap.dataset.schema import LIST_SEPARATOR
from gatemap.text import fold

SYSTEM_COLUMNS = {"34": "provinces_34", "63": "provinces_63"}


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
    events = _newest_first(dataset.events)
    links = _links(dataset, events)
    events = events.join(_place_columns(dataset.places, links, len(events)))
    events["actor_ids"] = events["actors"]
    events["actors"] = _organisation_names(dataset, events["actors"])
    for column, codes in event_provinces(dataset, events, links).items():
        events[column] = codes
    events["partners"] = _partners(events["countries"])
    events["gate_levels"] = _gate_levels(dataset.places, links, len(events))
    events["search"] = _search_text(dataset, events, links)
    return Joined(events, links, _actors(dataset, events["actor_ids"]))


def event_provinces(dataset: Dataset, events: pd.DataFrame, links: pd.DataFrame) -> dict[str, pd.Series]:
    """Give every event its provinces under both systems: those named in it and those of its places.

    A province of the 63 always tells the unit of the 34 that took it in. The other way round is known only for a unit
    that was made of one province; where it was made of several, the old province stays unknown.

    Parameters
    ----------
    dataset : Dataset
    events : pandas.DataFrame
        Numbered from 0, with ``provinces_63`` and ``provinces_34``.
    links : pandas.DataFrame
        ``event_no`` and ``place_no``.

    Returns
    -------
    dict of str to pandas.Series
        ``provinces_63`` and ``provinces_34`` as list cells, in the order of the province files.
    """
    reform = dataset.province_reform
    to_34 = reform.set_index("code_63")["code_34"]
    kept = reform[~reform["code_34"].duplicated(keep=False)].set_index("code_34")["code_63"]
    of_places = dataset.places[["province_63", "province_34"]].iloc[links["place_no"]]
    of_places.index = links["event_no"]
    named = {column: _exploded(events[column]) for column in SYSTEM_COLUMNS.values()}
    old = pd.concat([named["provinces_63"], of_places["province_63"], named["provinces_34"].map(kept).dropna()])
    new = pd.concat([named["provinces_34"], of_places["province_34"], old.map(to_34)])
    orders = {"provinces_63": list(reform["code_63"]), "provinces_34": list(dataset.provinces["code"])}
    return {
        "provinces_63": _list_cells(old, orders["provinces_63"], len(events)),
        "provinces_34": _list_cells(new, orders["provinces_34"], len(events)),
    }


def place_names(places: pd.DataFrame) -> pd.Series:
    """Return, for every place, the list of all its names on both sides and in every script."""
    single = places[["name_vi", "name_en", "partner_name_en", "partner_name_local", "partner_name_vi"]]
    several = places["aliases"] + LIST_SEPARATOR + places["partner_aliases"]
    joined = _rows_joined(single, LIST_SEPARATOR) + LIST_SEPARATOR + several
    return joined.str.split(LIST_SEPARATOR).map(lambda names: list(dict.fromkeys(name for name in names if name)))


def _newest_first(events: pd.DataFrame) -> pd.DataFrame:
    """Order events by the earliest day they may have begun: one known only to its year follows those of that year."""
    begun = events["date_earliest"].fillna(events["date_latest"])
    keyed = events.assign(begun=begun).sort_values(
        ["begun", "date_latest", "event_id"], ascending=[False, False, True], na_position="last"
    )
    return keyed.drop(columns="begun").reset_index(drop=True)


def _links(dataset: Dataset, events: pd.DataFrame) -> pd.DataFrame:
    """Number the links and make one row of each event and place; its roles keep the vocabulary's order."""
    links = dataset.event_places
    event_no = pd.Series(events.index, index=events["event_id"])
    place_no = pd.Series(dataset.places.index, index=dataset.places["place_id"])
    numbered = pd.DataFrame(
        {
            "event_no": links["event_id"].map(event_no).to_numpy(),
            "place_no": links["place_id"].map(place_no).to_numpy(),
            "role": pd.Categorical(links["role"], vocab.ROLES, ordered=True),
        }
    )
    numbered = numbered.drop_duplicates().sort_values(["event_no", "role", "place_no"])
    numbered["role"] = numbered["role"].astype(str)
    roles = numbered.groupby(["event_no", "place_no"], sort=False)["role"].agg(" ".join)
    return roles.rename("roles").reset_index()


def _place_columns(places: pd.DataFrame, links: pd.DataFrame, count: int) -> pd.DataFrame:
    """Describe the places of each event in list cells that keep step with each other."""
    linked = places.iloc[links["place_no"]].reset_index(drop=True)
    has_point = linked.geometry.notna() & ~linked.geometry.is_empty
    coordinates = linked.geometry.map(lambda p: f"{p.y:.5f} {p.x:.5f}", na_action="ignore")
    parts = pd.DataFrame(
        {
            "event_no": links["event_no"],
            "place_ids": linked["place_id"],
            "places": linked["name_vi"],
            "positions": coordinates.where(has_point, "").astype(str),
            "position_precisions": linked["position_precision"],
            "place_roles": links["roles"],
        }
    )
    grouped = parts.groupby("event_no")
    cells = grouped.agg(LIST_SEPARATOR.join).reindex(range(count), fill_value="")
    cells["at_gate"] = has_point.groupby(links["event_no"]).any().reindex(range(count), fill_value=False)
    return cells


def _actors(dataset: Dataset, cells: pd.Series) -> pd.DataFrame:
    org_no = pd.Series(dataset.organisations.index, index=dataset.organisations["org_id"])
    numbers = _exploded(cells).map(org_no).dropna().astype("int64")
    return pd.DataFrame({"event_no": numbers.index, "org_no": numbers.to_numpy()}).drop_duplicates()


def _organisation_names(dataset: Dataset, cells: pd.Series) -> pd.Series:
    names = dataset.organisations.set_index("org_id")["name_en"].str.replace(LIST_SEPARATOR, ",")
    return _list_cells(_exploded(cells).map(names), None, len(cells))


def _partners(countries: pd.Series) -> pd.Series:
    """Partner countries of each event; VN for what Vietnamese bodies did among themselves."""
    partners = countries.str.split(LIST_SEPARATOR).map(lambda codes: [code for code in codes if code != "VN"])
    return partners.map(lambda codes: LIST_SEPARATOR.join(codes) or "VN")


def _gate_levels(places: pd.DataFrame, links: pd.DataFrame, count: int) -> pd.Series:
    """Levels of the gates of each event; a post counts as the gate it guards, any other place as without level."""
    level = places.set_index("place_id")["level"]
    own = places["level"].where(places["level"] != "", places["guards"].map(level)).replace("", None)
    linked = pd.Series(own.fillna(vocab.NO_LEVEL).to_numpy()[links["place_no"]], index=links["event_no"])
    return _list_cells(linked, list(vocab.GATE_LEVEL_OPTIONS), count)


def _search_text(dataset: Dataset, events: pd.DataFrame, links: pd.DataFrame) -> pd.Series:
    """Fold all words of an event and its places; each begins after a blank, so a search can ask for beginnings."""
    reform = dataset.province_reform
    names_63 = reform.set_index("code_63")["name_63"]
    names_34 = reform.drop_duplicates("code_34").set_index("code_34")["name_34"]
    partner = dataset.partner_provinces.set_index("code")
    partner_names = _rows_joined(partner[["name_en", "name_local", "name_vi", "aliases"]], " ")
    own = events[["title", "title_vi", "summary", "venue", "unmatched_places", "actors", "publisher"]]
    words = _rows_joined(own, " ")
    for column, names in (
        ("provinces_63", names_63),
        ("provinces_34", names_34),
        ("partner_provinces", partner_names),
    ):
        words = words + " " + _list_cells(_exploded(events[column]).map(names), None, len(events), " ")
    # A name is also found with its blanks lost, as in "KhanhBinh".
    folded = place_names(dataset.places).map(lambda names: [fold(name) for name in names])
    of_place = folded.map(lambda names: " ".join(names + [name.replace(" ", "") for name in names if " " in name]))
    linked = pd.Series(of_place.to_numpy()[links["place_no"]], index=links["event_no"])
    place_words = linked.groupby(level=0).agg(" ".join).reindex(events.index, fill_value="")
    return " " + words.map(fold) + " " + place_words


def _rows_joined(frame: pd.DataFrame, separator: str) -> pd.Series:
    """Join the texts of each row; a frame without rows gives a series without rows, which `agg` does not."""
    texts = [separator.join(row) for row in frame.itertuples(index=False, name=None)]
    return pd.Series(texts, index=frame.index, dtype=object)


def _exploded(cells: pd.Series) -> pd.Series:
    """Return one row an item of a column of list cells, the index repeated."""
    return cells[cells != ""].str.split(LIST_SEPARATOR).explode()


def _list_cells(items: pd.Series, order: list[str] | None, count: int, separator: str = LIST_SEPARATOR) -> pd.Series:
    """Join items back into one cell a row, none twice, in `order` or as they came."""
    frame = pd.DataFrame({"row": np.asarray(items.index), "item": items.to_numpy()}).drop_duplicates()
    if order is not None:
        rank = pd.Series(range(len(order)), index=order)
        frame = frame.iloc[np.lexsort((frame["item"].map(rank), frame["row"]))]
    return frame.groupby("row")["item"].agg(separator.join).reindex(range(count), fill_value="")
