"""``gatemap migrate``, ``load``, ``history`` and ``undo``: the database, and what was changed in either home."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gatemap.commands.common import problems_told, user_name
from gatemap.commands.progress import Progress
from gatemap.dataset.folder import data_folder

if TYPE_CHECKING:
    from gatemap.saving.changes import Change, EventRecord, Revision
    from gatemap.saving.home import Home

LISTED = 10  # events of a revision that are listed one by one


def _data_option(command):
    about = "Data folder, its own events included; else the home that is in use."
    return click.option("--data", "folder", type=click.Path(path_type=Path), default=None, help=about)(command)


def _who_option(command):
    return click.option("--who", default=None, help="Who does this; else the name you are logged in with.")(command)


@click.command()
def migrate() -> None:
    """Make the tables of the database in $GATEMAP_DATABASE_URL, or bring them up to date."""
    from gatemap.saving.connection import engine_of, place_of
    from gatemap.saving.migrate import migrate as bring_up_to_date

    with problems_told("; nothing was saved"):
        engine = engine_of(_url())
        before, after = bring_up_to_date(engine)
        done = "was up to date" if before == after else f"went from version {before or 'none'} to {after}"
        click.echo(f"{place_of(engine)}: {done}")


@click.command()
@click.argument("url", nargs=-1, metavar="[URL]")  # else click repeats a second one, password and all
@click.option("--data", "folder", type=click.Path(path_type=Path), default=None, help="Folder whose events are copied.")
@_who_option
@click.option("--replace", is_flag=True, help="Overwrite events that the database holds otherwise.")
@click.option("--store", is_flag=True, help="Fill the tables that the pages ask with GATEMAP_STORE=database, too.")
def load(url: tuple[str, ...], folder: Path | None, who: str | None, replace: bool, store: bool) -> None:
    """Copy the events of the data folder into the database at URL, else into the one in $GATEMAP_DATABASE_URL.

    All of them count at once, when all are there. After a break run it again: it goes on where it was. What only the
    database holds stays. Without --replace, events that it holds otherwise end the command. Other users of the machine
    can see a password that is typed; one in the variable they cannot.
    """
    from gatemap.saving.choose import home_of
    from gatemap.saving.folder import FolderHome
    from gatemap.saving.load import DifferentEventsError, copy_events

    if len(url) > 1:
        raise click.UsageError("give one address, of one database")
    source, url = folder or data_folder(), url[0] if url else _url()
    with problems_told("; nothing was saved"), Progress(sys.stderr) as progress:
        home = home_of(data_folder(), url)
        try:
            why = f"copied from the folder {source.name}"
            tell = partial(_tell_of_loading, progress)
            done = copy_events(FolderHome(source), home, who=user_name(who), why=why, replace=replace, tell=tell)
        except DifferentEventsError as problem:
            raise click.ClickException(
                f"{problem}. Nothing was copied; gatemap load --replace overwrites them"
            ) from None
    if done.revision:
        counts = f"{done.added:,} events added, {done.replaced:,} replaced, {done.unchanged:,} there already"
        click.echo(f"revision {done.revision}: {counts}")
    else:
        click.echo(f"nothing to do: the database holds these {done.unchanged:,} events already")
    if store:
        _fill_store(url)


def _tell_of_loading(progress: Progress, step: str, rows: int, share: float) -> None:
    sentence = {
        "check": "reading and checking the data folder",
        "wait": "waiting for another program that loads",
        "resume": f"going on after {rows:,} rows that were copied before",
        "copy": f"copied {rows:,} rows, {share:.0%}",
        "switch": "letting them count, all at once",
    }[step]
    progress.tell(step, sentence, last=share >= 1)


def _fill_store(url: str) -> None:
    from gatemap.store.shared import fill_store

    with problems_told("; the events are saved"), Progress(sys.stderr) as progress:
        progress.tell("store", "filling the tables that the pages ask")
        events = fill_store(data_folder(), url)
    click.echo(f"the store holds {events:,} events")


@click.command()
@_data_option
@click.option("--event", default=None, help="Only this event, with every cell before and after.")
def history(folder: Path | None, event: str | None) -> None:
    """List what was changed: who, when, why and which events; the newest last."""
    with problems_told("; nothing was saved"):
        for revision in _home(folder).revisions():
            changes = [change for change in revision.changes if event in (None, change.event_id)]
            if event is None or changes:
                click.echo(_headline(revision))
            if event is None and len(changes) > LISTED:
                click.echo(f"    {len(changes)} events")
                continue
            for change in changes:
                for line in _cells(change.before, change.after) if event else [_summary(change)]:
                    click.echo(f"    {line}")


@click.command()
@click.argument("number", type=int)
@_data_option
@_who_option
@click.option("--why", default=None, help="Reason.")
def undo(number: int, folder: Path | None, who: str | None, why: str | None) -> None:
    """Take back the changes of revision NUMBER. This is a revision of its own, and can be undone in turn."""
    from gatemap.saving.changes import StaleEditError
    from gatemap.saving.home import undo as take_back

    with problems_told("; nothing was saved"):
        home = _home(folder)
        try:
            made = take_back(home, number, who=user_name(who), why=why or f"undo of {number}")
        except KeyError as problem:
            raise click.ClickException(str(problem.args[0])) from None
        except StaleEditError as problem:
            if problem.current == problem.change.after:
                already = f"event {problem.change.event_id} is already as it was before revision {number}"
                raise click.ClickException(f"{already}; nothing was saved") from None
            click.echo("What it is now, and what the undoing would make of it:", err=True)
            for line in _cells(problem.current, problem.change.after):
                click.echo(f"    {line}", err=True)
            raise click.ClickException(str(problem)) from None
        click.echo(_headline(made))


COMMANDS = (migrate, load, history, undo)


def _home(folder: Path | None) -> "Home":
    from gatemap.saving.choose import database_url, home_of

    return home_of(folder or data_folder(), None if folder else database_url())


def _url() -> str:
    from gatemap.saving.choose import database_url
    from gatemap.saving.connection import VARIABLE

    if url := database_url():
        return url
    raise click.UsageError(f"set {VARIABLE} to the address of a database: postgresql://user:password@host/database")


def _headline(revision: "Revision") -> str:
    undoes = f" (undoes {revision.undoes})" if revision.undoes else ""
    return (
        f"{revision.number}  {revision.when:%Y-%m-%d %H:%M} UTC  {_line(revision.who)}: {_line(revision.why)}{undoes}"
    )


def _summary(change: "Change") -> str:
    if change.before is None or change.after is None:
        return f"{change.event_id}: {'added' if change.after else 'taken away'}"
    names = [name for name, cell in change.after.cells.items() if cell != change.before.cells.get(name)]
    names += ["places"] if change.before.links != change.after.links else []
    return f"{change.event_id}: {', '.join(names)}"


def _cells(before: "EventRecord | None", after: "EventRecord | None") -> list[str]:
    """Return one line for each cell that differs; quoted as Python does it, so that no text can move the cursor."""
    old, new = _shown(before), _shown(after)
    return [
        f"{name}: {old.get(name, '')!r} -> {new.get(name, '')!r}"
        for name in old | new
        if old.get(name) != new.get(name)
    ]


def _shown(record: "EventRecord | None") -> dict[str, str]:
    if record is None:
        return {}
    cells = {name: cell for name, cell in record.cells.items() if cell}
    links = [" ".join(link[name] for name in ("place_id", "role", "side", "name")).strip() for link in record.links]
    return cells | {"places": "; ".join(links)}


def _line(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
