"""The timeline when it has too many marks: counts of events by lane and time."""

import altair as alt
import numpy as np
import pandas as pd
from altair.utils.schemapi import debug_mode

from gatemap.i18n.words import Words
from gatemap.render.colours import COUNT_COLOUR
from gatemap.render.packing import LABEL, Layout, lay_out
from gatemap.render.time_axis import (
    DAY,
    Axis,
    between,
    finished,
    frame,
    names,
    picked,
    stripes,
    time_axis,
    utc,
    zoom,
)

CELL_CLICK = "picked_cell"
CELL_ROW = 18.0  # pixels
PALEST = 0.12  # opacity of a cell of one event


@debug_mode(False)
def cells_chart(cells: pd.DataFrame, layout: Layout, labels: dict[str, str], axis: Axis, words: Words, behind: list):
    """Draw counts of events by lane and time.

    Parameters
    ----------
    cells : pandas.DataFrame
        As `store.timeline.cells` gives it, with ``when`` in the reader's language.
    layout, labels, axis, words, behind
        As for `marks_chart`.

    Returns
    -------
    altair.LayerChart
        A click gives the lane and the days of a cell in the parameter `CELL_CLICK`; `read_cell` reads it.
    """
    tops = cells["lane"].map(layout.lanes.set_index("lane")["top"]) + LABEL
    rows = pd.DataFrame(
        {
            CELL_CLICK: [f"{row.lane} {row.first} {row.last}" for row in cells[["lane", "first", "last"]].itertuples()],
            "start": utc(pd.to_datetime(cells["first"])),
            "end": utc(pd.to_datetime(cells["last"]) + DAY),
            "top": tops,
            "bottom": tops + layout.row,
            "shade": shade(cells["events"].to_numpy(), int(cells["events"].max()) if len(cells) else 1),
            "label": cells["lane"].map(labels),
            "when": cells["when"],
            "events": cells["events"],
            "said": cells["lane"].map(labels) + "; " + cells["when"] + "; " + cells["events"].map(words.number),
        }
    )
    drawn = (
        alt.Chart(rows)
        .mark_rect(
            clip=True, fill=COUNT_COLOUR, stroke="currentColor", strokeOpacity=0.2, strokeWidth=1, cursor="pointer"
        )
        .encode(
            **time_axis(words),
            x2="end:T",
            **between("top", "bottom", layout.height),
            fillOpacity=alt.FillOpacity("shade:Q", scale=None),
            description=alt.Description("said:N"),
            tooltip=[
                alt.Tooltip("label:N", title="title"),
                alt.Tooltip("when:N", title=words("strip-time")),
                alt.Tooltip("events:Q", title=words("strip-events"), format=","),
            ],
        )
        .add_params(picked(CELL_CLICK), zoom())
    )
    return finished([stripes(layout), frame(axis, words), *behind, drawn, names(layout, labels)], layout)


def lay_out_cells(codes: tuple[str, ...]) -> Layout:
    """Stack lanes of one row of cells each."""
    return lay_out(codes, pd.Series(dtype=int), CELL_ROW)


def read_cell(cell: str) -> tuple[str, str, str]:
    """Return lane, first and last day of a clicked cell, which a browser sends and may send wrongly.

    >>> read_cell("CN 2024-01-01 2024-12-31")
    ('CN', '2024-01-01', '2024-12-31')
    """
    lane, first, last = (*cell.split(" "), "", "", "")[:3]
    return lane, first, last


def shade(counts: np.ndarray, most: int) -> np.ndarray:
    """Return the opacity of cells: the root of the count, so that a cell of few events is still seen."""
    return np.round(PALEST + (1 - PALEST) * np.sqrt(counts / max(most, 1)), 3)
