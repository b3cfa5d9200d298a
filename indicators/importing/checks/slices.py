"""What a figure can be compared with: months before it, the same slice a year earlier; on record, else in the file."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from indicators.files.doubts import SLICES
from indicators.importing.checks.context import CheckContext, value_of
from indicators.importing.checks.record import Slice
from indicators.importing.types import ReadFigure
from indicators.model import Actual

Known = Actual | ReadFigure
MOMENTS = ("stock", "as_of")  # what stands on a day, whichever way that is written
EARLY = 3  # months of a year from which its sum is of the scale of the year


def neighbours(context: CheckContext, figure: ReadFigure, in_file: Iterable[ReadFigure]) -> list[Known]:
    """Return what is comparable with a figure, the best first; of the file only where the record has nothing.

    `in_file` are the figures of the file of the same indicator.
    """
    beside = {(one.period, one.kind): one for one in in_file if one.cell != figure.cell}
    return _among(figure, context.record.slices(figure.indicator)) or _among(figure, beside)


def _among(figure: ReadFigure, slices: Mapping[Slice, Known]) -> list[Known]:
    wanted = (slices.get(one) for one in _wanted(figure, slices))
    return [one for one in wanted if one is not None and value_of(one) > 0]


def _wanted(figure: ReadFigure, known: Iterable[Slice]) -> Iterator[Slice]:
    """Yield the slices of time that are comparable, the best first: an earlier report of the same one before all."""
    period, kind = figure.period, figure.kind
    yield period, kind
    if kind in MOMENTS:
        yield from _nearest(period, (one for one in known if one[1] in MOMENTS))
    if kind not in SLICES:
        return
    alike = [one for one in known if one[1] == kind]
    years = list(_nearest(period, (one for one in alike if one[0][4:] == period[4:])))
    if kind == "ytd":
        within = list(_nearest(period, (one for one in alike if one[0][:4] == period[:4])))
        yield from (one for one in within if one[0] < period)
        yield from years
        yield from (one for one in within if one[0] > period)
        if int(period[5:7]) >= EARLY:
            yield from ((str(int(period[:4]) - back), "year") for back in (0, 1))
        return
    yield from years
    if kind == "year":
        within = list(_nearest(period, (one for one in known if one[1] == "ytd" and one[0][:4] == period)))
        yield from (one for one in within if int(one[0][5:7]) >= EARLY)
    if kind == "month":
        yield from _nearest(period, (one for one in alike if one[0] < period and one not in years))


def in_a_month(one: Known) -> Decimal:
    """Return a sum from January on by its months, so that those of six and of ten months have one scale."""
    kind = one.kind if isinstance(one, ReadFigure) else one.period_kind
    months = int(one.period[5:7]) if kind == "ytd" else 12 if kind == "year" else 1
    return value_of(one) / months


def _nearest(period: str, slices: Iterable[Slice]) -> Iterator[Slice]:
    """Yield other periods, those before first, each time from the nearest."""
    others = [one for one in slices if one[0] != period]
    yield from sorted(others, key=lambda one: (one[0] > period, abs(_months(one[0]) - _months(period))))


def _months(period: str) -> int:
    """Return the place of a period in months; of a day its month, of a year its last."""
    month = period[5:7]
    return int(period[:4]) * 12 + (int(month) if month.isdigit() else 12)
