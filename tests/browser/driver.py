"""Verbs for driving a Streamlit app in a browser: wait, choose, read, brush, download.

They know how Streamlit 1.67 builds its page and nothing of gatemap. A widget is named by its label; a table or a chart
by its alternative text, or by its Streamlit key (a table without a selection carries no key in the page).
"""

import json
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Frame, Locator, Page, expect

PATIENCE = 60_000  # milliseconds for the app to become idle: its first visitor waits for the dataset to load
QUIET = 300  # milliseconds without traffic that count as idle; st_folium holds a click back for 250
REPAINT = 400  # milliseconds after which st.dataframe has renewed its hidden table; it waits 200 for more scrolling
ROW_HEIGHT = 35  # pixels of a row, and of the header, of st.dataframe

# Remembers when the page last spoke with the server, so that a click is not taken for idle before its answer began.
WATCH_TRAFFIC = """
(() => {
  const traffic = (window.traffic = { sent: 0, received: 0 });
  window.WebSocket = class extends WebSocket {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", () => { traffic.received = performance.now(); });
    }
    send(data) {
      traffic.sent = performance.now();
      super.send(data);
    }
  };
})();
"""
_IS_IDLE = """
([asked, quiet, unanswered]) => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app || app.dataset.testConnectionState !== "CONNECTED") return false;
  if (app.dataset.testScriptState !== "notRunning") return false;
  const { sent, received } = window.traffic;
  const now = performance.now();
  const answered = received >= sent || now - sent > unanswered;
  return received > 0 && answered && now - Math.max(asked, sent, received) >= quiet;
}
"""


_UNTIL_STILL = """
() => new Promise((resolve) => {
  let timer = setTimeout(resolve, 500);
  const watcher = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(resolve, 500); });
  watcher.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
})
"""


class Download(NamedTuple):
    """A file that the browser was given."""

    content: bytes
    filename: str


def wait_until_idle(page: Page, timeout: float = PATIENCE) -> None:
    """Wait until the script has run and nothing came or went for a moment.

    The page's context must have run `WATCH_TRAFFIC`, as those of the fixture `open_page` have.
    """
    asked = page.evaluate("performance.now()")  # what was done just before may not have reached the server yet
    page.wait_for_function(_IS_IDLE, arg=[asked, QUIET, 5_000], timeout=timeout, polling=50)


def wait_until_still(page: Page) -> None:
    """Wait until nothing in the page has changed for half a second: charts are drawn after the script has ended."""
    page.evaluate(_UNTIL_STILL)


def map_frame(page: Page) -> Frame:
    """Return the frame of the map, with Leaflet started in it."""
    box = page.locator('iframe[data-testid="stCustomComponentV1"][src*="streamlit_folium"]').first
    frame = box.element_handle(timeout=PATIENCE).content_frame()
    frame.wait_for_selector(".leaflet-map-pane", state="attached")
    return frame


def query(page: Page) -> dict[str, list[str]]:
    """Return the parameters in the address bar."""
    return parse_qs(urlsplit(page.url).query, keep_blank_values=True)


def choose(page: Page, label: str, option: str) -> None:
    """Choose in the selectbox or multiselect `label` the first option that is or begins with the words `option`."""
    box = _combobox(page, label)
    box.click()
    box.fill(option)  # a long list draws only the options in sight
    page.get_by_role("option").filter(has_text=_beginning_with(option)).first.click()
    if page.get_by_role("listbox").count():  # a multiselect stays open; Escape in a closed selectbox would empty it
        page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    wait_until_idle(page)


def unchoose(page: Page, label: str, option: str) -> None:
    """Take an option out of the multiselect `label`."""
    tags = _widget(page, "stMultiSelect", label).locator("[data-tag]")
    tags.filter(has_text=_beginning_with(option)).first.get_by_role("button").click()
    wait_until_idle(page)


def chosen(page: Page, label: str) -> list[str]:
    """Return the options chosen in the selectbox or multiselect `label`, as they are written."""
    if (several := _widget(page, "stMultiSelect", label)).count():
        return several.locator("[data-tag]").all_inner_texts()
    return [_combobox(page, label).input_value()]


