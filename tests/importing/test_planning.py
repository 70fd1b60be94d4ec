"""A table becomes new events, changes or nothing; whatever is wrong is said of every cell, and then nothing is done."""

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatemap import vocab
from gatemap.importing.current import Current
from gatemap.importing.plan import differences
from gatemap.importing.problems import TableError
from gatemap.render.exports.about import Export
from gatemap.render.exports.registry import FORMATS
from gatemap.store.view import View
from tests.importing.tables import GOOD, csv_of, planned, told, whats
from tests.often import MORE
from tests.tiny import NEWEST_FIRST

LABELLED = {
    "Tiêu đề (tiếng Anh)": "Talks at the ford",
    "Ngày": "ngày 4 tháng 3 năm 2025",
    "Loại": "Hội đàm",
    "Cấp": "Cấp đồn, trạm",
    "Nước đối tác": "Trung Quốc",
    "Nguồn": "https://example.org/ford",
    "Chất lượng nguồn": "primary",
    "Cửa khẩu nơi diễn ra": "Cửa khẩu Suối Đá",
}


def after(current: Current, plan) -> Current:
    """Return the data as they would be after a plan was saved."""
    return Current({**current.records, **{change.event_id: change.after for change in plan.changes}}, current.dataset)


def cells(plan) -> dict[str, str]:
    [change] = plan.changes
    return {name: text for name, text in change.after.cells.items() if text}


def test_a_new_row_is_a_new_event_with_an_id_and_the_provinces_that_follow(current):
    plan = planned([GOOD | {"places_venue": "suoi-da"}], current)
    follows = {"event_id": "2025-03-04-dong-suoi-da-talks", "provinces_63": "dong", "provinces_34": "dong"}
    assert cells(plan) == GOOD | follows
    assert whats(plan) == ["new"] and not told(plan)


def test_vietnamese_columns_and_labels_say_the_same_as_codes(current):
    [one], [other] = (planned([row], current).changes for row in (LABELLED, GOOD | {"places_venue": "suoi-da"}))
    assert one.after.cells == other.after.cells


def test_an_id_of_an_event_changes_only_the_columns_of_the_table(current):
    plan = planned([{"event_id": "d-day", "title": "Talks on the bridge", "note": ""}], current)
    assert whats(plan) == ["changed"]
    assert differences(plan.changes[0]) == [("title", "Talks at the stone bridge", "Talks on the bridge")]


def test_an_empty_cell_leaves_what_is_there_unless_it_shall_empty_it(current):
    row = [{"event_id": "d-day", "title_vi": "", "places_venue": "", "title": "Talks at the stone bridge"}]
    assert whats(planned(row, current)) == ["unchanged"]
    cleared = planned(row, current, empty_clears=True)
    assert [name for name, _, new in differences(cleared.changes[0])] == ["title_vi", "event_places"]


def test_what_no_event_may_lack_cannot_be_emptied(current):
    plan = planned([{"event_id": "d-day", "title": "", "note": "x"}], current, empty_clears=True)
    assert told(plan) == [(2, "title", "filled")] and not plan.changes


def test_an_id_that_nobody_has_is_a_new_event_and_one_that_is_nearly_known_a_warning(current):
    assert cells(planned([GOOD | {"event_id": "from-elsewhere"}], current))["event_id"] == "from-elsewhere"
    there = after(current, planned([GOOD | {"places_venue": "suoi-da"}], current))
    slip = planned([GOOD | {"event_id": "2025-03-04-dong-suoi-da-talkz"}], there)
    assert (2, "event_id", "new-id") in told(slip, "warning") and whats(slip) == ["new"]


def test_a_slash_in_a_date_is_asked_about_and_nothing_is_guessed(current):
    rows = [GOOD | {"date": "25/03/2025"}, GOOD | {"date": "26/03/2025"}]
    plan = planned(rows, current)
    assert (plan.questions.order.row, plan.questions.order.value) == (2, "25/03/2025")
    assert whats(plan) == ["held", "held"] and not plan.changes
    first = planned(rows, current, day_first=True)
    assert [change.after.cells["date"] for change in first.changes] == ["2025-03-25", "2025-03-26"]
    wrong = planned(rows, current, day_first=False)
    assert told(wrong) == [(2, "date", "date-impossible"), (3, "date", "date-impossible")]


