"""The scorer of article extraction counts as by hand, and the labelled set is what its README says."""

import datetime as dt
import json
from collections import Counter

import pytest

from benchmarks import extraction
from benchmarks.extraction_scoring import Tally, event_of, likeness, mark
from gatemap import vocab
from gatemap.dataset.dates import parse
from gatemap.dataset.read import Dataset, read_dataset

REFORM = {"kien-giang": "an-giang", "an-giang": "an-giang", "cao-bang": "cao-bang"}


def row(date="2024-05-01", kind="talks", places=("ta-lung",), role="venue", **others) -> dict:
    """One event as an extractor gives it, with sensible values where a test does not care."""
    return {
        "date": date,
        "kind": kind,
        "level": "station",
        "countries": ["VN", "CN"],
        "provinces": ["cao-bang"],
        "partner_provinces": ["guangxi"],
        "places": [{"place_id": place, "role": role} for place in places],
        **others,
    }


def marked(labelled: list[dict], drafted: list[dict]):
    return mark([event_of(one, REFORM) for one in labelled], [event_of(one, REFORM) for one in drafted])


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return read_dataset(extraction.DATA)


@pytest.fixture(scope="module")
def labels() -> list[dict]:
    lines = (extraction.SET / extraction.LABELS).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def articles(dataset: Dataset) -> list[extraction.Article]:
    return extraction.read_set(extraction.SET, extraction.reform_of(dataset))


# The scorer


def test_a_perfect_extractor_scores_one_in_everything(dataset, labels, articles):
    by_text = {article.text: label["events"] for article, label in zip(articles, labels, strict=True)}
    reform = extraction.reform_of(dataset)
    found = extraction.mark_all(articles, lambda text, published: by_text[text], reform)
    for name, members in extraction.groups(articles).items():
        tally = extraction.total(members, found)
        shares = {measure: value(tally) for measure, value in extraction.MEASURES.items()}
        assert set(shares.values()) <= {1.0, None}, name
        assert (tally.missed, tally.extra, tally.wholly_right) == (0, 0, tally.labelled)
    assert all(value(extraction.total(articles, found)) == 1.0 for value in extraction.MEASURES.values())
    assert extraction.worst(found, 80) == ""


def test_an_empty_extractor_scores_nothing(dataset, articles):
    found = extraction.mark_all(articles, lambda text, published: [], extraction.reform_of(dataset))
    tally = extraction.total(articles, found)
    assert (tally.place_recall, tally.place_f1, tally.place_precision) == (0.0, 0.0, None)
    assert [extraction.MEASURES[name](tally) for name in ("date", "country", "kind")] == [0.0, 0.0, 0.0]
    assert (tally.matched, tally.missed, tally.extra) == (0, 160, 0)


def test_one_wrong_place_lowers_precision_and_nothing_else():
    tally = marked([row(places=("ta-lung", "ly-van"))], [row(places=("ta-lung", "ly-van", "po-peo"))]).tally
    assert tally.place_precision == pytest.approx(2 / 3)
    assert tally.place_recall == 1.0
    assert tally.place_f1 == pytest.approx(4 / 5)
    assert (tally.dates_right, tally.countries_right, tally.kinds_right, tally.wholly_right) == (1, 1, 1, 0)


def test_a_missed_event_is_wrong_in_every_field_and_an_extra_one_costs_precision():
    first, second = row(), row(date="2024-05-09", kind="aid", places=("tra-linh",), countries=["VN"])
    missed = marked([first, second], [first]).tally
    assert (missed.labelled, missed.matched, missed.missed, missed.dates_right) == (2, 1, 1, 1)
    assert (missed.place_precision, missed.place_recall) == (1.0, 0.5)
    extra = marked([first], [first, second]).tally
    assert (extra.extra, extra.dates_right, extra.labelled) == (1, 1, 1)
    assert (extra.place_precision, extra.place_recall) == (0.5, 1.0)


def test_drafts_are_matched_in_whatever_order_they_come():
    first, second = row(), row(date="2024-05-03", kind="joint_patrol", places=("ly-van",))
    tally = marked([first, second], [second, first]).tally
    assert (tally.matched, tally.wholly_right) == (2, 2)


def test_the_best_assignment_counts_and_not_the_first_that_fits():
    shared = row(kind="aid", date="2024-05-01", places=("ta-lung",))
    both = [row(kind="aid", date="2024-05-02", places=("ta-lung",)), shared]
    tally = marked([shared], both).tally
    assert (tally.wholly_right, tally.extra) == (1, 1)


def test_a_draft_that_shares_nothing_is_extra_and_its_event_missed():
    other = row(date="2020-01-09", kind="aid", places=("moc-bai",), countries=["VN", "KH"])
    assert likeness(event_of(row(), REFORM), event_of(other, REFORM)) == 0
    found = marked([row()], [other])
    assert (found.tally.matched, found.tally.missed, found.tally.extra) == (0, 1, 1)
    assert [mistake.split(":")[0] for mistake in found.mistakes] == ["missed", "extra"]


