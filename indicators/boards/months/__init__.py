"""One indicator within a year: how far it had come at the end of each month."""

from indicators.boards.context import Context
from indicators.boards.months.case import case_of, rule_words, too_few
from indicators.boards.months.chart import chart_of
from indicators.boards.months.table import drawn_lines, other_lines
from indicators.boards.months.types import Within
from indicators.queries.months import WHOLE_YEAR

ENOUGH = 2  # figures of the year that make a chart


def months_of(context: Context, code: str) -> Within | None:
    """Return an indicator within the year in view; nothing where no part of a year is on record.

    Amounts and rates only: what stands at a day has no cumulative figure.
    """
    if context.indicator(code).nature not in ("flow", "rate"):
        return None
    case = case_of(context, code)
    others = other_lines(case)
    figures = (*case.now.values(), *case.before.values())
    if not others and all(set(found) <= {WHOLE_YEAR} for found in figures):
        return None
    home = case.now[case.areas[0]]
    return Within(
        chart_of(case) if len(home) >= ENOUGH else None, too_few(case), rule_words(case), (*drawn_lines(case), *others)
    )
