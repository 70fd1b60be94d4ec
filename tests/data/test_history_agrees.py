"""Events that change a gate and the gates' own history tell the same story, in both directions."""

from pathlib import Path

import pytest

from gatemap.dataset import dates

DATA = Path(__file__).resolve().parents[2] / "data"
ABOUT_A_GATE = ("subject", "venue")
# A decision is told by an event only when somebody reported it as one; everything else should be told.
TAKES_EFFECT = {"opened", "upgraded", "downgraded", "merged", "suspended", "reopened", "closed"}
FIRST_YEAR = 2000
FINE = ("day", "month")

NEW_YEAR = "end of the yearly stop at the Lunar New Year"

# (event, place): why the place needs no row in gate_history.csv for that time.
NO_ROW_NEEDED = {
    ("2015-12-26-gia-lai-le-thanh-gate-change", "le-thanh"): "a marker and a road, neither level nor status",
    ("2019-03-19-quang-ninh-mong-cai-gate-change", "mong-cai"): "the change is at the bridge bac-luan-2",
    ("2020-01-01-lao-cai-gate-change", "kim-thanh"): "only takes the freight that lao-cai loses",
    ("2020-02-04-lang-son-lao-cai-gate-change", "lao-cai-rail"): "freight trains go on there",
    ("2020-02-07-quang-ninh-bac-luan-2-gate-change", "mong-cai"): "the change is at the bridge bac-luan-2",
    ("2022-04-14-tay-ninh-tan-nam-gate-change", "tan-nam"): "the station is set up, the gate stays as it is",
    ("2023-06-13-lai-chau-ma-lu-thang-gate-change", "ma-lu-thang"): "a bus service, neither level nor status",
    ("2023-07-lang-son-coc-nam-gate-change", "chi-ma"): "only works longer hours",
    ("2023-07-lang-son-coc-nam-gate-change", "dong-dang"): "only works longer hours",
    ("2023-07-lang-son-coc-nam-gate-change", "huu-nghi"): "only works longer hours",
    ("2023-07-lang-son-coc-nam-gate-change", "tan-thanh"): "only works longer hours",
    ("2024-02-12-quang-ninh-bac-luan-2-gate-change", "bac-luan-2"): NEW_YEAR,
    ("2024-02-12-quang-ninh-bac-luan-2-gate-change", "mong-cai"): NEW_YEAR,
    ("2024-02-18-lang-son-na-hinh-gate-change", "chi-ma"): NEW_YEAR,
    ("2024-02-18-lang-son-na-hinh-gate-change", "coc-nam"): NEW_YEAR,
    ("2024-02-18-lang-son-na-hinh-gate-change", "dong-dang"): NEW_YEAR,
    ("2024-02-18-lang-son-na-hinh-gate-change", "huu-nghi"): NEW_YEAR,
    ("2024-02-18-lang-son-na-hinh-gate-change", "na-nua"): NEW_YEAR,
    ("2024-02-18-lang-son-na-hinh-gate-change", "tan-thanh"): NEW_YEAR,
    ("2025-11-27-lang-son-huu-nghi-gate-change", "huu-nghi"): "the change is at the road huu-nghi-1119-1120",
}

# Events of this kind that name no gate at all.
NO_GATE_NAMED = {
    "2020-03-20-vn-kh-gate-change": "a measure for the whole border with Cambodia",
    "2020-06-19-vn-kh-gate-change": "a measure for the whole border with Cambodia",
    "2021-08-lang-son-guangxi-gate-change": "the source does not name the gate",
}

