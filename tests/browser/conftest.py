"""Fixtures for tests that drive the real app in Chromium: the app as a process, and pages that see only it."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from scripts.provide_chromium import find
from scripts.serving import CHROMIUM_FLAGS, ROOT, served
from tests.browser.driver import WATCH_TRAFFIC

SCREENSHOTS = ROOT / "build" / "screenshots"
LOCAL_HOSTS = ("127.0.0.1", "localhost")
StartApp = Callable[..., str]
OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    """Tell the fixtures of a test whether it failed."""
    report = yield
    if report.when != "teardown" and report.failed:
        item.stash[FAILED] = True
    return report


FAILED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the app on the project's own data, the same process for every test."""
    with served(data=ROOT / "data", log=tmp_path_factory.mktemp("app") / "log.txt") as address:
        yield address


@pytest.fixture
def start_app(tmp_path: Path) -> Iterator[StartApp]:
    """Start the app on a data folder of the test's own: `start_app(folder)` gives its address.

    More variables of its environment and options of Streamlit are those of `served`.
    """
    with ExitStack() as servers:
        yield lambda data, **more: servers.enter_context(served(data=data, log=tmp_path / "log.txt", **more))


# Playwright keeps an event loop running in this thread: it ends with this folder, so that no other test meets it.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.fail("no Chromium for the browser tests: run `make test`, or set GATEMAP_CHROMIUM to one", pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def outside_requests() -> list[str]:
    """Every address outside this machine that the test's pages asked for; none was let through."""
    return []


@pytest.fixture
def console_errors() -> list[str]:
    """Every error in the console of the test's pages, and every exception that nobody caught."""
    return []


@pytest.fixture
def open_page(
    request: pytest.FixtureRequest, browser: Browser, outside_requests: list[str], console_errors: list[str]
) -> Iterator[OpenPage]:
    """Make one more page, a visitor of its own; options are those of Playwright's new_context."""
    contexts = []

    def make(**options) -> Page:
        settings = {"viewport": {"width": 1440, "height": 900}, "locale": "en", "service_workers": "block"}
        context = browser.new_context(**settings | options)
        contexts.append(context)
        context.add_init_script(WATCH_TRAFFIC)
        context.route("**/*", lambda route: let_local_through(route, outside_requests))
        page = context.new_page()
        listen(page, outside_requests, console_errors)
        return page

    yield make
    if request.node.stash.get(FAILED, False):
        save_screenshots(request.node.nodeid, contexts)
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()


def let_local_through(route: Route, outside_requests: list[str]) -> None:
    if is_local(route.request.url):
        route.continue_()
    else:
        outside_requests.append(route.request.url)
        route.abort()


def listen(page: Page, outside_requests: list[str], console_errors: list[str]) -> None:
    page.on("console", lambda message: console_errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: console_errors.append(str(error)))
    page.on("websocket", lambda socket: None if is_local(socket.url) else outside_requests.append(socket.url))


def is_local(url: str) -> bool:
    """Whether `url` names this machine, or no machine at all as data: and blob: do."""
    host = urlsplit(url).hostname
    return not host or host in LOCAL_HOSTS


def save_screenshots(test: str, contexts: list[BrowserContext]) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w.-]+", "-", test.removeprefix("tests/browser/"))
    for number, page in enumerate(page for context in contexts for page in context.pages):
        page.screenshot(path=SCREENSHOTS / f"{name}{f'-{number}' if number else ''}.png")
