"""How often tests with made-up examples try: as often as is worth while at every run, or much more in a soak."""

from hypothesis import settings

# 1, or 50 under ``pytest --hypothesis-profile=soak`` (see tests/conftest.py).
MORE = settings().max_examples // 100
