"""What systemd waits for after it has started a process."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from gatemap.server.waiting import main


@pytest.fixture
def answering():
    """Serve the statuses that are put into the list, the last one for ever; give the address and the list."""
    statuses = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(statuses.pop(0) if len(statuses) > 1 else statuses[0])
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/readyz", statuses
    server.shutdown()
    server.server_close()


def test_it_waits_until_the_process_is_ready(answering):
    address, statuses = answering
    statuses += [503, 503, 200]
    assert main(address, "60") == 0


def test_it_says_so_when_the_process_does_not_get_ready(answering, capsys):
    address, statuses = answering
    statuses.append(503)
    assert main(address, "0.2") == 1
    assert "not ready within 0.2 s" in capsys.readouterr().err


def test_it_asks_nobody_but_this_machine(capsys):
    assert main("http://example.org/readyz", "1") == 2
    assert "this machine" in capsys.readouterr().err
