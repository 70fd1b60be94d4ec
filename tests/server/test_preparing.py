"""A process that draws a page for nobody before its first visitor."""

import asyncio
from contextlib import asynccontextmanager
from types import SimpleNamespace

import pytest

from gatemap.server.ending import Ending
from gatemap.ui import preparing
from gatemap.ui.preparing import VARIABLE, prepared


def states(monkeypatch, drawing) -> list[bool]:
    """Return whether the process is prepared as it starts, and after the page is drawn."""
    monkeypatch.setattr(
        preparing.runtime, "get_instance", lambda: SimpleNamespace(does_script_run_without_error=drawing)
    )
    ending = Ending()

    @asynccontextmanager
    async def opening(app):
        yield

    async def live():
        async with prepared(ending, opening)(None):
            found = [ending.prepared]
            for _ in range(5):
                await asyncio.sleep(0)
            return [*found, ending.prepared]

    return asyncio.run(live())


async def draw():
    return True, "ok"


async def fail():
    raise RuntimeError("no page")


@pytest.mark.parametrize("drawing", [draw, fail])
def test_it_is_ready_only_after_the_page_and_also_when_that_failed(drawing, monkeypatch):
    monkeypatch.setenv(VARIABLE, "on")
    assert states(monkeypatch, drawing) == [False, True]


@pytest.mark.parametrize("given", ["", "off"])
def test_it_is_ready_at_once_when_nobody_asks_for_the_page(given, monkeypatch):
    monkeypatch.setenv(VARIABLE, given)
    assert states(monkeypatch, fail) == [True, True]
