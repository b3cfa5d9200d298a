"""The numbers beside a verdict and across areas: near band, age, printed percentage, ratios, merged areas, counts."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from typing import Final

from indicators.attainment.exact import HUNDRED, WIDE, ZERO, refuse_inexact, refuse_unknown, wide
from indicators.attainment.types import Nature, Verdict

_NEAR_SHARE: Final = Decimal("0.05")
_NEAR_POINTS: Final = Decimal("0.5")
_STALE_AFTER: Final = timedelta(days=100)
_MISSES_FIRST: Final = (
    Verdict.MISSED, Verdict.NEAR_MISS, Verdict.MET, Verdict.EXCEEDED,
    Verdict.NO_FIGURE, Verdict.NOT_COMPARABLE, Verdict.WATCHED,
)  # fmt: skip


def is_stale(ended: date, as_of: date, next_due: date | None = None) -> bool:
    """Return whether a figure says too little of a day: its period ended more than 100 days before.

    Not where the next figure is due only later, as of what is reported once or twice a year.
    """
    waiting = next_due is not None and as_of <= next_due
    return as_of - ended > _STALE_AFTER and not waiting


@wide()
def near_band(nature: Nature, target: Decimal, near: Decimal | None = None) -> Decimal:
    """Return how far short of the target is still a near miss, in the unit (points for rates).

    5 % of a positive target, 0.5 points for rates, nothing for ranks, milestones and
    targets of zero or less; `near` overrides all of these. Raises `negative_near`.
    """
    refuse_unknown(nature, Nature, "unknown_nature")
    refuse_inexact(target, near)
    if near is not None:
        if near < 0:
            raise ValueError("negative_near")
        return near
    if nature == "rate":
        return _NEAR_POINTS
    if nature in ("rank", "milestone"):
        return ZERO
    return max(target, ZERO) * _NEAR_SHARE


@wide()
def apparent_step(value: Decimal) -> Decimal:
    """Return the largest power of ten that divides a whole number: 1000 for 321,000; 1 for zero and for 10,775.

    A number printed with decimals shows its own last digit, which is returned: 0.1 for 50.0.
    """
    refuse_inexact(value)
    exponent = int(value.as_tuple().exponent)
    if value == 0 or exponent < 0:
        return Decimal((0, (1,), min(exponent, 0)))
    return Decimal((0, (1,), int(value.normalize().as_tuple().exponent)))


def printed_gap(gap: Decimal, quantum: Decimal, *, bounded: bool = False) -> Decimal:
    """Return a difference as printed: never finer than the last printed digit of its figure, halves away from zero.

    102,614 against 116,442.134 is 13,828 short; 11.81 against 12.2 stays 0.39. What is only a
    bound ('over', 'nearly') is rounded towards zero, so that 'at least' stays true.
    """
    refuse_inexact(gap, quantum)
    if quantum <= 0 or not gap:
        return gap
    with localcontext(WIDE):
        steps = (gap / quantum).to_integral_value(ROUND_DOWN if bounded else ROUND_HALF_UP)
        return steps * quantum if steps else gap  # 'by 0' would say nothing


def printed_percent(exact: Decimal) -> Decimal:
    """Return a percentage as printed: one decimal, halves away from zero, but 100.0 only for exactly 100.

    Where one decimal would round onto 100, as many follow as show the side: 100.05, 99.96.
    Raises `not_finite`.
    """
    if not exact.is_finite():
        raise ValueError("not_finite")
    decimals = 1
    with localcontext(WIDE, prec=WIDE.prec + len(exact.as_tuple().digits) + max(exact.adjusted(), 0)):
        while True:
            printed = exact.quantize(Decimal((0, (1,), -decimals)), ROUND_HALF_UP)
            if printed != HUNDRED or exact == HUNDRED:
                return printed + 0  # -0.0 is printed as 0.0
            decimals += 1


def difference_unit(nature: Nature, unit: str) -> str:
    """Return the unit of a difference: `percentage_points` between two rates in per cent, else the unit itself.

    Per cent are the units that begin with `%`, and `pp`.
    """
    refuse_unknown(nature, Nature, "unknown_nature")
    in_percent = unit == "pp" or unit.startswith("%")
    return "percentage_points" if nature == "rate" and in_percent else unit


@wide()
def ratio(a: Decimal, b: Decimal) -> Decimal:
    """Return how many times b goes into a, as in a multiple of the nation: 11.81 / 8 is 1.47625.

    Raises `ratio_needs_positive`.
    """
    refuse_inexact(a, b)
    if a <= 0 or b <= 0:
        raise ValueError("ratio_needs_positive")
    return a / b


@wide()
def ratio_interval(a: Decimal, qa: Decimal, b: Decimal, qb: Decimal) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest ratio a/b that the roundings of both allow.

    qa and qb are the sizes of the last printed digits: 8 stands for 7.5 to 8.5. Print the
    lower end rounded down and the upper one up. Raises `ratio_needs_positive` where a
    rounding interval touches zero, `negative_quantum`.
    """
    refuse_inexact(a, qa, b, qb)
    if qa < 0 or qb < 0:
        raise ValueError("negative_quantum")
    if a - qa / 2 <= 0 or b - qb / 2 <= 0:
        raise ValueError("ratio_needs_positive")
    return (a - qa / 2) / (b + qb / 2), (a + qa / 2) / (b - qb / 2)


def roll_up(verdicts: Iterable[Verdict]) -> dict[Verdict, int]:
    """Return how often each verdict occurs, misses first, with the zeros; never an average or a score."""
    counts = Counter(Verdict(verdict) for verdict in verdicts)
    return {verdict: counts[verdict] for verdict in _MISSES_FIRST}


@wide()
def merged_growth(parts: Iterable[tuple[Decimal, Decimal]]) -> Decimal:
    """Return the growth of a merged area from (growth, base weight) of each part, in per cent.

    The weight is the value of the year before, in any unit or as a share; a simple mean
    would let a small part count like a large one. Raises `no_parts`, `weights_not_positive`.
    """
    listed = list(parts)
    if not listed:
        raise ValueError("no_parts")
    for growth, weight in listed:
        refuse_inexact(growth, weight)
        if weight <= 0:
            raise ValueError("weights_not_positive")
    total = sum((weight for _, weight in listed), ZERO)
    return sum((growth * weight for growth, weight in listed), ZERO) / total


@wide()
def merged_sum(parts: Iterable[Decimal]) -> Decimal:
    """Return the value of a merged area for what adds up: the sum of its parts, exact.

    Raises `no_parts`: a sum of nothing is missing, not zero.
    """
    listed = list(parts)
    if not listed:
        raise ValueError("no_parts")
    refuse_inexact(*listed)
    return sum(listed, ZERO)
