"""Find an nginx for the test of several processes, fetch Debian's if there is none, and print its path.

Looked at in this order: $GATEMAP_NGINX, the PATH and /usr/sbin, what was fetched before. Debian's package is unpacked
into build/nginx and not installed, so that no service starts; that needs no root, once apt knows its packages.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

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
    if chosen := os.environ.get("GATEMAP_NGINX"):
        return chosen if starts(chosen) else None
    return next(filter(starts, candidates()), None)


def candidates() -> Iterator[str]:
    yield from filter(None, (shutil.which("nginx"), shutil.which("nginx", path=PLACES)))
    yield str(FETCHED / "usr" / "sbin" / "nginx")


def starts(path: str) -> bool:
    """Whether it is nginx, with all libraries it needs."""
    try:
        answer = subprocess.run([path, "-v"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and "nginx version" in answer.stderr


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


def run(*command: str, folder: str | None = None) -> bool:
    """Run with no questions asked; what it prints goes to stderr, because stdout is for the path."""
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
    return done.returncode == 0


def say(message: str) -> None:
    print(f"gatemap: {message}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
