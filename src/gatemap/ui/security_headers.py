"""What the server tells browsers with every answer: whose scripts may run, who may frame it, what it never asks for."""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gatemap.render.tiles import tiles_offered
from gatemap.saving.access import writing_mode

_POLICY = "content-security-policy"
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# Nothing but a host and its port: the header comes from whoever asks.
_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")
_MAP_FRAME = "/component/streamlit_folium."

OTHERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), serial=(), hid=(), midi=()",
}
# The online layer of the map, which a person may switch on, is refused to who does not say where the map is.
FRAME_REFERRER = "strict-origin-when-cross-origin"


class SecurityHeaders:
    """Add the headers to every answer of the pages; an answer that has one of its own keeps it.

    Parameters
    ----------
    app : ASGI application
    scripts : iterable of str
        The inline scripts of our own pages, letter for letter. No other inline script runs.
    """

    def __init__(self, app: ASGIApp, scripts: Iterable[str] = ()):
        self._app = app
        self._scripts = tuple(scripts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on and add to its answer."""

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers(scope).items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, told if scope["type"] == "http" else send)

    def _headers(self, scope: Scope) -> dict[str, str]:
        in_frame = _MAP_FRAME in scope["path"]
        own = {_POLICY: policy(self._scripts, Headers(scope=scope).get("host", ""), in_frame=in_frame)}
        return dict(OTHERS) | own | ({"Referrer-Policy": FRAME_REFERRER} if in_frame else {})


def policy(scripts: Iterable[str], host: str, *, in_frame: bool) -> str:
    """Return the content-security policy of a page, or of the frame of the map.

    Parameters
    ----------
    scripts : iterable of str
        See `SecurityHeaders`.
    host : str
        The host asked for, as the request says.
    in_frame : bool
        The frame writes its map as a script of its own, so there inline scripts must run. All that is in it from data
        is escaped by `text.safe_html` and `text.script_json`.
    """
    hashes = " ".join(f"'{hash_of(script)}'" for script in (*_shell_scripts(), *scripts))
    chosen = "'unsafe-inline'" if in_frame else f"blob: {hashes}"
    tiles = tiles_offered() if in_frame else None
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    parts = {
        "default-src": "'self'",
        # Vega makes functions of the expressions of a chart; Streamlit runs the script of a component as a blob.
        "script-src": f"'self' 'unsafe-eval' {chosen}",
        # Streamlit and Leaflet write styles into elements.
        "style-src": "'self' 'unsafe-inline'",
        "img-src": f"'self' data: blob:{' ' + tiles.origin if tiles else ''}",
        "font-src": "'self' data:",
        "connect-src": f"'self'{sockets}",
        "worker-src": "'self' blob:",
        "frame-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
    }
    # While nobody can write, another site may show the atlas in its page: there is no click to borrow.
    if writing_mode() != "off":
        parts["frame-ancestors"] = "'self'"
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def hash_of(script: str) -> str:
    """Return what a policy calls an inline script.

    >>> hash_of("alert(1)")[:20]
    'sha256-bhHHL3z2vDgxU'
    """
    digest = hashlib.sha256(script.replace("\r\n", "\n").encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


@cache
def _shell_scripts() -> tuple[str, ...]:
    """Return the inline scripts of the page that Streamlit itself serves."""
    page = Path(st.__file__).parent / "static" / "index.html"
    return tuple(_INLINE.findall(page.read_text(encoding="utf-8")))
