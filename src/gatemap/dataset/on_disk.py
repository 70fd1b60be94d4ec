"""Tables too large to be held in memory beside the store that is made of them: their texts lie in a file."""

import logging
import mmap
import tempfile
import weakref

import pandas as pd
import pyarrow as pa

MANY = 50_000  # rows from which on it is worth the while

_in_use: weakref.WeakSet[mmap.mmap] = weakref.WeakSet()


def on_disk(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame whose texts lie in a file without a name, which ends with the last frame that shows it.

    Its pages are read when they are used, and the system may take them out of memory at any time. A small frame, or
    one for which there is no room on the disk, is returned as it is.
    """
    texts = frame.select_dtypes("str")
    if len(frame) < MANY:
        return frame
    try:
        pages = _written(pa.Table.from_pandas(texts, preserve_index=False))
    except OSError as problem:
        logging.getLogger("gatemap").warning("%s rows of text are held in memory: %s", len(frame), problem)
        return frame
    _in_use.add(pages)
    held = pa.ipc.open_file(pa.py_buffer(pages)).read_all().to_pandas().set_axis(frame.index)
    others = frame.drop(columns=texts.columns)
    return pd.concat([held, others], axis="columns")[list(frame.columns)]


def give_back() -> None:
    """Give back the memory of pages that were read, which are read again when they are used, and what Arrow freed."""
    pa.default_memory_pool().release_unused()
    for pages in list(_in_use):
        if hasattr(mmap, "MADV_DONTNEED"):  # other systems take them back by themselves
            pages.madvise(mmap.MADV_DONTNEED)


def _written(table: pa.Table) -> mmap.mmap:
    with tempfile.TemporaryFile() as file:
        with pa.ipc.new_file(file, table.schema) as writer:
            writer.write_table(table)
        file.flush()
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
