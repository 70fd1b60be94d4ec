"""Measure the timeline on 50,000 made-up events: time on the server, and the size of the chart that is sent.

Run from the project's root: ``.venv/bin/python -m benchmarks.timeline``. Prints a Markdown table. The events are those
of ``benchmarks.synthetic``.
"""

import datetime as dt
import json
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pandas as pd

from benchmarks.synthetic import write_folder
from gatemap.dataset.read import read_dataset
from gatemap.i18n.words import words
from gatemap.render import timeline as charts
from gatemap.render import timeline_cells
from gatemap.render.time_axis import Axis
from gatemap.store import queries, timeline
from gatemap.store.load import Store, build_store
from gatemap.store.view import View

EVENTS = 50_000
ROUNDS = 7


def measure(store: Store, view: View, by: str) -> dict:
    """Return what one visit of `view` in lanes `by` takes: milliseconds, and bytes of the chart."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        drawn, chart = _draw(store, view, by)
        times.append((time.perf_counter() - start) * 1000)
    sent = len(json.dumps(chart.to_dict(), default=str).encode())
    return {"drawn": drawn, "median": statistics.median(times), "slowest": max(times), "bytes": sent}


def _draw(store: Store, view: View, by: str):
    totals = queries.totals(store, view)
    lanes = timeline.lanes(store, view, by)
    first, last = view.date_from or totals.first, view.date_to or totals.last
    axis = Axis(pd.Timestamp(first), pd.Timestamp(last) + pd.Timedelta(days=1))
    labels = {code: code for code in lanes.codes}
    step = "" if lanes.marks <= timeline.MOST_MARKS else timeline.step_of(first, last)
    timeline.left_out(store, view, step)
    if step:
        cells = timeline.cells(store, view, lanes, step).assign(when="")
        layout = timeline_cells.lay_out_cells(lanes.codes)
        return f"{len(cells):,} cells by {step}", timeline_cells.cells_chart(
            cells, layout, labels, axis, words("en"), []
        )
    marks = timeline.marks(store, view, lanes)
    placed, layout = charts.place_marks(marks, lanes.codes, axis)
    told = placed.assign(when=placed["date"], kind_label=placed["kind"], where=placed["place_ids"])
    return f"{len(marks):,} marks", charts.marks_chart(told, layout, labels, axis, words("en"), [])


def main() -> None:
    """Print the table."""
    month = View(date_from=dt.date(2023, 5, 1), date_to=dt.date(2023, 5, 31), dating="within")
    year = View(date_from=dt.date(2023, 1, 1), date_to=dt.date(2023, 12, 31))
    cases = [
        *((f"all, by {by}", View(), by) for by in timeline.LANE_FIELDS),
        ("one year, by border", year, "border"),
        ("one month, by border", month, "border"),
        ("one month, by place", replace(month, kind=("talks", "gate_change")), "place"),
    ]
    with tempfile.TemporaryDirectory() as folder:
        store = build_store(read_dataset(write_folder(Path(folder) / "data", EVENTS)), name="benchmark")
        print(f"{EVENTS:,} synthetic events, {ROUNDS} rounds each\n")
        print("| view | events | drawn | median ms | slowest ms | bytes |\n|---|---:|---:|---:|---:|---:|")
        for name, view, by in cases:
            found = measure(store, view, by)
            numbers = f"{found['median']:.0f} | {found['slowest']:.0f} | {found['bytes']:,}"
            print(f"| {name} | {queries.totals(store, view).events:,} | {found['drawn']} | {numbers} |")
        store.close()


if __name__ == "__main__":
    main()
