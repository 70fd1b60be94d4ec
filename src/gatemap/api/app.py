"""The interface as an ASGI application, and as a route beside the pages."""

import datetime as dt
import logging
import os
import re
from collections.abc import Callable, Iterable
from urllib.parse import parse_qsl

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Mount, Route
from starlette.types import Receive, Scope, Send

import gatemap
from gatemap.api import answers, responses
from gatemap.api.openapi import description
from gatemap.api.parameters import WrongParameters, read
from gatemap.dataset.folder import data_folder
from gatemap.dataset.lock import FolderBusyError
from gatemap.errors import DataError, GatemapError
from gatemap.store.shared import open_store
from gatemap.store.view import Known

PREFIX = "/api"
METHODS = ("GET", "HEAD", "OPTIONS")
VARIABLE = "GATEMAP_API_CORS"
AT_ONCE = 2  # requests answered at a time; further ones wait, so that scripts leave the processor to the pages
_ORIGIN = re.compile(r"https?://[^\s/?#@,]+")


def create_api(origins: Iterable[str] = ()) -> Starlette:
    """Return the interface.

    Parameters
    ----------
    origins : iterable of str
        Sites whose pages may read it in a browser (CORS), such as ``https://example.org``, or ``*`` for all.
    """
    limiter = CapacityLimiter(AT_ONCE)
    listings = {endpoint.path: _listing(endpoint) for endpoint in answers.ENDPOINTS}
    listings |= {"/": _index, "/openapi.json": _description}
    routes = [Route(path, _responder(listing, limiter), methods=METHODS) for path, listing in listings.items()]
    cors = Middleware(
        CORSMiddleware,
        allow_origins=tuple(origins),
        allow_methods=METHODS,
        allow_headers=["If-None-Match"],
        expose_headers=["ETag", "Link"],
    )
    middleware = [cors] if cors.kwargs["allow_origins"] else []
    return Starlette(routes=routes, middleware=middleware, exception_handlers={HTTPException: _refused})


def configured_origins() -> tuple[str, ...]:
    """Return the sites named in $GATEMAP_API_CORS, parted by commas; none when it is not set.

    Raises
    ------
    gatemap.errors.GatemapError
        When one of them is not an origin: a browser compares them letter by letter, so it would never fit.
    """
    origins = tuple(part.strip() for part in os.environ.get(VARIABLE, "").split(",") if part.strip())
    for origin in origins:
        if origin != "*" and not _ORIGIN.fullmatch(origin):
            raise GatemapError(f"{VARIABLE}: expected origins such as https://example.org, or *; found {origin!r}")
    return origins


class BesidePages(BaseRoute):
    """The route of the interface in the server of the pages, below the server's base path.

    `base` is asked at the first request only: when the server imports the app, its settings may not be complete.
    """

    def __init__(self, api: Starlette, base: Callable[[], str]):
        self._api, self._base = api, base
        self._mount: Mount | None = None

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Claim every path at or below the interface's."""
        if scope["type"] != "http":
            return Match.NONE, {}
        if self._mount is None:
            base = (self._base() or "").strip("/")
            self._mount = Mount(f"/{base}{PREFIX}" if base else PREFIX, app=self._api)
        match, child = self._mount.matches(scope)
        if match is Match.NONE:  # a mount claims what is below it, and not its own path
            whole = {"path": f"{scope['path']}/"}
            match, child = self._mount.matches(scope | whole)
            child = child | whole
        return match, child

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on."""
        await self._api(scope, receive, send)


def _responder(listing: Callable[[Request], Response], limiter: CapacityLimiter):
    async def respond(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=responses.HEADERS | {"Allow": ", ".join(METHODS)})
        return await to_thread.run_sync(_or_problem, listing, request, limiter=limiter)

    return respond


def _or_problem(listing: Callable[[Request], Response], request: Request) -> Response:
    """Return what `listing` gives, or tell why it cannot; nothing leaves here as a traceback."""
    try:
        return listing(request)
    except WrongParameters as problem:
        return responses.wrong_parameters(problem)
    except answers.NotThere as problem:
        return responses.Problem(404, str(problem))
    except DataError as problem:
        logging.getLogger("gatemap").error("data folder: %s", problem)
        return responses.broken_data(problem)
    except FolderBusyError:
        return responses.Problem(503, "the data are being saved; try again", {"Retry-After": "5"})
    except GatemapError as problem:
        logging.getLogger("gatemap").error("data: %s", problem)
        return responses.Problem(
            503, "the data are out of reach; the log of the server says why", {"Retry-After": "30"}
        )
    except Exception:  # whatever it is, a script reads a sentence and the log keeps the traceback
        logging.getLogger("gatemap").exception("api %s", request.url.path)
        return responses.Problem(500, "the answer could not be made; the log of the server says why")


def _refused(request: Request, problem: HTTPException) -> Response:
    """Tell that there is no such address, or that it only gives and never takes."""
    if problem.status_code == 405:
        return responses.Problem(405, "this interface is read only", {"Allow": ", ".join(METHODS)})
    there = [f"{_root(request)}{endpoint.path}" for endpoint in answers.ENDPOINTS]
    return responses.Problem(problem.status_code, "there is no such address", addresses=there)


def _listing(endpoint: answers.Endpoint) -> Callable[[Request], Response]:
    def listing(request: Request) -> Response:
        store = open_store(data_folder())
        asked = read(_pairs(request), store.known, endpoint.takes)
        etag = responses.etag_of(request, store.key, gatemap.__version__, dt.date.today().isoformat())
        if responses.is_held(request, etag):
            return responses.unchanged(etag)
        document = endpoint.answer(store, asked, request.path_params.get("id", ""))
        if "offset" not in endpoint.takes:
            return responses.answered(document, etag)
        links = responses.turning(request, asked, document["total"])
        turns = {relation: links.get(relation) for relation in ("next", "prev")}
        return responses.answered(document | turns, etag, links)

    return listing


def _index(request: Request) -> Response:
    return _fixed(request, answers.index(_root(request)), "")


def _description(request: Request) -> Response:
    store = open_store(data_folder())
    return _fixed(request, description(store.known, _root(request)), store.key)


def _fixed(request: Request, document: answers.Document, key: str) -> Response:
    """Give a document that no parameter changes."""
    read(_pairs(request), Known((), (), ()), ())
    etag = responses.etag_of(request, key, gatemap.__version__, dt.date.today().isoformat())
    if responses.is_held(request, etag):
        return responses.unchanged(etag)
    return responses.answered(document, etag)


def _root(request: Request) -> str:
    """Return the address of the interface, as the reader wrote it."""
    path = request.scope.get("root_path", "").rstrip("/")
    return str(responses.address(request).replace(path=path)).rstrip("/")


def _pairs(request: Request) -> list[tuple[str, str]]:
    return parse_qsl(request.scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
