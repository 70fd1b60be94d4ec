"""Two addresses beside the app for machines that watch it: is the process alive, and can it show the data."""

import logging
from collections.abc import Callable
from typing import Any

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Match, Route, Router
from starlette.types import Receive, Scope, Send

import gatemap
from gatemap.dataset.folder import data_folder
from gatemap.dataset.lock import FolderBusyError
from gatemap.errors import DataError, GatemapError
from gatemap.saving.choose import FRESH, database_url
from gatemap.saving.connection import engine_of
from gatemap.saving.database import DatabaseHome
from gatemap.server.ending import Ending
from gatemap.store.lasting import Opened, open_lasting

ALIVE, READY = "/healthz", "/readyz"
# Why a process is not ready. Nothing of folders, machines or data: anybody may ask.
ENDING, STARTING, BUSY, BROKEN, AWAY, FAILED = REASONS = (
    "the process is ending",
    "the process is starting",
    "the data are being saved",
    "the data hold an error",
    "the data are out of reach",
    "the data cannot be shown",
)
HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
AGAIN = {"Retry-After": "5"}

Answer = dict[str, Any]
_log = logging.getLogger("gatemap")


class HealthBesidePages(BaseRoute):
    """The two addresses in the server of the pages, below the server's base path.

    Parameters
    ----------
    ending : Ending
        Whether the process is about to end: it is alive then, and not ready.
    base : callable
        Gives the base path; asked at the first request, as for `api.app.BesidePages`.
    """

    def __init__(self, ending: Ending, base: Callable[[], str]):
        self._ending, self._base, self._told = ending, base, ""
        self._one_at_a_time = CapacityLimiter(1)
        self._router: Router | None = None

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Claim the two addresses."""
        if scope["type"] != "http":
            return Match.NONE, {}
        if self._router is None:
            base = (self._base() or "").strip("/")
            below = f"/{base}" if base else ""
            paths = {ALIVE: self._alive, READY: self._ready}
            self._router = Router([Route(f"{below}{path}", answer) for path, answer in paths.items()])
        found = any(route.matches(scope)[0] is not Match.NONE for route in self._router.routes)
        return (Match.FULL if found else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        await self._router(scope, receive, send)

    async def _alive(self, _: Request) -> JSONResponse:
        return JSONResponse({"status": "alive", "version": gatemap.__version__}, headers=HEADERS)

    async def _ready(self, _: Request) -> JSONResponse:
        if self._ending.begun or not self._ending.prepared:
            reason = ENDING if self._ending.begun else STARTING
            return JSONResponse(_not_ready(reason), 503, HEADERS | AGAIN)
        # One look at a time: whoever watches must not add to what is slow.
        found = await to_thread.run_sync(_readiness, limiter=self._one_at_a_time)
        self._tell(found.get("reason", ""))
        ready = found["status"] == "ready"
        return JSONResponse(found, 200 if ready else 503, HEADERS if ready else HEADERS | AGAIN)

    def _tell(self, reason: str) -> None:
        """Write a line when it has changed, and not at every look."""
        if reason != self._told:
            self._told = reason
            _log.log(*(logging.WARNING, "not ready: %s", reason) if reason else (logging.INFO, "ready"))


def _readiness() -> Answer:
    try:
        opened = open_lasting(data_folder())
    except FolderBusyError:
        return _not_ready(BUSY)
    except DataError:
        return _not_ready(BROKEN)
    except GatemapError:
        return _not_ready(AWAY)
    except Exception:  # whatever it is, who watches gets an answer and the log keeps the traceback
        _log.exception("readiness")
        return _not_ready(FAILED)
    return {"status": "ready", **_facts(opened)}


def _facts(opened: Opened) -> Answer:
    store = opened.store
    return {
        "newest": opened.problem is None,
        "revision": _revision() if opened.problem is None else None,
        "events": len(store.dataset.events),
        "engine": store.engine.dialect.name,
    }


def _revision() -> int | None:
    """Return the last revision in the database; None when there is none, or the events are in the folder."""
    if not (url := database_url()):
        return None
    try:
        last = DatabaseHome(engine_of(url), data_folder()).last(FRESH)
    except GatemapError:
        return None
    return last and last[0]


def _not_ready(reason: str) -> Answer:
    return {"status": "not ready", "reason": reason}
