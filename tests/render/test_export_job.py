"""A job writes its file beside everything else, tells how far it is, and ends when nobody wants it."""

import datetime as dt
import threading

import pytest

from gatemap.render.exports import job
from gatemap.render.exports.about import Export
from gatemap.render.exports.csv_table import csv_bytes
from gatemap.render.exports.registry import FORMATS
from gatemap.store.view import View
from tests.tiny import NEWEST_FIRST


@pytest.fixture
def export(tiny_store, monkeypatch) -> Export:
    monkeypatch.setattr("gatemap.render.exports.about.CHUNK", 2)
    return Export(tiny_store, View(), dt.date(2026, 1, 31))


def test_its_file_is_the_export(export):
    done = job.Job(FORMATS["csv"], export).start()
    done.wait()
    assert (done.state, done.share, done.done) == (job.READY, 1.0, len(NEWEST_FIRST))
    assert done.path.read_bytes() == csv_bytes(export.store, export.view, export.day)


def test_it_tells_how_far_it_is_and_does_not_wait_for_anybody(export, monkeypatch):
    may_go_on, has_begun = threading.Event(), threading.Event()

    def write(own, path):
        parts = own.chunks()
        next(parts), next(parts)
        has_begun.set()
        may_go_on.wait(30)
        path.write_text("".join(str(len(part)) for part in parts))

    monkeypatch.setattr("gatemap.render.exports.csv_table.write", write)
    running = job.Job(FORMATS["csv"], export).start()
    assert has_begun.wait(30)
    assert (running.state, running.done, running.share) == (job.RUNNING, 2, 2 / len(NEWEST_FIRST))
    may_go_on.set()
    running.wait()
    assert running.state == job.READY


def test_one_that_is_stopped_does_not_go_on(export, monkeypatch):
    may_go_on = threading.Event()

    def write(own, path):
        for _ in own.chunks():
            may_go_on.wait(30)

    monkeypatch.setattr("gatemap.render.exports.csv_table.write", write)
    running = job.Job(FORMATS["csv"], export).start()
    running.stop()
    may_go_on.set()
    running.wait()
    assert running.state == job.FAILED and running.done < len(NEWEST_FIRST)


def test_one_that_fails_says_so_and_the_log_says_why(export, monkeypatch, caplog):
    monkeypatch.setattr("gatemap.render.exports.csv_table.write", lambda own, path: 1 / 0)
    failed = job.Job(FORMATS["csv"], export).start()
    failed.wait()
    assert failed.state == job.FAILED and "ZeroDivisionError" in caplog.text


def test_its_file_goes_away_with_it(export):
    done = job.Job(FORMATS["csv"], export).start()
    done.wait()
    path = done.path
    del done
    assert not path.exists()
