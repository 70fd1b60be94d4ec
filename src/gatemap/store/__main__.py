"""Fill the store in the database now, so that no visitor waits for it: ``python -m gatemap.store``.

For an account that may fill it, where the accounts of the pages may only read. It does nothing when all is filled.
"""

import sys
import time

from gatemap.dataset.folder import data_folder
from gatemap.errors import GatemapError
from gatemap.store.shared import VARIABLE, kept_in, open_store


def main() -> int:
    """Fill the store; return the exit code."""
    try:
        if kept_in() != "database":
            raise GatemapError(f"there is nothing to fill: set {VARIABLE}=database")
        start = time.monotonic()
        store = open_store(data_folder())
    except GatemapError as problem:
        print(f"Error: {problem}", file=sys.stderr)
        return 1
    print(f"the store holds {len(store.dataset.events):,} events; ready after {time.monotonic() - start:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
