"""The browser that opens by itself: for a person on a desktop, and for nobody else."""

import asyncio
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from gatemap.ui import opening


@pytest.fixture
def start(monkeypatch):
    """Return a function that starts the app with settings and gives the addresses that were opened."""

    def starting(command: str, **settings) -> list[str]:
        opened = []
        usual = {"browser.serverAddress": "localhost", "server.port": 8501}
        given = usual | {f"server.{name}": value for name, value in settings.items()}
        monkeypatch.setattr(opening.st, "get_option", given.get)
        monkeypatch.setattr(opening.webbrowser, "open", opened.append)
        monkeypatch.setattr(sys, "argv", [command])

        async def serve() -> None:
            async with opening.open_browser(SimpleNamespace(script_path="/somewhere/app.py")):
                pass

        before = set(threading.enumerate())
        # In a thread of its own: the browser tests may have left a loop running in this one.
        with ThreadPoolExecutor(1) as pool:
            pool.submit(asyncio.run, serve()).result()
        for thread in set(threading.enumerate()) - before:
            thread.join()
        return opened

    return starting


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ({}, "http://localhost:8501/"),
        ({"port": 8600, "baseUrlPath": "/atlas/"}, "http://localhost:8600/atlas"),
        ({"address": "10.0.0.5"}, "http://10.0.0.5:8501/"),
        ({"sslCertFile": "cert.pem"}, "https://localhost:8501/"),
    ],
)
def test_who_starts_the_app_on_a_desktop_sees_it_open(start, settings, address):
    assert start("/somewhere/app.py", **settings) == [address]


def test_a_headless_server_opens_nothing(start):
    assert start("/somewhere/app.py", headless=True) == []


def test_another_server_that_runs_the_app_opens_nothing(start):
    assert start("/usr/bin/uvicorn") == []
