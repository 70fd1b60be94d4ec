"""The disk is full, or the folder goes, at any step of a save: all of it is there or none, and a sentence says so."""

import errno
import shutil
from pathlib import Path

import pytest

from gatemap.dataset import lock
from gatemap.dataset.read import read_dataset
from gatemap.errors import GatemapError
from gatemap.saving import folder, trial
from gatemap.saving.folder import FolderHome
from tests.saving.steps import edited, save

NEW = "Another title"
STEPS = 13  # one more than a save has, so the last fails nowhere


@pytest.fixture
def home(tiny_folder: Path) -> FolderHome:
    return FolderHome(tiny_folder)


def full(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


def failing_at(monkeypatch, number: int) -> list:
    """Let the `number`-th write, rename or flush of a save fail, as on a full disk; return the steps taken."""
    taken: list[str] = []

    def step(name: str, real):
        def taking(*given, **more):
            taken.append(name)
            return full() if len(taken) == number else real(*given, **more)

        return taking

    monkeypatch.setattr(lock, "_write_through", step("write", lock._write_through))
    monkeypatch.setattr(lock, "_sync_folder", step("flush", lock._sync_folder))
    monkeypatch.setattr(Path, "replace", step("rename", Path.replace))
    return taken


def title(where: Path) -> str:
    return read_dataset(where).events.set_index("event_id").loc["d-day", "title"]


@pytest.mark.parametrize("number", range(1, STEPS + 1))
def test_a_full_disk_leaves_all_of_a_save_or_nothing(number, home, monkeypatch):
    monkeypatch.setattr(folder, "refuse_errors", lambda *_: None)  # what it checks is right, and it takes its time
    old = title(home.folder)
    before = home.records()["d-day"]
    with monkeypatch.context() as patch:
        failing_at(patch, number)
        try:
            save(home, before, edited(before, title=NEW))
            told = None
        except GatemapError as problem:
            told = str(problem)
    kept = title(home.folder)
    assert kept == (old if told else NEW)
    assert told is None or ("nothing was saved" in told and "No space left" in told)
    assert len(home.revisions()) == (0 if told else 1)
    # When there is room again, it goes on as if nothing had been.
    now = home.records()["d-day"]
    save(home, now, edited(now, title="A third one"))
    assert title(home.folder) == "A third one"


def test_the_steps_of_a_save_are_all_tried(home, monkeypatch):
    before = home.records()["d-day"]
    taken = failing_at(monkeypatch, 1000)
    save(home, before, edited(before, title=NEW))
    assert len(taken) == STEPS - 1
    assert {"write", "rename", "flush"} == set(taken)


def test_no_room_for_the_trial_is_a_sentence_too(home, monkeypatch):
    before = home.records()["d-day"]
    monkeypatch.setattr(trial.tempfile, "TemporaryDirectory", full)
    with pytest.raises(GatemapError, match="nothing was saved"):
        save(home, before, edited(before, title=NEW))


@pytest.mark.parametrize("file", ["events.csv", "event_places.csv"])
@pytest.mark.parametrize("harm", ["gone", "cut", "noise", "another header", "a quote"])
def test_a_table_that_cannot_be_read_is_never_saved_over(file, harm, home):
    before = home.records()["d-day"]
    path = home.folder / file
    content = path.read_bytes()
    harmed = {
        "cut": content[: len(content) // 2 - 3],
        "noise": bytes(range(256)),
        "another header": content.replace(b"event_id", b"id", 1),
        "a quote": content.replace(b"d-day", b'"d-day', 1),
    }
    path.unlink()
    if harm != "gone":
        path.write_bytes(harmed[harm])
    left = path.read_bytes() if path.exists() else None
    with pytest.raises(GatemapError):
        save(home, before, edited(before, title=NEW))
    assert (path.read_bytes() if path.exists() else None) == left


def test_a_folder_that_is_gone_is_told(home):
    before = home.records()["d-day"]
    shutil.rmtree(home.folder)
    with pytest.raises(GatemapError):
        save(home, before, edited(before, title=NEW))
    with pytest.raises(GatemapError):
        home.records()


@pytest.mark.parametrize("line", ["{", "null", "[]", '{"number": 1}', "\0", '{"number": "x", "when": "y"}'])
def test_a_damaged_history_is_told_and_the_data_stay_readable(line, home):
    (home.folder / "changes.jsonl").write_text(line + "\n")
    with pytest.raises(GatemapError, match=r"changes\.jsonl is damaged"):
        home.revisions()
    assert len(home.records()) == 9 and len(read_dataset(home.folder).events) == 9
