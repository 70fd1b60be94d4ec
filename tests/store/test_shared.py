"""One store for everybody: built once, and anew when the data folder has changed."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from gatemap.dataset.folder import VARIABLE
from gatemap.errors import DataError
from gatemap.store import shared
from gatemap.store.shared import KEPT, open_store, state_of
from gatemap.ui import resources
from tests.tiny import change_cell, write_tiny


def count_builds(monkeypatch) -> list:
    """Return a list that grows by one whenever a store is built."""
    built, build = [], shared.read_current
    monkeypatch.setattr(shared, "read_current", lambda folder, url: built.append(folder) or build(folder, url))
    return built


def test_a_store_is_built_once_however_often_and_by_however_many_it_is_opened(tiny_folder, monkeypatch):
    built = count_builds(monkeypatch)
    together = threading.Barrier(8)

    def opened(_):
        together.wait()
        return open_store(tiny_folder)

    with ThreadPoolExecutor(8) as threads:
        stores = list(threads.map(opened, range(8)))
    assert len({id(store) for store in stores}) == 1
    assert open_store(tiny_folder) is stores[0]
    assert len(built) == 1


def test_the_pages_open_the_store_that_the_interface_opened(tiny_folder, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tiny_folder))
    store = open_store(tiny_folder)
    assert resources.open_store() is store


def test_a_changed_file_gives_another_store_under_another_name(tiny_folder):
    before = open_store(tiny_folder)
    change_cell(tiny_folder, "events.csv", 3, "title", "Another title")
    after = open_store(tiny_folder)
    assert after is not before and after.key != before.key
    assert "Another title" in set(after.dataset.events["title"])
    assert "Another title" not in set(before.dataset.events["title"])


def test_a_reader_of_the_store_before_can_go_on_reading(tiny_folder, tmp_path):
    before = open_store(tiny_folder)
    for number in range(KEPT + 1):
        open_store(write_tiny(tmp_path / f"other-{number}"))
    with before.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar() == 9
    assert open_store(tiny_folder) is not before


def test_broken_data_are_read_once_and_told_every_time_until_they_are_mended(tiny_folder, monkeypatch):
    built = count_builds(monkeypatch)
    change_cell(tiny_folder, "events.csv", 3, "kind", "tlaks")
    for _ in range(3):
        with pytest.raises(DataError) as problem:
            open_store(tiny_folder)
        assert [finding.value for finding in problem.value.findings] == ["tlaks"]
    assert len(built) == 1
    change_cell(tiny_folder, "events.csv", 3, "kind", "talks")
    assert len(open_store(tiny_folder).dataset.events) == 9


def test_only_who_must_wait_for_the_store_is_told_so(tiny_folder):
    waited = []

    @contextmanager
    def waiting():
        waited.append("begun")
        yield
        waited.append("ended")

    open_store(tiny_folder, waiting)
    open_store(tiny_folder, waiting)
    assert waited == ["begun", "ended"]


def test_a_folder_that_is_not_there_is_told_as_broken_data(tmp_path):
    with pytest.raises(DataError):
        open_store(tmp_path / "nowhere")


def test_hidden_files_change_nothing_and_every_other_file_does(tiny_folder):
    before = state_of(tiny_folder)
    (tiny_folder / ".saving" / "new").mkdir(parents=True)
    (tiny_folder / ".saving" / "new" / "events.csv").write_text("half a save")
    (tiny_folder / ".hidden.csv").write_text("x")
    assert state_of(tiny_folder) == before
    (tiny_folder / "basemap" / "towns.geojson").write_text("{}")
    assert state_of(tiny_folder) != before


def test_two_folders_that_hold_the_same_have_stores_of_their_own(tmp_path):
    stores = [open_store(write_tiny(tmp_path / name)) for name in ("one", "two")]
    assert stores[0].key != stores[1].key
