"""The interface as a route of another server, below its base path."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.testclient import TestClient

from gatemap.api.app import BesidePages, create_api
from gatemap.dataset.folder import VARIABLE


@pytest.fixture
def serve(tiny_data, monkeypatch):
    """Return a function that serves the interface beside a catch-all, as Streamlit's is, below a base path."""
    monkeypatch.setenv(VARIABLE, str(tiny_data))
    pages = Mount("/", app=PlainTextResponse("a page"))

    def make(base: str | None, **more) -> TestClient:
        return TestClient(Starlette(routes=[BesidePages(create_api(), lambda: base), pages]), **more)

    return make


@pytest.mark.parametrize("base", ["", None, "/", "atlas", "/atlas", "/atlas/", "a/b"])
def test_the_interface_is_at_api_below_the_base_path(serve, base):
    client = serve(base)
    root = f"/{(base or '').strip('/')}/api".replace("//", "/")
    assert client.get(f"{root}/events").json()["total"] == 9
    for entrance in (root, f"{root}/"):
        links = [link["href"] for link in client.get(entrance).json()["links"]]
        assert f"http://testserver{root}/events" in links
    assert client.get(f"{root}/openapi.json").json()["servers"] == [{"url": f"http://testserver{root}"}]
    following = client.get(f"{root}/events?limit=1").json()["next"]
    assert following == f"http://testserver{root}/events?limit=1&offset=1"
    assert client.get(following).json()["offset"] == 1


@pytest.mark.parametrize("path", ["/", "/data", "/apis", "/apiary/events", "/other/api/events"])
def test_every_other_path_is_left_to_the_pages(serve, path):
    assert serve("").get(path).text == "a page"


def test_above_the_base_path_there_is_no_interface(serve):
    assert serve("atlas").get("/api/events").text == "a page"


def test_the_address_of_a_reader_behind_a_proxy_is_led_on(serve):
    answer = serve("", root_path="/outside").get("/outside/api/events?limit=1")
    assert answer.json()["next"] == "http://testserver/outside/api/events?limit=1&offset=1"


def test_the_base_path_is_asked_when_the_first_request_comes(tiny_data, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tiny_data))
    asked = []
    client = TestClient(Starlette(routes=[BesidePages(create_api(), lambda: asked.append("now") or "atlas")]))
    assert asked == []
    assert client.get("/atlas/api/events").status_code == client.get("/atlas/api").status_code == 200
    assert asked == ["now"]
