"""What cannot be answered is told with its reason, as RFC 9457 has it, and never as a traceback."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from gatemap.api import answers
from gatemap.api.app import create_api
from gatemap.api.parameters import LISTED, WrongParameters, read
from gatemap.api.responses import SHOWN
from gatemap.dataset.folder import VARIABLE
from gatemap.dataset.lock import FolderBusyError
from gatemap.store.view import MAX_WORDS, PARAMETERS, parse_query
from tests.often import MORE
from tests.tiny import HOSTILE, KNOWN, change_cell


def problem(answer, status: int) -> dict:
    """Check that an answer is a problem, and return it."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    body = answer.json()
    assert body["status"] == status and body["title"] and body["detail"] and body["type"] == "about:blank"
    assert "Traceback" not in answer.text
    return body


def wrong(answer) -> dict:
    """Return the one parameter that an answer calls wrong."""
    (found,) = problem(answer, 400)["parameters"]
    return found


@pytest.mark.parametrize(
    ("query", "name", "reason"),
    [
        ("partner=TH", "partner", "not one of the permitted values"),
        ("province=nam", "province", "not one of the 34 units; with units=63 it is a province"),
        ("units=64", "units", "not one of the permitted values"),
        ("units=34&units=63", "units", "given more than once"),
        ("from=yesterday", "from", "not a day, month or year from 1900 to 2100"),
        ("from=2024-13", "from", "not a day, month or year from 1900 to 2100"),
        ("from=2024&from=2025", "from", "given more than once"),
        ("from=2024&to=2023", "to", "before the day given as 'from'"),
        ("dating=within", "dating", "says something of a period only: give 'from' or 'to' too"),
        ("event=nothing", "event", "not one of the permitted values"),
        ("asof=2024-02-30", "asof", "not a day, month or year from 1900 to 2100"),
        ("q=" + "x" * 201, "q", "longer than 200 characters"),
        ("limit=0", "limit", "not a whole number from 1 to 1000"),
        ("limit=1001", "limit", "not a whole number from 1 to 1000"),
        ("limit=", "limit", "not a whole number from 1 to 1000"),
        ("limit=1e2", "limit", "not a whole number from 1 to 1000"),
        ("limit=%D9%A3", "limit", "not a whole number from 1 to 1000"),
        ("limit=5&limit=5", "limit", "given more than once"),
        ("offset=-1", "offset", "not a whole number from 0 to 999999999"),
        ("offset=1000000000", "offset", "not a whole number from 0 to 999999999"),
        ("offset=" + "9" * 5000, "offset", "not a whole number from 0 to 999999999"),
        ("colour=red", "colour", "there is no parameter of this name"),
        ("Partner=CN", "Partner", "there is no parameter of this name"),
    ],
)
def test_a_wrong_parameter_is_named_with_the_reason(api, query, name, reason):
    found = wrong(api.get(f"/events?{query}"))
    assert (found["name"], found["reason"]) == (name, reason)


def test_every_wrong_parameter_is_named_not_just_the_first(api):
    body = problem(api.get("/events?partner=TH&kind=war&limit=x&colour=red&kind=talks"), 400)
    assert [item["name"] for item in body["parameters"]] == ["colour", "limit", "partner", "kind"]
    assert all(item["name"] in body["detail"] for item in body["parameters"])


def test_a_short_question_makes_no_long_answer(api):
    body = problem(answer := api.get("/events?" + "&".join(f"x{number}=" for number in range(5_000))), 400)
    assert body["parameters_count"] == 5_000 and len(body["parameters"]) == SHOWN
    assert len(answer.content) < 50_000


def test_among_very_many_events_none_is_looked_for_that_is_like_the_one_given():
    for count, closest in ((5, "event-1"), (10_000, None)):
        known = replace(KNOWN, events=frozenset(f"event-{number}" for number in range(count)))
        with pytest.raises(WrongParameters) as told:
            read([("event", "event-11x")], known, ("event",))
        (wrong_one,) = told.value.wrong
        assert (wrong_one.permitted_count, wrong_one.closest) == (count, closest)


@pytest.mark.parametrize(
    ("query", "closest"),
    [
        ("province=T%C3%A2y", "tay"),
        ("kind=joint-patrol", "joint_patrol"),
        ("place=suoida", "suoi-da"),
        ("event=d_open", "d-open"),
        ("provinces=tay", "province"),
        ("Partner=CN", "partner"),
        ("partner=Thailand", None),
    ],
)
def test_the_closest_permitted_value_is_suggested(api, query, closest):
    assert wrong(api.get(f"/events?{query}"))["closest"] == closest


