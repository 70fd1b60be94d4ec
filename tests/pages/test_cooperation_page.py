"""The cooperation page, run as Streamlit runs it: what its tables say, and the list behind a count."""

import json
import re
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from gatemap.ui.cooperation_pairs import STEP
from tests.pages.reading import events_shown, page_text
from tests.tiny import HOSTILE, change_cell

OPEN = "cooperation_open"


@pytest.fixture
def app(open_page):
    """Return a function that opens the cooperation page, with parameters of the address."""
    return partial(open_page, "cooperation")


def tables(app: AppTest) -> dict[str, dict]:
    """Return what the browser is sent of each table, by its name."""
    sent = [json.loads(element.proto.json) for element in app.get("bidi_component")]
    return {table["label"]: table for table in sent}


def cells(table: dict) -> dict[tuple[str, str], int]:
    """Return the counts of a table by the first text of the row and the heading of the column."""
    row = [" – ".join(row["texts"][0].split("\n")) for row in table["rows"]]
    column = [column["label"] for column in table["columns"]]
    return {(row[at], column[place]): count for at, place, count, _ in table["cells"]}


def press(app: AppTest, part: str, row: str, column: str) -> AppTest:
    """Open a count, as a click in the browser does."""
    app.session_state[OPEN] = (part, row, column)
    app.run()
    assert not app.exception
    return app


def test_the_page_says_what_it_shows_and_draws_its_tables(app):
    opened = app()
    assert "Every number opens the list of its events" in page_text(opened)
    assert set(tables(opened)) == {
        "Provinces on both sides",
        "Kinds of event by year",
        "Topics by year",
        "Who met, by year",
        "Pairs of organisations",
    }
    assert cells(tables(opened)["Provinces on both sides"])["Tay Gia", "Westland"] == 2
    assert cells(tables(opened)["Who met, by year"])["Provincial bodies", "Year uncertain"] == 3
    assert not opened.dataframe, "no list is open at first"


def test_the_matrix_follows_the_province_system(app):
    rows_shown = {row["texts"][0] for row in tables(app(units="63"))["Provinces on both sides"]["rows"]}
    assert rows_shown == {"Dong Son", "Tay Gia", "Nam Thu"}


@pytest.mark.parametrize(
    ("part", "row", "column", "title", "events"),
    [
        ("matrix", "tay", "west-one", "Tay Gia – Westland: 2 events", ["d-month", "d-year"]),
        ("kind", "talks", "2022", "Talks, 2022: 1 event", ["d-days"]),
        ("topic", "drugs", "2023", "Drugs, 2023: 1 event", ["d-infer"]),
        (
            "level",
            "provincial",
            "0",
            "Provincial bodies, Year uncertain: 3 events",
            ["d-range", "d-open", "d-none"],
        ),
        (
            "pairs",
            "post-stone north-police",
            "total",
            "Stone Creek Post; first squad – Northland Police: 1 event",
            ["d-day"],
        ),
        ("matrix", "", "nowhere", "Not on the map: 1 event", ["d-days"]),
    ],
)
def test_a_count_opens_into_exactly_its_events(app, part, row, column, title, events):
    opened = press(app(), part, row, column)
    assert title in page_text(opened)
    assert events_shown(opened) == events


def test_a_year_under_a_period_opens_into_what_surely_lies_in_both(app):
    opened = press(app(from_="2023-12-01", to="2024-02-10"), "kind", "talks", "2023")
    assert "that year counts only what surely lies in the period" in page_text(opened)
    assert events_shown(opened) == ["d-infer"]


def test_the_list_closes_when_a_filter_takes_its_count_away(app):
    opened = press(app(), "matrix", "tay", "west-one")
    opened.multiselect(key="filter_partner").select("KH").run()
    assert not opened.dataframe and not opened.exception
    assert opened.session_state[OPEN] is None


@pytest.mark.parametrize("sent", [("matrix", "no-such", "code"), ("kind", "talks", "'); --"), ("nothing", "", "")])
def test_what_is_no_count_opens_nothing(app, sent):
    assert not press(app(), *sent).dataframe


def test_the_list_can_be_closed_and_become_the_view(app):
    opened = press(app(), "matrix", "tay", "west-one")
    opened.button(key="cooperation_here").click().run()
    assert opened.query_params["province"] == "tay" and opened.query_params["partner_province"] == "west-one"
    assert events_shown(opened) == ["d-month", "d-year"], "the same count is still there and open"
    opened.button(key="cooperation_close").click().run()
    assert not opened.dataframe and not opened.exception


def test_a_rhythm_needs_two_meetings(app, tiny_folder):
    assert "No pair met at least twice" in page_text(app())
    for row in (2, 5):  # talks in August 2024 and in December 2023
        change_cell(tiny_folder, "events.csv", row, "partner_provinces", "north-one")
    table = tables(app())["Rhythm of meetings"]
    assert cells(table) == {
        ("Dong Son – Northland", "All"): 2,
        ("Dong Son – Northland", "2023"): 1,
        ("Dong Son – Northland", "2024"): 1,
    }
    assert re.match(r"every year 2023–2024\nlast met 2024, \d+ years? ago", table["rows"][0]["texts"][1])


def test_kinds_that_are_no_meetings_leave_no_rhythm(app):
    assert "As meetings count: Talks" in page_text(app(kind="aid"))


def test_more_pairs_come_on_demand(app, tiny_folder):
    folk = [f"Made-up post {number}" for number in range(STEP + 2)]
    with (tiny_folder / "organisations.csv").open("a", encoding="utf-8") as out:
        out.writelines(f"made-up-{at},{name},,VN,border_guard,\n" for at, name in enumerate(folk))
    actors = ";".join(["north-police", *(f"made-up-{at}" for at in range(len(folk)))])
    change_cell(tiny_folder, "events.csv", 2, "actors", actors)
    opened = app()
    assert len(tables(opened)["Pairs of organisations"]["rows"]) == STEP
    opened.button(key="cooperation_pairs_across_more").click().run()
    assert len(tables(opened)["Pairs of organisations"]["rows"]) == len(folk)


def test_a_view_without_events_offers_the_reset(app):
    opened = app(q="???")
    assert "No event matches these filters" in page_text(opened)
    assert not opened.get("bidi_component")


def test_the_page_speaks_vietnamese(app):
    opened = app(lang="vi")
    assert "Ai hợp tác với ai" in page_text(opened)
    assert cells(tables(opened)["Các tỉnh hai bên biên giới"])["Tây Giả", "Tây Thổ"] == 2


def test_names_go_to_the_browser_as_they_are_and_never_as_html(app, tiny_folder):
    change_cell(tiny_folder, "organisations.csv", 3, "name_en", HOSTILE)
    opened = press(app(), "pairs", "post-stone north-police", "total")
    assert tables(opened)["Pairs of organisations"]["rows"][0]["texts"][0].endswith(f"\n{HOSTILE}")
    bodies = [element.proto.body for element in opened.get("html")]
    assert not any("<script>alert" in body for body in bodies)
