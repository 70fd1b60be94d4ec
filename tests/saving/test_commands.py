"""``gatemap migrate``, ``load``, ``history`` and ``undo``, as somebody types them."""

import psycopg
import pytest
from click.testing import CliRunner

from gatemap.cli import main
from gatemap.dataset.folder import VARIABLE as FOLDER
from gatemap.saving.changes import event_record
from gatemap.saving.choose import home_of
from gatemap.saving.connection import VARIABLE
from tests.saving.steps import edited, save
from tests.tiny import change_cell, write_tiny


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def in_use(home, monkeypatch):
    """Put each home in use in turn."""
    monkeypatch.setenv(FOLDER, str(home.folder))
    if hasattr(home, "engine"):
        monkeypatch.setenv(VARIABLE, home.engine.url.render_as_string(hide_password=False))
    return home


def test_a_database_is_made_filled_and_shown_by_three_commands(empty, tiny_folder, monkeypatch):
    monkeypatch.setenv(FOLDER, str(tiny_folder))
    from_files = run("export").stdout_bytes
    monkeypatch.setenv(VARIABLE, empty)
    assert "gatemap migrate" in run("load").output
    assert "from version none to" in run("migrate").output
    assert "was up to date" in run("migrate").output
    assert "gatemap load" in run("export").output
    assert run("load", "--who", "Lan").stdout == "revision 1: 9 events added, 0 replaced, 0 there already\n"
    assert run("load").stdout == "nothing to do: the database holds these 9 events already\n"
    exported = run("export")
    assert exported.exit_code == 0
    assert sorted(exported.stdout_bytes.splitlines()) == sorted(from_files.splitlines())


def test_loading_refuses_to_overwrite_and_replaces_when_it_is_told_to(url, tiny_folder, monkeypatch):
    monkeypatch.setenv(FOLDER, str(tiny_folder))
    monkeypatch.setenv(VARIABLE, url)
    change_cell(tiny_folder, "events.csv", 2, "title", "Mended in the file")
    refused = run("load")
    assert refused.exit_code == 1 and "d-day" in refused.output and "--replace" in refused.output
    done = run("load", "--replace", "--who", "Lan")
    assert done.stdout == "revision 2: 0 events added, 1 replaced, 8 there already\n"
    assert home_of(tiny_folder, url).records()["d-day"].cells["title"] == "Mended in the file"


def test_the_address_may_be_given_and_then_counts_before_the_variable(empty, tiny_folder, monkeypatch):
    monkeypatch.setenv(FOLDER, str(tiny_folder))
    monkeypatch.setenv(VARIABLE, empty)
    run("migrate")
    monkeypatch.setenv(VARIABLE, "postgresql://lan:pa55word@127.0.0.1:9/gates")
    told = run("load", empty, "--who", "Lan")
    assert told.exit_code == 0 and told.stdout.startswith("revision 1: 9 events added")
    assert "reading and checking" in told.stderr and "copied 18 rows, 100%" in told.stderr


@pytest.mark.parametrize(
    "given",
    [
        ["mysql://lan:pa55word@there/gates"],
        ["postgresql://lan:pa55word@127.0.0.1:9/gates"],
        ["somewhere", "postgresql://lan:pa55word@there/gates"],
        ["postgresql://lan:pa55@word@there/gates"],
    ],
)
def test_a_wrong_address_ends_a_load_with_a_sentence_that_holds_no_password(tiny_folder, monkeypatch, given):
    monkeypatch.setenv(FOLDER, str(tiny_folder))
    told = run("load", *given)
    assert told.exit_code in (1, 2) and isinstance(told.exception, SystemExit)
    assert "pa55" not in told.output and "Error" in told.stderr and told.stdout == ""


def test_a_load_fills_the_store_too_when_it_is_asked_to(empty, tiny_folder, monkeypatch):
    monkeypatch.setenv(FOLDER, str(tiny_folder))
    monkeypatch.setenv(VARIABLE, empty)
    run("migrate")
    assert run("load", "--store").stdout.endswith("added, 0 replaced, 0 there already\nthe store holds 9 events\n")
    filled = "SELECT revision, events FROM gatemap_store.filled"
    with psycopg.connect(empty) as direct:
        assert direct.execute(filled).fetchall() == [(1, 9)]
    assert run("load", "--store").stdout.endswith("already\nthe store holds 9 events\n")
    with psycopg.connect(empty) as direct:
        assert direct.execute(filled).fetchall() == [(1, 9)], "a second time nothing is filled"


