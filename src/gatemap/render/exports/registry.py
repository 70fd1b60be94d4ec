"""The formats that a view can be exported in: the page, the commands and the tests list them from here."""

import tempfile
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the command line lists the formats before it needs what writes them
    from gatemap.render.exports.about import Export

GROUPS = ("tables", "maps", "citations", "pictures")


@dataclass(frozen=True)
class Format:
    """One format.

    Attributes
    ----------
    code : str
        Names it on the command line and in the catalogue.
    suffix : str
        End of the file's name, without its first dot.
    mime : str
    group : str
        Of `GROUPS`: what it is for.
    module, function : str
        What writes it: a function of an `Export` and a path, in a module of this package.
    binary : bool
        Whether a terminal cannot show it.
    """

    code: str
    suffix: str
    mime: str
    group: str
    module: str
    function: str = "write"
    binary: bool = False

    def write(self, export: "Export", path: Path) -> None:
        """Write `export` to `path`; a file that is there is replaced."""
        module = import_module(f"gatemap.render.exports.{self.module}")
        getattr(module, self.function)(export, path)

    def content(self, export: "Export") -> bytes:
        """Return what `write` writes."""
        with tempfile.TemporaryDirectory(prefix="gatemap") as folder:
            path = Path(folder) / f"export.{self.suffix}"
            self.write(export, path)
            return path.read_bytes()


_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PARQUET = "application/vnd.apache.parquet"
_ALL = (
    Format("csv", "csv", "text/csv", "tables", "csv_table"),
    Format("xlsx", "xlsx", _SHEET, "tables", "xlsx", binary=True),
    Format("parquet", "parquet", _PARQUET, "tables", "parquet", "write_events", binary=True),
    Format("geojson", "geojson", "application/geo+json", "maps", "geojson", "write_places"),
    Format("geojson-pairs", "pairs.geojson", "application/geo+json", "maps", "geojson", "write_pairs"),
    Format("gpkg", "gpkg", "application/geopackage+sqlite3", "maps", "gpkg", binary=True),
    Format("geoparquet", "geo.parquet", _PARQUET, "maps", "parquet", "write_pairs", binary=True),
    Format("csl", "csl.json", "application/vnd.citationstyles.csl+json", "citations", "citations", "write_csl"),
    Format("bibtex", "bib", "application/x-bibtex", "citations", "citations", "write_bibtex"),
    Format("png", "png", "image/png", "pictures", "picture", "write_png", binary=True),
    Format("svg", "svg", "image/svg+xml", "pictures", "picture", "write_svg"),
    Format("html", "html", "text/html", "pictures", "page"),
)
FORMATS = {form.code: form for form in _ALL}
