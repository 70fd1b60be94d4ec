"""Read broken data folders and uploads with little memory left, in a process of its own, and say what came of each.

Called as ``python -m tests.hardening.read_within FOLDER``: every case is written over a copy of that good folder.
"""

import json
import re
import resource
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from gatemap.dataset.read import read_dataset
from gatemap.errors import GatemapError
from gatemap.importing.table import read_table
from tests.hardening.bad_layers import huge_layers
from tests.hardening.bad_tables import huge_tables
from tests.hardening.bad_uploads import huge_uploads, workbook
from tests.remembering import checks_remembered

ROOM = 800_000_000  # bytes beyond what the program itself takes


def main(good: Path) -> None:
    """Print a line of JSON for each case: its name, and the first finding or null."""
    read_dataset(good)
    read_table("good.xlsx", workbook())
    taken = int(re.search(r"VmSize:\s+(\d+)", Path("/proc/self/status").read_text())[1]) * 1024
    for number, case in enumerate([*huge_tables(), *huge_layers()]):
        folder = Path(shutil.copytree(good, good.parent / f"huge-{number}"))
        case.harm(folder)
        tell(case.name, lambda folder=folder: read_dataset(folder), taken + ROOM)
        shutil.rmtree(folder)
    for name, content in huge_uploads().items():
        tell(name, lambda content=content: read_table("huge", content), taken + ROOM)


def tell(name: str, read: Callable[[], object], limit: int) -> None:
    """Print what came of reading with at most `limit` bytes."""
    resource.setrlimit(resource.RLIMIT_AS, (limit, resource.RLIM_INFINITY))
    try:
        read()
        told = None
    except GatemapError as problem:
        told = getattr(problem, "key", str(problem))
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(json.dumps([name, told]), flush=True)


if __name__ == "__main__":
    with checks_remembered():
        main(Path(sys.argv[1]))
