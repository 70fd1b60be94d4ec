"""What a person does with the map page, and what stands on it, beyond the verbs of `driver`."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.driver import map_frame, wait_until_idle

SLOW = 90_000  # milliseconds: the first page of a cold server, on a busy machine


def open_map(page: Page, address: str, query: str = "") -> None:
    """Open the map page and wait until its symbols are drawn."""
    page.goto(f"{address}/{'?' if query else ''}{query}")
    expect(page.locator(".gm-numbers")).to_be_visible(timeout=SLOW)
    map_frame(page).wait_for_selector(".leaflet-interactive", state="attached", timeout=SLOW)
    wait_until_idle(page)


def numbers(page: Page) -> dict[str, str]:
    """Return the numbers above the map by their label."""
    cells = page.locator(".gm-numbers > div").all()
    return {cell.locator("span").inner_text(): cell.locator("b").inner_text() for cell in cells}


def card(page: Page, name: str) -> Locator:
    """Return the card of the place whose Vietnamese name is `name`."""
    return page.locator(".gm", has=page.locator("h3", has_text=name))


def symbols(page: Page) -> list[dict]:
    """Return what the map draws: id, kind, name and events in view of each symbol."""
    return map_frame(page).evaluate(
        """() => { const found = []; map.eachLayer((layer) => {
            if (layer.feature && layer.row) found.push(
              { ...layer.feature.properties, events: layer.row.events, name: layer.row.name }); });
          return found; }"""
    )


def zoom(page: Page) -> list[float]:
    """Return zoom, latitude and longitude of the map's middle."""
    return map_frame(page).evaluate("() => [map.getZoom(), map.getCenter().lat, map.getCenter().lng]")


def look_at(page: Page, latitude: float, longitude: float, level: float) -> None:
    """Move the map."""
    # In braces: what a function returns goes to the test, and that would be the whole map.
    map_frame(page).evaluate(f"() => {{ map.setView([{latitude}, {longitude}], {level}, {{ animate: false }}); }}")
    wait_until_idle(page)


def click_place(page: Page, place: str) -> None:
    """Move the map to a place and click the middle of its symbol with the mouse."""
    find = "let it; map.eachLayer((l) => { if (l.feature && l.feature.properties.id === id && l.row) it = l; });"
    frame = map_frame(page)
    frame.evaluate(f"(id) => {{ {find} map.setView(it.getLatLng(), 11, {{ animate: false }}); }}", place)
    wait_until_idle(page)
    x, y = frame.evaluate(
        f"""(id) => {{ {find} const box = it.getElement().getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2]; }}""",
        place,
    )
    outer = frame.frame_element().bounding_box()
    page.mouse.click(outer["x"] + x, outer["y"] + y)
    wait_until_idle(page)
