"""A save in the data folder is whole or not there, whatever happens, and takes nothing of anybody else's."""

import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gatemap.dataset.lock import FolderBusyError, writing
from gatemap.dataset.read import read_dataset
from gatemap.saving.changes import event_record
from gatemap.saving.folder import LOG, FolderHome
from gatemap.saving.home import RefusedError, undo
from scripts.serving import ROOT
from tests.often import MORE
from tests.saving.steps import edited, run_writers, save
from tests.tiny import HOSTILE, NEWEST_FIRST, write_tiny

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")


@pytest.fixture
def home(tmp_path: Path) -> FolderHome:
    return FolderHome(write_tiny(tmp_path / "data"))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_save_is_what_the_dashboard_reads_next(home):
    before = home.records()["d-day"]
    save(home, before, edited(before, title="Talks, mended"))
    assert read_dataset(home.folder).events.set_index("event_id").loc["d-day", "title"] == "Talks, mended"


def test_rows_that_are_not_concerned_keep_every_byte(tmp_path):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    home = FolderHome(tmp_path / "data")
    old = files(home.folder)
    before = home.records()["2023-02-20-lai-chau-ma-lu-thang-gate-change"]
    save(home, before, edited(before, note="A new note, with a comma."))
    new = files(home.folder)
    assert {name for name in new if new[name] != old.get(name)} == {"events.csv", LOG}
    lines = [set(content["events.csv"].splitlines()) for content in (old, new)]
    assert len(lines[0] - lines[1]) == len(lines[1] - lines[0]) == 1


def test_an_event_that_comes_and_goes_leaves_the_files_as_they_were(home):
    old = files(home.folder)
    record = home.records()["d-day"]
    new = event_record(record.cells | {"event_id": "d-fresh"}, record.links)
    save(home, None, new)
    save(home, new, None)
    assert {name: content for name, content in files(home.folder).items() if name != LOG} == old


def test_a_save_that_is_refused_changes_no_file(home):
    old = files(home.folder)
    before = home.records()["d-day"]
    with pytest.raises(RefusedError, match="row 2"):
        save(home, before, edited(before, kind="nonsense"))
    assert files(home.folder) == old


def test_an_error_in_another_event_does_not_stand_in_the_way(home):
    events = (home.folder / "events.csv").read_text(encoding="utf-8")
    (home.folder / "events.csv").write_text(events.replace("Made up.", " Made up. ", 1), encoding="utf-8")
    before = home.records()["d-host"]
    save(home, before, edited(before, title="Mended"))
    assert home.records()["d-host"].cells["title"] == "Mended"


@settings(max_examples=8 * MORE, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(NEWEST_FIRST), st.sampled_from(["Tên mới", HOSTILE, "a;b", 'say "x", y'])), max_size=4
    )
)
def test_undoing_every_change_backwards_gives_the_first_files_byte_for_byte(tmp_path_factory, steps):
    home = FolderHome(write_tiny(tmp_path_factory.mktemp("undo")))
    old = {name: content for name, content in files(home.folder).items() if name != LOG}
    numbers = []
    for event_id, title in steps:
        before = home.records()[event_id]
        if before.cells["title"] != title:
            numbers.append(save(home, before, edited(before, title=title)).number)
    for number in reversed(numbers):
        undo(home, number, who="Lan", why="back")
    assert {name: content for name, content in files(home.folder).items() if name != LOG} == old


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_writer_killed_at_any_moment_leaves_the_old_or_the_new_state(home):
    writers = 10 if MORE == 1 else 60
    lines = run_writers("writers", "random", str(home.folder), str(writers))
    assert len(lines) == writers
    assert {line.split()[0] for line in lines} == {"whole"}
    assert int(lines[-1].split()[1]) > 0, "some of the writers got as far as a save"


def test_a_writer_that_dies_before_any_single_step_leaves_the_old_or_the_new_state(home):
    lines = run_writers("writers", "steps", str(home.folder))
    assert {line.split()[0] for line in lines} == {"whole"}
    assert len(lines) > 10
    numbers = [int(line.split()[1]) for line in lines]
    assert numbers[0] == 0 and numbers[-1] > 3, "early deaths leave the old state, late ones the new"


def test_a_reader_does_not_see_a_folder_that_somebody_holds_for_writing(home, monkeypatch):
    save(home, *(lambda record: (record, edited(record, title="x")))(home.records()["d-day"]))
    monkeypatch.setattr("gatemap.dataset.lock.WAIT", 0.1)
    with writing(home.folder), pytest.raises(FolderBusyError, match="try again"):
        read_dataset(home.folder)


def test_a_folder_that_was_never_saved_to_gets_nothing_for_being_read(home):
    read_dataset(home.folder)
    assert not (home.folder / ".saving").exists()
