"""Fixtures for tests of the store: every test that asks for a store runs in DuckDB and in a real PostgreSQL."""

import itertools
from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa

from gatemap.dataset.read import Dataset
from gatemap.saving.connection import engine_of
from gatemap.store.database import open_in_database
from gatemap.store.load import Store, build_store
from tests.postgres import NewDatabase

NewStore = Callable[[Dataset], Store]
ENGINES = ("duckdb", "postgresql")
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def store_engine(new_database: NewDatabase) -> Iterator[sa.Engine]:
    """A database in PostgreSQL for the stores of many tests: stores of other data do not meet in it."""
    engine = engine_of(new_database("template1"))
    yield engine
    engine.dispose()


@pytest.fixture(scope="module", params=ENGINES)
def new_store(request: pytest.FixtureRequest) -> Iterator[NewStore]:
    """Build a store in each engine in turn."""
    built = []

    def build(dataset: Dataset) -> Store:
        name = f"test{next(_numbers)}"
        if request.param == "duckdb":
            built.append(build_store(dataset, name=name))
        else:
            built.append(open_in_database(dataset, request.getfixturevalue("store_engine"), name))
        return built[-1]

    yield build
    for store in built:
        store.close()


@pytest.fixture(scope="module")
def tiny_store(new_store: NewStore, tiny_dataset: Dataset) -> Store:
    """The tiny dataset in a store of each engine. Do not change it."""
    return new_store(tiny_dataset)
