"""Whether a verdict survives the next question: what another honest figure of the same thing would say."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from indicators.attainment.exact import HUNDRED, refuse_inexact, wide
from indicators.attainment.intervals import differ
from indicators.attainment.judging import judge
from indicators.attainment.types import Direction, Goal, Judgement, Nature, PrintedFigure, Verdict

JUDGED: Final = (Verdict.EXCEEDED, Verdict.MET, Verdict.NEAR_MISS, Verdict.MISSED)


@wide()
def figure_of_percent(percent: Decimal, quantum: Decimal, plan: Decimal, figure: PrintedFigure) -> PrintedFigure:
    """Return the figure that a printed percentage of a plan stands for, at the stage of the one printed beside it.

    120 % of 6,000 is 7,200, give or take half a per cent of the plan.
    """
    refuse_inexact(percent, quantum, plan)
    return PrintedFigure((percent * plan / HUNDRED).normalize() + 0, abs(plan) * quantum / HUNDRED, "", figure.stage)


def rival_judgement(
    nature: Nature,
    direction: Direction,
    goal: Goal,
    own: PrintedFigure,
    other: PrintedFigure,
    *,
    near: Decimal | None = None,
) -> Judgement | None:
    """Return what the other figure would say; nothing where it is no rival.

    No rival is a forecast, what may be the same number, and a bound that settles no verdict.
    Raises as `judge` does.
    """
    if not differ(own, other):
        return None
    judged = judge(nature, direction, goal, other, near=near)
    return judged if judged.verdict in JUDGED else None


def verdict_holds(verdict: Verdict, rivals: Iterable[Verdict]) -> bool:
    """Return whether every rival gives the same verdict; without any it holds."""
    return all(rival == verdict for rival in rivals)
