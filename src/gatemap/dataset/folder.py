"""Where the data folder is, and in which state."""

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

VARIABLE = "GATEMAP_DATA"


def data_folder() -> Path:
    """Return the data folder: $GATEMAP_DATA when set, else ``data`` of the source tree, else ``data`` here.

    An installed package without its source tree has no data of its own.
    """
    if chosen := os.environ.get(VARIABLE):
        return Path(chosen)
    beside_source = Path(__file__).resolve().parents[3] / "data"
    return beside_source if beside_source.is_dir() else Path("data")


def state_of_files(folder: Path) -> str:
    """Return a short text that differs when the folder, or the name, size or time of any of its files, differs.

    The time of a file can be set to any other, by a copy that keeps it or a clock that is wrong; when it was last
    touched cannot. Hidden files are no data: a save that is under way keeps its own there.
    """
    found = []
    for path in sorted(folder.rglob("*.*")):
        name = path.relative_to(folder)
        if any(part.startswith(".") for part in name.parts):
            continue
        with suppress(FileNotFoundError):  # it may go while we look
            about = path.stat()
            found += (
                [(str(name), about.st_size, about.st_mtime_ns, about.st_ctime_ns)]
                if stat.S_ISREG(about.st_mode)
                else []
            )
    return hashlib.sha256(repr((str(folder), found)).encode()).hexdigest()[:16]
