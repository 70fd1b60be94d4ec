"""Check a whole data folder: everything that reading finds, then every rule that can still look."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pandera.pandas as pa

from gatemap.dataset import check, read, schema
from gatemap.dataset.lock import reading
from gatemap.dataset.rules import RULES
from gatemap.dataset.rules.base import BORDER_LINE, Files, error, warning
from gatemap.errors import DataError, Finding

# Layers that are drawn but have no schema of their own: only their geometry is checked.
BASEMAP = (
    BORDER_LINE,
    "basemap/countries.geojson",
    "basemap/partner_provinces.geojson",
    "basemap/provinces_34.geojson",
    "basemap/towns.geojson",
)
_ANY = pa.DataFrameSchema({})
_SEVERITIES = ("error", "warning")


def check_folder(folder: Path, today: dt.date) -> list[Finding]:
    """Find everything that is wrong with a data folder. Bad data never raises.

    Parameters
    ----------
    folder : pathlib.Path
        A folder laid out as ``data/``.
    today : datetime.date
        Nothing may be dated after it.

    Returns
    -------
    list of Finding
        Errors, then warnings, each in the order of files and rows. When a file cannot be read, what reading found
        and what the rules find in the other files.
    """
    with reading(folder):
        return findings_of(folder, today)


def findings_of(folder: Path, today: dt.date) -> list[Finding]:
    """Do what `check_folder` does, for somebody who already holds the folder."""
    files, findings = _read(folder, today)
    for a_rule in RULES:
        if all(file in files.frames for file in a_rule.needs):
            findings += _run(a_rule, files)
    return _sorted(findings)


def _read(folder: Path, today: dt.date) -> tuple[Files, list[Finding]]:
    frames: dict[str, pd.DataFrame] = {}
    shapes: dict[str, gpd.GeoSeries] = {}
    findings: list[Finding] = []
    for file, table in schema.TABLES.items():
        frame = _collect(findings, file, lambda file=file: read.read_table(folder / file, _ANY))
        if frame is not None:
            findings += check.check_table(file, frame, table)
            frames[file] = _completed(frame, table)
    for file in (*schema.LAYERS, *BASEMAP):
        if file in BASEMAP and not (folder / file).exists():
            expected = "the file: without it the map lacks a layer, and positions may go unchecked"
            findings.append(warning("not-checked", file, None, None, None, expected))
            continue
        layer = _collect(findings, file, lambda file=file: read.read_layer(folder / file, _ANY))
        if layer is not None:
            table = schema.LAYERS.get(file, _ANY)
            frame = pd.DataFrame(layer.drop(columns="geometry"))
            findings += check.check_table(file, frame, table)
            frames[file], shapes[file] = _completed(frame, table), layer.geometry
    findings += check.check_together(frames, shapes)
    return Files(frames, shapes, today), findings


def _collect(findings: list[Finding], file: str, load):
    """Return what `load` reads, or None with its findings under the file's path within the folder."""
    try:
        return load()
    except DataError as problem:
        findings += [replace(finding, file=file) for finding in problem.findings]
    return None


def _completed(frame: pd.DataFrame, table: pa.DataFrameSchema) -> pd.DataFrame:
    """Return the frame with every column of its schema, so that a rule can look at any of them."""
    lacking = {column: "" for column in table.columns if column not in frame.columns}
    return frame.assign(**lacking) if lacking else frame


def _run(a_rule, files: Files) -> list[Finding]:
    """Run one rule. Data that it cannot bear is a finding too: a checker that stops tells nothing of the rest."""
    try:
        return list(a_rule.check(files))
    except Exception as problem:
        expected = f"data that the rule {a_rule.check.__name__} can look at ({type(problem).__name__}: {problem})"
        file = a_rule.needs[0] if a_rule.needs else "."
        return [error("not-checked", file, None, None, None, expected)]


def _sorted(findings: list[Finding]) -> list[Finding]:
    order = {file: place for place, file in enumerate((*schema.LAYERS, *schema.TABLES, *BASEMAP))}

    def key(finding: Finding) -> tuple:
        return (
            _SEVERITIES.index(finding.severity),
            order.get(finding.file, len(order)),
            finding.row or 0,
            finding.column or "",
            finding.code,
        )

    return sorted(dict.fromkeys(findings), key=key)
