"""A file that is written in a thread of its own, for a view too large to be waited for."""

import logging
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

from gatemap.render.exports.about import Export
from gatemap.render.exports.registry import Format

RUNNING, READY, FAILED = "running", "ready", "failed"


class Job:
    """Writes one export to a file of its own, which goes away with the job.

    Parameters
    ----------
    form : Format
    export : Export
        Its `tell` is the job's own.

    Attributes
    ----------
    path : pathlib.Path
        The file; whole once `state` is 'ready'.
    state : {'running', 'ready', 'failed'}
    """

    def __init__(self, form: Format, export: Export):
        self._folder = tempfile.TemporaryDirectory(prefix="gatemap")
        # Apart from the job, so that the export does not keep it, and its file, alive.
        self._progress = _Progress()
        self.form = form
        self.export = replace(export, tell=self._progress.tell)
        self.path = Path(self._folder.name) / f"export.{form.suffix}"
        self.state = RUNNING
        self._thread = threading.Thread(target=self._run, name="gatemap export", daemon=True)

    def start(self) -> "Job":
        """Begin to write."""
        self._thread.start()
        return self

    def wait(self) -> None:
        """Wait until it is over, one way or another."""
        self._thread.join()

    def stop(self) -> None:
        """End the writing before its next part; nobody wants the file any more."""
        self._progress.stopped = True

    @property
    def done(self) -> int:
        """Number of events taken up so far."""
        return self._progress.done

    @property
    def share(self) -> float:
        """Share of the events taken up, 0 to 1. Some formats still have to put the file together after the last."""
        return min(1.0, self.done / max(1, self.export.total))

    def _run(self) -> None:
        try:
            self.form.write(self.export, self.path)
        except _StoppedError:
            self.state = FAILED
        except Exception:  # the page says that it failed, the log says why
            logging.getLogger("gatemap").exception("export %s", self.form.code)
            self.state = FAILED
        else:
            self.state = READY


class _Progress:
    def __init__(self):
        self.done = 0
        self.stopped = False

    def tell(self, events: int) -> None:
        self.done = events
        if self.stopped:
            raise _StoppedError


class _StoppedError(Exception):
    """The job was stopped."""
