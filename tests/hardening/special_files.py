"""Things in a data folder that are no files, or that the program may not read."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.hardening.bad_tables import REFUSED, Case

FILES = ("events.csv", "gates.geojson", "basemap/provinces_63.geojson")


def special_files() -> Iterator[Case]:
    """Yield a pipe, an endless file and links that lead nowhere in the place of each of some files."""
    for file in FILES:
        for name, make in SPECIAL.items():
            yield Case(
                f"{file}: {name}", lambda folder, file=file, make=make: _replace(folder / file, make), REFUSED, file
            )


def _replace(path: Path, make: Callable[[Path], object]) -> None:
    path.unlink()
    make(path)


SPECIAL: dict[str, Callable[[Path], object]] = {
    "a pipe that nobody writes to": lambda path: os.mkfifo(path),
    "an endless file": lambda path: path.symlink_to("/dev/zero"),
    "a link to nothing": lambda path: path.symlink_to(path.parent / "nothing"),
    "a link to itself": lambda path: path.symlink_to(path),
}
