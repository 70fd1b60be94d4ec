"""What the addresses answer: the view of the parameters, part by part, with the same numbers as the pages."""

import csv
import datetime as dt
import io
from dataclasses import replace
from urllib.parse import urlencode

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings

from gatemap import vocab
from gatemap.dataset.schema import split_list
from gatemap.render.exports.csv_table import csv_bytes
from gatemap.render.exports.records import LIST_FIELDS, PLACE_FIELDS
from gatemap.store import queries
from gatemap.store.view import View
from gatemap.text import csv_cell
from tests.often import MORE
from tests.tiny import HOSTILE, KNOWN, NEWEST_FIRST, views


def all_parts(api, path: str, view: View, limit: int) -> list[dict]:
    """Follow a list from its first part to its last, and return its records."""
    records = []
    url = f"{path}?{urlencode([*view.to_query(), ('limit', limit)])}"
    name = path.strip("/")
    while url:
        answer = api.get(url)
        assert answer.status_code == 200, answer.text
        records += answer.json()[name]
        url = answer.json()["next"]
    return records


def as_cell(name: str, value) -> str:
    """Write a field of a record as the CSV has it."""
    if name == "positions":
        value = [f"{point['lat']:.5f} {point['lon']:.5f}" if point else "" for point in value]
    if isinstance(value, list):
        return csv_cell(";".join(value))
    if isinstance(value, bool):
        return str(value).lower()
    return csv_cell("" if value is None else value)


