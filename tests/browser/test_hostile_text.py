"""Hostile text in names and titles runs nothing and shows as typed; broken files are named."""

import csv
import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from gatemap.dataset.folder import data_folder
from tests.browser.driver import map_frame, table_rows, wait_until_idle
from tests.browser.map_page import SLOW, numbers, open_map, symbols

HOSTILE = (
    "<img src=x onerror=window.hacked=1> ${window.hacked=2} `window.hacked=3` "
    "</script><script>window.hacked=4</script> {{7*7}}"
)


def _copy(folder: Path) -> Path:
    return Path(shutil.copytree(data_folder(), folder / "data"))


def _rename_place(folder: Path, place: str) -> None:
    path = folder / "gates.geojson"
    layer = json.loads(path.read_text(encoding="utf-8"))
    for feature in layer["features"]:
        if feature["properties"]["place_id"] == place:
            for key in ("name_en", "name_vi", "partner_name_en", "note"):
                feature["properties"][key] = HOSTILE
    path.write_text(json.dumps(layer, ensure_ascii=False), encoding="utf-8")


def _retitle_event(folder: Path, place: str) -> None:
    """Give the newest event of a place a hostile title, summary and publisher."""
    with (folder / "event_places.csv").open(encoding="utf-8-sig", newline="") as file:
        at_place = {row["event_id"] for row in csv.DictReader(file) if row["place_id"] == place}
    path = folder / "events.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows, names = list(reader), reader.fieldnames
    newest = max((row for row in rows if row["event_id"] in at_place), key=lambda row: row["date"])
    newest |= {"title": HOSTILE, "summary": HOSTILE, "publisher": HOSTILE}
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_hostile_text_runs_nowhere_and_shows_as_typed(page, start_app, tmp_path, outside_requests, console_errors):
    folder = _copy(tmp_path)
    _rename_place(folder, "ma-lu-thang")
    _retitle_event(folder, "ma-lu-thang")
    open_map(page, start_app(folder), "place=ma-lu-thang")
    frame = map_frame(page)
    assert [s["name"] for s in symbols(page) if s["id"] == "ma-lu-thang"] == [HOSTILE]
    card = page.locator(".gm", has=page.locator("h3"))
    expect(card.first.locator("h3")).to_have_text(HOSTILE)
    event = page.locator(".st-key-card_events").get_by_role("button").first
    expect(event).to_have_text(HOSTILE)
    expect(page.locator(".chip").first).to_have_text(HOSTILE)
    frame.locator(".leaflet-interactive[aria-pressed=true]").first.hover(force=True)
    event.click()
    wait_until_idle(page)
    expect(page.locator(".gm-event h3")).to_have_text(HOSTILE)
    expect(page.get_by_test_id("stCode")).to_contain_text(HOSTILE)
    page.wait_for_timeout(500)
    assert page.evaluate("() => window.hacked") is None
    assert frame.evaluate("() => window.hacked") is None
    assert page.locator("img[src=x]").count() == frame.locator("img[src=x]").count() == 0
    assert outside_requests == console_errors == []


def test_hostile_text_in_the_address_runs_nowhere(page, app, console_errors):
    words = "q=%3Cimg%20src%3Dx%20onerror%3Dwindow.hacked%3D1%3E"
    open_map(page, app, f"{words}&partner=%3Cscript%3Ewindow.hacked%3D2%3C/script%3E")
    assert page.evaluate("() => window.hacked") is None
    assert page.locator("img[src=x]").count() == 0
    expect(page.locator(".chip").first).to_have_text("“<img src=x onerror=window.hacked=1>”")
    assert numbers(page)["Events"] == "0"
    assert console_errors == []


def test_a_broken_file_gives_a_page_that_names_file_row_column_and_value(page, start_app, tmp_path):
    folder = _copy(tmp_path)
    path = folder / "events.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",joint_patrol,", ",joint_patroll,", 1), encoding="utf-8")
    page.goto(start_app(folder))
    expect(page.get_by_text("The data cannot be shown")).to_be_visible(timeout=SLOW)
    first = table_rows(page, "findings")[0]
    assert (first["File"], first["Column"], first["Value"]) == ("events.csv", "kind", "joint_patroll")
    assert int(first["Row"]) > 1
    assert first["Expected"].startswith("one of talks")
    assert page.get_by_text("Traceback").count() == 0


@pytest.mark.slow
def test_a_missing_file_gives_a_page_that_names_it(page, start_app, tmp_path):
    folder = _copy(tmp_path)
    (folder / "organisations.csv").unlink()
    page.goto(start_app(folder))
    expect(page.get_by_text("The data cannot be shown")).to_be_visible(timeout=SLOW)
    assert table_rows(page, "findings")[0]["File"] == "organisations.csv"
