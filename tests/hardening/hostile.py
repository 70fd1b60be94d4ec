"""A dataset whose every text is an attack: each says in which file and column it stands."""

import csv
import json
from pathlib import Path

from gatemap.dataset import schema

MARK = "HACKED"
# HTML, a template literal, Jinja, a closed script, Markdown with a picture and a link, a formula, an entity.
TEXT = (
    "=cmd|'/C x'!A0 <img src=x onerror=HACKED(1)> ${HACKED(2)} `HACKED(3)` {{HACKED(4)}} {% HACKED %} "
    "</script><script>HACKED(5)</script> <svg/onload=HACKED(6)> ![a](https://elsewhere.example/HACKED.png) "
    "[b](javascript:HACKED(7)) :red[c] $HACKED$ \\ \" ' --> ]]> %HACKED% {0} {HACKED}"
)
FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "＝1+1",
    '=HYPERLINK("https://elsewhere.example","x")',
    "=cmd|'/C x'!A0",
)
ADDRESS = "https://example.org/{}/'onload=HACKED`${{HACKED}}{{{{HACKED}}}})](javascript:HACKED)"

LONG_WORD = "W" * 5_000
PLAIN = "Some words without any sign that means something to a program, of about the same length as an attack, twice: "
PLAIN_TEXT = PLAIN + PLAIN + "end"
PLAIN_ADDRESS = "https://example.org/{}/page"


def write_hostile(folder: Path, text: str = TEXT, address: str = ADDRESS) -> Path:
    """Put an attack, or another text, into every text, list of names and address of a good data folder."""
    for file, table in schema.TABLES.items():
        path = folder / file
        with path.open(encoding="utf-8", newline="") as source:
            rows = list(csv.DictReader(source))
        for row in rows:
            row |= _attacks(file, table, text, address)
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, list(table.columns))
            writer.writeheader()
            writer.writerows(rows)
    for file, table in schema.LAYERS.items():
        path = folder / file
        document = json.loads(path.read_text(encoding="utf-8"))
        for feature in document["features"]:
            feature["properties"] |= _attacks(file, table, text, address)
        path.write_text(json.dumps(document), encoding="utf-8")
    return folder


def attacked_columns() -> int:
    """Return how many columns hold an attack."""
    return sum(len(_attacks(file, table, TEXT, ADDRESS)) for file, table in (schema.TABLES | schema.LAYERS).items())


def _attacks(file: str, table, text: str, address: str) -> dict[str, str]:
    found = {}
    for column, rule in table.columns.items():
        kind, codes = rule.metadata["type"], rule.metadata.get("codes")
        where = f"{file.split('/')[-1].split('.')[0]} {column}"
        if kind == "text":
            found[column] = f"{text} {where}"
        elif kind == "list" and codes is None and column in NAMES:
            found[column] = f"{text.replace(';', ',')} {where}"
        elif kind == "url":
            found[column] = address.format(where.replace(" ", "/"))
    return found


# Lists of names; other lists hold identifiers.
NAMES = frozenset({"aliases", "partner_aliases", "unmatched_places", "borders"})
