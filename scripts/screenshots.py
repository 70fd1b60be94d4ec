"""Take the pictures of the README and of docs/pages.md from the running app: every page in both themes, both
languages and both widths.
"""

import io
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

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
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(CHROMIUM_FLAGS))
        for page, path in PAGES.items():
            for look, (width, height, scheme, lang) in LOOKS.items():
                query = f"{path}{'&' if '?' in path else '?'}lang={lang}"
                picture = take(browser, f"{address}/{query}", width, height, scheme)
                (FOLDER / f"{page}-{look}.png").write_bytes(picture)
        browser.close()


def take(browser: Browser, address: str, width: int, height: int, scheme: str) -> bytes:
    """Return a picture of what a person sees first at `address`, as a PNG with a palette."""
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, locale="en-GB")
    page.goto(address)
    page.locator(".gm-title, .gm-dossier").first.wait_for(timeout=SLOW)
    page.locator('[data-test-script-state="notRunning"]').wait_for(timeout=SLOW)
    if urlsplit(address).path == "/":  # the page with the map
        frame = page.frame_locator('iframe[title*="folium"]')
        frame.locator(".leaflet-interactive").first.wait_for(state="attached", timeout=SLOW)
    page.wait_for_timeout(SETTLING)
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    small = io.BytesIO()
    shot.quantize(COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


if __name__ == "__main__":
    main()
