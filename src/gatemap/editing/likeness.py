"""Events that may be the same as one that a person is about to add."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from rapidfuzz import fuzz

from gatemap.dataset import dates
from gatemap.dataset.read import Dataset
from gatemap.dataset.schema import split_list
from gatemap.text import fold

NEAR_DAYS = 3  # reports of one event often differ by a day or two
LEAST = 0.5
MOST = 8
_TITLE = 0.72  # share of common words from which two titles count as alike
# reason: what it adds to the likeness; the surest first
REASONS = {
    "source": 0.6,
    "day": 0.35,
    "near_day": 0.2,
    "period": 0.15,
    "undated": 0.1,
    "place": 0.3,
    "province": 0.15,
    "opposite": 0.15,
    "country": 0.1,
    "kind": 0.15,
}
TITLE_WEIGHT = 0.3
APART = 0.3  # taken off when both days are known and lie further apart: one page may tell of several events


@dataclass(frozen=True)
class Likeness:
    """An event of the data that is like the one asked about.

    Attributes
    ----------
    event_id : str
    score : float
        From `LEAST` to 1.
    reasons : tuple of str
        Keys of `REASONS`, and ``title``: what both have in common.
    """

    event_id: str
    score: float
    reasons: tuple[str, ...]


def likenesses(dataset: Dataset, cells: Mapping[str, str], links: Sequence[Mapping[str, str]] = ()) -> list[Likeness]:
    """Return events of `dataset` that may be the one of `cells` and `links`, the surest first, `MOST` at most.

    Parameters
    ----------
    dataset : Dataset
    cells : mapping of str to str
        Columns of events.csv; one that is missing or cannot be read counts as unknown. The event of the same
        ``event_id`` is left out.
    links : sequence of mappings
        Its rows of event_places.csv.
    """
    events = dataset.events
    source, timed = _same_source(events, cells), _dated(events, cells)
    # Only what shares a page, or a time and a place, can be the same: all else is compared for those alone.
    about = source | timed["day"] | timed["near_day"] | timed["period"] | timed["undated"]
    events = events[about & (events["event_id"] != cells.get("event_id", ""))]
    shared = {"source": source, **timed, **_placed(dataset, events, cells, links)}
    shared["kind"] = events["kind"] == cells.get("kind", "")
    shared["country"] = shared["together"] & ~(shared["place"] | shared["province"] | shared["opposite"])
    near = shared["place"] | shared["province"] | shared["opposite"]
    # National talks name no gate and no province: on one day with one neighbour they are alike all the same.
    near |= shared["country"] & (shared["day"] | shared["near_day"])[events.index]
    likely = events.index[source[events.index] | near]
    found = [_likeness(events.loc[row], cells, shared) for row in likely]
    good = [one for one in found if one.score >= LEAST]
    return sorted(good, key=lambda one: (-one.score, one.event_id))[:MOST]


def _likeness(event: pd.Series, cells: Mapping[str, str], shared: dict[str, pd.Series]) -> Likeness:
    reasons = [reason for reason in REASONS if shared[reason].at[event.name]]
    score = sum(REASONS[reason] for reason in reasons)
    if shared["apart"].at[event.name]:
        score -= APART
    if _alike(event, cells):
        reasons.append("title")
        score += TITLE_WEIGHT
    return Likeness(event["event_id"], min(1.0, round(score, 2)), tuple(reasons))


def _alike(event: pd.Series, cells: Mapping[str, str]) -> bool:
    """Compare the titles of either language; two gates' names alone do not make titles alike."""
    for column in ("title", "title_vi"):
        one, other = fold(event[column]), fold(cells.get(column, ""))
        if one and other and fuzz.token_sort_ratio(one, other) >= 100 * _TITLE:
            return True
    return False


def _same_source(events: pd.DataFrame, cells: Mapping[str, str]) -> pd.Series:
    """Tell which events rest on a page that this one rests on as well."""
    told = (url for column in ("source_url", "other_source_urls") for url in split_list(cells.get(column, "")))
    pages = {_page(url) for url in told} - {""}
    same = pd.Series((_page(url) in pages for url in events["source_url"]), index=events.index, dtype=bool)
    others = (any(_page(url) in pages for url in split_list(text)) for text in events["other_source_urls"])
    return same | pd.Series(others, index=events.index, dtype=bool)


def _page(url: str) -> str:
    """Return an address without what differs between two links to one page."""
    bare = url.strip().partition("#")[0].partition("://")[2]
    return bare.removeprefix("www.").rstrip("/").casefold()


def _dated(events: pd.DataFrame, cells: Mapping[str, str]) -> dict[str, pd.Series]:
    """Compare days where both are known, and spans of time; one of which nothing is known may be any time."""
    begun, ended = events["date_earliest"], events["date_latest"]
    try:
        span = dates.parse(cells.get("date", ""))
    except ValueError:
        span = dates.DateSpan(None, None, "unknown", False)
    open_ends = begun.isna() | ended.isna()
    if span.earliest is None or span.latest is None:
        never = pd.Series(False, index=events.index)
        return {"day": never, "near_day": never, "period": never, "undated": ~never, "apart": never}
    first, last = pd.Timestamp(span.earliest), pd.Timestamp(span.latest)
    near = pd.Timedelta(days=NEAR_DAYS)
    known = (events["date_precision"] == "day") & (span.precision == "day")
    overlaps = (begun <= last) & (ended >= first)
    day = known & overlaps
    close = known & ~day & (begun <= last + near) & (ended >= first - near)
    period = ~known & overlaps
    return {"day": day, "near_day": close, "period": period, "undated": open_ends, "apart": known & ~day & ~close}


def _placed(
    dataset: Dataset, events: pd.DataFrame, cells: Mapping[str, str], links: Sequence[Mapping[str, str]]
) -> dict[str, pd.Series]:
    places = {link.get("place_id", "") for link in links} - {""}
    linked = dataset.event_places
    here = events["event_id"].isin(set(linked.loc[linked["place_id"].isin(places), "event_id"]))
    rows = dataset.places[dataset.places["place_id"].isin(places)]

    def shares(column: str, more: Iterable[str] = ()) -> pd.Series:
        codes = {*split_list(cells.get(column, "")), *more}
        held = (not codes.isdisjoint(split_list(text)) for text in events[column])
        return pd.Series(held, index=events.index, dtype=bool)

    near = shares("provinces_63", rows["province_63"]) | shares("provinces_34", rows["province_34"])
    same = set(split_list(cells.get("countries", "")))
    together = pd.Series(
        (set(split_list(text)) == same for text in events["countries"]), index=events.index, dtype=bool
    )
    opposite = shares("partner_provinces") & ~here
    return {"place": here, "province": near & ~here, "opposite": opposite, "together": together}
