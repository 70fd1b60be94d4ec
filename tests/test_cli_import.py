"""``gatemap import``: looked at, asked about, saved whole or not at all."""

import csv

import pytest
from click.testing import CliRunner

from gatemap.cli import main
from tests.importing.tables import GOOD, csv_of, xlsx_of

TABLE = [
    {**GOOD, "Cửa khẩu": "Suoi Da", "date": "04/03/2025"},
    {"event_id": "d-day", "note": "Seen twice."},
]
ANSWERS = ("--day-first", "--place-role", "venue")


@pytest.fixture
def run(tiny_folder, tmp_path):
    """Run the command on a table and the tiny folder."""

    def running(rows, *options, answer=None):
        path = tmp_path / "table.csv"
        path.write_bytes(rows if isinstance(rows, bytes) else csv_of(rows))
        arguments = ["import", str(path), "--data", str(tiny_folder), "--who", "Lan", *options]
        return CliRunner().invoke(main, arguments, input=answer)

    return running


def files(folder):
    """Return what a folder holds; what a save keeps for itself is no data."""
    found = (path for path in folder.rglob("*") if path.is_file() and ".saving" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def events(folder):
    with (folder / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["event_id"]: row for row in csv.DictReader(file)}


def test_a_dry_run_shows_every_difference_and_saves_nothing(run, tiny_folder):
    before = files(tiny_folder)
    result = run(TABLE, *ANSWERS, "--dry-run")
    assert result.exit_code == 0, result.output
    assert "new: 2025-03-04-dong-suoi-da-talks (row 2)" in result.stdout
    assert "    date: '2025-03-04'" in result.stdout and "    places: 'suoi-da:venue:vn (Suoi Da)'" in result.stdout
    assert "changed: d-day (row 3)" in result.stdout and "    note: '' -> 'Seen twice.'" in result.stdout
    assert "1 new, 1 changed, 0 unchanged" in result.stdout
    assert files(tiny_folder) == before


def test_it_asks_before_it_saves_and_a_no_saves_nothing(run, tiny_folder):
    before = files(tiny_folder)
    assert run(TABLE, *ANSWERS, answer="n\n").exit_code == 1
    assert files(tiny_folder) == before
    result = run(TABLE, *ANSWERS, answer="y\n")
    assert result.exit_code == 0, result.output
    assert events(tiny_folder)["d-day"]["note"] == "Seen twice."
    assert "2025-03-04-dong-suoi-da-talks" in events(tiny_folder)


def test_the_same_table_again_changes_nothing_and_undo_takes_all_of_it_back(run, tiny_folder):
    before = events(tiny_folder)
    assert "change 1" in run(TABLE, *ANSWERS, "--yes", "--why", "from the office").stdout
    saved = files(tiny_folder)
    again = run(TABLE, *ANSWERS, "--yes")
    assert again.exit_code == 0 and "0 new, 0 changed, 2 unchanged" in again.stdout
    assert files(tiny_folder) == saved
    told = CliRunner().invoke(main, ["history", "--data", str(tiny_folder)]).stdout
    assert "Lan: from the office" in told
    CliRunner().invoke(main, ["undo", "1", "--data", str(tiny_folder)])
    assert events(tiny_folder) == before


def test_a_date_with_slashes_needs_an_answer_and_the_message_names_the_first_cell(run, tiny_folder):
    before = files(tiny_folder)
    result = run(TABLE, "--place-role", "venue", "--yes")
    assert result.exit_code == 1
    assert "Row 2, column date: which comes first in “04/03/2025”" in result.stdout
    assert "--day-first | --month-first" in result.stdout and "nothing was saved" in result.stderr
    assert files(tiny_folder) == before


def test_every_question_comes_with_the_option_that_answers_it(run):
    bare = {name: text for name, text in GOOD.items() if name not in ("source_quality", "title")}
    table = [{**bare, "Titel": "a", "Tỉnh": "dong", "gates": "Suối Đa"}]
    asked = run(table).stdout
    for option in (
        '--map "Titel=title"',
        '--map "Tỉnh=provinces_63"',
        '--place "Suối Đa=suoi-da"',
        '--set "source_quality=',
    ):
        assert option in asked
    answers = ("--map", "Titel=title", "--map", "Tỉnh=provinces_63", "--place", "Suối Đa=suoi-da")
    result = run(table, *answers, "--set", "source_quality=primary", "--place-role", "venue", "--dry-run")
    assert result.exit_code == 0, result.output


def test_a_damaged_table_changes_nothing_and_names_every_bad_cell(run, tiny_folder):
    before = files(tiny_folder)
    table = [GOOD, {**GOOD, "date": "2025-13-01", "kind": "x"}, {**GOOD, "source_url": "x"}, {**GOOD, "title": ""}]
    result = run(table, "--yes")
    assert result.exit_code == 1 and "4 errors; nothing was saved" in result.stderr
    for row, column in ((3, "date"), (3, "kind"), (4, "source_url"), (5, "title")):
        assert f"table.csv, row {row}, column “{column}”:" in result.stdout
    assert files(tiny_folder) == before


def test_an_error_that_only_the_whole_data_show_refuses_all_of_it(run, tiny_folder):
    before = files(tiny_folder)
    result = run([GOOD, {"event_id": "d-month", "countries": "VN;CN"}], "--yes")
    assert (
        result.exit_code == 1 and "row 3, column “countries”" in result.stdout and "[partner-country]" in result.stdout
    )
    assert files(tiny_folder) == before


def test_many_findings_are_cut_short_with_their_number_unless_all_are_asked_for(run):
    table = [{**GOOD, "kind": f"x{n}"} for n in range(60)]
    short = run(table)
    assert short.stdout.count("[unknown-code]") == 50 and "and 10 more findings" in short.stdout
    assert run(table, "--all").stdout.count("[unknown-code]") == 60


def test_an_export_of_ours_comes_back_as_nothing_to_save(run, tiny_folder, tmp_path):
    for form in ("csv", "xlsx"):
        path = tmp_path / f"export.{form}"
        arguments = ["export", "--data", str(tiny_folder), "--format", form, "-o", str(path)]
        assert CliRunner().invoke(main, arguments).exit_code == 0
        result = run(path.read_bytes())
        assert result.exit_code == 0, result.output
        assert "0 new, 0 changed, 9 unchanged" in result.stdout and "nothing was saved" in result.stdout


def test_a_draft_of_an_article_can_be_imported_once_it_has_its_source(run, tmp_path):
    text = "On 1 August 2024 the gate of Suoi Da and the police of Northland held talks in Dong Son province."
    drafted = CliRunner().invoke(
        main, ["draft", "-", "--csv"], input=text, env={"GATEMAP_DATA": str(tmp_path / "tiny")}
    )
    assert drafted.exit_code == 0, drafted.output
    common = ("source_url=https://example.org/a", "source_quality=primary")
    options = [part for text in common for part in ("--set", text)]
    result = run(drafted.stdout.encode(), *options, "--dry-run", "--set", "level=station")
    assert result.exit_code == 0, result.output
    assert "doubts -> -" in result.stdout


def test_a_sheet_of_a_workbook_can_be_named(run):
    content = xlsx_of({"A": [list(GOOD), list(GOOD.values())], "B": [["x"]]})
    assert "sheet “A”" in run(content, "--dry-run").stdout
    assert "has no sheet “C”" in run(content, "--sheet", "C").output


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--map", "date"), "NAME=VALUE"),
        (("--map", "nothing=date"), "not one of: title"),
        (("--map", "date=nothing"), "not one of: event_id"),
        (("--set", "nothing=1"), "not one of: event_id"),
        (("--place", "Here=nowhere"), "there is no place 'nowhere'"),
        (("--encoding", "klingon"), "klingon"),
        (("--header-row", "99"), "Row 99"),
    ],
)
def test_an_answer_that_cannot_be_is_said_in_a_sentence(run, options, told):
    result = run([GOOD], *options)
    assert result.exit_code != 0 and told in result.output and "Traceback" not in result.output


def test_a_file_that_is_not_there_and_one_that_is_no_table_are_sentences(run, tiny_folder):
    missing = CliRunner().invoke(main, ["import", "nowhere.csv", "--data", str(tiny_folder)])
    assert missing.exit_code == 1 and "nowhere.csv: No such file" in missing.output
    broken = run(b"PK\x03\x04 broken", "--lang", "vi")
    assert broken.exit_code == 1 and "Không đọc được tệp" in broken.output


def test_the_words_are_vietnamese_when_asked(run):
    told = run([{**GOOD, "kind": "x"}], "--lang", "vi")
    assert "Lỗi: table.csv, dòng 2, cột “kind”: thấy 'x'; cần" in told.stdout


def test_text_that_would_move_the_cursor_is_quoted(run):
    result = run([{**GOOD, "title": "a\x1b[2Jb", "we\x1b[2Jird": "x"}])
    assert "\x1b" not in result.output
