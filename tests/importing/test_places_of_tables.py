"""A name is a place only when it surely is; else a person chooses, and nothing is lost."""

import pytest

from gatemap.importing.places import Found, PlaceNames
from tests.importing.tables import GOOD, planned, told, whats


@pytest.fixture(scope="module")
def names(tiny_dataset):
    return PlaceNames(tiny_dataset, {})


@pytest.mark.parametrize(
    ("text", "place", "side"),
    [
        ("suoi-da", "suoi-da", "vn"),
        ("Suối Đá", "suoi-da", "vn"),
        ("SUOI DA", "suoi-da", "vn"),
        ("Cửa khẩu quốc tế Suối Đá", "suoi-da", "vn"),
        ("Suoi Da international border gate", "suoi-da", "vn"),
        ("石溪", "suoi-da", "partner"),
        ("Thạch Khê", "suoi-da", "partner"),
        ("Đồn BP Suối Đá", "post-suoi-da", "vn"),
        ("Bản Xa", "ban-xa", "vn"),
    ],
)
def test_a_name_is_its_place_on_the_side_that_has_it(names, text, place, side):
    assert names.place_of(text) == Found(place, side)


@pytest.mark.parametrize("text", ["Suối Đa", "Suoi Dá", "Núi Cáo", "Nui Cao 2", "Suoi", "Nowhere", ""])
def test_a_name_with_other_tones_or_letters_is_not_taken_for_a_place(names, text):
    assert names.place_of(text) is None


def test_what_is_near_is_offered(names):
    assert names.candidates("Cửa khẩu Suối Đa")[0].place_id == "suoi-da"


def test_names_are_asked_once_each_with_where_they_stand_first(current):
    rows = [GOOD | {"places_venue": "Suối Đa; Suoi Da"}, GOOD | {"title": "b", "places_venue": "Nowhere; Suối Đa"}]
    plan = planned(rows, current)
    assert {name: where.row for name, where in plan.questions.where.items()} == {"Suối Đa": 2, "Nowhere": 3}
    assert whats(plan) == ["held", "held"] and not told(plan)


def links_of(plan):
    [change] = plan.changes
    return [tuple(link.values())[1:] for link in change.after.links]


def test_a_chosen_place_is_linked_with_the_spelling_of_the_table(current):
    plan = planned([GOOD | {"places_venue": "Suối Đa"}], current, places={"suối  đa": "suoi-da"})
    assert links_of(plan) == [("suoi-da", "venue", "vn", "Suối Đa")]


def test_a_name_that_is_no_place_of_ours_is_kept_as_a_name(current):
    plan = planned([GOOD | {"places_venue": "Nowhere;Bản Xa"}], current, places={"Nowhere": "-"})
    assert links_of(plan) == [("ban-xa", "venue", "vn", "Bản Xa")]
    assert plan.changes[0].after.cells["unmatched_places"] == "Nowhere"


def test_the_role_of_a_place_is_asked_when_the_table_does_not_say_it(current):
    rows = [GOOD | {"places": "Suoi Da"}]
    assert planned(rows, current).questions.role.row == 2
    assert links_of(planned(rows, current, role="subject")) == [("suoi-da", "subject", "vn", "Suoi Da")]


def test_roles_stand_in_columns_of_their_own_in_step_or_behind_the_name(current):
    columns = planned([GOOD | {"places_venue": "Suoi Da", "places_subject": "石溪; Bản Xa"}], current)
    wanted = [("suoi-da", "venue"), ("suoi-da", "subject"), ("ban-xa", "subject")]
    assert [link[:2] for link in links_of(columns)] == wanted
    step = planned([GOOD | {"place_ids": "suoi-da;ban-xa", "place_roles": "venue subject;subject"}], current)
    assert [link[:2] for link in links_of(step)] == wanted
    behind = planned([GOOD | {"places": "suoi-da:venue:partner;Bản Xa:subject"}], current)
    assert links_of(behind) == [("suoi-da", "venue", "partner", ""), ("ban-xa", "subject", "vn", "Bản Xa")]


def test_roles_out_of_step_are_an_error(current):
    plan = planned([GOOD | {"place_ids": "suoi-da;ban-xa", "place_roles": "venue"}], current)
    assert told(plan) == [(2, "place_roles", "roles-in-step")]


def test_several_columns_of_places_are_joined(current):
    rows = b"title,date,kind,level,countries,source_url,source_quality,Gate,Gates\n"
    rows += b"a,2025,talks,station,VN;CN,https://example.org/f,primary,Suoi Da,Nui Cao\n"
    assert [link[0] for link in links_of(planned(rows, current, role="venue"))] == ["suoi-da", "nui-cao"]


def test_a_table_changes_the_links_that_it_speaks_of_and_no_others(current):
    before = current.records["d-day"].links
    plan = planned([{"event_id": "d-day", "places_venue": "Núi Cao"}], current)
    kept = [tuple(link.values())[1:] for link in before if link["role"] != "venue"]
    assert links_of(plan) == [*kept, ("nui-cao", "venue", "vn", "Núi Cao")]


def test_links_that_the_table_names_again_keep_their_side_and_spelling(current):
    plan = planned([{"event_id": "d-day", "places": "suoi-da"}], current)
    before = current.records["d-day"].links
    assert list(plan.changes[0].after.links) == [link for link in before if link["place_id"] == "suoi-da"]


def test_places_with_role_and_side_as_the_page_writes_them_are_nothing_new(current):
    for record in current.records.values():
        places = ";".join(f"{link['place_id']}:{link['role']}:{link['side']}" for link in record.links)
        assert whats(planned([record.cells | {"places": places}], current)) == ["unchanged"]


def test_the_other_side_of_a_place_can_be_added(current):
    plan = planned([{"event_id": "d-month", "places": "nui-cao:venue:vn;nui-cao:venue:partner"}], current)
    assert [link[:3] for link in links_of(plan)] == [("nui-cao", "venue", "vn"), ("nui-cao", "venue", "partner")]
