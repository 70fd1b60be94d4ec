"""The interface for scripts in the server of the pages: both say the same of a view."""

import csv
import io
import json
import os
import random
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlencode, urlsplit

import pytest

from gatemap.dataset.folder import data_folder
from gatemap.dataset.schema import split_list
from gatemap.store.shared import open_store
from scripts.serving import ROOT
from tests.browser.driver import download, row_count
from tests.browser.map_page import numbers, open_map
from tests.often import often_enough

PAGE_SIZE = 50  # rows of the table's page
PATIENCE = 90  # seconds


def asked(url: str) -> dict:
    with closing(urllib.request.urlopen(url, timeout=PATIENCE)) as answer:
        return json.load(answer)


def all_events(url: str) -> list[dict]:
    """Follow the list of events from `url` to its end."""
    events = []
    while url:
        body = asked(url)
        events += body["events"]
        url = body["next"]
    return events


def random_query(number: int) -> list[tuple[str, str]]:
    """Make up a view that holds at least the event it begins with."""
    chance = random.Random(number)
    events = open_store(data_folder()).dataset.events
    event = events.iloc[chance.randrange(len(events))]
    partners = [code for code in split_list(event["countries"]) if code != "VN"] or ["VN"]
    units = chance.choice(("34", "63"))
    provinces = split_list(event[f"provinces_{units}"])
    might = [
        [("partner", code) for code in partners],
        [("kind", event["kind"]), ("kind", "aid"), ("kind", "talks")],
        [("level", event["level"])],
        [("topic", code) for code in split_list(event["topics"])[:2]],
        [("q", event["title"].split()[0].strip(",;:\"'"))],
        [("sort", "oldest")],
        [("units", units), *[("province", code) for code in provinces[:1]]],
    ]
    chosen = chance.sample(might, chance.randrange(1, 4))
    return [pair for pairs in chosen for pair in pairs]


@pytest.mark.parametrize("number", often_enough(range(10), 2))
def test_page_download_and_interface_agree_on_a_random_view(page, app, number):
    open_map(page, app, urlencode(random_query(number)))
    shown = numbers(page)
    query = urlsplit(page.url).query  # as the page itself writes it
    events = all_events(f"{app}/api/events?limit=37&{query}")
    totals = asked(f"{app}/api/facets?{query}")["totals"]
    content, _ = download(page, "CSV")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert int(shown["Events"].replace(",", "")) == totals["events"] == len(events) == len(rows) > 0
    assert [int(shown[label]) for label in ("Gates and posts", "Provinces")] == [totals["places"], totals["provinces"]]
    assert [event["event_id"] for event in events] == [row["event_id"] for row in rows]
    assert [event["title"] for event in events] == [row["title"].removeprefix("'") for row in rows]
    assert row_count(page, "events_table") == min(PAGE_SIZE, len(events))


def test_what_the_interface_refuses_is_no_harm_to_the_page(page, app):
    for path in ("events?partner=TH", "nothing", "events/nothing"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            asked(f"{app}/api/{path}")
        assert refused.value.headers["content-type"] == "application/problem+json"
    open_map(page, app, "partner=CN")
    assert int(numbers(page)["Events"]) == asked(f"{app}/api/events?partner=CN&limit=1")["total"]


@pytest.fixture
def deployed(tmp_path) -> Iterator[str]:
    """The app as a host runs it: by uvicorn, from another folder whose settings name a base path."""
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text('[server]\nbaseUrlPath = "atlas"\n')
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "--app-dir", str(ROOT), "app:app", "--port", str(port)]
    environment = os.environ | {"GATEMAP_DATA": str(ROOT / "data")}
    log = (tmp_path / "log.txt").open("w")
    with log, subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=log, stderr=log) as server:
        address = f"http://127.0.0.1:{port}/atlas"
        try:
            _wait(f"{address}/_stcore/health", server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait(url: str, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            return urllib.request.urlopen(url, timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"no server at {url}")


def test_pages_and_interface_run_by_another_server_below_a_base_path(
    open_page, deployed, outside_requests, console_errors
):
    page = open_page()
    open_map(page, deployed, "partner=CN&province=lai-chau")
    total = asked(f"{deployed}/api/events?partner=CN&province=lai-chau")["total"]
    assert int(numbers(page)["Events"]) == total > 0
    # .streamlit/config.toml is found, though the server was started elsewhere.
    button = page.get_by_test_id("stDownloadButton").get_by_role("button").first
    assert button.is_visible()
    assert page.locator('[data-testid="stApp"]').evaluate("app => getComputedStyle(app).color") == "rgb(28, 37, 41)"
    assert outside_requests == []
    assert console_errors == []