# (place, date, change): why no event tells of the row.
NOT_TOLD = {
    ("bac-luan-2", "2020-01-31?", "suspended"): "first day not printed; told with its reopening",
    ("chi-ma", "2022-06?", "reopened"): "first day not found; known from a list of headlines only",
    ("coc-nam", "2020-06?", "reopened"): "first day not found; it was working by 2 June 2020",
    ("lao-cai", "2020-02?", "suspended"): "first day not found; told with its reopening",
    ("mong-cai", "2020-01-30?", "suspended"): "known from a list of headlines that does not name the bridge",
    ("pho-bang", "2023-08-15", "reopened"): "no address that can be cited",
    ("po-peo", "2022-02?", "suspended"): "first day not found; told with the stop at ta-lung",
    ("soc-giang", "2022-02?", "suspended"): "first day not found; told with the stop at ta-lung",
    ("tra-linh", "2022-02?", "suspended"): "first day not found; told with the stop at ta-lung",
    ("u-ma-tu-khoong", "2012-03?", "opened"): "a text in a forum only",
    ("xin-man", "2023-06-09?", "reopened"): "no address that can be cited",
}

# gate, level before, level reached, day decided (None: not known), day in force (None: not yet) and how
UPGRADES = [
    ("phuoc-tan", "auxiliary", "main", "2018-07-30", "2018-10-05", "opened"),
    ("nam-giang", "main", "international", "2020-12-22", "2021-08-14", "opened"),
    ("long-sap", "main", "international", "2020-12-22", "2024-11-19", "opened"),
    ("tan-nam", "auxiliary", "international", "2019-12-03", "2021-05-31", "opened"),
    ("vinh-xuong", "international", "international", "2021-11-26", "2023-02-23", "merged"),
    ("thuong-phuoc", "", "international", "2024-12-12", "2025-01-17", "opened"),
    ("chang-riec", "auxiliary", "main", "2015-12-31", "2016-03-24", "opened"),
    ("coc", "", "auxiliary", "2007-06-14", "2007-06-29", "opened"),
    ("tra-linh", "main", "international", None, "2023-12-28", "upgraded"),
    ("ta-lung", "main", "international", None, "2025-09-12", "upgraded"),
    ("la-lay", "main", "international", None, "2014-06-25", "opened"),
    ("ha-tien", "main", "international", None, "2007-05-24", "opened"),
    ("tan-thanh", "auxiliary", "opening", None, "2024-05-27", "merged"),
    ("coc-nam", "auxiliary", "opening", None, "2024-05-27", "merged"),
    ("ma-lu-thang", "main", "international", "2020-05-07", None, None),
]


@pytest.fixture(scope="module")
def dataset(real_dataset):
    return real_dataset


@pytest.fixture(scope="module")
def gate_events(dataset):
    return dataset.events.query("kind == 'gate_change'").set_index("event_id")["date"]


@pytest.fixture(scope="module")
def gate_links(dataset, gate_events):
    """Return the distinct pairs of a gate-changing event and a place that it is about."""
    links = dataset.event_places
    links = links[links["event_id"].isin(gate_events.index) & links["role"].isin(ABOUT_A_GATE)]
    return sorted(set(zip(links["event_id"], links["place_id"], strict=True)))


def may_be_one_time(text: str, other: str) -> bool:
    """Tell whether two EDTF dates can mean the same day, that is, whether their spans share one.

    An open side reaches as far as needed. A date of which nothing is known agrees with nothing.
    """
    first, second = dates.parse(text), dates.parse(other)
    if (first.earliest, first.latest) == (None, None) or (second.earliest, second.latest) == (None, None):
        return False
    starts = [span.earliest for span in (first, second) if span.earliest]
    ends = [span.latest for span in (first, second) if span.latest]
    return not starts or not ends or max(starts) <= min(ends)


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("2024-05-27", "2024-05-27", True),
        ("2024-05-27", "2024-05-28", False),
        ("2014-04", "2014-04?", True),
        ("2020-02-04/2020-02-05", "2020-02-04", True),
        ("[2020..2022]", "2020-03-19", True),
        ("[2020..2022]", "2023-01-01", False),
        ("[..2018-12-02]", "2017", True),
        ("[..2018-12-02]", "2019", False),
        ("XXXX", "2019", False),
    ],
)
def test_the_comparison_is_honest_about_spans(text, other, expected):
    assert may_be_one_time(text, other) is expected
    assert may_be_one_time(other, text) is expected