def test_what_no_column_gives_is_asked_for_once_and_fills_new_events_alone(current):
    bare = {name: text for name, text in GOOD.items() if name not in ("source_quality", "kind")}
    table = [bare, {**bare, "title": "b"}, {"event_id": "d-year", "title": "Rice given"}]
    assert planned(table, current).questions.common == ("kind", "source_quality")
    filled = planned(table, current, common={"source_quality": "weak", "kind": "Hội đàm"})
    assert whats(filled) == ["new", "new", "changed"]
    assert [change.after.cells["source_quality"] for change in filled.changes] == ["weak", "weak", "primary"]


def test_a_column_that_no_event_is_without_is_missed_once(current):
    bare = {name: text for name, text in GOOD.items() if name != "title"}
    assert told(planned([bare, bare], current)) == [(None, "Title in English", "missing-column")]


def test_a_column_that_is_not_known_is_told_and_never_dropped_silently(current):
    plan = planned([GOOD | {"Weather": "rain", "Empty": ""}], current)
    assert told(plan, "warning") == [(1, "Weather", "unread-column")]


def test_two_columns_for_one_field_are_an_error(current):
    assert (1, "Notes", "two-columns") in told(planned([GOOD | {"note": "a", "Notes": "b"}], current))


def test_a_second_row_of_an_event_is_an_error_that_names_the_first(current):
    rows = [{"event_id": "d-day", "note": "a"}, {"event_id": "d-day", "note": "b"}]
    plan = planned(rows, current)
    assert told(plan) == [(3, "event_id", "duplicate")] and "row 2" in plan.findings[0].expected


def test_a_row_that_repeats_another_is_taken_once_and_told(current):
    plan = planned([GOOD, GOOD], current)
    assert whats(plan) == ["new", "repeated"]
    assert (3, None, "repeated-row") in told(plan, "warning")


def test_an_event_that_is_very_like_one_is_a_warning_and_no_hindrance(current):
    like = GOOD | {"date": "2024-08-01", "title": "Talks at the stone bridge", "places_venue": "suoi-da"}
    plan = planned([like], current)
    assert (2, None, "possible-duplicate") in told(plan, "warning")
    assert whats(plan) == ["new"] and not told(plan)


def test_importing_the_same_table_again_changes_nothing(current):
    rows = [GOOD, GOOD | {"title": "Other talks"}, GOOD | {"date": "2025", "places_venue": "suoi-da;nui-cao"}]
    first = planned(rows, current)
    assert whats(first) == ["new"] * 3 and len({change.event_id for change in first.changes}) == 3
    for order in itertools.permutations(rows):
        assert set(whats(planned(list(order), after(current, first)))) == {"unchanged"}


TITLES = st.sampled_from(["Talks", "Talks at the ford", "Patrol", "=1+1", "'quoted", "Hội đàm"])
EVENTS = st.fixed_dictionaries(
    {
        "title": TITLES,
        "date": st.sampled_from(["2025-03-04", "2025-03", "2025", "XXXX", "[2020..2022]"]),
        "kind": st.sampled_from(["talks", "Ký kết", "Joint patrol"]),
        "level": st.sampled_from(vocab.EVENT_LEVELS),
        "countries": st.sampled_from(["VN;CN", "Lào, Việt Nam", "VN"]),
        "source_url": st.sampled_from(["https://example.org/1", "https://example.org/2"]),
        "source_quality": st.just("primary"),
        "provinces_63": st.sampled_from(["", "dong", "Nam Thử"]),
        "places_venue": st.sampled_from(["", "suoi-da", "Núi Cao; 石溪", "ban-xa"]),
        "note": st.sampled_from(["", "a  note", "-5"]),
    }
)


@settings(max_examples=12 * MORE)  # each plans two tables or more
@given(st.lists(EVENTS, min_size=1, max_size=5))
def test_whatever_is_imported_twice_is_there_once(current, table):
    first = planned(table, current)
    assert not told(first) and not first.questions.open
    again = planned(table, after(current, first))
    assert not again.changes and set(whats(again)) <= {"unchanged", "repeated"}


