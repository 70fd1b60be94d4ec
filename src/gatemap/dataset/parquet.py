"""Tables of events as Parquet files: the same cells, read in a fraction of the time."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from gatemap.dataset.files import LARGEST_TABLE, MOST_COLUMNS, file_finding, require_file
from gatemap.errors import DataError
from gatemap.text import shorten

TABLES = ("events.csv", "event_places.csv")  # may be Parquet instead, under the same name with another ending
PART = 10_000  # rows that are read at a time
_BUFFER = 1_000_000  # bytes of a column that are read at a time
_SMALL = 4_000_000  # bytes


def parquet_instead_of(path: Path) -> Path | None:
    """Return the Parquet file that stands for the CSV file at `path`, None when there is none.

    Raises
    ------
    DataError
        When both are there: nobody could say which of them counts.
    """
    other = path.with_suffix(".parquet")
    if path.name not in TABLES or not other.exists():
        return None
    if path.exists():
        raise DataError([file_finding(path, "unreadable", f"either this file or {other.name}, not both; remove one")])
    return other


def read_parquet(path: Path) -> pd.DataFrame:
    """Read a Parquet file whose columns are all text; a cell without a value is an empty text.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    pandas.DataFrame of str
        Indexed as the rows of a CSV file with one line a row: the first is 2.

    Raises
    ------
    DataError
        When the file cannot be read, holds anything but text, or would fill the memory.
    """
    require_file(path, LARGEST_TABLE)
    try:
        with pq.ParquetFile(path) as file:
            _require_texts(path, file)
            names, repeated = file.schema_arrow.names, _repeated(file)
        with pq.ParquetFile(path, read_dictionary=repeated, pre_buffer=False, buffer_size=_BUFFER) as file:
            parts, room = [], LARGEST_TABLE
            for batch in file.iter_batches(PART):
                room -= sum(_length(column) for column in batch.columns)
                if room < 0:
                    raise DataError([_too_large(path)])
                parts.append(pa.table([_texts(column) for column in batch.columns], names))
    except (pa.ArrowException, OSError, ValueError) as problem:
        raise DataError([file_finding(path, "unreadable", f"a Parquet file ({shorten(problem, 200)})")]) from None
    whole = pa.concat_tables(parts) if parts else pa.table({name: pa.array([], pa.large_string()) for name in names})
    frame = whole.to_pandas()
    frame.index = pd.RangeIndex(2, len(frame) + 2)
    return frame


def _require_texts(path: Path, file: pq.ParquetFile) -> None:
    schema, about = file.schema_arrow, file.metadata
    if len(schema) > MOST_COLUMNS or len(set(schema.names)) < len(schema):
        expected = f"at most {MOST_COLUMNS} columns, each of a name of its own"
        raise DataError([file_finding(path, "too-wide", expected)])
    for field in schema:
        if not (_is_text(field.type) or (pa.types.is_dictionary(field.type) and _is_text(field.type.value_type))):
            name = shorten(field.name) if field.name.isprintable() else repr(shorten(field.name))
            raise DataError([file_finding(path, "unreadable", f"text in every column; {name} holds {field.type}")])
    size = sum(about.row_group(number).total_byte_size for number in range(about.num_row_groups))
    if size > LARGEST_TABLE or about.num_rows * len(schema) > LARGEST_TABLE:
        raise DataError([_too_large(path)])


def _repeated(file: pq.ParquetFile) -> list[str]:
    """Return the columns that are small in the file, as those of codes are.

    They are read as codes until the length of their texts is known: a small file can hold a long text a million times.
    """
    sizes = dict.fromkeys(file.schema_arrow.names, 0)
    for group in range(file.metadata.num_row_groups):
        for number, name in enumerate(sizes):
            sizes[name] += file.metadata.row_group(group).column(number).total_uncompressed_size
    return [name for name, size in sizes.items() if size <= _SMALL]


def _too_large(path: Path):
    return file_finding(path, "too-large", f"a table of at most {LARGEST_TABLE // 1_000_000} MB when it is unpacked")


def _is_text(of: pa.DataType) -> bool:
    return pa.types.is_string(of) or pa.types.is_large_string(of)


def _length(column: pa.Array) -> int:
    """Return the bytes of all cells."""
    if not pa.types.is_dictionary(column.type):
        return column.nbytes
    return pc.sum(pc.binary_length(column.dictionary).take(column.indices)).as_py() or 0


def _texts(column: pa.Array) -> pa.Array:
    """Return cells as text that is UTF-8 for certain."""
    texts = column.cast(pa.large_string()).fill_null("")
    texts.validate(full=True)
    return texts
