"""The two addresses for machines that watch the app."""

import logging
import shutil

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.testclient import TestClient

from gatemap.dataset.folder import VARIABLE
from gatemap.saving.connection import VARIABLE as DATABASE
from gatemap.server import health
from gatemap.server.ending import Ending
from gatemap.server.health import HealthBesidePages
from gatemap.store import lasting
from tests.tiny import change_cell


@pytest.fixture
def ending():
    return Ending()


@pytest.fixture
def serve(tiny_folder, monkeypatch, ending):
    """Return a function that serves them beside a catch-all, as Streamlit's is, below a base path."""
    monkeypatch.setenv(VARIABLE, str(tiny_folder))
    monkeypatch.setattr(lasting, "_last", {})
    monkeypatch.setattr(lasting, "PATIENCE", 0.0)
    pages = Mount("/", app=PlainTextResponse("a page"))
    return lambda base="": TestClient(Starlette(routes=[HealthBesidePages(ending, lambda: base), pages]))


@pytest.mark.parametrize("base", ["", None, "/", "atlas", "/atlas/", "a/b"])
def test_they_are_below_the_base_path_and_leave_the_rest_to_the_pages(serve, base):
    client = serve(base)
    below = f"/{(base or '').strip('/')}".rstrip("/")
    assert client.get(f"{below}/healthz").json()["status"] == "alive"
    assert client.get(f"{below}/readyz").json()["status"] == "ready"
    assert client.post(f"{below}/readyz").status_code == 405
    for path in ("/", f"{below}/healthzz", f"{below}/readyz/more", "/elsewhere/healthz"):
        assert client.get(path).text == "a page"


def test_a_process_that_can_show_the_data_says_which(serve):
    answer = serve().get("/readyz")
    assert answer.status_code == 200
    expected = {"status": "ready", "newest": True, "revision": None, "events": 9, "engine": "duckdb"}
    assert answer.json() == expected
    assert answer.headers["cache-control"] == "no-store"


def test_with_a_database_the_revision_is_told(serve, new_database, tiny_template, monkeypatch):
    monkeypatch.setenv(DATABASE, new_database(tiny_template))
    found = serve().get("/readyz").json()
    assert (found["revision"], found["events"]) == (1, 9)


def test_data_with_an_error_are_not_ready_and_the_answer_names_neither_folder_nor_data(serve, tiny_folder, caplog):
    change_cell(tiny_folder, "events.csv", 3, "kind", "tlaks")
    client = serve()
    with caplog.at_level(logging.INFO, "gatemap"):
        for _ in range(3):
            answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "not ready", "reason": health.BROKEN}
    assert caplog.messages.count(f"not ready: {health.BROKEN}") == 1  # not at every look
    assert client.get("/healthz").status_code == 200


def test_a_database_that_is_away_is_not_ready_and_the_answer_names_no_address(serve, monkeypatch):
    monkeypatch.setenv(DATABASE, "postgresql://lan:s3cret@127.0.0.1:1/gates")
    answer = serve().get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "not ready", "reason": health.AWAY}


def test_a_process_that_shows_the_last_good_data_is_ready_and_says_that_they_are_not_the_newest(serve, tiny_folder):
    client = serve()
    assert client.get("/readyz").json()["newest"] is True
    shutil.rmtree(tiny_folder)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["newest"] is False and answer.json()["events"] == 9


def test_a_failure_nobody_thought_of_is_an_answer_and_a_line_of_the_log(serve, monkeypatch, caplog):
    monkeypatch.setattr(health, "open_lasting", lambda _: 1 / 0)
    answer = serve().get("/readyz")
    assert (answer.status_code, answer.json()["reason"]) == (503, health.FAILED)
    assert any(record.exc_info for record in caplog.records)


def test_a_process_that_starts_or_ends_is_alive_and_not_ready(serve, ending):
    client = serve()
    ending.prepared = False
    assert client.get("/readyz").json()["reason"] == health.STARTING
    ending.prepared, ending.begun = True, True
    assert client.get("/readyz").json()["reason"] == health.ENDING
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200
