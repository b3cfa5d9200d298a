"""The figures of one indicator in a year and the year before, with what is said of them in chart and table alike."""

from dataclasses import dataclass
from decimal import Decimal

from indicators import attainment, queries
from indicators.boards.context import Context
from indicators.boards.months.due import ShareDue, due, scenario_months, year_goal
from indicators.boards.view import area_name
from indicators.boards.years import merger_day
from indicators.model import Actual, Target
from indicators.queries import Figure
from indicators.queries.months import WHOLE_YEAR, from_january
from indicators.wording import count, number, percent, period, say


@dataclass(frozen=True, slots=True)
class Case:
    """The figures of one indicator: of the year and the year before, by area and month."""

    context: Context
    code: str
    areas: tuple[str, ...]  # the one in view; in the year of a merger also what it was merged from
    now: dict[str, dict[int, Figure]]
    before: dict[str, dict[int, Figure]]
    scenario: dict[int, Target]
    wanted: Decimal | None
    due: ShareDue | None
    falls: dict[str, Actual]  # by the figure that is lower, the one before it

    @property
    def amounts(self) -> bool:
        """Whether the figures add up from month to month."""
        return self.context.indicator(self.code).nature == "flow"

    def name(self, area: str) -> str:
        """Return the name of an area."""
        return area_name(self.context.store.book.areas[area], self.context.view.lang)


def case_of(context: Context, code: str) -> Case:
    """Return the figures of an indicator in the year in view."""
    store, view = context.store, context.view
    merged = merger_day(context)
    parts = context.area.predecessors if merged and merged.year == view.year else ()
    areas = (view.area, *parts)
    now = {a: from_january(store, code, a, view.year, view.as_of) for a in areas}
    wanted = year_goal(context, code)
    parts_of_year = [m for m in now[view.area] if m < WHOLE_YEAR]
    falls = {
        after.id: before
        for area in areas
        for year in (view.year - 1, view.year)
        for before, after in queries.falling_cumulative(store, area, year, view.as_of)
    }
    return Case(
        context=context,
        code=code,
        areas=areas,
        now=now,
        before={a: from_january(store, code, a, view.year - 1, view.as_of) for a in areas},
        scenario=scenario_months(context, code),
        wanted=wanted,
        due=due(context, code, parts_of_year[-1]) if wanted is not None and parts_of_year else None,
        falls=falls,
    )


def when(case: Case, month: int, year: int) -> str:
    """Return the months from January in words: 9 tháng 2025; the whole year as the year."""
    lang = case.context.view.lang
    if month == WHOLE_YEAR:
        return period(str(year), "year", lang)
    return period(f"{year}-{month:02}", "ytd", lang)


def doubt(case: Case, report: Actual) -> str:
    """Return what is said of a figure lower than an earlier month's; nothing of any other."""
    earlier, lang = case.falls.get(report.id), case.context.view.lang
    if earlier is None:
        return ""
    months = count(lang, "period.months", int(earlier.period[-2:]))
    return say(lang, "within.falls", value=number(earlier.value, lang), months=months)


def rule(case: Case) -> str:
    """Return the rule that says what was due: chia đều theo tháng; nothing where none applies."""
    return say(case.context.view.lang, f"pace.rule.{case.due.rule}", n=case.due.years) if case.due else ""


def rule_words(case: Case) -> str:
    """Return the sentence that explains the column of what was due."""
    return say(case.context.view.lang, "within.rule", rule=rule(case)) if case.due else ""


def due_words(case: Case, month: int) -> str:
    """Return the part of the year's target due by a month, in per cent; nothing where it is not known."""
    if case.due is None or month not in case.due.shares:
        return ""
    share = attainment.printed_percent(case.due.shares[month] * 100)
    return percent(share, case.context.view.lang)


def too_few(case: Case) -> str:
    """Return why there is no chart."""
    view = case.context.view
    return say(view.lang, "within.too_few", area=case.context.area_name, year=view.year)
