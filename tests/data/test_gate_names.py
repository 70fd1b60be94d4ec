"""Every gate of the real data is found by all its names, and has a dossier whose steps agree with its states."""

import datetime as dt

import pytest

from gatemap.dataset.join import place_names
from gatemap.i18n.words import words
from gatemap.render.dossier import Figures, Size, dossier_parts
from gatemap.render.gate_charts import events_chart, undated
from gatemap.render.gate_history import history_chart
from gatemap.store.dossier import build_dossier
from gatemap.store.gate_steps import level_steps, status_steps
from gatemap.store.gazetteer import build_gazetteer, find
from gatemap.store.history import gate_states
from gatemap.store.names import display_names
from gatemap.store.view import View
from gatemap.text import fold
from tests.often import often_enough

TODAY = dt.date(2026, 1, 31)
DAYS = [dt.date(year, 7, 1) for year in (1960, 1980, 1995, 2003, 2012, 2016, 2020, 2021, 2022, 2023, 2024, 2025)]
FIRST = 5  # places that a person sees at once


@pytest.fixture(scope="module")
def dataset(real_dataset):
    return real_dataset


def test_every_name_however_it_is_typed_finds_its_place_among_the_first(dataset):
    gazetteer = build_gazetteer(dataset)
    missed = [
        (place, typed)
        for place, names in zip(dataset.places["place_id"], place_names(dataset.places), strict=True)
        for name in names
        for typed in (name, fold(name), fold(name).replace(" ", ""))
        if place not in [match.place_id for match in find(gazetteer, typed)[:FIRST]]
    ]
    assert missed == []


@pytest.mark.parametrize(
    "typed", ["Ma Lù Thàng", "ma lu thang", "malu", "金水河", "Jinshuihe", "Mu La Thang", "malutang"]
)
def test_the_names_that_people_use_find_the_gate_first(dataset, typed):
    assert find(build_gazetteer(dataset), typed)[0].place_id == "ma-lu-thang"


def test_the_steps_of_every_gate_say_what_its_states_say(dataset):
    with_facts = sorted(set(dataset.gate_history["place_id"]))
    steps = {place: (level_steps(dataset, place, TODAY), status_steps(dataset, place, TODAY)) for place in with_facts}
    for day in DAYS:
        states = gate_states(dataset, day, dt.date.max)
        for place, (levels, statuses) in steps.items():
            held = [_holding(levels, day), _holding(statuses, day)]
            assert held == [states[place].level, states[place].status], (place, day)


@pytest.mark.parametrize("lang", often_enough(["vi", "en"], 1))
def test_every_seventh_place_has_a_dossier_and_its_charts(real_store, lang):
    names = display_names(real_store.dataset, lang)
    for place in real_store.known.places[::7]:
        dossier = build_dossier(real_store, View(), place, TODAY)
        parts = dossier_parts(dossier, words(lang), names, Figures(None, None, None), Size(1, 1))
        assert all(f"source-{source.number}" in parts["events"] for source in dossier.sources)
        assert (history_chart(dossier, words(lang)) is None) == (not dossier.levels)
        assert (events_chart(dossier, words(lang)) is None) == (undated(dossier) == len(dossier.events))


def _holding(steps, day: dt.date) -> str:
    return next((step.code for step in steps if (step.first or dt.date.min) <= day < (step.last or dt.date.max)), "")
