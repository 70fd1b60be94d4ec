"""Signing in for real, the local mode, and visitors who try to write without either."""

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gatemap.saving.choose import home_of
from gatemap.saving.home import Home
from scripts.serving import served
from tests.browser.driver import PATIENCE, press, wait_until_idle, write
from tests.browser.forger import forged
from tests.browser.oidc import Provider, provided, secrets_toml
from tests.browser.test_accessibility import grave_violations
from tests.often import often_enough
from tests.saving.steps import edited, save
from tests.tiny import write_tiny

# Not through a proxy of the developer's: provider and app are on this machine.
NEAR = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
CHANGE = "Change 1: a test"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("writing") / "data"


@pytest.fixture
def home(folder) -> Home:
    """The tiny dataset with one change, as it was before any other test wrote."""
    (folder / "changes.jsonl").unlink(missing_ok=True)
    home = home_of(write_tiny(folder), None)
    day = home.records()["d-day"]
    save(home, day, edited(day, venue="A bridge"))
    return home


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with provided() as found:
        yield found


@pytest.fixture(scope="module")
def secrets(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("secrets") / "secrets.toml"


@pytest.fixture(scope="module")
def login_app(folder, provider, secrets) -> Iterator[str]:
    variables = {"GATEMAP_WRITING": "login", "GATEMAP_EDITORS": "", **NEAR}
    secrets.write_text(secrets_toml(provider, ["lan@example.org"]))
    with served(data=folder, environment=variables, options=[f"--secrets.files={secrets}"]) as address:
        yield address


@pytest.fixture
def signing_in(login_app, home, secrets) -> Iterator[str]:
    """Address of the app with sign-in, and with Lan on the list of editors."""
    held = secrets.read_text()
    yield login_app
    secrets.write_text(held)


@pytest.fixture(scope="module")
def local_app(folder) -> Iterator[str]:
    with served(data=folder, environment={"GATEMAP_WRITING": "local", "LOGNAME": "minh"}) as address:
        yield address


@pytest.fixture(scope="module")
def read_only_app(folder) -> Iterator[str]:
    with served(data=folder) as address:
        yield address


def sign_in(page: Page, address: str, who: str) -> None:
    page.goto(f"{address}/add?lang=en")
    wait_until_idle(page)
    page.get_by_role("button", name="Sign in").last.click()
    page.get_by_role("link", name=who, exact=True).click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible(timeout=PATIENCE)
    wait_until_idle(page)


def link_to_add(page: Page):
    return page.get_by_test_id("stPageLink").get_by_text("Add", exact=True)


def test_an_editor_signs_in_undoes_a_change_and_signs_out(signing_in, page, home, outside_requests):
    sign_in(page, signing_in, "Lan")
    press(page, "Add")
    press(page, "Changes")
    press(page, "Undo")
    write(page, "Reason", "wrong place")
    press(page, "Take it back")
    expect(page.get_by_text("Change 1 was taken back, as change 2.")).to_be_visible()
    made = home.revisions()[-1]
    assert (made.who, made.why, made.undoes) == ("lan@example.org", "wrong place", 1)
    press(page, "Sign out")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible(timeout=PATIENCE)
    expect(link_to_add(page)).to_have_count(0)
    page.goto(f"{signing_in}/add?lang=en")
    wait_until_idle(page)
    expect(page.get_by_text("Editors sign in")).to_be_visible()
    assert outside_requests == []


STRANGERS = {"Unknown": "not on the list", "Pretender": "without a confirmed"}


@pytest.mark.parametrize("who", often_enough(list(STRANGERS), 1))
def test_a_stranger_who_signs_in_stays_a_reader(signing_in, page, who):
    sign_in(page, signing_in, who)
    expect(link_to_add(page)).to_have_count(0)
    page.goto(f"{signing_in}/add?lang=en")
    wait_until_idle(page)
    expect(page.get_by_text(STRANGERS[who])).to_be_visible()
    expect(page.get_by_text("Changes")).to_have_count(0)


@pytest.mark.slow
def test_who_is_taken_off_the_list_while_the_page_is_open_reads_so_and_saves_nothing(signing_in, page, home, secrets):
    sign_in(page, signing_in, "Lan")
    press(page, "Add")
    press(page, "Changes")
    press(page, "Undo")
    secrets.write_text(secrets.read_text().replace("lan@example.org", "minh@example.org"))
    press(page, "Take it back")
    expect(page.get_by_text("who is not on the list")).to_be_visible()
    expect(page.get_by_role("button", name="Take it back")).to_have_count(0)
    assert len(home.revisions()) == 1


def test_a_cookie_that_somebody_made_up_signs_nobody_in(signing_in, open_page):
    page = open_page()
    for name in ("_streamlit_user", "_streamlit_user_tokens"):
        value = b'{"email":"lan@example.org","is_logged_in":true}'.hex()
        page.context.add_cookies([{"name": name, "value": value, "url": signing_in}])
    page.goto(f"{signing_in}/add?lang=en")
    wait_until_idle(page)
    expect(page.get_by_text("Editors sign in")).to_be_visible()


def test_the_local_mode_needs_no_sign_in_and_says_so(local_app, page, home):
    page.goto(f"{local_app}/?lang=en")
    wait_until_idle(page)
    press(page, "Add")
    expect(page.get_by_text("Local mode: whoever uses a browser on this machine can write")).to_be_visible()
    expect(page.get_by_text("recorded as minh")).to_be_visible()
    press(page, "Changes")
    expect(page.get_by_text(CHANGE)).to_be_visible()
    expect(page.get_by_role("button", name="Sign in")).to_have_count(0)


@pytest.mark.parametrize("scheme", often_enough(["light", "dark"], 1))
def test_axe_finds_nothing_grave_in_the_list_of_changes_and_in_versions_that_differ(local_app, open_page, home, scheme):
    day = home.records()["d-day"]
    save(home, day, edited(day, venue="A house"))
    page = open_page(color_scheme=scheme)
    page.goto(f"{local_app}/add?lang=en")
    wait_until_idle(page)
    press(page, "Changes")
    page.locator(".st-key-undo_1 button").click()
    wait_until_idle(page)
    press(page, "Take it back")
    expect(page.get_by_role("columnheader", name="What it is now")).to_be_visible()
    page.get_by_text("Before and after").first.click()
    wait_until_idle(page)
    assert grave_violations(page) == []


def test_versions_that_differ_fit_on_a_narrow_screen(local_app, open_page, home):
    day = home.records()["d-day"]
    save(home, day, edited(day, venue="A_house_" * 40))
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(f"{local_app}/add?lang=en")
    wait_until_idle(page)
    press(page, "Changes")
    page.get_by_text("Before and after").first.click()
    wait_until_idle(page)
    expect(page.get_by_role("rowheader", name="Venue")).to_be_visible()
    table = page.get_by_role("table").bounding_box()
    assert table["x"] >= 0 and table["x"] + table["width"] <= 390
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_messages_without_a_browser_write_for_an_editor_only(local_app, read_only_app, home):
    """What undoes a change in the local mode does nothing elsewhere: neither by name nor by the widget's identifier."""
    steps = [{}, {"add_mode": "Changes"}, {"add_mode": "Changes", "press": "undo_1"}]
    with forged(local_app) as editor:
        for step in steps:
            editor.run("add", **step)
        seen = dict(editor.widgets)
        assert len(home.revisions()) == 1
        assert "was taken back" in editor.run("add", add_mode="Changes", press="undo_now_1")
    assert len(home.revisions()) == 2
    with forged(read_only_app, widgets=seen) as reader:
        for step in [*steps, {"add_mode": "Changes", "press": "undo_now_1"}]:
            for page in ("add", "", "data"):
                said = reader.run(page, **step)
                assert "Undo" not in said and CHANGE not in said
        assert "can only be read" in reader.run("add")
    assert len(home.revisions()) == 2


@pytest.mark.parametrize(
    "difference",
    [
        {"host": "gatemap.example.org", "origin": "http://gatemap.example.org"},
        {"host": "gatemap.example.org"},
        {"origin": "http://localhost:3000"},
        {"headers": {"X-Forwarded-For": "127.0.0.1"}},
        {"headers": {"Forwarded": "for=127.0.0.1"}},
        {"headers": {"X-Real-IP": "127.0.0.1"}},
    ],
)
def test_the_local_mode_is_for_a_browser_that_asks_this_machine_itself(local_app, home, difference):
    with forged(local_app) as editor:
        assert "Local mode" in editor.run("add")
    with forged(local_app, **difference) as other:
        said = other.run("add")
        assert "only in a browser on the machine" in said and "Local mode" not in said


def test_no_other_site_can_frame_the_app_while_writing_is_on(local_app, read_only_app):
    assert policy(local_app) == policy(f"{local_app}/add")
    assert policy(local_app).endswith("; frame-ancestors 'self'")
    assert policy(f"{local_app}/api/") == "default-src 'none'; frame-ancestors 'none'"
    assert "frame-ancestors" not in policy(read_only_app)


def policy(address: str) -> str | None:
    with urllib.request.urlopen(address) as answer:
        return answer.headers["content-security-policy"]
