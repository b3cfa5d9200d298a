"""The charts of an indicator as what draws the slides draws them: its years, and the year in view by month."""

from dataclasses import replace
from decimal import Decimal

from indicators.boards.indicator import IndicatorBoard
from indicators.boards.months.types import Course, MonthPoint, MonthsChart
from indicators.session.boards.deck.headline import years_of
from indicators.session.boards.deck.material import material
from indicators.session.boards.deck.types import Series, SlideChart, Value
from indicators.store import Store

MONTHS = range(1, 13)
ROLES = {"before": "last_year", "due": "nation", "scenario": "nation"}  # drawn like these on a slide


def charts_of(store: Store, board: IndicatorBoard) -> dict[str, SlideChart]:
    """Return the charts by name; while the year is open its months come first, as they tell more."""
    today = board.view.as_of if board.view.dated else board.today
    found = {"years": years_of(material(store, board.view, today), board.row.indicator) if board.chart else None}
    found["months"] = months_of(board.within.chart) if board.within and board.within.chart else None
    names = ("years", "months") if board.row.actual is not None else ("months", "years")
    return {name: one for name in names if (one := found[name])}


def months_of(chart: MonthsChart) -> SlideChart:
    """Return the months of a year as a slide draws them: of amounts the last has its number, of rates each."""
    courses = [_series(course, last=chart.amounts) for course in chart.courses]
    plan = [_plan(chart.plan)] if chart.plan else []
    return SlideChart(
        kind="lines" if chart.amounts else "dots",
        title=f"{chart.title}, {chart.unit}" if chart.unit not in chart.title else chart.title,
        unit=chart.unit,
        categories=tuple(map(str, MONTHS)),
        series=(*courses, *plan),
        merged_at=chart.merger.month - 1 if chart.merger and chart.merger.year == chart.year else None,
        merger=chart.merger_words,
        words=chart.words,
    )


def _series(course: Course, *, last: bool) -> Series:
    known = {point.month: point for point in course.points}
    role = ROLES.get(course.role, course.role)
    said = () if course.role != "actual" or course.area else course.points[-1:] if last else course.points
    values = (_value(known[month], role, said) if month in known else None for month in MONTHS)
    return Series(course.name, role, tuple(values), course.area)


def _value(point: MonthPoint, role: str, said: tuple[MonthPoint, ...]) -> Value:
    words = point.words if point in said else ""
    return Value(Decimal(str(point.value)), words, role, "estimate" if point.tinted else "official")


def _plan(plan: MonthPoint) -> Series:
    value = replace(_value(plan, "target", ()), stage=None)
    return Series(plan.words, "target", tuple(value if month == plan.month else None for month in MONTHS))
