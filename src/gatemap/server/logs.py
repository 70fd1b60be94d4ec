"""The log: one printable line for a request, a page or a failure, with nothing in it of the person who asked.

``2026-11-22T10:00:00Z info page map 118 ms``
"""

import logging
import os
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gatemap.text import shorten

VARIABLE = "GATEMAP_LOG"
LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
LONGEST = 1000  # characters of a line
FRAMES = 12  # places in the code that a failure came through, the last ones
# Servers and libraries that bring handlers of their own
_OTHERS = ("uvicorn", "streamlit", "websockets")
_log = logging.getLogger("gatemap")


class OneLine(logging.Formatter):
    """Time (UTC), level and message in one printable line; a traceback as the places it came through.

    At the level debug the traceback follows whole, each of its lines indented.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
        message = record.getMessage()
        problem = record.exc_info[1] if record.exc_info else None
        if problem is not None:
            message = f"{message}: {told(problem)}"
        line = f"{now} {record.levelname.lower()} {shorten(printable(message), LONGEST)}"
        if problem is None or not _log.isEnabledFor(logging.DEBUG):
            return line
        whole = "".join(traceback.format_exception(problem)).splitlines()
        return "\n".join([line, *(f"    {printable(part)}" for part in whole)])


def printable(text: str) -> str:
    r"""Return `text` with every sign that could end or forge a line, or steer a terminal, as its escape.

    >>> print(printable("x\n2026 error forged\x1b[2J"))
    x\n2026 error forged\x1b[2J
    """
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


def told(problem: BaseException) -> str:
    """Return a failure in one line: what it is, and the places in the code that it came through, the last first.

    The statement and the parameters of a failed query are left out: words of a search may be among them.

    >>> told(ValueError("no such day"))
    'ValueError: no such day'
    """
    said = str(problem).partition("\n[SQL:")[0]
    what = f"{type(problem).__name__}: {shorten(said, 300)}" if said else type(problem).__name__
    frames = traceback.extract_tb(problem.__traceback__)[-FRAMES:]
    places = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in reversed(frames)]
    cause = problem.__cause__
    because = f", because of {told(cause)}" if cause is not None else ""
    return what + (f" ({' < '.join(places)})" if places else "") + because


def set_up() -> None:
    """Write all that this process has to say to stderr, in lines of `OneLine`.

    What the server and its libraries say comes along from warnings on; their lines about requests, which hold the
    addresses of visitors, do not.
    """
    given = os.environ.get(VARIABLE, "").strip().lower() or "info"
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine())
    logging.root.handlers[:] = [handler]
    logging.captureWarnings(True)
    _log.setLevel(LEVELS.get(given, logging.INFO))
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in _OTHERS:
            _take_over(logging.getLogger(name))
    if given not in LEVELS:
        _log.warning("%s: expected one of %s; found %r", VARIABLE, ", ".join(LEVELS), shorten(given))


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Write a line that says how long something took, also when it ends early."""
    began = time.perf_counter()
    try:
        yield
    finally:
        _log.info("%s %.0f ms", what, (time.perf_counter() - began) * 1000)


def _take_over(logger: logging.Logger) -> None:
    logger.handlers.clear()
    logger.propagate = True
    logger.setLevel(max(logging.WARNING, logger.level))


def _short(path: str) -> str:
    """Return the last two parts of a path: where a program lies is nobody's business.

    >>> _short("/home/lan/gatemap/pages/map.py")
    'pages/map.py'
    """
    return "/".join(Path(path).parts[-2:])
