"""Score the extraction of events from articles on a labelled set: places, date, partner country, kind.

Run from the project's root: ``.venv/bin/python -m benchmarks.extraction [--part PART] [--show N] [--traps]
[--set FOLDER]``. Prints Markdown tables. ``extraction_set/README.md`` tells how the articles were labelled and parted.
"""

import argparse
import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.extraction_scoring import Event, Marked, Tally, event_of, mark, share
from gatemap.dataset.read import Dataset, read_dataset
from gatemap.dataset.schema import split_list

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
SET = Path(__file__).resolve().parent / "extraction_set"
# Five real articles lie beside the project, not in it: their text belongs to their publishers.
SEEDS = ROOT.parent / "shared" / "seeds"
LABELS, SEED_LABELS, ARTICLES = "labels.jsonl", "seeds.json", "articles"

AIMS = {"places F1": 0.95, "date": 0.95, "country": 0.98, "kind": 0.90}
MEASURES: dict[str, Callable[[Tally], float | None]] = {
    "places precision": lambda tally: tally.place_precision,
    "places recall": lambda tally: tally.place_recall,
    "places F1": lambda tally: tally.place_f1,
    "date": lambda tally: share(tally.dates_right, tally.labelled),
    "country": lambda tally: share(tally.countries_right, tally.labelled),
    "kind": lambda tally: share(tally.kinds_right, tally.labelled),
    "level": lambda tally: share(tally.levels_right, tally.labelled),
    "roles": lambda tally: share(tally.roles_right, tally.places_right),
    "provinces": lambda tally: share(tally.provinces_right, tally.labelled),
}
COUNTS: dict[str, Callable[[Tally], int]] = {
    "articles": lambda tally: tally.articles,
    "events": lambda tally: tally.labelled,
    "found": lambda tally: tally.matched,
    "missed": lambda tally: tally.missed,
    "extra": lambda tally: tally.extra,
    "all right": lambda tally: tally.wholly_right,
}

Draft = Callable[[str, dt.date | None], Iterable[Mapping]]


class Article(NamedTuple):
    """A labelled article of a part of the set. `published` is the day that the extractor is told, None when none is."""

    id: str
    part: str
    language: str
    border: str
    traps: tuple[str, ...]
    published: dt.date | None
    text: str
    events: tuple[Event, ...]


def of_part(articles: Iterable[Article], part: str) -> list[Article]:
    """Return the articles of a part.

    Raises
    ------
    SystemExit
        When no label names the part.
    """
    articles = list(articles)
    chosen = [article for article in articles if article.part == part]
    if not chosen:
        raise SystemExit(f"No article is of the part {part!r}; there are {sorted({one.part for one in articles})}.")
    return chosen


def reform_of(dataset: Dataset) -> dict[str, str]:
    """Return the table from the 63 provinces to the 34 units."""
    return dict(zip(dataset.province_reform["code_63"], dataset.province_reform["code_34"], strict=True))


def read_set(folder: Path, reform: Mapping[str, str]) -> list[Article]:
    """Read the articles of `folder` and their labels.

    Raises
    ------
    OSError
        When a labelled article has no text.
    """
    lines = (folder / LABELS).read_text(encoding="utf-8").splitlines()
    return [_article(json.loads(line), folder, reform) for line in lines if line]


def _article(label: Mapping, folder: Path, reform: Mapping[str, str]) -> Article:
    return Article(
        id=label["id"],
        part=label["part"],
        language=label["language"],
        border=label["border"],
        traps=tuple(label["traps"]),
        published=dt.date.fromisoformat(label["published"]) if label["published"] else None,
        text=(folder / ARTICLES / f"{label['id']}.txt").read_text(encoding="utf-8"),
        events=tuple(event_of(event, reform) for event in label["events"]),
    )


def read_seeds(folder: Path, labels: Path, dataset: Dataset) -> list[Article]:
    """Read the real articles, labelled by the rows of the dataset that cite them; none when `folder` is not there.

    `labels` names the row of each file, and overrides a value that the row has from other pages.
    """
    reform, seeds = reform_of(dataset), json.loads(labels.read_text(encoding="utf-8"))
    told = {name: _row(dataset, **seed) for name, seed in seeds.items() if (folder / name).is_file()}
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in told}
    return [
        Article(name, "seeds", "en", "seeds", (), None, texts[name], (event_of(row, reform),))
        for name, row in told.items()
    ]


