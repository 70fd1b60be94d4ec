"""``gatemap edit``, as somebody types it; the server itself does not start here."""

import os
import sys
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from gatemap.cli import main
from gatemap.commands import edit
from gatemap.dataset.folder import VARIABLE as DATA
from gatemap.saving.access import VARIABLE
from scripts.serving import ROOT


@pytest.fixture
def started(monkeypatch):
    """Return what would have been started, as pairs of command and environment."""
    found = []
    monkeypatch.setattr(edit.os, "execve", lambda path, command, environment: found.append((command, environment)))
    monkeypatch.setattr(edit.subprocess, "call", lambda command, env: found.append((command, env)) or 0)
    return found


def run(*arguments):
    return CliRunner().invoke(main, ["edit", *map(str, arguments)])


def test_the_app_is_served_to_this_machine_with_local_writing_on(started, monkeypatch):
    monkeypatch.setenv(VARIABLE, "off")
    assert run().exit_code == 0
    command, environment = started[0]
    assert command[:5] == [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    # A site that gives its own name this machine's address is no host of ours.
    hosts = ["--server.allowedHosts=127.0.0.1", "--server.allowedHosts=localhost"]
    assert command[5:] == ["--server.address=127.0.0.1", *hosts]
    assert environment[VARIABLE] == "local" and environment["PATH"] == os.environ["PATH"]
    assert os.environ[VARIABLE] == "off", "only the app's own environment says so"


def test_options_of_streamlit_are_handed_on_and_a_data_folder_can_be_named(started, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("--data", "mine", "--server.port", 8600, "--server.headless=true").exit_code == 0
    command, environment = started[0]
    assert command[-3:] == ["--server.port", "8600", "--server.headless=true"]
    assert environment[DATA] == str(tmp_path / "mine")


@pytest.mark.parametrize("given", [["--server.address", "0.0.0.0"], ["--server.address=10.0.0.5"]])
def test_it_does_not_serve_other_machines(started, given):
    refused = run(*given)
    assert refused.exit_code == 2 and "this machine only" in refused.output
    assert started == []


def test_an_installed_package_without_the_pages_says_where_to_run_it(started, tmp_path, monkeypatch):
    monkeypatch.setattr(edit, "__file__", str(tmp_path / "lib" / "site" / "gatemap" / "commands" / "edit.py"))
    (tmp_path / "app.py").write_text("print('another app')")
    monkeypatch.chdir(tmp_path)
    refused = run()
    assert refused.exit_code == 1 and "no app.py" in refused.output and "Traceback" not in refused.output
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "add.py").touch()
    run()
    assert started[0][0][4] == str(tmp_path / "app.py")


def test_where_a_process_cannot_take_the_place_of_another_its_exit_code_is_handed_on(started, monkeypatch):
    monkeypatch.setattr(edit, "os", SimpleNamespace(name="nt", environ=os.environ))
    monkeypatch.setattr(edit.subprocess, "call", lambda command, env: 3)
    assert run().exit_code == 3
