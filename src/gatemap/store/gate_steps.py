"""A gate's level and status as steps through time. What no source tells is a step of its own: not known."""

import datetime as dt
from dataclasses import dataclass, replace

import pandas as pd

from gatemap.dataset import dates
from gatemap.dataset.read import Dataset
from gatemap.store.history import DECISION

UNKNOWN = ""


@dataclass(frozen=True)
class Step:
    """What held from one day to another.

    Attributes
    ----------
    code : str
        Level or status; `UNKNOWN` when no source tells.
    first : datetime.date or None
        First day on which it surely held; None: as far back as one looks.
    last : datetime.date or None
        First day on which it surely held no more; None: it still holds, as far as is known.
    doubt : datetime.date or None
        First day on which it may have ended already, when that is before `last`.
    inferred : bool
        Whether its first day is inferred.
    ended : bool
        Whether its end is known or it needs none; a closure whose end is not known may long be over.
    """

    code: str
    first: dt.date | None
    last: dt.date | None = None
    doubt: dt.date | None = None
    inferred: bool = False
    ended: bool = True


def level_steps(dataset: Dataset, place: str, today: dt.date) -> tuple[Step, ...]:
    """Return the levels of a place up to `today`, as `history.gate_states` tells them day by day from dated facts.

    Parameters
    ----------
    dataset : Dataset
    place : str
    today : datetime.date

    Returns
    -------
    tuple of Step
        Oldest first, without gaps; the first is not known. Empty for a place without dated facts.
    """
    return _steps(_done(dataset, place, today), _told_level)


def status_steps(dataset: Dataset, place: str, today: dt.date) -> tuple[Step, ...]:
    """Return the states (open, closed and the like) of a place up to `today`, as `level_steps` does."""
    steps = _steps(_done(dataset, place, today), lambda row: row["status_after"])
    if not steps or steps[-1].code in (UNKNOWN, "open"):
        return steps
    return (*steps[:-1], replace(steps[-1], ended=False))


def _done(dataset: Dataset, place: str, today: dt.date) -> pd.DataFrame:
    """Return the facts that have taken effect, in the order in which they surely had; an open end never has."""
    rows = dataset.gate_history[dataset.gate_history["place_id"] == place]
    spans = dates.derive(rows["date"])
    rows = rows.assign(
        begun=spans["date_earliest"], moment=spans["date_latest"], inferred=spans["date_inferred"].astype(bool)
    )
    done = rows[rows["moment"] <= pd.Timestamp(today)]
    return done.sort_values("moment", kind="stable")


def _told_level(row: pd.Series) -> str:
    return row["from_level"] if row["change"] == DECISION else row["to_level"]


def _steps(rows: pd.DataFrame, told) -> tuple[Step, ...]:
    if rows.empty:
        return ()
    steps = [Step(UNKNOWN, None)]
    for _, row in rows.iterrows():
        code, moment = told(row), row["moment"].date()
        if not code or code == steps[-1].code:
            continue
        # Of two facts of one day only the later is ever in force.
        if steps[-1].first == moment:
            steps.pop()
        before = steps.pop()
        if before.code == code:
            steps.append(replace(before, last=None, doubt=None))
            continue
        begun = dt.date.min if pd.isna(row["begun"]) else row["begun"].date()
        steps.append(replace(before, last=moment, doubt=begun if begun < moment else None))
        steps.append(Step(code, moment, inferred=row["inferred"]))
    return tuple(steps)
