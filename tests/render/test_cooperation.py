"""Tables of counts for the browser: their order, their shades, and what is said of a pair's meetings."""

import datetime as dt
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatemap import vocab
from gatemap.i18n.words import words
from gatemap.render import cooperation
from gatemap.render.colours import SHADES
from gatemap.store.cooperation import Pair
from gatemap.store.cooperation_views import NO_YEAR
from gatemap.store.names import display_names
from tests.tiny import HOSTILE

EN, VI = words("en"), words("vi")
TODAY = dt.date(2026, 11, 22)
NAMES = ({"a": "Alpha", "c": HOSTILE}, {"b": "Beta"})


def pair(years=(), *, since=None, until=None, first="a", no_year=0) -> Pair:
    return Pair(first, "b", len(years) + no_year, dict.fromkeys(years, 1), no_year, since, until)


def day(year: int) -> dt.date:
    return dt.date(year, 7, 1)


@pytest.mark.parametrize(
    ("met", "text"),
    [
        (
            pair([2019, 2020], since=day(2020), until=day(2020)),
            "every year 2019–2020\nlast met 2020, 6 years ago",
        ),
        (pair([2018, 2020], since=day(2020), until=day(2020)), "2 of 3 years, 2018–2020\nlast met 2020, 6 years ago"),
        (pair([2025], since=day(2025), until=day(2025)), "last met 2025, 1 year ago"),
        (pair([2026], since=day(2026), until=day(2026)), "last met 2026"),
        (pair(since=day(2020), until=day(2023)), "last met between 2020 and 2023, at least 3 years ago"),
        (pair(until=day(2016)), "last met in or before 2016, at least 10 years ago"),
        (pair(since=day(2014)), "last met in or after 2014"),
        (pair(no_year=2), "no meeting of a known year"),
    ],
)
def test_what_is_said_of_a_rhythm_claims_no_more_than_the_dates_do(met, text):
    assert cooperation.rhythm_text(met, EN, TODAY) == text


def test_the_time_since_the_last_meeting_is_not_told_when_the_view_ends_before_today():
    met = pair([2020], since=day(2020), until=day(2020))
    assert cooperation.rhythm_text(met, EN, None) == "last met 2020"
    assert cooperation.rhythm_text(met, VI, TODAY) == "lần gần nhất 2020, cách đây 6 năm"


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_a_shade_is_a_step_of_the_scale_and_more_is_never_paler(one, other):
    fewer, more = sorted((one, other))
    assert 0 <= cooperation.shade(fewer, more) <= cooperation.shade(more, more) == len(SHADES) - 1


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("step", SHADES)
def test_a_number_is_legible_on_its_shade_in_both_themes(step):
    ground, ink, dark_ground, dark_ink = step
    assert contrast(ground, ink) >= 4.5 and contrast(dark_ground, dark_ink) >= 4.5  # WCAG AA


def test_shades_grow_darker_on_a_light_page_and_lighter_on_a_dark_one():
    light, dark = [luminance(step[0]) for step in SHADES], [luminance(step[2]) for step in SHADES]
    assert light == sorted(light, reverse=True) and dark == sorted(dark)


@pytest.fixture(scope="module")
def matrix(tiny_dataset):
    """A function that lays out a matrix of made-up counts in the order asked for."""
    counts = {("dong", "north-one"): 1, ("tay", "north-one"): 2, ("tay", "south-one"): 9}
    layers = {"own": tiny_dataset.provinces, "other": tiny_dataset.partner_provinces}
    names = display_names(tiny_dataset, "en")
    return lambda by: cooperation.matrix_grid(counts, EN, names, "34", layers, by)


def test_the_matrix_runs_from_north_to_south_within_the_countries_or_begins_with_most_events(matrix):
    north, events = matrix("north"), matrix("events")
    assert [row.code for row in north.rows] == ["dong", "tay"]
    assert [row.code for row in events.rows] == ["tay", "dong"]
    for grid in (north, events):
        assert [(column.code, column.group) for column in grid.columns] == [
            ("north-one", "China"),
            ("south-one", "Cambodia"),
        ]


def test_a_province_without_a_position_comes_last():
    layer = pd.DataFrame({"code": ["a", "b", "c"], "label_lat": [None, 10.0, 20.0]})
    assert cooperation._ordered({("a", ""): 1, ("b", ""): 1, ("c", ""): 1}, 0, layer, "north") == ["c", "b", "a"]


def test_the_browser_gets_a_cell_for_each_count_and_none_for_nothing(matrix):
    sent = json.loads(json.dumps(cooperation.payload(matrix("north"), EN, ("tay", "north-one"), "list")))
    assert [row["texts"] for row in sent["rows"]] == [["Dong Son"], ["Tay Gia"]]
    assert sent["groups"] == [["China", 1], ["Cambodia", 1]]
    assert [cell[:3] for cell in sent["cells"]] == [[0, 0, 1], [1, 0, 2], [1, 1, 9]]
    assert sent["events"] == {"1": "1 event", "2": "2 events", "9": "9 events"}
    assert sent["chosen"] == ["tay", "north-one"]


def test_years_stand_in_order_without_a_hole_and_what_has_no_year_behind_them():
    counts = {("talks", 2020): 1, ("aid", 2022): 3, ("aid", NO_YEAR): 2}
    grid = cooperation.years_grid(counts, "kind", vocab.EVENT_KINDS, EN, range(2020, 2023))
    assert [row.texts for row in grid.rows] == [("Talks",), ("Aid",)]
    assert [column.label for column in grid.columns] == ["2020", "2021", "2022", "Year uncertain"]
    assert grid.counts == {("talks", "2020"): 1, ("aid", "2022"): 3, ("aid", str(NO_YEAR)): 2}
    without = cooperation.years_grid({("talks", 2020): 1}, "kind", vocab.EVENT_KINDS, EN, range(2020, 2021))
    assert [column.label for column in without.columns] == ["2020"]


def test_the_course_of_a_pair_runs_from_its_first_year_to_its_last():
    met = [pair([2020, 2022], since=day(2022), until=day(2022), no_year=1), pair(no_year=2, first="c")]
    grid = cooperation.rhythm_grid(met, EN, NAMES, range(2020, 2024), TODAY)
    sent = cooperation.payload(grid, EN, None)
    assert [row["course"] for row in sent["rows"]] == [[1, 3], []]
    assert grid.counts["a b", cooperation.TOTAL] == 3 and grid.counts["a b", str(NO_YEAR)] == 1
    assert grid.rows[1].texts[0] == f"{HOSTILE}\nBeta"


def test_ranked_pairs_tell_their_years():
    met = [pair([2020, 2022]), pair([2021]), pair(no_year=1)]
    assert [cooperation.span_text(one, EN) for one in met] == ["2020–2022", "2021", "Year uncertain"]
    assert [column.look for column in cooperation.ranked_grid(met, EN, NAMES).columns] == ["bar"]


@given(st.permutations([("talks", 2020), ("aid", 2022), ("aid", 2020)]))
def test_the_same_counts_in_another_order_are_sent_to_the_browser_in_the_same(order):
    def sent(keys):
        grid = cooperation.years_grid(dict.fromkeys(keys, 1), "kind", vocab.EVENT_KINDS, EN, range(2020, 2023))
        return json.dumps(cooperation.payload(grid, EN, None))

    assert sent(order) == sent(sorted(order))
