"""A data folder as it would be with other contents of some files, to read and to check it before it is so."""

import csv
import datetime as dt
import io
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from gatemap.dataset.checker import findings_of
from gatemap.saving.changes import EVENT_COLUMNS, EVENTS, LINK_COLUMNS, LINKS, EventRecord
from gatemap.saving.home import refuse_new_errors

_TABLES = (".csv", ".parquet")


@contextmanager
def folder_with(folder: Path, contents: Mapping[str, bytes | Path]) -> Iterator[Path]:
    """Make a folder of links to the files of `folder`, with other contents among them.

    Parameters
    ----------
    folder : pathlib.Path
        A data folder that the caller holds for reading or writing. It is not changed.
    contents : Mapping of str to bytes or pathlib.Path
        By file name, bytes or the path of a file that holds them; what `folder` holds under these names is left out.

    Yields
    ------
    pathlib.Path
        Gone afterwards.
    """
    with tempfile.TemporaryDirectory() as room:
        trial = Path(room)
        # A table may be Parquet, under the same name with another ending.
        tables = {Path(file).stem for file in contents if Path(file).suffix in _TABLES}
        for path in folder.iterdir() if folder.is_dir() else ():
            given = path.name in contents or (path.suffix in _TABLES and path.stem in tables)
            if not given and not path.name.startswith("."):
                (trial / path.name).symlink_to(path.resolve(), target_is_directory=path.is_dir())
        for file, content in contents.items():
            if isinstance(content, Path):
                (trial / file).symlink_to(content.resolve())
            else:
                (trial / file).write_bytes(content)
        yield trial


def refuse_errors(folder: Path, before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Raise RefusedError when `folder` would hold an error with the contents `after` that it does not hold `before`."""
    today = dt.date.today()
    with folder_with(folder, after) as trial:
        found = findings_of(trial, today)
    if any(finding.severity == "error" for finding in found):
        with folder_with(folder, before) as trial:
            refuse_new_errors(findings_of(trial, today), found)


def table_bytes(columns: Sequence[str], rows: Iterable[dict[str, str]], line_end: str = "\n") -> bytes:
    """Write rows as a CSV file in UTF-8."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator=line_end)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def files_of(records: Iterable[EventRecord]) -> dict[str, bytes]:
    """Return the files of events and of links that hold `records`, in their order."""
    records = list(records)
    return {
        EVENTS: table_bytes(EVENT_COLUMNS, (record.cells for record in records)),
        LINKS: table_bytes(LINK_COLUMNS, (link for record in records for link in record.links)),
    }
