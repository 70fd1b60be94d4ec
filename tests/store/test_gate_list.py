"""The list of gates: what a view lists, and how many of its events each place has."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings

from gatemap.store import queries
from gatemap.store.gate_list import gate_list
from gatemap.store.view import View
from tests.often import MORE
from tests.tiny import KNOWN, NEWEST_FIRST, views


@settings(max_examples=20 * MORE)
@given(view=views())
def test_a_place_counts_the_events_in_view_that_name_it_and_tells_the_newest_of_them(tiny_store, view):
    events = list(queries.rows(tiny_store, replace(view, sort="newest")).itertuples())
    for place in gate_list(tiny_store, view).itertuples():
        found = [event.event_id for event in events if place.place_id in event.place_ids.split(";")]
        assert place.events == len(found)
        assert place.last_event == (min(found, key=NEWEST_FIRST.index) if found else "")


@pytest.mark.parametrize(
    ("view", "listed"),
    [
        (View(), ["post-suoi-da", "suoi-da", "nui-cao", "ban-xa"]),
        (View(partner=("LA",)), ["nui-cao"]),
        (View(partner=("VN",)), ["post-suoi-da", "suoi-da", "nui-cao", "ban-xa"]),
        (View(province=("tay",)), ["nui-cao", "ban-xa"]),
        (View(province=("nam",), units="63"), ["ban-xa"]),
        (View(partner_province=("north-one",)), ["post-suoi-da", "suoi-da"]),
        (View(gate_level=("international",)), ["post-suoi-da", "suoi-da"]),
        (View(gate_level=("none",)), ["ban-xa"]),
        (View(place=("ban-xa", "suoi-da")), ["suoi-da", "ban-xa"]),
        (View(partner=("CN",), province=("tay",)), []),
        (View(kind=("aid",)), ["post-suoi-da", "suoi-da", "nui-cao", "ban-xa"]),
    ],
)
def test_country_province_place_and_level_choose_the_places_and_other_filters_do_not(tiny_store, view, listed):
    assert sorted(gate_list(tiny_store, view)["place_id"]) == sorted(listed)


def test_places_stand_by_border_then_province_then_name(tiny_store):
    assert list(gate_list(tiny_store, View())["partner"]) == ["CN", "CN", "LA", "KH"]
    assert len(gate_list(tiny_store, View())) == len(KNOWN.places)


def test_a_period_changes_the_counts(tiny_store):
    counts = gate_list(tiny_store, View().within(dt.date(2024, 1, 1), dt.date(2024, 12, 31))).set_index("place_id")
    assert counts["events"].to_dict() == {"suoi-da": 1, "post-suoi-da": 1, "nui-cao": 1, "ban-xa": 0}
    assert counts.loc["nui-cao", "last_date"] == "2024-02" and counts.loc["ban-xa", "last_date"] == ""