def test_every_event_that_changes_a_gate_has_its_row_in_the_history(dataset, gate_events, gate_links):
    times = dataset.gate_history.groupby("place_id")["date"].agg(list)
    missing = {
        (event, place)
        for event, place in gate_links
        if not any(may_be_one_time(gate_events[event], time) for time in times.get(place, []))
    }
    assert missing == set(NO_ROW_NEEDED)


def test_events_without_a_gate_are_known(gate_events, gate_links):
    assert set(gate_events.index) - {event for event, _ in gate_links} == set(NO_GATE_NAMED)


def test_events_that_only_decide_are_known(dataset, gate_events, gate_links):
    """An event that tells of a decision must not be read as the day on which the level took effect."""
    told_as_decisions = {
        "2014-04-ha-giang-thanh-thuy-ha-giang-gate-change",
        "2015-12-31-tay-ninh-chang-riec-gate-change",
        "2019-12-03-tay-ninh-tan-nam-gate-change",
        "2020-12-22-son-la-long-sap-gate-change",
        "2021-11-26-an-giang-vinh-xuong-gate-change",
    }
    history = dataset.gate_history
    precision = history["date"].map(lambda text: dates.parse(text).precision)
    decisions = set()
    for event, place in gate_links:
        if dates.parse(gate_events[event]).precision not in FINE:
            continue
        own = history[(history["place_id"] == place) & precision.isin(FINE)]
        date = gate_events[event]
        changes = {row.change for row in own.itertuples() if may_be_one_time(row.date, date)}
        if changes == {"decided"}:
            decisions.add(event)
    assert decisions == told_as_decisions


def test_every_dated_change_of_a_gate_is_told_by_an_event(dataset, gate_events, gate_links):
    history = dataset.gate_history
    untold = set()
    for row in history.itertuples():
        span = dates.parse(row.date)
        in_scope = row.scope == "gate" and row.change in TAKES_EFFECT and span.precision in FINE
        if not in_scope or span.earliest is None or span.earliest.year < FIRST_YEAR:
            continue
        events = [event for event, place in gate_links if place == row.place_id]
        if not any(may_be_one_time(row.date, gate_events[event]) for event in events):
            untold.add((row.place_id, row.date, row.change))
    assert untold == set(NOT_TOLD)


def test_exceptions_give_a_reason():
    for reasons in (NO_ROW_NEEDED, NO_GATE_NAMED, NOT_TOLD):
        assert all(len(reason) > 10 for reason in reasons.values())


@pytest.mark.parametrize(("gate", "before", "reached", "decided", "in_force", "change"), UPGRADES)
def test_a_known_change_of_level_has_the_days_of_its_sources(dataset, gate, before, reached, decided, in_force, change):
    rows = dataset.gate_history.query("place_id == @gate and scope == 'gate'")
    if decided:
        row = rows.query("change == 'decided' and date == @decided").iloc[0]
        assert row["to_level"] == reached
    if in_force:
        row = rows.query("change == @change and date == @in_force").iloc[0]
        assert (row["from_level"], row["to_level"]) == (before, reached)
    else:
        effective = rows.query("change != 'decided' and to_level == @reached")
        assert effective.empty, "only decided: the level must not be in force"


@pytest.mark.parametrize(("gate", "before", "reached", "decided", "in_force", "change"), UPGRADES)
def test_the_level_of_today_follows_from_the_last_change_in_force(
    dataset, gate, before, reached, decided, in_force, change
):
    place = dataset.places.set_index("place_id").loc[gate]
    if reached == "opening":
        assert (place["kind"], place["level"], place["part_of"]) == ("opening", "", "huu-nghi")
    else:
        assert place["level"] == (reached if in_force else before)


def test_a_decision_is_never_after_the_day_in_force():
    for gate, *_, decided, in_force, _ in UPGRADES:
        if decided and in_force:
            assert dates.parse(decided).latest <= dates.parse(in_force).earliest, gate
