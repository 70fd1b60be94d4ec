"""Let many visitors use the app at once, check every answer, and print what it took as Markdown.

Run from the project's root: ``.venv/bin/python -m benchmarks.load --visitors 50 --minutes 10 --browsers 2``, or with
``--knee`` for short runs with more and more visitors until the slowest reruns take twice as long. Visitors speak
Streamlit's protocol over its WebSocket, each in a session of his own; a few may be real browsers. It exits with 1 when
an answer was wrong or missing.
"""

import argparse
import asyncio
import signal
import sys
import tempfile
import time
from contextlib import AsyncExitStack, suppress
from pathlib import Path

from benchmarks.load_report import Run, knee, markdown, quantile
from benchmarks.load_server import Watched, problems_logged, servers
from benchmarks.load_session import AnswerError
from benchmarks.load_visitor import Expected, Record, Visitor, visit
from benchmarks.run import machine
from benchmarks.synthetic import write_folder
from gatemap.saving.choose import dataset_of
from gatemap.store.load import build_store

LEVELS = (5, 10, 20, 35, 50, 75, 100, 150, 200)
CLEARED = 130.0  # seconds after which Streamlit has forgotten whoever left
ARRIVING = 0.4  # seconds between two visitors who arrive


async def run(options: argparse.Namespace, addresses: list[str], watched: Watched, expected: Expected) -> Run:
    """Let visitors come, and browsers, and look at the servers meanwhile."""
    data = f"{len(expected.store.dataset.events):,} {'synthetic' if options.events else 'real'} events"
    seconds = options.minutes * 60
    await _warm(addresses, expected)
    watched.looks.clear()
    record, own = Record(), time.process_time()
    async with AsyncExitStack() as open_:
        browser = None
        if options.browsers:
            from benchmarks.load_browser import browse, chromium

            browser = await open_.enter_async_context(chromium())
        watching = asyncio.create_task(watched.watch(record.begun))
        visiting = [
            _arrive(number, options, addresses[number % len(addresses)], expected, record, seconds)
            for number in range(options.visitors)
        ]
        browsing = [
            browse(browser, addresses[number % len(addresses)], expected, record, number, seconds, _thinking(options))
            for number in range(options.browsers)
        ]
        found = await asyncio.gather(*visiting, *browsing)
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
        watched.look(record.now)
    own = time.process_time() - own
    seconds = record.now
    after = await _left(addresses, watched, expected) if options.after else None
    return Run(options.visitors, seconds, data, record, watched, own, found[options.visitors :], after)


async def _arrive(
    number: int, options: argparse.Namespace, address: str, expected: Expected, record: Record, seconds: float
) -> None:
    await asyncio.sleep(number * ARRIVING)
    await visit(address, expected, record, (options.seed, number), seconds, _thinking(options))


def _thinking(options: argparse.Namespace):
    return lambda chance: chance.uniform(options.think / 2, options.think * 1.5)


async def _warm(addresses: list[str], expected: Expected) -> None:
    """Open each server once: whoever comes first waits until the data are read, and is none of those who are timed."""
    for address in addresses:
        visitor = Visitor(expected, Record(), "first")
        await visitor.open(address)
        await visitor.leave()


async def _left(addresses: list[str], watched: Watched, expected: Expected) -> float:
    """Wait until the servers have forgotten their visitors; return the memory that they hold then."""
    await asyncio.sleep(CLEARED)
    await _warm(addresses, expected)  # a server forgets the others when somebody comes or goes
    watched.look(watched.looks[-1][0])
    return watched.looks.pop()[1]


async def levels(options: argparse.Namespace, addresses: list[str], watched: Watched, expected: Expected) -> list[Run]:
    """Run with more and more visitors, until p95 is more than twice that of the fewest."""
    found: list[Run] = []
    for visitors in options.levels:
        given = {"visitors": visitors, "minutes": options.level_seconds / 60, "browsers": 0, "after": False}
        watching = Watched(watched.processes)
        # Who has just come is not counted: the page is opened once, and many changes follow.
        level = await run(argparse.Namespace(**vars(options) | given), addresses, watching, expected)
        level.record.reruns[:] = [(at, answer) for at, answer in level.record.reruns if at > visitors * ARRIVING]
        found.append(level)
        print(f"{visitors} visitors: p95 {_p95(level):.3f} s", file=sys.stderr, flush=True)
        if _p95(level) > 2 * _p95(found[0]):
            break
    return found


def _p95(run: Run) -> float:
    return quantile([answer.seconds for _, answer in run.record.reruns], 0.95)


def options_of(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--visitors", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--browsers", type=int, default=0, help="real browsers besides the visitors")
    parser.add_argument("--think", type=float, default=4.0, help="seconds between two acts, on average")
    parser.add_argument("--events", type=int, default=0, help="so many synthetic events instead of the real ones")
    parser.add_argument("--processes", type=int, default=1, help="servers, among which the visitors are shared out")
    parser.add_argument("--option", action="append", default=[], help="of Streamlit, such as --server.x=y")
    parser.add_argument("--no-after", dest="after", action="store_false", help="do not wait until sessions are cleared")
    parser.add_argument("--knee", action="store_true", help="more and more visitors, until p95 doubles")
    parser.add_argument("--levels", type=int, nargs="+", default=LEVELS, help="numbers of visitors for --knee")
    parser.add_argument("--level-seconds", type=float, default=60.0, help="length of each run for --knee")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def main() -> int:
    """Run, print, and return the exit code."""
    options = options_of()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the servers end too
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        folder = write_folder(work / "data", options.events, seed=options.seed) if options.events else None
        expected = Expected(build_store(dataset_of(folder), name="expected"))
        print(f"Machine: {machine()}. Servers: {options.processes}.\n")
        with servers(options.processes, folder, work, options.option) as (addresses, watched):
            try:
                if options.knee:
                    found = asyncio.run(levels(options, addresses, watched, expected))
                    print(knee(found))
                else:
                    found = [asyncio.run(run(options, addresses, watched, expected))]
                    print(markdown(found[0]))
            except AnswerError as problem:
                print(f"The app cannot be opened: {problem}")
                return 1
            finally:
                for problem in problems_logged(work):
                    print(f"- in the log of a server: {problem[:200]}")
    return 1 if any(run.record.errors for run in found) else 0


if __name__ == "__main__":
    sys.exit(main())