def test_a_lost_question_mark_or_a_wrong_year_is_a_wrong_date_of_the_same_event():
    label = row(date="2023-05-01?", places=())
    for date in ("2023-05-01", "2022-05-01", "XXXX-05-01"):
        tally = marked([label], [row(date=date, places=(), kind="aid", countries=["VN"])]).tally
        assert (tally.matched, tally.dates_right) == (1, 0)


def test_countries_are_a_set_in_which_vietnam_is_understood():
    right = [["CN", "VN"], ["CN"]]
    assert [marked([row()], [row(countries=given)]).tally.countries_right for given in right] == [1, 1]
    wrong = [["VN"], [], ["VN", "CN", "LA"]]
    assert [marked([row()], [row(countries=given)]).tally.countries_right for given in wrong] == [0, 0, 0]


def test_a_role_is_right_when_it_is_among_those_labelled():
    label = row(places=("ta-lung",))
    label["places"].append({"place_id": "ta-lung", "role": "subject"})
    given = [marked([label], [row(role=role)]).tally.roles_right for role in ("venue", "subject", "participant")]
    assert given == [1, 1, 0]
    assert marked([label], [row(role="participant")]).tally.places_right == 1


def test_provinces_may_be_named_in_either_system():
    label = row(provinces=["kien-giang"])
    given = [marked([label], [row(provinces=[code])]).tally.provinces_right for code in ("kien-giang", "an-giang")]
    assert given == [1, 1]
    assert marked([label], [row(provinces=["cao-bang"])]).tally.provinces_right == 0


def test_an_article_without_event_is_right_only_without_a_draft():
    silent, talkative = marked([], []).tally, marked([], [row()]).tally
    assert (silent.extra, silent.place_f1) == (0, None)
    assert (talkative.extra, talkative.place_precision) == (1, 0.0)


def test_mistakes_say_what_was_drafted_and_what_is_right():
    found = marked([row()], [row(kind="aid", places=("po-peo",))])
    assert found.mistakes == [
        "place not found: ta-lung",
        "place not of the event: po-peo",
        "kind: aid for talks",
    ]
    assert extraction.worst({"a": found}, 1).startswith("- `a`: place not found: ta-lung; ")


def test_the_table_shows_a_dash_for_a_share_of_nothing_and_the_aims_say_no():
    header, _, line = extraction.table({"all": Tally()}).splitlines()
    assert line.count("–") == len(extraction.MEASURES)
    assert header.count("|") == line.count("|")
    perfect = marked([row()], [row()]).tally
    assert [extraction.aims(tally).count("| no |") for tally in (Tally(), perfect)] == [4, 0]


def test_the_extractor_is_told_the_day_of_publication_only_where_the_label_gives_it(dataset, articles, labels):
    told = {}

    def draft(text, published):
        told[text] = published
        return []

    extraction.mark_all(articles, draft, extraction.reform_of(dataset))
    given = [told[article.text].isoformat() if told[article.text] else None for article in articles]
    assert given == [label["published"] for label in labels]


def test_real_articles_are_labelled_by_their_rows_and_are_left_out_where_they_are_not(dataset, tmp_path):
    labels = extraction.SET / extraction.SEED_LABELS
    assert extraction.read_seeds(tmp_path / "nowhere", labels, dataset) == []
    for name in json.loads(labels.read_text(encoding="utf-8")):
        (tmp_path / name).write_text("text", encoding="utf-8")
    seeds = {seed.id[:3]: seed.events[0] for seed in extraction.read_seeds(tmp_path, labels, dataset)}
    assert len(seeds) == 5
    assert set(seeds["004"].places) == {"khanh-binh", "vinh-hoi-dong", "vinh-xuong"}
    assert (seeds["004"].partners, seeds["001"].partners) == (frozenset(), frozenset({"CN"}))
    assert seeds["001"].places["ma-lu-thang"] == {"participant", "subject"}
    assert (seeds["002"].date, seeds["003"].date) == ("2023-12-18?", "XXXX")


# The labelled set


def test_the_set_has_as_many_articles_as_its_readme_says(labels):
    labels = [label for label in labels if label["part"] in ("development", "second")]
    assert Counter(label["part"] for label in labels) == {"development": 40, "second": 40}
    assert Counter(label["language"] for label in labels) == {"en": 45, "vi": 35}
    assert Counter(label["border"] for label in labels) == {"CN": 28, "LA": 25, "KH": 25, "none": 2}
    assert len({label["id"] for label in labels}) == len(labels) == 80
    assert Counter(len(label["events"]) for label in labels) == {1: 62, 2: 10, 0: 8}
    traps = Counter(trap for label in labels for trap in label["traps"])
    least = {"two_events": 10, "none": 8, "messy": 10, "place_trap": 10, "published": 8, "no_year": 8, "vn_only": 10}
    assert {trap: number for trap, number in least.items() if traps[trap] < number} == {}


