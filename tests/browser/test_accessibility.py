"""axe-core finds no serious or critical violation on any page, in either theme; and every page works by keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.driver import wait_until_idle, wait_until_still
from tests.browser.map_page import SLOW
from tests.often import often_enough

PAGES = {
    "map": "",
    "timeline": "timeline",
    "gates": "gates",
    "dossier": "gates?place=ma-lu-thang",
    "cooperation": "cooperation",
    "data": "data",
    "gate on the map": "?place=huu-nghi",
    "event on the map": "?event=2023-02-20-lai-chau-ma-lu-thang-gate-change",
}
GRAVE = ("serious", "critical")
OF_THEMES = ("color-contrast", "link-in-text-block")  # the rules that look at colours; a theme changes nothing else


def grave_violations(target, rules: tuple[str, ...] = ()) -> list[str]:
    """Return what axe-core finds in a page or frame, with the elements concerned, under all rules or these alone."""
    found = Axe().run(target, options={"runOnly": list(rules)} if rules else None).response["violations"]
    return [
        f"{violation['id']}: {node['target']} {node['html'][:160]}"
        for violation in found
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("name", often_enough(list(PAGES), 6))
def test_axe_finds_no_serious_or_critical_violation_in_either_theme(app, page, name):
    page.goto(f"{app}/{PAGES[name]}")
    expect(page.locator(".gm-title, .gm-dossier").first).to_be_visible(timeout=SLOW)
    grounds = set()
    for scheme, rules in (("light", ()), ("dark", OF_THEMES)):
        page.emulate_media(color_scheme=scheme)
        wait_until_idle(page)
        wait_until_still(page)
        grounds.add(page.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).backgroundColor"))
        violations = grave_violations(page, rules)
        for frame in page.frames[1:]:
            if frame.url.startswith("http"):
                violations += grave_violations(frame, rules)
        assert violations == [], scheme
    assert len(grounds) == 2, "the page has taken the other theme"
