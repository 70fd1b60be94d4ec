"""Fixtures for tests that drive the real app in Chromium: the app as a process, and pages that see only it."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from scripts.serving import ROOT, served
from tests.browser.driver import WATCH_TRAFFIC
from tests.chromium import launched

SCREENSHOTS = ROOT / "build" / "screenshots"
LOCAL_HOSTS = ("127.0.0.1", "localhost")
VIEWPORT = {"width": 1440, "height": 900}
StartApp = Callable[..., str]
OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            # One more try on a page of its own; the summary lists every test that needed it.
            item.add_marker(pytest.mark.flaky(reruns=1))


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


# Playwright keeps an event loop running in this thread: it ends with its file, so that no test of another one meets it.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as chromium:
        yield chromium


@pytest.fixture
def outside_requests() -> list[str]:
    """Every address outside this machine that the test's pages asked for; none was let through."""
    return []


@pytest.fixture
def console_errors() -> list[str]:
    """Every error in the console of the test's pages, and every exception that nobody caught."""
    return []


@pytest.fixture(scope="module")
def shared_context(browser: Browser) -> Iterator[BrowserContext]:
    """The context of most pages: the scripts of Streamlit stay in its cache and its process from test to test."""
    context = new_context(browser)
    context.new_page()  # keeps the process
    yield context
    context.close()


@pytest.fixture
def open_page(
    request: pytest.FixtureRequest,
    browser: Browser,
    shared_context: BrowserContext,
    outside_requests: list[str],
    console_errors: list[str],
) -> Iterator[OpenPage]:
    """Make one more page, a visitor of its own; options are those of Playwright's new_context."""
    pages: list[Page] = []

    def make(**options) -> Page:
        # Two visitors of one test share no cookies, and only these options can be given to a page that is there.
        alone = bool(pages) or set(options) - {"viewport", "color_scheme"}
        context = new_context(browser, **options) if alone else shared_context
        page = context.new_page()
        pages.append(page)
        if not alone:
            page.set_viewport_size(options.get("viewport", VIEWPORT))
            page.emulate_media(color_scheme=options.get("color_scheme", "light"))
        listen(page, outside_requests, console_errors)
        return page

    yield make
    if request.node.stash.get(FAILED, False):
        save_screenshots(request.node.nodeid, pages)
    for page in pages:
        forget(page) if page.context is shared_context else page.context.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()


def new_context(browser: Browser, **options) -> BrowserContext:
    # Nothing moves for its own sake: a picture of a page is the same at any time, and none waits for an animation.
    settings = {"viewport": VIEWPORT, "locale": "en", "service_workers": "block", "reduced_motion": "reduce"}
    context = browser.new_context(**settings | options)
    context.add_init_script(WATCH_TRAFFIC)
    return context


def forget(page: Page) -> None:
    """Close a page of the shared context, and leave no trace of its visitor there."""
    context = page.context
    context.set_offline(False)
    if page.url.startswith("http"):
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    context.clear_cookies()
    page.close()


def listen(page: Page, outside_requests: list[str], console_errors: list[str]) -> None:
    """Note what the page asks for outside; that it finds no host there is for `CHROMIUM_FLAGS` to see to."""

    def note(asked) -> None:
        if not is_local(asked.url):
            outside_requests.append(asked.url)

    def take_back(refused: Request) -> None:
        # What the page's own policy forbids is told too, and never left the browser.
        if refused.failure == "csp" and refused.url in outside_requests:
            outside_requests.remove(refused.url)

    page.on("request", note)
    page.on("requestfailed", take_back)
    page.on("websocket", note)
    page.on("console", lambda message: console_errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: console_errors.append(str(error)))


def is_local(url: str) -> bool:
    """Whether `url` names this machine, or no machine at all as data: and blob: do."""
    host = urlsplit(url).hostname
    return not host or host in LOCAL_HOSTS


def save_screenshots(test: str, pages: list[Page]) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w.-]+", "-", test.removeprefix("tests/browser/"))
    for number, page in enumerate(pages):
        page.screenshot(path=SCREENSHOTS / f"{name}{f'-{number}' if number else ''}.png")