def test_some_of_the_permitted_values_are_listed_and_all_are_counted(api):
    found = wrong(api.get("/events?partner=TH"))
    assert (found["permitted"], found["permitted_count"]) == (["CN", "LA", "KH", "VN"], 4)
    found = wrong(api.get("/events?colour=red"))
    assert len(found["permitted"]) == LISTED < found["permitted_count"] == len(PARAMETERS) + 2


@settings(max_examples=30 * MORE, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(PARAMETERS), value=st.text(max_size=30), path=st.sampled_from(["events", "facets"]))
def test_a_parameter_is_refused_exactly_when_a_page_would_leave_it_out(api, name, value, path):
    _, ignored = parse_query({name: [value]}, KNOWN)
    answer = api.get(f"/{path}", params={name: value})
    assert answer.status_code == (400 if ignored else 200)


def test_a_page_refuses_no_more_words_than_the_interface(api):
    assert api.get("/events", params={"q": "x" * MAX_WORDS}).status_code == 200


@pytest.mark.parametrize("path", ["/events/d-day", "/", "/openapi.json"])
def test_an_address_without_parameters_takes_none(api, path):
    assert wrong(api.get(f"{path}?partner=CN"))["reason"] == "this address does not take it"


@pytest.mark.parametrize("path", ["/facets", "/places/suoi-da"])
def test_only_lists_are_given_in_parts(api, path):
    assert wrong(api.get(f"{path}?limit=3"))["reason"] == "this address does not take it"


@pytest.mark.parametrize(
    "path", ["/event", "/events/d-day/more", "/events/d-day.json", "/admin", "/..%2f..%2fetc/passwd"]
)
def test_an_unknown_address_is_not_found_and_the_known_ones_are_named(api, path):
    body = problem(api.get(path), 404)
    assert "addresses" in body or "there is no event" in body["detail"]


@pytest.mark.parametrize(
    "path", ["/events/no-such-event", "/places/no-such-place", "/events/%00", "/places/%F0%9F%92%A9"]
)
def test_an_unknown_identifier_is_not_found(api, path):
    assert "there is no" in problem(api.get(path), 404)["detail"]


@pytest.mark.parametrize(
    "text", [HOSTILE, "'; DROP TABLE event; --", "\x00", "\ud7ff\uffff", "%", "_", "a\r\nSet-Cookie: a=b", '"']
)
@pytest.mark.parametrize("name", ["q", "partner", "colour", "limit"])
def test_hostile_text_is_data_wherever_it_stands(api, text, name):
    before = api.get("/events").json()
    answer = api.get("/events", params={name: text})
    assert answer.status_code == (200 if name == "q" else 400)
    assert answer.headers["content-type"].startswith("application/")
    assert "set-cookie" not in answer.headers
    assert api.get("/events").json() == before


def test_bytes_that_are_no_text_are_refused_or_find_nothing(api):
    assert api.get("/events?q=%FF%FE").json()["total"] == 0
    assert wrong(api.get("/events?partner=%FF"))["name"] == "partner"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "NONSENSE"])
@pytest.mark.parametrize("path", ["/events", "/places/suoi-da", "/", "/openapi.json"])
def test_nothing_can_be_written(api, method, path):
    answer = api.request(method, path)
    assert problem(answer, 405)["detail"] == "this interface is read only"
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


def test_broken_data_is_told_with_its_findings_and_mended_data_answer_again(tiny_folder, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tiny_folder))
    api = TestClient(create_api())
    change_cell(tiny_folder, "events.csv", 3, "kind", "tlaks")
    for path in ("/events", "/facets", "/openapi.json"):
        body = problem(api.get(path), 503)
        (finding,) = body["findings"]
        assert (finding["file"], finding["row"], finding["column"], finding["value"]) == (
            "events.csv",
            3,
            "kind",
            "tlaks",
        )
        assert str(tiny_folder) not in str(body)
    change_cell(tiny_folder, "events.csv", 3, "kind", "talks")
    assert api.get("/events").json()["total"] == 9


def test_data_that_are_being_saved_are_to_be_asked_for_again(api, monkeypatch, tmp_path):
    def busy(*_):
        raise FolderBusyError(tmp_path)

    monkeypatch.setattr("gatemap.api.app.open_store", busy)
    answer = api.get("/events")
    assert str(tmp_path) not in problem(answer, 503)["detail"]
    assert int(answer.headers["retry-after"]) > 0


def test_a_failure_of_ours_is_a_sentence_and_goes_to_the_log(api, monkeypatch, caplog):
    def fail(*_args, **_more):
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(answers.queries, "rows", fail)
    assert "secret" not in str(problem(api.get("/events"), 500))
    assert "ZeroDivisionError" in caplog.text
    assert api.get("/facets").status_code == 200
