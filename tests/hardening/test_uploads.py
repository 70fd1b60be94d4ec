"""Tables that somebody imports: what is none is told in a sentence, and nothing that comes out of one runs."""

import csv
import io
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from gatemap.cli import main
from gatemap.errors import Finding
from gatemap.i18n.words import words
from gatemap.importing.problems import TableError
from gatemap.importing.table import read_table
from gatemap.ui import import_outcome
from tests.hardening.bad_uploads import bad_uploads, odd_uploads, workbook
from tests.hardening.hostile import FORMULAS

BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BAD, ODD = dict(bad_uploads()), dict(odd_uploads())


def test_the_workbook_of_these_tests_is_one():
    assert read_table("good.xlsx", workbook()).rows == ((2, ("new-one", "Talks", "2024-08-01")),)


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_table_is_told_in_both_languages(name):
    with pytest.raises(TableError) as told:
        read_table("upload", BAD[name])
    for lang in ("en", "vi"):
        said = told.value.said(words(lang))
        assert said.isprintable() and 10 < len(said) < 300


@pytest.mark.parametrize("name", ODD)
def test_odd_bytes_are_a_table_or_a_sentence(name):
    try:
        table = read_table("upload", ODD[name])
    except TableError as problem:
        assert problem.said(words("en")).isprintable()
    else:
        assert all(label.isprintable() for label in table.labels)


def test_what_names_a_file_of_the_machine_shows_nothing_of_it():
    with pytest.raises(TableError) as told:
        read_table("upload", BAD["a workbook that names a file"])
    assert "root:" not in told.value.said(words("en"))


@pytest.mark.parametrize("formula", FORMULAS)
def test_drafts_of_an_article_hold_no_formula(formula, tmp_path, good_data):
    article = tmp_path / "article.txt"
    article.write_text(f"{formula}\n\nOn 1 August 2024 border guards held talks at Suoi Da gate. {formula}\n")
    told = CliRunner().invoke(main, ["draft", str(article), "--csv"])
    assert told.exit_code == 0
    rows = list(csv.reader(io.StringIO(told.stdout.removeprefix("\ufeff"))))
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell.startswith(BEGINNINGS)]


def test_what_is_told_of_a_table_holds_no_formula():
    found = [Finding("url", "error", formula, 2, formula, formula, formula) for formula in FORMULAS]
    told = import_outcome._csv(SimpleNamespace(words=words("en")), found).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(told)))
    assert sum(formula in cell for formula in FORMULAS for row in rows for cell in row) >= 3 * len(FORMULAS)
    assert not [cell for row in rows for cell in row if cell.startswith(BEGINNINGS)]
