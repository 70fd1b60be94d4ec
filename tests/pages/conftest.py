"""The app, run as Streamlit runs it, on the tiny dataset."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gatemap.dataset.folder import VARIABLE, state_of_files
from tests.tiny import write_tiny

APP = Path(__file__).resolve().parents[2] / "app.py"


@pytest.fixture(scope="session")
def unchanged_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The tiny dataset for all tests that only look at it: they share its store."""
    folder = write_tiny(tmp_path_factory.mktemp("pages") / "tiny")
    before = state_of_files(folder)
    yield folder
    assert state_of_files(folder) == before, "a test that saves must ask for a tiny_folder of its own"


@pytest.fixture(autouse=True)
def nothing_waits_for_a_browser(monkeypatch) -> None:
    """Leave out the gap in which a browser would draw what it has got."""
    monkeypatch.setattr("gatemap.ui.later._GAP", 0)


@pytest.fixture
def open_page(request: pytest.FixtureRequest, unchanged_folder, monkeypatch) -> Callable[..., AppTest]:
    """Return a function that opens a page on the tiny dataset, with parameters of the address.

    A test that asks for `tiny_folder` too sees that one, which is its own and which it may change.

    ``open_page("gates", kind="talks")`` opens ``/gates?kind=talks``; a parameter that is a word of Python, such as
    ``from``, is given with a ``_`` behind it. The page ``""`` is the one that the app begins with.
    """
    own = "tiny_folder" in request.fixturenames
    monkeypatch.setenv(VARIABLE, str(request.getfixturevalue("tiny_folder") if own else unchanged_folder))

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
