"""The real files: no error, and every warning explained to whoever uses them."""

import datetime as dt
from pathlib import Path

import pytest

from gatemap.dataset.checker import check_folder

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def findings():
    """What the checker finds in the data folder."""
    return check_folder(DATA, dt.date.today())


def test_the_data_holds_no_error(findings):
    assert [str(finding) for finding in findings if finding.severity == "error"] == []


def test_every_kind_of_warning_is_explained_in_the_readme(findings):
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    _, heading, after = readme.partition("\n## Warnings")
    assert heading, "data/README.md needs a heading '## Warnings'"
    explained = after.partition("\n## ")[0]
    unexplained = {finding.code for finding in findings if f"`{finding.code}`" not in explained}
    assert unexplained == set()
