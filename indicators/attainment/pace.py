"""Pace within an open year: what is expected by now, how far the year is, what the rest of it requires.

An open year has a pace, never a verdict.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from typing import Final, Literal, NamedTuple

from indicators.attainment.exact import HUNDRED, WIDE, ZERO, refuse_inexact, refuse_unknown, wide
from indicators.attainment.types import Comparator, Qualifier

Rule = Literal["scenario", "past_years", "even_split"]

_ONE: Final = Decimal(1)
_NEAR_PACE: Final = Decimal("0.95")
_MONTHS: Final = 12
_EVEN_SPLIT_SAYS_FROM: Final = 6  # months: before, seasons weigh more than the pace
_YEARS_AT_MOST, _PAST_YEARS, _PAST_YEARS_NEEDED = 100, 3, 2
# Two digits fewer than the shares are kept to: exactly the amount expected has a pace of exactly 1, and no other has.
_SETTLED_DIGITS: Final = WIDE.prec - 2


class PaceStatus(StrEnum):
    """What is said about an indicator whose year is open."""

    REACHED = "reached"  # the year's target already
    AHEAD = "ahead"
    NEAR_PACE = "near_pace"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Expected:
    """The share of the year's target expected by now, above 0 and up to 1, and the rule that gives it.

    Raises `share_out_of_range`, `unknown_rule`, or what `Decimal` numbers raise.
    """

    share: Decimal
    rule: Rule

    def __post_init__(self) -> None:
        refuse_unknown(self.rule, Rule, "unknown_rule")
        _refuse_share(self.share)


class Projection(NamedTuple):
    """The whole year as computed here from past years: by their mean share, and between their extremes."""

    central: Decimal
    low: Decimal
    high: Decimal


# ---- what is expected by now


@wide()
def share_of_year(so_far: Decimal, whole: Decimal) -> Decimal:
    """Return the part of a year's amount that its first months brought: 48 of 120 is 0.4.

    Raises `share_out_of_range` unless 0 < so far <= whole: then the two do not belong together.
    """
    refuse_inexact(so_far, whole)
    if not 0 < so_far <= whole:
        raise ValueError("share_out_of_range")
    return so_far / whole


def share_from_scenario(path_value: Decimal, target: Decimal) -> Expected:
    """Return the share that a scenario reaches by now of the year's target.

    Raises `share_out_of_range` where the path lies beyond the target: it leads to another plan.
    """
    return Expected(share_of_year(path_value, target), "scenario")


def share_from_past(shares: Sequence[Decimal]) -> Expected | None:
    """Return the mean share of the last three years, oldest first; nothing for fewer than two years.

    Raises `share_out_of_range`.
    """
    recent = _recent(shares)
    return Expected(_mean(recent), "past_years") if recent else None


@wide()
def even_split(months: int) -> Expected:
    """Return the share of a year of equal months. Raises `months_out_of_range`."""
    _refuse_months(months)
    return Expected(Decimal(months) / _MONTHS, "even_split")


def expected_share(
    target: Decimal, months: int, path_value: Decimal | None = None, past: Sequence[Decimal] = ()
) -> Expected:
    """Return the share expected by the first rule that applies: the scenario, past years, an even split.

    A path beyond the target or not above zero gives no share, so the next rule applies.
    Raises `target_not_positive`, `months_out_of_range`, `share_out_of_range`.
    """
    _refuse_amounts(target, ZERO)
    _refuse_months(months)
    refuse_inexact(path_value)
    if path_value is not None and 0 < path_value <= target:
        return share_from_scenario(path_value, target)
    return share_from_past(past) or even_split(months)


def says_pace(rule: Rule, months: int) -> bool:
    """Return whether what a rule expects by a month carries a word such as 'ahead': an even split not before June.

    Raises `unknown_rule`, `months_out_of_range`.
    """
    refuse_unknown(rule, Rule, "unknown_rule")
    _refuse_months(months)
    return rule != "even_split" or months >= _EVEN_SPLIT_SAYS_FROM


# ---- how far the year is


@wide()
def pace(target: Decimal, ytd: Decimal, share: Decimal) -> Decimal:
    """Return how much of the amount expected by now is there: YTD / (T x e), 1 when on pace.

    Never for rates: see `rate_gap`. Raises `target_not_positive`, `negative_ytd`, `share_out_of_range`.
    """
    _refuse_amounts(target, ytd)
    _refuse_share(share)
    kept = ytd / (target * share)
    with localcontext(WIDE, prec=_SETTLED_DIGITS):
        return +kept


def pace_status(
    target: Decimal, ytd: Decimal, share: Decimal, *, comparator: Comparator = ">=", qualifier: Qualifier = ""
) -> PaceStatus | None:
    """Return where an amount stands on its way; nothing where a bound ('over X') leaves it open.

    'Over X' settles only what more cannot undo, reached and ahead; 'nearly X' only behind.
    A target 'over T' is not reached by T itself. Raises as `pace` does, `unknown_comparator`, `unknown_qualifier`.
    """
    refuse_unknown(comparator, Comparator, "unknown_comparator")
    refuse_unknown(qualifier, Qualifier, "unknown_qualifier")
    there = pace(target, ytd, share)
    if qualifier == "nearly":
        return PaceStatus.BEHIND if there <= _NEAR_PACE else None
    if ytd > target or (ytd == target and (comparator != ">" or qualifier == "over")):
        return PaceStatus.REACHED
    if there >= 1:
        return PaceStatus.AHEAD
    if qualifier == "over":
        return None
    return PaceStatus.NEAR_PACE if there >= _NEAR_PACE else PaceStatus.BEHIND


@wide()
def rate_gap(actual: Decimal, scenario: Decimal) -> Decimal:
    """Return how far a rate is from the scenario of the same months, in its unit: points for per cent."""
    refuse_inexact(actual, scenario)
    return actual - scenario


# ---- what the rest of the year requires


@wide()
def required_rest(target: Decimal, ytd: Decimal) -> Decimal:
    """Return what is still to come to reach the target; nothing more than zero once it is reached.

    Raises `target_not_positive`, `negative_ytd`.
    """
    _refuse_amounts(target, ytd)
    return max(target - ytd, ZERO)


@wide()
def required_per_month(target: Decimal, ytd: Decimal, months: int) -> Decimal | None:
    """Return the rest spread over the months left, R/(12-m); nothing when no month is left.

    Raises `target_not_positive`, `negative_ytd`, `months_out_of_range`.
    """
    rest = required_rest(target, ytd)
    _refuse_months(months)
    return None if months == _MONTHS else rest / (_MONTHS - months)


@wide()
def times_pace_so_far(target: Decimal, ytd: Decimal, months: int) -> Decimal | None:
    """Return how many times the average month so far each month left must bring.

    Nothing when no month is left or nothing came so far. Raises as `required_per_month` does.
    """
    needed = required_per_month(target, ytd, months)
    return None if needed is None or ytd == 0 else needed * months / ytd


@wide()
def required_growth_pct(target: Decimal, ytd: Decimal, previous_rest: Decimal) -> Decimal:
    """Return the growth the rest needs over the same months of last year, in per cent; -100 once reached.

    Raises `target_not_positive`, `negative_ytd`, `previous_rest_not_positive`.
    """
    rest = required_rest(target, ytd)
    refuse_inexact(previous_rest)
    if previous_rest <= 0:
        raise ValueError("previous_rest_not_positive")
    return (rest - previous_rest) * HUNDRED / previous_rest


@wide()
def required_growth_of_rate(target: Decimal, so_far: Decimal, share: Decimal) -> Decimal:
    """Return the growth the rest of the year needs, (T - w*g1)/(1-w), in per cent.

    w is the elapsed part's share of last year's value at constant prices: 12.35 for the year after
    11.2 with w 0.4651 needs 13.35, as the city said in July 2025. Raises `share_out_of_range` unless 0 < w < 1.
    """
    refuse_inexact(target, so_far)
    _refuse_share(share)
    if share == 1:
        raise ValueError("share_out_of_range")
    return (target - share * so_far) / (_ONE - share)


@wide()
def projection(ytd: Decimal, shares: Sequence[Decimal]) -> Projection | None:
    """Return the year that the last three years' shares lead to; nothing for fewer than two years.

    Never for rates. Raises `negative_ytd`, `share_out_of_range`.
    """
    _refuse_amounts(_ONE, ytd)
    recent = _recent(shares)
    return Projection(ytd / _mean(recent), ytd / max(recent), ytd / min(recent)) if recent else None


@wide()
def average_growth_needed(target_pct: Decimal, achieved: Sequence[Decimal], years: int) -> Decimal:
    """Return the yearly growth that the rest of a plan of so many years needs to average its target, in per cent.

    (((1+T)^n) / prod(1+g_i))^(1/(n-k)) - 1, growths in per cent. Raises `years_out_of_range`
    unless 1 to 100, `no_years_left`, `growth_not_above_minus_100`.
    """
    refuse_inexact(target_pct, *achieved)
    if type(years) is not int or not 1 <= years <= _YEARS_AT_MOST:
        raise ValueError("years_out_of_range")
    if len(achieved) >= years:
        raise ValueError("no_years_left")
    if min(target_pct, *achieved, ZERO) <= -HUNDRED:
        raise ValueError("growth_not_above_minus_100")
    needed = (_ONE + target_pct / HUNDRED) ** years
    for growth in achieved:
        needed /= _ONE + growth / HUNDRED
    left = years - len(achieved)
    yearly = needed if left == 1 else needed ** (_ONE / left)
    return (yearly - _ONE) * HUNDRED


# ---- what is refused


def _refuse_amounts(target: Decimal, ytd: Decimal) -> None:
    refuse_inexact(target, ytd)
    if target <= 0:
        raise ValueError("target_not_positive")
    if ytd < 0:
        raise ValueError("negative_ytd")


def _refuse_months(months: int) -> None:
    if type(months) is not int or not 1 <= months <= _MONTHS:
        raise ValueError("months_out_of_range")


def _refuse_share(share: Decimal) -> None:
    """Refuse what is no share; one with 50 digits is a quotient of ours, which `refuse_inexact` would refuse."""
    if not isinstance(share, Decimal):
        raise TypeError("not_a_decimal")
    if not share.is_finite():
        raise ValueError("not_finite")
    if not 0 < share <= 1:
        raise ValueError("share_out_of_range")
    if share.adjusted() < -WIDE.prec:
        raise ValueError("number_out_of_reach")


def _recent(shares: Sequence[Decimal]) -> Sequence[Decimal]:
    """Return the last three shares, or none where there are fewer than two."""
    for share in shares:
        _refuse_share(share)
    return shares[-_PAST_YEARS:] if len(shares) >= _PAST_YEARS_NEEDED else ()


@wide()
def _mean(shares: Sequence[Decimal]) -> Decimal:
    """Return the mean, never outside the shares by its own rounding."""
    return min(max(sum(shares, ZERO) / len(shares), min(shares)), max(shares))
