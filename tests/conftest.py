"""Fixtures that every test may ask for: the tiny made-up dataset of tests/tiny.py."""

import atexit
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from gatemap.dataset.read import Dataset, read_dataset
from gatemap.store.load import Store, build_store
from scripts.serving import ROOT
from tests.imitated import server_work_done_once
from tests.postgres import new_database as new_database
from tests.postgres import server as server
from tests.postgres import servers_with_fdw as servers_with_fdw
from tests.postgres import tiny_template as tiny_template
from tests.remembering import checks_remembered
from tests.tiny import write_tiny

# No test may fail for being slow: how fast a machine is says nothing about the code.
hypothesis.settings.register_profile("gatemap", deadline=None)
# Fifty times the examples: pytest --hypothesis-profile=soak
hypothesis.settings.register_profile("soak", deadline=None, max_examples=5_000)
hypothesis.settings.load_profile("gatemap")


# A database that the developer uses must not be what the tests read, or change.
os.environ.pop("GATEMAP_DATABASE_URL", None)
os.environ.pop("GATEMAP_STORE", None)


@atexit.register
def say_nothing_after_the_summary() -> None:
    """Close stderr: DuckDB's binding would list there, behind the summary, what hypothesis holds to the very end."""
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 2)


@pytest.fixture(scope="session", autouse=True)
def each_small_table_is_checked_once() -> Iterator[None]:
    with checks_remembered():
        yield


@pytest.fixture(scope="session", autouse=True)
def imitated_pages_share_what_a_server_does_once() -> Iterator[None]:
    with server_work_done_once():
        yield


@pytest.fixture
def tiny_folder(tmp_path: Path) -> Path:
    """A folder of its own that holds the tiny dataset; a test may break it."""
    return write_tiny(tmp_path / "tiny")


@pytest.fixture(scope="session")
def tiny_dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The tiny dataset, read once. Do not change it."""
    return read_dataset(write_tiny(tmp_path_factory.mktemp("tiny")))


@pytest.fixture(scope="session")
def real_dataset() -> Dataset:
    """The project's own data, read once. Do not change them."""
    return read_dataset(ROOT / "data")


@pytest.fixture(scope="session")
def real_store(real_dataset: Dataset) -> Iterator[Store]:
    """The project's own data in a store of its own. Do not change it."""
    store = build_store(real_dataset, name="real")
    yield store
    store.close()


@pytest.fixture(scope="module")
def tiny_store(tiny_dataset: Dataset) -> Iterator[Store]:
    """The tiny dataset in a store of its own. Do not change it."""
    store = build_store(tiny_dataset, name="tiny")
    yield store
    store.close()
