"""Ask other ways to show the same events the same question: a filter, its facets and a page of rows.

Run from the project's root: ``.venv/bin/python -m benchmarks.peers [data folder]``. Prints a Markdown table. datasette
is installed from PyPI, in a version that is named here, into an environment that is thrown away; the project does not
need it. An answer that leaves facets out is not the same answer, so their number is told too.
"""

import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import folium
import geopandas as gpd
import pandas as pd

from gatemap.dataset.folder import data_folder
from scripts.serving import free_port, stop

DATASETTE = "datasette==0.65.1"
ROUNDS, MOST_MARKERS = 5, 10_000
FACETS = ("countries", "provinces_34", "partner_provinces", "kind", "topics", "level", "source_quality", "publisher")
FILTER = ("kind", "talks")


def measure(folder: Path | None, work: Path) -> str:
    """Return a Markdown table of what each peer takes on the events of a data folder.

    Parameters
    ----------
    folder : pathlib.Path or None
        None for the data folder in use.
    work : pathlib.Path
        For what is thrown away afterwards.
    """
    folder = folder or data_folder()
    events = pd.read_csv(folder / "events.csv", dtype=str, keep_default_na=False)
    lines = [
        f"{len(events):,} events; {len(FACETS)} facets and 50 rows, without a filter and with one; median of {ROUNDS}.",
        "",
        "| | no filter, ms | one filter, ms | facets answered | bytes |",
        "|---|---:|---:|---:|---:|",
    ]
    try:
        python = _environment(work)
        for indexed in (False, True):
            name = "datasette, indexed" if indexed else "datasette, as it comes"
            lines.append(f"| {name} | {_datasette(python, events, work, indexed)} |")
    except (OSError, subprocess.CalledProcessError, RuntimeError) as problem:
        lines.append(f"| datasette | not measured: {type(problem).__name__} | | | |")
    lines.append(f"| pandas | {_pandas(events)} |")
    lines.append(f"| folium, a marker an event ({min(len(events), MOST_MARKERS):,}) | {_markers(folder, events)} |")
    return "\n".join(lines)


def _median(ask: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def _environment(work: Path) -> Path:
    """Install datasette and return the interpreter that has it."""
    place = work / "datasette"
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "timeout": 180}
    subprocess.run([sys.executable, "-m", "venv", str(place)], **quiet)
    subprocess.run([str(place / "bin" / "pip"), "install", "-q", DATASETTE], **quiet)
    return place / "bin" / "python"


def _datasette(python: Path, events: pd.DataFrame, work: Path, indexed: bool) -> str:
    file = work / f"events{'_indexed' if indexed else ''}.db"
    with sqlite3.connect(file) as database:
        events.to_sql("events", database, index=False, if_exists="replace", chunksize=5_000)
        for column in FACETS if indexed else ():
            database.execute(f'CREATE INDEX "by_{column}" ON events("{column}")')
    database.close()
    with _served(python, file) as address:
        asked = [("_facet", name) for name in FACETS] + [("_size", "50")]
        urls = [f"{address}/{file.stem}/events.json?{urlencode(more)}" for more in (asked, [*asked, FILTER])]
        taken = [_median(lambda url=url: urllib.request.urlopen(url, timeout=60).read()) for url in urls]
        body = urllib.request.urlopen(urls[0], timeout=60).read()
    answer = json.loads(body)
    answered = len(answer["facet_results"])
    return f"{taken[0]:,.0f} | {taken[1]:,.0f} | {answered} of {len(FACETS)} | {len(body):,}"


@contextmanager
def _served(python: Path, file: Path) -> Iterator[str]:
    port = free_port()
    command = [str(python), "-m", "datasette", "serve", str(file), "--host", "127.0.0.1", "--port", str(port)]
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    process = subprocess.Popen(command, start_new_session=True, **streams)
    try:
        address = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and process.poll() is None:
            try:
                urllib.request.urlopen(f"{address}/-/versions.json", timeout=5).read()
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        else:
            raise RuntimeError("datasette did not start")
        yield address
    finally:
        stop(process)


def _pandas(events: pd.DataFrame) -> str:
    column, value = FILTER

    def ask(chosen: Callable[[], pd.DataFrame]) -> list:
        shown = chosen()
        return [shown[name].value_counts() for name in FACETS] + [shown.sort_values("date").head(50)]

    taken = [_median(lambda: ask(lambda: events)), _median(lambda: ask(lambda: events[events[column] == value]))]
    return f"{taken[0]:,.0f} | {taken[1]:,.0f} | {len(FACETS)} of {len(FACETS)} | –"


def _markers(folder: Path, events: pd.DataFrame) -> str:
    """Draw the map of the usual app: every event a marker at its first place, sent whole at every rerun."""
    links = pd.read_csv(folder / "event_places.csv", dtype=str, keep_default_na=False).drop_duplicates("event_id")
    gates = gpd.read_file(folder / "gates.geojson").set_index("place_id").geometry
    points = gates[gates.notna() & ~gates.is_empty]
    joined = events.head(MOST_MARKERS).merge(links[["event_id", "place_id"]], on="event_id")
    joined = joined[joined["place_id"].isin(points.index)]

    def draw(shown: pd.DataFrame) -> str:
        drawn = folium.Map((16, 106), zoom_start=6)
        for title, place in zip(shown["title"], shown["place_id"], strict=True):
            folium.Marker((points[place].y, points[place].x), popup=title).add_to(drawn)
        return drawn.get_root().render()

    taken, pages = [], []
    for shown in (joined, joined[joined[FILTER[0]] == FILTER[1]]):
        start = time.perf_counter()
        pages.append(draw(shown))
        taken.append((time.perf_counter() - start) * 1000)
    return f"{taken[0]:,.0f} | {taken[1]:,.0f} | none | {len(pages[0].encode()):,}"


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as work:
        print(measure(Path(sys.argv[1]) if len(sys.argv) > 1 else None, Path(work)))


if __name__ == "__main__":
    main()
