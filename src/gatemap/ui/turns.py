"""Pages are drawn one after the other.

Python runs one thread at a time. Pages that are drawn side by side take the lock from each other all the while: with 50
visitors each of them took half as much processor again, and all were ready late.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

VARIABLE = "GATEMAP_AT_ONCE"
LONGEST = 5.0  # seconds, after which a page is drawn all the same: a long one never holds up the others for good


class Turns:
    """So many places for pages in the making, and the visitors who wait for one in the order in which they came.

    Parameters
    ----------
    places : int
        At least 1.
    """

    def __init__(self, places: int):
        self._places = threading.BoundedSemaphore(places)
        self._waiting: set[int] = set()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a place, `LONGEST` at most, and hold it."""
        me = threading.get_ident()
        self._waiting.add(me)
        held = self._places.acquire(timeout=LONGEST)
        self._waiting.discard(me)
        try:
            yield
        finally:
            if held:
                self._places.release()

    def others_wait(self) -> bool:
        """Whether somebody waits for a place now."""
        return bool(self._waiting)


def places_of(text: str) -> int:
    """Return the number of places that $GATEMAP_AT_ONCE asks for; 1 for what is no such number.

    >>> places_of(""), places_of("4"), places_of("0"), places_of("many")
    (1, 4, 1, 1)
    """
    return max(1, int(text)) if text.strip().isdecimal() else 1


TURNS = Turns(places_of(os.environ.get(VARIABLE, "")))
