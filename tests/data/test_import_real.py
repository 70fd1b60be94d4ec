"""Our exports of the real data come back as nothing changed, and a table in an old encoding is understood."""

import datetime as dt
from pathlib import Path

import pytest

from gatemap.i18n.words import words
from gatemap.importing.current import Current
from gatemap.importing.plan import Choices
from gatemap.importing.planning import plan_import
from gatemap.importing.table import read_table
from gatemap.render.exports.about import Export
from gatemap.render.exports.registry import FORMATS
from gatemap.saving.folder import FolderHome
from gatemap.store.load import build_store
from gatemap.store.view import View

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def current(real_dataset):
    return Current(FolderHome(DATA).records(), real_dataset)


@pytest.mark.parametrize("code", ["csv", "xlsx"])
def test_an_export_of_everything_is_nothing_to_import(current, code):
    store = build_store(current.dataset, name=f"import_{code}")
    content = FORMATS[code].content(Export(store, View(), dt.date(2026, 1, 31)))
    store.close()
    plan = plan_import(read_table(f"all.{code}", content), Choices(), current, words("en"))
    assert plan.count("unchanged") == len(current.records) and not plan.findings and not plan.questions.open


def test_the_file_of_events_itself_is_nothing_to_import(current):
    table = read_table("events.csv", (DATA / "events.csv").read_bytes())
    plan = plan_import(table, Choices(), current, words("vi"))
    assert plan.count("unchanged") == len(current.records) and not plan.findings


def test_gates_of_one_name_are_asked_about(current):
    content = "date,title,places_venue\n2025,a,Thanh Thủy;Mộc Bài\n".encode()
    plan = plan_import(read_table("t.csv", content), Choices(), current, words("en"))
    [(name, matches)] = plan.questions.places.items()
    assert name == "Thanh Thủy"
    assert {match.place_id for match in matches} >= {"thanh-thuy-ha-giang", "thanh-thuy-nghe-an"}
