"""Paths: no address leads out of what is served, no name out of the folder that is written, nothing waits."""

import http.client
import os
import stat
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from gatemap.cli import main
from gatemap.dataset.folder import VARIABLE
from gatemap.dataset.lock import FolderUnusableError, reading
from scripts.serving import ROOT, served
from tests.tiny import write_tiny

COMPONENTS = ("leaflet", "map_assets", "basemap")
# Each leads, from a folder that is served, to a file that is not.
WAYS_OUT = (
    "../../../../../../../../etc/passwd",
    "..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "..%5c..%5c..%5cetc%5cpasswd",
    "....//....//....//etc/passwd",
    "%252e%252e%252fetc%252fpasswd",
    "/etc/passwd",
    "//etc/passwd",
    "../events.csv",
    "..%2fevents.csv",
    "../changes.jsonl",
    "../.saving/journal.json",
    "leaflet.js%00.csv",
    "C:%5cWindows%5cwin.ini",
    "%5c%5cserver%5cshare",
)
SECRET = (b"root:", b"event_id,", b"[journal")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = write_tiny(tmp_path_factory.mktemp("served") / "data")
    (folder / "basemap" / "towns.geojson").write_text('{"type": "FeatureCollection", "features": []}')
    with served(data=folder) as address:
        yield address


def asked(address: str, path: str) -> tuple[int, bytes]:
    """Ask for a path exactly as it is written; a browser or a library would tidy it first."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read()


@pytest.mark.parametrize("name", COMPONENTS)
def test_no_address_leads_out_of_a_folder_that_is_served(name, server):
    base = f"/component/gatemap.ui.map_component.{name}"
    for way in WAYS_OUT:
        status, content = asked(server, f"{base}/{way}")
        assert not any(secret in content for secret in SECRET), way
        # The pages answer every address below them with the same page.
        assert status in (400, 403, 404) or content.startswith(b"<!"), way


@pytest.mark.parametrize("base", ["/static", "/media", "/api", "/api/events", "/app/static", "/_stcore", ""])
def test_no_address_leads_out_of_the_server(base, server):
    for way in WAYS_OUT:
        _, content = asked(server, f"{base}/{way}")
        assert not any(secret in content for secret in SECRET), way


@pytest.mark.parametrize("place", ["../../evil", "/etc/passwd", "..", "suoi-da/../../x", "\0", "~", "$HOME", "-"])
def test_a_dossier_is_of_a_place_and_never_of_a_path(place, tiny_folder, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    told = CliRunner().invoke(main, ["dossier", "--data", str(tiny_folder), "--", place])
    assert told.exit_code != 0 and isinstance(told.exception, SystemExit)
    assert sorted(tmp_path.rglob("*")) == before


COMMANDS_THAT_WRITE = {
    "export": ["export", "--format", "csv"],
    "dossier": ["dossier", "suoi-da"],
    "gates": ["gates"],
}


@pytest.fixture(params=COMMANDS_THAT_WRITE)
def write(request, tiny_folder):
    """Run a command that writes a file, with `-o`."""

    def run(output: Path):
        arguments = [*COMMANDS_THAT_WRITE[request.param], "--data", str(tiny_folder), "-o", str(output)]
        return CliRunner().invoke(main, arguments)

    return run


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(write, tmp_path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for output in (tmp_path / "no" / "such.csv", tmp_path / "file" / "x.csv", tmp_path / "loop"):
        told = write(output)
        assert told.exit_code != 0 and isinstance(told.exception, SystemExit), output
        assert "Traceback" not in told.output and "Error" in told.output
    assert (tmp_path / "file").read_text() == "x"


def test_a_link_stays_a_link_and_a_pipe_a_pipe(write, tmp_path):
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    assert write(link).exit_code == 0
    assert link.is_symlink() and target.read_text("utf-8", "replace") != "old"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    assert write(pipe).exit_code == 0
    assert len(reader.communicate(timeout=60)[0]) > 100
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_what_is_there_stays_when_the_new_file_cannot_be_whole(write, tmp_path, monkeypatch):
    output = tmp_path / "out.csv"
    output.write_text("the old file")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    told = write(output)
    assert told.exit_code == 1 and "No space left on device" in told.output
    assert output.read_text() == "the old file"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".gatemap")] == []


NOWHERE = "postgresql://127.0.0.1:1/gates"
READERS = {
    "check": ["check", "{}"],
    "export": ["export", "--data", "{}"],
    "draft": ["draft", "{}"],
    "import": ["import", "{}", "--dry-run"],
    "import into": ["import", os.devnull, "--data", "{}", "--dry-run"],
    "draft with": ["draft", os.devnull, "--data", "{}"],
    "dossier": ["dossier", "suoi-da", "--data", "{}"],
    "gates": ["gates", "--data", "{}"],
    "history": ["history", "--data", "{}"],
    "undo": ["undo", "1", "--data", "{}", "--who", "Lan"],
    "load": ["load", NOWHERE, "--data", "{}", "--who", "Lan"],
    "load at": ["load", "{}", "--who", "Lan"],
}


@pytest.mark.parametrize("command", READERS)
def test_a_command_that_reads_ends_with_a_sentence_whatever_it_is_given(command, tiny_folder, tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tiny_folder))
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "noise").write_bytes(bytes(range(256)) * 50)
    for given in (
        "/dev/zero",
        "/dev/null",
        "/proc/self/mem",
        tmp_path / "loop",
        tmp_path / "noise",
        tmp_path / "nothing",
        "/",
    ):
        told = CliRunner().invoke(main, [part.format(given) for part in READERS[command]])
        assert told.exception is None or isinstance(told.exception, SystemExit), (given, told.exception)
        assert "Traceback" not in told.output


@pytest.mark.parametrize(
    "named", ['["../outside.csv"]', '["/etc/passwd"]', '["a/b"]', '[".."]', '{"a": 1}', "[1]", "[", "", "\0"]
)
def test_a_journal_that_was_tampered_with_moves_nothing_out_of_the_folder(named, tiny_folder):
    home = tiny_folder / ".saving"
    (home / "new").mkdir(parents=True)
    (home / "new" / "outside.csv").write_text("x")
    (home / "journal.json").write_text(named)
    with pytest.raises(FolderUnusableError), reading(tiny_folder):
        pass
    assert not (tiny_folder.parent / "outside.csv").exists()


def test_a_folder_that_was_saved_to_is_read_without_being_written(tiny_folder):
    """As from a read-only medium; a superuser may write anywhere, so the lock says how it was opened."""
    home = tiny_folder / ".saving"
    home.mkdir()
    (home / "lock").touch()
    code = (
        "import sys, pathlib, portalocker\n"
        "from gatemap.dataset.lock import reading\n"
        "real = portalocker.Lock.__init__\n"
        "def opened(self, filename, mode='a', **more):\n"
        "    assert mode == 'r', mode\n"
        "    real(self, filename, mode, **more)\n"
        "portalocker.Lock.__init__ = opened\n"
        "with reading(pathlib.Path(sys.argv[1])): print('read')\n"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(tiny_folder)], cwd=ROOT, capture_output=True, text=True)
    assert ended.stdout == "read\n", ended.stderr[-500:]
