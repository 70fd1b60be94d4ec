"""The last good data: what pages go on with when the data folder or the database is out of reach, or holds an error."""

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from gatemap.errors import GatemapError
from gatemap.store import shared
from gatemap.store.load import Store

PATIENCE = 3.0  # seconds until what failed is tried again: a database that is away keeps its caller waiting for longer


@dataclass(frozen=True)
class Opened:
    """A store, and whether its data are the newest.

    Attributes
    ----------
    store : Store
    good_at : datetime.datetime
        When these data were last seen to be the newest, in the server's time.
    problem : gatemap.errors.GatemapError or None
        Why newer ones cannot be read; None when these are the newest.
    """

    store: Store
    good_at: dt.datetime
    problem: GatemapError | None = None


@dataclass
class _Last:
    """The last good store of a folder, and what failed since; one thread at a time looks again."""

    opened: Opened | None = None
    problem: GatemapError | None = None
    failed_at: float = 0.0


_log = logging.getLogger("gatemap")
_last: dict[Path, _Last] = {}
_looking = threading.Lock()


def open_lasting(folder: Path, waiting: Callable[[], AbstractContextManager] = nullcontext) -> Opened:
    """Return the store of `folder`; when it cannot be opened, the last one that could, with the reason.

    Parameters
    ----------
    folder : pathlib.Path
        A data folder.
    waiting : callable
        See `shared.open_store`.

    Raises
    ------
    gatemap.errors.GatemapError
        When nothing could be opened since the start, or the store itself is in the database that is away.
    """
    last = _last.setdefault(folder, _Last())
    kept = last.opened
    if kept and last.problem:
        # Nobody waits for a database that is away, but the one visitor who asks after it.
        if time.monotonic() - last.failed_at < PATIENCE or not _looking.acquire(blocking=False):
            return Opened(kept.store, kept.good_at, last.problem)
        try:
            return _opened(folder, last, waiting)
        finally:
            _looking.release()
    return _opened(folder, last, waiting)


def _opened(folder: Path, last: _Last, waiting: Callable[[], AbstractContextManager]) -> Opened:
    try:
        store = shared.open_store(folder, waiting)
    except GatemapError as problem:
        if last.opened is None or not _is_in_memory(last.opened.store):
            raise
        if str(problem) != str(last.problem):  # once, however many pages are drawn meanwhile
            _log.error("the last good data are shown: %s", problem)
        last.problem, last.failed_at = problem.with_traceback(None), time.monotonic()
        return Opened(last.opened.store, last.opened.good_at, problem)
    if last.problem:
        _log.warning("the data are read again")
    last.opened, last.problem = Opened(store, dt.datetime.now()), None
    return last.opened


def _is_in_memory(store: Store) -> bool:
    return store.engine.dialect.name == "duckdb"