@settings(max_examples=20 * MORE, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(view=views())
@example(view=View())
def test_interface_csv_and_queries_agree_on_the_events_their_order_and_every_field(api, tiny_store, view):
    records = all_parts(api, "/events", view, limit=2)
    table = list(csv.DictReader(io.StringIO(csv_bytes(tiny_store, view).decode("utf-8-sig"))))
    assert [record["event_id"] for record in records] == [row["event_id"] for row in table]
    assert [record["event_id"] for record in records] == list(queries.rows(tiny_store, view)["event_id"])
    for record, row in zip(records, table, strict=True):
        assert set(row) - set(record) == {"view", "made", "licence"}
        assert {name: as_cell(name, value) for name, value in record.items()} == {name: row[name] for name in record}


@settings(max_examples=12 * MORE, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(view=views())
def test_the_parts_of_a_list_say_its_length_and_lead_forward_and_back_without_a_gap(api, tiny_store, view):
    total = queries.totals(tiny_store, view).events
    answer = api.get(f"/events?{urlencode([*view.to_query(), ('limit', 4), ('offset', 5)])}")
    body = answer.json()
    assert (body["total"], body["offset"], body["limit"]) == (total, 5, 4)
    assert body["events"] == all_parts(api, "/events", view, limit=100)[5:9]
    assert bool(body["next"]) == (total > 9)
    before, url = [], body["prev"]
    while url:
        part = api.get(url).json()
        before, url = part["events"] + before, part["prev"]
    assert before == all_parts(api, "/events", view, limit=100)[:5]


@settings(max_examples=12 * MORE, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(view=views())
def test_facets_and_totals_are_those_of_the_pages(api, tiny_store, view):
    body = api.get(f"/facets?{view.to_url()}").json()
    counted = {name: {option["code"]: option["events"] for option in found} for name, found in body["facets"].items()}
    for name, counts in queries.facets(tiny_store, view).items():
        assert counted[name] == {code: count for code, count in counts.items() if count}
    for name in ("actor", "counterpart"):
        assert counted[name] == queries.actor_counts(tiny_store, view, skip=frozenset({name}))
    at_places = queries.place_counts(tiny_store, view, skip=frozenset({"place"}))
    assert counted["place"] == {KNOWN.places[number]: count for number, count in at_places.items()}
    totals = queries.totals(tiny_store, view)
    assert body["totals"]["events"] == totals.events and body["totals"]["undated"] == totals.undated
    assert body["totals"]["first"] == (totals.first.isoformat() if totals.first else None)


@settings(max_examples=12 * MORE, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(view=views())
def test_every_place_is_given_with_its_events_in_the_view(api, tiny_store, view):
    places = all_parts(api, "/places", view, limit=3)
    assert [place["place_id"] for place in places] == list(KNOWN.places)
    counts = queries.place_counts(tiny_store, view)
    assert [place["events"] for place in places] == [counts.get(number, 0) for number in range(len(places))]


@settings(max_examples=10 * MORE, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(view=views())
def test_what_selects_nothing_changes_no_record(api, view):
    bare = replace(view, event="", asof=None, lang="")
    assert all_parts(api, "/events", view, limit=50) == all_parts(api, "/events", bare, limit=50)


@settings(max_examples=10 * MORE, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(view=views())
def test_the_query_is_given_back_as_it_was_understood(api, view):
    query = api.get(f"/events?{view.to_url()}").json()["query"]
    pairs = [(name, item) for name, value in query.items() for item in (value if isinstance(value, list) else [value])]
    assert pairs == view.to_query()


def test_without_parameters_every_event_comes_newest_first_with_licence_and_day(api):
    body = api.get("/events").json()
    assert [record["event_id"] for record in body["events"]] == list(NEWEST_FIRST)
    assert "CC BY 4.0" in body["licence"] and "ODbL" in body["licence"]
    assert dt.date.fromisoformat(body["made"])
    assert (body["query"], body["next"], body["prev"]) == ({}, None, None)


def test_a_part_behind_the_end_is_empty_and_leads_back(api):
    body = api.get("/events?offset=999999999").json()
    assert (body["events"], body["total"], body["next"]) == ([], 9, None)
    assert [record["event_id"] for record in api.get(body["prev"]).json()["events"]] == list(NEWEST_FIRST)


def test_the_link_header_says_what_the_body_says(api):
    answer = api.get("/events?limit=2&offset=2&partner=CN&partner=LA")
    assert answer.links["next"]["url"] == answer.json()["next"]
    assert answer.links["prev"]["url"] == answer.json()["prev"]
    assert answer.links["first"]["url"].endswith("partner=CN&partner=LA&limit=2&offset=0")


def test_a_search_with_the_signs_of_an_address_or_a_header_is_led_on(api):
    answer = api.get("/events", params={"q": 'đá >"', "limit": 1})
    assert answer.json()["total"] > 1
    assert api.get(answer.links["next"]["url"]).json()["query"] == {"q": 'đá >"'}
    assert "Link" not in api.get("/events", params={"q": "nothing like this", "offset": 3}).headers


def test_one_event_is_the_record_of_the_list(api):
    listed = {record["event_id"]: record for record in api.get("/events").json()["events"]}
    assert api.get("/events/d-open").json()["event"] == listed["d-open"]
    assert listed["d-open"]["date_earliest"] is None and listed["d-open"]["date_latest"] == "2016-12-31"
    assert listed["d-range"]["positions"] == [None]
    assert listed["d-host"]["title"] == HOSTILE


def test_lists_are_lists_and_places_of_an_event_keep_step(api, tiny_store):
    rows = queries.rows(tiny_store, View()).set_index("event_id")
    for record in api.get("/events").json()["events"]:
        assert len({len(record[name]) for name in PLACE_FIELDS}) == 1
        for name in set(LIST_FIELDS) - {"positions", *PLACE_FIELDS}:
            assert record[name] == split_list(rows.loc[record["event_id"], name])


def test_the_day_chosen_changes_level_and_status_of_places(api):
    def state(day: str) -> dict:
        return api.get(f"/places/suoi-da?asof={day}").json()["place"]["state"]

    before, between, after = state("1999"), state("2010-01-01"), state("2016")
    assert [found["level"] for found in (before, between, after)] == ["", "main", "international"]
    assert before["status_end_known"] is None
    assert between | {"as_of": ""} == {
        "as_of": "",
        "level": "main",
        "level_told": "2001",
        "status": "open",
        "status_since": "2001",
        "status_end_known": True,
        "change_around_that_day": False,
        "source_url": "https://example.org/synthetic",
    }


def test_without_a_day_places_are_as_of_today(api):
    assert api.get("/places/suoi-da").json()["place"]["state"]["as_of"] == dt.date.today().isoformat()


def test_one_place_comes_with_its_history_newest_first_and_its_events_in_the_view(api):
    body = api.get("/places/suoi-da?partner=LA").json()
    assert [fact["date"] for fact in body["history"]] == ["2015-03-01", "2001"]
    assert body["place"]["events"] == 1
    assert body["place"]["aliases"] == ["Xuối Đá", "Soi Da"]
    assert (body["place"]["lat"], body["place"]["lon"]) == (22.4, 105.1)


def test_facets_are_labelled_in_the_language_asked_for(api):
    def labels(lang: str, field: str) -> set[str]:
        return {option["label"] for option in api.get(f"/facets?lang={lang}").json()["facets"][field]}

    assert "China" in labels("en", "partner") and "Trung Quốc" in labels("vi", "partner")
    assert "Dong Son" in labels("en", "province") and "Đồng Sơn" in labels("vi", "province")


def test_every_facet_of_the_view_has_options(api):
    facets = api.get("/facets").json()["facets"]
    assert set(facets) == {*queries.FACETS, "certainty", "place", "actor", "counterpart"}
    assert all(option["label"] for options in facets.values() for option in options)
    assert facets["kind"][0]["code"] == "talks"
    assert {option["code"] for option in facets["partner"]} == set(vocab.PARTNER_OPTIONS)


def test_the_entrance_leads_to_every_address(api):
    for path in ("/", ""):
        links = api.get(path).json()["links"]
        assert len(links) == 6
        for link in links:
            at = link["href"].replace("events/{id}", "events/d-day").replace("places/{id}", "places/suoi-da")
            assert api.get(at).status_code == 200


@pytest.mark.parametrize("path", ["/events", "/places", "/facets"])
def test_numbers_are_numbers_and_nothing_is_nan(api, path):
    text = api.get(path).text
    assert "NaN" not in text and pd.isna(api.get("/places/ban-xa").json()["place"]["lat"])
