"""Step 8: the files of data/ and data/basemap/, cut from the simplified coverages."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import shapely
from files import BuildError, Feature, write_features, write_rows
from geometry import joined, label_point, length_km, shared_line
from provinces import Cell
from reform import MERGERS, SINCE, english, kind, reform_row, slug
from topology import DECIMALS, SCREEN_DECIMALS

NEIGHBOURS = ("CN", "LA", "KH")
COUNTRIES = {
    "VN": ("Việt Nam", "Viet Nam"),
    "CN": ("Trung Quốc", "China"),
    "LA": ("Lào", "Laos"),
    "KH": ("Campuchia", "Cambodia"),
    "TH": ("Thái Lan", "Thailand"),
    "MM": ("Myanmar", "Myanmar"),
}
SHORTEST_TOUCH_KM = 0.5  # a province touches the border when this much of the line is its edge
DRAWN_TOGETHER = {"kampong-cham": "tboung-khmum"}  # split in 2013; the outline is older


@dataclass(frozen=True)
class Coverage:
    """A simplified coverage, asked by what the layers need. Shapes are in degrees."""

    cells: list[Cell]

    @cached_property
    def countries(self) -> dict[str, shapely.Geometry]:
        codes = [code for code in COUNTRIES if any(cell.country == code for cell in self.cells)]
        return {code: joined(cell.shape for cell in self.cells if cell.country == code) for code in codes}

    @cached_property
    def before(self) -> dict[str, shapely.Geometry]:
        """The 63 provinces by code."""
        return {cell.code: cell.shape for cell in self.cells if cell.country == "VN"}

    @cached_property
    def since(self) -> dict[str, shapely.Geometry]:
        """The 34 provinces by code."""
        return {slug(name): joined(self.before[slug(old)] for old in olds) for name, olds in MERGERS.items()}

    @cached_property
    def partners(self) -> dict[str, shapely.Geometry]:
        """The provinces across the border by code."""
        return {cell.code: cell.shape for cell in self.cells if cell.country != "VN" and cell.code}

    @cached_property
    def border(self) -> dict[str, shapely.Geometry]:
        """The border line by the neighbour's code."""
        return {code: shared_line(self.countries["VN"], self.countries[code]) for code in NEIGHBOURS}

    def borders(self, shape: shapely.Geometry) -> list[str]:
        """Return the neighbours whose border line runs along a shape's edge."""
        edges = {code: shapely.intersection(shape.boundary, line) for code, line in self.border.items()}
        return [code for code, edge in edges.items() if length_km(edge) >= SHORTEST_TOUCH_KM]


def write_layers(stage: Path, dataset: Coverage, screen: Coverage, isos: dict, partners: list[dict]) -> None:
    """Write all files but the towns into `stage`.

    Parameters
    ----------
    stage : Path
        Folder laid out as data/ is.
    dataset, screen : Coverage
        The two simplified coverages.
    isos : dict of str to str
        ISO 3166-2 codes by the names of the 63.
    partners : list of dict
        Rows of partner_provinces.csv; they get new label points.
    """
    check_partners(dataset)
    partners = partner_rows(partners, dataset)
    write_features(stage / "provinces.geojson", provinces(dataset, isos), DECIMALS)
    write_rows(stage / "province_reform.csv", reform_rows(dataset, isos))
    write_rows(stage / "partner_provinces.csv", partners)
    layers = {
        "countries": countries(screen),
        "provinces_63": provinces_63(dataset, screen),
        "provinces_34": provinces_34(dataset, screen),
        "partner_provinces": partner_provinces(partners, screen),
        "border_line": border_line(screen),
    }
    for name, features in layers.items():
        write_features(stage / "basemap" / f"{name}.geojson", features, SCREEN_DECIMALS)


