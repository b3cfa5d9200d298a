"""The verdict of a closed period, and the numbers that may stand beside it."""

from dataclasses import replace
from decimal import Decimal
from typing import Final, get_args

from indicators.attainment.exact import HUNDRED, ZERO, refuse_inexact, refuse_unknown, wide
from indicators.attainment.measures import apparent_step, near_band
from indicators.attainment.types import (
    Bound,
    Comparator,
    Direction,
    Goal,
    Judgement,
    Nature,
    Note,
    PrintedFigure,
    Qualifier,
    Verdict,
)

_MIRRORED: Final[dict[Comparator, Comparator]] = {
    ">=": "<=",
    ">": "<",
    "<=": ">=",
    "<": ">",
    "=": "=",
    "about": "about",
}
_AGREEING: Final[dict[Direction, tuple[Comparator, ...]]] = {
    "higher": (">=", ">", "=", "about"),
    "lower": ("<=", "<", "=", "about"),
    "band": ("=", "about"),
    "neutral": get_args(Comparator),
}
_PERCENT_NOT_FOR: Final = {
    "rate": Note.PERCENT_NOT_FOR_RATE,
    "rank": Note.PERCENT_NOT_FOR_RANK,
    "milestone": Note.PERCENT_NOT_FOR_MILESTONE,
    "lower": Note.PERCENT_NOT_FOR_LOWER,
    "band": Note.PERCENT_NOT_FOR_BAND,
}


def check_goal(direction: Direction, goal: Goal) -> None:
    """Return nothing where the comparator agrees with the direction; raise `comparator_contradicts_direction`.

    A range shows by its two ends what must be reached, so `>=`, which is written
    where the words name no comparator, agrees there with every direction.
    """
    refuse_unknown(direction, Direction, "unknown_direction")
    unsaid = goal.value is None and goal.comparator == ">="
    if not unsaid and goal.comparator not in _AGREEING[direction]:
        raise ValueError("comparator_contradicts_direction")


@wide()
def judge(
    nature: Nature,
    direction: Direction,
    goal: Goal | None,
    figure: PrintedFigure | None,
    *,
    near: Decimal | None = None,
    baseline: Decimal | None = None,
    comparable: bool = True,
) -> Judgement:
    """Return the one verdict on a closed period, with its numbers.

    The first that applies: no actual or only a forecast, no target or neutral, areas
    that cannot be compared; then met where the target lies within the rounding interval
    of the actual, else the exact comparison. A bound ('over X') is judged only where
    every possible true value has the same verdict. Raises `unknown_nature`,
    `unknown_direction`, `comparator_contradicts_direction`, `negative_near`.
    """
    refuse_unknown(nature, Nature, "unknown_nature")
    refuse_unknown(direction, Direction, "unknown_direction")
    refuse_inexact(near, baseline)
    if goal is not None:
        check_goal(direction, goal)
    if figure is None:
        return Judgement(Verdict.NO_FIGURE)
    if figure.stage == "forecast":
        return Judgement(Verdict.NO_FIGURE, notes=(Note.FORECAST_NOT_JUDGED,))
    if goal is None or direction == "neutral":
        return Judgement(Verdict.WATCHED)
    if not comparable:
        return Judgement(Verdict.NOT_COMPARABLE)
    allowed = near_band(nature, _goal_end(direction, goal, figure.value), near)
    verdict = _verdict(direction, goal, figure, allowed)
    if verdict is None:
        return Judgement(Verdict.NO_FIGURE, notes=(Note.BOUND_UNSETTLED,))
    exactly = _verdict(direction, goal, replace(figure, quantum=ZERO), allowed)
    rounding = (Note.WITHIN_ROUNDING,) if verdict != exactly else ()
    return _with_numbers(nature, direction, goal, figure, baseline, Judgement(verdict, notes=rounding))


def _with_numbers(
    nature: Nature, direction: Direction, goal: Goal, figure: PrintedFigure, baseline: Decimal | None, judged: Judgement
) -> Judgement:
    target = _goal_end(direction, goal, figure.value)
    bound: Bound = ">=" if figure.qualifier == "over" else "<=" if figure.qualifier == "nearly" else ""
    unsaid_percent = _why_no_percent(nature, direction, target, figure.value)
    unsaid_gap = _why_no_gap(direction, target, baseline, bound)
    margin = _margin_below_rounding(nature, figure, figure.value - target, judged.verdict)
    notes = (_estimate_equals_plan(direction, goal, figure), *judged.notes, margin, unsaid_percent, unsaid_gap)
    gap = None
    if baseline is not None and unsaid_gap is None:
        gap = (figure.value - baseline) * HUNDRED / (target - baseline)
    return Judgement(
        verdict=judged.verdict,
        difference=figure.value - target,
        percent_of_plan=None if unsaid_percent else figure.value * HUNDRED / target,
        gap_closed_pct=gap,
        bound=bound,
        notes=tuple(note for note in notes if note),
    )


