"""Find a Chromium for the browser tests, install one if there is none, and print its path.

Looked at in this order: $GATEMAP_CHROMIUM, the PATH, what Playwright has downloaded. Installed from Debian by root,
else by Playwright. Run it with the project's own Python, as `python -m scripts.provide_chromium`.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts import programs
from scripts.programs import run, say

# The first is Chromium without a window of its own: pages open a little sooner in it.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Letters of every name on the map: Vietnamese, Lao, Khmer and Chinese
FONTS = ("fonts-noto-core", "fonts-noto-cjk")
LIBRARY = "libatomic1"  # of the node that Playwright brings; a bare Debian lacks it


def main() -> int:
    if not (playwright_starts() or (install_from_debian(LIBRARY) and playwright_starts())):
        say(f"Playwright does not start. On Debian it needs the package {LIBRARY}.")
        return 1
    chosen = os.environ.get("GATEMAP_CHROMIUM")
    path = find() or (None if chosen else install())  # who names a browser does not want another one
    if path is None and chosen:
        say(f"GATEMAP_CHROMIUM is {chosen}, which does not start.")
        return 1
    if path is None:
        say("no Chromium, and none could be installed: install one, or set GATEMAP_CHROMIUM to its path.")
        return 1
    print(path)
    return 0


def find() -> str | None:
    """Path of a Chromium that starts, or None. Installs nothing."""
    return programs.find("GATEMAP_CHROMIUM", candidates(), "--version", "Chrom")


def candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    yield from downloaded_by_playwright()  # last, because asking takes a second


def install() -> str | None:
    if not any(install_from_debian(name, *FONTS) for name in NAMES[:2]):
        say("downloading Chromium with Playwright")
        run(sys.executable, "-m", "playwright", "install", "chromium")
    return find()


def downloaded_by_playwright() -> list[str]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return [path] if Path(path).exists() else []


def playwright_starts() -> bool:
    command = (sys.executable, "-m", "playwright", "--version")
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def install_from_debian(*packages: str) -> bool:
    """Whether they are installed now; only root can."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say(f"installing {', '.join(packages)} from Debian")
    install = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)
    return run("apt-get", "update", "-qq") and run(*install)


if __name__ == "__main__":
    sys.exit(main())
