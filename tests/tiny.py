"""A tiny made-up dataset that fits on a screen, and what follows from it. Nothing in it is real.

It is written as real files, so tests read it as the app reads `data/`. Every kind of date and of position is
in it. `FACTS` says, worked out by hand, what follows from it: an oracle that shares no code with `gatemap`.
"""

import csv
import datetime as dt
import json
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from gatemap import vocab
from gatemap.dataset import schema
from gatemap.store.view import Known, View

HOSTILE = '=1+1 <script>alert("x")</script> ${7*7} {{8*8}} `9` \\ </b>'
SOURCE = "https://example.org/synthetic"

# Old province nam went into tay: `tay` is one area before the reform and a larger one since.
REFORM = """
code_63|name_63  |code_34|name_34 |touches_border
dong   |Đồng Sơn |dong   |Đồng Sơn|yes
tay    |Tây Giả  |tay    |Tây Giả |yes
nam    |Nam Thử  |tay    |Tây Giả |yes
"""
BOXES = {  # west, south, east, north in degrees
    "63": {"dong": (104, 21, 106, 22.5), "tay": (104, 20, 106, 21), "nam": (104, 19, 106, 20)},
    "34": {"dong": (104, 21, 106, 22.5), "tay": (104, 19, 106, 21)},
}
PARTNER_PROVINCES = """
code     |country|name_en     |name_local|name_vi |aliases|label_lon|label_lat
north-one|CN     |Northland   |北地       |Bắc Địa |Beidi  |105      |23
west-one |LA     |Westland    |          |Tây Thổ |       |103      |20.5
south-one|KH     |Southland   |          |        |       |104      |18.5
"""
ORGANISATIONS = """
org_id       |name_en                       |name_vi           |country|type            |province
post-stone   |Stone Creek Post; first squad |Đồn Suối Đá       |VN     |border_guard    |dong
north-police |Northland Police              |                  |CN     |police          |north-one
tay-committee|People's Committee of Tây Giả |UBND tỉnh Tây Giả |VN     |local_government|tay
"""
PLACES = """
place_id    |name_vi       |name_en           |kind   |level        |guards |province_63|province_34|partner
ban-xa      |Bản Xa        |Ban Xa            |opening|             |       |nam        |tay        |KH
nui-cao     |Núi Cao       |Nui Cao           |gate   |main         |       |tay        |tay        |LA
post-suoi-da|Đồn BP Suối Đá|Suoi Da Guard Post|post   |             |suoi-da|dong       |dong       |CN
suoi-da     |Suối Đá       |Suoi Da           |gate   |international|       |dong       |dong       |CN
"""
# Nothing known, a whole commune, a village nearby, and the gate itself.
POSITIONS = {
    "ban-xa": (None, None, "none"),
    "nui-cao": (104.2, 20.5, "area"),
    "post-suoi-da": (105.2, 22.3, "near"),
    "suoi-da": (105.1, 22.4, "exact"),
}
OPPOSITE = {
    "suoi-da": {"partner_name_en": "Shixi", "partner_name_local": "石溪", "partner_name_vi": "Thạch Khê"},
    "nui-cao": {"partner_name_en": "Phou Soung", "partner_name_local": "ພູສູງ"},
}
ALIASES = {"suoi-da": "Xuối Đá;Soi Da"}
# One of each date: day, month, year, inferred, some days, range, open end, no year, and a day again.
EVENTS = """
event_id|date                 |kind        |level     |countries|topics             |provinces_63|provinces_34
d-day   |2024-08-01           |talks       |station   |VN;CN    |drugs;smuggling    |dong        |dong
d-month |2024-02              |joint_patrol|provincial|VN;LA    |smuggling          |tay         |tay
d-year  |2023                 |aid         |provincial|VN;CN;LA |public_health      |nam         |tay
d-infer |2023-12-18?          |talks       |provincial|VN;CN    |drugs;public_health|dong        |dong
d-days  |2022-11-24/2022-11-26|talks       |national  |VN;KH    |border_management  |            |
d-range |[2020..2022]         |handover    |provincial|VN;KH    |people_to_people   |            |
d-open  |[..2016]             |gate_change |provincial|VN;LA;CN |gate_upgrade       |            |
d-none  |XXXX                 |conference  |provincial|VN       |legal_education    |            |tay
d-host  |2019-05-06           |exchange    |station   |VN;CN    |                   |            |
"""
TEXTS = """
event_id|title                           |title_vi          |actors                 |partner_provinces
d-day   |Talks at the stone bridge       |Hội đàm ở cầu đá  |post-stone;north-police|north-one
d-month |Joint patrol on the high hill   |                  |                       |west-one
d-year  |Rice and medicine given         |                  |tay-committee          |north-one;west-one
d-infer |Minutes signed, day not stated  |                  |                       |
d-days  |Two ministries meet in a capital|                  |                       |
d-range |School handed over at an opening|                  |                       |south-one
d-open  |Two gates lifted                |                  |                       |
d-none  |Customs and guards confer       |                  |tay-committee          |
d-host  |HOSTILE                         |                  |post-stone             |
"""
LINKS = """
event_id|place_id    |role       |side   |name
d-day   |suoi-da     |venue      |vn     |Suoi Da
d-day   |suoi-da     |subject    |vn     |Suoi Da
d-day   |suoi-da     |subject    |partner|Shixi
d-day   |post-suoi-da|participant|vn     |Suoi Da post
d-month |nui-cao     |venue      |vn     |Nui Cao
d-range |ban-xa      |venue      |vn     |Ban Xa
d-open  |nui-cao     |subject    |vn     |Nui Cao
d-open  |suoi-da     |subject    |vn     |Suoi Da
d-host  |post-suoi-da|venue      |vn     |Suoi Da post
"""
HISTORY = """
place_id|date      |change  |from_level|to_level     |status_after|scope|basis
nui-cao |2010-06   |opened  |          |main         |open        |gate |Made-up act
suoi-da |2001      |opened  |          |main         |open        |gate |Made-up decision 1
suoi-da |2015-03-01|upgraded|main      |international|open        |gate |Made-up decision 2
"""
NEWEST_FIRST = ("d-day", "d-month", "d-infer", "d-year", "d-days", "d-range", "d-host", "d-open", "d-none")