def test_a_folder_with_an_error_is_not_loaded(empty, tiny_folder, monkeypatch):
    monkeypatch.setenv(FOLDER, str(tiny_folder))
    monkeypatch.setenv(VARIABLE, empty)
    run("migrate")
    change_cell(tiny_folder, "events.csv", 3, "kind", "tlaks")
    refused = run("load")
    assert refused.exit_code == 1 and "row 3, column kind" in refused.output
    assert home_of(tiny_folder, empty).revisions() == []


def test_exports_gates_and_checks_show_the_home_that_is_in_use(in_use):
    record = in_use.records()["d-day"]
    save(in_use, record, edited(record, title="A title of today"))
    assert "A title of today" in run("export").output
    assert run("gates").exit_code == 0
    assert run("check").exit_code == 0
    assert ("events in database" in run("check").output) == hasattr(in_use, "engine")


def test_a_folder_that_is_named_is_read_without_the_database(url, tiny_folder, tmp_path, monkeypatch):
    monkeypatch.setenv(FOLDER, str(tiny_folder))
    monkeypatch.setenv(VARIABLE, url)
    other = write_tiny(tmp_path / "other")
    change_cell(other, "events.csv", 2, "title", "Only in that file")
    assert "Only in that file" in run("export", "--data", other).output
    assert "Only in that file" not in run("export").output
    assert run("history", "--data", other).output == ""
    assert run("check", other).output.rstrip().endswith("warnings") and "database" not in run("check", other).output


def test_the_history_tells_who_when_why_and_what(in_use):
    record = in_use.records()["d-day"]
    made = save(in_use, record, event_record(record.cells | {"title": "New"}, record.links[:1]), who="Minh\x1b[2J")
    lines = run("history").output.splitlines()
    assert lines[-2] == f"{made.number}  {made.when:%Y-%m-%d %H:%M} UTC  Minh [2J: a test"
    assert lines[-1] == "    d-day: title, places"


def test_the_history_of_an_event_shows_every_cell_before_and_after(in_use):
    record = in_use.records()["d-day"]
    save(in_use, record, edited(record, title="New"))
    other = in_use.records()["d-none"]
    save(in_use, other, None)
    lines = run("history", "--event", "d-day").output.splitlines()
    assert lines[-1] == f"    title: {record.cells['title']!r} -> 'New'"
    assert "d-none" not in "\n".join(lines)
    assert "    d-none: taken away" in run("history").output.splitlines()
    assert run("history", "--event", "nothing").output == ""


def test_a_change_is_undone_by_its_number_and_by_whom_is_recorded(in_use):
    record = in_use.records()["d-day"]
    made = save(in_use, record, edited(record, title="Wrong"))
    done = run("undo", made.number, "--who", "Lan", "--why", "a slip")
    assert done.exit_code == 0 and f"Lan: a slip (undoes {made.number})" in done.output
    assert in_use.records()["d-day"] == record


def test_undoing_what_was_changed_since_is_refused_with_both_versions(in_use):
    record = in_use.records()["d-day"]
    first = save(in_use, record, edited(record, title="First"))
    save(in_use, edited(record, title="First"), edited(record, title="Second"))
    refused = run("undo", first.number, "--who", "Lan")
    assert refused.exit_code == 1
    assert f"title: 'Second' -> {record.cells['title']!r}" in refused.output
    assert "was changed meanwhile" in refused.output
    assert in_use.records()["d-day"].cells["title"] == "Second"


def test_undoing_what_is_undone_already_is_told(in_use):
    record = in_use.records()["d-day"]
    made = save(in_use, record, edited(record, title="Wrong"))
    run("undo", made.number, "--who", "Lan")
    again = run("undo", made.number, "--who", "Lan")
    assert again.exit_code == 1 and f"d-day is already as it was before revision {made.number}" in again.output


def test_undoing_what_never_was_is_told(in_use):
    refused = run("undo", 99, "--who", "Lan")
    assert refused.exit_code == 1 and "there is no revision 99" in refused.output


@pytest.mark.parametrize("command", ["migrate", "load"])
def test_the_address_of_a_database_must_be_given(tiny_folder, monkeypatch, command):
    monkeypatch.setenv(FOLDER, str(tiny_folder))
    told = run(command)
    assert told.exit_code == 2 and VARIABLE in told.output


@pytest.mark.parametrize("command", ["migrate", "load", "history", "export", "gates", "check"])
def test_a_database_that_does_not_answer_ends_a_command_with_a_sentence(tiny_folder, monkeypatch, command):
    monkeypatch.setenv(FOLDER, str(tiny_folder))
    monkeypatch.setenv(VARIABLE, "postgresql://lan:pa55word@127.0.0.1:9/gates")
    told = run(command)
    assert told.exit_code == 1 and isinstance(told.exception, SystemExit)
    assert "cannot be reached" in told.output and "pa55word" not in told.output
