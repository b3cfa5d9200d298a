"""What a planner typed, once read: a figure, nothing, a question with both readings, or a refusal."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from indicators.model import Indicator, Unit
from indicators.model.lists import Comparator, Qualifier
from indicators.problems import Problem


@dataclass(frozen=True, slots=True)
class Measure:
    """What a typed value must fit: the unit of its indicator, and the range in which it is plausible."""

    unit: str
    name: Unit
    plausible: tuple[Decimal, Decimal] | None = None

    @classmethod
    def of(cls, indicator: Indicator, units: Mapping[str, Unit]) -> "Measure":
        """Return the measure of an indicator."""
        return cls(indicator.unit, units[indicator.unit], indicator.plausible)

    def fits(self, value: Decimal) -> bool:
        """Return whether a value lies in the plausible range; without one every value does."""
        return self.plausible is None or self.plausible[0] <= value <= self.plausible[1]


@dataclass(frozen=True, slots=True)
class Typed:
    """A figure as meant: `value`, or `low` and `high`, in the unit of the indicator; the words as they were typed.

    `comparator` says how a target was bounded, `qualifier` how a figure was; None where the words
    say something that the other cannot say: 'below 4' is no way to print a figure.
    """

    words: str
    unit: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    comparator: Comparator | None = None  # None: the words name none
    qualifier: Qualifier | None = ""
    last_digit: Decimal | None = None  # size of the last typed digit where the value hides it: 3,8 ty = 3800, 100
    warnings: tuple[Problem, ...] = ()

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The value, or both ends of the range."""
        return tuple(number for number in (self.value, self.low, self.high) if number is not None)


@dataclass(frozen=True, slots=True)
class Missing:
    """Words that say there is no figure: nothing at all, a dash, three dots, x."""

    words: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Words with two meanings, such as 9.500: the planner chooses, the program does not.

    `proposals` are the words of each reading as they are read in that way only: 9500, 9 phẩy 500.
    """

    words: str
    readings: tuple[Typed, ...]
    proposals: tuple[str, ...]
    problem: Problem


@dataclass(frozen=True, slots=True)
class Refused:
    """Words that are no figure, with what to write instead."""

    words: str
    problem: Problem


Answer = Typed | Missing | Ambiguous | Refused
