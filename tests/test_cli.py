"""The commands do what the library does, and say what is wrong in words and in the exit status."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import gatemap
from gatemap.cli import EXPORT_HELP, main
from gatemap.dataset.folder import VARIABLE
from gatemap.render.exports.csv_table import csv_bytes
from gatemap.store.view import PARAMETERS, View
from tests.tiny import change_cell


def run(*arguments: str | Path):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_every_filter_of_the_view_is_an_option_and_every_option_explains_itself():
    assert set(EXPORT_HELP) == set(PARAMETERS)
    shown = run("export", "--help").output
    assert all(f"--{name}" in shown for name in PARAMETERS)
    assert all(text.endswith(".") for text in EXPORT_HELP.values())


def test_the_version_is_that_of_the_package():
    assert gatemap.__version__ in run("--version").output


def test_checking_good_data_ends_with_no_error(tiny_folder):
    result = run("check", tiny_folder)
    assert result.exit_code == 0, result.output
    assert not [line for line in result.output.splitlines() if line.startswith("error:")]


def test_checking_bad_data_names_file_row_column_and_value_and_fails(tiny_folder):
    change_cell(tiny_folder, "events.csv", 3, "kind", "tlaks")
    result = run("check", tiny_folder)
    assert result.exit_code == 1
    line = next(line for line in result.output.splitlines() if "tlaks" in line)
    assert all(part in line for part in ("error", "events.csv", "row 3", "column kind", "joint_patrol"))


def test_checking_can_report_to_a_machine(tiny_folder):
    change_cell(tiny_folder, "events.csv", 3, "kind", "tlaks")
    result = run("check", tiny_folder, "--format", "json")
    report = json.loads(result.output)
    assert result.exit_code == 1 and report["errors"] >= 1
    assert {"file": "events.csv", "row": 3, "column": "kind", "value": "tlaks"}.items() <= next(
        finding for finding in report["findings"] if finding["value"] == "tlaks"
    ).items()


def test_checking_a_folder_that_is_not_there_fails_without_a_traceback(tmp_path):
    result = run("check", tmp_path / "nowhere")
    assert result.exit_code == 1 and isinstance(result.exception, SystemExit)
    assert "events.csv" in result.output


@pytest.mark.parametrize(
    ("arguments", "view"),
    [
        ([], View()),
        (
            ["--partner", "CN", "--partner", "LA", "--sort", "oldest"],
            View(partner=("CN", "LA"), sort="oldest"),
        ),
        (["--province", "nam", "--units", "63"], View(province=("nam",), units="63")),
        (["--q", "suối đá"], View(q="suối đá")),
        (["--gate_level", "main", "--position", "gate"], View(gate_level=("main",), position=("gate",))),
        (["--certainty", "day"], View(certainty="day")),
    ],
)
def test_what_is_exported_is_byte_for_byte_what_the_page_downloads(tiny_folder, tiny_store, arguments, view):
    result = run("export", "--data", tiny_folder, *arguments)
    assert result.exit_code == 0, result.output
    assert result.stdout_bytes == csv_bytes(tiny_store, view)


def test_an_export_can_be_written_to_a_file(tiny_folder, tiny_store, tmp_path):
    result = run("export", "--data", tiny_folder, "--from", "2024", "-o", tmp_path / "out.csv")
    assert result.exit_code == 0 and result.stdout_bytes == b""
    assert (tmp_path / "out.csv").read_bytes().count(b"\r\n") == 3  # the header and two events


def test_the_data_folder_can_come_from_the_environment(tiny_folder, tiny_store, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tiny_folder))
    assert run("export").stdout_bytes == csv_bytes(tiny_store, View())


@pytest.mark.parametrize(
    ("option", "value", "permitted"),
    [
        ("--partner", "TH", "CN, LA, KH, VN"),
        ("--province", "nam", "dong, tay"),
        ("--kind", "tlaks", "joint_patrol"),
        ("--from", "yesterday", "2024-08"),
    ],
)
def test_a_value_that_is_not_understood_is_refused_with_the_values_that_would_be(tiny_folder, option, value, permitted):
    result = run("export", "--data", tiny_folder, option, value)
    assert result.exit_code == 2
    message = " ".join(result.stderr.split())
    assert option in message and repr(value) in message and permitted in message
    assert result.stdout_bytes == b""


def test_bad_data_is_not_exported(tiny_folder):
    change_cell(tiny_folder, "events.csv", 3, "kind", "tlaks")
    result = run("export", "--data", tiny_folder)
    assert result.exit_code == 1 and result.stdout_bytes == b""
    assert "events.csv, row 3, column kind" in result.stderr
