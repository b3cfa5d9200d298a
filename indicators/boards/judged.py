"""One target set against one figure, with its numbers in words."""

from dataclasses import dataclass
from decimal import Decimal

from indicators import attainment
from indicators.attainment import Judgement, Verdict
from indicators.model import Actual, Indicator, Target
from indicators.queries import Figure
from indicators.store import Store
from indicators.wording import Lang, number, percent, points, say, signed

STAGE_CLASS = {"forecast": "estimate", "estimate": "estimate", "reported": "estimate"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement beside what it judges."""

    indicator: Indicator
    target: Target | None
    figure: Figure | None
    judgement: Judgement

    @property
    def verdict(self) -> Verdict:
        """The verdict alone."""
        return self.judgement.verdict

    @property
    def quantum(self) -> Decimal:
        """The size of the last printed digit of the figure; zero without one."""
        return self.figure.actual.quantum if self.figure else Decimal(0)


def judged(indicator: Indicator, target: Target | None, figure: Figure | None, *, comparable: bool = True) -> Judged:
    """Return the verdict on one figure against one target, by the rules of `attainment`."""
    verdict = attainment.judge(
        indicator.nature,
        indicator.direction,
        goal(target) if target else None,
        printed_figure(figure) if figure else None,
        near=indicator.near,
        comparable=comparable,
    )
    return Judged(indicator, target, figure, verdict)


def goal(target: Target) -> attainment.Goal:
    """Return a target as the arithmetic takes it."""
    return attainment.Goal(target.comparator, target.value, target.low, target.high)


def printed_figure(figure: Figure) -> attainment.PrintedFigure:
    """Return a figure as the arithmetic takes it: its number, its last printed digit, its stage."""
    report = figure.actual
    return attainment.PrintedFigure(report.value, report.quantum, report.qualifier, figure.stage)


def plain(value: Decimal | None) -> str | None:
    """Return a decimal as a string with every digit as published, or nothing."""
    return None if value is None else format(value, "f")


def plain_percent(judgement: Judgement) -> str | None:
    """Return the percent of plan as printed, without its sign, or nothing."""
    exact = judgement.percent_of_plan
    return None if exact is None else plain(attainment.printed_percent(exact))


def plain_target(target: Target | None) -> str | None:
    """Return a target's number, or its range as `13..13.5`."""
    if target is None:
        return None
    return plain(target.value) if target.value is not None else f"{plain(target.low)}..{plain(target.high)}"


def target_words(target: Target, lang: Lang) -> str:
    """Return a target as read: 12,35; 13-13,5; khoảng 13; trên 16. `>=` is the common case and goes unsaid."""
    if target.low is not None and target.high is not None:
        text = say(lang, "comparator.range", low=number(target.low, lang), high=number(target.high, lang))
        return say(lang, "comparator.about", value=text) if target.comparator == "about" else text
    value = number(target.value or Decimal(0), lang)
    return value if target.comparator in (">=", "=") else say(lang, f"comparator.{target.comparator}", value=value)


def actual_words(actual: Actual, lang: Lang) -> str:
    """Return a figure as read, with the digits the source printed: 11,81; trên 187.000."""
    value = number(actual.value, lang)
    return say(lang, f"qualifier.{actual.qualifier}", value=value) if actual.qualifier else value


def unit_words(store: Store, indicator: Indicator, lang: Lang) -> str:
    """Return the unit of an indicator in words."""
    unit = store.book.units[indicator.unit]
    return unit.in_(lang)


def printed_difference(judgement: Judgement, quantum: Decimal) -> Decimal | None:
    """Return the difference from the target as printed: never finer than the last digit of the figure."""
    gap = judgement.difference
    return None if gap is None else attainment.printed_gap(gap, quantum, bounded=bool(judgement.bound))


def gap_between(one: Actual, other: Actual) -> Decimal:
    """Return by how much one figure stands above another, as printed: no finer than either of them."""
    quantum, bounded = max(one.quantum, other.quantum), bool(one.qualifier or other.qualifier)
    return attainment.printed_gap(one.value - other.value, quantum, bounded=bounded)


def gap_words(store: Store, indicator: Indicator, gap: Decimal, lang: Lang, *, short: bool = False) -> str:
    """Return the size of a difference with its unit: 0,54 điểm phần trăm (short: 0,54 điểm), 1.700 triệu USD."""
    if in_points(indicator):
        return points(abs(gap), lang, short=short)
    return f"{number(abs(gap), lang)} {unit_words(store, indicator, lang)}"


def in_points(indicator: Indicator) -> bool:
    """Return whether differences of an indicator are percentage points."""
    return attainment.difference_unit(indicator.nature, indicator.unit) == "percentage_points"


def percent_words(judgement: Judgement, lang: Lang) -> str | None:
    """Return the percent of plan as printed, a bound with its sign: 113,8%, ≥ 113,3%."""
    if judgement.percent_of_plan is None:
        return None
    text = percent(attainment.printed_percent(judgement.percent_of_plan), lang)
    return f"{ {'>=': '≥ ', '<=': '≤ ', '': ''}[judgement.bound] }{text}"


def outcome_words(store: Store, indicator: Indicator, judgement: Judgement, quantum: Decimal, lang: Lang) -> str | None:
    """Return what stands in the column 'against target': a percentage where one is allowed, else the difference."""
    if (text := percent_words(judgement, lang)) is not None:
        return text
    if (gap := printed_difference(judgement, quantum)) is None:
        return None
    if in_points(indicator):
        return points(gap, lang, short=True, sign=True)
    return f"{signed(gap, lang)} {unit_words(store, indicator, lang)}"
