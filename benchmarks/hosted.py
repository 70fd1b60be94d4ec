"""One process that loads a data folder, times the engine on it and then serves the app, its reruns timed.

``benchmarks.run`` starts it: ``python -m benchmarks.hosted PORT REPORT RERUNS TIMES`` with GATEMAP_DATA set. It serves
the app of the folder that it is started in. TIMES above 1 repeats the events within the store, which a reader of CSV
files would take many minutes for; the load is then that of the folder, and memory lacks the frames of the rest.
"""

import gc
import json
import os
import resource
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.serving import free_port, stop


@contextmanager
def hosted(
    folder: Path | None, work: Path, patience: float, code: Path, times: int = 1
) -> Iterator[tuple[str, dict, Path, int]]:
    """Start the process; yield the app's address, the report on loading, the file of its reruns, and its number.

    Parameters
    ----------
    folder : pathlib.Path or None
        A data folder; None for that of the code.
    work : pathlib.Path
        Where the files of this process go.
    patience : float
        Seconds that it may take to load.
    code : pathlib.Path
        Root of the revision that is measured.
    times : int
        How often the events of the folder are in the store.

    Raises
    ------
    TimeoutError
        When the data are not loaded in time.
    RuntimeError
        When the process ends before it serves.
    """
    port, report, reruns = free_port(), work / "report.json", work / "reruns.jsonl"
    variables = {"GATEMAP_WRITING": "off", "PYTHONPATH": f"{code / 'src'}{os.pathsep}{code}"}
    variables |= {"GATEMAP_DATA": str(folder)} if folder else {}
    command = [sys.executable, "-m", "benchmarks.hosted", str(port), str(report), str(reruns), str(times)]
    with (work / "log.txt").open("w", encoding="utf-8") as log:
        streams = {"stdout": log, "stderr": subprocess.STDOUT, "stdin": subprocess.DEVNULL}
        process = subprocess.Popen(command, cwd=code, env=os.environ | variables, start_new_session=True, **streams)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(process, address, patience, work / "log.txt")
            yield address, json.loads(report.read_text(encoding="utf-8")), reruns, process.pid
        finally:
            stop(process)


def _wait(process: subprocess.Popen, address: str, patience: float, log: Path) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(log.read_text(encoding="utf-8", errors="replace")[-3000:])
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise TimeoutError(f"not loaded within {patience:.0f} s")


def memory_of(process: int) -> float:
    """Return the megabytes that a process holds in memory now."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1000


def _load(report: Path, times: int) -> None:
    start = time.perf_counter()
    from gatemap.store import shared
    from gatemap.ui.resources import open_store

    imported, built = time.perf_counter(), []
    build = shared.build_store

    def timed(*given, **named):
        begun = time.perf_counter()
        store = build(*given, **named)
        built.append(time.perf_counter() - begun)
        return store

    shared.build_store = timed
    store = open_store()  # as the pages find it
    found = {
        "import_s": imported - start,
        "load_s": time.perf_counter() - imported,
        "build_s": built[0],
        "events": len(store.dataset.events) * times,
        "most_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }
    from benchmarks import engine

    if times > 1:
        _repeat(store, times)
    gc.collect()
    found["memory_mb"] = memory_of(os.getpid())
    report.write_text(json.dumps(found | {"engine": engine.measure(store)}), encoding="utf-8")


def _repeat(store, times: int) -> None:
    """Put every event `times` times into a store in memory; copies stand beside each other in the order by date."""
    from gatemap.store import tables

    for table in (tables.event, tables.event_place, tables.event_actor):
        names = [column.name for column in table.columns]
        new = {"event_no": f"event_no * {times} + copy", "event_id": "event_id || '-' || copy"}
        values = ", ".join(new.get(name, name) for name in names)
        copies = f"SELECT {values} FROM kept, range({times}) AS copies(copy) ORDER BY event_no, copy"
        for statement in (
            f"CREATE TABLE kept AS SELECT * FROM {table.name}",
            f"DELETE FROM {table.name}",
            f"INSERT INTO {table.name} ({', '.join(names)}) {copies}",
            "DROP TABLE kept",
        ):
            with store.engine.begin() as connection:  # a key may be given again only after a commit
                connection.exec_driver_sql(statement)


def _time_reruns(reruns: Path) -> None:
    """Write the milliseconds of every run of a page's script, on the clock and on the processor, to `reruns`."""
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

    run = ScriptRunner._run_script

    def timed(self, *given, **named):
        start, worked = time.perf_counter(), time.thread_time()
        try:
            return run(self, *given, **named)
        finally:
            taken = {"ms": (time.perf_counter() - start) * 1000, "cpu_ms": (time.thread_time() - worked) * 1000}
            with reruns.open("a", encoding="utf-8") as file:
                file.write(json.dumps(taken) + "\n")

    ScriptRunner._run_script = timed


def main() -> None:
    """Load, report, serve."""
    port, report, reruns, times = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    _load(report, times)
    _time_reruns(reruns)
    from streamlit.web import cli

    options = ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    options += ["--server.fileWatcherType=none", "--browser.gatherUsageStats=false"]
    cli.main(["run", "app.py", *options])


if __name__ == "__main__":
    main()
