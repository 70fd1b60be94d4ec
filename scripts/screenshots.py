"""Take the pictures of the README and of docs/pages.md from the running app: every page in both themes, both
languages and both widths.
"""

import io
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.provide_chromium import find
from scripts.serving import CHROMIUM_FLAGS, ROOT, served

FOLDER = ROOT / "docs" / "img"
# name: path and query
PAGES = {
    "map": "",
    "gate-card": "?place=huu-nghi",
    "event": "?event=2023-02-20-lai-chau-ma-lu-thang-gate-change",
    "timeline": "timeline?partner=CN&from=2015",
    "gates": "gates",
    "dossier": "gates?place=ma-lu-thang",
    "cooperation": "cooperation",
    "data": "data",
}
# What the page Add is shown with: an event that the data hold as well, told in our own words.
ARTICLE = """Lai Chau and Honghe guards patrol together

On September 27, 2024, officers of the Ma Lu Thang border post of Lai Chau province and of the Jin Shuihe border
management detachment, China, patrolled the border together from Ma Lu Thang Border Gate. They looked at the border
markers on the way and told people on both sides how to report smugglers.
"""
# name: width and height in pixels, colour scheme, language; two pictures show each of theme, language and width
LOOKS = {
    "wide-light-en": (1440, 900, "light", "en"),
    "wide-dark-vi": (1440, 900, "dark", "vi"),
    "narrow-light-vi": (390, 844, "light", "vi"),
    "narrow-dark-en": (390, 844, "dark", "en"),
}
SLOW = 120_000  # milliseconds, for the first page of a cold server
SETTLING = 3000  # milliseconds for fonts, charts and the map
COLOURS = 128  # of the palette: a quarter of the bytes, and no eye sees it


def main() -> None:
    """Write every picture, replacing the one that is there."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(CHROMIUM_FLAGS))
        with served() as address:
            for page, path in PAGES.items():
                take_looks(browser, address, page, path)
        with served(environment={"GATEMAP_WRITING": "local"}) as address:
            take_looks(browser, address, "add", "add")
        browser.close()


def take_looks(browser: Browser, address: str, name: str, path: str) -> None:
    """Write the pictures of one page, one in each look."""
    for look, (width, height, scheme, lang) in LOOKS.items():
        query = f"{path}{'&' if '?' in path else '?'}lang={lang}"
        picture = take(browser, f"{address}/{query}", width, height, scheme)
        (FOLDER / f"{name}-{look}.png").write_bytes(picture)


def take(browser: Browser, address: str, width: int, height: int, scheme: str) -> bytes:
    """Return a picture of what a person sees first at `address`, as a PNG with a palette."""
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, locale="en-GB")
    page.goto(address)
    page.locator(".gm-title, .gm-dossier").first.wait_for(timeout=SLOW)
    page.locator('[data-test-script-state="notRunning"]').wait_for(timeout=SLOW)
    if urlsplit(address).path == "/":  # the page with the map
        frame = page.frame_locator('iframe[title*="folium"]')
        frame.locator(".leaflet-interactive").first.wait_for(state="attached", timeout=SLOW)
    if urlsplit(address).path == "/add":
        read_article(page)
    page.wait_for_timeout(SETTLING)
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    small = io.BytesIO()
    shot.quantize(COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


def read_article(page: Page) -> None:
    """Paste the article and have it read."""
    page.locator(".st-key-add_text textarea").fill(ARTICLE)
    page.keyboard.press("Tab")
    page.wait_for_timeout(SETTLING)
    page.locator(".st-key-add_read button").click()
    page.locator(".gm-article").wait_for(timeout=SLOW)


if __name__ == "__main__":
    main()
