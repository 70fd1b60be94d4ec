"""Gates as of a day: what the dated facts say of level and status then. Before the first known fact it is unknown."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from gatemap.dataset import dates
from gatemap.dataset.read import Dataset

DECISION = "decided"


@dataclass(frozen=True)
class GateState:
    """What is known of one gate on a day.

    Attributes
    ----------
    level : str
        'international', 'main', 'auxiliary', 'opening', or '' when no source tells.
    level_date : str
        EDTF date of the fact that tells the level; '' when it is the gazetteer's own statement for today.
    status : str
        'open', 'goods_only', 'people_only', 'suspended', 'closed', or ''.
    status_date : str
        EDTF date of the fact that tells the status.
    status_ended : bool
        Whether the end of this status is known; a closure whose end is not known may long be over.
    changing : bool
        Whether the day falls within the uncertainty of a change: the gate may have been in the state after it.
    source_url : str
        Source of the level, else of the status.
    """

    level: str = ""
    level_date: str = ""
    status: str = ""
    status_date: str = ""
    status_ended: bool = True
    changing: bool = False
    source_url: str = ""


def gate_states(dataset: Dataset, day: dt.date, today: dt.date) -> dict[str, GateState]:
    """Return the state of every place on `day`.

    A level takes effect with an opening, upgrade, merger or the like, never with a decision; but a decision, like any
    fact, tells the level from which it starts. A change known only to a month or year counts from its last day on.

    Parameters
    ----------
    dataset : Dataset
    day : datetime.date
    today : datetime.date
        From this day on the gazetteer's own level holds where the history tells none.

    Returns
    -------
    dict of str to GateState
        By place id.
    """
    history = dataset.gate_history
    spans = dates.derive(history["date"])
    moment = pd.Timestamp(day)
    done = spans["date_latest"] <= moment
    begun = spans["date_earliest"] <= moment
    rows = history.assign(done=done, changing=begun & ~done, moment=spans["date_latest"])
    rows = rows.sort_values("moment", kind="stable", na_position="first")
    by_place = dict(tuple(rows.groupby("place_id")))
    levels = dataset.places.set_index("place_id")["level"]
    return {place: _state(by_place.get(place), level if day >= today else "") for place, level in levels.items()}


def place_history(dataset: Dataset, place: str) -> pd.DataFrame:
    """Return the dated facts of one place, newest first, with the columns of gate_history.csv."""
    rows = dataset.gate_history[dataset.gate_history["place_id"] == place]
    order = dates.derive(rows["date"])["date_latest"].sort_values(ascending=False, na_position="last").index
    return rows.loc[order]


def _state(rows: pd.DataFrame | None, own_level: str) -> GateState:
    if rows is None:
        return GateState(level=own_level)
    level, level_row = _level(rows[rows["done"]])
    if own_level:
        level = own_level
    known = rows[rows["done"] & (rows["status_after"] != "")]
    status_row = None if known.empty else known.iloc[-1]
    later = rows[~rows["done"] & (rows["status_after"] != "")]
    source = level_row if level_row is not None else status_row
    return GateState(
        level=level,
        level_date="" if level_row is None else level_row["date"],
        status="" if status_row is None else status_row["status_after"],
        status_date="" if status_row is None else status_row["date"],
        status_ended=status_row is None or status_row["status_after"] == "open" or not later.empty,
        changing=bool(rows["changing"].any()),
        source_url="" if source is None else source["source_url"],
    )


def _level(done: pd.DataFrame) -> tuple[str, pd.Series | None]:
    """Return the last level that the facts up to a day tell, and the fact that told it first."""
    level, told_by = "", None
    for _, row in done.iterrows():
        told = row["from_level"] if row["change"] == DECISION else row["to_level"]
        if told and told != level:
            level, told_by = told, row
    return level, told_by
