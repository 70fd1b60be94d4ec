"""What the dataset covers and what it lacks, whatever the view."""

from dataclasses import dataclass

import pandas as pd

from gatemap import vocab
from gatemap.dataset.read import Dataset
from gatemap.dataset.schema import split_list
from gatemap.store import queries
from gatemap.store.load import Store
from gatemap.store.names import Names, symbol_of, titles_of
from gatemap.store.view import View

SYMBOLS = ("international", "main", "auxiliary", "rail", "opening", "post")


@dataclass(frozen=True)
class Gap:
    """Something that the dataset does not know, or knows only from a weak source.

    Attributes
    ----------
    key : str
        Its words are in i18n under ``data-gap-<key>``.
    items : pandas.DataFrame
        What it is missing for: ``name`` and ``source`` (an address, or an empty text).
    total : int
        How many rows could have it.
    """

    key: str
    items: pd.DataFrame
    total: int


def events_by_year(store: Store) -> tuple[pd.DataFrame, int]:
    """Count all events by year and partner.

    Returns
    -------
    pandas.DataFrame
        ``year`` (int), ``partner`` and ``events``; an event with two partners counts for each.
    int
        Events whose year is not known, which are not in it.
    """
    series = queries.series(store, View(), by="partner", step="year")
    frame = series.assign(year=series["start"].dt.year).rename(columns={"code": "partner"})
    return frame[["year", "partner", "events"]], queries.without_year(store, View())


def places_by_precision(dataset: Dataset) -> pd.DataFrame:
    """Count places by border, level and precision of position.

    Returns
    -------
    pandas.DataFrame
        ``partner``, ``symbol`` (as `names.symbol_of` gives it), a column for each precision, and ``all``. Only
        combinations that occur.
    """
    places = dataset.places
    symbols = places.apply(symbol_of, axis=1).rename("symbol")
    counts = pd.crosstab([places["partner"], symbols], places["position_precision"])
    counts = counts.reindex(columns=vocab.POSITION_PRECISIONS, fill_value=0)
    wanted = pd.MultiIndex.from_product([vocab.PARTNERS, SYMBOLS], names=["partner", "symbol"])
    counts = counts.reindex(wanted.intersection(counts.index, sort=False))
    return counts.assign(all=counts.sum(axis=1)).reset_index().rename_axis(columns=None)


def gaps(store: Store, names: Names, lang: str) -> list[Gap]:
    """Return what is missing, with the names that `lang` gives places and events.

    Parameters
    ----------
    store : Store
    names : Names
    lang : {'en', 'vi'}

    Returns
    -------
    list of Gap
    """
    places, events, history = store.dataset.places, store.dataset.events, store.dataset.gate_history
    place_name = places["place_id"].map(names.pairs)
    title = titles_of(events, lang)
    change = history["place_id"].map(names.places) + " · " + history["date"]
    gates = places[places["kind"] == "gate"]
    linked = events["event_id"].isin(store.dataset.event_places["event_id"])
    spans_years = events["date_earliest"].dt.year != events["date_latest"].dt.year
    without_year = spans_years & events["date_precision"].isin(["range", "unknown"])
    return [
        _gap("position", places, place_name, places["position_precision"] == "none"),
        _gap("area", places, place_name, places["position_precision"] == "area"),
        _gap("attested", places, place_name, places["name_attested"] == "false"),
        _gap("level", gates, place_name, gates["level"] == ""),
        _gap("year", events, title, without_year),
        _gap("inferred", events, title, events["date_inferred"]),
        _gap("place", events, title, ~linked),
        _gap("weak", events, title, events["source_quality"] == "weak"),
        _gap("accessed", events, title, events["accessed"] == ""),
        _gap("history-weak", history, change, history["source_quality"] == "weak"),
        _unmatched(events, len(store.dataset.event_places)),
    ]


def _gap(key: str, frame: pd.DataFrame, names: pd.Series, lacking: pd.Series) -> Gap:
    rows = frame.index[lacking]
    items = pd.DataFrame({"name": names.loc[rows], "source": frame.loc[rows, "source_url"]})
    return Gap(key, items.reset_index(drop=True), len(frame))


def _unmatched(events: pd.DataFrame, linked: int) -> Gap:
    """List the names that fit no place, once for each page that has them; the total is that of all names."""
    cells = events.loc[events["unmatched_places"] != "", ["unmatched_places", "source_url"]]
    items = cells.assign(name=cells["unmatched_places"].map(split_list)).explode("name")
    named = items.rename(columns={"source_url": "source"})[["name", "source"]].drop_duplicates()
    return Gap("unmatched", named.sort_values("name").reset_index(drop=True), linked + len(named))