@settings(max_examples=12 * MORE)  # each plans two tables or more
@given(st.lists(EVENTS, min_size=1, max_size=4))
def test_what_was_imported_can_be_exported_as_rows_with_ids_and_changes_nothing(current, table):
    there = after(current, planned(table, current))
    rows = [dict(record.cells) for record in there.records.values()]
    assert not planned(rows, there).changes


@pytest.mark.parametrize("code", ["csv", "xlsx"])
@pytest.mark.parametrize("view", [View(), View(partner=("CN",)), View(place=("suoi-da",))])
def test_our_own_exports_come_back_as_nothing_changed(tiny_store, current, tmp_path, code, view):
    content = FORMATS[code].content(Export(tiny_store, view, dt.date(2026, 1, 31)))
    plan = planned(content, current)
    assert not told(plan) and not told(plan, "warning") and not plan.questions.open
    assert set(whats(plan)) == {"unchanged"}
    assert set(plan.columns.left_out.values()) == {"follows"}
    if view == View():
        assert len(plan.rows) == len(NEWEST_FIRST)


def test_one_cell_changed_in_an_export_is_the_one_change(tiny_store, current):
    content = FORMATS["csv"].content(Export(tiny_store, View(), dt.date(2026, 1, 31))).decode("utf-8-sig")
    mended = content.replace("Joint patrol on the high hill", "Joint patrol on a hill")
    plan = planned(mended.encode(), current)
    assert [(change.event_id, differences(change)) for change in plan.changes] == [
        ("d-month", [("title", "Joint patrol on the high hill", "Joint patrol on a hill")])
    ]


def test_a_province_added_in_an_export_does_not_bring_those_of_the_places_along(tiny_store, current):
    content = FORMATS["csv"].content(Export(tiny_store, View(), dt.date(2026, 1, 31))).decode("utf-8-sig")
    line = next(line for line in content.splitlines() if line.startswith("d-open"))
    assert ",dong;tay,dong;tay," in line
    added = line.replace(",dong;tay,dong;tay,", ",dong;tay;nam,dong;tay,")
    plan = planned(content.replace(line, added).encode(), current)
    assert differences(plan.changes[0]) == [("provinces_63", "", "nam")]


DAMAGED = [
    # row 2 is good; every other row has what is said behind it
    GOOD,
    GOOD | {"date": "2025-02-30"},
    GOOD | {"kind": "talk show"},
    GOOD | {"level": "galactic", "countries": "VN;Atlantis", "source_url": "ftp://x"},
    GOOD | {"title": ""},
    GOOD | {"event_id": "Not A Slug"},
    GOOD | {"topics": "drugs;nonsense"},
    GOOD | {"title": "broken \ufffd letter"},
    {"event_id": "d-day", "kind": "nonsense", "note": "y"},
    GOOD | {"places_venue": "suoi-da", "actors": "No such body"},
]
WRONG = [
    (3, "date", "date-impossible"),
    (4, "kind", "unknown-code"),
    (5, "level", "unknown-code"),
    (5, "countries", "unknown-code"),
    (5, "source_url", "url"),
    (6, "title", "filled"),
    (7, "event_id", "slug"),
    (8, "topics", "unknown-code"),
    (9, "title", "clean"),
    (10, "kind", "unknown-code"),
    (11, "actors", "unknown-code"),
]


@pytest.mark.parametrize("lang", vocab.LANGUAGES)
def test_a_damaged_table_has_every_bad_cell_explained(current, lang):
    plan = planned(DAMAGED, current, lang)
    assert sorted(told(plan)) == sorted(WRONG)
    assert all(found.expected and found.file == "made.csv" for found in plan.findings)
    assert whats(plan) == ["new"] + ["held"] * 9


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=15)
COLUMNS = st.sampled_from([*GOOD, "event_id", "places", "topics"])


@settings(max_examples=12 * MORE)  # each plans two tables or more
@given(st.lists(st.dictionaries(COLUMNS, TEXTS), min_size=1, max_size=4))
def test_no_table_makes_planning_fail(current, table):
    try:
        plan = planned(csv_of(table), current)
    except TableError as problem:  # it cannot be read at all
        assert str(problem)
    else:
        assert len(plan.rows) == len(plan.table.rows)
        assert all(bool(row.change) == (row.what in ("new", "changed")) for row in plan.rows)
