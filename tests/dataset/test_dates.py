"""EDTF texts become the first and last day they may mean, a precision and a certainty."""

import datetime as dt
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatemap import vocab
from gatemap.dataset import dates

# text: first day, last day, precision, inferred, certainty
CASES = {
    "2024-08-01": ("2024-08-01", "2024-08-01", "day", False, 4),
    "2024-02": ("2024-02-01", "2024-02-29", "month", False, 3),
    "2023-02": ("2023-02-01", "2023-02-28", "month", False, 3),
    "2023-12": ("2023-12-01", "2023-12-31", "month", False, 3),
    "2024": ("2024-01-01", "2024-12-31", "year", False, 2),
    "2023-12-18?": ("2023-12-18", "2023-12-18", "day", True, 1),
    "2021-05?": ("2021-05-01", "2021-05-31", "month", True, 1),
    "2012~": ("2012-01-01", "2012-12-31", "year", True, 1),
    "2022-11-24/2022-11-26": ("2022-11-24", "2022-11-26", "day", False, 4),
    "2021-11-30?/2021-12-01?": ("2021-11-30", "2021-12-01", "day", True, 1),
    "2020/2022": ("2020-01-01", "2022-12-31", "range", False, 0),
    "[2020..2022]": ("2020-01-01", "2022-12-31", "range", False, 0),
    "[2023-05-26,2024-05-26]": ("2023-05-26", "2024-05-26", "range", False, 0),
    "2021-05-XX": ("2021-05-01", "2021-05-31", "month", False, 3),
    "[..2016]": (None, "2016-12-31", "unknown", False, 0),
    "[2019-02-26..]": ("2019-02-26", None, "unknown", False, 0),
    "2020/..": ("2020-01-01", None, "unknown", False, 0),
    "XXXX": (None, None, "unknown", False, 0),
    "XXXX-01-10": (None, None, "unknown", False, 0),
}


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize("text", CASES)
def test_a_date_spans_from_its_first_to_its_last_possible_day(text):
    first, last, precision, inferred, _ = CASES[text]
    assert dates.parse(text) == (day(first), day(last), precision, inferred)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "2024-13",
        "2024-02-30",
        "2023-02-29",
        "1 August 2024",
        "01/08/2024",
        "2024-8-1",
        "2024/2020",
        "0000",
    ],
)
def test_what_is_no_edtf_date_is_refused(text):
    with pytest.raises(ValueError):
        dates.parse(text)


def test_the_message_of_a_refused_date_holds_the_date():
    with pytest.raises(ValueError, match="spring of 2024"):
        dates.parse("spring of 2024")


def test_a_column_says_of_each_date_what_the_single_reader_says():
    frame = dates.derive(pd.Series(list(CASES)))
    for row, (text, (first, last, precision, inferred, certainty)) in enumerate(CASES.items()):
        said = frame.loc[row]
        assert said["date_precision"] == precision, text
        assert bool(said["date_inferred"]) == inferred, text
        assert said["date_certainty"] == certainty, text
        for column, expected in (("date_earliest", first), ("date_latest", last)):
            assert (None if pd.isna(said[column]) else said[column].date()) == day(expected), text


def test_an_empty_date_is_unknown_and_not_an_error():
    said = dates.derive(pd.Series(["", "2024"])).loc[0]
    assert said["date_precision"] == "unknown" and said["date_certainty"] == 0
    assert pd.isna(said["date_earliest"]) and pd.isna(said["date_latest"])


def test_a_column_without_rows_gives_no_rows():
    frame = dates.derive(pd.Series([], dtype=str))
    assert len(frame) == 0
    assert {"date_earliest", "date_latest", "date_precision", "date_inferred", "date_certainty"} <= set(frame)


def test_a_column_keeps_its_index():
    assert list(dates.derive(pd.Series(["2024", "2023?"], index=[7, 3])).index) == [7, 3]


def test_a_column_with_a_wrong_date_is_refused():
    with pytest.raises(ValueError):
        dates.derive(pd.Series(["2024-01-01", "2024-02-30"]))


def test_each_step_of_the_certainty_filter_takes_in_the_steps_above_it():
    ranks = [dates.certainty_rank(code) for code in vocab.DATE_CERTAINTIES]
    assert ranks == sorted(ranks, reverse=True) and len(set(ranks)) == len(ranks)
    assert ranks[-1] > 0, "dates without any year are let in by no step"


DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31))


@given(DAYS)
def test_every_day_lies_in_its_month_and_its_month_in_its_year(some_day):
    spans = [dates.parse(some_day.isoformat()[:length]) for length in (10, 7, 4)]
    assert spans[0].earliest == spans[0].latest == some_day
    for inner, outer in pairwise(spans):
        assert outer.earliest <= inner.earliest <= inner.latest <= outer.latest


@given(st.lists(DAYS.flatmap(lambda d: st.sampled_from([d.isoformat()[:length] for length in (10, 7, 4)]))))
def test_plain_dates_of_a_column_equal_those_read_one_by_one(texts):
    frame = dates.derive(pd.Series(texts, dtype=str))
    read = [
        (row.date_earliest.date(), row.date_latest.date(), row.date_precision, bool(row.date_inferred))
        for row in frame.itertuples()
    ]
    assert read == [tuple(dates.parse(text)) for text in texts]


@given(st.text(max_size=30))
def test_any_text_is_either_a_date_or_a_value_error(text):
    try:
        span = dates.parse(text)
    except ValueError:
        return
    assert span.precision in vocab.DATE_PRECISIONS
    assert not (span.earliest and span.latest) or span.earliest <= span.latest
