"""Read broken data folders with little memory left, in a process of its own, and say what came of each.

Called as ``python -m tests.hardening.read_within FOLDER``: every case is written over a copy of that good folder.
"""

import json
import re
import resource
import shutil
import sys
from pathlib import Path

from gatemap.dataset.read import read_dataset
from gatemap.errors import DataError
from tests.hardening.bad_layers import huge_layers
from tests.hardening.bad_tables import huge_tables

ROOM = 800_000_000  # bytes beyond what the program itself takes


def main(good: Path) -> None:
    """Print a line of JSON for each case: its name, and the first finding or null."""
    read_dataset(good)
    taken = int(re.search(r"VmSize:\s+(\d+)", Path("/proc/self/status").read_text())[1]) * 1024
    for number, case in enumerate([*huge_tables(), *huge_layers()]):
        folder = Path(shutil.copytree(good, good.parent / f"huge-{number}"))
        case.harm(folder)
        resource.setrlimit(resource.RLIMIT_AS, (taken + ROOM, resource.RLIM_INFINITY))
        try:
            read_dataset(folder)
            told = None
        except DataError as problem:
            told = str(problem)
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        shutil.rmtree(folder)
        print(json.dumps([case.name, told]), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
