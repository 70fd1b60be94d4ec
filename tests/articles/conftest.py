"""The real names: what is tested here is how they are found in texts."""

from pathlib import Path

import pytest

from gatemap.articles.gazetteer import Gazetteer
from gatemap.dataset.read import Dataset, read_dataset


@pytest.fixture(scope="session")
def real() -> Dataset:
    return read_dataset(Path(__file__).resolve().parents[2] / "data")


@pytest.fixture(scope="session")
def gazetteer(real) -> Gazetteer:
    return Gazetteer(real)
