"""The real files in data/: they can be shown, every row can be cited, and five known events are as told."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from gatemap.dataset.read import Dataset
from gatemap.dataset.schema import split_list
from gatemap.store import queries
from gatemap.store.load import Store
from gatemap.store.view import View
from gatemap.text import safe_url

DATA = Path(__file__).resolve().parents[2] / "data"
HCMC = "2023-02-12-vn-kh-ho-chi-minh-city-talks"
LAI_CHAU = "2024-08-01-lai-chau-ma-lu-thang-talks"
LANG_SON = "2023-12-18-lang-son-guangxi-talks"
SON_LA = "2022-11-24-son-la-luang-prabang-talks"
AN_GIANG = "2019-10-30-an-giang-vinh-hoi-dong-conference"


@pytest.fixture(scope="module")
def dataset(real_dataset: Dataset) -> Dataset:
    return real_dataset


@pytest.fixture(scope="module")
def store(real_store: Store) -> Store:
    return real_store


@pytest.fixture(scope="module")
def events(store: Store) -> pd.DataFrame:
    return queries.rows(store, View()).set_index("event_id")


def links_of(dataset: Dataset, event_id: str) -> set[tuple[str, str, str]]:
    links = dataset.event_places[dataset.event_places["event_id"] == event_id]
    return set(links[["place_id", "role", "side"]].itertuples(index=False, name=None))


def test_the_files_are_read_without_an_error_and_are_not_empty(dataset):
    assert len(dataset.events) > 300 and len(dataset.places) > 100
    assert len(dataset.provinces) == 34 and len(dataset.province_reform) == len(dataset.provinces_63) == 63


def test_talks_between_national_bodies_have_no_place_and_no_province(dataset, events):
    event = events.loc[HCMC]
    assert (event["date"], event["kind"], event["level"]) == ("2023-02-12", "talks", "national")
    assert event["countries"] == "VN;KH"
    assert (event["provinces_63"], event["provinces_34"], event["place_ids"]) == ("", "", "")
    assert links_of(dataset, HCMC) == set()


def test_talks_in_lai_chau_join_four_posts_of_two_provinces_and_the_checkpoint_opposite(dataset, events):
    event = events.loc[LAI_CHAU]
    assert (event["date"], event["kind"], event["countries"]) == ("2024-08-01", "talks", "VN;CN")
    links = links_of(dataset, LAI_CHAU)
    assert {(place, side) for place, role, side in links if role == "participant"} == {
        ("post-thu-lum", "vn"),
        ("post-ma-lu-thang", "vn"),
        ("post-si-lo-lau", "vn"),
        ("post-y-ty", "vn"),
        ("ma-lu-thang", "partner"),
    }
    assert {place for place, role, _ in links if role == "subject"} == {"ma-lu-thang", "u-ma-tu-khoong"}
    assert event["provinces_63"].split(";") == event["provinces_34"].split(";") == ["lai-chau", "lao-cai"]
    places = dataset.places.set_index("place_id")
    assert places.loc["post-y-ty", "province_63"] == "lao-cai"
    assert places.loc["ma-lu-thang", "partner_name_local"] == "金水河"


def test_the_day_of_the_talks_in_pingxiang_is_inferred_and_drawn_as_such(events):
    event = events.loc[LANG_SON]
    assert (event["date"], event["date_precision"], bool(event["date_inferred"])) == (
        "2023-12-18?",
        "day",
        True,
    )
    assert event["date_certainty"] == 1 and event["date_note"]
    assert (event["countries"], event["provinces_34"]) == ("VN;CN", "lang-son")
    assert "Pingxiang" in event["title"] + event["venue"]
    assert "guangxi" in event["partner_provinces"].split(";")


def test_the_talks_of_son_la_and_luang_prabang_lasted_three_days(events):
    event = events.loc[SON_LA]
    assert event["date"] == "2022-11-24/2022-11-26"
    first, last = (pd.Timestamp(event[column]).date() for column in ("date_earliest", "date_latest"))
    assert (first, last, event["date_precision"]) == (dt.date(2022, 11, 24), dt.date(2022, 11, 26), "day")
    assert "son-la" in event["provinces_34"].split(";")
    assert "luang-prabang" in event["partner_provinces"].split(";") and event["countries"] == "VN;LA"


def test_the_conference_in_an_giang_was_among_vietnamese_bodies_on_three_gates(dataset, events, store):
    event = events.loc[AN_GIANG]
    assert (event["date"], event["kind"], event["countries"]) == ("2019-10-30", "conference", "VN")
    assert links_of(dataset, AN_GIANG) == {
        (place, "subject", "vn") for place in ("vinh-hoi-dong", "khanh-binh", "vinh-xuong")
    }
    assert event["provinces_63"] == event["provinces_34"] == "an-giang"
    assert AN_GIANG in set(queries.rows(store, View(partner=("VN",)))["event_id"])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Ma Lù Thàng", LAI_CHAU),
        ("ma lu thang", LAI_CHAU),
        ("Mu La Thang", LAI_CHAU),
        ("金水河", LAI_CHAU),
        ("Jinshuihe", LAI_CHAU),
        ("KhanhBinh", AN_GIANG),
    ],
)
def test_a_gate_is_found_however_its_name_is_typed(store, typed, found):
    ids = set(queries.rows(store, View(q=typed))["event_id"])
    assert len(ids) < 100
    assert found in ids


def test_every_event_and_every_change_of_a_gate_names_its_source(dataset):
    assert all(safe_url(url) for url in dataset.events["source_url"])
    assert all(safe_url(url) for url in dataset.gate_history["source_url"])
    assert (dataset.events["source_quality"] != "").all()


def test_every_place_names_its_source_and_how_well_its_position_is_known(dataset):
    places = dataset.places
    assert ((places["source_url"] != "") | (places["source_note"] != "")).all()
    assert places["position_precision"].isin(["exact", "near", "area", "none"]).all()
    drawn = places[places.geometry.notna()]
    assert len(drawn) > 100
    assert (drawn["position_source"] != "").all() and (drawn["position_licence"] != "").all()


def test_every_date_has_a_precision_and_an_inferred_one_says_why(dataset):
    assert dataset.events["date_precision"].isin(["day", "month", "year", "range", "unknown"]).all()
    unexplained = dataset.events[dataset.events["date_inferred"] & (dataset.events["date_note"] == "")]
    assert list(unexplained["event_id"]) == []


def test_provinces_of_places_follow_the_reform(dataset):
    reform = dataset.province_reform.set_index("code_63")["code_34"]
    places = dataset.places
    assert list(places["province_63"].map(reform)) == list(places["province_34"])


def test_provinces_of_events_follow_the_reform(dataset, events):
    reform = dataset.province_reform.set_index("code_63")["code_34"]
    for event_id, event in events.iterrows():
        follows = {reform[code] for code in split_list(event["provinces_63"])}
        assert follows <= set(split_list(event["provinces_34"])), event_id


def test_every_unit_was_made_of_the_provinces_that_went_into_it(dataset):
    into = dataset.province_reform.groupby("code_34")["code_63"].agg(set)
    made = {row.code: set(split_list(row.codes_63)) for row in dataset.provinces.itertuples()}
    assert made == into.to_dict()
    outlines = dataset.provinces_63.set_index("code")["code_34"]
    assert outlines.to_dict() == dataset.province_reform.set_index("code_63")["code_34"].to_dict()
    assert set(dataset.province_reform["effective"]) == {"2025-07-01"}


def test_an_event_that_names_no_province_and_no_place_is_counted_and_not_lost(store):
    numbers = queries.totals(store, View())
    assert numbers.at_gates + numbers.at_provinces + numbers.nowhere == numbers.events
    nowhere = queries.rows(store, View(position=("none",)))
    assert len(nowhere) == numbers.nowhere and HCMC in set(nowhere["event_id"])


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("lam-dong", {"lam-dong", "dak-nong", "binh-thuan"}),
        ("an-giang", {"an-giang", "kien-giang"}),
        ("tay-ninh", {"tay-ninh", "long-an"}),
        ("quang-tri", {"quang-tri", "quang-binh"}),
        ("da-nang", {"da-nang", "quang-nam"}),
        ("dong-nai", {"dong-nai", "binh-phuoc"}),
        ("dong-thap", {"dong-thap", "tien-giang"}),
        ("gia-lai", {"gia-lai", "binh-dinh"}),
        ("dak-lak", {"dak-lak", "phu-yen"}),
        ("quang-ngai", {"quang-ngai", "kon-tum"}),
        ("tuyen-quang", {"tuyen-quang", "ha-giang"}),
        ("lao-cai", {"lao-cai", "yen-bai"}),
        ("hue", {"thua-thien-hue"}),
    ],
)
def test_a_border_province_is_made_of_the_provinces_that_resolution_202_names(dataset, now, then):
    reform = dataset.province_reform
    assert set(reform.loc[reform["code_34"] == now, "code_63"]) == then
    assert now in set(dataset.provinces["code"])
    at_border = dataset.places[dataset.places["province_34"] == now]
    assert not at_border.empty
    assert set(at_border["province_63"]) <= then
