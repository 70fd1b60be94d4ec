"""Hundreds of broken data folders: each gives findings that name the file, or all of its data; never anything else."""

import datetime as dt
import json
import subprocess
import sys
from dataclasses import fields

import pytest
from click.testing import CliRunner

from gatemap.cli import main
from gatemap.dataset.checker import check_folder
from gatemap.dataset.read import Dataset, read_dataset
from gatemap.errors import DataError
from gatemap.store.load import build_store
from scripts.serving import ROOT
from tests.hardening import bad_cells, bad_layers, bad_tables, bad_uploads
from tests.hardening.bad_tables import OTHER, REFUSED, SAME, Case
from tests.hardening.special_files import special_files

CASES = [
    *bad_tables.whole_tables(),
    *bad_layers.whole_layers(),
    *bad_layers.geometries(),
    *bad_cells.wrong_cells(),
    *bad_cells.wrong_keys(),
    *bad_cells.odd_but_right(),
    *special_files(),
]
TODAY = dt.date(2026, 1, 31)

pytestmark = pytest.mark.usefixtures("good_files_once")


def of(outcome: str, step: int = 1) -> pytest.MarkDecorator:
    """Run a test with every case of an outcome, or every `step`-th."""
    chosen = [case for case in CASES if case.outcome == outcome][::step]
    return pytest.mark.parametrize("case", chosen, ids=[case.name for case in chosen])


def test_there_are_hundreds_of_cases_and_no_two_are_one():
    assert len({case.name for case in CASES}) == len(CASES) > 500


@of(REFUSED)
def test_broken_data_are_refused_with_findings_that_name_the_file(case: Case, broken):
    with pytest.raises(DataError) as caught:
        read_dataset(broken(case))
    findings = caught.value.findings
    assert all(finding.expected and finding.severity == "error" for finding in findings)
    assert not case.file or case.file.split("/")[-1] in {finding.file.split("/")[-1] for finding in findings}
    # What is told fits on a line and can be written anywhere, in a log or on a terminal.
    for line in map(str, findings[:50]):
        assert line.isprintable() and len(line) < 1000 and line.encode()


@of(SAME)
def test_what_does_no_harm_changes_nothing(case: Case, broken, good_dataset):
    found = read_dataset(broken(case))
    for field in fields(Dataset):
        assert getattr(found, field.name).equals(getattr(good_dataset, field.name)), field.name


@of(OTHER)
def test_odd_values_that_are_right_are_read(case: Case, broken, good_dataset):
    found = read_dataset(broken(case))
    assert len(found.events) == len(good_dataset.events) and len(found.places) == len(good_dataset.places)


@pytest.mark.parametrize("cases", list(bad_cells.odd_together()), ids=lambda cases: cases[0].name)
def test_odd_values_that_are_right_come_into_the_store(cases: list[Case], broken):
    folder = broken(*cases)
    dataset = read_dataset(folder)
    store = build_store(dataset, "odd")
    with store.engine.connect() as connection:
        titles = connection.exec_driver_sql("SELECT title FROM event").scalars().all()
    assert len(titles) > 8 and sorted(titles) == sorted(dataset.events["title"])
    store.close()


@of(REFUSED, step=20)
def test_the_checker_tells_of_broken_data_and_never_stops(case: Case, broken):
    findings = check_folder(broken(case), TODAY)
    assert any(finding.severity == "error" for finding in findings)


@of(REFUSED, step=80)
def test_the_command_tells_of_broken_data_without_a_traceback(case: Case, broken):
    told = CliRunner().invoke(main, ["check", str(broken(case))])
    assert told.exit_code == 1 and isinstance(told.exception, SystemExit)
    assert "error" in told.output and "Traceback" not in told.output


@pytest.mark.timeout(600)
@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process can be limited on Linux alone")
def test_files_that_would_fill_the_memory_are_refused_within_little_of_it(good_folder):
    command = [sys.executable, "-m", "tests.hardening.read_within", str(good_folder)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr[-2000:]
    told = dict(map(json.loads, ended.stdout.splitlines()))
    huge = [*bad_tables.huge_tables(), *bad_layers.huge_layers()]
    assert set(told) == {case.name for case in huge} | set(bad_uploads.huge_uploads())
    assert [name for name, finding in told.items() if finding is None] == []
    assert {told[name] for name in bad_uploads.BOMBS} == {"bomb"}, "told before it is unpacked"
