"""A data folder may hold its events as Parquet: the same cells are read, checked and told alike."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gatemap.dataset import parquet
from gatemap.dataset.checker import check_folder
from gatemap.dataset.lock import FolderUnusableError
from gatemap.dataset.read import read_dataset
from gatemap.errors import DataError
from gatemap.saving.folder import FolderHome
from gatemap.saving.trial import folder_with
from tests.dataset.rules.good_folder import TODAY, write_good
from tests.tiny import change_cell, write_tiny


def as_parquet(folder: Path, columns=lambda name, cells: cells) -> Path:
    """Put Parquet files in the place of the CSV files of events; `columns` may change a column."""
    for name in parquet.TABLES:
        path = folder / name
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        table = {column: columns(column, pa.array(frame[column].tolist(), pa.string())) for column in frame}
        pq.write_table(pa.table(table), path.with_suffix(".parquet"))
        path.unlink()
    return folder


def findings(folder: Path):
    with pytest.raises(DataError) as told:
        read_dataset(folder)
    return told.value.findings


@pytest.mark.parametrize(
    "columns",
    [
        lambda name, cells: cells,
        lambda name, cells: cells.dictionary_encode(),
        lambda name, cells: cells.cast(pa.large_string()),
        lambda name, cells: pa.array([text or None for text in cells.to_pylist()], pa.string()),
    ],
    ids=["text", "codes", "large text", "no value for an empty text"],
)
def test_the_same_dataset_is_read_from_parquet_as_from_csv(tiny_dataset, tmp_path, columns):
    read = read_dataset(as_parquet(write_tiny(tmp_path / "tiny"), columns))
    pd.testing.assert_frame_equal(read.events, tiny_dataset.events)
    pd.testing.assert_frame_equal(read.event_places, tiny_dataset.event_places)


def test_the_same_is_found_in_the_same_rows(tmp_path):
    folders = [write_good(tmp_path / name) for name in ("csv", "parquet")]
    for folder in folders:
        change_cell(folder, "events.csv", 3, "date", "soon")
        change_cell(folder, "event_places.csv", 2, "place_id", "no-such-place")
        change_cell(folder, "events.csv", 2, "title", " blank at its beginning")
    as_parquet(folders[1])
    told = [check_folder(folder, TODAY) for folder in folders]
    assert told[0] == told[1] and {finding.row for finding in told[0]} >= {2, 3}


def test_both_files_of_one_table_are_refused(tiny_folder):
    csv = (tiny_folder / "events.csv").read_bytes()
    as_parquet(tiny_folder)
    (tiny_folder / "events.csv").write_bytes(csv)
    assert "not both" in str(findings(tiny_folder)[0])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Parquet"),
        (b"PAR1 and no more", "Parquet"),
        (b"event_id,title\na,b\n", "Parquet"),
    ],
)
def test_a_file_that_is_no_parquet_is_told(tiny_folder, content, said):
    as_parquet(tiny_folder)
    (tiny_folder / "events.parquet").write_bytes(content)
    found = findings(tiny_folder)
    assert found[0].code == "unreadable" and said in str(found[0])


def test_a_file_cut_short_is_told(tiny_folder):
    as_parquet(tiny_folder)
    path = tiny_folder / "events.parquet"
    path.write_bytes(path.read_bytes()[:-200])
    assert findings(tiny_folder)[0].code == "unreadable"


def test_damaged_pages_are_told_or_checked_and_never_a_traceback(tiny_folder):
    as_parquet(tiny_folder)
    path = tiny_folder / "events.parquet"
    whole = path.read_bytes()
    for place in range(4, len(whole) // 2, 97):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            read_dataset(tiny_folder)
        except DataError as problem:
            assert problem.findings


@pytest.mark.parametrize(
    "cells", [pa.array([1] * 9), pa.array([b"\xff"] * 9, pa.binary()), pa.array([["a"]] * 9)], ids=str
)
def test_a_column_that_holds_no_text_is_told(tiny_folder, cells):
    as_parquet(tiny_folder)
    table = pq.read_table(tiny_folder / "events.parquet")
    at = table.schema.get_field_index("venue")
    pq.write_table(table.set_column(at, "venue", cells), tiny_folder / "events.parquet")
    assert "text in every column; venue holds" in str(findings(tiny_folder)[0])


def test_text_that_is_not_utf_8_is_told(tiny_folder):
    as_parquet(tiny_folder)
    table = pq.read_table(tiny_folder / "events.parquet")
    broken = pa.Array.from_buffers(pa.string(), 9, pa.array([b"\xff\xfe"] * 9, pa.binary()).buffers())
    table = table.set_column(table.schema.get_field_index("venue"), "venue", broken)
    pq.write_table(table, tiny_folder / "events.parquet")
    assert findings(tiny_folder)[0].code == "unreadable"


def test_a_small_file_of_one_long_text_many_times_does_not_fill_the_memory(tiny_folder):
    as_parquet(tiny_folder)
    path, many = tiny_folder / "events.parquet", 200_000
    one = pa.DictionaryArray.from_arrays(pa.array([0] * many, pa.int32()), pa.array(["x" * 100_000]))
    pq.write_table(pa.table({"event_id": one}), path)
    assert path.stat().st_size < 1_000_000
    assert findings(tiny_folder)[0].code == "too-large"


def test_a_table_without_rows_has_its_columns(tiny_folder):
    as_parquet(tiny_folder)
    for name in ("events.parquet", "event_places.parquet"):
        pq.write_table(pq.read_table(tiny_folder / name).slice(0, 0), tiny_folder / name)
    assert len(read_dataset(tiny_folder).events) == 0


def test_saving_to_a_folder_of_parquet_files_is_refused_in_one_sentence(tiny_folder):
    with pytest.raises(FolderUnusableError, match="read and not saved to"):
        FolderHome(as_parquet(tiny_folder)).records()


def test_other_contents_stand_in_the_place_of_a_parquet_file(tiny_folder):
    csv = {name: (tiny_folder / name).read_bytes() for name in parquet.TABLES}
    with folder_with(as_parquet(tiny_folder), csv) as trial:
        assert len(read_dataset(trial).events) == 9
