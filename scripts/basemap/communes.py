"""Step 2: where the communes of Viet Nam are, how large they are, and which old province each belonged to.

PyPI vietnamadminunits gives a centre, an area and the official code of each of the 3,321 units of 2025. A
unit keeps the code of one of the communes it was made from, and so its old province. The table of old units
is read for codes alone.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from files import BuildError
from geometry import metres
from reform import SINCE
from scipy.spatial import cKDTree

MISPLACED_M = 25e3  # farther than this from every unit of the same old district: the record is wrong
OFFSHORE_M = 5e3
# Island districts without communes: their codes are among the units of 2025, not among the old communes
ISLAND_DISTRICTS = {
    "11948": "Hải Phòng",
    "19742": "Quảng Trị",
    "20333": "Đà Nẵng",
    "21548": "Quảng Ngãi",
    "26732": "Bà Rịa - Vũng Tàu",
}
RENAMED = {"Huế": "Thừa Thiên Huế"}


@dataclass(frozen=True)
class Communes:
    """The communes that the province lines are drawn from.

    Parameters
    ----------
    centres : ndarray of shape (n, 2)
        In the conic's metres.
    areas : ndarray of shape (n,)
        Stated areas in square metres, 0 where none is stated.
    owners : ndarray of shape (n,)
        Position of the old province in `provinces`.
    provinces : list of str
        Names of the 63, sorted.
    """

    centres: np.ndarray
    areas: np.ndarray
    owners: np.ndarray
    provinces: list[str]


@dataclass
class Records:
    """The records as read, one position a unit; exchanging two changes `centres` and `areas`."""

    since: list[str]
    before: list[str]
    districts: np.ndarray
    centres: np.ndarray
    areas: np.ndarray


def read_communes(database: Path, viet_nam: shapely.Geometry) -> Communes:
    """Read the communes, put right or leave out those with a wrong place.

    Parameters
    ----------
    database : Path
        The SQLite file of the package.
    viet_nam : Geometry
        Land of Viet Nam in the conic's metres.

    Returns
    -------
    Communes
    """
    records = read_records(database)
    wrong = exchange(records, misplaced_records(records))
    shapely.prepare(viet_nam)
    offshore = shapely.distance(viet_nam, shapely.points(records.centres)) > OFFSHORE_M
    keep = np.setdiff1d(np.flatnonzero(~offshore), list(wrong))
    provinces = sorted(set(records.before))
    position = {name: index for index, name in enumerate(provinces)}
    owners = np.array([position[records.before[index]] for index in keep])
    return Communes(records.centres[keep], records.areas[keep], owners, provinces)


def read_records(database: Path) -> Records:
    with closing(sqlite3.connect(database)) as connection:
        units = connection.execute(
            "SELECT provinceShort, wardCode, wardLon, wardLat, wardAreaKm2 FROM admin_units ORDER BY wardCode"
        ).fetchall()
        old = connection.execute(
            "SELECT wardCode, provinceShort, provinceCode || '/' || COALESCE(districtCode, '') FROM admin_units_legacy"
        ).fetchall()
    before = {code: (province, district) for code, province, district in old}
    before |= {code: (province, f"island/{code}") for code, province in ISLAND_DISTRICTS.items()}
    codes = [unit[1] for unit in units]
    names = [RENAMED.get(before[code][0], before[code][0]) for code in codes]
    if set(names) != set(SINCE) or any(SINCE[name] != unit[0] for name, unit in zip(names, units, strict=True)):
        raise BuildError(f"{database.name} and the table of the reform disagree about a commune's province.")
    return Records(
        since=[unit[0] for unit in units],
        before=names,
        districts=np.array([before[code][1] for code in codes]),
        centres=shapely.get_coordinates(metres(shapely.points([unit[2:4] for unit in units]))),
        areas=np.array([(unit[4] or 0) * 1e6 for unit in units]),
    )


def misplaced_records(records: Records) -> dict[int, float]:
    """Find the records far from all others of their old district.

    Returns
    -------
    dict of int to float
        From the position of the record to the distance, in metres, beyond which it counts as misplaced.
    """
    spacing = cKDTree(records.centres).query(records.centres, 5)[0][:, 1:].mean(axis=1)
    limits = np.maximum(MISPLACED_M, 2.2 * spacing + 3e3)
    return {
        index: limits[index]
        for index in range(len(records.centres))
        if is_misplaced(records, index, records.centres[index], limits[index])
    }


def is_misplaced(records: Records, index: int, place: np.ndarray, limit: float) -> bool:
    """Whether a record at `place` (metres) would be too far from its district's others, if it has two."""
    others = np.flatnonzero(records.districts == records.districts[index])
    others = others[others != index]
    return len(others) >= 2 and np.hypot(*(records.centres[others] - place).T).min() > limit


def exchange(records: Records, limits: dict[int, float]) -> set[int]:
    """Exchange two misplaced records of one province when each fits the other's place.

    Returns
    -------
    set of int
        The records that stay misplaced.
    """
    wrong = set(limits)
    for one in limits:
        for other in limits:
            if one >= other or records.since[one] != records.since[other]:
                continue
            pair = [one, other]
            fits = [
                not is_misplaced(records, index, records.centres[there], limits[index])
                for index, there in (pair, pair[::-1])
            ]
            if all(fits):
                records.centres[pair] = records.centres[pair[::-1]]
                records.areas[pair] = records.areas[pair[::-1]]
                wrong -= set(pair)
    return wrong
