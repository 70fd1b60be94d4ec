"""Start the app as a person does, on a free port, and Chromium as a closed network needs it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STARTED_WITHIN = 90  # seconds
CHROMIUM_FLAGS = (
    "--no-sandbox",  # as root, and in containers, it does not start otherwise
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # What a route cannot stop, such as a WebSocket or a name looked up ahead of its use, finds no host.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


@contextmanager
def running(
    script: Path = ROOT / "app.py",
    data: Path | None = None,
    log: Path | None = None,
    environment: Mapping[str, str] | None = None,
    options: Sequence[str] = (),
) -> Iterator[tuple[str, subprocess.Popen]]:
    """Serve a Streamlit script and yield its address and its process.

    Parameters
    ----------
    script : pathlib.Path
    data : pathlib.Path, optional
        The data folder; else what the environment says.
    log : pathlib.Path, optional
        Where what it prints goes.
    environment : Mapping of str to str, optional
        More variables; nobody can write unless they say so, whatever the developer's own say.
    options : sequence of str
        More options of Streamlit.

    Raises
    ------
    RuntimeError
        When the server does not answer in time.
    """
    port = free_port()
    settings = ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    # A file that is saved meanwhile must not rerun a page under test.
    settings += ["--server.fileWatcherType=none", "--browser.gatherUsageStats=false", *options]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *settings]
    variables = {"GATEMAP_WRITING": "off"} | ({"GATEMAP_DATA": str(data)} if data else {}) | dict(environment or {})
    with (log or Path(os.devnull)).open("w", encoding="utf-8") as output:
        streams = {"stdout": output, "stderr": subprocess.STDOUT, "stdin": subprocess.DEVNULL}
        server = subprocess.Popen(command, cwd=ROOT, env=os.environ | variables, start_new_session=True, **streams)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(server, address, log)
            yield address, server
        finally:
            stop(server)


@contextmanager
def served(**given) -> Iterator[str]:
    """Serve a Streamlit script and yield its address alone; the parameters are those of `running`."""
    with running(**given) as (address, _):
        yield address


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def stop(server: subprocess.Popen) -> None:
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGTERM)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _wait(server: subprocess.Popen, address: str, log: Path | None) -> None:
    deadline = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    said = log.read_text(encoding="utf-8", errors="replace")[-3000:] if log else ""
    raise RuntimeError(f"the app did not start within {STARTED_WITHIN} s at {address}\n{said}")
