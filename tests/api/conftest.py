"""The interface on the tiny dataset, asked as a script asks it."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from gatemap.api.app import create_api
from gatemap.dataset.folder import VARIABLE
from tests.tiny import write_tiny


@pytest.fixture(scope="session")
def tiny_data(tmp_path_factory):
    """A data folder that no test changes."""
    return write_tiny(tmp_path_factory.mktemp("api"))


@pytest.fixture
def api(tiny_data, monkeypatch) -> Iterator[TestClient]:
    monkeypatch.setenv(VARIABLE, str(tiny_data))
    with TestClient(create_api()) as client:
        yield client
