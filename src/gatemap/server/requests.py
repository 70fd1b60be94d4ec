"""A line of the log for every request: method, path, status, time; no address, no parameter, no number of a visit."""

import logging
import re
import time
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = logging.getLogger("gatemap")
# Asked for by the dozen with every page that is opened, or every few seconds by machines
_OFTEN = re.compile(r"/(static|media|component|_stcore/(health|host-config|bidi-components))(/|$)|/(healthz|readyz)$")
_FILES = re.compile(r"\.(js|css|png|svg|ico|woff2?|map|json)$")
# What stands behind these is the number of a visit or of a file of one.
_NUMBERED = re.compile(r"^(.*/(?:_stcore/upload_file|media))/.*$")
_STREAM = "/_stcore/stream"


class RequestLog:
    """Write the line when a request is answered, and when a visit begins and ends.

    Requests of files and of health are told at the level debug, unless they fail.
    """

    def __init__(self, app: ASGIApp):
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on and tell of it."""
        if scope["type"] == "http":
            await self._request(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._visit(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, answer = time.perf_counter(), _Status()
        try:
            await self._app(scope, receive, answer.watching(send, "http.response.start"))
        except Exception:
            _log.exception("%s %s", scope["method"], _path(scope))
            raise
        took = (time.perf_counter() - began) * 1000
        _log.log(_level(scope, answer.status), "%s %s %s %.0f ms", scope["method"], _path(scope), answer.status, took)

    async def _visit(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not scope["path"].endswith(_STREAM):
            return await self._app(scope, receive, send)
        began, answer = time.perf_counter(), _Status()
        _log.debug("visit asked for")
        try:
            await self._app(scope, receive, answer.watching(send, "websocket.http.response.start"))
        except Exception:
            _log.exception("visit")
            raise
        finally:
            if answer.status:
                _log.warning("visit refused %s", answer.status)
            else:
                _log.info("visit ended after %.0f s", time.perf_counter() - began)


class _Status:
    """The status of an answer on its way."""

    def __init__(self):
        self.status = 0

    def watching(self, send: Send, kind: str) -> Callable:
        async def watched(message: Message) -> None:
            if message["type"] == kind:
                self.status = message["status"]
            await send(message)

        return watched


def _path(scope: Scope) -> str:
    return _NUMBERED.sub(r"\1/…", scope["path"])


def _level(scope: Scope, status: int) -> int:
    path = scope["path"]
    by_machines = path.endswith("/readyz")  # tells of a change of its own, not of every look
    if status >= 500 and not by_machines:
        return logging.ERROR
    if status >= 400 and not by_machines:
        return logging.WARNING
    return logging.DEBUG if _OFTEN.search(path) or _FILES.search(path) else logging.INFO
