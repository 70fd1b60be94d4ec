"""A save in the data folder is whole or not there, whatever happens, and takes nothing of anybody else's."""

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gatemap.dataset.lock import FolderBusyError, writing
from gatemap.dataset.read import read_dataset
from gatemap.saving import folder as folder_module
from gatemap.saving.changes import Change, StaleEditError, event_record
from gatemap.saving.folder import LOG, FolderHome
from gatemap.saving.home import RefusedError, undo
from scripts.serving import ROOT
from tests.tiny import HOSTILE, NEWEST_FIRST, write_tiny

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")


@pytest.fixture
def home(tmp_path: Path) -> FolderHome:
    return FolderHome(write_tiny(tmp_path / "data"))


def edited(record, **cells):
    return event_record(record.cells | cells, record.links)


def save(home, before, after, who="Lan"):
    return home.save([Change(before, after)], who=who, why="a test")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def run_writers(*arguments: str) -> list[str]:
    command = [sys.executable, "-m", "tests.saving.writers", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=170, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()


def test_a_save_is_read_back_and_is_recorded_with_who_when_and_why(home):
    before = home.records()["d-day"]
    after = edited(before, title="Talks, mended")
    save(home, before, after)
    assert home.records()["d-day"] == after
    assert read_dataset(home.folder).events.set_index("event_id").loc["d-day", "title"] == "Talks, mended"
    (revision,) = home.revisions()
    assert (revision.who, revision.why, revision.changes) == ("Lan", "a test", (Change(before, after),))
    assert revision.when.tzinfo is not None


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


def test_a_new_event_comes_with_its_links_and_goes_with_them(home):
    old = files(home.folder)
    record = home.records()["d-day"]
    new = event_record(record.cells | {"event_id": "d-fresh"}, record.links)
    save(home, None, new)
    assert home.records()["d-fresh"].links == new.links
    save(home, new, None)
    assert {name: content for name, content in files(home.folder).items() if name != LOG} == old


def test_what_would_be_wrong_is_refused_with_row_and_column_and_changes_nothing(home):
    old = files(home.folder)
    before = home.records()["d-day"]
    with pytest.raises(RefusedError) as refused:
        save(home, before, edited(before, kind="nonsense", source_url="javascript:alert(1)"))
    assert {finding.column for finding in refused.value.findings} == {"kind", "source_url"}
    assert files(home.folder) == old and home.revisions() == []


def test_an_error_that_was_there_before_does_not_stand_in_the_way(home):
    events = (home.folder / "events.csv").read_text(encoding="utf-8")
    (home.folder / "events.csv").write_text(events.replace("Made up.", " Made up. ", 1), encoding="utf-8")
    before = home.records()["d-host"]
    save(home, before, edited(before, title="Mended"))
    assert home.records()["d-host"].cells["title"] == "Mended"


def test_an_edit_of_what_somebody_else_changed_meanwhile_is_refused_with_both_versions(home):
    seen = home.records()["d-day"]
    theirs = edited(seen, title="Theirs")
    save(home, seen, theirs, who="Minh")
    mine = edited(seen, title="Mine")
    with pytest.raises(StaleEditError, match="was changed meanwhile") as refused:
        save(home, seen, mine)
    assert (refused.value.current, refused.value.change.after) == (theirs, mine)
    assert home.records()["d-day"] == theirs


def test_a_new_event_whose_id_is_taken_and_a_change_of_one_that_is_gone_are_refused(home):
    record = home.records()["d-day"]
    with pytest.raises(StaleEditError, match="already there"):
        save(home, None, edited(record, title="Another"))
    save(home, record, None)
    with pytest.raises(StaleEditError, match="is gone"):
        save(home, record, edited(record, title="Too late"))


def test_a_change_can_be_undone_and_the_undoing_too(home):
    before = home.records()["d-day"]
    after = edited(before, title="Changed")
    save(home, before, after)
    assert undo(home, 1, who="Lan", why="wrong").undoes == 1
    assert home.records()["d-day"] == before
    undo(home, 2, who="Lan", why="it was right")
    assert home.records()["d-day"] == after
    with pytest.raises(StaleEditError):
        undo(home, 2, who="Lan", why="twice")
    with pytest.raises(KeyError):
        undo(home, 9, who="Lan", why="none")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


def test_two_writers_at_once_lose_nothing(home):
    problems = []

    def write(writer: int) -> None:
        own = FolderHome(home.folder)
        for number in range(5):
            record = own.records()["d-day"]
            new = event_record(record.cells | {"event_id": f"d-w{writer}-{number}"}, record.links)
            try:
                save(own, None, new, who=f"writer {writer}")
            except Exception as problem:
                problems.append(problem)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert {f"d-w{w}-{n}" for w in range(3) for n in range(5)} <= set(home.records())
    assert [revision.number for revision in home.revisions()] == list(range(1, 16))


@pytest.mark.slow
def test_a_writer_killed_at_any_moment_leaves_the_old_or_the_new_state(home):
    lines = run_writers("random", str(home.folder), "60")
    assert len(lines) == 60
    assert {line.split()[0] for line in lines} == {"whole"}
    assert int(lines[-1].split()[1]) > 5, "some of the writers got as far as a save"


def test_a_writer_that_dies_before_any_single_step_leaves_the_old_or_the_new_state(home):
    lines = run_writers("steps", str(home.folder))
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


def test_nothing_is_left_of_the_trial_that_a_save_is_checked_in(home, tmp_path, monkeypatch):
    monkeypatch.setattr(folder_module.tempfile, "tempdir", str(tmp_path / "rooms"))
    (tmp_path / "rooms").mkdir()
    before = home.records()["d-day"]
    save(home, before, edited(before, title="Mended"))
    assert list((tmp_path / "rooms").iterdir()) == []
