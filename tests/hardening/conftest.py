"""What the tests of faults and attacks share: a good folder to break, and one that nobody breaks to open pages on."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gatemap.dataset import read
from gatemap.dataset.folder import VARIABLE
from gatemap.dataset.read import Dataset, read_dataset
from tests.tiny import write_tiny


@pytest.fixture(scope="session")
def good_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny dataset as it should be. Do not change it: `broken` gives a copy."""
    return write_tiny(tmp_path_factory.mktemp("good") / "data")


@pytest.fixture(scope="session")
def good_dataset(good_folder: Path) -> Dataset:
    return read_dataset(good_folder)


@pytest.fixture
def broken(good_folder: Path, tmp_path: Path) -> Callable[..., Path]:
    """Return a function that copies the good folder and breaks the copy as a case says, or several."""

    def harmed(*cases) -> Path:
        folder = Path(shutil.copytree(good_folder, tmp_path / "data"))
        for case in cases:
            case.harm(folder)
        return folder

    return harmed


@pytest.fixture
def good_data(good_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pages and interface are asked on the good folder, whose store they share. Do not change it."""
    monkeypatch.setenv(VARIABLE, str(good_folder))
    return good_folder


@pytest.fixture(scope="module")
def good_files_once(good_folder: Path):
    """Read files that no case changed once only: hundreds of cases change one file each."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("read_table", "read_layer"):
            patch.setattr(read, name, _remembering(getattr(read, name), good_folder))
        yield


def _remembering(reader: Callable, good_folder: Path) -> Callable:
    kept = {}

    def read_or_recall(path: Path, table):
        good = good_folder / path.relative_to(path.parents[1 if path.parent.name == "basemap" else 0])
        if path.is_symlink() or not path.is_file() or path.stat().st_size != good.stat().st_size:
            return reader(path, table)
        content = path.read_bytes()
        if content != good.read_bytes():
            return reader(path, table)
        key = (good, id(table))
        if key not in kept:
            kept[key] = reader(path, table)
        return kept[key].copy()

    return read_or_recall