def check_partners(dataset: Coverage) -> None:
    """Make sure that the provinces drawn across the border are those that touch it."""
    away = [code for code, shape in dataset.partners.items() if not dataset.borders(shape)]
    others = [cell for cell in dataset.cells if cell.code is None and cell.country in NEIGHBOURS]
    unnamed = [cell.country for cell in others if dataset.borders(cell.shape)]
    if away or unnamed:
        raise BuildError(
            f"partner provinces: {away} do not touch the border; provinces of {unnamed} do and have no code."
        )


def labelled(shape: shapely.Geometry, decimals: int) -> dict[str, float]:
    longitude, latitude = label_point(shape, decimals)
    return {"label_lon": longitude, "label_lat": latitude}


def named(code: str, name: str, shapes: dict) -> dict:
    return {"code": code, "name": name, **labelled(shapes[code], SCREEN_DECIMALS)}


def provinces(dataset: Coverage, isos: dict[str, str]) -> list[Feature]:
    """Return the 34 provinces of the dataset."""
    features = []
    for name in sorted(MERGERS, key=slug):
        shape = dataset.since[slug(name)]
        properties = {
            "code": slug(name),
            "name": name,
            "name_en": english(name),
            "iso": isos[MERGERS[name][0]],
            "kind": kind(name),
            "codes_63": ";".join(slug(before) for before in MERGERS[name]),
            "borders": ";".join(dataset.borders(shape)),
        }
        features.append((properties | labelled(shape, DECIMALS), shape))
    return features


def reform_rows(dataset: Coverage, isos: dict[str, str]) -> list[dict]:
    names = sorted(SINCE, key=slug)
    return [reform_row(name, isos[name], bool(dataset.borders(dataset.before[slug(name)]))) for name in names]


def partner_rows(rows: list[dict], dataset: Coverage) -> list[dict]:
    """Return the rows of partner_provinces.csv with label points, empty where there is no outline."""
    missing = set(dataset.partners) - {row["code"] for row in rows}
    if missing:
        raise BuildError(f"partner_provinces.csv has no row for {', '.join(sorted(missing))}.")
    labels = {code: labelled(shape, DECIMALS) for code, shape in dataset.partners.items()}
    empty = {"label_lon": "", "label_lat": ""}
    return [row | labels.get(row["code"], empty) for row in rows]


def countries(screen: Coverage) -> list[Feature]:
    return [
        ({"code": code.lower(), "name": COUNTRIES[code][0], "name_en": COUNTRIES[code][1]}, shape)
        for code, shape in screen.countries.items()
    ]


def provinces_63(dataset: Coverage, screen: Coverage) -> list[Feature]:
    return [
        (named(slug(name), name, dataset.before) | {"code_34": slug(SINCE[name])}, screen.before[slug(name)])
        for name in sorted(SINCE, key=slug)
    ]


def provinces_34(dataset: Coverage, screen: Coverage) -> list[Feature]:
    return [(named(slug(name), name, dataset.since), screen.since[slug(name)]) for name in sorted(MERGERS, key=slug)]


def partner_provinces(rows: list[dict], screen: Coverage) -> list[Feature]:
    """Return the provinces across the border; an outline of two provinces has both names."""
    by_code = {row["code"]: row for row in rows}
    features = []
    for code, shape in sorted(screen.partners.items()):
        row = by_code[code]
        drawn = [row] + [by_code[other] for one, other in DRAWN_TOGETHER.items() if one == code]
        properties = {
            "code": code,
            "country": row["country"],
            "name": " / ".join(each["name_en"] for each in drawn),
            "name_vi": " / ".join(each["name_vi"] for each in drawn),
            "label_lon": round(row["label_lon"], SCREEN_DECIMALS),
            "label_lat": round(row["label_lat"], SCREEN_DECIMALS),
        }
        features.append((properties, shape))
    return features


def border_line(screen: Coverage) -> list[Feature]:
    features = []
    for code, line in screen.border.items():
        name = f"Viet Nam - {COUNTRIES[code][1]} land border"
        features.append(({"countries": f"VN-{code}", "partner": code, "name_en": name}, line))
    return features