# What follows from all of the above; an empty cell is an open end, or nothing.
# Which of two old provinces d-none means is not known, so under the 63 it is nowhere.
FACTS = """
event_id|first     |last      |certainty|partners|in_34   |in_63   |gate_levels       |places
d-day   |2024-08-01|2024-08-01|4        |CN      |dong    |dong    |international     |suoi-da post-suoi-da
d-month |2024-02-01|2024-02-29|3        |LA      |tay     |tay     |main              |nui-cao
d-year  |2023-01-01|2023-12-31|2        |CN LA   |tay     |nam     |                  |
d-infer |2023-12-18|2023-12-18|1        |CN      |dong    |dong    |                  |
d-days  |2022-11-24|2022-11-26|4        |KH      |        |        |                  |
d-range |2020-01-01|2022-12-31|0        |KH      |tay     |nam     |none              |ban-xa
d-open  |          |2016-12-31|0        |CN LA   |dong tay|dong tay|international main|nui-cao suoi-da
d-none  |          |          |0        |VN      |tay     |        |                  |
d-host  |2019-05-06|2019-05-06|4        |CN      |dong    |dong    |international     |post-suoi-da
"""
AT_GATE = {"d-day", "d-month", "d-open", "d-host"}
# Searches and what they find; tones, case, order, scripts, lost blanks and beginnings of words.
SEARCHES = {
    "": set(NEWEST_FIRST),
    "SUOI DA": {"d-day", "d-open", "d-host"},
    "suối đá": {"d-day", "d-open", "d-host"},
    "xuoi da": {"d-day", "d-open"},
    "suoida": {"d-day", "d-open", "d-host"},
    "石溪": {"d-day", "d-open"},
    "ພູສູງ": {"d-month", "d-open"},
    "dong son": {"d-day", "d-infer", "d-open", "d-host"},
    "nam thu": {"d-year", "d-range"},
    "patr": {"d-month"},
    '"joint patrol" hill': {"d-month"},
    '"patrol joint"': set(),
    "police": {"d-day"},
    "???": set(),
    "%": set(),
}
KNOWN = Known(
    provinces_34=("dong", "tay"),
    provinces_63=("dong", "tay", "nam"),
    places=tuple(POSITIONS),
    reform=(("dong", "dong"), ("tay", "tay"), ("nam", "tay")),
    partner_provinces=("north-one", "west-one", "south-one"),
    organisations=("post-stone", "north-police", "tay-committee"),
    events=frozenset(NEWEST_FIRST),
)


