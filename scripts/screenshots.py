"""Take the pictures of the README from the running app."""

from playwright.sync_api import sync_playwright

from scripts.provide_chromium import find
from scripts.serving import CHROMIUM_FLAGS, ROOT, served

FOLDER = ROOT / "docs" / "img"
# file name: address, width and height in pixels, colour scheme
PICTURES = {
    "map.png": ("", 1440, 900, "light"),
    "gate-vi-dark.png": ("lang=vi&place=huu-nghi", 1440, 900, "dark"),
    "narrow.png": ("province=an-giang", 390, 844, "light"),
}
SLOW = 120_000  # milliseconds, for the first page of a cold server


def main() -> None:
    """Write every picture, replacing the one that is there."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(CHROMIUM_FLAGS))
        for name, (query, width, height, scheme) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, locale="en-GB")
            page.goto(f"{address}/?{query}")
            frame = page.frame_locator('iframe[title*="folium"]')
            frame.locator(".leaflet-interactive").first.wait_for(state="attached", timeout=SLOW)
            page.wait_for_timeout(3000)  # fonts and the chart settle
            page.screenshot(path=FOLDER / name)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
