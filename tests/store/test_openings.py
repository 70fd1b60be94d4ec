"""Every count of the map and of the Data page opens into exactly the events that it counts, whatever the view."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from gatemap.store import coverage, openings, queries
from gatemap.store.view import View
from tests.often import MORE
from tests.tiny import KNOWN, NEWEST_FIRST, views

FEW = settings(max_examples=12 * MORE)  # each example asks the store many times


def opened(store, view: View) -> set[str]:
    return set(queries.rows(store, view)["event_id"])


@given(views())
@FEW
def test_every_sentence_under_the_map_opens_its_events(tiny_store, view):
    totals, everything = queries.totals(tiny_store, view), opened(tiny_store, view)
    for name in ("nowhere", "at_provinces", "national"):
        if not getattr(totals, name):
            continue  # a sentence that counts nothing is not there to be opened
        found = opened(tiny_store, openings.of_note(view, name))
        assert len(found) == getattr(totals, name)
        assert found <= everything


@given(views().filter(lambda view: (view.date_from or view.date_to) and view.dating != "left_out"))
@FEW
def test_what_a_period_leaves_out_for_an_open_date_is_none_of_what_it_shows(tiny_store, view):
    found = opened(tiny_store, openings.of_note(view, "undated"))
    assert len(found) == queries.totals(tiny_store, view).undated
    assert not found & opened(tiny_store, view)


@given(views())
@FEW
def test_every_place_on_the_map_opens_what_it_counts(tiny_store, view):
    counts = queries.place_counts(tiny_store, view, skip=frozenset({"place"}))
    for number, place in enumerate(KNOWN.places):
        assert len(opened(tiny_store, openings.of_place(view, place))) == counts.get(number, 0)


@given(views())
@FEW
def test_every_square_of_a_province_opens_what_it_counts(tiny_store, view):
    for code, count in queries.province_counts(tiny_store, view).items():
        square = openings.of_square(view, code)
        assert len(opened(tiny_store, square)) == count > 0
        assert openings.is_square(square, code)
        assert not openings.is_square(openings.without_square(square), code)


@given(views())
@FEW
def test_every_event_that_stands_at_a_province_is_in_a_square(tiny_store, view):
    squares = queries.province_counts(tiny_store, view)
    in_squares = set().union(*(opened(tiny_store, openings.of_square(view, code)) for code in squares))
    at_provinces = queries.totals(tiny_store, view).at_provinces
    assert len(in_squares) == at_provinces
    if at_provinces:
        assert in_squares == opened(tiny_store, openings.of_note(view, "at_provinces"))


@given(views())
@FEW
def test_the_events_that_the_strip_cannot_draw_open(tiny_store, view):
    assert len(opened(tiny_store, openings.without_year(view))) == queries.without_year(tiny_store, view)


@given(views())
@FEW
def test_every_bar_of_the_data_page_opens_its_events_whatever_the_filters(tiny_store, view):
    counts, without_year = coverage.events_by_year(tiny_store)
    for bar in counts.itertuples():
        assert len(opened(tiny_store, openings.of_bar(view, bar.partner, bar.year))) == bar.events
    assert len(opened(tiny_store, openings.without_year(view.cleared()))) == without_year
    assert opened(tiny_store, view.cleared()) == set(NEWEST_FIRST)


@given(views(), st.sampled_from(list(openings.NOTES)))
@FEW
def test_a_card_that_is_open_changes_no_count(tiny_store, view, name):
    assert opened(tiny_store, openings.of_note(view, name)) == opened(
        tiny_store, openings.of_note(replace(view, event=""), name)
    )
