"""What was due by the end of each month of a year: the scenario's path, and the share of the year's target."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from indicators import attainment, queries
from indicators.attainment.pace import Rule
from indicators.boards.context import Context
from indicators.boards.judged import goal
from indicators.model import Actual, Target
from indicators.queries.pace import PastYear, comparable_years, scenario_path
from indicators.wording import Lang, percent

MONTHS = range(1, 13)
BOUNDS = {"over": ("≥ ", ROUND_FLOOR), "nearly": ("≤ ", ROUND_CEILING)}  # what is said of a bound stays true


@dataclass(frozen=True, slots=True)
class ShareDue:
    """The part of the year's target due by the end of some months, by one rule."""

    rule: Rule
    years: int  # whose mean it is; 0 for an even split
    shares: dict[int, Decimal]  # by month, above 0 and up to 1


def year_goal(context: Context, code: str) -> Decimal | None:
    """Return the year's target that shares are taken of: amounts that shall rise, a range at its near end."""
    target, indicator = context.target(code), context.indicator(code)
    if target is None or indicator.nature != "flow" or indicator.direction != "higher":
        return None
    wanted = goal(target).floor("higher")
    return wanted if wanted > 0 else None


def due(context: Context, code: str, months: int) -> ShareDue:
    """Return what was due month by month, by the rule that gives the share of so many months.

    The mean of past years is known only for the months that those years reported; an even
    split for every month. The scenario's path stands apart: see `scenario_months`.
    """
    past = {months: _shares(context, code, months)}
    if attainment.share_from_past(past[months]) is None:
        return ShareDue("even_split", 0, {m: attainment.even_split(m).share for m in MONTHS})
    past |= {m: _shares(context, code, m) for m in MONTHS[:-1] if m != months}
    found = {m: attainment.share_from_past(shares) for m, shares in sorted(past.items())}
    return ShareDue("past_years", len(past[months]), {m: one.share for m, one in found.items() if one})


def _shares(context: Context, code: str, months: int) -> list[Decimal]:
    """Return the shares of the earlier years of the same area, oldest first."""
    return [attainment.share_of_year(p.so_far.value, p.whole.value) for p in past_years(context, code, months)]


def past_years(context: Context, code: str, months: int) -> tuple[PastYear, ...]:
    """Return the earlier years of the same area whose share by a month can be told, oldest first."""
    view = context.view
    pairs = comparable_years(context.store, view.area, view.year, months, view.as_of)
    return tuple(p for p in pairs if p.indicator == code and 0 < p.so_far.value <= p.whole.value)


def scenario_months(context: Context, code: str) -> dict[int, Target]:
    """Return the scenario for January to each month that has one; that of the whole year stands at 12."""
    view = context.view
    paths = {m: scenario_path(context.store, code, view.area, view.year, m, view.as_of) for m in MONTHS}
    paths[12] = context.targets.get((code, "scenario")) or paths[12]
    return {m: path for m, path in paths.items() if path}


def scenario_of(context: Context, report: Actual) -> Target | None:
    """Return the scenario of just the months that a report speaks of, such as the third quarter."""
    view = context.view
    known = queries.targets_in_force(context.store, view.area, report.period, view.as_of)
    return known.get((report.indicator, "scenario"))


def share_words(report: Actual, wanted: Decimal | None, lang: Lang) -> str:
    """Return how much of the year's target a report is: 98,7%, a bound with its sign; nothing without a target."""
    if wanted is None or report.value < 0:
        return ""
    exact = attainment.ratio(report.value, wanted) * 100
    if report.qualifier not in BOUNDS:
        return percent(attainment.printed_percent(exact), lang)
    sign, rounding = BOUNDS[report.qualifier]
    return sign + percent(exact.quantize(Decimal("0.1"), rounding), lang)
