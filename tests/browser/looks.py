"""What can be measured of a drawn page: its texts with their colours, and whether it goes beyond the window."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import FloatRect, Locator, Page

_SCRIPT = (Path(__file__).parent / "looks.js").read_text(encoding="utf-8").split("\n", 1)[1]
Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Text:
    """One visible text: its words, the name read out for it, its colours, and whether it is quoted."""

    words: str
    named: str
    tag: str
    box: tuple[float, float, float, float]
    quoted: bool
    ink: Colour
    ground: Colour
    size: float

    @property
    def contrast(self) -> float:
        """The ratio of WCAG 2.2 between ink and ground."""
        dark, light = sorted((_luminance(self.ink), _luminance(self.ground)))
        return (light + 0.05) / (dark + 0.05)


def texts(page: Page) -> list[Text]:
    """Return every visible text of a page, shadow roots included."""
    found: list[dict[str, Any]] = page.evaluate(_SCRIPT)
    return [Text(**one) for one in found]


def _luminance(colour: Colour) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def box(locator: Locator) -> FloatRect:
    """Return where an element stands in the window."""
    found = locator.bounding_box()
    assert found, f"{locator} is not drawn"
    return found


def bottom(locator: Locator) -> float:
    """Return the lower edge of an element, in px from the top of the window."""
    found = box(locator)
    return found["y"] + found["height"]


def too_wide(page: Page) -> list[str]:
    """Return what makes a page scroll sideways: the page itself, or texts beyond the right edge."""
    size = page.viewport_size
    assert size
    width = page.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)")
    inner = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMain]')].filter(e => e.scrollWidth > e.clientWidth).length"
    )
    wide = [f"the page is {width} px wide"] if width > size["width"] else []
    wide += ["the main part scrolls sideways"] if inner else []
    return wide + [t.words for t in texts(page) if t.box[2] > size["width"] + 1]