def rows(table: str) -> list[dict[str, str]]:
    """Read one of the tables above."""
    header, *lines = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return [dict(zip(header, line, strict=True)) for line in lines]


def write_tiny(folder: Path) -> Path:
    """Write the dataset into `folder` as a data folder and return it."""
    (folder / "basemap").mkdir(parents=True, exist_ok=True)
    shared = {
        "source_url": SOURCE,
        "source_quality": "primary",
        "accessed": "2026-01-31",
        "date_note": "Made up.",
    }
    texts = {row["event_id"]: row for row in rows(TEXTS.replace("HOSTILE", HOSTILE))}
    events = [shared | row | texts[row["event_id"]] for row in rows(EVENTS)]
    reform = [{"kind_34": "province", "effective": "2025-07-01"} | row for row in rows(REFORM)]
    history = [{"source_url": SOURCE, "source_quality": "primary"} | row for row in rows(HISTORY)]
    write_csv(folder, "events.csv", events)
    write_csv(folder, "event_places.csv", rows(LINKS))
    write_csv(folder, "gate_history.csv", history)
    write_csv(folder, "organisations.csv", rows(ORGANISATIONS))
    write_csv(folder, "partner_provinces.csv", rows(PARTNER_PROVINCES))
    write_csv(folder, "province_reform.csv", reform)
    write_layer(folder, "gates.geojson", [_place(row) for row in rows(PLACES)])
    write_layer(folder, "provinces.geojson", [_province_34(code) for code in BOXES["34"]])
    write_layer(folder, "basemap/provinces_63.geojson", [_province_63(code) for code in BOXES["63"]])
    return folder


def write_csv(folder: Path, file: str, records: list[dict[str, str]]) -> None:
    """Write `records` with every column of the file's schema; what a record lacks is empty."""
    with (folder / file).open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(schema.TABLES[file].columns), restval="")
        writer.writeheader()
        writer.writerows(records)


def write_layer(folder: Path, file: str, features: list[dict]) -> None:
    """Write `features`, given as their properties and a ``geometry``; a property not given is null."""
    columns = list(schema.LAYERS[file].columns)
    collection = [
        {
            "type": "Feature",
            "properties": {column: feature.get(column) or None for column in columns},
            "geometry": feature["geometry"],
        }
        for feature in features
    ]
    text = json.dumps({"type": "FeatureCollection", "features": collection}, ensure_ascii=False)
    (folder / file).write_text(text, encoding="utf-8")


def change_cell(folder: Path, file: str, row: int, column: str, value: str) -> None:
    """Put `value` into one cell, the row counted as a spreadsheet does."""
    with (folder / file).open(encoding="utf-8", newline="") as source:
        records = list(csv.DictReader(source))
    records[row - 2][column] = value
    write_csv(folder, file, records)


def change_feature(folder: Path, file: str, number: int, **changes) -> None:
    """Change properties, or the ``geometry``, of the feature at place `number` from 1."""
    document = json.loads((folder / file).read_text(encoding="utf-8"))
    feature = document["features"][number - 1]
    if "geometry" in changes:
        feature["geometry"] = changes.pop("geometry")
    feature["properties"] |= changes
    (folder / file).write_text(json.dumps(document), encoding="utf-8")


