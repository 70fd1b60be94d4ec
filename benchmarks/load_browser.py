"""A few real browsers among the visitors of a load run: a filter is chosen and taken away, and the page looked at."""

import asyncio
import random
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, Page, async_playwright
from playwright.async_api import Error as BrowserError

from benchmarks.load_visitor import Expected, Record, Think
from gatemap import vocab
from gatemap.i18n.words import words
from gatemap.store.view import View
from scripts.provide_chromium import find
from scripts.serving import CHROMIUM_FLAGS

PATIENCE = 60_000.0  # milliseconds for one answer
_SHOWS = """
wanted => {
  const number = document.querySelector(".gm-numbers b");
  const app = document.querySelector("[data-testid=stApp]");
  return app.dataset.testScriptState === "notRunning" && number && number.textContent.replace(/\\D/g, "") === wanted;
}
"""


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Start Chromium as the tests do."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find(), args=list(CHROMIUM_FLAGS))
        yield browser
        await browser.close()


async def browse(
    browser: Browser, address: str, expected: Expected, record: Record, seed: object, until: float, think: Think
) -> list[float]:
    """Use the map page until `record` is `until` seconds old; errors go to the record.

    Returns
    -------
    list of float
        Seconds from the key or the click until the page shows the right number of events and is at rest.
    """
    chance, taken = random.Random(str(seed)), []
    context = await browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    page = await context.new_page()
    page.on("pageerror", lambda problem: record.errors.append(f"{record.now:.0f} s, browser {seed}: {problem}"))
    try:
        await page.goto(address, timeout=PATIENCE)
        await _shows(page, expected, View())
        while record.now < until:
            await asyncio.sleep(think(chance))
            kind = chance.choice(vocab.EVENT_KINDS)
            box = page.get_by_role("combobox", name="Kind of event")
            await box.fill(words("en").label("kind", kind))
            taken.append(await _timed(page.keyboard.press("Enter"), page, expected, View(kind=(kind,))))
            await page.keyboard.press("Escape")
            await asyncio.sleep(think(chance))
            reset = page.get_by_role("button", name=re.compile("Reset filters")).first
            taken.append(await _timed(reset.click(), page, expected, View()))
    except BrowserError as problem:
        record.errors.append(f"{record.now:.0f} s, browser {seed}: {str(problem).splitlines()[0]}")
    finally:
        await context.close()
    return taken


async def _timed(act, page: Page, expected: Expected, view: View) -> float:
    start = time.perf_counter()
    await act
    await _shows(page, expected, view)
    return time.perf_counter() - start


async def _shows(page: Page, expected: Expected, view: View) -> None:
    wanted = await asyncio.to_thread(expected.events, view)
    await page.wait_for_function(_SHOWS, arg=str(wanted), timeout=PATIENCE)
