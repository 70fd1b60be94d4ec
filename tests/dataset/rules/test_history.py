"""The history leads to today's level, one change after the other."""

import pytest

from tests.dataset.rules.good_folder import Case, change, found, name_of

GATES, HISTORY = "gates.geojson", "gate_history.csv"
BREAKS = [
    Case([change(GATES, 4, level="main")], "level-history", at=(GATES, 4, "level")),
    Case([change(GATES, 2, level=None)], "level-history", at=(GATES, 2, "level")),
    # A decision alone raises no gate.
    Case([change(HISTORY, 4, change="decided", status_after="")], "level-history", at=(GATES, 4, "level")),
    Case(
        [change(HISTORY, 4, from_level="auxiliary")],
        "history-level",
        "warning",
        at=(HISTORY, 4, "from_level"),
    ),
    Case(
        [change(HISTORY, 4, change="downgraded")],
        "history-level",
        at=(HISTORY, 4, "to_level"),
    ),
    Case(
        [
            change(HISTORY, 4, from_level="", to_level=""),
            change(HISTORY, 2, change="upgraded", from_level="international"),
            change(GATES, 4, level="main"),
        ],
        "history-level",
        at=(HISTORY, 2, "to_level"),
    ),
    Case([change(HISTORY, 5, status_after="open"), change(HISTORY, 6, change="renamed")], "history-state"),
    Case([change(HISTORY, 3, status_after="open")], "history-state", at=(HISTORY, 3, "status_after")),
    Case([change(HISTORY, 6, status_after="closed")], "history-state", at=(HISTORY, 6, "status_after")),
    Case([change(HISTORY, 5, date="2023")], "history-order", "warning", at=(HISTORY, 6, "change")),
    Case([change(HISTORY, 3, date="2016", from_level="")], "history-order", "warning", at=(HISTORY, 3, "date")),
    Case(
        [change(HISTORY, 7, place_id="suoi-da", date="2001", to_level="main")],
        "duplicate-change",
        at=(HISTORY, 7, "change"),
    ),
    Case([change(HISTORY, 7, place_id="post-suoi-da")], "history-of-post", at=(HISTORY, 7, "place_id")),
    Case([change(GATES, 2, status="planned")], "planned-but-open", "warning", at=(GATES, 2, "status")),
]
ALLOWED = [
    # Two changes of one year may have come in either order.
    Case([change(HISTORY, 3, date="2015")]),
    Case([change(HISTORY, 7, to_level="opening"), change(GATES, 2, kind="opening", level=None)]),
    Case([change(HISTORY, 7, to_level="")]),
    Case([change(HISTORY, 5, status_after="goods_only")]),
    Case([change(HISTORY, 6, date="[2021..2022]")]),
    # An act of one government that raises nothing, such as leave to reopen.
    Case(
        [
            change(
                HISTORY,
                7,
                place_id="suoi-da",
                date="2021",
                change="decided",
                from_level="international",
                to_level="international",
                status_after="",
            )
        ]
    ),
]


@pytest.mark.parametrize("case", BREAKS, ids=name_of)
def test_what_is_wrong_is_found_and_nothing_else(tmp_path, case):
    assert found(tmp_path, case) == {(case.code, case.severity)}


@pytest.mark.parametrize("case", ALLOWED)
def test_what_only_looks_wrong_is_left_alone(tmp_path, case):
    assert found(tmp_path, case) == set()