def _place(row: dict[str, str]) -> dict:
    place = row["place_id"]
    lon, lat, precision = POSITIONS[place]
    point = {"type": "Point", "coordinates": [lon, lat]} if lon else None
    partner_province = {"CN": "north-one", "LA": "west-one", "KH": "south-one"}[row["partner"]]
    rest = {"mode": "road", "status": "listed", "partner_province": partner_province, "name_attested": True}
    position = {"position_precision": precision}
    if point:
        position |= {"position_source": "made up", "position_unit": "made up", "position_licence": "CC0-1.0"}
        position |= {"border_km": 0.4}
    also = {"aliases": ALIASES.get(place, ""), **OPPOSITE.get(place, {}), "source_url": SOURCE}
    return rest | position | also | row | {"geometry": point}


def _province_34(code: str) -> dict:
    old = [row for row in rows(REFORM) if row["code_34"] == code]
    name = old[0]["name_34"]
    codes = ";".join(row["code_63"] for row in old)
    about = {"code": code, "name": name, "name_en": name, "kind": "province", "codes_63": codes}
    return about | _box("34", code)


def _province_63(code: str) -> dict:
    row = next(row for row in rows(REFORM) if row["code_63"] == code)
    return {"code": code, "name": row["name_63"], "code_34": row["code_34"]} | _box("63", code)


def _box(units: str, code: str) -> dict:
    west, south, east, north = BOXES[units][code]
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    label = {"label_lon": (west + east) / 2, "label_lat": (south + north) / 2}
    return label | {"geometry": {"type": "Polygon", "coordinates": [ring]}}


# hypothesis examines every new strategy at its first use, which for views takes longer than drawing them.
_one_of = cache(st.sampled_from)
_DAYS = st.one_of(st.none(), st.dates(dt.date(2014, 1, 1), dt.date(2025, 12, 31)))


@cache
def _subsets(codes: tuple[str, ...]) -> st.SearchStrategy:
    """Draw some of `codes` in their own order, often none, as a view that was parsed holds them."""
    chosen = st.one_of(st.just(set()), st.sets(st.sampled_from(codes), max_size=3))
    return chosen.map(lambda found: tuple(code for code in codes if code in found))


@st.composite
def views(draw) -> View:
    """Draw any view of the tiny dataset."""
    units = draw(_one_of(vocab.UNITS))
    first, last = draw(_DAYS), draw(_DAYS)
    if first and last and last < first:
        first, last = last, first
    # "within" and "left_out" say something of a period only.
    datings = ("", "", *(vocab.DATINGS if first or last else ("no_year",)))
    return View(
        partner=draw(_subsets(vocab.PARTNER_OPTIONS)),
        province=draw(_subsets(KNOWN.provinces(units))),
        units=units,
        place=draw(_subsets(KNOWN.places)),
        kind=draw(_subsets(("talks", "handover", "aid", "exchange"))),
        topic=draw(_subsets(("border_management", "gate_upgrade", "drugs"))),
        level=draw(_subsets(vocab.EVENT_LEVELS)),
        gate_level=draw(_subsets(vocab.GATE_LEVEL_OPTIONS)),
        partner_province=draw(_subsets(KNOWN.partner_provinces)),
        actor=draw(_subsets(KNOWN.organisations)),
        counterpart=draw(_subsets(KNOWN.organisations)),
        date_from=first,
        date_to=last,
        dating=draw(_one_of(datings)),
        q=draw(_one_of(("", "", "", *SEARCHES))),
        certainty=draw(_one_of(("", "", *vocab.DATE_CERTAINTIES))),
        position=draw(_subsets(vocab.POSITIONS)),
        asof=draw(_DAYS),
        event=draw(_one_of(("", "", *NEWEST_FIRST))),
        sort=draw(_one_of(vocab.SORTS)),
        lang=draw(_one_of(("", *vocab.LANGUAGES))),
    )
