"""The texts of a large table lie on disk, and nobody can tell by its cells."""

import gc
import tempfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from gatemap.dataset import on_disk as module
from gatemap.dataset.dates import derive
from gatemap.dataset.join import join
from gatemap.dataset.on_disk import give_back, on_disk
from gatemap.dataset.read import read_dataset


@pytest.fixture(autouse=True)
def everything_is_many(monkeypatch):
    monkeypatch.setattr(module, "MANY", 1)


@pytest.fixture
def frame(tiny_dataset) -> pd.DataFrame:
    return tiny_dataset.events.set_axis(range(2, 2 + len(tiny_dataset.events)))


def test_a_frame_on_disk_is_the_same_frame(frame):
    pd.testing.assert_frame_equal(on_disk(frame), frame)


def test_it_is_the_same_after_its_memory_was_given_back(frame):
    moved = on_disk(frame)
    give_back()
    pd.testing.assert_frame_equal(moved, frame)


def test_its_texts_take_no_memory_of_arrow():
    gc.collect()
    frame = pd.DataFrame({"text": ["x" * 1000] * 1000}, dtype="str")
    before = pa.total_allocated_bytes()
    moved = on_disk(frame)
    del frame
    gc.collect()
    assert pa.total_allocated_bytes() <= before - 1_000_000 and moved.loc[999, "text"] == "x" * 1000


def test_it_follows_from_a_dataset_on_disk_what_follows_from_one_in_memory(tiny_dataset, tiny_folder):
    read = read_dataset(tiny_folder)
    pd.testing.assert_frame_equal(join(read).events, join(tiny_dataset).events)


def test_it_can_be_changed_as_any_frame_can(frame):
    moved = on_disk(frame).assign(title="another", note=lambda rows: rows["title"] + "!")
    assert set(moved["note"]) == {"another!"} and not on_disk(frame)["title"].eq("another").any()


def test_a_frame_without_text_or_rows_stays_as_it_is(frame):
    for small in (frame.iloc[:0], frame[["date_earliest"]]):
        pd.testing.assert_frame_equal(on_disk(small), small)


def test_without_room_on_the_disk_the_texts_stay_in_memory(frame, monkeypatch, caplog):
    def full(*given, **named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    assert on_disk(frame) is frame
    assert "No space left" in caplog.text


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux lists the open files of a process")
def test_nothing_is_left_open_when_the_frame_is_gone(frame):
    gc.collect()
    before = len(list(Path("/proc/self/fd").iterdir()))
    moved = [on_disk(frame) for _ in range(20)]
    del moved
    gc.collect()
    assert len(list(Path("/proc/self/fd").iterdir())) <= before


def test_dates_are_derived_of_cells_on_disk(frame, tiny_dataset):
    pd.testing.assert_frame_equal(derive(on_disk(frame)["date"]), derive(frame["date"]))
    assert len(replace(tiny_dataset, events=on_disk(frame)).events) == len(frame)
