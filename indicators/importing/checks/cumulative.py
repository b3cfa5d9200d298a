"""Sums from January on: they do not fall from month to month, and no month is more than its sum."""

from collections.abc import Iterator, Mapping

from indicators.importing.checks.context import CheckContext, beside, cell_of, qualifier_of, quantum_of, value_of
from indicators.importing.checks.record import half_digits
from indicators.importing.checks.slices import Known
from indicators.importing.types import ReadFigure

SUM = "ytd"
ByPeriod = Mapping[str, Known]


def check(context: CheckContext) -> None:
    """Ask `falling` and `month_above_cumulative` of the flows; a figure of the file goes before one on record."""
    in_file: dict[str, dict[str, ReadFigure]] = {}
    for figure in context.known.values():
        if figure.kind == SUM and figure.cell not in context.disputed | context.left:
            in_file.setdefault(figure.indicator, {})[figure.period] = figure
    for figure in context.settled():
        adds_up = context.indicator(figure).nature == "flow" and not context.balances(figure)
        if not adds_up or figure.kind not in (SUM, "month"):
            continue
        slices = context.record.slices(figure.indicator).items()
        on_record: ByPeriod = {period: one for (period, kind), one in slices if kind == SUM}
        sums = {**on_record, **in_file.get(figure.indicator, {})}
        if figure.kind == "month":
            _check_month(context, figure, sums.get(figure.period))
        elif other := next(_broken(figure, sums), None):
            context.ask("falling", (figure,), beside(other), cells=cell_of(other))


def _broken(figure: ReadFigure, sums: ByPeriod) -> Iterator[Known]:
    """Yield the sums of the year that a figure does not go with, those of the nearest months before it first."""
    year = [one for period, one in sums.items() if period[:4] == figure.period[:4]]
    for one in sorted(year, key=lambda one: one.period, reverse=True):
        if one.period < figure.period and _is_above(one, figure):
            yield one
    for one in sorted(year, key=lambda one: one.period):
        # A later one of the file is asked about by itself: it falls below this one.
        if one.period > figure.period and not isinstance(one, ReadFigure) and _is_above(figure, one):
            yield one


def _check_month(context: CheckContext, figure: ReadFigure, of_year: Known | None) -> None:
    if of_year is not None and _is_above(figure, of_year):
        context.ask("month_above_cumulative", (figure,), beside(of_year), cells=cell_of(of_year))


def _is_above(one: Known, other: Known) -> bool:
    """Return whether one is more than the other, whatever was rounded off; 'nearly 36' need not be more than 35."""
    bounded = qualifier_of(one) == "nearly" or qualifier_of(other) == "over"
    return not bounded and value_of(one) - value_of(other) > half_digits(quantum_of(one), quantum_of(other))
