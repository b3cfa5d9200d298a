"""One set of colours: the palettes say what the shipped Streamlit theme says, and the style of the pages too."""

import re
import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from indicators.theme import DARK, LIGHT, Palette

ROOT = Path(__file__).parents[1]
THEME = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
PALETTES = {"light": LIGHT, "dark": DARK}
SAME = {
    "ground": "backgroundColor", "ink": "textColor", "rule": "borderColor", "grey": "grayColor",
    "exceeded": "blueColor", "met": "greenColor", "near_miss": "orangeColor", "missed": "redColor",
}  # fmt: skip


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(("ours", "theirs"), SAME.items())
def test_a_colour_of_the_palette_is_that_of_the_streamlit_theme(name: str, ours: str, theirs: str):
    assert asdict(PALETTES[name])[ours] == THEME[name][theirs]


@pytest.mark.parametrize("palette", PALETTES.values())
def test_colours_are_written_in_one_way(palette: Palette):
    assert [c for c in asdict(palette).values() if not re.fullmatch(r"#[0-9A-F]{6}", c)] == []


@pytest.mark.parametrize("palette", PALETTES.values())
def test_bars_are_grey_so_that_colour_is_left_to_verdicts(palette: Palette):
    def spread(colour: str) -> int:
        channels = [int(colour[n : n + 2], 16) for n in (1, 3, 5)]
        return max(channels) - min(channels)

    assert max(spread(c) for c in (palette.grey, palette.tint, palette.last_year, palette.rule)) < 40
    assert min(spread(c) for c in (palette.exceeded, palette.met, palette.near_miss, palette.missed)) > 80


@pytest.mark.parametrize("palette", PALETTES.values())
def test_every_colour_that_text_is_written_in_is_read_on_its_ground(palette: Palette):
    for name in ("ink", "second", "grey", "exceeded", "met", "near_miss", "missed"):
        assert contrast(asdict(palette)[name], palette.ground) >= 4.5, name


@pytest.mark.parametrize("palette", PALETTES.values())
def test_a_bar_and_the_outline_of_an_estimate_are_seen_on_the_ground(palette: Palette):
    assert contrast(palette.grey, palette.ground) >= 3
    assert contrast(palette.last_year, palette.ground) >= 3


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG 2.2 computes it."""

    def luminance(colour: str) -> float:
        shares = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_two_appearances_name_the_same_meanings_and_differ():
    assert list(asdict(LIGHT)) == list(asdict(DARK))
    assert LIGHT.ground != DARK.ground
