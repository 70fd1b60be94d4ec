"""Processes that load a database and die. Run as a script: it forks its loaders, so that each starts in no time.

``python -m tests.saving.loaders steps URL FOLDER`` lets two loaders in a row die before each statement, batch and
commit, and then loads to the end; ``random URL FOLDER N`` kills N loaders at random moments before. After each it
prints what a reader then finds, in an empty database at first.
"""

import os
import random
import sys
from pathlib import Path

import sqlalchemy as sa

from gatemap.saving import load, staging
from gatemap.saving.connection import engine_of
from gatemap.saving.database import DatabaseHome
from gatemap.saving.folder import FolderHome
from gatemap.saving.load import copy_events
from tests.saving.database_writers import count_down
from tests.saving.writers import kill_after, seconds_of

_TABLES = "event, event_place, revision, change"


def load_once(url: str, folder: Path) -> None:
    home = DatabaseHome(engine_of(url), folder)
    copy_events(FolderHome(folder), home, who="test", why="load")


def found(url: str, folder: Path) -> str:
    """Read, and say whether there is nothing or everything, its history included."""
    home, wanted = DatabaseHome(engine_of(url), folder), FolderHome(folder).records()
    records, revisions = home.records(), home.revisions()
    with home.engine.connect() as connection:
        aside = connection.exec_driver_sql(f"SELECT to_regnamespace('{staging.SCHEMA}')").scalar()
    home.engine.dispose()
    engine_of.cache_clear()  # a child must not inherit a connection
    if not records and not revisions:
        return "nothing"
    recorded = {change.event_id: change.after for change in revisions[0].changes}
    if len(revisions) != 1 or not records == recorded == wanted:
        return f"mixed {records} {revisions}"
    return "begun-again" if aside else "whole"


def clear(url: str) -> None:
    engine = sa.create_engine(engine_of(url).url, poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"TRUNCATE {_TABLES}")
        connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {staging.SCHEMA} CASCADE")


def die_before_each_step(url: str, folder: Path) -> None:
    step, ended = 0, False
    while not ended:
        clear(url)
        codes = [dies_at(step, url, folder) for _ in range(2)]
        told = found(url, folder)
        load_once(url, folder)
        print(step, told, found(url, folder), flush=True)
        ended = codes[0] == 0
        step += 1


def dies_at(step: int, url: str, folder: Path) -> int:
    """Let a loader die before its step of that number; return its exit code, 0 when it has fewer steps."""
    child = os.fork()
    if child == 0:
        copy, count = staging._copy, count_down(engine_of(url), step)

        def copy_or_die(*arguments) -> None:
            count()
            copy(*arguments)

        staging._copy = copy_or_die
        load_once(url, folder)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def kill_at_random(url: str, folder: Path, times: int) -> None:
    clear(url)
    longest = seconds_of(lambda: load_once(url, folder))
    chance = random.Random(7)
    for turn in range(times):
        if turn % 3 == 0:
            clear(url)
        kill_after(chance.uniform(0, longest), lambda: load_once(url, folder))
        print(found(url, folder), flush=True)
    load_once(url, folder)
    print(found(url, folder), flush=True)


if __name__ == "__main__":
    mode, url, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    staging.BATCH = 4
    load._refuse_errors = lambda *_: None  # what the folder holds is right, and to see that takes longer than the rest
    if mode == "random":
        kill_at_random(url, folder, int(sys.argv[4]))
    else:
        die_before_each_step(url, folder)
