"""The checker tells everything at once, in order, and never stops at bad data."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gatemap.cli import main
from gatemap.dataset import rules, schema
from gatemap.dataset.checker import check_folder
from gatemap.dataset.rules import codes
from gatemap.i18n.words import words
from tests.dataset.rules import (
    test_dates,
    test_events,
    test_geojson,
    test_history,
    test_places,
    test_positions,
    test_provinces,
    test_text,
)
from tests.dataset.rules.good_folder import TODAY, change, findings_after, write_good
from tests.often import MORE

MODULES = (test_dates, test_events, test_geojson, test_history, test_places, test_positions, test_provinces, test_text)
# Tested by functions of their own.
ELSEWHERE = {"duplicate-place", "not-checked"}


def test_a_good_folder_has_no_finding(tmp_path):
    assert check_folder(write_good(tmp_path), TODAY) == []


def test_errors_come_before_warnings_and_follow_files_and_rows(tmp_path):
    changes = [
        change("gate_history.csv", 4, from_level="auxiliary"),
        change("events.csv", 5, date="2026-02-01"),
        change("events.csv", 4, date_note=""),
        change("gates.geojson", 1, aliases="Nui Cao"),
        change("gates.geojson", 3, border_km="1"),
    ]
    found = [(finding.severity, finding.file, finding.row) for finding in findings_after(tmp_path, changes)]
    assert found == [
        ("error", "gates.geojson", 3),
        ("error", "events.csv", 4),
        ("error", "events.csv", 5),
        ("warning", "gates.geojson", 1),
        ("warning", "gates.geojson", 2),
        ("warning", "gate_history.csv", 4),
    ]


def test_an_error_of_reading_does_not_hide_what_the_rules_find(tmp_path):
    """Two cells that cannot be read, in two files, and one that breaks a rule in each."""
    changes = [
        change("events.csv", 2, kind="chat", date="2024-13"),
        change("events.csv", 4, date_note=""),
        change("gates.geojson", 1, mode="air"),
        change("gates.geojson", 3, border_km="1"),
    ]
    found = {finding.code for finding in findings_after(tmp_path, changes)}
    assert found == {"vocabulary", "edtf", "inferred-date", "border-km"}


@pytest.mark.parametrize("file", [*schema.TABLES, *schema.LAYERS])
def test_a_missing_file_is_one_error_and_the_others_are_checked(tmp_path, file):
    write_good(tmp_path)
    (tmp_path / file).unlink()
    assert [(finding.code, finding.file) for finding in check_folder(tmp_path, TODAY)] == [("missing-file", file)]


def test_a_missing_layer_of_the_map_is_a_warning(tmp_path):
    write_good(tmp_path)
    (tmp_path / "basemap" / "border_line.geojson").unlink()
    (finding,) = check_folder(tmp_path, TODAY)
    assert (finding.code, finding.severity) == ("not-checked", "warning")


@pytest.mark.parametrize("text", ["", "[]", "{", '{"type":"FeatureCollection","features":[null]}', "\x00", "a,b\n1"])
@pytest.mark.parametrize("file", ["events.csv", "gates.geojson", "basemap/border_line.geojson"])
def test_a_file_of_rubbish_is_a_finding(tmp_path, file, text):
    write_good(tmp_path)
    (tmp_path / file).write_text(text, encoding="utf-8")
    assert file in {finding.file for finding in check_folder(tmp_path, TODAY)}


def test_a_column_that_is_missing_is_told_and_does_not_stop_the_rules(tmp_path):
    write_good(tmp_path)
    path = tmp_path / "events.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("date_note", "date_remark", 1), encoding="utf-8")
    found = {(finding.code, finding.column) for finding in check_folder(tmp_path, TODAY)}
    assert {("missing-column", "date_note"), ("extra-column", "date_remark"), ("inferred-date", "date")} <= found


CELLS = [(file, column) for file, table in {**schema.TABLES, **schema.LAYERS}.items() for column in table.columns]
TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", ";", "[..]", "9999-99", "[2020..", "nan", "inf", "1e999", "http://[", "VN;VN", "\u0300"]),
)


@settings(max_examples=30 * MORE, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cell=st.sampled_from(CELLS), text=TEXTS)
def test_no_cell_whatever_is_in_it_stops_a_rule(tmp_path, cell, text):
    file, column = cell
    row = 1 if file.endswith(".geojson") else 2
    if not file.endswith(".geojson"):
        text = text.replace("\x00", "").replace("\r", "")
    text = text.encode("utf-8", "ignore").decode("utf-8")
    findings = findings_after(tmp_path, [change(file, row, **{column: text})])
    assert "not-checked" not in {finding.code for finding in findings}, [str(finding) for finding in findings]


def test_a_rule_that_fails_is_a_finding(tmp_path, monkeypatch):
    def broken(files):
        raise RuntimeError("too much")
        yield

    monkeypatch.setattr("gatemap.dataset.checker.RULES", (rules.base.rule("events.csv")(broken),))
    (finding,) = check_folder(write_good(tmp_path), TODAY)
    assert (finding.code, finding.severity, finding.file) == ("not-checked", "error", "events.csv")
    assert "too much" in finding.expected


def test_every_code_is_explained_labelled_and_tested():
    source = "".join(path.read_text(encoding="utf-8") for path in Path(rules.__file__).parent.glob("*.py"))
    used = set(re.findall(r'\b(?:error|warning|severe)\(\s*"([a-z-]+)"', source))
    assert used - {"unknown-key"} == set(codes.CHECKING) - {"not-checked"}
    for lang in ("en", "vi"):
        for code in codes.CHECKING:
            assert words(lang)(f"data-finding-{code}")
    broken = {case.code for module in MODULES for case in module.BREAKS}
    assert set(codes.CHECKING) <= broken | ELSEWHERE


def test_every_rule_says_in_a_sentence_what_it_looks_for():
    assert all(rule.check.__doc__ for rule in rules.RULES)


def run(*arguments: str):
    return CliRunner().invoke(main, ["check", *arguments])


def test_the_command_exits_with_1_on_an_error_only(tmp_path):
    findings_after(tmp_path, [change("gate_history.csv", 4, from_level="auxiliary")])
    warned = run(str(tmp_path))
    assert warned.exit_code == 0 and warned.output.splitlines()[-1] == f"{tmp_path}: 0 errors, 1 warnings"
    findings_after(tmp_path, [change("gates.geojson", 1, mode="air")])
    failed = run(str(tmp_path))
    assert failed.exit_code == 1
    assert "error: gates.geojson, row 1, column mode: found 'air'; expected one of road, rail, river" in failed.output


def test_the_command_gives_the_same_to_machines(tmp_path):
    findings_after(tmp_path, [change("events.csv", 4, date_note="")])
    report = json.loads(run(str(tmp_path), "--format", "json").output)
    assert (report["errors"], report["warnings"]) == (1, 0)
    (finding,) = report["findings"]
    assert (finding["code"], finding["row"], finding["column"]) == ("inferred-date", 4, "date")
