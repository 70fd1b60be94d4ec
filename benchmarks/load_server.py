"""The servers of a load run, and what they take: memory and processor."""

import asyncio
import os
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.hosted import memory_of
from scripts.serving import running

EVERY = 5.0  # seconds between two looks
_LAST_OF_TRACEBACK = re.compile(r"[\w.]+(Error|Exception)\b")
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Watched:
    """Processes, and what they took.

    Attributes
    ----------
    processes : tuple of int
    looks : list of (float, float, float)
        Seconds since the start, megabytes in memory, seconds on the processor; of all processes together.
    """

    processes: tuple[int, ...]
    looks: list[tuple[float, float, float]] = field(default_factory=list)

    def look(self, now: float) -> None:
        """Look once."""
        memory = sum(map(memory_of, self.processes))
        self.looks.append((now, memory, sum(map(processor_of, self.processes))))

    async def watch(self, begun: float) -> None:
        """Look now and then until it is cancelled; `begun` is of `time.monotonic`."""
        while True:
            self.look(time.monotonic() - begun)
            await asyncio.sleep(EVERY)


def processor_of(process: int) -> float:
    """Return the seconds that a process has had a processor for."""
    cells = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(cells[11]) + int(cells[12])) / _TICKS


def problems_logged(work: Path) -> list[str]:
    """Return the last lines of all tracebacks that the servers below `work` have written, each once."""
    lines = [line for log in work.glob("server-*.log") for line in log.read_text(errors="replace").splitlines()]
    return list(dict.fromkeys(line for line in lines if _LAST_OF_TRACEBACK.match(line)))


@contextmanager
def servers(count: int, folder: Path | None, work: Path, options: Sequence[str]) -> Iterator[tuple[list[str], Watched]]:
    """Start the app `count` times; yield the addresses, and the processes to be watched.

    Parameters
    ----------
    count : int
    folder : pathlib.Path or None
        A data folder; None for what the environment says.
    work : pathlib.Path
        Where what the servers print goes.
    options : sequence of str
        Of Streamlit.

    Raises
    ------
    RuntimeError
        When a server does not start.
    """
    with ExitStack() as started:
        found = [
            started.enter_context(running(data=folder, log=work / f"server-{number}.log", options=options))
            for number in range(count)
        ]
        yield [address for address, _ in found], Watched(tuple(process.pid for _, process in found))
