"""What all visitors share: the store, built once per process."""

import gc
import threading

import streamlit as st

from gatemap.dataset.folder import data_folder
from gatemap.store import lasting
from gatemap.store.lasting import Opened
from gatemap.store.load import Store

_settling = threading.Lock()
_found = {"newest": "", "settled": ""}  # keys of stores


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
    opened = lasting.open_lasting(data_folder(), lambda: st.spinner("Reading the data · Đang đọc dữ liệu"))
    _found["newest"] = opened.store.key
    return opened


def settle() -> None:
    """Take all that is in memory out of Python's search for garbage, once for every store.

    Data and packages are more than a million objects, and each search for cycles would go through all of them: a fifth
    of a second in which nobody is served. What a store left behind that newer data replaced is searched first.
    """
    if _found["settled"] == _found["newest"] or not _settling.acquire(blocking=False):
        return
    try:
        _found["settled"] = _found["newest"]
        gc.unfreeze()
        gc.collect()
        gc.freeze()
    finally:
        _settling.release()
