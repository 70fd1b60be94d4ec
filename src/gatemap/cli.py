"""The command line: ``gatemap check``, ``describe`` and ``export``. Each command is one call into the library."""

import datetime as dt
import json
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gatemap import __version__
from gatemap.commands.common import problems_told, refuse_missing_folder, whole_file, write_output
from gatemap.commands.database import COMMANDS
from gatemap.commands.dossier import dossier
from gatemap.commands.draft import draft
from gatemap.commands.edit import edit
from gatemap.commands.importing import import_table
from gatemap.dataset.folder import data_folder
from gatemap.render.exports.registry import FORMATS, Format

if TYPE_CHECKING:
    from gatemap.render.exports.about import Export

LARGE = 20_000  # events from which an export says how far it is

# What an option of `export` says of itself; the names are those of the URL, and a test holds them equal to the view's.
EXPORT_HELP = {
    "partner": "Partner country; VN for coordination inside Vietnam.",
    "province": "Province, as a slug such as lai-chau.",
    "units": "Province system: 34 units since 1 July 2025, or the 63 before.",
    "partner_province": "Province on the other side, as a slug such as yunnan.",
    "place": "Gate or post, as a slug such as ma-lu-thang.",
    "kind": "Kind of event.",
    "topic": "Topic.",
    "level": "Who met.",
    "gate_level": "Level of the gate.",
    "actor": "Organisation that took part, as its slug.",
    "counterpart": "Organisation that took part as well, as its slug.",
    "from": "First day, month or year.",
    "to": "Last day, month or year.",
    "dating": "Only events surely within the period, not of one year, or left out for an open date.",
    "q": "Words, found with or without tones.",
    "certainty": "How well the date must be known at least.",
    "position": "Where the event stands on the map.",
    "asof": "Day whose levels the gates are shown with; it leaves the events as they are.",
    "event": "Event whose card is open; it leaves the events as they are.",
    "sort": "Order of the rows.",
    "lang": "Language of a picture or a page; a table is the same in both.",
}
SINGLE = ("units", "from", "to", "dating", "q", "certainty", "asof", "event", "sort", "lang")


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Atlas of Vietnam's border gates and of the cooperation events that happen at them."""


def _data_option(command):
    kind = click.Path(path_type=Path)
    return click.option("--data", "folder", type=kind, default=None, help="Data folder.")(command)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or machines.")
def check(folder: Path | None, form: str) -> None:
    """Check a data folder: errors, then warnings; exit with 1 when it holds an error."""
    from gatemap.saving.choose import findings_of

    with problems_told():
        folder, findings = findings_of(folder, dt.date.today())
    errors = sum(finding.severity == "error" for finding in findings)
    counts = {"errors": errors, "warnings": len(findings) - errors}
    if form == "json":
        report = {"folder": str(folder), **counts, "findings": [finding.as_dict() for finding in findings]}
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            click.echo(str(finding))
        click.echo(f"{folder}: {errors} errors, {counts['warnings']} warnings")
    sys.exit(1 if errors else 0)


@main.command()
@_data_option
@click.option("--docs", type=click.Path(path_type=Path), default=None, help="Folder of the data dictionary.")
def describe(folder: Path | None, docs: Path | None) -> None:
    """Write datapackage.json and the data dictionary from the schema."""
    from gatemap.dataset.describe import write_descriptions

    folder = folder or data_folder()
    for path in write_descriptions(folder, docs or folder.parent / "docs"):
        click.echo(f"wrote {path}")


@main.command()
@_data_option
@click.option("--format", "code", type=click.Choice(list(FORMATS)), default="csv", show_default=True, help="Format.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File; else standard output.")
def export(folder: Path | None, code: str, output: Path | None, **given) -> None:
    """Write the events of a view in one of the formats, the CSV byte for byte as the page downloads it.

    Example: gatemap export --partner CN --province lai-chau --format xlsx -o lai-chau.xlsx
    """
    from gatemap.render.exports.about import Export
    from gatemap.saving.choose import dataset_of
    from gatemap.store.load import build_store
    from gatemap.store.view import parse_query

    form = FORMATS[code]
    _refuse_output(form, output)
    with problems_told():
        store = build_store(dataset_of(folder), name="export")
    query = {name: [value] if isinstance(value, str) else value for name, value in given.items() if value}
    view, ignored = parse_query(query, store.known)
    if ignored:
        first = ignored[0]
        permitted = ", ".join(first.permitted[:40]) or "a value that fits the others"
        raise click.BadParameter(f"{first.value!r} is not one of: {permitted}", param_hint=f"--{first.name}")
    chosen = Export(store, view, dt.date.today(), view.lang or "en", basemap=(folder or data_folder()) / "basemap")
    _export(form, chosen, output)


def _refuse_output(form: Format, output: Path | None) -> None:
    """End with one sentence when the file cannot go where it should."""
    if output is None and form.binary and sys.stdout.isatty():
        raise click.UsageError(f"A terminal cannot show {form.code}: name a file with -o, or pipe it into one.")
    refuse_missing_folder(output)


def _export(form: Format, export: "Export", output: Path | None) -> None:
    """Write a file and put it in its place when it is whole; a large one says on standard error how far it is."""
    if output:
        with whole_file(output) as path:
            _write_telling(form, export, path)
        return
    with tempfile.TemporaryDirectory(prefix="gatemap") as room:
        path = Path(room) / f"export.{form.suffix}"
        _write_telling(form, export, path)
        with path.open("rb") as content:
            shutil.copyfileobj(content, sys.stdout.buffer)


def _write_telling(form: Format, export: "Export", path: Path) -> None:
    if export.total < LARGE:
        form.write(export, path)
        return
    with click.progressbar(length=export.total, label=form.code, file=sys.stderr) as bar:
        form.write(replace(export, tell=lambda done: bar.update(done - bar.pos)), path)


for _name, _help in reversed(EXPORT_HELP.items()):
    export = click.option(f"--{_name}", _name, multiple=_name not in SINGLE, help=_help, metavar="VALUE")(export)


@main.command()
@_data_option
@click.option("--asof", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Day; today if not given.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File; else standard output.")
def gates(folder: Path | None, asof: dt.datetime | None, output: Path | None) -> None:
    """Write every gate with its level and status on a day, as CSV; empty where no source tells."""
    from gatemap.render.gates import gates_csv_bytes
    from gatemap.saving.choose import dataset_of

    with problems_told():
        dataset = dataset_of(folder)
    today = dt.date.today()
    write_output(gates_csv_bytes(dataset, asof.date() if asof else today, today), output)


for _command in (*COMMANDS, draft, edit, import_table, dossier):
    main.add_command(_command)


if __name__ == "__main__":
    main()
