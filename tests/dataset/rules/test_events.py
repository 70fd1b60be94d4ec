"""Events are told once, from pages that can be found."""

import pytest

from tests.dataset.rules.good_folder import Case, change, found, name_of

EVENTS, LINKS, GATES = "events.csv", "event_places.csv", "gates.geojson"
BREAKS = [
    # The same place; then the same pair of provinces.
    Case(
        [
            change(EVENTS, 5, date="2024-08-01", countries="VN;CN", provinces_34=""),
            change(LINKS, 4, event_id="four", place_id="suoi-da"),
        ],
        "duplicate-event",
        "warning",
        at=(EVENTS, 5, "event_id"),
    ),
    Case(
        [
            change(
                EVENTS,
                3,
                kind="talks",
                countries="VN;CN;LA",
                provinces_63="dong;tay",
                provinces_34="dong;tay",
                partner_provinces="north-one",
            )
        ],
        "duplicate-event",
        "warning",
        at=(EVENTS, 3, "event_id"),
    ),
    Case(
        [change(EVENTS, 2, other_source_urls="https://example.org/synthetic")],
        "repeated-source",
        at=(EVENTS, 2, "other_source_urls"),
    ),
    Case([change(EVENTS, 2, source_url="http://localhost/a")], "url-host", at=(EVENTS, 2, "source_url")),
    Case(
        [change(GATES, 1, source_url="https://user:pass@example.org/")],
        "url-host",
        at=(GATES, 1, "source_url"),
    ),
    Case(
        [change(EVENTS, 2, other_source_urls="https://10.0.0.1/a")],
        "url-host",
        at=(EVENTS, 2, "other_source_urls"),
    ),
    Case([change(EVENTS, 2, unmatched_places="Shixi")], "matched-name", at=(EVENTS, 2, "unmatched_places")),
]
ALLOWED = [
    Case([change(EVENTS, 3, kind="talks")]),
    # Known to the month only: two talks in one month are no sign of a double.
    Case(
        [
            change(EVENTS, 2, date="2024-08"),
            change(
                EVENTS,
                5,
                date="2024-08",
                partner_provinces="north-one",
                provinces_63="dong",
                provinces_34="dong",
            ),
        ]
    ),
    Case([change(EVENTS, 2, other_source_urls="https://example.org/a;https://example.org/b")]),
    Case([change(EVENTS, 2, unmatched_places="Shixi East")]),
]


@pytest.mark.parametrize("case", BREAKS, ids=name_of)
def test_what_is_wrong_is_found_and_nothing_else(tmp_path, case):
    assert found(tmp_path, case) == {(case.code, case.severity)}


@pytest.mark.parametrize("case", ALLOWED)
def test_what_only_looks_wrong_is_left_alone(tmp_path, case):
    assert found(tmp_path, case) == set()
