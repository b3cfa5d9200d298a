"""How wide words come out in Arial, near enough to give a column its room: no typeface is at hand to ask."""

from math import ceil
from unicodedata import normalize

from pptx.util import Length

NARROW, WIDE = set("iljtfrI.,:;|'()[]/-† "), set("mwMW%@≤≥−")
EM_NARROW, EM_WIDE, EM_CAPITAL, EM = 0.3, 0.87, 0.69, 0.55  # shares of the size
BOLD = 1.07  # to the width of plain letters
BREAKS = 1.08  # to the width of a text: lines end between words


def wide(words: str, size: Length, *, bold: bool = False) -> float:
    """Return the width of words on one line, in the unit of the size; letters with marks are as wide as without."""
    return sum(map(_em, normalize("NFC", words))) * size * (BOLD if bold else 1)


def lines(words: float, room: float) -> int:
    """Return how many lines words of a width take in a room."""
    return 1 if words <= room else ceil(words * BREAKS / room)


def _em(letter: str) -> float:
    plain = normalize("NFD", letter)[0]
    if plain in NARROW:
        return EM_NARROW
    return EM_WIDE if plain in WIDE else EM_CAPITAL if plain.isupper() else EM
