"""A process that is told to end: what is in the making is finished first, within a limit, and nobody new comes."""

import os
import signal
import threading
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from streamlit.runtime.scriptrunner import script_runner

from gatemap.server import ending as ending_module
from gatemap.server.ending import Ending, RefuseVisits, in_the_making

BROWSER = {"Accept": "text/html,application/xhtml+xml"}
PATIENCE = 60  # seconds


@pytest.fixture
def servers_own():
    """The numbers of the signals that reach the server's own way of ending."""
    reached, told = [], threading.Event()

    def end(number, frame):
        reached.append(number)
        told.set()

    before = signal.signal(signal.SIGTERM, end)
    yield reached, told
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def page_in_the_making():
    """Draw a page, as far as the process can tell, until the event is set."""
    done = threading.Event()
    drawing = threading.Thread(target=done.wait, name=ending_module._SCRIPTS, daemon=True)
    drawing.start()
    yield done
    done.set()
    drawing.join()


def test_the_server_ends_when_the_page_in_the_making_is_finished(servers_own, page_in_the_making):
    reached, told = servers_own
    ending = Ending(patience=PATIENCE)
    with ending.on_signal():
        os.kill(os.getpid(), signal.SIGTERM)
        assert ending.begun
        assert not told.wait(0.5) and reached == []
        page_in_the_making.set()
        assert told.wait(PATIENCE) and reached == [signal.SIGTERM]


def test_with_nothing_in_the_making_the_server_ends_at_once(servers_own):
    reached, told = servers_own
    assert in_the_making() == 0
    with Ending(patience=PATIENCE).on_signal():
        os.kill(os.getpid(), signal.SIGTERM)
        assert told.wait(PATIENCE) and reached == [signal.SIGTERM]


def test_a_page_that_never_ends_is_broken_off(servers_own, page_in_the_making, caplog):
    reached, told = servers_own
    with Ending(patience=0.1).on_signal():
        os.kill(os.getpid(), signal.SIGTERM)
        assert told.wait(PATIENCE) and reached == [signal.SIGTERM]
    assert "broken off" in caplog.text


def test_a_second_signal_ends_the_server_at_once(servers_own, page_in_the_making):
    reached, _ = servers_own
    with Ending(patience=PATIENCE).on_signal():
        os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGTERM)
        assert reached == [signal.SIGTERM]


def test_the_servers_own_way_is_put_back(servers_own):
    before = signal.getsignal(signal.SIGTERM)
    with Ending().on_signal():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before


def test_an_ending_process_refuses_new_visits_and_serves_those_that_are_there():
    async def visit(socket):
        await socket.accept()
        await socket.send_text("welcome")

    def text(_):
        return PlainTextResponse("x")

    routes = [Route("/", text), Route("/static/app.js", text), WebSocketRoute("/_stcore/stream", visit)]
    ending = Ending()
    client = TestClient(RefuseVisits(Starlette(routes=routes), ending))

    def page() -> int:
        return client.get("/", headers=BROWSER).status_code

    assert page() == 200
    with client.websocket_connect("/_stcore/stream") as socket:
        assert socket.receive_text() == "welcome"
    ending.begun = True
    assert page() == 503
    with pytest.raises(WebSocketDenialResponse) as refused, client.websocket_connect("/_stcore/stream"):
        pass
    assert refused.value.status_code == 503
    assert client.get("/static/app.js").status_code == 200


def test_streamlit_draws_pages_in_threads_of_the_name_that_is_counted():
    assert f'name="{ending_module._SCRIPTS}"' in Path(script_runner.__file__).read_text(encoding="utf-8")
