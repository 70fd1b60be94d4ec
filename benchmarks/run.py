"""Measure everything that docs/performance.md tells, and print it as Markdown.

Run from the project's root: ``make bench``, or ``.venv/bin/python -m benchmarks.run [--sizes N ...] [--no-browser]
[--no-peers] [--no-loading] [--json FILE]``. All data but those of the size 0, the real ones, are synthetic.
"""

import argparse
import json
import os
import platform
import statistics
import tempfile
import time
import urllib.request
from contextlib import nullcontext
from pathlib import Path

from benchmarks import browser as browsing
from benchmarks import loading, report
from benchmarks.hosted import hosted, memory_of
from benchmarks.synthetic import write_folder
from scripts.serving import served

ROOT = Path(__file__).resolve().parents[1]
SIZES = (0, 1_000, 10_000, 100_000, 1_000_000)  # 0 stands for the real data
BROWSED = (0, 1_000_000)
VISITORS = 4
PATIENCE = 900.0  # seconds that a size may take to load


def measure_all(options: argparse.Namespace, code: Path = ROOT) -> dict:
    """Measure what `options` ask for on the revision at `code`.

    Returns
    -------
    dict
        Of numbers and texts alone, so that it can be kept as JSON.
    """
    found = {"machine": machine(), "sizes": {}}
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        with browsing.chromium() if options.browser else nullcontext() as chromium:
            found["start_s"] = started(code)
            floor = browsing.floor_served() if options.browser else nullcontext()
            with floor as floor_address:
                for size in options.sizes:
                    folder = folder_of(size, options.data or work)
                    told = _of_size(size, folder, work, options, code, chromium, floor_address)
                    found["sizes"][str(size)] = told
        if options.loading and (largest := max(options.sizes)):
            folder = folder_of(largest, options.data or work)
            found["loading"] = {str(largest): loading.measure(folder, options.data or work, code)}
        if options.peers:
            from benchmarks import peers

            size = max((size for size in options.sizes if size <= options.peers_most), default=0)
            found["peers"] = peers.measure(folder_of(size, options.data or work), work)
    return found


def folder_of(size: int, work: Path) -> Path | None:
    """Return a data folder of `size` events below `work`, written if it is not there; None for the real data."""
    folder = work / f"events-{size}"
    return (folder if folder.is_dir() else write_folder(folder, size)) if size else None


def _of_size(size: int, folder: Path | None, work: Path, options, code: Path, chromium, floor) -> dict:
    place = work / f"run-{size}"
    place.mkdir()
    try:
        with hosted(folder, place, options.patience, code) as (address, told, reruns, process):
            if chromium and (size in BROWSED or size == max(options.sizes)):
                told["browser"] = browsing.measure(chromium, address, floor)
                rows = [json.loads(line) for line in reruns.read_text(encoding="utf-8").splitlines()]
                told["rerun"] = {name: statistics.median(row[name] for row in rows) for name in rows[0]}
                told["visitor_mb"] = a_visitor(chromium, address, process)
            return told
    except (TimeoutError, RuntimeError) as problem:
        return {"problem": str(problem).strip().splitlines()[-1]}


def a_visitor(chromium, address: str, process: int) -> float:
    """Return the megabytes by which the process grows with each of `VISITORS` more visitors."""
    before, pages = memory_of(process), []
    for _ in range(VISITORS):
        page = chromium.new_context().new_page()
        page.goto(address)
        page.locator(".gm-numbers").wait_for(timeout=120_000)
        page.wait_for_timeout(browsing.QUIET)
        pages.append(page)
    grown = (memory_of(process) - before) / VISITORS
    for page in pages:
        page.context.close()
    return grown


def started(code: Path) -> float | None:
    """Return the seconds from the start of the process to the first page that is served, None when there is none."""
    start = time.perf_counter()
    try:
        with served(script=code / "app.py", environment={"PYTHONPATH": str(code / "src")}) as address:
            urllib.request.urlopen(address, timeout=60).read()
            return time.perf_counter() - start
    except RuntimeError:  # a revision that does not start is told of with its sizes
        return None


def machine() -> str:
    """Name the machine."""
    model = platform.processor()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        lines = info.read_text(encoding="utf-8").splitlines()
        model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), model)
    gigabytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    load = os.getloadavg()[0]
    return (
        f"{model}, {os.cpu_count()} cores, {gigabytes:.0f} GB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, load {load:.1f} at the start"
    )


def options_of(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of events; 0 for the real data")
    parser.add_argument("--no-browser", dest="browser", action="store_false")
    parser.add_argument("--no-peers", dest="peers", action="store_false")
    parser.add_argument("--no-loading", dest="loading", action="store_false", help="leave out CSV beside Parquet")
    parser.add_argument("--peers-most", type=int, default=100_000, help="events that the peers are given at most")
    parser.add_argument("--patience", type=float, default=PATIENCE, help="seconds that a size may take to load")
    parser.add_argument("--data", type=Path, help="folder in which synthetic data are kept for the next run")
    parser.add_argument("--json", type=Path, help="file for the numbers")
    return parser.parse_args(arguments)


def main() -> None:
    """Print the tables."""
    options = options_of()
    found = measure_all(options)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(report.markdown(found))


if __name__ == "__main__":
    main()
