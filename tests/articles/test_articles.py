"""Whole articles, as provinces, border guards and agencies write them, are drafted as a careful reader would."""

import datetime as dt

import pytest

from gatemap.articles.api import draft_article, no_event
from tests.articles.cases import CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_article_is_drafted_as_a_reader_would(case, real):
    published = dt.date.fromisoformat(case.published) if case.published else None
    drafts = draft_article(case.text, published, real)
    found = [
        (one["date"], one["kind"], " ".join(one["countries"]), {p["place_id"] for p in one["places"]}) for one in drafts
    ]
    assert found == [(e.date, e.kind, e.countries, set(e.places)) for e in case.events]
    for one, expected in zip(drafts, case.events, strict=True):
        assert expected.provinces is None or set(one["provinces_63"]) == expected.provinces
    assert all(no_event(case.text, published, real)) == (not drafts)
