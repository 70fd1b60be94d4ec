"""One writer at a time in a data folder, many readers, and a save that is either whole or not there.

A save writes the new files beside the old ones, under ``.saving/new``, and then a journal that names them. The renaming
of the journal is the instant at which the save counts: whoever comes next, reader or writer, finds the journal and puts
the new files in the place of the old ones, if the writer died before it could.
"""

import json
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import portalocker

from gatemap.errors import GatemapError

WAIT = 30  # seconds that a reader or writer waits for the other
_HOME, _NEW, _JOURNAL, _LOCK = ".saving", "new", "journal.json", "lock"


class FolderBusyError(GatemapError):
    """Somebody else holds the data folder for longer than `WAIT`."""

    def __init__(self, folder: Path):
        super().__init__(f"{folder}: another program has been saving for {WAIT} seconds; try again when it has ended")


class FolderUnusableError(GatemapError):
    """The data folder cannot be written, or what a save left in it cannot be read."""

    def __init__(self, folder: Path, reason: str):
        super().__init__(f"{folder}: {reason}")


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Hold `folder` for reading: no save begins meanwhile, and one that was cut short is first completed.

    A folder that gatemap never saved to holds nothing to wait for. It may be read-only, saved to before or not.

    Raises
    ------
    FolderBusyError
    FolderUnusableError
        When a save that was cut short cannot be completed.
    """
    home = folder / _HOME
    if (home / _JOURNAL).exists():
        with writing(folder):
            pass
    if not (home / _LOCK).exists():
        yield
        return
    with _locked(folder, portalocker.LOCK_SH, "r"):
        yield


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold `folder` for writing, alone; a save that was cut short is first completed, or cleared away.

    Raises
    ------
    FolderBusyError
    FolderUnusableError
        When the folder cannot be written: it is gone, read-only, or the disk is full.
    """
    try:
        (folder / _HOME).mkdir(exist_ok=True)
        with _locked(folder, portalocker.LOCK_EX, "a"):
            _complete(folder)
            yield
    except OSError as problem:
        raise FolderUnusableError(folder, f"nothing was saved ({problem.strerror or problem})") from problem


def replace_files(folder: Path, contents: dict[str, bytes]) -> None:
    """Put new contents in the place of files of `folder`: all of them, or none whatever happens.

    Parameters
    ----------
    folder : pathlib.Path
        Held by `writing`.
    contents : dict of str to bytes
        By file name.
    """
    home = folder / _HOME
    try:
        _prepare(home, contents)
    except OSError:
        shutil.rmtree(home / _NEW, ignore_errors=True)
        raise
    try:
        _complete(folder)
    except OSError as problem:
        # The journal is in its place, so the save counts: whoever comes next completes it.
        logging.getLogger("gatemap").error("%s: a save is not complete yet: %s", folder, problem)


def _prepare(home: Path, contents: dict[str, bytes]) -> None:
    """Write the new files, and then the journal that makes them count."""
    new = home / _NEW
    new.mkdir()
    for file, content in contents.items():
        _write_through(new / file, content)
    _sync_folder(new)
    draft = home / f"{_JOURNAL}.draft"
    _write_through(draft, json.dumps(sorted(contents)).encode())
    draft.replace(home / _JOURNAL)
    _sync_folder(home)


def _complete(folder: Path) -> None:
    """Finish the save that the journal names; without a journal, what was begun does not count."""
    home = folder / _HOME
    journal = home / _JOURNAL
    if journal.exists():
        for file in _named_in(journal, folder):
            # A file that is no longer there was moved before the writer died.
            if (home / _NEW / file).exists():
                (home / _NEW / file).replace(folder / file)
        _sync_folder(folder)
        journal.unlink()
        _sync_folder(home)
    shutil.rmtree(home / _NEW, ignore_errors=True)


def _named_in(journal: Path, folder: Path) -> list[str]:
    """Return the files that a journal names; it can name none outside the folder."""
    try:
        files = json.loads(journal.read_bytes())
        good = isinstance(files, list) and all(isinstance(file, str) and Path(file).name == file for file in files)
    except ValueError:
        good = False
    if not good:
        raise FolderUnusableError(folder, f"the journal of a save, {_HOME}/{_JOURNAL}, is damaged")
    return files


@contextmanager
def _locked(folder: Path, kind: portalocker.LockFlags, mode: str) -> Iterator[None]:
    """Hold the lock file. The kernel lets it go when a process dies, whatever it died of."""
    flags = kind | portalocker.LOCK_NB
    lock = portalocker.Lock(folder / _HOME / _LOCK, mode=mode, timeout=WAIT, check_interval=0.02, flags=flags)
    try:
        lock.acquire()
    except portalocker.exceptions.LockException:
        raise FolderBusyError(folder) from None
    try:
        yield
    finally:
        lock.release()


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make renames last. Windows has no such call for a folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
