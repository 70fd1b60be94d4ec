"""The first page of a process, drawn for nobody: whoever comes first must not wait for what is read and built once."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from streamlit import runtime

from gatemap.server.ending import Ending
from gatemap.server.lifespan import Lifespan

VARIABLE = "GATEMAP_PREPARE"
_log = logging.getLogger("gatemap")


def prepared(ending: Ending, opening: Lifespan) -> Lifespan:
    """Return a lifespan in which the server draws a page for nobody, when $GATEMAP_PREPARE is ``on``.

    The process says that it is not ready until then. A visitor whose process has ended comes with a page that is open
    already; only a process that has drawn a page knows the files of its map.

    Parameters
    ----------
    ending : Ending
        Told when the process is prepared.
    opening : callable
        A lifespan that is kept within this one.
    """

    @asynccontextmanager
    async def whole(app: st.App) -> AsyncIterator[None]:
        async with opening(app):
            task = None
            if os.environ.get(VARIABLE, "").strip().lower() in ("on", "1", "true"):
                ending.prepared = False
                task = asyncio.create_task(_draw(ending))
            yield
            if task:
                task.cancel()

    return whole


async def _draw(ending: Ending) -> None:
    try:
        await runtime.get_instance().does_script_run_without_error()
    except Exception:  # a process that could not prepare serves all the same
        _log.exception("preparing")
    ending.prepared = True
