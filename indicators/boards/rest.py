"""What a figure of the year asks of the months after the last cumulative one, where that is unlikely."""

from decimal import Decimal
from typing import NamedTuple

from indicators import attainment
from indicators.boards.context import Context
from indicators.model import Actual, Indicator
from indicators.queries import Figure

UNLIKELY = Decimal(2)  # times the mean month so far that each month left must bring
MONTHS, TENTH = 12, Decimal("0.1")


class Rest(NamedTuple):
    """The last cumulative figure before that of the year, and what the months left had to bring."""

    part: Actual
    whole: Actual
    months: int
    times: Decimal  # the mean month until then, rounded for print

    @property
    def left(self) -> int:
        """How many months were left."""
        return MONTHS - self.months


def unlikely_rest(context: Context, code: str) -> Rest | None:
    """Return the rest that a figure of the year asks for; nothing where it asks less than twice the pace until then."""
    part, whole = context.progress.get(code), context.figures.get(code)
    if part is None or whole is None or not _same_measure(context.indicator(code), part, whole):
        return None
    months = int(part.period[-2:])
    times = attainment.times_pace_so_far(whole.actual.value, part.value, months)
    return Rest(part, whole.actual, months, times.quantize(TENTH)) if times and times >= UNLIKELY else None


def _same_measure(indicator: Indicator, part: Actual, whole: Figure) -> bool:
    """Return whether a cumulative figure and that of the year are amounts of one series, both exact."""
    exact = not (part.qualifier or whole.actual.qualifier) and whole.stage != "forecast"
    amounts = indicator.nature == "flow" and part.value > 0 and whole.actual.value > 0
    return exact and amounts and part.series == whole.actual.series
