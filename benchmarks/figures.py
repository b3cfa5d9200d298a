"""Medians, spreads and ratios of measured rounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

AT_LEAST = 5  # fewer rounds are no measurement


@dataclass(frozen=True, slots=True)
class Sample:
    """One measured thing: its values in the order of the rounds, in one unit."""

    values: tuple[float, ...]

    def __post_init__(self) -> None:
        """Refuse a sample of too few rounds."""
        if len(self.values) < AT_LEAST:
            raise ValueError(f"{len(self.values)} rounds, at least {AT_LEAST} are needed")

    @property
    def median(self) -> float:
        """The middle value."""
        return median(self.values)

    @property
    def words(self) -> str:
        """The median and, in brackets, the smallest and largest value, whole: `1,234 (1,200-1,300)`."""
        return f"{self.median:,.0f} ({min(self.values):,.0f}-{max(self.values):,.0f})"


def sample(values: Sequence[float]) -> Sample:
    """Return values as a sample."""
    return Sample(tuple(values))


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as long one thing takes as another measured in the same rounds."""

    of_medians: float
    low: float
    high: float

    @property
    def words(self) -> str:
        """The ratio of the medians and, in brackets, the smallest and largest of the rounds."""
        return f"{self.of_medians:.2f} ({self.low:.2f}-{self.high:.2f})"


def ratio(one: Sample, other: Sample) -> Ratio:
    """Return one by the other: of the medians, and the range round by round."""
    rounds = [a / b for a, b in zip(one.values, other.values, strict=True)]
    return Ratio(one.median / other.median, min(rounds), max(rounds))