def _row(dataset: Dataset, event_id: str, told: Mapping | None = None, note: str = "") -> dict:
    event = dataset.events.set_index("event_id").loc[event_id]
    links = dataset.event_places[dataset.event_places["event_id"] == event_id]
    return {
        **{name: event[name] for name in ("date", "kind", "level")},
        "countries": split_list(event["countries"]),
        "provinces": split_list(event["provinces_34"]),
        "partner_provinces": split_list(event["partner_provinces"]),
        "places": links[["place_id", "role"]].to_dict("records"),
        **(told or {}),
    }


def mark_all(articles: Sequence[Article], draft: Draft, reform: Mapping[str, str]) -> dict[str, Marked]:
    """Draft every article and compare; by the article's id."""
    return {
        article.id: mark(article.events, [event_of(row, reform) for row in draft(article.text, article.published)])
        for article in articles
    }


def total(articles: Iterable[Article], marked: Mapping[str, Marked]) -> Tally:
    """Add the counts of `articles`."""
    tally = Tally()
    for article in articles:
        tally.add(marked[article.id].tally)
    return tally


def groups(articles: Sequence[Article], *, traps: bool = False) -> dict[str, list[Article]]:
    """Group the articles for the rows of a table: all, each part, language and border, or each trap."""
    if traps:
        names = sorted({trap for article in articles for trap in article.traps})
        return {name: [article for article in articles if name in article.traps] for name in names}
    rows = {"all": list(articles)}
    for article in articles:
        rows.setdefault(f"part: {article.part}", []).append(article)
    for article in articles:
        rows.setdefault({"en": "English", "vi": "Vietnamese"}[article.language], []).append(article)
    for border in ("CN", "LA", "KH", "none"):
        rows[f"border: {border}"] = [article for article in articles if article.border == border]
    return {name: members for name, members in rows.items() if members}


def table(rows: Mapping[str, Tally]) -> str:
    """Write a Markdown table, a row a tally; a share of nothing is shown as a dash."""
    lines = [
        "| | " + " | ".join((*MEASURES, *COUNTS)) + " |",
        "|---|" + "---:|" * (len(MEASURES) + len(COUNTS)),
    ]
    for name, tally in rows.items():
        shares = [measure(tally) for measure in MEASURES.values()]
        cells = ["–" if value is None else f"{value:.3f}" for value in shares]
        cells += [str(count(tally)) for count in COUNTS.values()]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def aims(tally: Tally) -> str:
    """Say for each aim whether `tally` reaches it, as Markdown."""
    lines = ["| | aim | reached | |", "|---|---:|---:|---|"]
    for name, aim in AIMS.items():
        value = MEASURES[name](tally) or 0.0
        lines.append(f"| {name} | {aim:.2f} | {value:.3f} | {'yes' if value >= aim else 'no'} |")
    return "\n".join(lines)


def worst(marked: Mapping[str, Marked], number: int) -> str:
    """List the mistakes of the `number` articles that have most, as Markdown."""
    ranked = sorted(marked.items(), key=lambda item: (-len(item[1].mistakes), item[0]))
    return "\n".join(
        f"- `{article_id}`: {'; '.join(found.mistakes)}" for article_id, found in ranked[:number] if found.mistakes
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", type=Path, default=SET, help="folder of the labelled set")
    parser.add_argument("--part", default="", help="score only this part of the set, as the labels name it")
    parser.add_argument("--seeds", type=Path, default=SEEDS, help="folder of the five real articles")
    parser.add_argument("--traps", action="store_true", help="also a table by trap")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="also the mistakes of the N worst articles")
    options = parser.parse_args()
    from gatemap.articles.api import draft_article  # the scorer and its tests need no extractor

    dataset = read_dataset(DATA)
    reform = reform_of(dataset)
    articles = read_set(options.set, reform)
    if options.part:
        articles = of_part(articles, options.part)
    seeds = read_seeds(options.seeds, SET / SEED_LABELS, dataset)
    marked = mark_all([*articles, *seeds], draft_article, reform)
    rows = {name: total(members, marked) for name, members in groups(articles).items()}
    if seeds:
        rows["real articles"] = total(seeds, marked)
    print(table(rows), aims(rows["all"]), sep="\n\n")
    if options.traps:
        by_trap = groups(articles, traps=True)
        print("\n" + table({name: total(members, marked) for name, members in by_trap.items()}))
    if options.show:
        print("\n" + worst(marked, options.show))


if __name__ == "__main__":
    main()
