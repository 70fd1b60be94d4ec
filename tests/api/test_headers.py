"""The headers that scripts, browsers and caches go by."""

import pytest
from starlette.testclient import TestClient

from gatemap.api.app import VARIABLE, configured_origins, create_api
from gatemap.dataset import folder
from gatemap.errors import GatemapError
from tests.tiny import change_cell

PATHS = ["/", "/events", "/events/d-day", "/places", "/places/suoi-da", "/facets", "/openapi.json"]
SITE = "https://example.org"


@pytest.fixture
def open_api(tiny_data, monkeypatch):
    """Return a function that makes the interface for sites."""
    monkeypatch.setenv(folder.VARIABLE, str(tiny_data))
    return lambda *origins: TestClient(create_api(origins))


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_is_json_and_nothing_else(api, path):
    answer = api.get(path)
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", PATHS)
def test_head_gives_the_headers_of_get(api, path):
    head, get = api.head(path), api.get(path)
    assert head.status_code == 200 and head.headers == get.headers


@pytest.mark.parametrize("path", PATHS)
def test_options_says_what_can_be_done(api, path):
    answer = api.options(path)
    assert (answer.status_code, answer.headers["allow"], answer.content) == (204, "GET, HEAD, OPTIONS", b"")


@pytest.mark.parametrize("path", PATHS)
def test_what_is_held_already_is_not_sent_again(api, path):
    first = api.get(path)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "no-cache"
    for held in (tag, tag.removeprefix("W/"), f'"other", {tag}'):
        again = api.get(path, headers={"If-None-Match": held})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert api.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_another_view_or_part_or_address_has_another_tag(api):
    addresses = ["/events", "/events?partner=CN", "/events?limit=1", "/events?limit=1&offset=1", "/places", "/facets"]
    assert len({api.get(address).headers["etag"] for address in addresses}) == len(addresses)


def test_changed_data_have_another_tag(tiny_folder, monkeypatch):
    monkeypatch.setenv(folder.VARIABLE, str(tiny_folder))
    api = TestClient(create_api())
    tag = api.get("/events").headers["etag"]
    assert api.get("/events", headers={"If-None-Match": tag}).status_code == 304
    change_cell(tiny_folder, "events.csv", 3, "title", "Another title")
    answer = api.get("/events", headers={"If-None-Match": tag})
    assert answer.status_code == 200 and "Another title" in answer.text


def test_a_wrong_parameter_is_wrong_for_whoever_holds_an_answer_too(api):
    assert api.get("/events?partner=TH", headers={"If-None-Match": "*"}).status_code == 400


def test_without_configuration_no_other_site_may_read_it(open_api):
    answer = open_api().get("/events", headers={"Origin": SITE})
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_configured_site_may_read_it_and_its_tag_and_links(open_api):
    api = open_api(SITE)
    answer = api.get("/events?limit=1", headers={"Origin": SITE})
    assert answer.headers["access-control-allow-origin"] == SITE
    assert answer.headers["access-control-expose-headers"] == "ETag, Link"
    assert "Origin" in answer.headers["vary"]
    other = api.get("/events", headers={"Origin": "https://example.com"})
    assert "access-control-allow-origin" not in other.headers


def test_a_configured_site_reads_the_reason_of_a_refusal_too(open_api):
    answer = open_api(SITE).get("/events?partner=TH", headers={"Origin": SITE})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (400, SITE)


def test_a_browser_may_ask_whether_it_may_ask(open_api):
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "If-None-Match"}
    answer = open_api(SITE).options("/events", headers={"Origin": SITE} | asked)
    assert answer.status_code == 200 and answer.headers["access-control-allow-origin"] == SITE
    refused = open_api(SITE).options("/events", headers={"Origin": SITE, "Access-Control-Request-Method": "POST"})
    assert refused.status_code == 400


def test_every_site_may_read_it_when_so_configured_but_never_with_cookies(open_api):
    answer = open_api("*").get("/events", headers={"Origin": SITE})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("", ()),
        (" , ", ()),
        ("*", ("*",)),
        ("https://example.org, http://localhost:3000", ("https://example.org", "http://localhost:3000")),
    ],
)
def test_the_configured_sites_are_parted_by_commas(monkeypatch, text, origins):
    monkeypatch.setenv(VARIABLE, text)
    assert configured_origins() == origins


@pytest.mark.parametrize(
    "text", ["example.org", "https://example.org/", "https://example.org/page", "null", "https://*@x"]
)
def test_what_is_no_origin_is_refused_at_the_start(monkeypatch, text):
    monkeypatch.setenv(VARIABLE, text)
    with pytest.raises(GatemapError, match="expected origins"):
        configured_origins()
