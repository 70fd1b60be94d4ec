"""Time how synthetic events are read and put into a store, from CSV and from Parquet, each in a process of its own.

Run from the project's root: ``.venv/bin/python -m benchmarks.loading EVENTS``. Prints a Markdown table. Memory is that
of the process alone, without an app: what it holds when the store is there, and the most that it held until then. Pages
of files that were read are in both; the system takes them back when somebody else needs the memory.
"""

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import csv

from benchmarks.synthetic import write_folder

ROOT = Path(__file__).resolve().parents[1]
TABLES = ("events", "event_places")
SETTLING = 12.0  # seconds: what a library has freed goes back to the system within ten
_ROWS = {
    "read and checked, s": "read_s",
    "of it on the processor, s": "read_cpu_s",
    "put into the store, s": "build_s",
    "of that on the processor, s": "build_cpu_s",
    "memory, MB": "memory_mb",
    "most memory until then, MB": "most_memory_mb",
}
MEASURES = tuple(_ROWS.values())


def measure(folder: Path, work: Path, code: Path = ROOT) -> dict[str, dict]:
    """Load the data folder `folder` from CSV and from Parquet.

    Parameters
    ----------
    folder : pathlib.Path
        With CSV files.
    work : pathlib.Path
        Where the folder with Parquet files is written.
    code : pathlib.Path
        Root of the revision that is measured.

    Returns
    -------
    dict of str to dict
        By ``CSV`` and ``Parquet``: numbers by the names in ``_ROWS``, and ``problem`` where it could not be loaded.
    """
    forms = {"CSV": folder, "Parquet": as_parquet(folder, work / f"{folder.name}-parquet")}
    return {form: _in_its_own_process(place, code) for form, place in forms.items()}


def as_parquet(folder: Path, target: Path) -> Path:
    """Write `target`: the files of `folder`, those of events as Parquet."""
    if target.is_dir():
        return target
    target.mkdir(parents=True)
    for path in folder.iterdir():
        if path.stem not in TABLES:
            (target / path.name).symlink_to(path.resolve(), target_is_directory=path.is_dir())
    for name in TABLES:
        columns = csv.open_csv(folder / f"{name}.csv").schema.names
        texts = csv.ConvertOptions(column_types=dict.fromkeys(columns, pa.string()), strings_can_be_null=False)
        lines = csv.ParseOptions(newlines_in_values=True)
        pq.write_table(csv.read_csv(folder / f"{name}.csv", None, lines, texts), target / f"{name}.parquet")
    return target


def table(found: dict[str, dict]) -> str:
    """Write a Markdown table, a column a form."""
    lines = ["| | " + " | ".join(found) + " |", "|---|" + "---:|" * len(found)]
    for label, name in _ROWS.items():
        numbers = (f"{told[name]:,.1f}" if name in told else "–" for told in found.values())
        lines.append(f"| {label} | " + " | ".join(numbers) + " |")
    return "\n".join(lines + [f"\n{form}: {told['problem']}" for form, told in found.items() if "problem" in told])


def _in_its_own_process(folder: Path, code: Path) -> dict:
    command = [sys.executable, "-m", "benchmarks.loading", "--alone", str(folder)]
    environment = os.environ | {"PYTHONPATH": f"{code / 'src'}{os.pathsep}{code}"}
    ended = subprocess.run(command, cwd=code, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode:
        return {"problem": (ended.stderr.strip().splitlines() or [f"ended with {ended.returncode}"])[-1][:300]}
    return json.loads(ended.stdout)


def _alone(folder: Path) -> dict:
    """Load `folder` in this process."""
    from gatemap.dataset.read import read_dataset
    from gatemap.store.load import build_store

    moments = [_clocks()]
    dataset = read_dataset(folder)
    moments.append(_clocks())
    store = build_store(dataset, "loading")
    moments.append(_clocks())
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    gc.collect()
    time.sleep(SETTLING)
    found = {"events": len(dataset.events), "memory_mb": _memory(), "most_memory_mb": most}
    for name, (start, end) in {"read": moments[:2], "build": moments[1:]}.items():
        found |= {f"{name}_s": end[0] - start[0], f"{name}_cpu_s": end[1] - start[1]}
    store.close()
    return found


def _clocks() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _memory() -> float:
    """Return the megabytes that this process holds now."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1000


def main() -> None:
    """Print the table, or with ``--alone`` the numbers of one folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("events", type=int, nargs="?")
    parser.add_argument("--alone", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        print(json.dumps(_alone(options.alone)))
        return
    if not options.events:
        parser.error("say how many events")
    with tempfile.TemporaryDirectory() as name:
        found = measure(write_folder(Path(name) / "data", options.events), Path(name))
    print(f"{options.events:,} synthetic events\n\n{table(found)}")


if __name__ == "__main__":
    main()
