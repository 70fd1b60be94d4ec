"""A small made-up data folder in which the checker finds nothing, and what every test of a rule does with it."""

import datetime as dt
import json
from dataclasses import dataclass, field
from pathlib import Path

from gatemap.dataset.checker import check_folder
from gatemap.errors import Finding
from tests.tiny import change_cell, change_feature, rows, write_csv, write_layer

TODAY = dt.date(2026, 1, 31)
SOURCE = "https://example.org/synthetic"
REFORM = """
code_63|name_63  |code_34|name_34 |touches_border
dong   |Đồng Sơn |dong   |Đồng Sơn|yes
tay    |Tây Giả  |tay    |Tây Giả |yes
nam    |Nam Thử  |tay    |Tây Giả |yes
"""
# west, south, east, north in degrees; the northern border is with China, the western one with Laos.
BOXES_63 = {"dong": (104, 21, 106, 22.5), "tay": (104, 20, 106, 21), "nam": (104, 19, 106, 20)}
BOXES_34 = {"dong": (104, 21, 106, 22.5), "tay": (104, 19, 106, 21)}
# Each line has a vertex at its gate: a parallel is no straight line in metres.
LINES = {
    "CN": [[104, 22.5], [105.1, 22.5], [106, 22.5]],
    "LA": [[104, 19], [104, 20.5], [104, 22.5]],
    "KH": [[104, 19], [106, 19]],
}
PARTNER_PROVINCES = """
code     |country|name_en
north-one|CN     |Northland
west-one |LA     |Westland
"""
ORGANISATIONS = """
org_id     |name_en        |country|type        |province
post-stone |Stone Post     |VN     |border_guard|dong
police-west|Westland Police|LA     |police      |west-one
joint      |Joint Committee|       |joint_body  |
"""
PLACES = """
place_id    |name_vi |name_en |kind|level        |guards |province_63|province_34|partner|position_precision|border_km
ban-xa      |Bản Xa  |Ban Xa  |gate|main         |       |nam        |tay        |KH     |none              |
nui-cao     |Núi Cao |Nui Cao |gate|auxiliary    |       |tay        |tay        |LA     |area              |0
post-suoi-da|Đồn Suối|Don Suoi|post|             |suoi-da|dong       |dong       |CN     |near              |5.5
suoi-da     |Suối Đá |Suoi Da |gate|international|       |dong       |dong       |CN     |exact             |0
"""
POINTS = {"nui-cao": [104, 20.5], "post-suoi-da": [105.1, 22.45], "suoi-da": [105.1, 22.5]}
EVENTS = """
event_id|date       |date_note     |kind |countries|provinces_63|provinces_34|partner_provinces|published
one     |2024-08-01 |              |talks|VN;CN    |dong        |dong        |north-one        |2024-08-02
two     |2024-08-01 |              |visit|VN;LA    |tay         |tay         |west-one         |
three   |2023-12-18?|Day of report.|aid  |VN;CN    |dong        |dong        |                 |2023-12-19
four    |2022-05    |              |talks|VN       |            |tay         |                 |
"""
LINKS = """
event_id|place_id|role   |side   |name
one     |suoi-da |venue  |vn     |Suoi Da
one     |suoi-da |subject|partner|Shixi
two     |nui-cao |venue  |vn     |Nui Cao
"""
HISTORY = """
place_id|date      |change   |from_level|to_level     |status_after
suoi-da |2001      |opened   |          |main         |open
suoi-da |2014-12   |decided  |main      |international|
suoi-da |2015-03-01|upgraded |main      |international|open
suoi-da |2020-02-01|suspended|          |             |closed
suoi-da |2022-01   |reopened |          |             |open
nui-cao |2010-06   |opened   |          |auxiliary    |open
"""


@dataclass(frozen=True)
class Change:
    """One row of one file changed: a row of a CSV file as a spreadsheet counts it, or a feature from 1."""

    file: str
    row: int
    cells: dict


@dataclass(frozen=True)
class Case:
    """What is changed in the good folder, and the finding that follows; no `code` when none does."""

    changes: list[Change]
    code: str = ""
    severity: str = "error"
    at: tuple = field(default=())


