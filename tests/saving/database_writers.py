"""Processes that save in a database and die. Run as a script: it forks its writers, so that each starts in no time.

``python -m tests.saving.database_writers random URL FOLDER N`` kills N writers at random moments; ``steps URL FOLDER``
lets one die before each statement and before the commit; after each death it prints what a reader then finds.
"""

import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from gatemap.saving.changes import Change
from gatemap.saving.connection import engine_of
from gatemap.saving.database import DatabaseHome
from tests.saving.writers import EVENT, kill_after, seconds_of, toggled


def save_once(home: DatabaseHome) -> None:
    record = home.records()[EVENT]
    home.save([Change(record, toggled(record))], who="test", why="toggle")


def found(url: str, folder: Path) -> str:
    """Read and say whether the event, its links and the history tell of one state."""
    home = DatabaseHome(engine_of(url), folder)
    record, revisions = home.records()[EVENT], home.revisions()
    home.engine.dispose()
    engine_of.cache_clear()  # a child must not inherit a connection
    agree = ("Without" in record.cells["title"]) == (not record.links)
    numbers = [revision.number for revision in revisions]
    last = [change.after for change in revisions[-1].changes if change.event_id == EVENT]
    whole = agree and last == [record] and numbers == list(range(1, len(numbers) + 1))
    return f"{'whole' if whole else f'mixed {record} {last}'} {len(numbers)}"


def kill_at_random(url: str, folder: Path, times: int) -> None:
    def save_for_ever() -> None:
        home = DatabaseHome(engine_of(url), folder)
        while True:
            save_once(home)

    longest = 2.5 * seconds_of(lambda: save_once(DatabaseHome(engine_of(url), folder)))
    chance = random.Random(7)
    for _ in range(times):
        kill_after(chance.uniform(0, longest), save_for_ever)
        print(found(url, folder), flush=True)


def die_before_each_step(url: str, folder: Path) -> None:
    step, ended = 0, False
    while not ended:
        child = os.fork()
        if child == 0:
            engine = engine_of(url)
            count_down(engine, step)
            save_once(DatabaseHome(engine, folder))
            os._exit(0)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        print(found(url, folder), flush=True)
        step += 1


def count_down(engine: sa.Engine, steps: int) -> Callable[..., None]:
    """Let this process die before the statement or commit number `steps`; return what counts a step of another kind."""
    left = [steps]

    def step(*_) -> None:
        left[0] -= 1
        if left[0] < 0:
            os._exit(9)

    sa.event.listen(engine, "before_cursor_execute", step)
    sa.event.listen(engine, "commit", step)
    return step


if __name__ == "__main__":
    mode, url, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    if mode == "random":
        kill_at_random(url, folder, int(sys.argv[4]))
    else:
        die_before_each_step(url, folder)
