"""The end of a process that breaks nothing off: no new visitors, pages in the making are finished, then it ends."""

import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

PATIENCE = 10.0  # seconds that pages in the making get
CLOSING = 5  # seconds that the server's connections get after that
_AGAIN = 0.05  # seconds between two looks
_SCRIPTS = "ScriptRunner.scriptThread"  # the name of the thread in which Streamlit draws a page or saves
_STREAM = "/_stcore/stream"
_log = logging.getLogger("gatemap")


class Ending:
    """Whether this process takes visitors or is about to end, and how it goes about it.

    Parameters
    ----------
    patience : float
        See `PATIENCE`.

    Attributes
    ----------
    prepared : bool
        Whether it has done what it does before its first visitor.
    begun : bool
        Whether it is about to end.
    """

    def __init__(self, patience: float = PATIENCE):
        self._patience = patience
        self.begun = False
        self.prepared = True

    @contextmanager
    def on_signal(self) -> Iterator[None]:
        """Take SIGTERM: the server's own way of ending comes when nothing is in the making, or patience is over.

        The server would end the websockets at once, and with them a page that is being drawn or a save whose outcome
        nobody would learn. A second SIGTERM, and Ctrl+C, are the server's at once.
        """
        if threading.current_thread() is not threading.main_thread():  # no signals there: as in a test
            yield
            return
        servers_own = signal.getsignal(signal.SIGTERM)
        if not callable(servers_own):
            yield
            return
        _limit(servers_own)

        def begin(number: int, frame) -> None:
            if self.begun:
                servers_own(number, frame)
                return
            self.begun = True
            then = threading.Thread(target=self._finish, args=(lambda: servers_own(number, None),), daemon=True)
            then.start()

        signal.signal(signal.SIGTERM, begin)
        try:
            yield
        finally:
            if signal.getsignal(signal.SIGTERM) is begin:
                signal.signal(signal.SIGTERM, servers_own)

    def _finish(self, end: Callable[[], None]) -> None:
        _log.info("ending: no new visitors; pages in the making: %d", in_the_making())
        until = time.monotonic() + self._patience
        while in_the_making() and time.monotonic() < until:
            time.sleep(_AGAIN)
        if left := in_the_making():
            _log.warning("ending: %d pages are broken off after %.0f s", left, self._patience)
        end()


class RefuseVisits:
    """Answer 503 to new visits while the process is ending: a proxy sends them to another one.

    Parameters
    ----------
    app : ASGI application
    ending : Ending
    """

    def __init__(self, app: ASGIApp, ending: Ending):
        self._app, self._ending = app, ending

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, or refuse it."""
        if self._ending.begun and _opens_a_visit(scope):
            await PlainTextResponse("ending", 503, {"Retry-After": "5"})(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def in_the_making() -> int:
    """Return how many pages are being drawn, saves among them."""
    return sum(thread.name == _SCRIPTS for thread in threading.enumerate())


def _opens_a_visit(scope: Scope) -> bool:
    if scope["type"] == "websocket":
        return scope["path"].endswith(_STREAM) and "websocket.http.response" in scope.get("extensions", {})
    # The document of a page is what a browser asks for as such; its files are for whoever has it already.
    accepted = next((value for name, value in scope.get("headers", ()) if name == b"accept"), b"")
    return scope["type"] == "http" and scope["method"] == "GET" and b"text/html" in accepted


def _limit(servers_own: Callable) -> None:
    """Let uvicorn, whose way of ending this is, wait for its connections only for a while."""
    config = getattr(getattr(servers_own, "__self__", None), "config", None)
    if config is not None and getattr(config, "timeout_graceful_shutdown", 0) is None:
        config.timeout_graceful_shutdown = CLOSING
