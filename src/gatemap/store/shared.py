"""The store that pages and API share: built once per process, and anew when the data have changed."""

import os
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from gatemap.dataset.read import Dataset
from gatemap.errors import DataError, GatemapError
from gatemap.saving import choose, connection
from gatemap.saving.choose import database_url, read_current
from gatemap.saving.connection import engine_of
from gatemap.saving.database import DatabaseHome
from gatemap.store.database import open_in_database
from gatemap.store.load import Store, build_store
from gatemap.text import shorten

VARIABLE = "GATEMAP_STORE"
PLACES = ("memory", "database")
KEPT = 2  # the store in use and the one before it, from which somebody may still be reading

_kept: dict[tuple[Path, str], Store | DataError] = {}
_building = threading.Lock()


def open_store(folder: Path, waiting: Callable[[], AbstractContextManager] = nullcontext) -> Store:
    """Return the store of `folder`, with the events of the database when one is in use.

    Parameters
    ----------
    folder : pathlib.Path
        A data folder.
    waiting : callable
        Gives the context in which a reader waits, when the store must be built first.

    Raises
    ------
    gatemap.errors.DataError
        When the folder cannot be shown.
    gatemap.errors.GatemapError
        When the folder is being saved to, or the database cannot be read, or its store is not filled and may not be.
        It is tried again at the next call.
    """
    key = (folder, state_of(folder))
    found = _kept.get(key)
    if found is None:
        with waiting(), _building:
            found = _kept.get(key) or _keep(key, _build(*key))
    if isinstance(found, DataError):
        raise DataError(found.findings)
    return found


def state_of(folder: Path) -> str:
    """Return a short text that differs when a file of the folder, or the database that is in use, holds other data.

    Raises
    ------
    gatemap.errors.GatemapError
        When the database does not answer.
    """
    return choose.state_of(folder, database_url())


def kept_in() -> str:
    """Return where the store is kept, one of `PLACES`: $GATEMAP_STORE, else in memory.

    Raises
    ------
    gatemap.errors.GatemapError
        When it is none of them, or a database is asked for and none is in use.
    """
    given = os.environ.get(VARIABLE, "").strip() or PLACES[0]
    if given not in PLACES:
        raise GatemapError(f"{VARIABLE}: expected one of {', '.join(PLACES)}; found {shorten(given)!r}")
    if given == "database" and not database_url():
        raise GatemapError(f"{VARIABLE}=database: expected the address of a database in {connection.VARIABLE}")
    return given


def _build(folder: Path, state: str) -> Store | DataError:
    in_memory = kept_in() == "memory"
    try:
        dataset = read_current(folder, database_url())
    except DataError as problem:
        return problem.with_traceback(None)
    if in_memory:
        return build_store(dataset, name=f"gatemap_{state}")
    return _in_database(folder, database_url(), dataset, f"gatemap_{state}")


def fill_store(folder: Path, url: str) -> int:
    """Fill the store in the database at `url`, unless it is filled; return how many events it holds.

    Parameters
    ----------
    folder : pathlib.Path
        A data folder.
    url : str
        Address of the database that holds its events.

    Raises
    ------
    gatemap.errors.GatemapError
        As `open_store`.
    """
    store = _in_database(folder, url, read_current(folder, url), "filled")
    store.close()
    return len(store.dataset.events)


def _in_database(folder: Path, url: str, dataset: Dataset, name: str) -> Store:
    engine = engine_of(url)
    last = DatabaseHome(engine, folder).last()
    return open_in_database(dataset, engine, name, last and last[0])


def _keep(key: tuple[Path, str], found: Store | DataError) -> Store | DataError:
    """Keep what was built. What falls out is not closed, somebody may be reading it; it ends with its last reader."""
    _kept[key] = found
    while len(_kept) > KEPT:
        del _kept[next(iter(_kept))]
    return found
