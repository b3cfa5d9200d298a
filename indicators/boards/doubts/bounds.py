"""What a printed number leaves open: rounding, 'over', 'nearly', 'about'."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from indicators.attainment import ENDLESS, Interval, printed_interval, ratio_interval
from indicators.model import Actual

HUNDRED = Decimal(100)
FINE, FINE_BELOW = Decimal("0.01"), 1000  # plans of less than a thousand are shown to the hundredth


class Bounds(Interval):
    """The least and the greatest value that a printed number may stand for; one end may be open."""

    __slots__ = ()

    def holds(self, value: Decimal) -> bool:
        """Return whether a value lies within."""
        return self.low <= value <= self.high

    @property
    def outward(self) -> "Bounds":
        """The same for print: the lower end rounded down, the upper one up."""
        return Bounds(_rounded(self.low, ROUND_FLOOR), _rounded(self.high, ROUND_CEILING))


def _rounded(value: Decimal, way: str) -> Decimal:
    if not value.is_finite():
        return value
    return value.quantize(FINE if abs(value) < FINE_BELOW else Decimal(1), way)


def bounds(figure: Actual) -> Bounds:
    """Return what a figure may stand for: half its last digit either way, or on one side of a bound."""
    return Bounds(*printed_interval(figure))


def total(parts: Iterable[Bounds]) -> Bounds:
    """Return what the sum of some numbers may be."""
    listed = tuple(parts)
    return Bounds(sum((p.low for p in listed), Decimal(0)), sum((p.high for p in listed), Decimal(0)))


def shared(listed: Iterable[Bounds]) -> Bounds:
    """Return where all of some bounds meet; they must."""
    lows, highs = zip(*listed, strict=True)
    return Bounds(max(lows), min(highs))


def implied_plan(value: Decimal, quantum: Decimal, qualifier: str, percent: Decimal, margin: Decimal) -> Bounds:
    """Return the plans of which a number can be a printed percentage, give or take a margin in points."""
    share, step = percent / HUNDRED, margin * 2 / HUNDRED
    low, high = ratio_interval(value, Decimal(0) if qualifier else quantum, share, step)
    if qualifier == "over":
        return Bounds(low, ENDLESS)
    return Bounds(Decimal(0), high) if qualifier == "nearly" else Bounds(low, high)
