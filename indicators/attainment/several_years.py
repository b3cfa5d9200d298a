"""Targets of several years: how far a plan is after some of its years, and what the years left need.

Growth is compounded, amounts are added up, levels are held against the growth that leads from the year
before the plan to its target, as Eurostat does for the goals of 2030.
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final

from indicators.attainment.exact import HUNDRED, ZERO, refuse_inexact, wide

_ONE: Final = Decimal(1)
_YEARS_AT_MOST: Final = 100
_ON_TRACK, _ACCELERATE = Decimal("0.95"), Decimal("0.60")


class PlanCourse(StrEnum):
    """What is said of a target of several years while some of them are still to come."""

    ON_TRACK = "on_track"
    ACCELERATION_NEEDED = "acceleration_needed"
    LIMITED = "limited"
    AWAY = "away"


def course(ratio: Decimal) -> PlanCourse:
    """Return the word for what was done as a share of what was needed by now: a quotient of the functions below."""
    if ratio >= _ON_TRACK:
        return PlanCourse.ON_TRACK
    if ratio >= _ACCELERATE:
        return PlanCourse.ACCELERATION_NEEDED
    return PlanCourse.LIMITED if ratio >= 0 else PlanCourse.AWAY


@wide()
def average_growth(growths: Sequence[Decimal]) -> Decimal:
    """Return the yearly growth that compounds to the same as growths in per cent, never their simple mean.

    Raises `no_years`, `growth_not_above_minus_100`.
    """
    if not growths:
        raise ValueError("no_years")
    refuse_inexact(*growths)
    if min(growths) <= -HUNDRED:
        raise ValueError("growth_not_above_minus_100")
    if len(set(growths)) == 1:
        return growths[0]
    product = _ONE
    for growth in growths:
        product *= _ONE + growth / HUNDRED
    return (product ** (_ONE / len(growths)) - _ONE) * HUNDRED


@wide()
def total_ratio(target: Decimal, total: Decimal, elapsed: int, years: int) -> Decimal:
    """Return the share of a plan's amount that is there over the share of its years that is gone.

    Raises `target_not_positive`, `years_out_of_range`.
    """
    refuse_inexact(target, total)
    _refuse_years(elapsed, years)
    if target <= 0:
        raise ValueError("target_not_positive")
    return total * years / (target * elapsed)


@wide()
def level_ratio(start: Decimal, target: Decimal, level: Decimal, elapsed: int, years: int) -> Decimal | None:
    """Return the growth of a level so far over the growth a year that leads from its start to the target.

    Where a level or its start is zero or less, growth means nothing: then it is the share of the gap
    that is closed over the share of the years gone. Nothing where start and target are one.
    Raises `years_out_of_range`.
    """
    refuse_inexact(start, target, level)
    _refuse_years(elapsed, years)
    if target == start:
        return None
    if min(start, target, level) <= 0:
        return gap_ratio(start, target, level, elapsed, years)
    return _yearly(start, level, elapsed) / _yearly(start, target, years)


@wide()
def gap_ratio(start: Decimal, target: Decimal, level: Decimal, elapsed: int, years: int) -> Decimal | None:
    """Return the share of the gap that is closed over the share of the years gone, as of rates and ranks.

    Nothing where start and target are one. Raises `years_out_of_range`.
    """
    refuse_inexact(start, target, level)
    _refuse_years(elapsed, years)
    return None if target == start else (level - start) * years / ((target - start) * elapsed)


@wide()
def needed_a_year(target: Decimal, so_far: Decimal, left: int) -> Decimal:
    """Return what each of the years left must bring: nothing more than zero once the target is reached.

    Raises `no_years_left`.
    """
    refuse_inexact(target, so_far)
    if left < 1:
        raise ValueError("no_years_left")
    return max(target - so_far, ZERO) / left


def _yearly(start: Decimal, end: Decimal, years: int) -> Decimal:
    return (end / start) ** (_ONE / years) - _ONE


def _refuse_years(elapsed: int, years: int) -> None:
    if type(elapsed) is not int or type(years) is not int or not 1 <= elapsed <= years <= _YEARS_AT_MOST:
        raise ValueError("years_out_of_range")