def _goal_end(direction: Direction, goal: Goal, value: Decimal) -> Decimal:
    """Return what the actual is measured from: the floor, or the end of the band next to it, or itself inside."""
    if direction == "band":
        low, high = goal.ends
        return min(max(value, low), high)
    return goal.floor(direction)


def _verdict(direction: Direction, goal: Goal, figure: PrintedFigure, near: Decimal) -> Verdict | None:
    """Return the verdict, or nothing where a bound leaves more than one possible."""
    if direction == "lower":  # seen in a mirror, lower is higher: one set of comparisons serves both
        goal, figure = _mirrored_goal(goal), _mirrored_figure(figure)
    if direction == "band" or goal.comparator == "=":
        return _inside(goal, figure)
    return _reached(goal, figure, near)


def _mirrored_goal(goal: Goal) -> Goal:
    low, high = goal.ends
    if goal.value is not None:
        return Goal(_MIRRORED[goal.comparator], value=-low)
    return Goal(_MIRRORED[goal.comparator], low=-high, high=-low)


def _mirrored_figure(figure: PrintedFigure) -> PrintedFigure:
    swapped: dict[Qualifier, Qualifier] = {"over": "nearly", "nearly": "over"}
    return replace(figure, value=-figure.value, qualifier=swapped.get(figure.qualifier, figure.qualifier))


def _inside(goal: Goal, figure: PrintedFigure) -> Verdict | None:
    low, high = goal.ends
    if figure.qualifier == "over":
        return Verdict.MISSED if figure.value >= high else None
    if figure.qualifier == "nearly":
        return Verdict.MISSED if figure.value <= low else None
    half = figure.quantum / 2
    return Verdict.MET if low - half <= figure.value <= high + half else Verdict.MISSED


def _reached(goal: Goal, figure: PrintedFigure, near: Decimal) -> Verdict | None:
    floor, stretch = goal.ends
    if figure.qualifier == "over":
        return Verdict.EXCEEDED if figure.value >= stretch else None
    if figure.qualifier == "nearly":
        return Verdict.MISSED if figure.value <= floor - near else None
    half = figure.quantum / 2
    if figure.value - half > stretch:
        return Verdict.EXCEEDED
    if figure.value + half >= floor:
        only_equal = figure.value - half <= floor
        return Verdict.NEAR_MISS if goal.comparator == ">" and only_equal else Verdict.MET
    return Verdict.NEAR_MISS if floor - figure.value <= near else Verdict.MISSED


def _estimate_equals_plan(direction: Direction, goal: Goal, figure: PrintedFigure) -> Note | None:
    """Return the note for an estimate equal to the plan to its last digit: it may only repeat the plan."""
    if figure.stage != "estimate" or figure.qualifier in ("over", "nearly") or direction == "band":
        return None
    equal = abs(figure.value - goal.floor(direction)) <= figure.quantum / 2
    return Note.ESTIMATE_EQUALS_PLAN if equal else None


def _margin_below_rounding(nature: Nature, figure: PrintedFigure, margin: Decimal, verdict: Verdict) -> Note | None:
    """Return the note for a margin that the zeros of an amount leave open; rates and ranks are not rounded to tens."""
    if nature not in ("flow", "stock") or figure.qualifier in ("over", "nearly") or verdict == Verdict.MET:
        return None
    step = apparent_step(figure.value)
    below = step > figure.quantum and 2 * abs(margin) < step
    return Note.MARGIN_BELOW_ROUNDING if below else None


def _why_no_percent(nature: Nature, direction: Direction, target: Decimal, actual: Decimal) -> Note | None:
    """Return why a percentage of the plan would mislead: 11.81 of 12.35 % growth is 95.6 %, which looks near."""
    if unfit := _PERCENT_NOT_FOR.get(nature) or _PERCENT_NOT_FOR.get(direction):
        return unfit
    if target <= 0:
        return Note.PERCENT_NEEDS_POSITIVE_TARGET
    return Note.PERCENT_NOT_FOR_NEGATIVE if actual < 0 else None


def _why_no_gap(direction: Direction, target: Decimal, baseline: Decimal | None, bound: Bound) -> Note | None:
    if baseline is None:
        return None
    if direction == "band":
        return Note.GAP_NOT_FOR_BAND
    if target == baseline:
        return Note.GAP_NEEDS_DISTANCE
    return Note.GAP_NOT_FOR_BOUND if bound and target < baseline else None
