"""Whose map tiles a person may switch on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatemap.render.tiles import OPENSTREETMAP, VARIABLE, tiles_offered


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)


def test_openstreetmap_is_offered_where_nothing_is_said(monkeypatch):
    assert tiles_offered() == OPENSTREETMAP
    monkeypatch.setenv(VARIABLE, "  ")
    assert tiles_offered() == OPENSTREETMAP


@pytest.mark.parametrize(
    "setting",
    [
        "off",
        "tiles.example.org/{z}/{x}/{y}.png",
        "ftp://tiles.example.org/{z}/{x}/{y}.png",
        "https://tiles.example.org/{z}/{x}.png",
        "https://tiles.example.org; script-src */{z}/{x}/{y}.png",
        "https://who:secret@tiles.example.org/{z}/{x}/{y}.png",
        "https://[tiles/{z}/{x}/{y}.png",
        "https:///{z}/{x}/{y}.png",
    ],
)
def test_what_is_no_address_of_a_tile_offers_nothing(monkeypatch, setting):
    monkeypatch.setenv(VARIABLE, setting)
    assert tiles_offered() is None


@given(host=st.text(max_size=20))
def test_nothing_but_a_host_comes_into_the_policy(host):
    with pytest.MonkeyPatch.context() as patch:
        try:
            patch.setenv(VARIABLE, f"https://{host}/{{z}}/{{x}}/{{y}}.png")
        except (ValueError, UnicodeEncodeError):  # the system takes no such variable
            return
        offered = tiles_offered()
    assert offered is None or not set(offered.origin.removeprefix("https://")) & set(" ;,'\"*/")
