"""Closures, openings and upgrades of gates as spans of time: what stands behind the events on the timeline."""

import pandas as pd

from gatemap.dataset import dates
from gatemap.dataset.read import Dataset
from gatemap.store.view import View

CLOSING = ("suspended", "closed")
RAISING = ("opened", "upgraded")
CLOSURE_COLUMNS = ("place_id", "status", "date", "end_date", "first", "last", "fades_to", "source_url")


def places_in_view(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return the places that the view's places, provinces, partners and provinces opposite leave, all without any."""
    places = dataset.places
    wanted = {
        "place_id": view.place,
        f"province_{view.units}": view.province,
        "partner": view.partner,
        "partner_province": view.partner_province,
    }
    for column, codes in wanted.items():
        if codes:
            places = places[places[column].isin(codes)]
    return places


def closures(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return when gates in view were closed, wholly or to goods or persons.

    A closure runs from a suspension or closing of `Dataset.gate_history` to the next change of that gate that tells a
    status. One whose beginning is not known within a year is left out.

    Parameters
    ----------
    dataset : Dataset
    view : View

    Returns
    -------
    pandas.DataFrame
        ``place_id``, ``status`` (what could pass), ``date`` and ``end_date`` (EDTF, '' when the end is not known),
        ``first`` and ``last`` (datetime64: first and last day on which it was surely so; NaT when the end is not
        known), ``fades_to`` (datetime64: last day on which it may have been so, or NaT), ``source_url``.
    """
    history = _spanned(dataset, view)
    told = history[history["status_after"] != ""].sort_values(["place_id", "date_latest"], kind="stable")
    begun = told["change"].isin(CLOSING) & _within_a_year(told)
    following = told.groupby("place_id").shift(-1)
    ends = following["date_earliest"].notna() & following["date_latest"].notna()
    frame = pd.DataFrame(
        {
            "place_id": told["place_id"],
            "status": told["status_after"],
            "date": told["date"],
            "end_date": following["date"].where(ends, "").fillna(""),
            "first": told["date_latest"],
            "last": (following["date_earliest"] - pd.Timedelta(days=1)).where(ends),
            "fades_to": following["date_latest"].where(ends),
            "source_url": told["source_url"],
        }
    )
    return frame.loc[begun, list(CLOSURE_COLUMNS)].reset_index(drop=True)


def upgrades(dataset: Dataset, view: View) -> pd.DataFrame:
    """Return the openings and upgrades of gates in view that are known within a year.

    Returns
    -------
    pandas.DataFrame
        ``place_id``, ``change``, ``level``, ``date`` (EDTF), ``first`` and ``last`` (datetime64: the days it may have
        been), ``source_url``.
    """
    history = _spanned(dataset, view)
    rows = history[history["change"].isin(RAISING) & _within_a_year(history)]
    names = {"to_level": "level", "date_earliest": "first", "date_latest": "last"}
    kept = ["place_id", "change", "level", "date", "first", "last", "source_url"]
    return rows.rename(columns=names)[kept].sort_values(["first", "place_id"]).reset_index(drop=True)


def _spanned(dataset: Dataset, view: View) -> pd.DataFrame:
    history = dataset.gate_history
    history = history[history["place_id"].isin(places_in_view(dataset, view)["place_id"])]
    return history.join(dates.derive(history["date"])[["date_earliest", "date_latest"]])


def _within_a_year(rows: pd.DataFrame) -> pd.Series:
    return rows["date_earliest"].dt.year == rows["date_latest"].dt.year
