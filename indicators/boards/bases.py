"""One figure against every other target set for the same year."""

from dataclasses import dataclass
from decimal import Decimal

from indicators.boards.context import Context
from indicators.boards.judged import Judged, goal, in_points, judged, plain, plain_percent, plain_target, target_words
from indicators.model import Indicator, Target
from indicators.wording import say


@dataclass(frozen=True, slots=True)
class OtherBasis:
    """The same figure against another target for the same year."""

    basis: str
    basis_words: str
    target: str
    target_words: str
    percent_of_plan: str | None
    difference: str | None
    verdict: str
    implied: bool
    tick: float | None  # where its target stands: percent of the chosen one, or points from it


def other_bases(context: Context, one: Judged) -> tuple[OtherBasis, ...]:
    """Return the figure judged against every other target in force for the year."""
    chosen = one.target
    found = []
    for (code, basis), target in context.targets.items():
        if code != one.indicator.code or chosen is None or basis == chosen.basis:
            continue
        other = judged(one.indicator, target, one.figure)
        found.append(
            OtherBasis(
                basis=basis,
                basis_words=say(context.view.lang, f"basis_short.{basis}"),
                target=plain_target(target) or "",
                target_words=target_words(target, context.view.lang),
                percent_of_plan=plain_percent(other.judgement),
                difference=plain(other.judgement.difference),
                verdict=other.verdict.value,
                implied=target.implied,
                tick=tick(one.indicator, chosen, scale_end(target)),
            )
        )
    return tuple(found)


def scale_end(target: Target) -> Decimal:
    """Return the end of a target that its scale is drawn by: the value, or the low end of a range."""
    return goal(target).ends[0]


def tick(indicator: Indicator, chosen: Target, end: Decimal) -> float | None:
    """Return where another end stands on the scale of a target: points from it, or percent of it."""
    origin = scale_end(chosen)
    if in_points(indicator):
        return float(end - origin)
    return float(end / origin * 100) if origin > 0 else None
