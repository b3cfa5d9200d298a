"""How far one target of several years is: the figures of its years, added up, averaged or compounded."""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from indicators import attainment, queries
from indicators.attainment import Judgement, PlanCourse, PrintedFigure, Qualifier, Verdict
from indicators.boards.judged import goal
from indicators.boards.view import View
from indicators.model import Actual, Area, Indicator, Target
from indicators.queries.pace import part_in_force
from indicators.store import Store

Measure = Literal["total", "average", "growth", "level"]
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class YearKnown:
    """The figure of one year of a plan; of an area that was merged later, the sum of its parts."""

    year: int
    value: Decimal
    quantum: Decimal
    qualifier: Qualifier
    reports: tuple[Actual, ...]


@dataclass(frozen=True, slots=True)
class YearsProgress:
    """What the figures of a plan's years come to, and what follows; nothing is told that would need a guess."""

    measure: Measure
    first: int  # year of the plan
    of: int  # years of the plan
    known: tuple[YearKnown, ...]
    missing: tuple[int, ...]  # years that are over and have no figure, or the one before the plan
    value: Decimal | None = None
    quantum: Decimal = ZERO
    qualifier: Qualifier = ""  # 'over' also where the figures of some years are missing: the sum is at least that
    whole: Actual | None = None  # the report of all the years together, where there is one
    judgement: Judgement | None = None  # once the years are over
    course: PlanCourse | None = None
    needed: Decimal | None = None  # in each year left

    @property
    def elapsed(self) -> int:
        """How many years of the plan its figures reach."""
        return self.known[-1].year - self.first + 1 if self.known else 0

    @property
    def left(self) -> int:
        """How many years of the plan are still to come."""
        return self.of - self.elapsed

    @property
    def state(self) -> str | None:
        """The verdict once the years are over; before, whether the target is reached, or the course towards it."""
        if self.judgement is not None:
            return self.judgement.verdict.value
        return self.course.value if self.course else None


def measure_of(indicator: Indicator, target: Target) -> Measure:
    """Return how the years of a target come together: growth compounds, amounts add up, a level is that of the end.

    So is what is asked of the end alone: 380 million tonnes in 2030.
    """
    if ".." not in target.period:
        return "level"
    if target.per_year:
        return "growth" if indicator.nature == "rate" and indicator.unit == "%" else "average"
    return "total" if indicator.nature == "flow" else "level"


def years_progress(store: Store, view: View, indicator: Indicator, target: Target) -> YearsProgress:
    """Return how far a target is by the day in view."""
    last = view.until or view.year
    span = range(view.year, min(last, view.as_of.year) + 1)
    known = tuple(k for year in span if (k := year_known(store, view, indicator, year)))
    missing = tuple(y for y in span if y < view.as_of.year and y not in {k.year for k in known})
    measure = measure_of(indicator, target)
    progress = _reckoned(YearsProgress(measure, view.year, last - view.year + 1, known, missing))
    whole = part_in_force(store, view.area, view.period, "multi_year", view.as_of).get(indicator.code)
    if whole and whole.stage != "forecast" and measure != "average":
        report = whole.actual
        told = replace(progress, value=report.value, quantum=report.quantum, qualifier=report.qualifier, whole=report)
        return _judged(told, indicator, target)
    if progress.value is None:
        return progress
    if not progress.left:
        return _judged(progress, indicator, target)
    return _under_way(store, view, indicator, target, progress)


def year_known(store: Store, view: View, indicator: Indicator, year: int) -> YearKnown | None:
    """Return the figure of one year; before a merger the sum over the parts, of what adds up and is known of all."""
    area = store.book.areas[view.area]
    if own := _figure(store, indicator.code, area, year, view):
        return YearKnown(year, own.value, own.quantum, own.qualifier, (own,))
    before = area.starts is not None and year < area.starts.year
    adds_up = indicator.nature == "flow" or (indicator.nature == "stock" and not indicator.unit.startswith("%"))
    if not (before and adds_up and area.predecessors):
        return None
    parts = [_figure(store, indicator.code, store.book.areas[code], year, view) for code in area.predecessors]
    exact = [part for part in parts if part is not None and not part.qualifier]
    if len(exact) < len(parts):
        return None
    total = attainment.merged_sum(part.value for part in exact)
    return YearKnown(year, total, max(part.quantum for part in exact), "", tuple(exact))


def _figure(store: Store, code: str, area: Area, year: int, view: View) -> Actual | None:
    found = queries.figures_in_force(store, area.code, str(year), view.as_of).get(code)
    return found.actual if found and found.stage != "forecast" else None


