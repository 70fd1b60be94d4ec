"""The data folder or the database goes away while the app runs: the last good data stay, with a notice."""

import datetime as dt
import logging
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from gatemap.dataset.folder import VARIABLE
from gatemap.errors import DataError, GatemapError
from gatemap.saving.connection import DatabaseError
from gatemap.store import lasting, queries, shared
from gatemap.store.lasting import PATIENCE, open_lasting
from gatemap.store.view import View
from tests.hardening.pages import PAGES, open_page
from tests.tiny import change_cell

NOTICE = "Newer data cannot be read"


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until it is moved, for `open_lasting`."""

    class Clock:
        now = 1000.0

        def pass_by(self, seconds: float) -> None:
            self.now += seconds

    moved = Clock()
    monkeypatch.setattr(lasting.time, "monotonic", lambda: moved.now)
    return moved


@pytest.fixture
def looks(monkeypatch) -> list:
    """A list that grows whenever somebody looks at the data."""
    found, look = [], shared.open_store
    monkeypatch.setattr(shared, "open_store", lambda *given: found.append(given) or look(*given))
    return found


def move_away(folder):
    away = folder.with_name("away")
    folder.rename(away)
    return lambda: away.rename(folder)


def make_wrong(folder):
    content = (folder / "events.csv").read_bytes()
    change_cell(folder, "events.csv", 3, "kind", "tlaks")
    return lambda: (folder / "events.csv").write_bytes(content)


def cut_a_file(folder):
    path = folder / "gates.geojson"
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return lambda: path.write_bytes(content)


def remove_a_file(folder):
    content = (folder / "organisations.csv").read_bytes()
    (folder / "organisations.csv").unlink()
    return lambda: (folder / "organisations.csv").write_bytes(content)


def put_a_file_there(folder):
    away = folder.with_name("away")
    folder.rename(away)
    folder.write_text("no folder")

    def mend():
        folder.unlink()
        away.rename(folder)

    return mend


HARMS = [move_away, make_wrong, cut_a_file, remove_a_file, put_a_file_there]


@pytest.mark.parametrize("harm", HARMS)
def test_the_last_good_data_stay_until_the_new_ones_can_be_read(tiny_folder, clock, harm):
    good = open_lasting(tiny_folder)
    assert good.problem is None
    mend = harm(tiny_folder)
    kept = open_lasting(tiny_folder)
    assert kept.store is good.store and kept.good_at == good.good_at
    assert isinstance(kept.problem, DataError) and kept.problem.findings
    assert queries.totals(kept.store, View()).events == 9
    mend()
    clock.pass_by(PATIENCE)
    again = open_lasting(tiny_folder)
    assert again.problem is None and queries.totals(again.store, View()).events == 9


def test_what_cannot_be_read_is_tried_again_once_in_a_while(tiny_folder, clock, looks):
    open_lasting(tiny_folder)
    move_away(tiny_folder)
    for _ in range(20):
        assert open_lasting(tiny_folder).problem
    assert len(looks) == 2
    clock.pass_by(PATIENCE - 0.1)
    assert open_lasting(tiny_folder).problem and len(looks) == 2
    clock.pass_by(0.1)
    assert open_lasting(tiny_folder).problem and len(looks) == 3


def test_nobody_waits_for_whoever_looks_again(tiny_folder, clock, monkeypatch):
    open_lasting(tiny_folder)
    move_away(tiny_folder)
    open_lasting(tiny_folder)
    clock.pass_by(PATIENCE)
    looking, may_end, look = threading.Event(), threading.Event(), shared.open_store

    def slow(*given):
        looking.set()
        assert may_end.wait(60)
        return look(*given)

    monkeypatch.setattr(shared, "open_store", slow)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(open_lasting, tiny_folder)
        assert looking.wait(60)
        assert open_lasting(tiny_folder).problem, "the others see the last good data at once"
        assert not first.done()
        may_end.set()
        assert first.result().problem


def test_without_any_good_data_the_problem_is_told(tmp_path, clock):
    for _ in range(2):
        with pytest.raises(DataError):
            open_lasting(tmp_path / "nowhere")


def test_a_database_that_is_away_is_told_without_its_password(tiny_folder, clock, monkeypatch, caplog):
    good = open_lasting(tiny_folder)
    monkeypatch.setenv("GATEMAP_DATABASE_URL", "postgresql://lan:s3cret-word@127.0.0.1:1/gates")
    with caplog.at_level(logging.DEBUG):
        kept = open_lasting(tiny_folder)
    assert kept.store is good.store and isinstance(kept.problem, DatabaseError)
    assert "cannot be reached" in str(kept.problem)
    assert "s3cret-word" not in str(kept.problem) + caplog.text
    monkeypatch.delenv("GATEMAP_DATABASE_URL")
    clock.pass_by(PATIENCE)
    assert open_lasting(tiny_folder).problem is None


def test_a_problem_is_logged_once_and_its_end_too(tiny_folder, clock, caplog):
    open_lasting(tiny_folder)
    mend = move_away(tiny_folder)
    with caplog.at_level(logging.WARNING, "gatemap"):
        for _ in range(5):
            open_lasting(tiny_folder)
            clock.pass_by(PATIENCE)
        mend()
        open_lasting(tiny_folder)
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]


def test_a_clock_that_is_set_back_ends_nothing(tiny_folder, monkeypatch, clock):
    open_lasting(tiny_folder)
    mend = move_away(tiny_folder)
    assert open_lasting(tiny_folder).problem
    mend()
    long_ago = SimpleNamespace(datetime=SimpleNamespace(now=lambda: dt.datetime(1990, 1, 1)))
    monkeypatch.setattr(lasting, "dt", long_ago)
    clock.pass_by(PATIENCE)
    assert open_lasting(tiny_folder).problem is None


@pytest.mark.parametrize(("page", "lang"), [*((page, "en") for page in PAGES), ("map", "vi")])
def test_every_page_goes_on_with_the_last_good_data(page, lang, tiny_folder, monkeypatch, clock):
    monkeypatch.setenv(VARIABLE, str(tiny_folder))
    opened = open_page(page, lang=[lang])
    before = [element.value for element in opened.subheader]
    assert not opened.warning
    move_away(tiny_folder)
    opened.run()
    assert not opened.exception
    assert len(opened.warning) == 1 and (NOTICE in opened.warning[0].value) == (lang == "en")
    assert [element.value for element in opened.subheader] == before
    assert not any(str(tiny_folder) in str(element.value) for element in [*opened.text, *opened.caption])


def test_a_page_loses_its_notice_when_the_data_are_back(tiny_folder, monkeypatch, clock):
    monkeypatch.setenv(VARIABLE, str(tiny_folder))
    opened = open_page("map")
    mend = make_wrong(tiny_folder)
    opened.run()
    assert len(opened.warning) == 1
    mend()
    clock.pass_by(PATIENCE)
    opened.run()
    assert not opened.warning and not opened.exception


def test_the_interface_tells_that_the_data_are_away_and_answers_again(tiny_folder, monkeypatch):
    from starlette.testclient import TestClient

    from gatemap.api.app import create_api

    monkeypatch.setenv(VARIABLE, str(tiny_folder))
    api = TestClient(create_api())
    assert api.get("/events").status_code == 200
    mend = move_away(tiny_folder)
    away = api.get("/events")
    assert away.status_code == 503 and away.json()["findings_count"] >= 1
    mend()
    assert api.get("/events").status_code == 200


def test_a_folder_that_goes_while_it_is_read_is_a_finding(tiny_folder, monkeypatch):
    """The folder goes between two of its files."""
    from gatemap.dataset import read

    real, seen = read.read_table, []

    def reading(path, table):
        seen.append(path)
        if len(seen) == 3:
            shutil.rmtree(tiny_folder)
        return real(path, table)

    monkeypatch.setattr(read, "read_table", reading)
    with pytest.raises(GatemapError):
        read.read_dataset(tiny_folder)
    assert not tiny_folder.exists()
