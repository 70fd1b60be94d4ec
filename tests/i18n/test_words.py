"""Both catalogues hold the same messages, with the same variables, and none that nobody shows."""

import ast
import datetime as dt
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor
from hypothesis import given
from hypothesis import strategies as st

import gatemap
from gatemap import vocab
from gatemap.dataset import dates
from gatemap.i18n.words import FOLDER, words
from gatemap.render import maps

PACKAGE = Path(gatemap.__file__).parent
ROOT = PACKAGE.parents[1]
# name of a label: the codes that must have one
LABELS = {
    "partner": vocab.PARTNER_OPTIONS,
    "country": vocab.COUNTRIES,
    "kind": vocab.EVENT_KINDS,
    "level": vocab.EVENT_LEVELS,
    "topic": vocab.TOPICS,
    "gate_level": vocab.GATE_LEVEL_OPTIONS,
    "certainty": vocab.DATE_CERTAINTIES,
    "position_at": vocab.POSITIONS,
    "position": vocab.POSITION_PRECISIONS,
    "sort": vocab.SORTS,
    "units": vocab.UNITS,
    "lang": vocab.LANGUAGES,
    "symbol": maps.SYMBOLS,
    "change": vocab.GATE_CHANGES,
    "state": vocab.GATE_STATES,
    "state_level": vocab.HISTORY_LEVELS,
    "dating": vocab.DATINGS,
}


def catalogue(lang: str) -> dict[str, set[str]]:
    """Return the messages of a language, each with the variables that it needs."""
    parts = [FluentParser().parse(path.read_text(encoding="utf-8")) for path in (FOLDER / lang).glob("*.ftl")]
    entries = [entry for part in parts for entry in part.body]
    broken = [entry.content for entry in entries if isinstance(entry, fluent.Junk)]
    assert not broken, broken
    messages = [entry for entry in entries if isinstance(entry, fluent.Message)]
    names = [message.id.name for message in messages]
    assert len(names) == len(set(names)), f"twice in {lang}: {[n for n in names if names.count(n) > 1]}"
    return {message.id.name: variables(message) for message in messages}


def variables(message: fluent.Message) -> set[str]:
    found = set()

    class Finder(Visitor):
        def visit_VariableReference(self, node):
            found.add(node.id.name)

    Finder().visit(message)
    return found


