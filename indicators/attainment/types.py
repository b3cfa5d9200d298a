"""The types of attainment: a goal, a printed figure, and the judgement of one by the other."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final, Literal, cast

from indicators.attainment.exact import refuse_inexact, refuse_unknown

Nature = Literal["flow", "stock", "rate", "rank", "milestone"]
Direction = Literal["higher", "lower", "band", "neutral"]
Comparator = Literal[">=", ">", "<=", "<", "=", "about"]
Qualifier = Literal["", "over", "nearly", "about"]
Stage = Literal["forecast", "estimate", "reported", "preliminary", "official"]
Bound = Literal["", ">=", "<="]
# How firm a figure is: a source that does not say may be an estimate.
STAGE_RANK: Final[dict[Stage, int]] = {"forecast": 0, "estimate": 1, "reported": 1, "preliminary": 2, "official": 3}

_AS_WRITTEN: Final = Decimal("NaN")  # stands for 'not given': the last digit is read from the value itself


class Verdict(StrEnum):
    """What is said about an indicator whose period is closed."""

    EXCEEDED = "exceeded"
    MET = "met"
    NEAR_MISS = "near_miss"
    MISSED = "missed"
    NO_FIGURE = "no_figure"  # never red, never counted
    WATCHED = "watched"
    NOT_COMPARABLE = "not_comparable"


class Note(StrEnum):
    """Why a verdict or a number stands as it does, or is absent; each has its words in the word files."""

    ESTIMATE_EQUALS_PLAN = "estimate_equals_plan"
    WITHIN_ROUNDING = "within_rounding"  # without the rounding interval the verdict would be another
    MARGIN_BELOW_ROUNDING = "margin_below_rounding"  # 150 of 321,000, which looks rounded to thousands
    FORECAST_NOT_JUDGED = "forecast_not_judged"
    BOUND_UNSETTLED = "bound_unsettled"  # 'over 187,000' against 190,000
    PERCENT_NOT_FOR_RATE = "percent_not_for_rate"
    PERCENT_NOT_FOR_RANK = "percent_not_for_rank"
    PERCENT_NOT_FOR_MILESTONE = "percent_not_for_milestone"
    PERCENT_NOT_FOR_LOWER = "percent_not_for_lower"
    PERCENT_NOT_FOR_BAND = "percent_not_for_band"
    PERCENT_NEEDS_POSITIVE_TARGET = "percent_needs_positive_target"
    PERCENT_NOT_FOR_NEGATIVE = "percent_not_for_negative"
    GAP_NOT_FOR_BAND = "gap_not_for_band"
    GAP_NEEDS_DISTANCE = "gap_needs_distance"  # the baseline is the target: there was no gap to close
    GAP_NOT_FOR_BOUND = "gap_not_for_bound"  # bounded from the other side than the difference


@dataclass(frozen=True, slots=True)
class Goal:
    """A target as adopted: one value, or a range from low to high.

    Raises `value_or_range`, `range_reversed`, `unknown_comparator`, or what `Decimal` numbers raise.
    """

    comparator: Comparator = ">="
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None

    def __post_init__(self) -> None:
        refuse_unknown(self.comparator, Comparator, "unknown_comparator")
        if [self.value is None, self.low is None, self.high is None] not in ([False, True, True], [True, False, False]):
            raise ValueError("value_or_range")
        refuse_inexact(self.value, self.low, self.high)
        if self.value is None and self.ends[0] >= self.ends[1]:
            raise ValueError("range_reversed")

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The lower and the upper end; of a single value, twice that value."""
        if self.value is not None:
            return self.value, self.value
        return cast("Decimal", self.low), cast("Decimal", self.high)

    def floor(self, direction: Direction) -> Decimal:
        """Return the end that must be reached: the low one where higher is better, the high one where lower is.

        Raises `no_floor` for a range to stay inside and for what is only watched.
        """
        if direction not in ("higher", "lower"):
            raise ValueError("no_floor")
        return self.ends[0] if direction == "higher" else self.ends[1]


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """An actual as printed: its value and the size of its last printed digit, both in the unit.

    'over X' means more than X, 'nearly X' less than X. A quantum of zero says that
    the value is exact. Raises `unknown_qualifier`, `unknown_stage`, `negative_quantum`,
    or what `Decimal` numbers raise.
    """

    value: Decimal
    quantum: Decimal = _AS_WRITTEN
    qualifier: Qualifier = ""
    stage: Stage = "reported"

    def __post_init__(self) -> None:
        refuse_unknown(self.qualifier, Qualifier, "unknown_qualifier")
        refuse_unknown(self.stage, Stage, "unknown_stage")
        refuse_inexact(self.value)
        if self.quantum is _AS_WRITTEN:
            object.__setattr__(self, "quantum", Decimal((0, (1,), int(self.value.as_tuple().exponent))))
        refuse_inexact(self.quantum)
        if self.quantum < 0:
            raise ValueError("negative_quantum")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with the numbers that may stand beside it, exact, and the reasons for those that may not.

    A verdict that judges nothing (no_figure, watched, not_comparable) has no numbers.
    With a bound every number is one: '>=' reads 'at least'.
    """

    verdict: Verdict
    difference: Decimal | None = None  # actual - floor, or to the nearer end of a band; rates in percentage points
    percent_of_plan: Decimal | None = None  # 113.79... is 113.8 %
    gap_closed_pct: Decimal | None = None  # of the way from the baseline to the target; may be negative
    bound: Bound = ""
    notes: tuple[Note, ...] = ()