def _reckoned(empty: YearsProgress) -> YearsProgress:
    """Return what the figures come to; where some are missing only a sum can be told, as the least it can be."""
    known = empty.known
    if not known:
        return empty
    if empty.measure == "level":
        latest = known[-1]
        return replace(empty, missing=(), value=latest.value, quantum=latest.quantum, qualifier=latest.qualifier)
    values, quantum = [k.value for k in known], max(k.quantum for k in known)
    qualifiers = {k.qualifier for k in known if k.qualifier}
    qualifier = qualifiers.pop() if len(qualifiers) == 1 else "about" if qualifiers else ""
    value = attainment.merged_sum(values)
    if empty.missing:
        least = empty.measure == "total" and min(values) >= 0 and qualifier in ("", "over")
        return replace(empty, value=value, quantum=quantum, qualifier="over") if least else empty
    if empty.measure != "total":
        exact = attainment.average_growth(values) if empty.measure == "growth" else value / len(values)
        value = exact.quantize(min(quantum, Decimal(1)), ROUND_HALF_UP)
    return replace(empty, value=value, quantum=quantum, qualifier=qualifier)


def _judged(progress: YearsProgress, indicator: Indicator, target: Target) -> YearsProgress:
    """Return the progress with its verdict: the years are over."""
    figure = PrintedFigure(progress.value or ZERO, progress.quantum, progress.qualifier)
    nature, direction = indicator.nature, indicator.direction
    return replace(progress, judgement=attainment.judge(nature, direction, goal(target), figure, near=indicator.near))


# ---- years still to come


def _under_way(
    store: Store, view: View, indicator: Indicator, target: Target, progress: YearsProgress
) -> YearsProgress:
    """Return the progress with its course and with what the years left need, as far as each can be told."""
    if indicator.direction not in ("higher", "lower") or indicator.nature == "milestone":
        return progress
    reached = _judged(progress, indicator, target).judgement
    good = reached is not None and reached.verdict in (Verdict.EXCEEDED, Verdict.MET)
    floor = goal(target).floor(indicator.direction)
    if progress.measure == "level":
        start = year_known(store, view, indicator, view.year - 1)
        told = _level_course(indicator, floor, start, progress, good=good)
    elif progress.measure == "growth":
        told = _growth_course(indicator, progress, good=good)
    else:
        told = _amount_course(indicator, floor, progress)
    if progress.qualifier and not (progress.qualifier == "over" and told is PlanCourse.ON_TRACK):
        told = None  # a bound leaves open what is behind
    lacks = (view.year - 1,) if progress.measure == "level" and start is None else progress.missing
    needed = None if progress.qualifier else _needed(indicator, floor, progress)
    return replace(progress, course=told, missing=lacks, needed=needed)


def _amount_course(indicator: Indicator, floor: Decimal, progress: YearsProgress) -> PlanCourse | None:
    """Return the course of a sum or of a yearly average; nothing where less is better."""
    if indicator.direction != "higher" or floor <= 0:
        return None
    whole = floor if progress.measure == "total" else floor * progress.of
    done = attainment.merged_sum(k.value for k in progress.known)
    return attainment.course(attainment.total_ratio(whole, done, progress.elapsed, progress.of))


def _growth_course(indicator: Indicator, progress: YearsProgress, *, good: bool) -> PlanCourse | None:
    """Return the course of a growth: no share of a rate is ever told, so it is at its target, below it, or falls."""
    if good:
        return PlanCourse.ON_TRACK
    if indicator.direction != "higher" or progress.value is None:
        return None
    return PlanCourse.ACCELERATION_NEEDED if progress.value >= 0 else PlanCourse.AWAY


def _level_course(
    indicator: Indicator, floor: Decimal, start: YearKnown | None, progress: YearsProgress, *, good: bool
) -> PlanCourse | None:
    """Return the course of a level from the year before the plan; nothing without that year's figure."""
    if good:
        return PlanCourse.ON_TRACK
    if start is None or start.qualifier or progress.value is None:
        return None
    if (floor - start.value) * (1 if indicator.direction == "higher" else -1) <= 0:
        return PlanCourse.AWAY  # it began where it should end, and no longer is there
    by = attainment.level_ratio if indicator.nature in ("stock", "flow") else attainment.gap_ratio
    ratio = by(start.value, floor, progress.value, progress.elapsed, progress.of)
    return None if ratio is None else attainment.course(ratio)


def _needed(indicator: Indicator, floor: Decimal, progress: YearsProgress) -> Decimal | None:
    """Return what each year left must bring: an amount, a growth, or the change of a level."""
    value, left = progress.value, progress.left
    if value is None or not left:
        return None
    if progress.measure == "level":
        return None if indicator.nature == "rank" else (floor - value) / left
    if progress.measure == "growth":
        done = [k.value for k in progress.known]
        return attainment.average_growth_needed(floor, done, progress.of)
    whole = floor if progress.measure == "total" else floor * progress.of
    return attainment.needed_a_year(whole, attainment.merged_sum(k.value for k in progress.known), left)
