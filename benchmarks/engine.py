"""Time the queries of one rerun of the map page in the store, without a page.

Run from the project's root: ``.venv/bin/python -m benchmarks.engine [data folder]``. Prints a Markdown table.
"""

import datetime as dt
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from gatemap.store import queries
from gatemap.store.view import View

ROUNDS = 7
VIEWS = {
    "everything": View(),
    "one border": View(partner=("CN",)),
    "one province": View(province=("lai-chau",)),
    "one place": View(place=("ma-lu-thang",)),
    "two years": View(date_from=dt.date(2022, 1, 1), date_to=dt.date(2023, 12, 31)),
    "words": View(q="joint patrol"),
}
_PLACE = frozenset({"place"})
# what the page asks: the facets of every filter, those of organisations too, which wait until they are opened
QUESTIONS: dict[str, Callable] = {
    "facets": queries.facets,
    "facet of places": lambda store, view: queries.place_counts(store, view, skip=_PLACE),
    "facets of organisations": lambda store, view: [
        queries.actor_counts(store, view, skip=frozenset({name})) for name in ("actor", "counterpart")
    ],
    "totals": queries.totals,
    "place counts": lambda store, view: queries.place_counts(store, view, skip=_PLACE),
    "province counts": queries.province_counts,
    "time series": lambda store, view: queries.series(store, view, "kind", "month"),
    "events without a year": queries.without_year,
    "page of the table": lambda store, view: queries.rows(store, view, limit=50),
}


def measure(store) -> dict[str, dict[str, float]]:
    """Return, by view, the median milliseconds of each question and of all together, ``all``."""
    return {name: _of_view(store, view) for name, view in VIEWS.items()}


def _of_view(store, view: View) -> dict[str, float]:
    rounds = []
    for _ in range(ROUNDS):
        taken = {}
        for name, question in QUESTIONS.items():
            start = time.perf_counter()
            question(store, view)
            taken[name] = (time.perf_counter() - start) * 1000
        rounds.append(taken | {"all": sum(taken.values())})
    return {name: statistics.median(taken[name] for taken in rounds) for name in rounds[0]}


def table(found: dict[str, dict[str, float]]) -> str:
    """Write a Markdown table, a row a view."""
    names = [*QUESTIONS, "all"]
    lines = ["| ms | " + " | ".join(names) + " |", "|---|" + "---:|" * len(names)]
    for view, taken in found.items():
        lines.append(f"| {view} | " + " | ".join(f"{taken[name]:.1f}" for name in names) + " |")
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    from gatemap.dataset.folder import data_folder
    from gatemap.dataset.read import read_dataset
    from gatemap.store.load import build_store

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else data_folder()
    store = build_store(read_dataset(folder), "benchmark")
    print(table(measure(store)))
    store.close()


if __name__ == "__main__":
    main()