def test_every_kind_and_every_level_is_in_the_set(labels):
    kinds = Counter(event["kind"] for label in labels for event in label["events"])
    assert set(kinds) == set(vocab.EVENT_KINDS) and min(kinds.values()) >= 6
    assert {event["level"] for label in labels for event in label["events"]} == set(vocab.EVENT_LEVELS)


def test_every_article_has_its_label_and_is_of_a_short_articles_length(articles):
    files = {path.stem for path in (extraction.SET / extraction.ARTICLES).glob("*.txt")}
    assert files == {article.id for article in articles}
    first = [article for article in articles if article.part in ("development", "second")]
    assert [article.id for article in first if not 40 <= len(article.text.split()) <= 220] == []
    assert len({article.text for article in articles}) == len(articles)


def test_every_code_of_every_label_stands_in_the_dataset(dataset, labels):
    places = set(dataset.places["place_id"])
    provinces = set(dataset.province_reform["code_63"]) | set(dataset.provinces["code"])
    partners = set(dataset.partner_provinces["code"])
    for label in labels:
        for event in label["events"]:
            assert {place["place_id"] for place in event["places"]} <= places, label["id"]
            assert {place["role"] for place in event["places"]} <= set(vocab.ROLES), label["id"]
            assert set(event["provinces"]) <= provinces, label["id"]
            assert set(event["partner_provinces"]) <= partners, label["id"]
            assert set(event["countries"]) <= set(vocab.COUNTRIES) and event["countries"][0] == "VN", label["id"]


def test_countries_and_provinces_of_a_label_agree_with_its_places(dataset, labels):
    where = dataset.places.set_index("place_id")
    country_of = dataset.partner_provinces.set_index("code")["country"]
    reform = extraction.reform_of(dataset)
    for label in labels:
        for event in label["events"]:
            named = where.loc[[place["place_id"] for place in event["places"]]]
            partners = set(event["countries"]) - {"VN"}
            assert not partners or set(named["partner"]) <= partners, label["id"]
            assert set(named["province_34"]) <= {reform.get(code, code) for code in event["provinces"]}, label["id"]
            # Of work by Vietnam alone, the province opposite counts only where the article names it.
            opposite = partners or set(named["partner"])
            assert set(country_of[event["partner_provinces"]]) <= opposite, label["id"]
            if partners:
                assert set(named["partner_province"]) <= {*event["partner_provinces"], ""}, label["id"]


def test_every_date_is_one_that_the_dataset_could_hold_and_not_after_publication(labels):
    for label in labels:
        for event in label["events"]:
            span = parse(event["date"])
            assert span.earliest is None or dt.date(2010, 1, 1) <= span.earliest <= span.latest, label["id"]
            if label["published"]:
                assert span.earliest <= dt.date.fromisoformat(label["published"]), label["id"]


def test_traps_are_those_that_the_readme_explains(labels):
    readme = (extraction.SET / "README.md").read_text(encoding="utf-8")
    section = readme.split("## Traps")[1].split("## What is counted")[0]
    explained = {line.split("`")[1] for line in section.splitlines() if line.startswith("| `")}
    assert {trap for label in labels for trap in label["traps"]} == explained


def test_traps_that_can_be_seen_from_the_label_are_true(labels):
    for label in labels:
        events, traps = label["events"], set(label["traps"])
        assert ("none" in traps) == (events == []), label["id"]
        assert ("two_events" in traps) == (len(events) == 2), label["id"]
        assert ("published" in traps) == (label["published"] is not None), label["id"]
        assert ("no_year" in traps) == any(event["date"].startswith("XXXX") for event in events), label["id"]
        assert ("vn_only" in traps) == any(event["countries"] == ["VN"] for event in events), label["id"]


def test_no_article_is_a_text_of_the_dataset(dataset, articles):
    own = {words for column in ("title", "title_vi", "summary") for words in dataset.events[column] if words}
    assert len(own) > 1000
    assert [(article.id, words) for article in articles for words in own if words in article.text] == []


def test_a_part_is_what_the_labels_say_and_together_they_are_the_set(articles):
    parts = {article.part for article in articles}
    assert {"development", "second"} <= parts
    chosen = [article.id for part in parts for article in extraction.of_part(articles, part)]
    assert sorted(chosen) == sorted(article.id for article in articles)
    assert {f"part: {part}" for part in parts} <= set(extraction.groups(articles))


def test_a_part_that_no_label_names_is_told(articles):
    with pytest.raises(SystemExit, match="no such part"):
        extraction.of_part(articles, "no such part")
