"""What tests of saving do again and again."""

import subprocess
import sys

from gatemap.saving.changes import Change, EventRecord, Revision, event_record
from gatemap.saving.home import Home
from scripts.serving import ROOT


def edited(record: EventRecord, **cells: str) -> EventRecord:
    return event_record(record.cells | cells, record.links)


def save(home: Home, before: EventRecord | None, after: EventRecord | None, who: str = "Lan") -> Revision:
    return home.save([Change(before, after)], who=who, why="a test")


def run_writers(module: str, *arguments: str) -> list[str]:
    """Run writers as processes and return what they print."""
    command = [sys.executable, "-m", f"tests.saving.{module}", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=550, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()
