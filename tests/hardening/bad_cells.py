"""Single cells that are wrong: for every column of every file, the values that its type cannot be."""

from collections.abc import Iterator

from gatemap.dataset import schema
from gatemap.dataset.check import FOREIGN_KEYS
from tests.hardening.bad_layers import in_property
from tests.hardening.bad_tables import OTHER, Case, in_bytes, in_cell

# By the type that the schema gives a column; one of them a column keeps the whole quick.
WRONG: dict[str, tuple[str, ...]] = {
    "identifier": ("Suoi Da", "suoi_da", "-", "súoi-đa", "a--b", "../../etc/passwd", "x;y", "'; DROP TABLE event;--"),
    "code": ("bogus", "VN;;CN", "None", "ＶＮ", "0"),
    "list": (";", "a;;b", "VN;VN;", " ;"),
    "date": (
        "2024-13-45",
        "2024-02-30",
        "31/02/2024",
        "nan",
        "99999999",
        "0000",
        "２０２４-08-01",
        "٢٠٢٤",
        "9999-12-31/2000",
        "0001-01-01",
        "1699-12-31",
        "9998",
        "-0044",
        "2024/9999",
        "[2024-01-01,2101-01-01]",
        "y-1e9",
        "[..]",
        "2024-08-01T25:00",
    ),
    "number": ("abc", "NaN", "inf", "1e999", "--1", "1,5", "٤٢", "0x1f", "9" * 400, "-1e300"),
    "url": (
        "javascript:alert(1)",
        "ftp://example.org",
        "http://",
        "//example.org",
        "https://a b",
        "data:text/html,x",
        "http://[::1",
    ),
    "text": (
        "\x00",
        "a\x1b[31mred",
        " blank in front",
        "broken \ufffd letter",
        "bell\x07",
        "x" * 60_000,
        "two\nlines",
        "turned \u202e round",
        "\u2066apart",
        "a line\u2028end",
        "a mark \ufeff in it",
        "C1 \x9b31m",
    ),
}
PER_COLUMN = 1
ODD_DATES = (
    "1700-01-01",
    "1885",
    "2100-12-31",
    "[..2016]",
    "XXXX",
    "2024-XX",
    "2023-12-18?/2024~",
    "202X",
    "2024-11-03%",
)
ODD_TEXTS = (
    "NA",
    "NaN",
    "null",
    "None",
    "-",
    "007",
    "1e5",
    "TRUE",
    "=1+1",
    "#REF!",
    "<b>",
    "𝕏 🇻🇳",
    "العربية",
    "e\u0301",
)
GATES_THERE = 4
FILLED = ""


def wrong_cells() -> Iterator[Case]:
    """Yield, for every column, some values that its type cannot be, and an empty cell where none may be."""
    turn = dict.fromkeys(WRONG, 0)
    for file, table in (schema.TABLES | schema.LAYERS).items():
        for column, rule in table.columns.items():
            kind = rule.metadata["type"]
            values = WRONG[kind]
            chosen = [values[(turn[kind] + step) % len(values)] for step in range(PER_COLUMN)]
            turn[kind] += PER_COLUMN
            for value in [*chosen, *([FILLED] if rule.metadata["filled"] else [])]:
                yield _in(file, column, value)


def wrong_keys() -> Iterator[Case]:
    """Yield identifiers that name nothing, and identifiers that two rows have."""
    for file, column in FOREIGN_KEYS:
        yield _in(file, column, "nobody-is-called-so")
    yield in_cell("events.csv", 3, "event_id", "d-day")
    yield in_cell("event_places.csv", 3, "role", "venue")
    yield in_cell("organisations.csv", 3, "org_id", "post-stone")
    yield in_cell("partner_provinces.csv", 3, "code", "north-one")
    yield in_cell("province_reform.csv", 3, "code_63", "dong")
    yield in_bytes("64 rows", "partner_provinces.csv", _too_many_rows)
    yield in_property("gates.geojson", "place_id", "ban-xa")
    yield in_property("provinces.geojson", "code", "dong")
    yield in_property("basemap/provinces_63.geojson", "code", "dong")


def odd_but_right() -> Iterator[Case]:
    """Yield values that look wrong and are not: they are shown as they are."""
    for cases in odd_together():
        yield from cases


def odd_together() -> Iterator[list[Case]]:
    """Yield the same in lots that one folder can hold: no two of a lot change the same cell."""
    for lot, start in enumerate(range(0, len(ODD_TEXTS), GATES_THERE)):
        texts = list(enumerate(ODD_TEXTS[start : start + GATES_THERE]))
        cases = [in_cell("events.csv", 2 + number, "title", value, OTHER) for number, value in texts]
        cases += [in_property("gates.geojson", "name_en", value, OTHER, 1 + number) for number, value in texts]
        dates = enumerate(ODD_DATES[3 * lot : 3 * lot + 3])
        yield cases + [in_cell("events.csv", 6 + number, "date", value, OTHER) for number, value in dates]
    yield [in_property("gates.geojson", column, "suoi-da", OTHER) for column in ("guards", "part_of")]


def _too_many_rows(raw: bytes) -> bytes:
    """Add provinces beyond the bits of a whole number."""
    return raw + b"".join(b"more-%d,CN,More,,,,,\r\n" % number for number in range(61))


def _in(file: str, column: str, value: str) -> Case:
    return in_cell(file, 2, column, value) if file in schema.TABLES else in_property(file, column, value)
