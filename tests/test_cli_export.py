"""`gatemap export` writes every format, whole or not at all, and never binary data onto a terminal."""

import io
import json
import sys
from pathlib import Path

import geopandas as gpd
import openpyxl
import pyarrow.parquet as pq
import pybtex.database
import pytest
from click.testing import CliRunner
from PIL import Image

from gatemap import cli
from gatemap.cli import main
from gatemap.render.exports.csv_table import csv_bytes
from gatemap.render.exports.registry import FORMATS
from gatemap.store import queries
from gatemap.store.view import View, parse_query

FILTER = ("--partner", "CN", "--sort", "oldest")


def run(*arguments: str | Path):
    return CliRunner().invoke(main, ["export", *(str(argument) for argument in arguments)])


@pytest.fixture
def expected(tiny_store) -> list[str]:
    """The events of the filter above."""
    view, _ = parse_query({"partner": ["CN"], "sort": ["oldest"]}, tiny_store.known)
    return list(queries.rows(tiny_store, view)["event_id"])


READERS = {
    "csv": lambda path: [line.split(",")[0] for line in path.read_text(encoding="utf-8-sig").splitlines()[1:]],
    "xlsx": lambda path: [
        row[0] for row in openpyxl.load_workbook(path)["Events"].iter_rows(min_row=2, values_only=True)
    ],
    "parquet": lambda path: pq.read_table(path)["event_id"].to_pylist(),
    "geojson-pairs": lambda path: list(dict.fromkeys(gpd.read_file(path)["event_id"])),
    "gpkg": lambda path: list(gpd.read_file(path, layer="events")["event_id"]),
    "geoparquet": lambda path: list(dict.fromkeys(gpd.read_parquet(path)["event_id"])),
}


@pytest.mark.parametrize("code", READERS)
def test_a_format_that_lists_events_lists_those_of_the_view(tiny_folder, tmp_path, expected, code):
    path = tmp_path / f"out.{FORMATS[code].suffix}"
    result = run("--data", tiny_folder, *FILTER, "--format", code, "-o", path)
    assert result.exit_code == 0 and result.stdout_bytes == b"", result.output
    assert READERS[code](path) == expected


@pytest.mark.parametrize(
    ("code", "read"),
    [
        ("geojson", lambda content: json.loads(content)["gatemap"]["query"] == "partner=CN&sort=oldest"),
        ("csl", lambda content: len(json.loads(content)) == 2),
        ("bibtex", lambda content: len(pybtex.database.parse_string(content.decode(), "bibtex").entries) == 2),
        ("svg", lambda content: content.startswith(b"<svg ")),
        ("png", lambda content: Image.open(io.BytesIO(content)).format == "PNG"),
        ("html", lambda content: content.startswith(b"<!doctype html>")),
    ],
)
def test_every_other_format_goes_to_standard_output_too(tiny_folder, code, read):
    result = run("--data", tiny_folder, *FILTER, "--format", code)
    assert result.exit_code == 0, result.output
    assert read(result.stdout_bytes)


def test_every_format_is_offered_and_csv_is_what_comes_without_a_choice(tiny_folder, tiny_store):
    assert all(code in run("--help").output for code in FORMATS)
    assert run("--data", tiny_folder).stdout_bytes == csv_bytes(tiny_store, View())


def test_a_picture_speaks_the_language_asked_for(tiny_folder):
    said = run("--data", tiny_folder, "--format", "svg", "--lang", "vi").stdout_bytes.decode()
    assert "Cửa khẩu quốc tế" in said and "International gate" not in said


class Terminal(io.BytesIO):
    """What click takes for standard output when a person looks at it."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("code", [form.code for form in FORMATS.values() if form.binary])
def test_binary_data_is_not_written_onto_a_terminal(monkeypatch, code):
    form = FORMATS[code]
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(Terminal()))
    with pytest.raises(cli.click.UsageError, match=f"cannot show {code}: name a file with -o"):
        cli._refuse_output(form, None)
    cli._refuse_output(FORMATS["csv"], None)
    cli._refuse_output(form, Path("out"))


def test_a_folder_that_is_not_there_is_named(tiny_folder, tmp_path):
    result = run("--data", tiny_folder, "-o", tmp_path / "nowhere" / "out.csv")
    assert result.exit_code == 2 and "nowhere" in result.stderr


def test_an_export_that_fails_leaves_the_old_file_and_nothing_else(tiny_folder, tmp_path, monkeypatch):
    target = tmp_path / "out"
    target.mkdir()
    (target / "out.xlsx").write_bytes(b"old")

    def break_off(path, *rest):
        path.write_bytes(b"half")
        raise OSError("no space left")

    monkeypatch.setattr("gatemap.render.exports.xlsx.write", lambda export, path: break_off(path))
    result = run("--data", tiny_folder, "--format", "xlsx", "-o", target / "out.xlsx")
    assert result.exit_code != 0
    assert [file.name for file in target.iterdir()] == ["out.xlsx"]
    assert (target / "out.xlsx").read_bytes() == b"old"


def test_a_large_export_says_on_standard_error_how_far_it_is(tiny_folder, tiny_store, monkeypatch):
    monkeypatch.setattr(cli, "LARGE", 5)
    result = run("--data", tiny_folder)
    assert "csv" in result.stderr
    assert result.stdout_bytes == csv_bytes(tiny_store, View())
