"""Whether a verdict survives the next question: what another honest figure of the same thing would say."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from indicators.attainment.exact import HUNDRED, refuse_inexact, wide
from indicators.attainment.judging import judge
from indicators.attainment.types import Direction, Goal, Judgement, Nature, PrintedFigure, Verdict

ENDLESS: Final = Decimal("Infinity")
ABOUT: Final = Decimal("0.05")  # 'about 35' is taken for 33.25 to 36.75
JUDGED: Final = (Verdict.EXCEEDED, Verdict.MET, Verdict.NEAR_MISS, Verdict.MISSED)


@wide()
def reach(figure: PrintedFigure) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest value a printed number may stand for.

    Half its last digit either way; 5 % either way for 'about'; 'over' and 'nearly' are open on one side.
    """
    value = figure.value
    if figure.qualifier == "over":
        return value, ENDLESS
    if figure.qualifier == "nearly":
        return -ENDLESS, value
    margin = abs(value) * ABOUT if figure.qualifier == "about" else figure.quantum / 2
    return value - margin, value + margin


@wide()
def differ(one: PrintedFigure, other: PrintedFigure) -> bool:
    """Return whether two figures cannot be the same number, each as far as it is rounded or bounded.

    Values that share only an end differ: 1,453 and 1,452 touch at a half.
    """
    (low, high), (least, most) = reach(one), reach(other)
    return one.value != other.value and not (low < most and least < high)


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
