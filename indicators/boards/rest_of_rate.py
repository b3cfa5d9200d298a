"""Which growth the rest of an open year needs, where last year's amounts tell how much of it has elapsed."""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from indicators import attainment, queries
from indicators.boards.context import Context
from indicators.boards.judged import goal
from indicators.boards.standing import is_stale, months_of
from indicators.model import Actual, Indicator
from indicators.queries import Figure
from indicators.queries.pace import part_in_force
from indicators.wording import count, number, percent, period, say

WHOLE_YEAR, CENT = 12, Decimal("0.01")


class RestOfRate(NamedTuple):
    """The growth that the rest needs in words, or what it cannot be computed without."""

    words: str
    growth: Decimal | None = None  # in per cent, to the hundredth
    formula: str = ""
    records: tuple[Actual, ...] = ()  # last year's amounts of the same months and of the whole year


def rest_of_rate(context: Context, code: str) -> RestOfRate | None:
    """Return what the rest of the year needs of a growth whose amounts are an indicator of their own.

    Nothing where the year is closed or nothing newer than 100 days is known, nor for a bound.
    """
    indicator, target, so_far = context.indicator(code), context.target(code), context.progress.get(code)
    if not indicator.level or indicator.direction != "higher" or target is None or so_far is None:
        return None
    closed = context.figures.get(code)
    if (closed and closed.stage != "forecast") or so_far.qualifier or is_stale(context, so_far):
        return None
    level, months = context.store.book.indicator(indicator.level), months_of(so_far)
    if level is None or not 0 < months < WHOLE_YEAR or context.merged_on or context.view.as_of.year > context.view.year:
        return None
    part, whole = _last_year(context, level, months)
    if part is None or whole is None or not 0 < part.value < whole.value:
        return RestOfRate(_lacking(context, level, months, part, whole))
    share = attainment.share_of_year(part.value, whole.value)
    wanted = goal(target).floor("higher")
    growth = attainment.required_growth_of_rate(wanted, so_far.value, share).quantize(CENT, ROUND_HALF_UP)
    lang = context.view.lang
    words = count(lang, "pace.rest_of_rate", WHOLE_YEAR - months, growth=percent(growth, lang))
    said = {"part": part.value, "whole": whole.value, "target": wanted, "so_far": so_far.value}
    numbers = {name: number(value, lang) for name, value in said.items()}
    shown = percent(attainment.printed_percent(share * 100), lang)
    formula = say(lang, "passport.pace.rest_of_rate", share=shown, result=percent(growth, lang), **numbers)
    return RestOfRate(words, growth, formula, (part, whole))


def _last_year(context: Context, level: Indicator, months: int) -> tuple[Actual | None, Actual | None]:
    """Return last year's amount of the same months and of the whole year, each where it is exact."""
    store, view, year = context.store, context.view, context.view.year - 1
    part = part_in_force(store, view.area, f"{year}-{months:02}", "ytd", view.as_of).get(level.code)
    whole = queries.figures_in_force(store, view.area, str(year), view.as_of).get(level.code)
    return _exact(part), _exact(whole)


def _exact(figure: Figure | None) -> Actual | None:
    return figure.actual if figure and not figure.actual.qualifier and figure.stage != "forecast" else None


def _lacking(context: Context, level: Indicator, months: int, part: Actual | None, whole: Actual | None) -> str:
    lang, year = context.view.lang, context.view.year - 1
    spans = ((part, period(f"{year}-{months:02}", "ytd", lang)), (whole, period(str(year), "year", lang)))
    lacking = [words for known, words in spans if known is None] or [words for _, words in spans]
    both = "both" if len(lacking) > 1 else "one"
    words = {"name": level.label.in_(lang), "first": lacking[0], "second": lacking[-1]}
    return say(lang, f"pace.rest_lacks.{both}", **words)
