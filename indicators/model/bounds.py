"""What a printed number may stand for: rounding, 'over', 'nearly', 'about'."""

from decimal import Decimal
from typing import NamedTuple

from indicators.model import Actual

ENDLESS = Decimal("Infinity")
ABOUT = Decimal("0.05")  # 'about 35' is taken for 33.25 to 36.75


class Interval(NamedTuple):
    """The least and the greatest value that a printed number may stand for; one end may be open."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Interval") -> bool:
        """Return whether they share more than an end: 1,453 and 1,452 households touch at a half, and differ."""
        return self.low < other.high and other.low < self.high


def span(figure: Actual) -> Interval:
    """Return what a figure may stand for: half its last digit either way, or on one side of a bound."""
    value = figure.value
    if figure.qualifier == "over":
        return Interval(value, ENDLESS)
    if figure.qualifier == "nearly":
        return Interval(-ENDLESS, value)
    margin = abs(value) * ABOUT if figure.qualifier == "about" else figure.quantum / 2
    return Interval(value - margin, value + margin)
