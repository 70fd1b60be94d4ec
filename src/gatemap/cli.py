"""The command line: ``gatemap check``, ``describe`` and ``export``. Each command is one call into the library."""

import datetime as dt
import json
import sys
from pathlib import Path

import click

from gatemap import __version__
from gatemap.dataset.folder import data_folder
from gatemap.errors import DataError

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
    "lang": "Language of messages; the file is the same.",
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
    from gatemap.dataset.checker import check_folder

    folder = folder or data_folder()
    findings = check_folder(folder, dt.date.today())
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
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File; else standard output.")
@click.pass_context
def export(context: click.Context, folder: Path | None, output: Path | None, **given) -> None:
    """Write the events of a view as CSV, byte for byte what the page downloads.

    Example: gatemap export --partner CN --province lai-chau > lai-chau.csv
    """
    from gatemap.dataset.read import read_dataset
    from gatemap.render.export import csv_bytes
    from gatemap.store.load import build_store
    from gatemap.store.view import parse_query

    store = build_store(_or_exit(lambda: read_dataset(folder or data_folder())), name="export")
    query = {name: [value] if isinstance(value, str) else value for name, value in given.items() if value}
    view, ignored = parse_query(query, store.known)
    if ignored:
        first = ignored[0]
        permitted = ", ".join(first.permitted[:40]) or "a value that fits the others"
        raise click.BadParameter(f"{first.value!r} is not one of: {permitted}", param_hint=f"--{first.name}")
    _write(csv_bytes(store, view), output)


for _name, _help in reversed(EXPORT_HELP.items()):
    export = click.option(f"--{_name}", _name, multiple=_name not in SINGLE, help=_help, metavar="VALUE")(export)


@main.command()
@_data_option
@click.option("--asof", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Day; today if not given.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File; else standard output.")
def gates(folder: Path | None, asof: dt.datetime | None, output: Path | None) -> None:
    """Write every gate with its level and status on a day, as CSV; empty where no source tells."""
    from gatemap.dataset.read import read_dataset
    from gatemap.render.gates import gates_csv_bytes

    dataset = _or_exit(lambda: read_dataset(folder or data_folder()))
    today = dt.date.today()
    _write(gates_csv_bytes(dataset, asof.date() if asof else today, today), output)


def _write(content: bytes, output: Path | None) -> None:
    if output:
        output.write_bytes(content)
    else:
        sys.stdout.buffer.write(content)


def _or_exit(read):
    """Return what `read` gives; print its findings and exit with 1 when the data cannot be read."""
    try:
        return read()
    except DataError as problem:
        for finding in problem.findings:
            click.echo(str(finding), err=True)
        click.echo(f"{len(problem.findings)} errors", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
