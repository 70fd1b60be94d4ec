"""The lines of the log: one for each thing that happened, printable, and with nothing of who asked."""

import logging
import os
import re
import subprocess
import sys

import pytest
import sqlalchemy as sa
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient

from gatemap.server.logs import OneLine, told
from gatemap.server.requests import RequestLog
from scripts.serving import ROOT

HOSTILE = "x\n2026-01-31T00:00:00Z error forged\r\x1b[2J\x00\u202e\u2028"
LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (debug|info|warning|error|critical) .+")


@pytest.fixture
def lines():
    """What the logger of the app writes, line for line."""
    written = []

    class Keeping(logging.Handler):
        def emit(self, record):
            written.extend(self.format(record).split("\n"))

    handler, log = Keeping(), logging.getLogger("gatemap")
    handler.setFormatter(OneLine())
    log.addHandler(handler)
    before = log.level
    log.setLevel(logging.INFO)
    yield written
    log.removeHandler(handler)
    log.setLevel(before)


@pytest.fixture
def client(lines):
    def fail(_):
        raise RuntimeError(HOSTILE)

    async def visit(socket):
        await socket.accept()
        await socket.close()

    texts = (
        "/",
        "/api/events",
        "/static/app.js",
        "/healthz",
        "/_stcore/upload_file/session-7/file-9",
        "/media/9f2.csv",
    )
    routes = [Route(path, lambda _: PlainTextResponse("x"), methods=["GET", "PUT"]) for path in texts]
    routes += [Route("/fails", fail), WebSocketRoute("/_stcore/stream", visit)]
    app = RequestLog(Starlette(routes=routes))
    return TestClient(app, raise_server_exceptions=False, client=("203.0.113.77", 40_000))


def test_a_message_is_one_printable_line(lines):
    logging.getLogger("gatemap").warning("found %s", HOSTILE)
    (line,) = lines
    assert LINE.fullmatch(line) and line.isprintable()


def test_a_failure_is_one_printable_line_that_names_the_places_in_the_code(lines):
    def deep():
        raise ValueError(HOSTILE)

    try:
        deep()
    except ValueError:
        logging.getLogger("gatemap").exception("page %s", "map")
    (line,) = lines
    assert line.isprintable() and " error page map: ValueError: x" in line
    assert re.search(r"\(server/test_logs\.py:\d+ deep < server/test_logs\.py:\d+ test_a_failure", line)
    assert str(ROOT) not in line


def test_at_the_level_debug_the_traceback_follows_whole(lines):
    logging.getLogger("gatemap").setLevel(logging.DEBUG)
    try:
        raise ValueError(HOSTILE)
    except ValueError:
        logging.getLogger("gatemap").exception("page")
    assert len(lines) > 3
    assert all(line.isprintable() for line in lines)
    assert all(line.startswith("    ") for line in lines[1:])


def test_a_failed_query_does_not_tell_what_was_searched_for():
    engine = sa.create_engine("duckdb:///:memory:")
    with pytest.raises(sa.exc.SQLAlchemyError) as failed, engine.connect() as connection:
        connection.execute(sa.text("SELECT * FROM nothing WHERE words = :words"), {"words": "a private search"})
    engine.dispose()
    assert "private" in str(failed.value) and "private" not in told(failed.value)


def test_a_cause_is_told_as_well():
    try:
        try:
            raise KeyError("d-day")
        except KeyError as problem:
            raise ValueError("no such event") from problem
    except ValueError as problem:
        assert re.fullmatch(r"ValueError: no such event \(.*\), because of KeyError: 'd-day' \(.*\)", told(problem))


def test_a_request_is_one_line_without_who_asked_and_what_for(client, lines):
    client.get("/api/events?q=private+words", headers={"X-Forwarded-For": "203.0.113.9", "Cookie": "a=secret"})
    (line,) = lines
    assert re.fullmatch(r"\S+ info GET /api/events 200 \d+ ms", line)


def test_numbers_of_visits_and_files_are_left_out(client, lines):
    client.put("/_stcore/upload_file/session-7/file-9")
    logging.getLogger("gatemap").setLevel(logging.DEBUG)
    client.get("/media/9f2.csv")
    assert [line.split(" ", 1)[1].rsplit(" ", 3)[0] for line in lines] == [
        "info PUT /_stcore/upload_file/…",
        "debug GET /media/…",
    ]


def test_files_and_looks_of_machines_are_told_at_the_level_debug_only(client, lines):
    client.get("/static/app.js")
    client.get("/healthz")
    assert lines == []
    client.get("/static/missing.js")
    assert " warning GET /static/missing.js 404 " in lines[0]


def test_a_failed_request_is_one_line_with_the_failure_and_a_path_cannot_forge_another(client, lines):
    client.get("/fails")
    assert " error GET /fails: RuntimeError: x" in lines[0]
    client.get("/nothing/%0a2026-01-31T00:00:00Z%20error%20forged%1b[2J")
    assert all(LINE.fullmatch(line) and line.isprintable() for line in lines)
    assert len(lines) == 2


def test_the_end_of_a_visit_is_told_with_how_long_it_was(client, lines):
    with client.websocket_connect("/_stcore/stream"):
        pass
    assert re.fullmatch(r"\S+ info visit ended after \d+ s", lines[0])


CHATTER = """
import logging, os, warnings
logging.getLogger("uvicorn.error").addHandler(logging.StreamHandler())
logging.getLogger("uvicorn.error").propagate = False
from gatemap.server import logs
logs.set_up()
logging.getLogger("uvicorn.error").info("203.0.113.77 - WebSocket accepted")
logging.getLogger("uvicorn.error").warning("odd request")
logging.getLogger("gatemap").debug("a detail")
logging.getLogger("gatemap").info("a page")
logging.getLogger("gatemap").error("a failure")
warnings.warn("old")
"""


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("", ["warning odd request", "info a page", "error a failure", "warning"]),
        ("debug", ["warning odd request", "debug a detail", "info a page", "error a failure", "warning"]),
        ("ERROR", ["warning odd request", "error a failure", "warning"]),
        ("loud", ["warning GATEMAP_LOG", "warning odd request", "info a page", "error a failure", "warning"]),
    ],
)
def test_the_level_is_chosen_and_what_others_say_has_the_same_form_without_visitors(level, expected):
    environment = os.environ | {"GATEMAP_LOG": level}
    said = subprocess.run(
        [sys.executable, "-c", CHATTER], env=environment, capture_output=True, text=True, check=True
    ).stderr.splitlines()
    assert [line.split(" ", 1)[1][: len(start)] for line, start in zip(said, expected, strict=True)] == expected
    assert all(LINE.fullmatch(line) for line in said)
    assert not any("203.0.113" in line for line in said)
