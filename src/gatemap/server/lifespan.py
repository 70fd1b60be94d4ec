"""What belongs around the serving of the app: its log, and its end."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import gatemap
from gatemap.server import logs
from gatemap.server.ending import Ending

Lifespan = Callable[[Any], AbstractAsyncContextManager]


def lasting(ending: Ending, opening: Lifespan) -> Lifespan:
    """Return the lifespan of a server that writes our log and ends as `ending` says.

    Parameters
    ----------
    ending : Ending
    opening : callable
        A lifespan that is kept within this one.
    """

    @asynccontextmanager
    async def whole(app: Any) -> AsyncIterator[None]:
        logs.set_up()
        log = logging.getLogger("gatemap")
        with ending.on_signal():
            async with opening(app):
                log.info("started, version %s", gatemap.__version__)
                yield
                log.info("ended")

    return whole
