"""Numbers that cannot be: below zero, implausible, or a misplaced unit or point away from the last one."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from indicators.files.doubts import JUMPS, SMALL_COUNT, SUMS, times_off
from indicators.importing.checks.context import (
    AS_THEY_STAND,
    LEAVE_ALL,
    TOGETHER,
    CheckContext,
    beside,
    cell_of,
    plain,
    scaled,
    value_of,
)
from indicators.importing.checks.slices import Known, in_a_month, neighbours
from indicators.importing.questions import AS_READ, SKIP
from indicators.importing.types import AnswerChoice, ReadFigure
from indicators.wording import say

FACTOR = "factor:"
FAR = Decimal(5)
WHOLE_TIMES = 10  # from here on a ratio is said without decimals
CLOSE = Decimal("1.5")  # a misplaced unit or point is proposed where it leads so near, in times
NEAR = Decimal(3)  # two figures of one scale are at most so many times apart


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure out of scale with what is known of it, and the factor that would mend it: 0.001, 10."""

    figure: ReadFigure
    other: Known
    factor: Decimal | None  # None where no misplaced unit would explain it
    times: Decimal  # how far apart the two are


def check(context: CheckContext) -> None:
    """Ask `negative_count`, `scale` and, of what the answers leave, `implausible`; tell what has nothing beside it."""
    for figure in context.settled():
        if _is_negative(context, figure):
            _dispute(context, figure, context.ask("negative_count", (figure,), {}))
    _check_scale(context)
    for figure in context.settled():
        span = context.indicator(figure).plausible
        if span and not _least(context, figure, span[0]) <= value_of(figure) <= span[1]:
            said = {"low": plain(span[0]), "high": plain(span[1])}
            _dispute(context, figure, context.ask("implausible", (figure,), said))


def _least(context: CheckContext, figure: ReadFigure, low: Decimal) -> Decimal:
    """Return the least that is plausible: of a part of the year an amount may be any share of that of the year."""
    is_part = context.indicator(figure).nature == "flow" and figure.kind != "year"
    return min(low, Decimal(0)) if is_part else low


def _dispute(context: CheckContext, figure: ReadFigure, answer: str) -> None:
    if not answer:
        context.disputed.add(figure.cell)


def _is_negative(context: CheckContext, figure: ReadFigure) -> bool:
    """Return whether a figure is below zero that counts something, and never was below zero before."""
    counts = context.indicator(figure).nature not in ("rate", "milestone")
    return value_of(figure) < 0 and counts and not context.balances(figure)


def _check_scale(context: CheckContext) -> None:
    alone: list[ReadFigure] = []
    slips: dict[tuple[object, ...], list[Slip]] = defaultdict(list)
    by_indicator: dict[str, list[ReadFigure]] = defaultdict(list)
    for figure in context.settled():
        if context.indicator(figure).nature in SUMS and value_of(figure) > 0:
            by_indicator[figure.indicator].append(figure)
    for figure in (one for found in by_indicator.values() for one in found):
        others = neighbours(context, figure, by_indicator[figure.indicator])
        if not others:
            alone.append(figure)
        elif slip := _slip(context, figure, others):
            place = (figure.table, figure.line.unit or figure.column.unit) if slip.factor else (figure.cell,)
            slips[*place, slip.factor].append(slip)
    if alone:
        cells = [one.cell for one in context.figures if one in alone]
        context.asking.tell("nothing_comparable", *cells, count=str(len(cells)))
    for found in slips.values():  # many of one unit off by one factor: the unit is in doubt
        for together in [found] if len(found) >= TOGETHER else [[slip] for slip in found]:
            _ask(context, together)


def _slip(context: CheckContext, figure: ReadFigure, others: list[Known]) -> Slip | None:
    """Return the slip of a figure against the first of the others, unless the second one bears the figure out.

    One that is in no band is a slip too where it is far from every other.
    """
    first, *rest = others
    if context.whole(figure) and min(value_of(figure), value_of(first)) < SMALL_COUNT:
        return None
    factor = _factor(figure, first)
    if factor is None or (rest and _near(in_a_month(figure), in_a_month(rest[0]))):
        return _far(figure, others)
    return Slip(figure, first, 1 / factor if value_of(figure) > value_of(first) else factor, factor)


def _far(figure: ReadFigure, others: list[Known]) -> Slip | None:
    """Return the slip of a figure that is at least five times away from all it can be compared with."""
    value, first = in_a_month(figure), in_a_month(others[0])
    if any(max(value, one) < FAR * min(value, one) for one in map(in_a_month, others)):
        return None
    factors = [1 / jump if value > first else jump for jump, _, _ in JUMPS]
    fitting = next((factor for factor in factors if _near(value * factor, first)), None)
    times = max(value, first) / min(value, first)
    return Slip(figure, others[0], fitting, times.quantize(Decimal(1) if times >= WHOLE_TIMES else Decimal("0.1")))


def _factor(figure: ReadFigure, other: Known) -> Decimal | None:
    """Return by which slip two figures are apart, a month's share against a month's share or sum against sum."""
    one, two = in_a_month(figure), in_a_month(other)
    if _near(one, two):
        return None
    return times_off(one, two, Decimal(0)) or times_off(value_of(figure), value_of(other), Decimal(0))


def _near(one: Decimal, other: Decimal) -> bool:
    low, high = sorted((one, other))
    return low > 0 and high <= NEAR * low


def _ask(context: CheckContext, slips: list[Slip]) -> None:
    """Ask once about figures with one slip, and put in their place what they are read as where that is the answer."""
    first, figures, mended = slips[0], [slip.figure for slip in slips], list(_mended(context, slips))
    choices = [AS_READ, SKIP] if len(slips) == 1 else [AS_THEY_STAND, LEAVE_ALL]
    value = f"{FACTOR}{plain(first.factor)}" if first.factor else ""
    if first.factor and len(mended) == len(slips):
        read = (("other", plain(value_of(mended[0]))), ("factor", plain(first.factor)))
        choices.insert(0, AnswerChoice(value, "factor" if len(slips) == 1 else "factor_all", read))
    said = beside(first.other) | {"times": plain(first.times), "count": str(len(slips))}
    is_close = len(choices) > 2 and all(_is_close(slip) for slip in slips)
    code, proposed = "scale" if len(slips) == 1 else "scale_all", value if is_close else ""
    answer = context.ask(code, figures, said, choices, proposed=proposed, cells=cell_of(first.other))
    if not answer:
        context.disputed |= {one.cell for one in figures}
    if answer and answer == value:
        for one in mended:
            context.put(one)


def _is_close(slip: Slip) -> bool:
    """Return whether a figure without its slip would be near the one it is held against."""
    mended, other = in_a_month(slip.figure) * (slip.factor or 1), in_a_month(slip.other)
    return max(mended, other) <= CLOSE * min(mended, other)


def _mended(context: CheckContext, slips: list[Slip]) -> Iterator[ReadFigure]:
    """Yield the figures as they would be read, without those of which the result could not be recorded."""
    for slip in slips:
        typed = scaled(slip.figure.typed, slip.factor) if slip.factor else None
        if typed is None or typed.value is None:
            continue
        if not context.whole(slip.figure) or typed.value == typed.value.to_integral_value():
            note = say("en", "intake.note.read_as", found=slip.figure.as_printed, value=plain(typed.value))
            yield replace(slip.figure, typed=typed, note="; ".join(filter(None, (slip.figure.note, note))))
