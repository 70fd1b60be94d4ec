"""The card of an event: how certain its date is in words, its fields and sources, and how it is cited."""

import datetime as dt
import html

import pandas as pd
import pytest

import gatemap
from gatemap.dataset.dates import parse
from gatemap.i18n.words import words
from gatemap.render import event_card
from gatemap.render.certainty import certainty
from gatemap.store import queries
from gatemap.store.names import display_names
from tests.tiny import HOSTILE, NEWEST_FIRST, SOURCE

LINK = "https://gates.example/?event=d-day"


def dated(edtf: str, note: str = "") -> pd.Series:
    first, last, precision, inferred = parse(edtf)
    spans = {"date_earliest": first, "date_latest": last, "date_precision": precision, "date_inferred": inferred}
    return pd.Series({"date": edtf, "date_note": note, **spans}, dtype=object)


@pytest.mark.parametrize(
    ("edtf", "english", "vietnamese"),
    [
        ("2024-08-01", "The day is known.", "Đã biết rõ ngày."),
        (
            "2022-11-24/2022-11-26",
            "It lasted several days, and both its first and its last day are known.",
            "Kéo dài nhiều ngày; đã biết cả ngày đầu và ngày cuối.",
        ),
        (
            "2024-02",
            "Known to the month only; it may be any day from 1 Feb 2024 to 29 Feb 2024.",
            "Chỉ biết tháng; có thể là bất kỳ ngày nào từ 1/2/2024 đến 29/2/2024.",
        ),
        (
            "2023",
            "Known to the year only; it may be any day of 2023.",
            "Chỉ biết năm; có thể là bất kỳ ngày nào trong năm 2023.",
        ),
        (
            "[2020..2022]",
            "The day is not known, nor is the year certain; it lies between 1 Jan 2020 and 31 Dec 2022.",
            "Chưa rõ ngày, năm cũng chưa chắc chắn; nằm trong khoảng từ 1/1/2020 đến 31/12/2022.",
        ),
        (
            "[2025-04-15..2025-06-27]",
            "The day is not known; it lies between 15 Apr 2025 and 27 Jun 2025.",
            "Chưa rõ ngày; nằm trong khoảng từ 15/4/2025 đến 27/6/2025.",
        ),
        ("[2017-04-05,2018-04-05]", "Which of these days it was is not known.", "Chưa rõ là ngày nào trong số này."),
        (
            "[..2016]",
            "The year is not known; it was on or before 31 Dec 2016.",
            "Chưa rõ năm; diễn ra vào hoặc trước ngày 31/12/2016.",
        ),
        (
            "[2019-02-26..]",
            "The year is not known; it was on or after 26 Feb 2019.",
            "Chưa rõ năm; diễn ra vào hoặc sau ngày 26/2/2019.",
        ),
        (
            "XXXX-06-08",
            "The source gives day and month, but not the year.",
            "Nguồn ghi ngày và tháng nhưng không ghi năm.",
        ),
        ("XXXX", "Nothing is known of the date.", "Chưa biết gì về ngày."),
    ],
)
def test_what_is_known_of_a_date_is_said_in_a_sentence(edtf, english, vietnamese):
    assert certainty(dated(edtf), words("en")) == (english, "")
    assert certainty(dated(edtf), words("vi")) == (vietnamese, "")


@pytest.mark.parametrize(
    ("edtf", "what"), [("2012-07-12?", "The date is"), ("2009-10?", "The month is"), ("2013?", "The year is")]
)
def test_an_inferred_date_is_never_said_without_its_reason(edtf, what):
    said, why = certainty(dated(edtf, "The article number lies between two of that year."), words("en"))
    assert said.startswith(f"{what} inferred") and said.endswith(":")
    assert why == "The article number lies between two of that year."
    assert "the reason is not recorded" in certainty(dated(edtf), words("en"))[0]


@pytest.fixture
def card(tiny_store, tiny_dataset):
    """Return a function that gives the whole card of an event as HTML."""

    def card(event_id: str, lang: str = "en", units: str = "34") -> str:
        event = queries.event_row(tiny_store, event_id)
        say, names = words(lang), display_names(tiny_dataset, lang)
        return event_card.head(event, say) + event_card.body(event, say, names, units, "")

    return card


@pytest.mark.parametrize("event_id", NEWEST_FIRST)
@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("units", ["34", "63"])
def test_the_card_of_every_kind_of_event_can_be_drawn(card, event_id, lang, units):
    shown = card(event_id, lang, units)
    assert SOURCE in shown and words(lang)("event-not-recorded") in shown  # the page is known, its day is not
    assert "None" not in shown and "NaT" not in shown and "nan<" not in shown


def test_the_card_holds_every_field_of_the_event(card):
    shown = card("d-day")
    for text in (
        "Talks at the stone bridge",
        "In Vietnamese: Hội đàm ở cầu đá",
        "1 Aug 2024",
        "Border stations",
        "China",
        "Dong Son",
        "Northland",
        "Stone Creek Post; first squad",
        "Northland Police",
        "Drugs<br>",
        "31 Jan 2026",
        "an official one",
    ):
        assert text in shown, text


def test_the_title_is_in_the_language_of_the_reader_with_the_other_beneath(card):
    assert "<h3>Hội đàm ở cầu đá</h3>" in card("d-day", "vi")
    assert "Tiếng Anh: Talks at the stone bridge" in card("d-day", "vi")
    assert "Tiếng Anh" not in card("d-month", "vi")  # it has no Vietnamese title


def test_the_province_of_the_other_system_is_named_where_it_differs(card):
    assert "Province before July 2025" in card("d-range") and "Nam Thu" in card("d-range")
    assert "Province since July 2025" in card("d-range", units="63")
    assert "before July 2025" not in card("d-day")


def test_text_of_the_data_never_becomes_markup(card):
    shown = card("d-host")
    assert HOSTILE not in shown and html.escape(HOSTILE) in shown


def test_a_source_that_is_no_web_address_is_not_a_link(tiny_store):
    event = queries.event_row(tiny_store, "d-day").copy()
    event["source_url"], event["other_source_urls"] = "javascript:alert(1)", "https://a.example/x;javascript:alert(2)"
    shown = event_card._sources(event, words("en"))
    assert 'href="https://a.example/x"' in shown and 'href="javascript' not in shown


def test_a_citation_names_page_dates_link_and_day_and_invents_none(tiny_store):
    event = queries.event_row(tiny_store, "d-day").copy()
    event["publisher"], event["published"] = "Border News", "2024-08-02"
    day = dt.date(2026, 11, 22)
    assert event_card.citation(event, words("en"), LINK, day) == (
        f"“Talks at the stone bridge” (1 Aug 2024). Source: Border News, published 2 Aug 2024: {SOURCE}. "
        f"In: gatemap {gatemap.__version__}, an open atlas of Vietnam’s land border gates, {LINK}, seen on 22 Nov 2026."
    )
    event["published"] = ""
    assert "published not recorded" in event_card.citation(event, words("en"), LINK, day)
    assert "Hội đàm ở cầu đá" in event_card.citation(event, words("vi"), LINK, day)


def test_a_place_without_a_position_is_named_and_an_event_without_any_says_so():
    say = words("en")
    assert "Position not known: Ban Xa" in event_card.picture("", "", ["Ban Xa"], say)
    assert "no map shows it" in event_card.picture("", "", [], say)
    shown = event_card.picture("data:x", 'a "map"', [], say)
    assert shown.startswith('<img src="data:x" alt="a &quot;map&quot;">') and "OpenStreetMap" in shown
