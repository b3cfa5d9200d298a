"""The ink of the slides: colours by meaning, sizes that the last row of a hall can read, one typeface."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.util import Pt

from indicators.session.boards.deck.types import Value
from indicators.theme import LIGHT

Drawn = Any  # python-pptx has no types
FONT = "Arial"  # on every machine that shows slides, with every Vietnamese letter
# Points on a slide 7.5 inches high: half of the pixels on a stage of 1080.
ALONE, HUGE, VERDICT, MIDDLE, TITLE, LONG, LARGE, TEXT, LABEL, SMALL, FOOT = (
    Pt(n) for n in (120, 60, 40, 42, 26, 22, 22, 18, 15, 15, 13)
)
MARKS = {
    "missed": "▼", "official_missed": "▽", "near_miss": "◆", "exceeded": "▲", "met": "●", "equals_plan": "○",
}  # fmt: skip
PALER = 0.5  # the estimates of an area of before
TONES = {"official_missed": "missed", "equals_plan": "met"}


def colour(name: str) -> RGBColor:
    """Return a colour of the light theme by its meaning; a verdict without one is grey."""
    return RGBColor.from_string(getattr(LIGHT, TONES.get(name, name), LIGHT.grey).removeprefix("#"))


def inked(drawn: Drawn, value: Value, area: int = 0, *, mark: bool = False) -> None:
    """Fill a bar or a mark: official dark, estimate tinted and outlined, plan outlined, a second area striped."""
    line, fill = drawn.line, drawn.fill
    line.color.rgb, line.width = colour(_outline(value, area)), Pt(1.5)
    if value.role == "other":
        line.dash_style = MSO_LINE.DASH
    if area > 1 and not mark:
        fill.patterned()
        fill.pattern = MSO_PATTERN.LIGHT_VERTICAL
        fill.fore_color.rgb, fill.back_color.rgb = colour("last_year"), colour("ground")
        return
    fill.solid()
    fill.fore_color.rgb = colour(_fill(value, area, mark=mark))
    if area and value.stage == "estimate":
        fill.fore_color.brightness = PALER


def _outline(value: Value, area: int) -> str:
    if value.role in ("target", "other", "nation"):
        return "ink"
    return "last_year" if area or (value.role in ("peer", "last_year") and not value.marked) else "ink"


def _fill(value: Value, area: int, *, mark: bool) -> str:
    if value.role in ("target", "other"):
        return "ink" if mark else "ground"
    if value.role in ("nation", "last_year"):
        return "ink" if value.role == "nation" else "last_year"
    if value.stage == "estimate":
        return "tint"
    return "last_year" if area or (value.role == "peer" and not value.marked) else "grey"
