"""An office's set-up as its administrator has it: nginx with the files of deploy/nginx, and processes behind it."""

import re
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.serving import ROOT, free_port

CONFIGURATION = ROOT / "deploy" / "nginx"
PATIENCE = 60  # seconds


@dataclass(frozen=True)
class Request:
    """A line of nginx's log: the process is the one that answered, the cookie names the one that should ("-": any)."""

    path: str
    status: int
    process: str
    cookie: str


@dataclass(frozen=True)
class Office:
    """What an administrator has set up.

    Attributes
    ----------
    url : str
        Address of nginx.
    direct : dict of str to str
        Address of each process by its name in the cookie.
    processes : dict of str to subprocess.Popen
    folder : pathlib.Path
        The data folder.
    database : str
        Address of the database.
    log : pathlib.Path
        What nginx writes down of requests.
    said : dict of str to pathlib.Path
        What each process writes down.
    """

    url: str
    direct: dict[str, str]
    processes: dict[str, subprocess.Popen]
    folder: Path
    database: str
    log: Path
    said: dict[str, Path]

    def pages(self, name: str) -> int:
        """Return how many pages a process has drawn."""
        return len(re.findall(r"^\S+ info page map \d+ ms$", self.said[name].read_text(), re.MULTILINE))

    def requests(self) -> list[Request]:
        """Return all requests that nginx has written down."""
        ports = {address.rsplit(":", 1)[1]: name for name, address in self.direct.items()}
        line = re.compile(r"\S+ \S+ (\S+) (\d+) \S+ s by (?:.*, )?[\d.]+:(\d+) for (\S+)")
        found = filter(None, map(line.fullmatch, self.log.read_text().splitlines()))
        return [Request(one[1], int(one[2]), ports[one[3]], one[4]) for one in found]


@contextmanager
def proxied(program: str, place: Path, ports: list[str]) -> Iterator[str]:
    """Run nginx on a free port, with the files of deploy/nginx and nothing of this machine's own; give its address."""
    port = free_port()
    main = write_configuration(place, port, ports)
    process = subprocess.Popen([program, "-c", str(main)], stdin=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_ready(address)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def write_configuration(place: Path, port: int, ports: list[str]) -> Path:
    """Write the files of deploy/nginx with other ports and places, and a main file around them."""
    place.chmod(0o755)
    for name in ("processes.conf", "gatemap.conf"):
        text = (CONFIGURATION / name).read_text()
        text = text.replace("8501", ports[0]).replace("8502", ports[1])
        text = text.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/var/log/nginx/", f"{place}/")
        text = text.replace("by $upstream_addr'", "by $upstream_addr for $cookie_gatemap_process'")
        (place / name).write_text(text)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    folders = "".join(f"{kind}_temp_path {place}/{kind};" for kind in kinds)
    main = place / "nginx.conf"
    main.write_text(
        f"daemon off; master_process off; pid {place}/pid; error_log {place}/error.log; events {{}}\n"
        f"http {{ {folders} include {place}/processes.conf; include {place}/gatemap.conf; }}\n"
    )
    return main


def wait_until_ready(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            return urllib.request.urlopen(f"{address}/readyz", timeout=PATIENCE).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"{address} is not ready")
