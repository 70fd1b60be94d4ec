"""Dates are possible, and inferred ones are explained."""

import pytest

from tests.dataset.rules.good_folder import Case, change, found, name_of

EVENTS, HISTORY = "events.csv", "gate_history.csv"
BREAKS = [
    Case([change(EVENTS, 5, date="2026-02-01")], "future-date", at=(EVENTS, 5, "date")),
    Case([change(EVENTS, 3, published="2026-03")], "future-date", at=(EVENTS, 3, "published")),
    Case([change(EVENTS, 3, accessed="2027")], "future-date", at=(EVENTS, 3, "accessed")),
    Case([change(HISTORY, 7, date="2026-02-01")], "future-date", at=(HISTORY, 7, "date")),
    Case([change(EVENTS, 2, published="2024-07-31")], "after-publication", at=(EVENTS, 2, "date")),
    Case([change(EVENTS, 2, published="2024-07")], "after-publication", at=(EVENTS, 2, "date")),
    Case(
        [change(EVENTS, 2, published="2024-07", date_note="As announced.")],
        "after-publication",
        "warning",
        at=(EVENTS, 2, "date"),
    ),
    Case([change(EVENTS, 2, accessed="2024-08-01")], "published-after-reading", at=(EVENTS, 2, "published")),
    Case([change(EVENTS, 4, date_note="")], "inferred-date", at=(EVENTS, 4, "date")),
    *(
        Case([change(EVENTS, 5, date=date)], "inferred-date", at=(EVENTS, 5, "date"))
        for date in (
            "[2020..2022]",
            "[..2016]",
            "XXXX",
            "XXXX-01-10",
            "2024-05~",
            "[2021-04,2021-05]",
            "2020/2022",
        )
    ),
]
ALLOWED = [
    Case([change(EVENTS, 5, date="2026-01-31")]),
    Case([change(EVENTS, 5, date="2026")]),
    Case([change(EVENTS, 2, published="2024-08-01", accessed="2024-08-01")]),
    Case([change(EVENTS, 2, published="2024", accessed="2024-09")]),
    Case([change(EVENTS, 2, date="2024-07-31/2024-08-02", published="2024-08-01")]),
    Case([change(EVENTS, 5, date="XXXX", date_note="The page has no date.", published="2024-08-01")]),
]


@pytest.mark.parametrize("case", BREAKS, ids=name_of)
def test_what_is_wrong_is_found_and_nothing_else(tmp_path, case):
    assert found(tmp_path, case) == {(case.code, case.severity)}


@pytest.mark.parametrize("case", ALLOWED)
def test_what_only_looks_wrong_is_left_alone(tmp_path, case):
    assert found(tmp_path, case) == set()
