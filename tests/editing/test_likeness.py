"""Events that may be the same as a new one are found, and others are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatemap.editing.likeness import LEAST, MOST, likenesses
from tests.tiny import HOSTILE

OTHER_PAGE = {"source_url": "https://other.example/page"}
TALKS = OTHER_PAGE | {"date": "2024-08-01", "kind": "talks", "countries": "VN;CN", "title": "Heads of two posts meet"}
HERE = [{"place_id": "suoi-da", "role": "venue"}]


def found(dataset, cells, links=()):
    return {one.event_id: one for one in likenesses(dataset, cells, links)}


def test_the_same_day_at_the_same_gate_is_like_it(tiny_dataset):
    assert found(tiny_dataset, TALKS, HERE)["d-day"].reasons == ("day", "place", "kind")


@pytest.mark.parametrize(
    ("date", "reason"),
    [("2024-08-03", "near_day"), ("2024-08", "period"), ("2024", "period"), ("2024-07-30?", "near_day")],
)
def test_a_day_or_two_apart_or_a_period_that_holds_the_day_is_like_it(tiny_dataset, date, reason):
    assert reason in found(tiny_dataset, TALKS | {"date": date}, HERE)["d-day"].reasons


@pytest.mark.parametrize("date", ["2024-08-09", "2021", "2023-08"])
def test_another_time_at_the_same_gate_is_another_event(tiny_dataset, date):
    assert "d-day" not in found(tiny_dataset, TALKS | {"date": date}, HERE)


def test_the_same_day_elsewhere_with_another_neighbour_is_another_event(tiny_dataset):
    assert found(tiny_dataset, TALKS | {"countries": "VN;KH"}, [{"place_id": "ban-xa", "role": "venue"}]) == {}


def test_national_talks_of_the_same_day_with_the_same_neighbour_are_alike(tiny_dataset):
    cells = TALKS | {"date": "2022-11-25", "countries": "VN;KH"}
    assert found(tiny_dataset, cells)["d-days"].reasons == ("day", "country", "kind")


def test_the_same_province_counts_less_than_the_same_gate(tiny_dataset):
    by_province = found(tiny_dataset, TALKS | {"provinces_63": "dong"})["d-day"]
    assert by_province.reasons == ("day", "province", "kind")
    assert by_province.score < found(tiny_dataset, TALKS, HERE)["d-day"].score


def test_an_event_of_unknown_date_may_be_any_of_that_kind_between_the_same_provinces(tiny_dataset):
    cells = TALKS | {"date": "XXXX", "provinces_63": "dong", "partner_provinces": "north-one"}
    assert found(tiny_dataset, cells)["d-day"].reasons == ("undated", "province", "opposite", "kind")
    assert found(tiny_dataset, cells | {"kind": "aid"}) == {}


@pytest.mark.parametrize("url", ["https://example.org/synthetic/", "http://www.example.org/synthetic#top"])
def test_the_same_page_is_found_however_it_is_linked(tiny_dataset, url):
    alike = likenesses(tiny_dataset, TALKS | {"source_url": url, "date": "2024-08-02"}, HERE)
    assert alike[0].event_id == "d-day"
    assert alike[0].reasons[0] == "source"


def test_another_known_day_told_on_the_same_page_is_less_alike(tiny_dataset):
    cells = {"source_url": "https://example.org/synthetic", "kind": "exchange"}
    near, far = (found(tiny_dataset, cells | {"date": date}).get("d-host") for date in ("2019-05-07", "2019-09-09"))
    assert near.score - (far.score if far else 0) > 0.3


def test_an_alike_title_adds_to_it(tiny_dataset):
    plain = found(tiny_dataset, TALKS | {"provinces_63": "dong"})["d-day"]
    titled = found(tiny_dataset, TALKS | {"provinces_63": "dong", "title": "Talks held at the stone bridge"})["d-day"]
    assert titled.reasons == (*plain.reasons, "title")
    assert titled.score > plain.score


def test_an_event_is_not_like_itself(tiny_dataset):
    assert "d-day" not in found(tiny_dataset, TALKS | {"event_id": "d-day"}, HERE)


@given(
    cells=st.dictionaries(
        st.sampled_from(["date", "title", "source_url", "provinces_63"]), st.text() | st.just(HOSTILE)
    )
)
def test_whatever_is_typed_gives_few_and_ordered_answers(tiny_dataset, cells):
    scores = [one.score for one in likenesses(tiny_dataset, cells, [{"place_id": "no-such"}])]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) <= MOST
    assert all(LEAST <= score <= 1 for score in scores)
