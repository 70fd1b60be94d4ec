"""The layer of map tiles that a person may switch on: the only part of the pages that asks another machine.

It is off until somebody switches it on. An office may name a server of its own in its place, or offer none at all.
"""

import os
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

VARIABLE = "GATEMAP_TILES"
OFF = "off"
_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?")


@dataclass(frozen=True)
class Tiles:
    """A server of map tiles.

    Attributes
    ----------
    url : str
        Address of a tile, with ``{z}``, ``{x}`` and ``{y}``.
    name : str
        What a person calls it.
    attribution : str
        Whom the map names while the layer is on; plain text.
    """

    url: str
    name: str
    attribution: str

    @property
    def origin(self) -> str:
        """Scheme and host, as a content-security policy names them."""
        return "{0.scheme}://{0.netloc}".format(urlsplit(self.url))


OPENSTREETMAP = Tiles(
    "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    "OpenStreetMap",
    "Tiles © OpenStreetMap contributors, openstreetmap.org/copyright",
)


def tiles_offered() -> Tiles | None:
    """Return the layer that the map offers, as $GATEMAP_TILES says: OpenStreetMap's when it says nothing.

    Returns
    -------
    Tiles or None
        None for ``off``, and for what is no address of a tile: then no machine is asked.

    Examples
    --------
    >>> os.environ[VARIABLE] = "http://tiles.example.org:8080/vn/{z}/{x}/{y}.png"
    >>> tiles_offered().name, tiles_offered().origin
    ('tiles.example.org', 'http://tiles.example.org:8080')
    >>> os.environ[VARIABLE] = "off"
    >>> tiles_offered()
    >>> del os.environ[VARIABLE]
    """
    chosen = os.environ.get(VARIABLE, "").strip()
    if not chosen:
        return OPENSTREETMAP
    try:
        parts = urlsplit(chosen)
    except ValueError:  # such as a bracket that is not closed
        return None
    whole = all(part in parts.path + parts.query for part in ("{z}", "{x}", "{y}"))
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.netloc) or not whole:
        return None
    return Tiles(chosen, parts.hostname, parts.hostname)
