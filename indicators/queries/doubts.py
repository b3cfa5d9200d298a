"""The figures to be doubted, asked of the store: those that differ, that jump, and those printed together."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from indicators.files.doubts import JUMPS, SLICES, SMALL_COUNT
from indicators.model import Actual
from indicators.queries import read_sql
from indicators.store import Store


class Jump(NamedTuple):
    """A figure out of scale with its neighbour in time, and by which factor a slip would make it so."""

    figure: Actual
    other: Actual
    factor: int


def rival_figures(store: Store, areas: Sequence[str], as_of: date) -> tuple[tuple[Actual, ...], ...]:
    """Return the figures of one thing and period with different values, by different series or on one day."""
    found = [store.actuals[key] for (key,) in store.rows(read_sql("rival_figures"), areas=list(areas), as_of=as_of)]
    return _grouped(found, lambda a: (a.indicator, a.area, a.period, a.period_kind))


def printed_together(
    store: Store, areas: Sequence[str], indicators: Sequence[str], as_of: date
) -> tuple[tuple[Actual, ...], ...]:
    """Return the figures of some indicators by area, period and the day they were printed, one an indicator."""
    rows = store.rows(read_sql("printed_together"), areas=list(areas), indicators=list(indicators), as_of=as_of)
    first: dict[tuple[object, ...], Actual] = {}
    for (key,) in rows:
        a = store.actuals[key]
        first.setdefault((a.indicator, a.area, a.period, a.period_kind, a.known_from), a)
    return _grouped(first.values(), lambda a: (a.area, a.period, a.period_kind, a.known_from))


def scale_jumps(store: Store, areas: Sequence[str], as_of: date) -> tuple[Jump, ...]:
    """Return the figures about 10, 1000 or 1,000,000 times their neighbours in time; by the bands of the load."""
    factors, least, most = zip(*JUMPS, strict=True)
    found = store.rows(
        read_sql("scale_jumps"), areas=list(areas), as_of=as_of, slices=sorted(SLICES), smallest=SMALL_COUNT,
        counted=[code for code, unit in store.book.units.items() if unit.whole],
        factors=[int(f) for f in factors], least=list(least), most=list(most),
    )  # fmt: skip
    return tuple(Jump(store.actuals[one], store.actuals[other], factor) for one, other, factor in found)


def _grouped(figures: Iterable[Actual], key: Callable[[Actual], object]) -> tuple[tuple[Actual, ...], ...]:
    groups: dict[object, list[Actual]] = {}
    for figure in figures:
        groups.setdefault(key(figure), []).append(figure)
    return tuple(tuple(group) for group in groups.values())
