"""The app, run as Streamlit runs it, on the tiny dataset."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gatemap.dataset.folder import VARIABLE

APP = Path(__file__).resolve().parents[2] / "app.py"


@pytest.fixture
def app(tiny_folder, monkeypatch):
    """Return a function that opens the app on the tiny dataset, with parameters of the address."""
    monkeypatch.setenv(VARIABLE, str(tiny_folder))

    def open_app(**query) -> AppTest:
        opened = AppTest.from_file(str(APP), default_timeout=120)
        for name, value in query.items():
            opened.query_params[name.rstrip("_")] = value
        opened.run()
        assert not opened.exception
        return opened

    return open_app
