"""What a row draws: levels as percent of the target from zero, rates as points from it."""

from dataclasses import dataclass
from decimal import Decimal

from indicators.boards.bases import OtherBasis, scale_end, tick
from indicators.boards.context import STAND_IN, Context
from indicators.boards.judged import STAGE_CLASS, Judged, actual_words, in_points, target_words
from indicators.model import Actual
from indicators.queries import Figure
from indicators.wording import number, say


@dataclass(frozen=True, slots=True)
class ReferenceMark:
    """A reference on the scale of a row: percent of the target, or points from it."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """What a row draws: levels as percent of the target from zero, rates as points from it."""

    in_points: bool
    actual: float | None
    judged: bool  # else a cumulative figure of an open year: drawn, but no gap is
    tinted: bool  # an estimate: tint with outline; official figures are solid
    open_ended: bool  # a bound: the true value lies beyond
    others: tuple[float, ...]
    stretch: float | None
    nation: ReferenceMark | None
    words: str  # the same in words, for those who cannot see it


def bullet(context: Context, one: Judged, others: tuple[OtherBasis, ...], progress: Actual | None) -> Bullet | None:
    """Return the drawing of a row, judged or under way; nothing where there is no target to scale by."""
    target, judged_now = one.target, one.judgement.difference is not None
    shown = one.figure.actual if one.figure and judged_now else progress
    if target is None or shown is None:
        return None
    chosen, points = scale_end(target), in_points(one.indicator)
    if not points and chosen <= 0:
        return None
    lang, value = context.view.lang, shown.value
    actual = float(value - chosen) if points else float(value / chosen * 100)
    here = 0 if points else 100  # where the chosen target stands: another at the same place needs no tick of its own
    nation = context.nation.get(one.indicator.code) if points and judged_now else None
    return Bullet(
        in_points=points,
        actual=actual,
        judged=judged_now,
        tinted=not (one.figure and judged_now) or STAGE_CLASS.get(one.figure.stage) == "estimate",
        open_ended=shown.qualifier == "over",
        others=tuple(o.tick for o in others if o.tick not in (None, here) and o.basis == STAND_IN.get(target.basis)),
        stretch=tick(one.indicator, target, target.high) if target.high is not None else None,
        nation=_nation(context, nation, chosen) if nation else None,
        words=f"{say(lang, 'bar.actual', value=actual_words(shown, lang))}, "
        f"{say(lang, 'bar.target', value=target_words(target, lang))}",
    )


def _nation(context: Context, figure: Figure, chosen: Decimal) -> ReferenceMark:
    value = number(figure.actual.value, context.view.lang)
    label = say(context.view.lang, "bar.nation", area=context.nation_name, value=value)
    return ReferenceMark(float(figure.actual.value - chosen), label)
