"""What the Data page counts, on the tiny dataset whose facts are worked out by hand."""

from gatemap.store import coverage
from gatemap.store.names import display_names


def test_events_are_counted_by_year_and_partner_and_the_rest_is_told(tiny_store):
    counts, without_year = coverage.events_by_year(tiny_store)
    found = {(row.year, row.partner): row.events for row in counts.itertuples()}
    assert found == {
        (2024, "CN"): 1,
        (2024, "LA"): 1,
        (2023, "CN"): 2,
        (2023, "LA"): 1,
        (2022, "KH"): 1,
        (2019, "CN"): 1,
    }
    assert without_year == 3  # a range of years, an open end, and nothing known


def test_places_are_counted_by_border_level_and_precision(tiny_dataset):
    counts = coverage.places_by_precision(tiny_dataset).set_index(["partner", "symbol"])
    assert counts.loc[("CN", "international")].to_dict() == {"exact": 1, "near": 0, "area": 0, "none": 0, "all": 1}
    assert counts.loc[("CN", "post"), "near"] == 1 and counts.loc[("KH", "opening"), "none"] == 1
    assert counts["all"].sum() == len(tiny_dataset.places)


def test_gaps_name_what_they_are_about(tiny_store):
    names = display_names(tiny_store.dataset, "en")
    gaps = {gap.key: gap for gap in coverage.gaps(tiny_store, names, "en")}
    assert list(gaps["position"].items["name"]) == ["Ban Xa"] and gaps["position"].total == 4
    assert list(gaps["area"].items["name"]) == ["Nui Cao – Phou Soung ພູສູງ"]
    assert len(gaps["year"].items) == 3 and len(gaps["inferred"].items) == 1
    assert len(gaps["place"].items) == 4  # a year, an inference, days in a capital, and a conference
    assert gaps["weak"].items.empty and gaps["unmatched"].items.empty


def test_gaps_are_told_in_the_language_asked_for(tiny_store):
    names = display_names(tiny_store.dataset, "vi")
    gaps = {gap.key: gap for gap in coverage.gaps(tiny_store, names, "vi")}
    assert list(gaps["position"].items["name"]) == ["Bản Xa"]
