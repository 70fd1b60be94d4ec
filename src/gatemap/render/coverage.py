"""The chart of what the dataset covers, in Altair."""

import altair as alt
import pandas as pd

from gatemap.i18n.words import Words
from gatemap.render.colours import PARTNER_COLOURS

HEIGHT = 260  # pixels, legend and axis included
PICK = "data_bar_picked"  # a click on a bar


def events_by_year(counts: pd.DataFrame, words: Words) -> alt.Chart:
    """Draw events by year, stacked by border; a click on a bar picks it.

    Parameters
    ----------
    counts : pandas.DataFrame
        ``year``, ``partner`` and ``events``, as `store.coverage.events_by_year` gives it.
    words : Words

    Returns
    -------
    altair.Chart
    """
    codes = [code for code in PARTNER_COLOURS if code in set(counts["partner"])]
    labels = {code: words.label("partner", code) for code in codes}
    rows = counts.assign(label=counts["partner"].map(labels), rank=counts["partner"].map(codes.index))
    # A year without events keeps its place on the axis.
    years = [] if counts.empty else list(range(counts["year"].min(), counts["year"].max() + 1))
    axis = alt.Axis(labelAngle=0, labelOverlap=True)
    scale = alt.Scale(domain=list(labels.values()), range=[PARTNER_COLOURS[code] for code in codes])
    pick = alt.selection_point(name=PICK, fields=["year", "partner"])
    legend = alt.Legend(title=None, orient="top", symbolType="square", labelLimit=180, offset=2, padding=0)
    return (
        alt.Chart(rows)
        .mark_bar(cursor="pointer")
        .encode(
            x=alt.X("year:O", title=None, scale=alt.Scale(domain=years), axis=axis),
            y=alt.Y("events:Q", title=None, axis=alt.Axis(tickCount=4, format="d", tickMinStep=1)),
            color=alt.Color("label:N", scale=scale, sort=list(labels.values()), legend=legend),
            order=alt.Order("rank:Q"),
            opacity=alt.when(pick).then(alt.value(1)).otherwise(alt.value(0.45)),
            tooltip=[
                alt.Tooltip("year:O", title=words("strip-time")),
                alt.Tooltip("label:N", title=words("strip-by-partner")),
                alt.Tooltip("events:Q", title=words("strip-events")),
            ],
        )
        .add_params(pick)
        .properties(height=HEIGHT)
        .configure_view(strokeWidth=0)
    )
