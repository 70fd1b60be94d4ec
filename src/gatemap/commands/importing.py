"""``gatemap import``: a table of events, looked at cell by cell, and saved whole or not at all."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gatemap import vocab
from gatemap.commands.common import problems_told, user_name
from gatemap.dataset.folder import data_folder
from gatemap.errors import GatemapError

if TYPE_CHECKING:
    from gatemap.errors import Finding
    from gatemap.i18n.words import Words
    from gatemap.importing.plan import Choices, Plan
    from gatemap.importing.table import Table

EVERYTHING = 1_000_000  # lines: no table is so long


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would be saved, and save nothing.")
@click.option("--yes", is_flag=True, help="Save without asking.")
@click.option("--map", "columns", multiple=True, metavar="COLUMN=FIELD", help="What a column is; - leaves it out.")
@click.option("--day-first/--month-first", default=None, help="Which stands first in a date such as 01/08/2024.")
@click.option(
    "--place", "places", multiple=True, metavar="NAME=PLACE", help="Which place a name is; - for none of ours."
)
@click.option("--place-role", type=click.Choice(vocab.ROLES), default=None, help="Role of places that have none.")
@click.option(
    "--set", "common", multiple=True, metavar="FIELD=VALUE", help="What new events have if the table is silent."
)
@click.option("--empty-clears", is_flag=True, help="An empty cell empties that of an event that is there.")
@click.option("--sheet", default=None, help="Sheet of a workbook.")
@click.option("--header-row", type=click.IntRange(1), default=None, help="Row with the names of the columns.")
@click.option("--encoding", default=None, help="Encoding of a text file, if it is not found out.")
@click.option(
    "--separator", type=click.Choice(["comma", "semicolon", "tab", "bar"]), default=None, help="Of a text file."
)
@click.option("--all", "everything", is_flag=True, help="List all findings and all events, however many.")
@click.option("--lang", type=click.Choice(vocab.LANGUAGES), default="en", show_default=True, help="Language.")
@click.option(
    "--data", "folder", type=click.Path(path_type=Path), default=None, help="Data folder, its events included."
)
@click.option("--who", default=None, help="Who does this; else the name you are logged in with.")
@click.option("--why", default=None, help="Reason, for the history.")
def import_table(file: Path, folder: Path | None, lang: str, **options) -> None:
    """Import a table of events: FILE is .csv, another text with separators, or .xlsx.

    New events are added, and events whose event_id stands in the table are changed; all of it is one revision that
    gatemap undo takes back. Anything wrong, or open, and nothing is saved.

    Example: gatemap import events.xlsx --day-first --set source_quality=primary --dry-run
    """
    from gatemap.i18n.words import words
    from gatemap.importing import report

    say = words(lang)
    url = None if folder else _url()
    folder = folder or data_folder()
    with problems_told("; nothing was saved"):
        table = _table(file, say, options)
        click.echo(report.table_line(table, say))
        plan, findings = _planned(table, _choices(table, options), folder, url, say)
        _tell(plan, findings, say, everything=options["everything"])
        errors = sum(finding.severity == "error" for finding in findings)
        if errors or plan.questions.open:
            raise click.ClickException(say("import-nothing-saved", errors=errors))
        if options["dry_run"] or not plan.changes:
            click.echo(say("import-dry-run" if plan.changes else "import-nothing-to-save"))
            return
        if not options["yes"]:
            click.confirm(say("import-confirm", n=len(plan.changes)), abort=True)
        _save(plan, folder, url, say, options)


def _table(file: Path, say: "Words", options: dict) -> "Table":
    from gatemap.importing.problems import TableError
    from gatemap.importing.table import FILE_BYTES, read_table

    try:
        with file.open("rb") as source:
            content = source.read(FILE_BYTES + 1)
    except OSError as problem:
        raise click.ClickException(f"{file}: {problem.strerror or problem}") from None
    chosen = {name: options[name] for name in ("encoding", "separator", "sheet", "header_row")}
    try:
        return read_table(file.name, content, **chosen)
    except TableError as problem:
        raise click.ClickException(f"{file.name}: {problem.said(say)}") from None


def _choices(table: "Table", options: dict) -> "Choices":
    from gatemap.importing.fields import FIELDS
    from gatemap.importing.plan import Choices

    columns = _pairs(options["columns"], "--map")
    for label, name in columns.items():
        _permit(label, table.labels, "--map", "column")
        _permit(name, (*FIELDS, "-"), "--map", "field")
    common = _pairs(options["common"], "--set")
    for name in common:
        _permit(name, FIELDS, "--set", "field")
    return Choices(
        columns=columns,
        day_first=options["day_first"],
        places=_pairs(options["places"], "--place"),
        role=options["place_role"] or "",
        common=common,
        empty_clears=options["empty_clears"],
    )


def _pairs(given: tuple[str, ...], option: str) -> dict[str, str]:
    pairs = {}
    for text in given:
        name, sign, value = text.rpartition("=") if option != "--set" else text.partition("=")
        if not sign or not name.strip() or not value.strip():
            raise click.BadParameter(f"{text!r} is not of the form NAME=VALUE", param_hint=option)
        pairs[name.strip()] = value.strip()
    return pairs


def _permit(value: str, permitted, option: str, what: str) -> None:
    if value not in permitted:
        raise click.BadParameter(f"{what} {value!r} is not one of: {', '.join(permitted)}", param_hint=option)


def _planned(
    table: "Table", choices: "Choices", folder: Path, url: str | None, say: "Words"
) -> tuple["Plan", list["Finding"]]:
    from gatemap.importing.current import current_of
    from gatemap.importing.planning import plan_import
    from gatemap.importing.review import reviewed

    current = current_of(folder, url)
    for place in choices.places.values():
        if place != "-" and place not in set(current.dataset.places["place_id"]):
            raise click.BadParameter(f"there is no place {place!r}", param_hint="--place")
    plan = plan_import(table, choices, current, say)
    return plan, reviewed(plan, folder, url, dt.date.today(), say)


def _tell(plan: "Plan", findings: list["Finding"], say: "Words", *, everything: bool) -> None:
    from gatemap.importing import report

    most = (EVERYTHING, EVERYTHING) if everything else (report.FINDINGS, report.EVENTS)
    for line in (
        *report.column_lines(plan, say),
        *report.difference_lines(plan, say, most[1]),
        *report.finding_lines(findings, say, most[0]),
        *report.question_lines(plan.questions, say),
        report.count_line(plan, say),
    ):
        click.echo(line)


def _save(plan: "Plan", folder: Path, url: str | None, say: "Words", options: dict) -> None:
    from gatemap.saving.changes import StaleEditError
    from gatemap.saving.choose import home_of

    why = options["why"] or f"import of {plan.table.file}"
    try:
        made = home_of(folder, url).save(plan.changes, who=user_name(options["who"]), why=why)
    except StaleEditError as problem:
        raise GatemapError(f"{problem}: import the table again") from None
    click.echo(say("import-saved-as", number=made.number, n=len(plan.changes)))


def _url() -> str | None:
    from gatemap.saving.choose import database_url

    return database_url()
