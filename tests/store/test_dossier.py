"""What a dossier gathers: its counts are those of the store, and its sources are numbered as they are cited."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatemap.dataset.read import read_dataset
from gatemap.store import queries
from gatemap.store.dossier import build_dossier, neighbours
from gatemap.store.view import View
from tests.often import MORE
from tests.tiny import KNOWN, SOURCE, change_cell, change_feature, views, write_tiny

TODAY = dt.date(2026, 1, 31)
PAGES = ("https://example.org/one", "https://example.org/two", "https://example.org/three")


@pytest.fixture(scope="module")
def cited(tmp_path_factory, new_store):
    """The tiny dataset with pages of their own: the gate's is that of a fact, an event's that of another event too."""
    folder = write_tiny(tmp_path_factory.mktemp("cited"))
    change_feature(folder, "gates.geojson", 4, source_url=PAGES[0], source_note="A list on paper")  # suoi-da
    change_feature(folder, "gates.geojson", 3, source_url=PAGES[1])  # its post
    change_cell(folder, "gate_history.csv", 4, "source_url", PAGES[0])  # suoi-da in 2015
    change_cell(folder, "events.csv", 2, "other_source_urls", f"{PAGES[2]};{PAGES[0]}")  # d-day
    change_cell(folder, "events.csv", 2, "publisher", "The Stone Post")
    change_cell(folder, "events.csv", 2, "published", "2024-08-02")
    return new_store(read_dataset(folder))


def test_sources_are_numbered_in_the_order_in_which_they_are_cited_and_one_page_has_one_number(cited):
    dossier = build_dossier(cited, View(), "suoi-da", TODAY)
    assert [(source.number, source.url or source.note) for source in dossier.sources] == [
        (1, PAGES[0]),
        (2, "A list on paper"),
        (3, PAGES[1]),
        (4, SOURCE),
        (5, PAGES[2]),
    ]
    assert dossier.cited("place") == (1, 2)
    assert dossier.cited("post-post-suoi-da") == (3,)
    assert (dossier.cited("history-0"), dossier.cited("history-1")) == ((1,), (4,))
    assert dossier.cited("event-d-day") == (1, 4, 5) and dossier.cited("event-d-open") == (4,)
    told = dossier.sources[3]
    assert (told.publisher, told.published, told.accessed) == ("The Stone Post", "2024-08-02", "2026-01-31")
    assert (dossier.sources[4].publisher, dossier.sources[4].published) == ("", "")


@settings(max_examples=20 * MORE)
@given(place=st.sampled_from(KNOWN.places), view=views())
def test_every_source_is_in_the_data_and_everything_told_has_one(tiny_store, place, view):
    dossier = build_dossier(tiny_store, view, place, TODAY)
    assert {source.url for source in dossier.sources} == {SOURCE}
    assert [source.number for source in dossier.sources] == [1]
    uses = [use for source in dossier.sources for use in source.uses]
    assert len(set(uses)) == len(uses)
    told = [f"history-{number}" for number in dossier.history.index]
    told += [f"event-{event}" for event in dossier.events["event_id"]]
    assert all(dossier.cited(use) for use in ["place", *told])


@settings(max_examples=20 * MORE)
@given(place=st.sampled_from(KNOWN.places), view=views())
def test_every_count_is_that_of_the_events_in_view_and_opens_into_them(tiny_store, place, view):
    dossier = build_dossier(tiny_store, view, place, TODAY)
    alone = replace(view, place=(place,))
    assert list(dossier.events["event_id"]) == list(queries.rows(tiny_store, alone)["event_id"])
    assert dossier.total == queries.totals(tiny_store, View(place=(place,))).events
    assert {one.code: len(one.events) for one in dossier.organisations} == queries.actor_counts(tiny_store, alone)
    topics = queries.facets(tiny_store, replace(alone, topic=()))["topic"]
    if not view.topic:
        assert {one.code: len(one.events) for one in dossier.topics} == topics
    for one in (*dossier.topics, *dossier.organisations, *dossier.partner_provinces):
        assert set(one.events) <= set(dossier.events["event_id"]) and 0 <= one.here <= len(one.events)


def test_what_took_place_here_is_told_from_what_only_names_the_place(tiny_store):
    dossier = build_dossier(tiny_store, View(), "suoi-da", TODAY)
    assert dict(zip(dossier.events["event_id"], dossier.events["roles"], strict=True)) == {
        "d-day": "venue subject",
        "d-open": "subject",
    }
    assert {one.code: (len(one.events), one.here) for one in dossier.topics} == {
        "drugs": (1, 1),
        "smuggling": (1, 1),
        "gate_upgrade": (1, 0),
    }
    assert {one.code for one in dossier.organisations} == {"post-stone", "north-police"}


def test_posts_that_guard_a_gate_are_named_and_no_post_is_a_gate_nearby(tiny_store):
    assert build_dossier(tiny_store, View(), "suoi-da", TODAY).posts == ("post-suoi-da",)
    near = neighbours(tiny_store.dataset, "suoi-da", within=500)
    assert [other.place_id for other in near] == ["nui-cao"]  # ban-xa has no position
    # By hand: 1.9 degrees of latitude are 211.3 km, 0.9 of longitude 93.0 km at 21.45 degrees north.
    assert near[0].km == pytest.approx(230.8, abs=0.5)
    assert neighbours(tiny_store.dataset, "suoi-da", within=200) == ()


def test_a_place_without_a_position_has_no_neighbours(tiny_store):
    assert neighbours(tiny_store.dataset, "ban-xa", within=20_000) == ()


def test_the_state_is_that_of_the_day_in_view(tiny_store):
    then = build_dossier(tiny_store, View(asof=dt.date(2005, 1, 1)), "suoi-da", TODAY)
    assert (then.state.level, then.day) == ("main", dt.date(2005, 1, 1))
    assert build_dossier(tiny_store, View(), "suoi-da", TODAY).state.level == "international"
    assert then.around.set_index("place_id")["symbol"].to_dict() == {
        "ban-xa": "unknown",
        "nui-cao": "unknown",
        "post-suoi-da": "post",
        "suoi-da": "main",
    }


def test_the_map_counts_the_events_of_all_places(tiny_store):
    around = build_dossier(tiny_store, View(kind=("talks",)), "nui-cao", TODAY).around.set_index("place_id")
    assert around["events"].to_dict() == {"ban-xa": 0, "nui-cao": 0, "post-suoi-da": 1, "suoi-da": 1}


def test_a_place_that_does_not_exist_has_no_dossier(tiny_store):
    with pytest.raises(KeyError):
        build_dossier(tiny_store, View(), "nowhere", TODAY)


def test_organisations_know_their_country(tiny_store):
    countries = build_dossier(tiny_store, View(), "suoi-da", TODAY).countries
    assert countries == {"post-stone": "VN", "north-police": "CN", "tay-committee": "VN"}
