"""Figures and targets as they are printed, for the tests beside this file."""

from decimal import Decimal

from indicators.attainment import Comparator, Direction, Goal, Judgement, Nature, PrintedFigure, Qualifier, Stage, judge

D = Decimal
NO_NUMBERS = (None, None, None, "")


def figure(
    printed: str, qualifier: Qualifier = "", stage: Stage = "estimate", quantum: str | None = None
) -> PrintedFigure:
    if quantum is None:
        return PrintedFigure(D(printed), qualifier=qualifier, stage=stage)
    return PrintedFigure(D(printed), D(quantum), qualifier, stage)


def aim(value: str, comparator: Comparator = ">=") -> Goal:
    if ".." in value:
        low, high = value.split("..")
        return Goal(comparator, low=D(low), high=D(high))
    return Goal(comparator, value=D(value))


def verdict(
    direction: Direction,
    goal: str,
    actual: PrintedFigure,
    comparator: Comparator = ">=",
    nature: Nature = "rank",
    near: Decimal | None = None,
) -> str:
    return judge(nature, direction, aim(goal, comparator), actual, near=near).verdict.value


def numbers(judged: Judgement) -> tuple[Decimal | None, Decimal | None, Decimal | None, str]:
    return judged.difference, judged.percent_of_plan, judged.gap_closed_pct, judged.bound
