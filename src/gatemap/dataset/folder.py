"""Where the data folder is."""

import os
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
