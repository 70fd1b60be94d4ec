"""Which events hold the words of a search: looked up once in the texts, then asked by the number of the event."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

import numpy as np

KEPT = 64  # searches of a store; at a million events one takes 125 kB


class FoundEvents:
    """The events of a store that hold some terms, for as long as they are asked for.

    Parameters
    ----------
    look : callable
        Takes terms and returns the numbers of the events that hold them all (array of int).
    count : int
        Events of the store.
    """

    def __init__(self, look: Callable[[Sequence[str]], np.ndarray], count: int):
        self._look, self._count = look, count
        self._kept: OrderedDict[tuple[str, ...], bytes] = OrderedDict()
        self._looking = threading.Lock()

    def bits(self, terms: Sequence[str]) -> bytes:
        """Return one bit an event, the newest first, which is set when the event holds every one of `terms`."""
        key = tuple(sorted(set(terms)))
        with self._looking:  # who asks the same meanwhile waits, and looks nowhere
            if key not in self._kept:
                held = np.zeros(max(1, self._count), dtype=bool)
                held[self._look(key)] = True
                self._kept[key] = np.packbits(held).tobytes()
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]
