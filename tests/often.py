"""How often tests with made-up examples try: as often as is worth while at every run, or much more in a soak."""

from collections.abc import Sequence

import pytest
from hypothesis import settings

# 1, or 50 under ``pytest --hypothesis-profile=soak`` (see tests/conftest.py).
MORE = settings().max_examples // 100


def often_enough(cases: Sequence, at_every_run: int) -> list:
    """Return the cases of a test as parameters; all but the first few of them are left to a soak."""
    return [pytest.param(case, marks=[] if at < at_every_run else pytest.mark.slow) for at, case in enumerate(cases)]
