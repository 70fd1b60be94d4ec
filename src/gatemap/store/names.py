"""What places, provinces and events are called, for a reader of either language."""

from dataclasses import dataclass

import pandas as pd

from gatemap import vocab
from gatemap.dataset.read import Dataset
from gatemap.text import unaccented


@dataclass(frozen=True)
class Names:
    """Display names by code.

    Attributes
    ----------
    places : dict of str to str
        Gate or post.
    pairs : dict of str to str
        The same with the crossing opposite, such as ``Ma Lu Thang – Jinshuihe 金水河``.
    provinces_34, provinces_63, partner_provinces, organisations : dict of str to str
    """

    places: dict[str, str]
    pairs: dict[str, str]
    provinces_34: dict[str, str]
    provinces_63: dict[str, str]
    partner_provinces: dict[str, str]
    organisations: dict[str, str]

    def province(self, code: str, units: str) -> str:
        """Return a province's name under the system `units` ('34' or '63')."""
        return (self.provinces_34 if units == "34" else self.provinces_63).get(code, code)


def display_names(dataset: Dataset, lang: str) -> Names:
    """Collect the display names of `dataset` in `lang` ('en': without tones, 'vi': with)."""
    places = dataset.places.set_index("place_id")
    own = places["name_vi"] if lang == "vi" else places["name_en"]
    partner = dataset.partner_provinces.set_index("code")
    partner_names = _vietnamese_or(partner["name_vi"], partner["name_en"])
    old = dataset.province_reform.set_index("code_63")["name_63"]
    new = dataset.provinces.set_index("code")["name"]
    return Names(
        places=own.to_dict(),
        pairs={place: _pair(own[place], row, lang) for place, row in places.iterrows()},
        provinces_34=_in(new, lang),
        provinces_63=_in(old, lang),
        partner_provinces=(partner_names if lang == "vi" else partner["name_en"]).to_dict(),
        organisations=_organisations(dataset.organisations.set_index("org_id"), lang),
    )


def title_of(event: pd.Series | dict, lang: str) -> str:
    """Return an event's title in `lang`; the English one where the data have no Vietnamese one."""
    return (event["title_vi"] if lang == "vi" else "") or event["title"]


def titles_of(events: pd.DataFrame, lang: str) -> pd.Series:
    """Return what `title_of` gives for each of `events`."""
    english, vietnamese = events["title"], events["title_vi"]
    return _vietnamese_or(vietnamese, english) if lang == "vi" else english


def symbol_of(place: pd.Series) -> str:
    """Return the map symbol of a place: its level, or what it is when it has none."""
    if place["kind"] == "post":
        return "post"
    if place["kind"] == "rail_gate":
        return "rail"
    return place["level"] if place["level"] in vocab.GATE_LEVELS else "opening"


def symbol_as_of(place: pd.Series, level: str) -> str:
    """Return the map symbol of a place whose level on some day was `level`, '' when nobody tells."""
    if place["kind"] in ("post", "rail_gate"):
        return symbol_of(place)
    return level or "unknown"


def _pair(own: str, row: pd.Series, lang: str) -> str:
    opposite = (row["partner_name_vi"] if lang == "vi" else "") or row["partner_name_en"] or row["partner_name_vi"]
    local = row["partner_name_local"]
    both = " ".join(part for part in (opposite, local if local != opposite else "") if part)
    return f"{own} – {both}" if both else own


def _organisations(organisations: pd.DataFrame, lang: str) -> dict[str, str]:
    english, vietnamese = organisations["name_en"], organisations["name_vi"]
    return (_vietnamese_or(vietnamese, english) if lang == "vi" else english).to_dict()


def _vietnamese_or(vietnamese: pd.Series, english: pd.Series) -> pd.Series:
    return vietnamese.where(vietnamese != "", english)


def _in(names: pd.Series, lang: str) -> dict[str, str]:
    return names.to_dict() if lang == "vi" else names.map(unaccented).to_dict()
