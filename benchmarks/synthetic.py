"""Make a data folder of many events that are made up and say so, with the skew of the real ones.

Run from the project's root: ``.venv/bin/python -m benchmarks.synthetic EVENTS FOLDER [--seed SEED]``. An event takes
its places, kind, countries, provinces, organisations, year and the kind of its date together from a real row that is
drawn by chance, so that shares and correlations are those of the real data. A known day becomes another day of the same
year. Every text is made up: each title begins with SYNTHETIC, and no link leads anywhere.
"""

import argparse
import re
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv

from gatemap.dataset.folder import data_folder

SEED = 1
MARK = "SYNTHETIC"
TEXTS = 2_000  # different sentences; the number of the event makes each text its own
_DAY = re.compile(r"(\d{4})-\d{2}-\d{2}(\??)")
_MONTH = re.compile(r"(\d{4})-\d{2}(\??)")
_WORDS = (
    *("border", "gate", "guard", "station", "province", "county", "joint", "patrol", "talks", "trade", "goods", "road"),
    *(
        "customs",
        "bridge",
        "market",
        "marker",
        "line",
        "health",
        "control",
        "village",
        "friendship",
        "exchange",
        "both",
    ),
    *("delegation", "signed", "opened", "agreed", "discussed", "handed", "visited", "trained", "sides", "commune"),
    *("river", "crossing", "vehicles", "export", "import", "procedure", "cooperation", "meeting", "quarter", "results"),
)
_EMPTIED = ("venue", "unmatched_places", "date_note", "note", "other_source_urls")


def write_folder(folder: Path, count: int, source: Path | None = None, seed: int = SEED) -> Path:
    """Write a data folder with `count` synthetic events.

    Parameters
    ----------
    folder : pathlib.Path
        Must not be there yet.
    count : int
    source : pathlib.Path, optional
        The real data folder; else the one in use.
    seed : int
        The same seed makes the same events.

    Returns
    -------
    pathlib.Path
        `folder`.
    """
    source = source or data_folder()
    shutil.copytree(source, folder)
    events, links = synthetic_tables(source, count, seed)
    for name, frame in (("events", events), ("event_places", links)):
        csv.write_csv(pa.Table.from_pandas(frame, preserve_index=False), folder / f"{name}.csv")
    (folder / "README.md").write_text(
        f"{MARK}: {count} made-up events for benchmarks, seed {seed}.\n", encoding="utf-8"
    )
    return folder


def synthetic_tables(source: Path, count: int, seed: int = SEED) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return ``events`` and ``event_places`` of `count` synthetic events, all cells text."""
    real, links = (pd.read_csv(source / f"{name}.csv", dtype=str, keep_default_na=False) for name in _TABLES)
    chance = np.random.default_rng(seed)
    drawn = chance.integers(len(real), size=count)
    numbers = np.arange(1, count + 1).astype(str).astype(object)
    events = real.iloc[drawn].reset_index(drop=True)
    events["date"] = _moved(real["date"], drawn, chance)
    events["event_id"] = "synthetic-" + numbers
    sentences = _sentences(real["summary"].str.len().to_numpy(), chance)
    said = sentences[chance.integers(TEXTS, size=count)]
    events["title"] = f"{MARK} " + numbers + ": " + events["kind"].str.replace("_", " ") + " " + _starts(said)
    events["title_vi"] = f"{MARK} " + numbers
    events["summary"] = f"{MARK} " + numbers + ": " + said
    events["source_url"] = "https://synthetic.invalid/" + numbers
    events["publisher"] = MARK
    for column in _EMPTIED:
        events[column] = ""
    return events, _linked(real, links, drawn, events["event_id"])


_TABLES = ("events", "event_places")


def _linked(real: pd.DataFrame, links: pd.DataFrame, drawn: np.ndarray, event_ids: pd.Series) -> pd.DataFrame:
    """Give each event the places of the row that it was drawn from."""
    row_of = pd.Series(real.index, index=real["event_id"])
    by_row = links.assign(row=links["event_id"].map(row_of)).drop(columns="event_id")
    drawn_rows = pd.DataFrame({"row": drawn, "event_id": event_ids.to_numpy()})
    linked = drawn_rows.merge(by_row, on="row", how="inner", sort=False).drop(columns="row")
    return linked[links.columns]


def _moved(dates: pd.Series, drawn: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """Return a date for each event: a known day or month on another one of its year, any other date as it is."""
    last = max(date for date in dates if _DAY.fullmatch(date))
    moved = dates.to_numpy(dtype=object)[drawn]
    for row, date in enumerate(dates):
        options = _options(date, last[:10])
        if options:
            events = np.flatnonzero(drawn == row)
            moved[events] = np.array(options, dtype=object)[chance.integers(len(options), size=len(events))]
    return moved


def _options(date: str, last: str) -> list[str]:
    """Return the dates that one of this kind may become; none lies after `last`."""
    if match := _DAY.fullmatch(date):
        days = pd.date_range(f"{match[1]}-01-01", min(f"{match[1]}-12-31", last))
        return [f"{day:%Y-%m-%d}{match[2]}" for day in days]
    if match := _MONTH.fullmatch(date):
        months = range(1, (int(last[5:7]) if match[1] == last[:4] else 12) + 1)
        return [f"{match[1]}-{month:02}{match[2]}" for month in months]
    return []


def _sentences(lengths: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """Return made-up sentences as long as the real ones."""
    made = []
    for length in chance.choice(lengths, size=TEXTS):
        words = " ".join(chance.choice(_WORDS, size=max(2, int(length) // 6)))
        made.append(words.capitalize() + ".")
    return np.array(made, dtype=object)


def _starts(sentences: np.ndarray) -> np.ndarray:
    start = {sentence: " ".join(sentence.split()[:5]).lower() for sentence in set(sentences)}
    return np.array([start[sentence] for sentence in sentences], dtype=object)


def main() -> None:
    """Write the folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("events", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    print(write_folder(options.folder, options.events, seed=options.seed))


if __name__ == "__main__":
    main()
