"""Find an nginx for the test of several processes, fetch Debian's if there is none, and print its path.

Looked at in this order: $GATEMAP_NGINX, the PATH and /usr/sbin, what was fetched before. Debian's package is unpacked
into build/nginx and not installed, so that no service starts; that needs no root, once apt knows its packages. Run it
as `python -m scripts.provide_nginx`.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from scripts import programs
from scripts.programs import run, say

FETCHED = Path(__file__).resolve().parents[1] / "build" / "nginx"
PLACES = "/usr/sbin:/usr/local/sbin"  # often not on the PATH of who is not root
PACKAGES = ("nginx", "nginx-core", "nginx-light")  # which of them has the program differs between releases


def main() -> int:
    path = find() or (None if os.environ.get("GATEMAP_NGINX") else fetch())
    if path is None:
        say("no nginx, and none could be fetched: the test of two processes behind it is skipped.")
        return 1
    print(path)
    return 0


def find() -> str | None:
    """Path of an nginx that starts, or None. Fetches nothing."""
    return programs.find("GATEMAP_NGINX", candidates(), "-v", "nginx version")


def candidates() -> Iterator[str]:
    yield from filter(None, (shutil.which("nginx"), shutil.which("nginx", path=PLACES)))
    yield str(FETCHED / "usr" / "sbin" / "nginx")


def fetch() -> str | None:
    """Unpack Debian's package, or None."""
    if not (shutil.which("apt-get") and shutil.which("dpkg")):
        return None
    say("fetching nginx from Debian")
    for package in PACKAGES:
        if unpacked(package) or (os.geteuid() == 0 and run("apt-get", "update", "-qq") and unpacked(package)):
            break
    return find()


def unpacked(package: str) -> bool:
    """Whether the program of a package lies in its place now."""
    with tempfile.TemporaryDirectory() as folder:
        if not run("apt-get", "download", "-qq", package, folder=folder):
            return False
        found = [str(path) for path in Path(folder).glob("*.deb")]
        return bool(found) and run("dpkg", "-x", found[0], str(FETCHED)) and (FETCHED / "usr/sbin/nginx").exists()


if __name__ == "__main__":
    sys.exit(main())