def source_nodes() -> list[ast.AST]:
    files = [*PACKAGE.rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"]
    return [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]


NODES = source_nodes()
CATALOGUES = {lang: catalogue(lang) for lang in vocab.LANGUAGES}
ENGLISH = CATALOGUES["en"]


def pattern_of(node: ast.JoinedStr) -> str:
    """Turn an f-string into a pattern of the keys that it can make."""
    parts = [re.escape(part.value) if isinstance(part, ast.Constant) else "[a-z0-9-]+" for part in node.values]
    return "".join(parts)


TEXTS = {node.value for node in NODES if isinstance(node, ast.Constant) and isinstance(node.value, str)}
PATTERNS = {pattern_of(node) for node in NODES if isinstance(node, ast.JoinedStr)}


def calls() -> list[tuple[str, set[str]]]:
    """Return the calls for a message by its plain key, each with the values that it gives."""
    found = []
    for node in NODES:
        if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
            continue
        name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
        key = node.args[0].value
        if name in ("words", "say") and key not in vocab.LANGUAGES:
            found.append((key, {keyword.arg for keyword in node.keywords}))
    return found


def test_the_languages_have_a_catalogue_each_and_no_other_has_one():
    assert {path.parent.name for path in FOLDER.glob("*/*.ftl")} == set(vocab.LANGUAGES)


@pytest.mark.parametrize("lang", vocab.LANGUAGES)
def test_no_message_is_missing_in_one_language(lang):
    everything = set().union(*CATALOGUES.values())
    assert everything - set(CATALOGUES[lang]) == set()


def test_a_message_needs_the_same_values_in_every_language():
    differing = {
        key: {lang: catalogue[key] for lang, catalogue in CATALOGUES.items()}
        for key in ENGLISH
        if len({frozenset(catalogue.get(key, ())) for catalogue in CATALOGUES.values()}) > 1
    }
    assert differing == {}


def test_no_message_is_left_that_nobody_shows():
    labels = {key_of(name, code) for name, codes in LABELS.items() if name in TEXTS for code in codes}
    made = [re.compile(pattern) for pattern in PATTERNS if pattern.count("[a-z0-9-]+") and re.match("[a-z]", pattern)]
    unused = [
        key for key in ENGLISH if key not in TEXTS | labels and not any(pattern.fullmatch(key) for pattern in made)
    ]
    assert unused == []


def key_of(name: str, code: str) -> str:
    return f"{name}-{code}".replace("_", "-").lower()


def test_every_message_that_the_code_asks_for_exists_and_gets_the_values_it_needs():
    asked = calls()
    assert len(asked) > 50, "the search for calls finds them"
    wrong = [(key, given) for key, given in asked if key not in ENGLISH or not ENGLISH[key] <= given]
    assert wrong == []


@pytest.mark.parametrize("lang", vocab.LANGUAGES)
@pytest.mark.parametrize("name", LABELS)
def test_every_code_of_a_vocabulary_has_a_label_of_its_own(lang, name):
    labels = [words(lang).label(name, code) for code in LABELS[name]]
    assert all(labels) and len(set(labels)) == len(labels)


def test_a_message_that_does_not_exist_and_a_value_not_given_are_errors():
    with pytest.raises(KeyError, match="no-such-message"):
        words("en")("no-such-message")
    with pytest.raises(KeyError, match="undated"):
        words("en")("undated")


def test_a_language_without_a_catalogue_falls_back_to_english():
    assert words("fr").lang == "en"


def test_values_come_through_as_they_are_without_marks_around_them():
    assert words("en")("summary-words", words="Ma Lù Thàng {x}") == "“Ma Lù Thàng {x}”"


def test_one_and_many_are_told_apart():
    assert words("en")("map-events", n=0) == "no events in view"
    assert words("en")("map-events", n=1) == "1 event in view"
    assert words("en")("map-events", n=2) == "2 events in view"


def test_numbers_have_the_separators_of_the_language():
    assert (words("en").number(1234567), words("vi").number(1234567)) == ("1,234,567", "1.234.567")


@pytest.mark.parametrize(
    ("text", "english", "vietnamese"),
    [
        ("2024-08-01", "1 Aug 2024", "1/8/2024"),
        ("2024-08", "Aug 2024", "8/2024"),
        ("2024", "2024", "2024"),
        ("2023-12-18?", "18 Dec 2023 (inferred)", "18/12/2023 (suy ra)"),
        ("2022-11-24/2022-11-26", "24 Nov 2022 to 26 Nov 2022", "24/11/2022 đến 26/11/2022"),
        ("[2020..2022]", "between 2020 and 2022", "trong khoảng 2020 đến 2022"),
        ("2020/2022", "between 2020 and 2022", "trong khoảng 2020 đến 2022"),
        ("[..2016]", "in or before 2016", "trong hoặc trước 2016"),
        ("[2019-02-26..]", "in or after 26 Feb 2019", "trong hoặc sau 26/2/2019"),
        ("[2017-04-05,2018-04-05]", "one of 5 Apr 2017, 5 Apr 2018", "một trong các ngày 5/4/2017, 5/4/2018"),
        ("XXXX", "date not known", "chưa rõ ngày"),
        ("XXXX-01-10", "10 Jan, year not known", "10/1, chưa rõ năm"),
    ],
)
def test_a_date_is_put_into_words_with_what_is_uncertain_about_it(text, english, vietnamese):
    assert (words("en").date(text), words("vi").date(text)) == (english, vietnamese)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)), st.sampled_from(vocab.LANGUAGES))
def test_a_day_in_words_holds_its_year_and_day(day, lang):
    shown = words(lang).day(day)
    assert str(day.year) in shown and str(day.day) in shown


@pytest.mark.parametrize("lang", vocab.LANGUAGES)
@pytest.mark.parametrize(
    "text", ["{2020,2021}", "202X", "Y17E8", "2024-08-01T10:00:00", "2024-05~/2024-06", "2024-XX-01"]
)
def test_any_date_that_the_data_may_hold_can_be_shown(lang, text):
    dates.parse(text)
    assert words(lang).date(text)


def test_a_decade_is_not_called_unknown():
    assert words("en").date("202X") == "202X"
