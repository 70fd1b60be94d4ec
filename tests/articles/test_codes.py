"""Every code that a draft may carry has words in both languages, with the values that the draft gives them."""

import re

import pytest

from gatemap import vocab
from gatemap.articles import codes
from gatemap.articles.api import draft_article
from gatemap.articles.codes import DOUBTS, NO_EVENT, RULES, doubt
from gatemap.i18n.words import FOLDER, words
from tests.articles.cases import CASES


def variables(sentence: str) -> dict[str, str]:
    return {name: f"<{name}>" for name in re.findall(r"\{(\w+)\}", sentence)}


@pytest.mark.parametrize("lang", vocab.LANGUAGES)
@pytest.mark.parametrize("code", DOUBTS)
def test_every_doubt_has_words_with_its_values(lang, code):
    values = variables(DOUBTS[code][1])
    shown = words(lang)(f"doubt-{code}", **values)
    assert all(value in shown for value in values.values())


@pytest.mark.parametrize("lang", vocab.LANGUAGES)
@pytest.mark.parametrize(("name", "known"), [("no-event", NO_EVENT), ("rule", RULES), ("doubt", DOUBTS)])
def test_every_code_has_words_of_its_own(lang, name, known):
    shown = [words(lang)(f"{name}-{code}", **variables(DOUBTS.get(code, ("", ""))[1])) for code in known]
    assert all(shown) and len(set(shown)) == len(shown)


def test_no_message_is_left_without_a_code():
    for lang in vocab.LANGUAGES:
        text = (FOLDER / lang / "articles.ftl").read_text(encoding="utf-8")
        keys = set(re.findall(r"^([a-z][a-z0-9-]*) =", text, re.MULTILINE))
        known = {f"doubt-{c}" for c in DOUBTS} | {f"no-event-{c}" for c in NO_EVENT} | {f"rule-{r}" for r in RULES}
        assert keys == known


def test_a_doubt_says_what_it_names_in_words_and_as_values():
    row = doubt("place-ambiguous", quoted="Thanh Thủy", places="a, b").row()
    assert row == {
        "field": "places",
        "code": "place-ambiguous",
        "text": "Thanh Thủy: one of a, b.",
        "values": {"quoted": "Thanh Thủy", "places": "a, b"},
    }


def test_a_doubt_without_its_values_is_an_error():
    with pytest.raises(KeyError):
        doubt("kind-close").row()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_draft_carries_no_other_codes(case, real):
    for draft in draft_article(case.text, None, real):
        assert {row["rule"] for row in [*draft["places"], *draft["evidence"]]} <= set(codes.RULES)
        for row in draft["doubts"]:
            assert row["text"] == DOUBTS[row["code"]][1].format(**row["values"])
