"""A new event gets the identifier that the guide describes, and never one that is taken."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatemap.dataset.schema import SLUG
from gatemap.editing.ids import event_id_of

TALKS = {"date": "2024-08-01", "provinces_63": "dong", "countries": "VN;CN", "kind": "talks"}
AT_GATE = [{"place_id": "post-suoi-da", "role": "participant"}, {"place_id": "suoi-da", "role": "venue"}]


@pytest.mark.parametrize(
    ("cells", "links", "expected"),
    [
        (TALKS, AT_GATE, "2024-08-01-dong-suoi-da-talks"),
        (TALKS, AT_GATE[:1], "2024-08-01-dong-suoi-da-talks"),
        (TALKS | {"provinces_63": "dong;tay"}, AT_GATE, "2024-08-01-vn-suoi-da-talks"),
        (TALKS | {"provinces_63": "", "provinces_34": "tay"}, [], "2024-08-01-tay-cn-talks"),
        (TALKS | {"partner_provinces": "north-one"}, [], "2024-08-01-dong-north-one-talks"),
        (TALKS | {"kind": "joint_patrol", "date": "2024-08?"}, [], "2024-08-dong-cn-joint-patrol"),
        (TALKS | {"date": "2022-11-24/2022-11-26"}, [], "2022-11-24-dong-cn-talks"),
        (TALKS | {"date": "[2020..2022]"}, [], "undated-dong-cn-talks"),
        (TALKS | {"date": "XXXX-08-01", "countries": "VN"}, [], "undated-dong-talks"),
        (TALKS, [{"place_id": "dong", "role": "venue"}], "2024-08-01-dong-talks"),
    ],
)
def test_an_identifier_says_when_where_and_what(cells, links, expected):
    assert event_id_of(cells, links, ()) == expected


def test_a_second_event_of_the_same_name_is_numbered():
    first = event_id_of(TALKS, AT_GATE, ())
    second = event_id_of(TALKS, AT_GATE, {first})
    assert (second, event_id_of(TALKS, AT_GATE, {first, second})) == (f"{first}-2", f"{first}-3")


@given(st.dictionaries(st.sampled_from(["date", "kind", "countries", "provinces_63", "partner_provinces"]), st.text()))
def test_whatever_the_cells_hold_the_identifier_is_one_that_the_files_take(cells):
    assert re.fullmatch(SLUG, event_id_of(cells, [], ()))
