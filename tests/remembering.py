"""What a check finds in a table depends on the table alone: each of the small tables of the tests is checked once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from gatemap.dataset import check

SMALL = 100  # rows; longer tables are checked every time
KEPT = 5_000


@contextmanager
def checks_remembered() -> Iterator[None]:
    """Recall what `check.check_table` found in a table with the same name, rows, cells and schema."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check, "check_table", _remembering(check.check_table))
        yield


def _remembering(check_table: Callable) -> Callable:
    kept: dict[tuple, tuple] = {}

    def checked(file, frame, schema):
        if len(frame) > SMALL:
            return check_table(file, frame, schema)
        cells = tuple(map(tuple, frame.to_numpy(dtype=object)))
        # The schema is in the value as well, so that no other one can ever have its number.
        key = (file, id(schema), tuple(frame.columns), tuple(map(str, frame.dtypes)), tuple(frame.index), cells)
        if key not in kept and len(kept) < KEPT:
            kept[key] = (tuple(check_table(file, frame, schema)), schema)
        return list(kept[key][0]) if key in kept else check_table(file, frame, schema)

    return checked
