"""A place is found by any of its names, however it is typed, and while it is being typed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gatemap.dataset.join import place_names
from gatemap.store.gazetteer import BEGINNING, EXACT, NEAR, PART, SHORTEST_NEAR, WORD, build_gazetteer, find
from gatemap.text import fold, unaccented

TYPED = {
    "as written": lambda name: name,
    "folded": fold,
    "with its blanks lost": lambda name: fold(name).replace(" ", ""),
    "in capitals": str.upper,
    "without tones": unaccented,
    "with signs around it": lambda name: f"  «{name}» ",
}


@pytest.fixture(scope="module")
def gazetteer(tiny_dataset):
    return build_gazetteer(tiny_dataset)


@pytest.fixture(scope="module")
def names(tiny_dataset):
    """All names of all places, as (place, name)."""
    listed = place_names(tiny_dataset.places)
    return [(tiny_dataset.places.loc[row, "place_id"], name) for row, texts in listed.items() for name in texts]


def places(matches):
    return [match.place_id for match in matches]


@pytest.mark.parametrize("how", TYPED)
def test_any_name_of_any_place_finds_that_place_first(gazetteer, names, how):
    assert len(names) > 8
    for place, name in names:
        found = find(gazetteer, TYPED[how](name))
        assert (found[0].place_id, found[0].how) == (place, EXACT), name


@given(data=st.data())
def test_the_beginning_of_a_name_finds_its_place_while_it_is_typed(gazetteer, names, data):
    place, name = data.draw(st.sampled_from(names))
    typed = name[: data.draw(st.integers(1, len(name)))]
    assume(fold(typed))
    found = find(gazetteer, typed, limit=100)
    assert place in places(found)
    assert {match.how for match in found} <= {EXACT, BEGINNING, WORD, PART}


@given(data=st.data())
def test_a_name_with_one_slip_is_found_when_no_name_is_spelled_so(gazetteer, names, data):
    place, name = data.draw(st.sampled_from([pair for pair in names if len(fold(pair[1]).replace(" ", "")) >= 5]))
    letters = list(fold(name).replace(" ", ""))
    at = data.draw(st.integers(0, len(letters) - 2))
    slip = data.draw(st.sampled_from(["lost", "swapped", "other"]))
    if slip == "lost":
        del letters[at]
    elif slip == "swapped":
        letters[at], letters[at + 1] = letters[at + 1], letters[at]
    else:
        letters[at] = "q"
    assert place in places(find(gazetteer, "".join(letters), limit=100))


@given(st.text(max_size=30))
def test_any_text_may_be_typed_and_names_each_place_once(gazetteer, typed):
    found = find(gazetteer, typed, limit=100)
    assert len(set(places(found))) == len(found)
    assert bool(found) <= bool(fold(typed))


@given(st.text("abdinouxsư àá ", max_size=12), st.integers(1, 4))
def test_no_more_places_are_named_than_were_asked_for_and_they_are_the_best(gazetteer, typed, limit):
    assert find(gazetteer, typed, limit) == find(gazetteer, typed, limit=100)[:limit]


def test_what_answers_better_stands_before_what_answers_worse(gazetteer):
    found = find(gazetteer, "suoi da", limit=100)
    assert places(found) == ["suoi-da", "post-suoi-da"]  # its own name, then the post named after it
    assert [match.how for match in found] == [EXACT, BEGINNING]
    assert [match.how for match in find(gazetteer, "guard")] == [WORD]
    assert [match.how for match in find(gazetteer, "ixi")] == [PART]


def test_the_name_that_answered_is_told(gazetteer):
    assert find(gazetteer, "石溪")[0].name == "石溪"
    assert find(gazetteer, "xuoi")[0].name == "Xuối Đá"


@pytest.mark.parametrize("typed", ["", "   ", "?!", "·"])
def test_nothing_and_signs_alone_find_nothing(gazetteer, typed):
    assert find(gazetteer, typed) == []


def test_a_slip_is_forgiven_only_in_what_is_long_enough_and_near_enough(gazetteer):
    assert len("nux") < SHORTEST_NEAR and find(gazetteer, "nux") == []
    assert [match.how for match in find(gazetteer, "nui coa")] == [NEAR]
    assert find(gazetteer, "hai phong") == []
