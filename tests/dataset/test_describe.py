"""The descriptions of the data say what the schema says, and other tools can read them."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from gatemap import vocab, vocab_definitions
from gatemap.dataset import describe, dictionary, schema
from gatemap.dataset.file_facts import FILES, SOURCES
from gatemap.i18n.words import words
from tests.dataset.rules.good_folder import write_good

ROOT = Path(__file__).resolve().parents[2]
STALE = "run `gatemap describe`: the schema has changed since this file was written"


def test_the_descriptions_in_the_tree_are_those_of_the_schema():
    assert (ROOT / "data" / describe.PACKAGE).read_text(encoding="utf-8") == describe.package_text(), STALE
    assert (ROOT / "docs" / describe.DICTIONARY).read_text(encoding="utf-8") == dictionary.dictionary(), STALE


def test_every_data_file_is_described():
    data = ROOT / "data"
    files = {path.relative_to(data).as_posix() for kind in ("csv", "geojson") for path in data.rglob(f"*.{kind}")}
    assert files == set(FILES)
    assert {*schema.TABLES, *schema.LAYERS} <= set(FILES)


@pytest.mark.parametrize("file", [file for file, facts in FILES.items() if facts.properties])
def test_layers_without_a_schema_have_the_properties_described(file):
    features = json.loads((ROOT / "data" / file).read_text(encoding="utf-8"))["features"]
    assert {name for feature in features for name in feature["properties"]} == set(FILES[file].properties)


@pytest.mark.parametrize("codes", vocab_definitions.DEFINITIONS, ids=lambda codes: codes[0])
def test_every_code_has_a_definition_in_the_order_of_its_vocabulary(codes):
    definitions = vocab_definitions.DEFINITIONS[codes]
    assert tuple(definitions) == codes
    assert all(text.endswith(".") for text in definitions.values())


def test_every_vocabulary_of_a_column_is_defined():
    for table in (*schema.TABLES.values(), *schema.LAYERS.values()):
        for column in table.columns.values():
            codes = column.metadata.get("codes")
            assert not codes or codes in vocab_definitions.DEFINITIONS


def test_every_unit_of_a_position_is_explained():
    features = json.loads((ROOT / "data" / "gates.geojson").read_text(encoding="utf-8"))["features"]
    units = {feature["properties"]["position_unit"] for feature in features} - {None}
    assert units <= set(vocab_definitions.POSITION_UNITS)


def test_the_dictionary_names_every_column_and_every_code():
    text = dictionary.dictionary()
    for table in (*schema.TABLES.values(), *schema.LAYERS.values()):
        for name, column in table.columns.items():
            assert f"| `{name}` |" in text
            assert column.description in text
    for code in (*vocab.EVENT_KINDS, *vocab.GATE_CHANGES, *vocab.POSITION_PRECISIONS):
        assert re.search(rf"^\| `{code}` \| [A-Z].+\. \|$", text, re.MULTILINE)


def form_of(date: str) -> str:
    """Return the form of an EDTF text: every day, month or year alike, a list of any length as one of two."""
    points = re.sub(r"\d{4}(-\d\d){0,2}", "D", date)
    return re.sub(r"\bD(,D)+\b", "D,D", points)


def test_the_forms_of_dates_in_the_files_are_in_the_dictionary():
    files = ("events.csv", "gate_history.csv")
    dates = pd.concat([pd.read_csv(ROOT / "data" / file, dtype=str)["date"] for file in files])
    forms = {form_of(form) for form, _ in dictionary.FORMS}
    unknown = {date for date in dates if re.sub(r"X\S*", "X", form_of(date)) not in forms | {"X"}}
    assert unknown == set()


def test_the_package_describes_the_columns_in_their_order():
    resources = {resource["path"]: resource for resource in describe.datapackage()["resources"]}
    for file, table in schema.TABLES.items():
        assert [field["name"] for field in resources[file]["schema"]["fields"]] == list(table.columns)
    for file, layer in schema.LAYERS.items():
        assert [field["name"] for field in resources[file]["properties"]] == list(layer.columns)


def test_foreign_keys_between_tables_are_in_the_package():
    resources = {resource["name"]: resource for resource in describe.datapackage()["resources"]}
    keys = resources["event_places"]["schema"]["foreignKeys"]
    assert keys == [{"fields": ["event_id"], "reference": {"resource": "events", "fields": ["event_id"]}}]


@pytest.mark.parametrize("lang", vocab.LANGUAGES)
def test_every_source_has_a_label_on_the_page(lang):
    assert all(words(lang)(f"data-part-{source.key}") for source in SOURCES)


def test_writing_makes_both_files(tmp_path):
    written = describe.write_descriptions(write_good(tmp_path / "data"), tmp_path / "docs")
    assert [path.name for path in written] == ["datapackage.json", "data-dictionary.md"]
    assert json.loads(written[0].read_text(encoding="utf-8"))["name"] == "gatemap"


def test_frictionless_finds_the_package_and_its_tables_valid():
    frictionless = pytest.importorskip("frictionless", reason="the test group installs it")
    with frictionless.system.use_context(trusted=True):
        report = frictionless.Package(str(ROOT / "data" / describe.PACKAGE)).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:10]
