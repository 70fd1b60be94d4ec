"""Events are joined to places and provinces, and nothing is lost on the way."""

from dataclasses import replace

import pytest

from gatemap.dataset.join import join, place_names
from gatemap.dataset.read import Dataset
from tests.tiny import AT_GATE, FACTS, NEWEST_FIRST, rows

FACT_ROWS = rows(FACTS)


@pytest.fixture(scope="module")
def joined(tiny_dataset: Dataset):
    return join(tiny_dataset)


@pytest.fixture(scope="module")
def events(joined):
    return joined.events.set_index("event_id")


def test_every_event_is_kept_and_the_newest_stands_first(joined):
    assert tuple(joined.events["event_id"]) == NEWEST_FIRST


def test_an_event_without_any_date_stands_last(joined):
    assert joined.events["event_id"].iloc[-1] == "d-none"


@pytest.mark.parametrize("fact", FACT_ROWS, ids=lambda fact: fact["event_id"])
def test_an_event_has_the_provinces_named_in_it_and_those_of_its_places(events, fact):
    event = events.loc[fact["event_id"]]
    assert event["provinces_34"].replace(";", " ") == fact["in_34"]
    assert event["provinces_63"].replace(";", " ") == fact["in_63"]


@pytest.mark.parametrize("fact", FACT_ROWS, ids=lambda fact: fact["event_id"])
def test_an_event_has_the_partners_gate_levels_and_places_that_follow(events, fact):
    event = events.loc[fact["event_id"]]
    assert set(event["partners"].split(";")) == set(fact["partners"].split())
    assert event["gate_levels"].replace(";", " ") == fact["gate_levels"]
    assert event["place_ids"].replace(";", " ") == fact["places"]
    assert bool(event["at_gate"]) == (fact["event_id"] in AT_GATE)


def test_an_old_province_tells_the_new_one_but_a_merged_one_does_not_tell_the_old(events):
    assert (events.loc["d-year", "provinces_63"], events.loc["d-year", "provinces_34"]) == ("nam", "tay")
    assert (events.loc["d-none", "provinces_34"], events.loc["d-none", "provinces_63"]) == ("tay", "")


def test_a_unit_made_of_one_province_tells_the_old_one(tiny_dataset):
    named = tiny_dataset.events.assign(provinces_63="", provinces_34="dong")
    told = join(replace(tiny_dataset, events=named)).events.set_index("event_id")
    assert told.loc["d-infer", "provinces_63"] == "dong"


def test_list_cells_about_places_keep_step_with_each_other(joined):
    for _, event in joined.events.iterrows():
        lengths = {
            len(event[column].split(";"))
            for column in ("place_ids", "places", "positions", "position_precisions", "place_roles")
        }
        assert len(lengths) == 1, event["event_id"]


def test_a_place_without_a_position_is_named_and_leaves_its_position_empty(events):
    event = events.loc["d-range"]
    assert (event["place_ids"], event["positions"], event["position_precisions"]) == ("ban-xa", "", "none")


def test_positions_are_latitude_then_longitude(events):
    assert events.loc["d-month", "positions"] == "20.50000 104.20000"


def test_a_place_in_several_roles_and_on_both_sides_is_one_place_with_all_its_roles(events, joined):
    assert events.loc["d-day", "place_roles"] == "venue subject;participant"
    pairs = joined.links[["event_no", "place_no"]]
    assert not pairs.duplicated().any()


def test_a_post_counts_as_the_gate_it_guards(events):
    assert events.loc["d-host", "gate_levels"] == "international"


def test_organisations_are_given_by_name_and_a_name_never_breaks_its_list(events):
    assert events.loc["d-day", "actors"] == "Stone Creek Post, first squad;Northland Police"


def test_a_place_has_the_names_of_both_sides_in_every_script(tiny_dataset):
    names = place_names(tiny_dataset.places).iloc[-1]
    assert {"Suối Đá", "Suoi Da", "Xuối Đá", "Soi Da", "Shixi", "石溪", "Thạch Khê"} == set(names)
    assert len(names) == len(set(names))


def test_joining_does_not_change_the_dataset(tiny_dataset):
    before = tiny_dataset.events.copy(deep=True)
    join(tiny_dataset)
    assert tiny_dataset.events.equals(before)


def test_events_without_a_single_link_can_be_joined(tiny_dataset):
    alone = join(replace(tiny_dataset, event_places=tiny_dataset.event_places.iloc[:0]))
    assert set(alone.events["place_ids"]) == {""} and not alone.events["at_gate"].any()
    assert len(alone.events) == len(NEWEST_FIRST) and len(alone.links) == 0


def test_a_dataset_without_events_can_be_joined(tiny_dataset):
    none = replace(tiny_dataset, events=tiny_dataset.events.iloc[:0], event_places=tiny_dataset.event_places.iloc[:0])
    assert len(join(none).events) == 0
