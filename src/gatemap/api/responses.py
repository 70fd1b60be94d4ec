"""Answers over HTTP: JSON with the headers that scripts and browsers need, and problems as RFC 9457 has them."""

import hashlib
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from gatemap.api.answers import Document
from gatemap.api.parameters import Asked, WrongParameters
from gatemap.errors import DataError

SHOWN = 50  # findings, or parameters, in one answer: a short question must not make a long answer
# An answer is data and never a page: a browser that opens it must neither guess its type nor run anything in it.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


class Problem(JSONResponse):
    """What went wrong, as RFC 9457 has it; the reader is a person who writes a script."""

    media_type = "application/problem+json"

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None, **members: Any):
        about = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
        super().__init__(about | members, status, HEADERS | {"Cache-Control": "no-store"} | dict(headers or {}))


def wrong_parameters(problem: WrongParameters) -> Problem:
    """Tell the parameters that cannot be used, with the reason."""
    told = WrongParameters(problem.wrong[:SHOWN])
    parameters = [item.as_dict() for item in told.wrong]
    return Problem(400, str(told), parameters=parameters, parameters_count=len(problem.wrong))


def broken_data(problem: DataError) -> Problem:
    """Tell what is wrong with the data folder."""
    findings = [finding.as_dict() for finding in problem.findings[:SHOWN]]
    detail = "the data cannot be shown; the findings say what is wrong with it"
    return Problem(503, detail, findings=findings, findings_count=len(problem.findings))


def answered(document: Document, etag: str, links: Mapping[str, str] | None = None) -> Response:
    """Give a document; `links` go into the Link header (RFC 8288) by their relation."""
    headers = HEADERS | {"ETag": etag, "Cache-Control": "no-cache"}  # keep it, but ask before it is used again
    if links:
        headers["Link"] = ", ".join(f'<{target}>; rel="{relation}"' for relation, target in links.items())
    return JSONResponse(document, headers=headers)


def unchanged(etag: str) -> Response:
    """Say that the answer a script holds is still right."""
    return Response(status_code=304, headers=HEADERS | {"ETag": etag, "Cache-Control": "no-cache"})


def etag_of(request: Request, *parts: str) -> str:
    """Return a weak entity tag, the same for one address as long as `parts` are.

    Weak, because the answer may be compressed on its way.
    """
    asked = [str(address(request)), request.scope.get("query_string", b"").decode("latin-1")]
    return f'W/"{hashlib.sha256(repr([*asked, *parts]).encode()).hexdigest()[:20]}"'


def is_held(request: Request, etag: str) -> bool:
    """Tell whether the script holds the answer of this tag already."""
    held = request.headers.get("if-none-match", "")
    return etag.removeprefix("W/") in [tag.strip().removeprefix("W/") for tag in held.split(",")]


def address(request: Request) -> URL:
    """Return the address asked for, without its parameters, as the reader wrote it."""
    return URL(scope=request.scope | {"query_string": b""})


def turning(request: Request, asked: Asked, total: int) -> dict[str, str]:
    """Return the addresses of the parts of a list around the one asked for, by their relation."""
    parts = {}
    end = min(asked.offset, total)
    if end > 0:
        # What comes before is cut so that no record is given twice on the way back.
        start = max(0, end - asked.limit)
        parts |= {"first": (0, asked.limit), "prev": (start, end - start)}
    if asked.offset + asked.limit < total:
        parts |= {"next": (asked.offset + asked.limit, asked.limit)}
    here, query = address(request), asked.view.to_query()
    return {
        relation: str(here.replace(query=urlencode([*query, ("limit", limit), ("offset", offset)])))
        for relation, (offset, limit) in parts.items()
    }
