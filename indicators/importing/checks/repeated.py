"""The same figure twice: in the file, or in the file and on record; at another stage, or with another number."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from indicators.attainment import STAGE_RANK
from indicators.importing.checks.context import (
    AS_THEY_STAND,
    LEAVE_ALL,
    TOGETHER,
    CheckContext,
    beside,
    plain,
    qualifier_of,
    quantum_of,
    value_of,
)
from indicators.importing.types import AnswerChoice, ReadFigure
from indicators.model import Actual

KEEP = "keep:"


def check_file(context: CheckContext) -> None:
    """Ask `twice` where one thing has two numbers in the file; of equal ones, told, the most precise stays."""
    groups: dict[tuple[str, ...], list[ReadFigure]] = defaultdict(list)
    for figure in context.figures:
        groups[figure.indicator, figure.period, figure.kind, figure.stage].append(figure)
    for found in groups.values():
        settled = [one for one in found if one.cell not in context.disputed]
        if len(settled) < 2:
            continue
        best = min(settled, key=quantum_of)
        if all(_same(best, one) for one in settled):
            context.drop(*(one for one in settled if one is not best))
            context.asking.tell("twice_equal", *(one.cell for one in settled), id=best.cell, indicator=best.indicator)
        else:
            _ask_which(context, settled)


def _same(one: ReadFigure, other: ReadFigure) -> bool:
    """Return whether two numbers are one: 36 and 36.0 are, 36 and 36.04 are asked."""
    return qualifier_of(one) == qualifier_of(other) and value_of(one) == value_of(other)


def _ask_which(context: CheckContext, found: Sequence[ReadFigure]) -> None:
    keep = [
        AnswerChoice(f"{KEEP}{one.cell}", "keep", (("cell", one.cell), ("other", plain(value_of(one)))))
        for one in found
    ]
    answer = context.ask("twice", found, {"numbers": "; ".join(one.as_printed for one in found)}, (*keep, LEAVE_ALL))
    if not answer:
        context.disputed |= {one.cell for one in found}
    elif answer.startswith(KEEP):
        context.leave(*(one for one in found if one.cell != answer.removeprefix(KEEP)))


def check_record(context: CheckContext) -> None:
    """Ask `differs_on_record` and `stage_below`; what is on record already is told and not recorded again."""
    known: list[ReadFigure] = []
    revised: list[ReadFigure] = []
    below: dict[tuple[int, int], list[tuple[ReadFigure, Actual]]] = defaultdict(list)
    for figure in context.settled():
        reports = context.record.reports(figure)
        if any(_is_repeat(figure, one) for one in reports):
            known.append(figure)
        elif other := next(_rivals(context, figure, reports), None):
            context.ask("differs_on_record", (figure,), beside(other))
        elif (counting := _counting(context, figure)) and STAGE_RANK[counting.stage] > STAGE_RANK[figure.stage]:
            below[figure.table, figure.column.at].append((figure, counting))
        elif counting and counting.stage == figure.stage:
            revised.append(figure)
    for found in below.values():
        _ask_below(context, found)
    context.drop(*known)
    for code, figures in (("recorded", known), ("revised", revised)):
        if figures:
            context.asking.tell(code, *(one.cell for one in figures), count=str(len(figures)))


def _ask_below(context: CheckContext, found: Sequence[tuple[ReadFigure, Actual]]) -> None:
    """Ask about the figures of a column with a higher stage on record: about many of them once."""
    if len(found) < TOGETHER:
        for figure, other in found:
            context.ask("stage_below", (figure,), beside(other))
        return
    said = beside(found[0][1]) | {"count": str(len(found))}
    context.ask("stage_below_all", [figure for figure, _ in found], said, (AS_THEY_STAND, LEAVE_ALL))


def _counting(context: CheckContext, figure: ReadFigure) -> Actual | None:
    return context.record.slices(figure.indicator).get((figure.period, figure.kind))


def _is_repeat(figure: ReadFigure, one: Actual) -> bool:
    """Return whether a report says the same at the same stage or a higher one: repeating it changes nothing."""
    same = one.value == value_of(figure) and one.qualifier == qualifier_of(figure)
    return same and STAGE_RANK[one.stage] >= STAGE_RANK[figure.stage]


def _rivals(context: CheckContext, figure: ReadFigure, reports: Sequence[Actual]) -> Iterator[Actual]:
    """Yield the reports of the same stage and day; their numbers are others."""
    day = context.facts.published_on
    return (one for one in reports if one.stage == figure.stage and day and one.published_on == day)
