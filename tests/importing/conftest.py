"""The tiny dataset as an import finds it."""

import pytest

from gatemap.importing.current import Current
from tests.importing.tables import current_of


@pytest.fixture(scope="session")
def current(tiny_dataset) -> Current:
    """Do not change it."""
    return current_of(tiny_dataset)
