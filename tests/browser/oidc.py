"""A provider of sign-in (OpenID Connect) on this machine, with a page on which one says who one is.

It holds what comes from the app to the standard: client, address to return to, code used once, PKCE.
"""

import base64
import hashlib
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "gatemap", "secret-of-the-tests"
PEOPLE = {
    "Lan": {"email": "Lan@Example.org", "email_verified": True},
    "Unknown": {"email": "unknown@example.org", "email_verified": True},
    "Pretender": {"email": "lan@example.org", "email_verified": False},
}


@dataclass
class Provider:
    """The provider at `address`; `given` are the codes that were not exchanged yet."""

    address: str
    given: dict[str, dict[str, str]] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "test", "use": "sig"}))

    def app(self) -> Starlette:
        routes = {
            "/.well-known/openid-configuration": self.about,
            "/keys": self.keys,
            "/authorize": self.ask,
            "/enter": self.enter,
            "/token": self.token,
            "/leave": self.leave,
        }
        return Starlette(routes=[Route(path, answer, methods=["GET", "POST"]) for path, answer in routes.items()])

    def about(self, request: Request) -> Response:
        ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        ends |= {"end_session_endpoint": "leave"}
        return JSONResponse(
            {name: f"{self.address}/{end}" for name, end in ends.items()}
            | {
                "issuer": self.address,
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    def keys(self, request: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    def ask(self, request: Request) -> Response:
        links = [f'<a href="/enter?{urlencode({"who": who, **request.query_params})}">{who}</a>' for who in PEOPLE]
        return HTMLResponse(f"<h1>Who are you?</h1>{' '.join(links)}")

    def enter(self, request: Request) -> Response:
        asked = dict(request.query_params)
        assert asked["client_id"] == CLIENT and asked["response_type"] == "code"
        code = secrets.token_hex(8)
        self.given[code] = asked
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}")

    async def token(self, request: Request) -> Response:
        form = await request.form()
        asked = self.given.pop(form["code"])
        proof = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        client = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        assert form["redirect_uri"] == asked["redirect_uri"] and proof == asked["code_challenge"]
        assert request.headers["authorization"] == f"Basic {client}"
        now = int(time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": asked["who"],
            "name": asked["who"],
            "nonce": asked["nonce"],
        }
        claims |= {"iat": now, "exp": now + 3600, **PEOPLE[asked["who"]]}
        signed = jwt.encode({"alg": "RS256", "kid": "test"}, claims, self.key, algorithms=["RS256"])
        return JSONResponse({"access_token": "none", "token_type": "Bearer", "id_token": signed, "expires_in": 3600})

    def leave(self, request: Request) -> Response:
        return RedirectResponse(request.query_params["post_logout_redirect_uri"])


@contextmanager
def provided() -> Iterator[Provider]:
    """Run a provider as long as the context lasts."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        provider = Provider(f"http://127.0.0.1:{listening.getsockname()[1]}")
        server = uvicorn.Server(uvicorn.Config(provider.app(), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield provider
        server.should_exit = True
        thread.join(timeout=20)


def secrets_toml(provider: Provider, editors: list[str]) -> str:
    """Return the secrets of an app that signs in with `provider`."""
    listed = ", ".join(f'"{address}"' for address in editors)
    return f"""
[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "{secrets.token_hex(16)}"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{provider.address}/.well-known/openid-configuration"

[writing]
editors = [{listed}]
"""
