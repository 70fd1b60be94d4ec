"""Describe the data folder from its schema: ``datapackage.json`` (Frictionless) and the data dictionary (Markdown)."""

import json
from pathlib import Path

import pandera.pandas as pa

from gatemap import __version__
from gatemap.dataset import schema
from gatemap.dataset.check import FOREIGN_KEYS
from gatemap.dataset.dictionary import dictionary
from gatemap.dataset.file_facts import FILES, LICENCES, SOURCES, FileFacts

PACKAGE, DICTIONARY = "datapackage.json", "data-dictionary.md"
# The Library of Congress names the datatype of ISO 8601-2 dates so.
EDTF_TYPE = "http://id.loc.gov/datatypes/edtf"
_SOURCES = {source.key: source for source in SOURCES}


def write_descriptions(folder: Path, docs: Path) -> list[Path]:
    """Write both descriptions.

    Parameters
    ----------
    folder : pathlib.Path
        The data folder; gets ``datapackage.json``.
    docs : pathlib.Path
        Gets ``data-dictionary.md``; made when it is not there.

    Returns
    -------
    list of pathlib.Path
        The files written.
    """
    docs.mkdir(parents=True, exist_ok=True)
    texts = {folder / PACKAGE: package_text(), docs / DICTIONARY: dictionary()}
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(texts)


def package_text() -> str:
    """Return ``datapackage.json`` as text."""
    return json.dumps(datapackage(), ensure_ascii=False, indent=2) + "\n"


def datapackage() -> dict:
    """Return the Data Package descriptor; it follows from the schema alone, whatever rows the files hold."""
    return {
        "profile": "data-package",
        "name": "gatemap",
        "title": "Border gates of Vietnam and cooperation events at them",
        "description": (
            "Gates, openings and border-guard posts on Vietnam's land borders with China, Laos and Cambodia, the "
            "history of their levels, and the cooperation events that happened at them. Dates are EDTF, every "
            "position has a precision, every row names its source. Columns and codes: docs/data-dictionary.md."
        ),
        "version": __version__,
        "keywords": ["Vietnam", "border gates", "cross-border cooperation", "open data", "EDTF", "GeoJSON"],
        "licenses": [_licence(name) for name in LICENCES],
        "sources": [_source(source.key) for source in SOURCES],
        "contributors": [{"title": "gatemap contributors", "role": "author"}],
        "resources": [_resource(file, facts) for file, facts in FILES.items()],
    }


def _resource(file: str, facts: FileFacts) -> dict:
    table = file in schema.TABLES
    resource = {
        "name": resource_name(file),
        "path": file,
        "title": facts.title,
        "description": facts.description,
        "profile": "tabular-data-resource" if table else "data-resource",
        "format": "csv" if table else "geojson",
        "mediatype": "text/csv" if table else "application/geo+json",
        "encoding": "utf-8",
        "licenses": [_licence(name) for name in facts.licences],
    }
    if facts.sources:
        resource["sources"] = [_source(key) for key in facts.sources]
    if table:
        return resource | {"schema": _table_schema(file)}
    return resource | {"properties": _properties(file, facts)}


def resource_name(file: str) -> str:
    """Return the name of a file's resource.

    >>> resource_name("basemap/provinces_63.geojson")
    'basemap-provinces_63'
    """
    return file.rpartition(".")[0].replace("/", "-")


def _table_schema(file: str) -> dict:
    table = schema.TABLES[file]
    described = {
        "fields": [_field(name, column) for name, column in table.columns.items()],
        "missingValues": [""],
    }
    unique = [name for name, column in table.columns.items() if column.unique] or table.unique
    if unique:
        described["primaryKey"] = unique
    if keys := _foreign_keys(file):
        described["foreignKeys"] = keys
    return described


def _foreign_keys(file: str) -> list[dict]:
    """Return what the standard can say of foreign keys: single values that name rows of another CSV file."""
    return [
        {"fields": [column], "reference": {"resource": resource_name(target), "fields": [key]}}
        for (source, column), (target, key) in FOREIGN_KEYS.items()
        if source == file and target in schema.TABLES and schema.TABLES[file].columns[column].metadata["type"] != "list"
    ]


def _field(name: str, column: pa.Column) -> dict:
    metadata = column.metadata
    field = {"name": name, "type": "string", "description": column.description}
    constraints: dict = {}
    codes = metadata.get("codes")
    match metadata["type"]:
        case "number":
            field["type"] = "number"
        case "date":
            field["rdfType"] = EDTF_TYPE
        case "identifier":
            constraints["pattern"] = schema.SLUG
        case "code":
            constraints["enum"] = list(codes)
        case "list" if codes:
            item = f"({'|'.join(codes)})"
            constraints["pattern"] = f"{item}({schema.LIST_SEPARATOR}{item})*"
    if metadata["filled"]:
        constraints["required"] = True
    if column.unique:
        constraints["unique"] = True
    return field | ({"constraints": constraints} if constraints else {})


def _properties(file: str, facts: FileFacts) -> list[dict]:
    """Describe the properties of a GeoJSON file, in the form of the fields of a table."""
    if file in schema.LAYERS:
        return [_property(name, column) for name, column in schema.LAYERS[file].columns.items()]
    return [
        {"name": name, "type": kind, "description": description}
        for name, (kind, description) in (facts.properties or {}).items()
    ]


def _property(name: str, column: pa.Column) -> dict:
    field = _field(name, column)
    if field.get("constraints", {}).get("enum") == ["true", "false"]:
        del field["constraints"]["enum"]
        field["type"] = "boolean"
    return field


def _licence(name: str) -> dict:
    licence = LICENCES[name]
    return {"name": licence.name, "title": licence.title, "path": licence.path}


def _source(key: str) -> dict:
    source = _SOURCES[key]
    return {"title": f"{source.made_by} (through {source.through}; {source.licence})", "path": source.path}
