"""What a printed number may stand for: rounding, 'over', 'nearly', 'about'."""

from decimal import Decimal
from typing import Final, NamedTuple, Protocol

from indicators.attainment.exact import wide

ENDLESS: Final = Decimal("Infinity")
ABOUT: Final = Decimal("0.05")  # 'about 35' is taken for 33.25 to 36.75


class Rounded(Protocol):
    """A number as printed: a figure of the record, or one given by hand."""

    @property
    def value(self) -> Decimal:
        """The number."""

    @property
    def quantum(self) -> Decimal:
        """The size of its last printed digit."""

    @property
    def qualifier(self) -> str:
        """'over', 'nearly', 'about', or nothing."""


class Interval(NamedTuple):
    """The least and the greatest value that a printed number may stand for; one end may be open."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Interval") -> bool:
        """Return whether they share more than an end: 1,453 and 1,452 households touch at a half, and differ."""
        return self.low < other.high and other.low < self.high


@wide()
def printed_interval(figure: Rounded) -> Interval:
    """Return what a figure may stand for: half its last digit either way, or on one side of a bound."""
    value = figure.value
    if figure.qualifier == "over":
        return Interval(value, ENDLESS)
    if figure.qualifier == "nearly":
        return Interval(-ENDLESS, value)
    margin = abs(value) * ABOUT if figure.qualifier == "about" else figure.quantum / 2
    return Interval(value - margin, value + margin)


def differ(one: Rounded, other: Rounded) -> bool:
    """Return whether two figures cannot be the same number, each as far as it is rounded or bounded."""
    return one.value != other.value and not printed_interval(one).meets(printed_interval(other))
