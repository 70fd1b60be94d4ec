"""The ids of all events as a set that takes no more room than their letters."""

from collections.abc import Hashable, Iterator, Set

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from gatemap.dataset.arrow import texts_of


class EventIds(Set):
    """A set of texts that is asked seldom: to look one up reads all of them, a few milliseconds in a million.

    Parameters
    ----------
    ids : pandas.Series of str
        None twice.
    """

    def __init__(self, ids: pd.Series):
        self._ids = texts_of(ids)

    @classmethod
    def _from_iterable(cls, ids) -> frozenset:
        return frozenset(ids)

    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and pc.index(self._ids, pa.scalar(value, pa.large_string())).as_py() >= 0

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids.to_pylist())

    def __len__(self) -> int:
        return len(self._ids)

    __hash__: Hashable = Set._hash
