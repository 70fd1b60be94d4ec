"""Processes that save and are killed. Run as a script: it forks its writers, so that each starts in no time.

``python -m tests.saving.writers random FOLDER N`` kills N writers at random moments; ``steps FOLDER`` lets one die
before each call that changes a file; after each death it prints what a reader then finds.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from gatemap.dataset import lock
from gatemap.dataset.read import read_dataset
from gatemap.saving.changes import Change, EventRecord, event_record
from gatemap.saving.folder import FolderHome

EVENT = "d-day"


def toggled(record: EventRecord) -> EventRecord:
    """Return the event with other words and without, or with, its link: a change of two files."""
    if record.links:
        return event_record(record.cells | {"title": "Without a place"}, ())
    link = {"place_id": "suoi-da", "role": "venue", "side": "vn", "name": "Suoi Da"}
    return event_record(record.cells | {"title": "With a place"}, [link])


def save_once(folder: Path) -> None:
    home = FolderHome(folder)
    record = home.records()[EVENT]
    home.save([Change(record, toggled(record))], who="test", why="toggle")


def found(folder: Path) -> str:
    """Read as the dashboard does and say whether both files and the log tell of one state."""
    read_dataset(folder)
    record, revisions = FolderHome(folder).records()[EVENT], FolderHome(folder).revisions()
    agree = ("Without" in record.cells["title"]) == (not record.links)
    last = revisions[-1].changes[0].after if revisions else record
    numbers = [revision.number for revision in revisions]
    whole = agree and last == record and numbers == list(range(1, len(numbers) + 1))
    return "whole" if whole else f"mixed {record} {revisions[-1:]}"


def kill_at_random(folder: Path, times: int) -> None:
    def save_for_ever() -> None:
        while True:
            save_once(folder)

    longest = 2.5 * seconds_of(lambda: save_once(folder))
    chance = random.Random(7)
    for _ in range(times):
        kill_after(chance.uniform(0, longest), save_for_ever)
        print(found(folder), len(FolderHome(folder).revisions()), flush=True)


def seconds_of(work: Callable[[], None]) -> float:
    """Let a process do `work` and return how long it took on this machine, as it is today."""
    begun = time.monotonic()
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    os.waitpid(child, 0)
    return time.monotonic() - begun


def kill_after(seconds: float, work: Callable[[], None]) -> None:
    child = os.fork()
    if child == 0:
        work()
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def die_before_each_step(folder: Path) -> None:
    step, ended = 0, False
    while not ended:
        child = os.fork()
        if child == 0:
            count_down(step)
            save_once(folder)
            os._exit(0)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        print(found(folder), len(FolderHome(folder).revisions()), flush=True)
        step += 1


def count_down(steps: int) -> None:
    """Let this process die before the call number `steps` of those that change a file."""
    left = [steps]

    def dying(call):
        def call_or_die(*arguments, **options):
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
            return call(*arguments, **options)

        return call_or_die

    for name in ("mkdir", "replace", "unlink"):
        setattr(lock.Path, name, dying(getattr(lock.Path, name)))
    lock.os.fsync = dying(lock.os.fsync)
    lock.shutil.rmtree = dying(lock.shutil.rmtree)


if __name__ == "__main__":
    if sys.argv[1] == "random":
        kill_at_random(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        die_before_each_step(Path(sys.argv[2]))
