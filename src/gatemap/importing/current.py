"""The events as they are now: as they are kept, and as our exports show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from gatemap.dataset import dates
from gatemap.dataset.join import join
from gatemap.dataset.read import Dataset
from gatemap.dataset.schema import split_list
from gatemap.importing.fields import PLACES, ROLES
from gatemap.saving.changes import EVENT_COLUMNS, LINK_COLUMNS, EventRecord
from gatemap.saving.choose import home_of, read_current


@dataclass(frozen=True)
class Current:
    """One moment of the data.

    Attributes
    ----------
    records : mapping of str to EventRecord
        Every event by id.
    dataset : Dataset
        Places, provinces and organisations; its own events do not count.
    """

    records: Mapping[str, EventRecord]
    dataset: Dataset

    @cached_property
    def with_events(self) -> Dataset:
        """The dataset with the events of `records`."""
        events = pd.DataFrame([one.cells for one in self.records.values()], columns=list(EVENT_COLUMNS), dtype=object)
        links = [link for one in self.records.values() for link in one.links]
        return replace(
            self.dataset,
            events=events.join(dates.derive(events["date"])),
            event_places=pd.DataFrame(links, columns=list(LINK_COLUMNS), dtype=object),
        )

    @cached_property
    def exported(self) -> dict[str, dict[str, str]]:
        """The cells of every event as our CSV and Excel files show them, by its id.

        Provinces are completed by those of the places there, organisations are named, and places stand in lists that
        keep step: a table that was exported is known again by this.
        """
        if not self.records:
            return {}
        joined = join(self.with_events).events
        fields = [name for name in (*EVENT_COLUMNS, "place_ids", PLACES, ROLES) if name in joined.columns]
        return {row["event_id"]: row for row in joined[fields].to_dict("records")}

    @cached_property
    def province_34(self) -> dict[str, str]:
        """The unit of the 34 that took in each province of the 63."""
        return dict(zip(self.dataset.province_reform["code_63"], self.dataset.province_reform["code_34"], strict=True))

    @cached_property
    def provinces_of_place(self) -> dict[str, dict[str, str]]:
        """The province of each place, by the column of events that names it."""
        places = self.dataset.places
        return {
            "provinces_63": dict(zip(places["place_id"], places["province_63"], strict=True)),
            "provinces_34": dict(zip(places["place_id"], places["province_34"], strict=True)),
        }

    def completed(self, cells: Mapping[str, str], links: Sequence[Mapping[str, str]]) -> dict[str, str]:
        """Return `cells` with the provinces that follow: those of the Vietnamese places, and those of the other system.

        An old province tells the new unit; a new one tells the old only where it was made of one alone.
        """
        parts: dict[str, list[str]] = {}
        for old, new in self.province_34.items():
            parts.setdefault(new, []).append(old)
        named = {
            column: [
                *split_list(cells.get(column, "")),
                *(of[link["place_id"]] for link in links if link["side"] == "vn"),
            ]
            for column, of in self.provinces_of_place.items()
        }
        old, new = named["provinces_63"], named["provinces_34"]
        old += [parts[code][0] for code in new if len(parts.get(code, ())) == 1]
        new += [self.province_34[code] for code in old if code in self.province_34]
        return dict(cells) | {column: ";".join(dict.fromkeys(codes)) for column, codes in named.items()}


def current_of(folder: Path, url: str | None) -> Current:
    """Read the data as they are now.

    Parameters
    ----------
    folder : pathlib.Path
    url : str or None
        The home of the events, as for `saving.choose.home_of`.

    Raises
    ------
    gatemap.errors.GatemapError
        When they cannot be read.
    """
    dataset = read_current(folder, url)
    return Current(home_of(folder, url).records(), dataset)
