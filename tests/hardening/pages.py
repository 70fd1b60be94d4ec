"""The app, run as Streamlit runs it, on whatever data folder is named in the environment."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from streamlit.testing.v1 import AppTest

APP = Path(__file__).resolve().parents[2] / "app.py"
PAGES = ("map", "timeline", "gates", "cooperation", "data")


def open_page(page: str, query: Mapping[str, Sequence[str]] | None = None, **more: Sequence[str]) -> AppTest:
    """Open a page with parameters of the address, each a list of values."""
    opened = AppTest.from_file(str(APP), default_timeout=120)
    if page != "map":
        opened.switch_page(f"pages/{page}.py")
    for name, values in {**(query or {}), **more}.items():
        opened.query_params[name] = list(values)
    opened.run()
    assert not opened.exception
    return opened
