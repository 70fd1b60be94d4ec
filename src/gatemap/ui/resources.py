"""What all visitors share: the store, built once per process."""

import streamlit as st

from gatemap.dataset.folder import data_folder
from gatemap.store import shared
from gatemap.store.load import Store


def open_store() -> Store:
    """Return the store of the data folder, built anew when a file of it has changed.

    Raises
    ------
    gatemap.errors.DataError
        When the folder cannot be shown.
    """
    return shared.open_store(data_folder(), lambda: st.spinner("Reading the data · Đang đọc dữ liệu"))