def options(page: Page, label: str) -> list[str]:
    """Return the options that the selectbox or multiselect `label` offers and shows when it is opened."""
    _combobox(page, label).click()
    expect(page.get_by_role("option").first).to_be_visible()
    texts = page.get_by_role("option").all_inner_texts()
    page.keyboard.press("Escape")
    return texts


def press(page: Page, name: str, group: str = "") -> None:
    """Press the button, link, pill, switch or radio option whose text is or begins with `name`.

    `group` is the label of the pills or the options that it is one of.
    """
    within = page.locator(f'[aria-label="{group}"]').first if group else page
    roles = "button, a, [role=radio], [role=tab], [data-testid=stRadioOption], [data-testid=stCheckbox] label"
    within.locator(roles).filter(has_text=_beginning_with(name), visible=True).first.click()
    wait_until_idle(page)


def write(page: Page, label: str, text: str) -> None:
    """Write `text` into the text box `label` and press Enter."""
    box = page.get_by_role("textbox", name=label, exact=True)
    box.fill(text)
    box.press("Enter")
    wait_until_idle(page)


def write_date(page: Page, label: str, iso: str) -> None:
    """Write a day such as 2024-08-01 into the date input `label`, whatever the order of its parts."""
    box = _widget(page, "stDateInput", label)
    for part, digits in zip(("year", "month", "day"), iso.split("-"), strict=True):
        box.locator(f'[data-type="{part}"]').first.click()
        page.keyboard.type(digits)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    wait_until_idle(page)


def row_count(page: Page, name: str) -> int:
    """Return the number of rows of the table `name`, its header not counted."""
    return int(_grid(page, name).get_attribute("aria-rowcount")) - 1


def table_rows(page: Page, name: str, every: bool = False) -> list[dict[str, str]]:
    """Return the rows of the table `name` that are in sight, as {column title: text}; with `every`, scroll for all.

    st.dataframe paints on a canvas and keeps the cells in sight in a hidden table for screen readers. A column out
    of sight is not there: make the window wider to read it.
    """
    rows = _rows_in_sight(page, name)
    if every:
        scroller = _scroller(page, name)
        while len(rows) < row_count(page, name):
            known = len(rows)
            scroller.evaluate("(box, header) => box.scrollBy(0, box.clientHeight - 2 * header)", ROW_HEIGHT)
            page.wait_for_timeout(REPAINT)
            rows |= _rows_in_sight(page, name)
            assert len(rows) > known, f"the table {name} shows {known} of its {row_count(page, name)} rows"
        scroller.evaluate("box => box.scrollTo(0, 0)")
        page.wait_for_timeout(REPAINT)
    return [rows[index] for index in sorted(rows)]


def click_row(page: Page, name: str, index: int, x: float = 15) -> None:
    """Click the row `index` (0 is the first in sight) of the table `name`, at `x` pixels from its left edge.

    A table whose rows can be selected has its tick boxes there.
    """
    _scroller(page, name).click(position={"x": x, "y": ROW_HEIGHT * (index + 1.5)})
    wait_until_idle(page)


def marks(page: Page, name: str) -> list[str]:
    """Return what the chart `name` tells a screen reader of each of its marks, such as "When: 2019; Events: 3"."""
    return (
        _chart(page, name)
        .locator("svg path[role=graphics-symbol]")
        .evaluate_all("paths => paths.map(path => path.getAttribute('aria-label'))")
    )


def bright_marks(page: Page, name: str) -> list[str]:
    """Return, as `marks` does, the marks of the chart `name` that lie within its brush, or all without one."""
    return (
        _chart(page, name)
        .locator("svg path[role=graphics-symbol][opacity='1']")
        .evaluate_all("paths => paths.map(path => path.getAttribute('aria-label'))")
    )


