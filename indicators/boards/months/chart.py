"""What the chart of a year draws: the year itself, the year before, what was due, the plan, a merger."""

from indicators.boards.judged import STAGE_CLASS, actual_words, goal, target_words, unit_words
from indicators.boards.months.case import Case, doubt, due_words, rule, when
from indicators.boards.months.types import Course, MonthPoint, MonthsChart
from indicators.boards.years import merger_day
from indicators.queries import Figure
from indicators.queries.months import WHOLE_YEAR
from indicators.wording import day, first_upper, say


def chart_of(case: Case) -> MonthsChart:
    """Return the drawing of the year in view."""
    context, lang, year = case.context, case.context.view.lang, case.context.view.year
    merger = merger_day(context)
    merger = merger if merger and merger.year == year else None
    courses = tuple(course for course in _courses(case) if course.points)
    plan = _plan(case)
    unit = unit_words(context.store, context.indicator(case.code), lang)
    return MonthsChart(
        title=say(lang, "within.title", year=year, unit=unit),
        year=year,
        amounts=case.amounts,
        unit=unit,
        courses=courses,
        plan=plan,
        merger=merger,
        merger_words=say(lang, "indicator.merger", day=day(merger, lang)) if merger else "",
        words=_chart_words(case, courses, plan),
    )


def _courses(case: Case) -> list[Course]:
    year, found = case.context.view.year, []
    for n, area in enumerate(case.areas):
        for role, figures, of in (("before", case.before[area], year - 1), ("actual", case.now[area], year)):
            points = tuple(_point(case, m, f) for m, f in figures.items())
            if n and role == "before" and len(points) == 1 and points[0].month == WHOLE_YEAR:
                continue  # a whole year alone of what was merged: the chart over the years shows it
            found.append(Course(f"{case.name(area)} {of}", role, n, points))
    return [*found, *_expectations(case)]


def _expectations(case: Case) -> list[Course]:
    """Return the scenario's path and the share due by each month, each named by its rule."""
    lang, year, found = case.context.view.lang, case.context.view.year, []
    if case.scenario:
        direction = "lower" if case.context.indicator(case.code).direction == "lower" else "higher"
        points = tuple(
            MonthPoint(m, float(goal(t).floor(direction)), when(case, m, year), target_words(t, lang))
            for m, t in case.scenario.items()
        )
        found.append(Course(first_upper(say(lang, "basis_short.scenario")), "scenario", 0, points))
    if case.due and case.wanted is not None:
        shares = case.due.shares.items()
        points = tuple(
            MonthPoint(m, float(case.wanted * share), when(case, m, year), due_words(case, m)) for m, share in shares
        )
        found.append(Course(say(lang, "within.due", rule=rule(case)), "due", 0, points))
    return found


def _point(case: Case, month: int, figure: Figure) -> MonthPoint:
    report, lang = figure.actual, case.context.view.lang
    return MonthPoint(
        month=month,
        value=float(report.value),
        when=when(case, month, int(report.period[:4])),
        words=actual_words(report, lang),
        tinted=STAGE_CLASS.get(figure.stage) == "estimate",
        doubt=doubt(case, report),
    )


def _plan(case: Case) -> MonthPoint | None:
    target, lang = case.context.target(case.code), case.context.view.lang
    if target is None:
        return None
    direction = "lower" if case.context.indicator(case.code).direction == "lower" else "higher"
    basis = say(lang, f"basis_short.{target.basis}")
    words = f"{say(lang, 'indicator.plan', basis=basis)} {target_words(target, lang)}"
    return MonthPoint(WHOLE_YEAR, float(goal(target).floor(direction)), str(case.context.view.year), words)


def _chart_words(case: Case, courses: tuple[Course, ...], plan: MonthPoint | None) -> str:
    lang = case.context.view.lang
    said = [
        f"{c.name}: " + ", ".join(f"{p.when} {p.words}" + (f" ({p.doubt})" if p.doubt else "") for p in c.points)
        for c in courses
        if c.role != "due"  # a line of twelve shares is told by its rule
    ]
    said += [c.name for c in courses if c.role == "due"] + ([plan.words] if plan else [])
    name = case.context.short(case.code)
    return say(lang, "within.chart_text", name=name, year=case.context.view.year, points="; ".join(said))
