"""What a server does once in its life, and Streamlit's AppTest would do again for every page that it imitates."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner


@contextmanager
def server_work_done_once() -> Iterator[None]:
    """Look once for components in the packages of this machine, and leave the garbage of a test run alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        patch.setattr("gatemap.ui.navigation.settle", lambda: None)
        yield
