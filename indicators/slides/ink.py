"""The ink of the slides: colours by meaning, sizes that the last row of a hall can read, one typeface."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.util import Pt

from indicators.boards.deck.nouns import Value
from indicators.theme import LIGHT

Drawn = Any  # python-pptx has no types
FONT = "Arial"  # on every machine that shows slides, with every Vietnamese letter
# Points on a slide 7.5 inches high: half of the pixels on a stage of 1080.
HUGE, VERDICT, TITLE, LONG, LARGE, TEXT, ROWS, LABEL, SMALL, FOOT = (
    Pt(n) for n in (60, 36, 26, 22, 22, 18, 16, 15, 15, 13)
)
MARKS = {
    "missed": "▼", "official_missed": "▽", "near_miss": "◆", "exceeded": "▲", "met": "●", "equals_plan": "○",
}  # fmt: skip
TONES = {"official_missed": "missed", "equals_plan": "met"}


def colour(name: str) -> RGBColor:
    """Return a colour of the light theme by its meaning; a verdict without one is grey."""
    return RGBColor.from_string(getattr(LIGHT, TONES.get(name, name), LIGHT.grey).removeprefix("#"))


def inked(drawn: Drawn, value: Value, area: int = 0, *, mark: bool = False) -> None:
    """Fill a bar or a mark: official dark, estimate tinted and outlined, plan outlined, the rest grey."""
    line, fill = drawn.line, drawn.fill
    line.color.rgb, line.width = colour("ink" if value.role in ("target", "other") else "grey"), Pt(1.5)
    fill.solid()
    if value.role in ("target", "other"):
        fill.fore_color.rgb = colour("ink" if mark else "ground")
    elif area > 1 or (value.role == "peer" and not value.marked):
        fill.fore_color.rgb = colour("rule")
    elif value.role in ("last_year", "nation") or area:
        fill.fore_color.rgb = colour("last_year")
    else:
        fill.fore_color.rgb = colour("tint" if value.stage == "estimate" else "grey")
