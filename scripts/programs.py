"""What finds a program that the tests need, or fetches it: what goes to stdout is its path and nothing else."""

import os
import subprocess
import sys
from collections.abc import Iterable


def find(variable: str, candidates: Iterable[str], option: str, name: str) -> str | None:
    """Path of the program that a variable of the environment names, else of the first candidate, that starts.

    Parameters
    ----------
    variable : str
    candidates : iterable of str
        Paths, looked at when the variable is not set.
    option, name : str
        With `option` the program says a version, with `name` in it.
    """
    chosen = os.environ.get(variable)
    return next((path for path in ([chosen] if chosen else candidates) if starts(path, option, name)), None)


def starts(path: str, option: str, name: str) -> bool:
    """Whether it is the program, not a stub that asks for another package, and has all libraries it needs."""
    try:
        answer = subprocess.run([path, option], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and name in answer.stdout + answer.stderr


def run(*command: str, folder: str | None = None) -> bool:
    """Run with no questions asked, and say whether it came to a good end."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    streams = {"stdin": subprocess.DEVNULL, "stdout": sys.stderr}
    return subprocess.run(command, cwd=folder, env=environment, check=False, **streams).returncode == 0


def say(message: str) -> None:
    print(f"gatemap: {message}", file=sys.stderr)
