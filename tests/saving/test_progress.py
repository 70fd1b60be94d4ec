"""How far a command is, for a person at a terminal and for a log."""

import io

from gatemap.commands import progress
from gatemap.commands.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def told(stream):
    with Progress(stream) as shown:
        shown.tell("check", "reading the folder")
        for share in (1, 50, 100):
            shown.tell("copy", f"copied {share}%", last=share == 100)
    return stream.getvalue()


def test_where_no_terminal_is_a_step_is_told_when_it_begins_and_when_it_is_done():
    assert told(io.StringIO()) == "reading the folder\ncopied 1%\ncopied 100%\n"


def test_where_no_terminal_is_a_long_step_is_told_now_and_then(monkeypatch):
    monkeypatch.setattr(progress, "QUIET", 0.0)
    assert told(io.StringIO()) == "reading the folder\ncopied 1%\ncopied 50%\ncopied 100%\n"


def test_in_a_terminal_a_step_is_one_line_that_changes():
    written = told(Terminal())
    lines = [line.rpartition("\r")[2] for line in written.split("\n")]
    assert lines == ["reading the folder", "copied 100%", ""]
    assert "copied 50%" in written


def test_a_shorter_sentence_leaves_nothing_of_a_longer_one_in_the_terminal():
    stream = Terminal()
    with Progress(stream) as shown:
        shown.tell("copy", "a long sentence")
        shown.tell("copy", "short")
    assert stream.getvalue().endswith("\rshort          \n")
