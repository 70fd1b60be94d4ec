"""Ten thousand random addresses: each is a view and a list of what was not understood, and never an error page."""

import random
import string
from urllib.parse import parse_qsl, quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from gatemap import vocab
from gatemap.api.app import create_api
from gatemap.store import queries
from gatemap.store.view import MAX_WORDS, PARAMETERS, Ignored, View, parse_query
from tests.hardening.pages import PAGES, open_page
from tests.often import MORE
from tests.tiny import KNOWN, NEWEST_FIRST

ADDRESSES = 10_000 * MORE
THROUGH_THE_STORE = 200  # every so many-th goes through all queries, the rest is read and written again
RIGHT = (
    *vocab.PARTNER_OPTIONS,
    *vocab.EVENT_KINDS,
    *vocab.TOPICS,
    *vocab.LANGUAGES,
    *KNOWN.places,
    *KNOWN.provinces_63,
    *KNOWN.organisations,
    *NEWEST_FIRST,
    *vocab.DATINGS,
    *vocab.SORTS,
    *("34", "63", "2024", "2024-02", "2024-02-29", "2020-01-01", "exact", "day", "month"),
)
WRONG = (
    *(
        "",
        " ",
        "\0",
        "\n",
        "%",
        "%00",
        "%ZZ",
        "&",
        "=",
        "#",
        "?",
        ";",
        "+",
        "--",
        "'",
        '"',
        "\\",
        "/",
        "../..",
        "$",
        "{}",
    ),
    *("None", "nan", "inf", "-1", "0", "9" * 400, "1e999", "0x10", "true", "null", "[]", "__proto__", "constructor"),
    *("2024-13", "2024-02-30", "0000", "9999-99-99", "1899-12-31", "2101-01-01", "２０２４", "٢٠٢٤-٠١", "2024-1-1"),
    *("'; DROP TABLE event; --", "1 OR 1=1", "<script>alert(1)</script>", "${7*7}", "{{7*7}}", "a" * 5000),
    *(
        "\ud800",
        "\u202e",
        "\ufeff",
        "ﬁ",
        "İ",
        "ß",
        "đ",
        "Ma Lù Thàng",
        "金水河",
        "ພູສູງ",
        "🇻🇳",
        "e\u0301" * 100,
        '"' * 99,
    ),
)
# Any text that an address can carry, names of parameters among it.
TEXT = st.one_of(st.sampled_from(RIGHT), st.sampled_from(WRONG), st.text(max_size=60))
NAME = st.one_of(st.sampled_from(PARAMETERS), st.sampled_from(PARAMETERS), TEXT)
QUERY = st.dictionaries(NAME, st.lists(TEXT, max_size=4), max_size=8)


def random_queries(count: int) -> list[dict[str, list[str]]]:
    """Return queries that are the same at every run."""
    chance = random.Random(20260131)
    letters = string.printable + "đĐạ金ພ\u0301\u200b\U0001f1fb"

    def value() -> str:
        kind = chance.random()
        if kind < 0.45:
            return chance.choice(RIGHT)
        if kind < 0.8:
            return chance.choice(WRONG)
        return "".join(chance.choices(letters, k=chance.randrange(20)))

    def name() -> str:
        return chance.choice(PARAMETERS) if chance.random() < 0.85 else value()

    return [
        {name(): [value() for _ in range(chance.randrange(4))] for _ in range(chance.randrange(7))}
        for _ in range(count)
    ]


QUERIES = random_queries(ADDRESSES)


def read(query: dict[str, list[str]]) -> View:
    """Read a query and hold what must be true of every one."""
    view, ignored = parse_query(query, KNOWN)
    assert all(isinstance(one, Ignored) for one in ignored)
    assert len(view.q) <= MAX_WORDS
    again: dict[str, list[str]] = {}
    for name, value in parse_qsl(urlencode(view.to_query(), errors="surrogatepass"), errors="surrogatepass"):
        again.setdefault(name, []).append(value)
    assert parse_query(again, KNOWN)[0] == view, "the address that is written back gives the same view"
    return view


def ask_everything(store, view: View) -> None:
    totals = queries.totals(store, view)
    rows = queries.rows(store, view)
    assert len(rows) == totals.events
    assert sum(queries.facets(store, view)["level"].values()) <= len(store.dataset.events)
    queries.place_counts(store, view)
    queries.province_counts(store, view)
    queries.series(store, view, "kind", "month")


def test_ten_thousand_addresses_are_read_and_asked(tiny_store):
    for number, query in enumerate(QUERIES):
        view = read(query)
        if number % THROUGH_THE_STORE == 0:
            ask_everything(tiny_store, view)


@settings(max_examples=300 * MORE, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(query=QUERY)
def test_any_address_is_read(query):
    read(query)


@settings(max_examples=30 * MORE, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=300))
def test_any_words_are_searched_for(tiny_store, words):
    ask_everything(tiny_store, read({"q": [words]}))


@pytest.mark.parametrize("number", range(20 * MORE))
def test_no_address_gives_an_error_page(number, good_data):
    query = QUERIES[number * 487]
    # What a browser sends is UTF-8: half a pair of surrogates arrives as the sign for a broken letter.
    sent = {_sent(name): [_sent(value) for value in values] for name, values in query.items()}
    opened = open_page(PAGES[number % len(PAGES)], {name: values for name, values in sent.items() if name and values})
    failed = ("This page could not be drawn", "Không thể hiển thị trang này")
    assert not [element for element in opened.subheader if element.value in failed]


def _sent(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def test_no_address_breaks_the_interface(good_data):
    api = TestClient(create_api(), raise_server_exceptions=True)
    paths = ("/events", "/places", "/facets", "/events/d-day", "/places/suoi-da", "/openapi.json", "/")
    for number, query in enumerate(QUERIES[::80]):
        pairs = [(_sent(name), _sent(value)) for name, values in query.items() for value in values]
        answer = api.get(f"{paths[number % len(paths)]}?{urlencode(pairs)}")
        assert answer.status_code in (200, 400), answer.text
        assert answer.json()


@pytest.mark.parametrize(
    "raw", ["%", "%zz", "=", "&&&&", "a&b&c", "q=%ff%fe", "q=%00", "q=%ED%A0%80", "lang=en&lang=vi", ";", "?" * 200]
)
def test_a_malformed_query_string_is_no_error(raw, good_data):
    assert TestClient(create_api()).get(f"/events?{raw}").status_code in (200, 400)


@pytest.mark.parametrize(
    "path",
    [
        "/events/" + "a" * 5000,
        "/events/..%2f..%2fetc%2fpasswd",
        "/places/%00",
        "/events/%F0%9F",
        "//",
        "/events/",
        "/%2e%2e/",
    ],
)
def test_a_path_that_leads_nowhere_is_told(path, good_data):
    answer = TestClient(create_api()).get(path)
    assert answer.status_code in (200, 404) and answer.json()


def test_a_hundred_thousand_values_of_one_parameter_are_read_in_a_moment():
    view, ignored = parse_query({"kind": ["talks", "x"] * 50_000, "q": ["ma"] * 50_000}, KNOWN)
    assert view.kind == ("talks",) and len(ignored) == 50_000
    assert quote(view.to_url())
