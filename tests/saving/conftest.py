"""Fixtures for tests of saving: fresh databases in a real PostgreSQL, and both homes with the tiny dataset."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gatemap.saving.choose import home_of
from gatemap.saving.connection import VARIABLE, engine_of
from gatemap.saving.home import Home
from tests.postgres import NewDatabase
from tests.tiny import write_tiny


@pytest.fixture(autouse=True)
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test names its database itself; one that a developer has set is not touched."""
    monkeypatch.delenv(VARIABLE, raising=False)


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
