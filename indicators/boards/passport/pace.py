"""How the pace of an open year was computed: one line a number, and the records it rests on."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from indicators.attainment import share_of_year
from indicators.boards.context import Context
from indicators.boards.judged import goal
from indicators.boards.pace import Pace
from indicators.boards.passport.types import quotient
from indicators.boards.rows import Row
from indicators.model import Actual, Target
from indicators.queries.pace import (
    PastYear,
    ScenarioQuote,
    comparable_years,
    latest_scenario,
    scenario_path,
    scenario_quote,
)
from indicators.wording import number, percent, say


def pace_formulas(context: Context, shown: Row, target: Target) -> Iterator[str]:
    """Yield what the pace of a row was computed from, in the order of the page; nothing where it has none."""
    pace, lang = shown.pace, context.view.lang
    if pace is None:
        return
    if pace.scenario is not None and pace.gap is not None:
        yield say(
            lang,
            "passport.difference",
            actual=number(Decimal(pace.ytd), lang),
            target=number(Decimal(pace.scenario), lang),
            result=pace.gap.words,
        )
        return
    wanted, so_far, months = goal(target).floor("higher"), Decimal(pace.ytd), pace.months
    numbers = {"target": number(wanted, lang), "so_far": number(so_far, lang), "months": months}
    yield from _due(context, pace, numbers)
    if pace.required_per_month:
        yield say(lang, "passport.pace.rest", rest=12 - months, result=pace.required_per_month.words, **numbers)
    if pace.times_pace_so_far:
        yield say(lang, "passport.pace.times", rest=12 - months, result=pace.times_pace_so_far.words, **numbers)
    last = next((p for p in _past(context, pace) if p.year == context.view.year - 1), None)
    if pace.required_growth_pct and last:
        whole, part = number(last.whole.value, lang), number(last.so_far.value, lang)
        words = pace.required_growth_pct.words
        yield say(lang, "passport.pace.growth", whole=whole, part=part, result=words, **numbers)
    if pace.projection:
        yield say(lang, "passport.pace.projection", result=pace.projection.words, **numbers)


def _due(context: Context, pace: Pace, numbers: Mapping[str, object]) -> Iterator[str]:
    """Yield the share of the year due by now with each year behind it, then how much of that is there."""
    lang = context.view.lang
    if pace.expected_rule == "past_years":
        for one in _past(context, pace):
            exact = quotient(share_of_year(one.so_far.value, one.whole.value) * 100, lang)
            part, whole = number(one.so_far.value, lang), number(one.whole.value, lang)
            yield say(lang, "passport.pace.share", year=one.year, part=part, whole=whole, exact=exact)
    if pace.expected_rule == "scenario" and (path := _path(context, pace)):
        yield say(lang, "passport.pace.path", path=number(goal(path).floor("higher"), lang), **numbers)
    if pace.expected_rule == "quoted" and (quote := _quote(context, pace)):
        path, printed = quotient(quote.path, lang), quote.claim.as_printed
        share, publisher = percent(quote.percent, lang), quote.publisher
        yield say(lang, "passport.pace.quoted", printed=printed, publisher=publisher, path=path, share=share, **numbers)
    if pace.expected_pct:
        yield pace.expected_pct.words
    if pace.pace_pct and pace.expected_pct and pace.expected_rule != "quoted":
        yield say(lang, "passport.pace.kept", result=pace.pace_pct.words, **numbers)


def pace_records(context: Context, shown: Row) -> Iterator[Actual | Target]:
    """Yield the records a pace rests on beside target and figure: the scenario, or the years before."""
    pace, view = shown.pace, context.view
    if pace is None:
        return
    if pace.scenario is not None:
        found = latest_scenario(context.store, shown.indicator, view.area, view.year, view.as_of)
        yield from found or ()
        return
    if path := _path(context, pace):
        yield path
    for one in _past(context, pace):
        yield from (one.so_far, one.whole)


def _path(context: Context, pace: Pace) -> Target | None:
    view = context.view
    return scenario_path(context.store, pace.indicator, view.area, view.year, pace.months, view.as_of)


def _quote(context: Context, pace: Pace) -> ScenarioQuote | None:
    report = context.progress.get(pace.indicator)
    return scenario_quote(context.store, report, context.view.as_of) if report else None


def _past(context: Context, pace: Pace) -> tuple[PastYear, ...]:
    view = context.view
    found = comparable_years(context.store, view.area, view.year, pace.months, view.as_of)
    return tuple(p for p in found if p.indicator == pace.indicator and 0 < p.so_far.value <= p.whole.value)
