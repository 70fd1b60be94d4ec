"""``gatemap dossier``: all that is known of one gate, with its sources, as one HTML file."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gatemap import vocab
from gatemap.commands.common import problems_told, write_output

if TYPE_CHECKING:
    from gatemap.dataset.read import Dataset

SUGGESTED = 5  # places named when the one that was asked for is not there


@click.command()
@click.argument("place")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File; else standard output.")
@click.option("--lang", type=click.Choice(vocab.LANGUAGES), default="en", show_default=True, help="Language.")
@click.option("--asof", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Day of level and status; else today.")
@click.option("--data", "folder", type=click.Path(path_type=Path), default=None, help="Data folder.")
def dossier(place: str, output: Path | None, lang: str, asof: dt.datetime | None, folder: Path | None) -> None:
    """Write the dossier of PLACE as one HTML file that opens and prints without a network.

    PLACE is a slug such as ma-lu-thang, or a name in any script that only one place has.

    Example: gatemap dossier ma-lu-thang -o ma-lu-thang.html
    """
    from gatemap.i18n.words import words
    from gatemap.saving.choose import dataset_of

    with problems_told():
        dataset = dataset_of(folder)
    place_id = _place(dataset, place, lang)
    content = _file(dataset, place_id, words(lang), asof.date() if asof else None, folder)
    write_output(content, output)


def _place(dataset: "Dataset", typed: str, lang: str) -> str:
    """Return the one place that is meant; else end with those it may have been."""
    from gatemap.i18n.words import words
    from gatemap.store.gazetteer import EXACT, build_gazetteer, find

    if typed in set(dataset.places["place_id"]):
        return typed
    # A slug that is nearly right is a name with hyphens for its blanks.
    found = find(build_gazetteer(dataset), typed, SUGGESTED)
    exact = [match for match in found if match.how == EXACT]
    if len(exact) == 1:
        return exact[0].place_id
    told = [words(lang)("dossier-unknown-place", typed=typed)]
    if exact:
        told = [words(lang)("dossier-several-places", typed=typed)]
    if found:
        named = ", ".join(f"{match.place_id} ({match.name})" for match in exact or found)
        told.append(words(lang)("dossier-did-you-mean", places=named))
    raise click.BadParameter(" ".join(told), param_hint="PLACE")


def _file(dataset: "Dataset", place_id: str, words, asof: dt.date | None, folder: Path | None) -> bytes:
    from gatemap.render.dossier import Size, dossier_file
    from gatemap.store.dossier import build_dossier
    from gatemap.store.load import build_store
    from gatemap.store.names import display_names
    from gatemap.store.view import View

    store = build_store(dataset, name="dossier")
    built = build_dossier(store, View(place=(place_id,), asof=asof), place_id, dt.date.today())
    size = Size(len(dataset.events), len(dataset.places))
    basemap = folder / "basemap" if folder else None
    content = dossier_file(built, words, display_names(dataset, words.lang), size, basemap=basemap)
    store.close()
    return content
