"""The browser of the tests: a Chromium of this machine that finds no other host."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from scripts.provide_chromium import find
from scripts.serving import CHROMIUM_FLAGS

# All pages of a context in one process, which has compiled Streamlit's scripts after the first: a quarter less work.
ONE_PROCESS = "--renderer-process-limit=1"

expect.set_options(timeout=20_000)  # milliseconds; a machine that does much else is slow, and not wrong


@contextmanager
def launched() -> Iterator[Browser]:
    """Start a Chromium; without one the test fails."""
    path = find()
    if path is None:
        pytest.fail("no Chromium for the browser tests: run `make test`, or set GATEMAP_CHROMIUM to one", pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=[*CHROMIUM_FLAGS, ONE_PROCESS])
        yield chromium
        chromium.close()
