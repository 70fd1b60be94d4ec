"""What all commands share: problems told in sentences, and files that are whole or not there."""

import getpass
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from gatemap.errors import DataError, GatemapError


@contextmanager
def problems_told(ending: str = "") -> Iterator[None]:
    """End with every finding and a sentence instead of a traceback.

    Parameters
    ----------
    ending : str
        Follows the number of errors, such as ``; nothing was saved``.
    """
    try:
        yield
    except DataError as problem:
        for finding in problem.findings:
            click.echo(str(finding), err=True)
        raise click.ClickException(f"{len(problem.findings)} errors{ending}") from None
    except GatemapError as problem:
        raise click.ClickException(str(problem)) from None


@contextmanager
def whole_file(output: Path) -> Iterator[Path]:
    """Give a path to write to, beside `output`; it takes the place of `output` when all of it is written.

    A pipe or a device, such as ``/dev/null``, is written to and stays what it is; so does a link.
    """
    try:
        output = output.resolve()
        special = output.exists() and not output.is_file()
        with tempfile.TemporaryDirectory(prefix=".gatemap", dir=None if special else output.parent) as room:
            path = Path(room) / output.name
            yield path
            if special:
                with path.open("rb") as content, output.open("wb") as out:
                    shutil.copyfileobj(content, out)
            else:
                path.replace(output)
    except BrokenPipeError:
        raise
    except (OSError, RuntimeError) as problem:  # a link that leads to itself is the latter
        reason = getattr(problem, "strerror", None) or problem
        raise click.ClickException(f"{output}: nothing was written ({reason})") from None


def write_output(content: bytes, output: Path | None) -> None:
    """Write `content` to a file, else to standard output."""
    if output is None:
        sys.stdout.buffer.write(content)
        return
    refuse_missing_folder(output)
    with whole_file(output) as path:
        path.write_bytes(content)


def refuse_missing_folder(output: Path | None) -> None:
    """End with one sentence when there is no folder for the file."""
    if output and not output.parent.is_dir():
        raise click.BadParameter(f"there is no folder {str(output.parent)!r}", param_hint="-o")


def user_name(given: str | None) -> str:
    """Return who does it: the name that was given, else the one that the person is logged in with."""
    if given:
        return given
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        raise click.UsageError("say who you are: --who NAME") from None
