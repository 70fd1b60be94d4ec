"""What all visitors share: the store, built once per process."""

import streamlit as st

from gatemap.dataset.folder import data_folder
from gatemap.store import lasting
from gatemap.store.lasting import Opened
from gatemap.store.load import Store


def open_store() -> Store:
    """Return the store of the data folder, as `open_data` opens it."""
    return open_data().store


def open_data() -> Opened:
    """Return the store of the data folder, built anew when the data have changed; else the last good one.

    Raises
    ------
    gatemap.errors.GatemapError
        When the data cannot be shown, and none were shown before.
    """
    return lasting.open_lasting(data_folder(), lambda: st.spinner("Reading the data · Đang đọc dữ liệu"))
