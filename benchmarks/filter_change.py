"""Measure one change of a filter on the real data, in a browser: time until all is drawn, and bytes sent.

Run from the project's root: ``.venv/bin/python -m benchmarks.filter_change``. Prints a Markdown table. The times are
also given as ratios to the floor: an empty Streamlit app with one widget and one text, measured in the same run.
"""

import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from scripts.provide_chromium import find
from scripts.serving import CHROMIUM_FLAGS, served

ROUNDS = 12
FLOOR = """
import streamlit as st
st.text(st.segmented_control("Choose", ["one", "two"], default="one"))
"""


def changes(page: Page, act, shown) -> tuple[list[float], list[int]]:
    """Call ``act(turn)`` in turn; return the milliseconds until ``shown(turn)`` holds, and the bytes received."""
    received = [0]
    page.on("websocket", lambda socket_: socket_.on("framereceived", lambda frame: _count(received, frame)))
    page.reload()
    shown(None)
    times, sizes = [], []
    for turn in range(ROUNDS):
        page.wait_for_timeout(800)
        before, start = received[0], time.perf_counter()
        act(turn)
        shown(turn)
        times.append((time.perf_counter() - start) * 1000)
        page.wait_for_timeout(800)
        sizes.append(received[0] - before)
    return times[2:], sizes[2:]


def _count(received: list[int], frame) -> None:
    received[0] += len(frame)


def _floor(browser) -> tuple[list[float], list[int]]:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "floor.py"
        script.write_text(FLOOR, encoding="utf-8")
        with served(script) as address:
            page = browser.new_page()
            page.goto(address)
            page.get_by_text("Choose").wait_for()

            def act(turn):
                page.get_by_role("radio", name=("two", "one")[turn % 2]).click()

            def shown(turn):
                page.locator(
                    '[data-testid="stText"]', has_text="one" if turn is None else ("two", "one")[turn % 2]
                ).wait_for()

            return changes(page, act, shown)


def _map_page(browser) -> tuple[list[float], list[int]]:
    with served() as address:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        frame = page.frame_locator('iframe[title*="folium"]')
        numbers = page.locator(".gm-numbers")
        numbers.wait_for(timeout=120_000)
        everything = numbers.inner_text()

        def act(turn):
            if turn % 2:
                page.get_by_role("button", name="Reset filters").first.click()
                return
            page.get_by_role("combobox", name="Partner country").fill("China")
            page.keyboard.press("Enter")
            page.keyboard.press("Escape")  # an open list hides the rest of the page, the reset too

        def shown(turn):
            frame.locator(".leaflet-interactive").first.wait_for(state="attached", timeout=120_000)
            if turn is None:
                numbers.wait_for()
                return
            changed = "(text) => document.querySelector('.gm-numbers').innerText !== text"
            page.wait_for_function(changed, arg=shown.last)
            page.wait_for_function(
                "() => document.querySelector('[data-testid=stApp]').dataset.testScriptState !== 'running'"
            )
            shown.last = numbers.inner_text()

        shown.last = everything
        return changes(page, act, shown)


def main() -> None:
    """Print the table."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(CHROMIUM_FLAGS))
        floor, floor_bytes = _floor(browser)
        app, app_bytes = _map_page(browser)
        browser.close()
    print("| | median ms | slowest ms | ratio to the floor | bytes a change |")
    print("|---|---:|---:|---:|---:|")
    for name, times, sizes in (("floor", floor, floor_bytes), ("map page", app, app_bytes)):
        median = statistics.median(times)
        ratio = median / statistics.median(floor)
        print(f"| {name} | {median:.0f} | {max(times):.0f} | {ratio:.2f} | {statistics.median(sizes):.0f} |")


if __name__ == "__main__":
    main()
