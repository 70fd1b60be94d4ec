"""What all visitors share: the store, built once per process."""

from pathlib import Path

import streamlit as st

from gatemap.dataset.folder import data_folder
from gatemap.dataset.read import read_dataset
from gatemap.store.load import Store, build_store


def open_store() -> Store:
    """Return the store of the data folder, built anew when a file of it has changed.

    Raises
    ------
    gatemap.errors.DataError
        When the folder cannot be shown.
    """
    folder = data_folder()
    return _store(folder, state_of(folder))


@st.cache_resource(show_spinner="Reading the data · Đang đọc dữ liệu", max_entries=2)
def _store(folder: Path, state: tuple) -> Store:
    return build_store(read_dataset(folder), name=f"gatemap{abs(hash(state))}")


def state_of(folder: Path) -> tuple:
    """Return names, sizes and times of the data files: what tells that one was edited."""
    files = sorted(path for path in folder.rglob("*.*") if path.is_file())
    return tuple((str(path.relative_to(folder)), path.stat().st_size, path.stat().st_mtime_ns) for path in files)
