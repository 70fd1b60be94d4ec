"""``gatemap edit``: the app for one person on this machine, who can write."""

import os
import subprocess
import sys
from pathlib import Path

import click

from gatemap.dataset.folder import VARIABLE as DATA
from gatemap.saving.access import VARIABLE

ADDRESS = "127.0.0.1"
# Else a site could give its own name this machine's address and draw pages in the visitor's browser (DNS rebinding).
HOSTS = (ADDRESS, "localhost")


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--data", "folder", type=click.Path(path_type=Path), default=None, help="Data folder.")
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def edit(folder: Path | None, options: tuple[str, ...]) -> None:
    """Open the app on this machine alone, with writing switched on and no sign-in.

    OPTIONS go to Streamlit: gatemap edit --server.port 8600. Whoever uses a browser on this machine can write
    while it runs; docs/writing.md says what that does not protect.
    """
    if any(option.lower().startswith("--server.address") for option in options):
        raise click.UsageError(
            f"It serves this machine only, at {ADDRESS}. For others, let editors sign in: see docs/writing.md."
        )
    bound = [f"--server.address={ADDRESS}", *(f"--server.allowedHosts={host}" for host in HOSTS)]
    command = [sys.executable, "-m", "streamlit", "run", str(app_file()), *bound, *options]
    environment = os.environ | {VARIABLE: "local"} | ({DATA: str(folder.resolve())} if folder else {})
    if os.name == "posix":
        os.execve(command[0], command, environment)  # takes the place of this process: signals reach the server
    sys.exit(subprocess.call(command, env=environment))


def app_file() -> Path:
    """Return app.py of the source tree, else app.py here when the pages are beside it.

    Raises
    ------
    click.ClickException
        When there is none: an installed package has no pages.
    """
    for folder in (Path(__file__).resolve().parents[3], Path.cwd()):
        if (folder / "app.py").is_file() and (folder / "pages" / "add.py").is_file():
            return folder / "app.py"
    raise click.ClickException("There is no app.py here: run this in the source tree of gatemap, where the pages are.")
