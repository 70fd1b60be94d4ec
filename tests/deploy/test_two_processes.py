"""Two processes that share a database, behind nginx as deploy/nginx sets it up: visits, saves, and the end of one."""

import json
import re
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from gatemap.saving.changes import Change
from gatemap.saving.choose import home_of
from tests.browser.driver import WATCH_TRAFFIC, choose, download, query, wait_until_idle
from tests.browser.map_page import numbers
from tests.deploy.office import Request

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]  # four servers are started for the first of them
PATIENCE = 60  # seconds
COOKIE = "gatemap_process"


@pytest.fixture
def visit(office, browser) -> Iterator[Callable[[str], Page]]:
    """Open a page of the app as a new visitor."""
    contexts = []

    def opened(address: str) -> Page:
        context = browser.new_context(locale="en", viewport={"width": 1440, "height": 900})
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        context.add_init_script(WATCH_TRAFFIC)
        page = context.new_page()
        page.goto(f"{office.url}{address}")
        wait_until_drawn(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def wait_until_drawn(page: Page) -> None:
    """Wait for the numbers, and for what comes after them."""
    until = time.monotonic() + PATIENCE
    while "Events" not in numbers(page) and time.monotonic() < until:
        page.wait_for_timeout(100)
    wait_until_idle(page)


def process_of(page: Page) -> str | None:
    """Return the name of the visitor's process, as its cookie says."""
    return next((cookie["value"] for cookie in page.context.cookies() if cookie["name"] == COOKIE), None)


def asked(address: str) -> dict:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return json.load(answer)


def test_health_and_interface_answer_through_the_proxy(office):
    assert asked(f"{office.url}/healthz")["status"] == "alive"
    ready = asked(f"{office.url}/readyz")
    assert (ready["status"], ready["revision"], ready["events"]) == ("ready", 1, 9)
    answer = asked(f"{office.url}/api/events?limit=1")
    assert answer["total"] == 9
    assert answer["next"].startswith(f"{office.url}/api/events?")  # the address that the reader knows


def test_all_of_a_visit_reaches_one_process_and_two_visitors_reach_both(office, visit):
    names = []
    for _ in range(2):
        page = visit("/")
        content, _ = download(page, "CSV")
        assert content.count(b"\n") >= 9
        names.append(process_of(page))
    requests = [request for request in office.requests() if "/api" not in request.path]
    assert [request for request in requests if request.cookie not in ("-", request.process)] == []
    assert {request.path for request in requests if request.cookie == "-"} == {"/"}  # the first of a visit
    for name in names:
        assert Request("/media", 200, name, name) in requests  # the download, which the other process does not hold
    assert sorted(names) == ["one", "two"]


def test_an_upload_larger_than_the_app_takes_is_refused_by_the_proxy(office):
    request = urllib.request.Request(
        f"{office.url}/_stcore/upload_file/session/file", data=b"x" * 23_000_000, method="PUT"
    )
    with pytest.raises((urllib.error.HTTPError, ConnectionError)) as refused:
        urllib.request.urlopen(request, timeout=PATIENCE)
    assert getattr(refused.value, "code", 413) == 413


def test_a_save_is_seen_by_both_processes_and_by_a_page_that_is_open(office, visit):
    page = visit("/?kind=talks")
    assert numbers(page)["Events"] == "3"
    home = home_of(office.folder, office.database)
    home.save([Change(home.records()["d-infer"], None)], who="Lan", why="to see it go")
    for address in office.direct.values():
        until = time.monotonic() + PATIENCE
        while asked(f"{address}/api/events?limit=1")["total"] != 8 and time.monotonic() < until:
            time.sleep(0.2)
        assert asked(f"{address}/api/events?limit=1")["total"] == 8
        assert asked(f"{address}/readyz")["revision"] == 2
    choose(page, "Partner country", "China")
    assert numbers(page)["Events"] == "1"


def test_when_a_process_ends_its_visitor_goes_on_at_the_other_with_the_same_view(office, visit):
    page = visit("/?kind=talks")
    left, shown = process_of(page), numbers(page)
    (other,) = set(office.processes) - {left}
    drawn = office.pages(other)
    office.processes[left].send_signal(signal.SIGTERM)
    assert office.processes[left].wait(timeout=PATIENCE) in (0, -signal.SIGTERM)
    until = time.monotonic() + PATIENCE
    while office.pages(other) == drawn and time.monotonic() < until:
        page.wait_for_timeout(100)  # the browser connects again by itself, and asks for the page
    assert process_of(page) == other
    wait_until_drawn(page)
    assert shown["Events"] in ("2", "3")  # two, when the test of a save went before
    assert query(page) == {"kind": ["talks"]} and numbers(page) == shown
    choose(page, "Partner country", "China")  # the first thing that the visitor does there counts
    assert query(page) == {"kind": ["talks"], "partner": ["CN"]} and numbers(page)["Events"] == "1"
    for _ in range(10):
        assert asked(f"{office.url}/api/events?limit=1")["total"] > 0
    assert asked(f"{office.url}/readyz")["status"] == "ready"
    said = office.said[left].read_text().splitlines()
    assert any(line.endswith(" info ended") for line in said)
    assert not any("127.0.0.1:" in line or "talks" in line for line in said if re.match(r"\d{4}-", line))
