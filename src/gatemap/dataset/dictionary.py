"""The data dictionary as Markdown: tables from the schema within the prose of ``dictionary.md``."""

from pathlib import Path
from string import Template

import pandera.pandas as pa

from gatemap import vocab_definitions
from gatemap.dataset import dates, schema
from gatemap.dataset.check import FOREIGN_KEYS
from gatemap.dataset.file_facts import FILES
from gatemap.dataset.rules import codes

PROSE = Path(__file__).with_name("dictionary.md")
# One of each form of date in the files; what they mean is worked out by the code that reads them.
FORMS = (
    ("2024-08-01", "a day"),
    ("2024-08", "a day in this month, which one is not known"),
    ("2024", "a day in this year"),
    ("2023-12-18?", "a day that is inferred, not stated in full"),
    ("2023-12?", "a month that is inferred"),
    ("2024?", "a year that is inferred"),
    ("2022-11-24/2022-11-26", "several days, from the first to the last"),
    ("2023-05-15?/2023-05-16?", "several days, inferred"),
    ("2023-06?/2023-09?", "some time in these months, inferred"),
    ("[2020..2022]", "some time between the two"),
    ("[2010-12-27,2011-01-03]", "one of these days"),
    ("[..2018-12-02]", "on this day or before"),
    ("[2019-02-26..]", "on this day or after"),
    ("XXXX-01-10", "a day of the year, the year is not known"),
    ("XXXX", "nothing is known"),
)
_TYPES = {
    "text": "text",
    "identifier": "identifier",
    "code": "code",
    "list": "list",
    "date": "EDTF date",
    "url": "address",
    "number": "number",
}


def dictionary() -> str:
    """Return the data dictionary; it follows from the schema alone."""
    parts = {
        "files": _file_table(),
        "columns": "\n\n".join(_file_section(file) for file in FILES),
        "codes": _code_sections(),
        "dates": _date_table(),
        "units": _table(("Unit", "Meaning"), [(f"`{k}`", v) for k, v in vocab_definitions.POSITION_UNITS.items()]),
        "reading": _table(("Code", "What is wrong"), [(f"`{k}`", v) for k, v in codes.READING.items()]),
        "checking": _table(("Code", "What is wrong"), [(f"`{k}`", v) for k, v in codes.CHECKING.items()]),
    }
    return Template(PROSE.read_text(encoding="utf-8")).substitute(parts)


def _file_table() -> str:
    rows = [(f"[`{file}`](#{_anchor(file)})", facts.title, ", ".join(facts.licences)) for file, facts in FILES.items()]
    return _table(("File", "What it is", "Licence"), rows)


def _file_section(file: str) -> str:
    facts = FILES[file]
    head = f"### {file}\n\n{facts.description}\n\n"
    described = schema.TABLES.get(file) or schema.LAYERS.get(file)
    if described is None:
        rows = [(f"`{name}`", kind, text) for name, (kind, text) in (facts.properties or {}).items()]
        return head + _table(("Property", "Type", "What it is"), rows)
    rows = [
        (f"`{name}`", _type(column), "yes" if column.metadata["filled"] else "", _meaning(file, name, column))
        for name, column in described.columns.items()
    ]
    first = "Column" if file in schema.TABLES else "Property"
    table = _table((first, "Type", "Always filled", "What it is"), rows)
    key = described.unique or [name for name, column in described.columns.items() if column.unique]
    return head + table + (f"\n\nNo two rows have the same {_listed(key)}." if key else "")


def _type(column: pa.Column) -> str:
    return _TYPES[column.metadata["type"]]


def _meaning(file: str, name: str, column: pa.Column) -> str:
    parts = [column.description]
    if codes_of := column.metadata.get("codes"):
        parts.append("Codes: " + ", ".join(f"`{code}`" for code in codes_of) + ".")
    if target := FOREIGN_KEYS.get((file, name)):
        parts.append(f"Names `{target[1]}` of `{target[0]}`.")
    return " ".join(parts)


def _code_sections() -> str:
    """Describe every vocabulary that a column uses, under the columns that use it."""
    users: dict[tuple[str, ...], list[str]] = {}
    for file, described in {**schema.TABLES, **schema.LAYERS}.items():
        for name, column in described.columns.items():
            if codes_of := column.metadata.get("codes"):
                users.setdefault(codes_of, []).append(f"`{name}` of {file}")
    sections = []
    for codes_of, columns in users.items():
        rows = [(f"`{code}`", vocab_definitions.DEFINITIONS[codes_of][code]) for code in codes_of]
        sections.append(f"**{', '.join(columns)}**\n\n" + _table(("Code", "Meaning"), rows))
    return "\n\n".join(sections)


def _date_table() -> str:
    rows = []
    for text, meaning in FORMS:
        span = dates.parse(text)
        rows.append((f"`{text}`", meaning, span.earliest or "open", span.latest or "open", span.precision))
    return _table(("Form", "Meaning", "Earliest day", "Latest day", "Precision"), rows)


def _table(header: tuple[str, ...], rows: list[tuple]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


def _listed(names: list[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " and " + quoted[-1]


def _anchor(heading: str) -> str:
    """Return the anchor that GitHub gives a heading: dots and slashes go, underscores stay."""
    return heading.replace(".", "").replace("/", "").lower()
