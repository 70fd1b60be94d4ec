"""A view is read from a URL, written to one, and never breaks on what a stranger types there."""

import datetime as dt
from dataclasses import replace
from urllib.parse import parse_qs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gatemap import vocab
from gatemap.store.view import MAX_WORDS, PARAMETERS, View, parse_query
from tests.tiny import KNOWN, views

ANY_TEXT = st.text(max_size=30)
ALMOST = st.sampled_from(
    [
        "CN",
        "cn",
        "dong",
        "34",
        "63",
        "2024-13-01",
        "2024",
        "9999",
        "0000",
        "-1",
        "day",
        "newest",
        "\x00",
        "%00",
        "٢٠٢٤",
    ]
)


def read(**query: str | list[str]):
    """Read a query given as keyword arguments; `from` is spelled `from_`."""
    pairs = {name.rstrip("_"): [value] if isinstance(value, str) else value for name, value in query.items()}
    return parse_query(pairs, KNOWN)


def view_of(**query) -> View:
    view, ignored = read(**query)
    assert ignored == ()
    return view


@given(views())
def test_a_view_survives_the_way_through_its_address(view):
    assert parse_query(parse_qs(view.to_url()), KNOWN) == (view, ())


@given(views())
def test_equal_views_have_equal_addresses_whatever_the_order_of_values(view):
    turned = {name: values[::-1] for name, values in parse_qs(view.to_url()).items()}
    assert parse_query(turned, KNOWN)[0].to_url() == view.to_url()


@given(st.dictionaries(st.sampled_from(PARAMETERS) | ANY_TEXT, st.lists(ANY_TEXT | ALMOST, max_size=4), max_size=6))
@example({"from": ["2024-02-31", "x"], "to": ["0000-00"], "units": ["35", "63"], "province": ["nam"]})
def test_no_address_whatever_breaks_the_reading_and_what_is_kept_is_a_right_view(query):
    view, ignored = parse_query(query, KNOWN)
    assert parse_query(parse_qs(view.to_url()), KNOWN) == (view, ())
    given_values = [value for values in query.values() for value in values]
    assert all(item.value in given_values or item.name == "to" for item in ignored)


def test_no_parameters_mean_every_event():
    assert view_of() == View() and not View().is_filtered()


def test_a_view_without_filters_has_a_bare_address():
    assert View().to_url() == ""


def test_every_field_that_differs_is_in_the_address():
    assert view_of(partner=["CN", "LA"], units="63", q="ma lu thang", from_="2024", lang="vi").to_query() == [
        ("partner", "CN"),
        ("partner", "LA"),
        ("units", "63"),
        ("from", "2024-01-01"),
        ("q", "ma lu thang"),
        ("lang", "vi"),
    ]


def test_the_language_can_be_left_out_of_the_query():
    assert View(lang="vi", q="aid").to_query(lang=False) == [("q", "aid")]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("partner", "TH"),
        ("province", "atlantis"),
        ("province", "nam"),
        ("units", "35"),
        ("place", "suoi-do"),
        ("kind", "party"),
        ("certainty", "hour"),
        ("sort", "random"),
        ("lang", "fr"),
        ("from", "yesterday"),
        ("from", "2024-02-30"),
        ("to", "2024-1-1"),
        ("colour", "red"),
    ],
)
def test_what_is_not_understood_is_told_and_left_out(name, value):
    view, (ignored,) = parse_query({name: [value]}, KNOWN)
    assert view == View()
    assert (ignored.name, ignored.value) == (name, value)


def test_values_that_are_understood_are_kept_beside_those_that_are_not():
    view, ignored = read(partner=["CN", "TH"], kind="talks")
    assert view == View(partner=("CN",), kind=("talks",))
    assert [item.value for item in ignored] == ["TH"]
    assert ignored[0].permitted == vocab.PARTNER_OPTIONS


def test_a_province_is_read_under_the_system_that_the_address_names():
    assert view_of(units="63", province="nam").province == ("nam",)
    assert read(province="nam")[0].province == ()


def test_codes_are_read_in_any_case():
    assert view_of(partner="cn", province="Dong") == View(partner=("CN",), province=("dong",))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2024-08-01", dt.date(2024, 8, 1), dt.date(2024, 8, 1)),
    ],
)
def test_a_year_or_month_means_its_first_day_in_from_and_its_last_in_to(text, first, last):
    assert view_of(from_=text, to=text) == View(date_from=first, date_to=last)


def test_a_period_that_ends_before_it_begins_keeps_its_beginning_and_tells():
    view, (ignored,) = read(from_="2024", to="2023")
    assert view == View(date_from=dt.date(2024, 1, 1))
    assert ignored.name == "to"


def test_words_lose_stray_blanks_and_endless_words_are_cut():
    assert view_of(q="  ma   lu\tthang ").q == "ma lu thang"
    assert len(view_of(q="x" * 5000).q) == MAX_WORDS


def test_empty_values_are_as_if_not_given():
    assert view_of(partner="", q="", from_="", province=["", "dong"]) == View(province=("dong",))


def test_clearing_takes_every_filter_and_keeps_system_order_and_language():
    view = View(partner=("CN",), q="aid", date_to=dt.date(2024, 1, 1), units="63", sort="oldest", lang="vi")
    assert view.is_filtered()
    assert view.cleared() == View(units="63", sort="oldest", lang="vi")
    assert not view.cleared().is_filtered()


@given(views())
def test_a_view_is_filtered_exactly_when_clearing_changes_what_it_selects(view):
    # A card and a day for the levels select no events, and how dates count asks for a period.
    selecting = replace(view, asof=None, event="", dating=view.filters_of().get("dating", ""))
    assert view.is_filtered() == (selecting != view.cleared())


def test_a_day_for_the_levels_of_gates_filters_no_event():
    assert not View(asof=dt.date(2015, 1, 1)).is_filtered()
    assert view_of(asof="2015-06-30") == View(asof=dt.date(2015, 6, 30))


def test_provinces_are_carried_over_by_the_reform():
    assert View(province=("nam",), units="63").with_units("34", KNOWN).province == ("tay",)
    assert View(province=("tay",), units="34").with_units("63", KNOWN).province == ("tay", "nam")
    assert View(province=("tay", "nam"), units="63").with_units("34", KNOWN).province == ("tay",)


@given(views(), st.sampled_from(vocab.UNITS))
def test_the_other_system_never_narrows_the_selection_of_provinces(view, units):
    turned = view.with_units(units, KNOWN)
    assert turned.units == units
    assert bool(turned.province) == bool(view.province)
    back = turned.with_units(view.units, KNOWN)
    assert set(back.province) >= set(view.province)
