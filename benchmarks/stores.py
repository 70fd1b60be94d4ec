"""Measure the queries of one rerun of the map page in DuckDB and in PostgreSQL, side by side.

Run from the project's root: ``.venv/bin/python -m benchmarks.stores [events]``. Prints a Markdown table. The events are
those of ``benchmarks.synthetic``. PostgreSQL is the one that the tests start, with the settings that it comes with, on
this machine; the store in parts is on that of the machine, when it has one with postgres_fdw.
"""

import datetime as dt
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.synthetic import write_folder
from gatemap.dataset.read import Dataset, read_dataset
from gatemap.saving.connection import engine_of
from gatemap.store import queries
from gatemap.store.database import open_in_database
from gatemap.store.load import Store, build_store
from gatemap.store.parts import VARIABLE, part_engines
from gatemap.store.view import View
from tests.postgres import started_server, started_with_fdw
from tests.store.asked import set_up_parts

EVENTS = 100_000
ROUNDS = 7

VIEWS = {
    "everything": View(),
    "one border": View(partner=("CN",)),
    "one province": View(province=("lai-chau",)),
    "one place": View(place=("ma-lu-thang",)),
    "two years": View(date_from=dt.date(2022, 1, 1), date_to=dt.date(2023, 12, 31)),
    "words": View(q="joint patrol"),
    "a common word": View(q="border"),
    "one organisation": View(actor=("an-giang-border-guard-command",)),
}


def rerun(store: Store, view: View) -> None:
    """Ask what the map page asks when its view has changed."""
    queries.facets(store, view)
    queries.place_counts(store, view, skip=frozenset({"place"}))
    for field in ("actor", "counterpart"):
        queries.actor_counts(store, view, skip=frozenset({field}))
    queries.totals(store, view)
    queries.place_counts(store, view, skip=frozenset({"place"}))
    queries.province_counts(store, view)
    queries.series(store, view, "kind", "month")
    queries.without_year(store, view)
    queries.rows(store, view, limit=25)


def measure(stores: dict[str, Store], view: View) -> dict[str, float]:
    """Return the median milliseconds of a rerun by store. They take turns, so that other work weighs on all alike."""
    times: dict[str, list[float]] = {name: [] for name in stores}
    for _ in range(ROUNDS):
        for name, store in stores.items():
            start = time.perf_counter()
            rerun(store, view)
            times[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}


@contextmanager
def all_stores(dataset: Dataset) -> Iterator[dict[str, Store]]:
    """Yield a store of `dataset` in each engine, and in parts where the machine can; say how long each was filled."""
    with started_server() as address, started_with_fdw(4) as servers, pytest.MonkeyPatch.context() as patch:
        stores = {"DuckDB": _timed("DuckDB", lambda: build_store(dataset, "benchmark"))}
        engines = [engine_of(address.format("postgres"))]
        stores["PostgreSQL"] = _timed("PostgreSQL", lambda: open_in_database(dataset, engines[0], "benchmark"))
        if servers:
            front, *parts = servers
            set_up_parts(front, parts)
            patch.setenv(VARIABLE, " ".join(part.format("gatemap_editor", "gatemap") for part in parts))
            engines += [engine_of(front.format("gatemap_editor", "gatemap")), *part_engines()]
            stores["in 3 parts"] = _timed("in 3 parts", lambda: open_in_database(dataset, engines[1], "benchmark"))
        yield stores
        for store in stores.values():
            store.close()
        for engine in engines:
            engine.dispose()


def _timed(name: str, build: Callable[[], Store]) -> Store:
    start = time.perf_counter()
    store = build()
    print(f"{name}: filled in {time.perf_counter() - start:.1f} s", file=sys.stderr)
    return store


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    with tempfile.TemporaryDirectory() as name:
        dataset = read_dataset(write_folder(Path(name) / "data", count))
    with all_stores(dataset) as stores:
        others = [name for name in stores if name != "DuckDB"]
        print(f"{count:,} synthetic events, {ROUNDS} rounds each\n")
        print("| view | events | DuckDB ms |" + "".join(f" {name} ms | ratio |" for name in others))
        print("|---|---:|---:|" + "---:|---:|" * len(others))
        for name, view in VIEWS.items():
            taken = measure(stores, view)
            events = queries.totals(stores["DuckDB"], view).events
            cells = "".join(f" {taken[other]:.0f} | {taken[other] / taken['DuckDB']:.1f} |" for other in others)
            print(f"| {name} | {events:,} | {taken['DuckDB']:.0f} |{cells}")


if __name__ == "__main__":
    main()