def drag_brush(page: Page, name: str, start: float | str, end: float | str) -> None:
    """Drag the mouse across the chart `name`.

    `start` and `end` are shares of its width (0 is the left end of the axis) or texts of labels of its x axis.
    """
    chart = _chart(page, name)
    chart.scroll_into_view_if_needed()
    middle = _plot_box(chart)["y"] + _plot_box(chart)["height"] / 2
    page.mouse.move(_x_in_chart(chart, start), middle)
    page.mouse.down()
    page.mouse.move(_x_in_chart(chart, end), middle, steps=8)
    page.mouse.up()
    wait_until_idle(page)


def clear_brush(page: Page, name: str) -> None:
    """Double-click the chart `name`, which takes its brush away."""
    chart = _chart(page, name)
    chart.scroll_into_view_if_needed()
    box = _plot_box(chart)
    page.mouse.dblclick(box["x"] + 3, box["y"] + 3)
    wait_until_idle(page)


def download(page: Page, label: str) -> Download:
    """Press the download button whose name has `label` in it, and return what came."""
    with page.expect_download() as arriving:
        page.get_by_test_id("stDownloadButton").get_by_role("button").filter(has_text=label).first.click()
    return Download(Path(arriving.value.path()).read_bytes(), arriving.value.suggested_filename)


def _beginning_with(words: str) -> re.Pattern:
    """Match a text that is `words`, or goes on after them with something else than a letter, such as a count.

    An icon before them is a text too: the name of its glyph, in small letters.
    """
    return re.compile(rf"^\s*(?:[a-z_]+\s*)?{re.escape(words)}(?!\w)")


def _widget(page: Page, test_id: str, label: str) -> Locator:
    named = page.get_by_test_id("stWidgetLabel").filter(has_text=re.compile(rf"^\s*{re.escape(label)}\s*$"))
    return page.get_by_test_id(test_id).filter(has=named)


def _combobox(page: Page, label: str) -> Locator:
    return page.get_by_role("combobox", name=label, exact=True)


def _table(page: Page, name: str) -> Locator:
    table = '[data-testid="stDataFrame"]'
    return page.locator(f'[class~="st-key-{name}"] {table}, {table}:has([role="region"][aria-label="{name}"])')


def _grid(page: Page, name: str) -> Locator:
    table = _table(page, name)
    table.scroll_into_view_if_needed()  # out of the window it is not painted and has no hidden table
    grid = table.locator("table[role=grid]")
    grid.wait_for(state="attached")
    return grid


def _scroller(page: Page, name: str) -> Locator:
    return _table(page, name).locator(".dvn-scroller")  # lies over the canvas, and takes the mouse


def _rows_in_sight(page: Page, name: str) -> dict[int, dict[str, str]]:
    read = """
    grid => {
      const texts = row => Object.fromEntries(
        [...row.cells].map(cell => [cell.getAttribute("aria-colindex"), cell.textContent]));
      const body = [...grid.tBodies[0].rows].map(row => [Number(row.getAttribute("aria-rowindex")), texts(row)]);
      return JSON.stringify([texts(grid.tHead.rows[0]), body]);
    }
    """
    titles, body = json.loads(_grid(page, name).evaluate(read))
    # A column of tick boxes has no title.
    return {index: {titles[at]: text for at, text in cells.items() if titles.get(at)} for index, cells in body}


def _chart(page: Page, name: str) -> Locator:
    chart = '[data-testid="stVegaLiteChart"]'
    return page.locator(f'[class~="st-key-{name}"] {chart}, {chart}[aria-label="{name}"]')


def _plot_box(chart: Locator) -> dict[str, float]:
    return chart.locator("svg .mark-group.role-frame.root path.background").first.bounding_box()


def _x_in_chart(chart: Locator, where: float | str) -> float:
    if isinstance(where, str):
        texts = chart.locator("svg .role-axis-label text")
        label = texts.filter(has_text=re.compile(rf"^{re.escape(where)}$")).first.bounding_box()
        return label["x"] + label["width"] / 2
    box = _plot_box(chart)
    return box["x"] + where * box["width"]
