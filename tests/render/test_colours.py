"""Colours that must be told apart are, also by readers who are colour-blind; and they are defined once."""

import re
from itertools import combinations

import numpy as np
import pytest

from gatemap import vocab
from gatemap.render import maps
from gatemap.render.basemap import ASSETS
from gatemap.render.colours import KIND_COLOURS, PARTNER_COLOURS, SYMBOL_COLOURS

# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB.
SIGHTS = {
    "usual": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
}
D65 = np.array([0.95047, 1.0, 1.08883])
TO_XYZ = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]]
CLEARLY = 11.0  # CIE76 difference; about 2.3 is just noticeable side by side


def lab(colour: str, sight: str) -> np.ndarray:
    """Return CIE L*a*b* of a colour as it is seen."""
    rgb = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    xyz = TO_XYZ @ np.clip(np.array(SIGHTS[sight]) @ linear, 0, 1) / D65
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def closest(palette: dict[str, str], sight: str) -> tuple[float, tuple[str, str]]:
    seen = {code: lab(colour, sight) for code, colour in palette.items()}
    return min((float(np.linalg.norm(seen[a] - seen[b])), (a, b)) for a, b in combinations(palette, 2))


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_gate_levels_are_told_apart(sight, theme):
    levels = {code: SYMBOL_COLOURS[code][theme == "dark"] for code in vocab.GATE_LEVELS}
    assert closest(levels, sight) > (CLEARLY,)


@pytest.mark.parametrize("sight", SIGHTS)
def test_borders_are_told_apart(sight):
    assert closest(PARTNER_COLOURS, sight) > (CLEARLY,)


@pytest.mark.parametrize("sight", SIGHTS)
def test_kinds_are_told_apart(sight):
    assert closest(KIND_COLOURS, sight) > (CLEARLY,)


def test_every_code_has_a_colour():
    assert tuple(KIND_COLOURS) == vocab.EVENT_KINDS
    assert set(PARTNER_COLOURS) == set(vocab.PARTNER_OPTIONS)
    assert set(SYMBOL_COLOURS) == set(maps.SYMBOLS)


def test_the_style_sheet_of_the_map_has_the_same_colours():
    css = (ASSETS / "gatemap.css").read_text(encoding="utf-8")
    for code, colours in SYMBOL_COLOURS.items():
        assert tuple(re.findall(rf"--gm-{code}: (#[0-9a-f]{{6}});", css)) == colours, code
