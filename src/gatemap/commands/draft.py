"""``gatemap draft``: an article to draft events, as JSON or as rows."""

import csv
import datetime as dt
import io
import json
import sys
from pathlib import Path

import click

from gatemap.commands.common import problems_told

COLUMNS = (
    "title", "title_vi", "date", "date_note", "kind", "level", "countries", "topics", "actors", "provinces_63",
    "provinces_34", "partner_provinces", "places", "unmatched_places", "publisher", "published", "doubts",
)  # fmt: skip


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Day of publication, if known.")
@click.option("--csv", "as_csv", is_flag=True, help="One row an event, for a spreadsheet.")
@click.option("--data", "folder", type=click.Path(path_type=Path), default=None, help="Data folder.")
def draft(file: Path, published: dt.datetime | None, as_csv: bool, folder: Path | None) -> None:
    """Draft the events that an article tells of: FILE is .txt, .html or .pdf, or - for standard input.

    Every field says on which words it rests and how sure it is; read the doubts before you add an event.
    """
    from gatemap.articles.api import draft_article, no_event
    from gatemap.articles.files import LARGEST, article_of, read_article
    from gatemap.saving.choose import dataset_of

    with problems_told():
        article = article_of(sys.stdin.buffer.read(LARGEST + 1)) if str(file) == "-" else read_article(file)
        dataset = dataset_of(folder)
    day = published.date() if published else article.published
    drafts = draft_article(article.text, day, dataset)
    for one in drafts:
        one["publisher"] = one["publisher"] or article.publisher
    if not drafts:
        click.echo(no_event(article.text, day, dataset)[1], err=True)
    click.echo(_rows(drafts) if as_csv else json.dumps(drafts, ensure_ascii=False, indent=1), nl=not as_csv)


def _rows(drafts: list[dict]) -> str:
    from gatemap.text import csv_cell

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in drafts:
        writer.writerow([csv_cell(_cell(one, column)) for column in COLUMNS])
    return "\ufeff" + out.getvalue()


def _cell(one: dict, column: str) -> str:
    if column == "places":
        return ";".join(f"{place['place_id']}:{place['role']}:{place['side']}" for place in one["places"])
    if column == "unmatched_places":
        return ";".join(dict.fromkeys(found["text"].replace(";", ",") for found in one["unmatched"]))
    if column == "doubts":
        return " ".join(doubt["text"] for doubt in one["doubts"])
    value = one[column]
    return value if isinstance(value, str) else ";".join(value)
