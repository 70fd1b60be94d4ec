"""The app, run as Streamlit runs it, on the tiny dataset."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gatemap.dataset.folder import VARIABLE

APP = Path(__file__).resolve().parents[2] / "app.py"


@pytest.fixture
def open_page(tiny_folder, monkeypatch) -> Callable[..., AppTest]:
    """Return a function that opens a page on the tiny dataset, with parameters of the address.

    ``open_page("gates", kind="talks")`` opens ``/gates?kind=talks``; a parameter that is a word of Python, such as
    ``from``, is given with a ``_`` behind it. The page ``""`` is the one that the app begins with.
    """
    monkeypatch.setenv(VARIABLE, str(tiny_folder))

    def opening(page: str, /, **query) -> AppTest:
        opened = AppTest.from_file(str(APP), default_timeout=120)
        if page:
            opened.switch_page(f"pages/{page}.py")
        for name, value in query.items():
            opened.query_params[name.rstrip("_")] = value
        opened.run()
        assert not opened.exception
        return opened

    return opening


@pytest.fixture
def app(open_page) -> Callable[..., AppTest]:
    """Return a function that opens the app, with parameters of the address."""
    return partial(open_page, "")
