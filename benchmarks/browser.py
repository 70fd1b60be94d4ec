"""What a visitor waits for, in headless Chromium: a change of a filter, and the first view after opening.

Run from the project's root: ``.venv/bin/python -m benchmarks.browser [data folder]``. Prints a Markdown table. A change
ends with the last change of the map, the strip, the numbers or the table, the map's frame and canvases included, and
begins with the key or the click. All times are also given as ratios to the floor: an empty Streamlit app with one
widget and one text, measured in the same run.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from scripts.provide_chromium import find
from scripts.serving import CHROMIUM_FLAGS, served

TURNS, OPENINGS, LEFT_OUT = 12, 4, 2  # the first turns warm up
QUIET = 1200  # milliseconds after which nothing more is drawn
WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
FLOOR = """
import streamlit as st
st.text(st.segmented_control("Choose", ["one", "two"], default="one"))
"""
# Another one at each turn, so that no answer is there from before.
KINDS = ("Talks", "Conference", "Aid", "Visit", "Handover", "Exchange", "Signing", "Training", "Joint", "Operation")
PARTS = ("map", "strip", "numbers", "table")


def changes(page: Page, act: Callable[[int], None], after: Callable[[], None] | None = None) -> list[dict[str, float]]:
    """Call ``act(turn)`` in turn and return what each took.

    Parameters
    ----------
    page : playwright Page
        With `WATCH` in it.
    act : callable
        Ends with a click or the key Enter.
    after : callable, optional
        Called when all is drawn and measured.

    Returns
    -------
    list of dict
        By part of the page milliseconds until its last change; ``all``, the last of them; ``bytes`` and ``messages``
        that were received.
    """
    found = []
    for turn in range(TURNS):
        page.wait_for_timeout(500)
        for frame in page.frames:
            frame.evaluate("() => window.benchmarkWatch && window.benchmarkWatch.begin()")
        act(turn)
        _wait(page)
        taken = _read(page)
        if not taken:
            raise RuntimeError(f"nothing changed on the page in turn {turn}")
        found.append(taken)
        if after:
            after()
    return found[LEFT_OUT:]


def _wait(page: Page) -> None:
    """Wait until the server has answered and nothing more is drawn."""
    page.wait_for_timeout(300)  # the browser holds a change back for a moment
    idle = "() => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
    page.wait_for_function(idle, timeout=120_000)
    page.wait_for_timeout(QUIET)


def _read(page: Page) -> dict[str, float]:
    seen = page.evaluate("() => window.benchmarkWatch")
    last = dict(seen["last"])
    for frame in page.frames[1:]:
        last |= frame.evaluate("() => window.benchmarkWatch ? window.benchmarkWatch.last : {}")
    taken = {part: moment - seen["acted"] for part, moment in last.items()}
    if not taken:
        return {}
    return taken | {"all": max(taken.values()), "bytes": seen["received"], "messages": seen["messages"]}


def floor_changes(browser: Browser, address: str) -> list[dict[str, float]]:
    """Measure the floor."""
    page = _open(browser, address)
    page.get_by_text("Choose").wait_for()
    found = changes(page, lambda turn: page.get_by_role("radio", name=("two", "one")[turn % 2]).click())
    page.context.close()
    return found


def map_changes(browser: Browser, address: str) -> list[dict[str, float]]:
    """Measure the map page: a kind of event is chosen, and at the next turn all filters are taken away."""
    page = _open(browser, address)
    page.locator(".gm-numbers").wait_for(timeout=600_000)
    page.wait_for_timeout(3000)

    def act(turn: int) -> None:
        if turn % 2:
            page.get_by_role("button", name="Reset filters").first.click()
            return
        kind = KINDS[turn // 2 % len(KINDS)]
        page.get_by_role("combobox", name="Kind of event").fill(kind)
        # A busy browser lists the options after a while, and Enter chooses none before.
        page.get_by_role("option").filter(has_text=kind).first.wait_for()
        page.keyboard.press("Enter")

    found = changes(page, act, after=lambda: page.keyboard.press("Escape"))
    page.context.close()
    return found


def first_views(browser: Browser, address: str, parts: tuple[str, ...]) -> list[float]:
    """Return the milliseconds from opening the page until the last of `parts` is drawn, each time without a cache."""
    found = []
    for _ in range(OPENINGS):
        page = _open(browser, address, until="commit")
        page.wait_for_function(
            "() => (document.querySelector('[data-testid=stText], .st-key-events_table canvas'))", timeout=120_000
        )
        _wait(page)
        page.wait_for_timeout(QUIET)
        begun = page.evaluate("() => performance.timeOrigin")
        last = page.evaluate("() => window.benchmarkWatch.last")
        for frame in page.frames[1:]:
            last |= {"map": frame.evaluate(_MAP_DRAWN) or 0}
        found.append(max(last.get(part, 0) for part in parts) - begun)
        page.context.close()
    return found[1:]


# The frame says itself when its last file came; the symbols are drawn right after.
_MAP_DRAWN = """
() => {
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.responseEnd);
  return performance.timeOrigin + Math.max(0, ...loaded);
}
"""


def _open(browser: Browser, address: str, until: str = "load") -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB").new_page()
    page.add_init_script(WATCH)
    page.goto(address, wait_until=until)
    return page


@contextmanager
def floor_served() -> Iterator[str]:
    """Serve the floor and yield its address."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "floor.py"
        script.write_text(FLOOR, encoding="utf-8")
        with served(script=script) as address:
            yield address


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium as the tests do."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


def median(rows: list[dict[str, float]], name: str) -> float:
    """Return the median of a measure over the turns that have it, 0 when none has."""
    values = [row[name] for row in rows if name in row]
    return statistics.median(values) if values else 0.0


def measure(browser: Browser, address: str, floor: str) -> dict[str, float]:
    """Measure the map page at `address` and the floor at `floor`, in turn.

    Returns
    -------
    dict
        Milliseconds, bytes, and ratios to the floor.
    """
    empty, page = floor_changes(browser, floor), map_changes(browser, address)
    views = {
        name: statistics.median(first_views(browser, *of))
        for name, of in {"floor": (floor, ("text",)), "map": (address, PARTS)}.items()
    }
    return {
        "floor_ms": median(empty, "all"),
        "change_ms": median(page, "all"),
        "change_ratio": median(page, "all") / median(empty, "all"),
        **{f"{part}_ms": median(page, part) for part in PARTS},
        "bytes": max(row["bytes"] for row in page),
        "messages": median(page, "messages"),
        "floor_view_ms": views["floor"],
        "view_ms": views["map"],
        "view_ratio": views["map"] / views["floor"],
    }


def main() -> None:
    """Print the table."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with chromium() as browser, floor_served() as floor, served(data=data) as address:
        found = measure(browser, address, floor)
    print("| measure | |\n|---|---:|")
    for name, value in found.items():
        print(f"| {name} | {value:,.2f} |")


if __name__ == "__main__":
    main()