def change(file: str, row: int, **cells) -> Change:
    """Describe a change; ``geometry`` stands for that of a feature."""
    return Change(file, row, cells)


def findings_after(folder: Path, changes: list[Change]) -> list[Finding]:
    """Write the good folder, change it, and check it."""
    write_good(folder)
    for one in changes:
        if one.file.endswith(".geojson"):
            change_feature(folder, one.file, one.row, **one.cells)
            continue
        for column, value in one.cells.items():
            change_cell(folder, one.file, one.row, column, value)
    return check_folder(folder, TODAY)


def found(folder: Path, case: Case) -> set[tuple[str, str]]:
    """Return the codes and severities that the checker finds, none of them where `case` says it must be."""
    findings = findings_after(folder, case.changes)
    places = [(finding.file, finding.row, finding.column) for finding in findings]
    elsewhere = {("not where it should be", str(places))} if case.at and case.at not in places else set()
    return {(finding.code, finding.severity) for finding in findings} | elsewhere


def name_of(case: Case) -> str:
    """Return the words that tell a case from the others of its file."""
    return f"{case.code}: {case.at[-1] if case.at else ''}"


def write_good(folder: Path) -> Path:
    """Write the dataset into `folder` as a data folder and return it."""
    (folder / "basemap").mkdir(parents=True, exist_ok=True)
    sourced = {"source_url": SOURCE, "source_quality": "primary"}
    event = sourced | {"level": "provincial", "title": "Made-up event"}
    reform = {"kind_34": "province", "effective": "2025-07-01"}
    write_csv(folder, "events.csv", [event | row for row in rows(EVENTS)])
    write_csv(folder, "event_places.csv", rows(LINKS))
    write_csv(folder, "gate_history.csv", [sourced | {"scope": "gate"} | row for row in rows(HISTORY)])
    write_csv(folder, "organisations.csv", rows(ORGANISATIONS))
    write_csv(folder, "partner_provinces.csv", rows(PARTNER_PROVINCES))
    write_csv(folder, "province_reform.csv", [reform | row for row in rows(REFORM)])
    write_layer(folder, "gates.geojson", [_place(row) for row in rows(PLACES)])
    names = {"name": "Made up", "name_en": "Made up", "kind": "province"}
    units = {"dong": "dong", "tay": "tay;nam"}
    provinces = [names | {"code": code, "codes_63": units[code], "geometry": box(*BOXES_34[code])} for code in units]
    write_layer(folder, "provinces.geojson", provinces)
    new = {row["code_63"]: row["code_34"] for row in rows(REFORM)}
    old = [{"code": c, "name": c, "code_34": new[c], "geometry": box(*sides)} for c, sides in BOXES_63.items()]
    write_layer(folder, "basemap/provinces_63.geojson", old)
    lines = [({"partner": code}, {"type": "LineString", "coordinates": line}) for code, line in LINES.items()]
    write_basemap(folder, "border_line", lines)
    for name in ("countries", "partner_provinces", "provinces_34", "towns"):
        write_basemap(folder, name, [({"code": "made-up"}, box(104, 19, 106, 22.5))])
    return folder


def write_basemap(folder: Path, name: str, features: list[tuple[dict, dict]]) -> None:
    """Write a layer that has no schema, from pairs of properties and geometry."""
    collection = [{"type": "Feature", "properties": about, "geometry": shape} for about, shape in features]
    text = json.dumps({"type": "FeatureCollection", "features": collection})
    (folder / "basemap" / f"{name}.geojson").write_text(text, encoding="utf-8")


def point(lon: float, lat: float) -> dict:
    """Return a GeoJSON point."""
    return {"type": "Point", "coordinates": [lon, lat]}


def box(west: float, south: float, east: float, north: float) -> dict:
    """Return a GeoJSON polygon whose ring runs counterclockwise."""
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def _place(row: dict[str, str]) -> dict:
    rest = {"mode": "road", "status": "listed", "name_attested": True, "source_url": SOURCE}
    lonlat = POINTS.get(row["place_id"])
    if lonlat:
        rest |= {"position_source": "made up", "position_licence": "CC0-1.0", "position_unit": "gate"}
    return rest | row | {"geometry": point(*lonlat) if lonlat else None}
