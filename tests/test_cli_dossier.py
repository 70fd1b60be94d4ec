"""``gatemap dossier`` writes the file that the page downloads, and names what is near to a name that is not there."""

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

from gatemap.cli import main
from gatemap.i18n.words import words
from gatemap.render.dossier import Size, dossier_file
from gatemap.store.dossier import build_dossier
from gatemap.store.names import display_names
from gatemap.store.view import View
from tests.tiny import change_cell


def run(*arguments: str | Path):
    return CliRunner().invoke(main, ["dossier", *(str(argument) for argument in arguments)])


def expected(store, folder, place: str, lang: str = "en", asof: dt.date | None = None) -> bytes:
    dossier = build_dossier(store, View(asof=asof), place, dt.date.today())
    names = display_names(store.dataset, lang)
    return dossier_file(dossier, words(lang), names, Size(9, 4), basemap=folder / "basemap")


def test_it_writes_the_dossier_to_a_file_or_to_standard_output(tiny_folder, tiny_store, tmp_path):
    content = expected(tiny_store, tiny_folder, "suoi-da")
    result = run("suoi-da", "--data", tiny_folder, "-o", tmp_path / "dossier.html")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "dossier.html").read_bytes() == content
    assert run("suoi-da", "--data", tiny_folder).stdout_bytes == content


def test_it_speaks_the_language_and_tells_of_the_day_that_were_asked_for(tiny_folder, tiny_store):
    day = dt.date(2005, 1, 1)
    result = run("suoi-da", "--data", tiny_folder, "--lang", "vi", "--asof", "2005-01-01")
    assert result.stdout_bytes == expected(tiny_store, tiny_folder, "suoi-da", "vi", day)
    assert words("vi")("dossier-as-of", day=words("vi").day(day)) in result.stdout


@pytest.mark.parametrize("name", ["Suối Đá", "SUOI DA", "石溪", "Shixi", "Xuối Đá"])
def test_a_name_that_one_place_has_is_as_good_as_its_slug(tiny_folder, name):
    assert "<title>Suối Đá: gate dossier</title>" in run(name, "--data", tiny_folder).stdout


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("soui-da", "Did you mean: suoi-da (Suối Đá)"),
        ("nui", "Did you mean: nui-cao (Núi Cao)?"),
        ("atlantis", "There is no place “atlantis”."),
    ],
)
def test_a_place_that_is_not_there_gets_one_sentence_with_those_near_to_it(tiny_folder, typed, said):
    result = run(typed, "--data", tiny_folder)
    assert result.exit_code == 2 and result.stdout_bytes == b""
    assert said in " ".join(result.stderr.split())


def test_bad_data_is_no_dossier(tiny_folder):
    change_cell(tiny_folder, "events.csv", 3, "kind", "tlaks")
    result = run("suoi-da", "--data", tiny_folder)
    assert result.exit_code == 1 and result.stdout_bytes == b""
    assert "events.csv, row 3, column kind" in result.stderr
