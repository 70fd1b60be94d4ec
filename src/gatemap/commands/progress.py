"""How far a long command is: one line that changes in a terminal, else a line now and then."""

import time
from types import TracebackType
from typing import Self, TextIO

import click

QUIET = 10.0  # seconds between two lines of one step, where no terminal is


class Progress:
    """Write what a command does to a stream, which standard output is not: that is for what came of it.

    Parameters
    ----------
    stream : TextIO
    """

    def __init__(self, stream: TextIO):
        self._stream, self._terminal = stream, stream.isatty()
        self._step, self._told, self._width = "", 0.0, 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type | None, _problem: BaseException | None, _trace: TracebackType | None) -> None:
        """Leave the cursor at the beginning of a line."""
        if self._width:
            click.echo(file=self._stream)
            self._width = 0

    def tell(self, step: str, sentence: str, last: bool = False) -> None:
        """Say how far `step` is.

        Parameters
        ----------
        step : str
            A new one is always told.
        sentence : str
        last : bool
            Whether the step is done, which is always told.
        """
        now = time.monotonic()
        if self._terminal:
            if self._width and step != self._step:
                click.echo(file=self._stream)
                self._width = 0
            click.echo("\r" + sentence.ljust(self._width), file=self._stream, nl=False)
            self._width = len(sentence)
        elif last or step != self._step or now - self._told >= QUIET:
            click.echo(sentence, file=self._stream)
            self._told = now
        self._step = step
