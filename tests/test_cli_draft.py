"""``gatemap draft``: drafts as JSON or rows, from a file or standard input."""

import csv
import io
import json

from click.testing import CliRunner

from gatemap.cli import main

TEXT = "On August 1, the border post of Ma Lu Thang and China's Jinshuihe checkpoint held talks in Lai Chau province."


def run(*arguments, text: str | None = None):
    return CliRunner().invoke(main, ["draft", *map(str, arguments)], input=text)


def test_a_file_gives_a_json_array_of_drafts(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    result = run(path, "--published", "2024-08-03")
    assert result.exit_code == 0, result.output
    [draft] = json.loads(result.stdout)
    assert (draft["date"], draft["kind"], draft["countries"]) == ("2024-08-01", "talks", ["VN", "CN"])
    assert {"level", "topics", "provinces", "partner_provinces", "places", "evidence", "doubts"} <= set(draft)
    for place in draft["places"]:
        assert {"place_id", "role", "text", "start", "end", "score"} <= set(place)
        assert TEXT[place["start"] : place["end"]] == place["text"]


def test_standard_input_is_read_and_the_year_is_not_made_up():
    [draft] = json.loads(run("-", text=TEXT).stdout)
    assert draft["date"] == "XXXX-08-01" and draft["doubts"]


def test_rows_for_a_spreadsheet_run_no_formula():
    rows = list(csv.DictReader(io.StringIO(run("-", "--csv", text="=1+1\n\n" + TEXT).stdout.removeprefix("\ufeff"))))
    assert [row["kind"] for row in rows] == ["talks"]
    assert all(not cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())


def test_an_article_about_no_event_gives_an_empty_array_and_the_reason():
    result = run("-", text="Rice prices rose in Can Tho.")
    assert json.loads(result.stdout) == []
    assert "does not speak of a border" in result.stderr
    assert result.exit_code == 0


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    result = run(tmp_path / "none.txt")
    assert result.exit_code == 1 and "none.txt" in result.output
