"""Step 6: simplify the whole coverage with mapshaper, as one topology: neighbours keep one and the same edge.

Twice, both times from the full outlines: once for the dataset, and once for the screen, where the border with
Viet Nam stays finer than edges that only frame it.
"""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from files import BuildError, read_features
from geometry import joined
from provinces import Cell

TOLERANCE_M = 100  # of the dataset (Douglas-Peucker)
DECIMALS, SCREEN_DECIMALS = 5, 4
CLEAN = ("-clean", "target=cells", "gap-fill-area=2km2")
SNAP = ("snap", "snap-interval=0.000003")
FULL = ("format=topojson", "no-quantization", "force")
CLEAN_FULL = ("cells.geojson", *SNAP, *CLEAN, "sliver-control=0", "-o", "clean.json", *FULL)


@dataclass(frozen=True)
class ScreenTolerance:
    """How far a simplified edge may run from the full one on the screen, in metres (Douglas-Peucker).

    Parameters
    ----------
    border : int
        Viet Nam's border with a neighbour. One screen pixel is about 36 m at zoom 12, 72 m at zoom 11.
    province : int
        Between two provinces that are drawn.
    coast : int
        The outer edge of a province that is drawn: its coast, or where the window cuts it.
    other : int
        Everything that only frames the rest.
    """

    border: int = 150
    province: int = 300
    coast: int = 450
    other: int = 900

    def expression(self) -> str:
        """Return JavaScript for the tolerance of an edge between the cells A and B (null at the rim)."""
        return (
            f"tolerance = !B ? (A.code ? {self.coast} : {self.other})"
            f" : (A.country == 'VN') != (B.country == 'VN') ? {self.border}"
            f" : A.code && B.code ? {self.province} : {self.other}"
        )


def simplify(cells: list[Cell], mapshaper: tuple[str, ...], folder: Path) -> tuple[list[Cell], list[Cell]]:
    """Simplify a coverage for the dataset and for the screen.

    Parameters
    ----------
    cells : list of Cell
        The full coverage, degrees.
    mapshaper : tuple of str
        The command that starts mapshaper.
    folder : Path
        Where the files go that are exchanged with it.

    Returns
    -------
    tuple of list of Cell
        Coverages rounded to DECIMALS and to SCREEN_DECIMALS.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_cells(folder / "cells.geojson", cells)
    run(mapshaper, CLEAN_FULL, folder)
    edges = ("-lines", f"each={ScreenTolerance().expression()}", "target=cells", "+", "name=edges")
    graded = (*edges, "-simplify", "target=edges", "variable", "dp", "interval=tolerance")
    uniform = ("-simplify", "target=cells", "dp", f"interval={TOLERANCE_M}", "keep-shapes")
    for name, commands, decimals in (("dataset", uniform, DECIMALS), ("screen", graded, SCREEN_DECIMALS)):
        rough, out = (
            f"{name}-rough.geojson",
            ("target=cells", f"precision={10**-decimals:.{decimals}f}", "force"),
        )
        run(mapshaper, ("clean.json", *commands, *CLEAN, "-o", rough, *out), folder)
        again = (rough, "name=cells", *CLEAN, "-o", f"{name}.geojson", *out)  # rounding may make edges cross
        run(mapshaper, again, folder)
    return read_cells(folder / "dataset.geojson", cells), read_cells(folder / "screen.geojson", cells)


def run(mapshaper: tuple[str, ...], arguments: tuple[str, ...], folder: Path) -> None:
    done = subprocess.run([*mapshaper, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode or "Error" in done.stderr:
        raise BuildError(f"mapshaper failed at {' '.join(arguments)[:200]}: {' '.join(done.stderr.split())[-300:]}")


def write_cells(path: Path, cells: list[Cell]) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"index": index, "country": cell.country, "code": cell.code},
            "geometry": shapely.geometry.mapping(cell.shape),
        }
        for index, cell in enumerate(cells)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def read_cells(path: Path, originals: list[Cell]) -> list[Cell]:
    """Read a simplified coverage and make sure that it still is one.

    Raises
    ------
    BuildError
        When a cell is gone, or cells overlap or have gaps between their edges.
    """
    found = {p["index"]: joined([shapely.make_valid(shape)]) for p, shape in read_features(path) if shape is not None}
    lost = [cell.code or cell.country for index, cell in enumerate(originals) if index not in found]
    if lost:
        raise BuildError(f"simplifying lost {', '.join(lost)}.")
    cells = [Cell(cell.country, cell.code, found[index]) for index, cell in enumerate(originals)]
    if not shapely.coverage_is_valid(np.array([cell.shape for cell in cells])):
        raise BuildError(f"{path.name} is no longer a coverage: edges of neighbours differ.")
    return cells
