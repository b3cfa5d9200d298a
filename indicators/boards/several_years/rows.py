"""One row of several years: the target, what the years so far come to, and what the years left need."""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from indicators import attainment
from indicators.attainment import Verdict
from indicators.boards.context import Context, gather
from indicators.boards.judged import (
    actual_words,
    gap_words,
    plain,
    plain_percent,
    plain_target,
    printed_difference,
    target_words,
    unit_words,
)  # fmt: skip
from indicators.boards.origins import Origin, actual_origin, target_origin
from indicators.boards.several_years.progress import YearsProgress, years_progress
from indicators.boards.standing import months_of
from indicators.model import Actual, Indicator, Target
from indicators.queries.pace import part_in_force
from indicators.wording import Lang, count, day, listed, number, say

NEEDED_GROWTH = Decimal("0.01")  # printed so, as the growths it follows from


@dataclass(frozen=True, slots=True)
class PeriodFigure:
    """A figure that a row rests on: of one of its years, or of all together."""

    period: str
    value: str
    words: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One target of several years, worded and rounded."""

    indicator: str
    name: str
    unit: str
    unit_words: str
    nature: str
    direction: str
    basis: str
    target: str
    target_words: str  # 13–14% a year
    target_spoken: str  # the same with its unit: 49,400 homes over the period
    target_text: str
    target_document: str | None
    target_origin: Origin
    measure: str  # total, average, growth, level
    of: int  # years of the period
    elapsed: int
    missing: tuple[int, ...]
    figures: tuple[PeriodFigure, ...]
    value: str | None
    value_words: str | None
    qualifier: str | None
    difference: str | None
    printed_difference: str | None
    percent_of_plan: str | None
    needed: str | None
    needed_words: str | None
    state: str | None
    state_words: str
    latest: PeriodFigure | None  # of the year under way
    notes: tuple[str, ...]


def period_row(context: Context, target: Target) -> PeriodRow:
    """Return the row of one target of the years in view."""
    store, view, lang = context.store, context.view, context.view.lang
    indicator = context.indicator(target.indicator)
    progress = years_progress(store, view, indicator, target)
    ceased = context.merged_on is not None and progress.value is None
    state = Verdict.NOT_COMPARABLE.value if ceased else progress.state
    latest = None if ceased or progress.judgement else _latest(context, indicator.code, progress)
    judgement = progress.judgement
    return PeriodRow(
        indicator=indicator.code,
        name=context.short(indicator.code),
        unit=indicator.unit,
        unit_words=unit_words(store, indicator, lang),
        nature=indicator.nature,
        direction=indicator.direction,
        basis=target.basis,
        target=plain_target(target) or "",
        target_words=_wanted(context, target, progress),
        target_spoken=_wanted(context, target, progress, spoken=True),
        target_text=target.as_printed,
        target_document=target.document,
        target_origin=target_origin(store, target, lang),
        measure=progress.measure,
        of=progress.of,
        elapsed=progress.elapsed,
        missing=progress.missing,
        figures=_figures(context, progress),
        value=plain(progress.value),
        value_words=_value_words(context, indicator, progress),
        qualifier=progress.qualifier or None,
        difference=plain(judgement.difference) if judgement else None,
        printed_difference=plain(printed_difference(judgement, progress.quantum)) if judgement else None,
        percent_of_plan=plain_percent(judgement) if judgement else None,
        needed=plain(_needed(progress)),
        needed_words=_needed_words(context, indicator, progress),
        state=state,
        state_words=_state_words(state, progress, lang),
        latest=latest,
        notes=_notes(context, target, indicator, progress),
    )


def _state_words(state: str | None, progress: YearsProgress, lang: Lang) -> str:
    """Return the verdict or the course in words; without one, why there is none."""
    if state is None:
        key = "missing" if progress.missing else "under_way" if progress.known else "open"
        return say(lang, f"several.{key}")
    return say(lang, f"verdict.{state}" if state in set(Verdict) else f"several.course.{state}")


def _wanted(context: Context, target: Target, progress: YearsProgress, *, spoken: bool = False) -> str:
    """Return the target with what of the years it is about: 13–14% a year, 49,400 over the period."""
    lang, indicator = context.view.lang, context.indicator(target.indicator)
    unit = unit_words(context.store, indicator, lang)
    named = unit.casefold() in context.spoken(indicator.code).casefold()  # "New enterprises" count enterprises
    after = "%" if indicator.unit == "%" else f" {unit}" if spoken and not named else ""
    end = progress.first + progress.of - 1
    key = progress.measure if progress.measure in ("total", "level") else "average"
    return say(lang, f"several.target.{key}", value=f"{target_words(target, lang)}{after}", year=end)


def _amount(context: Context, indicator: Indicator, value: Decimal) -> str:
    words = number(value, context.view.lang)
    return f"{words}%" if indicator.unit == "%" else words


def _value_words(context: Context, indicator: Indicator, progress: YearsProgress) -> str | None:
    """Return what the years come to: 12.4% a year on average after 2 of 5 years; 'at least' where some are missing."""
    lang = context.view.lang
    if progress.value is None:
        return None
    value = _amount(context, indicator, progress.value)
    if progress.whole is None and progress.missing and progress.measure == "total":
        return say(lang, "several.value.least", value=value, n=len(progress.known), of=progress.elapsed)
    value = say(lang, f"qualifier.{progress.qualifier}", value=value) if progress.qualifier else value
    if progress.whole is not None:
        return say(lang, "several.value.whole", value=value)
    if progress.measure == "level":
        return say(lang, "several.value.level", value=value, year=progress.known[-1].year)
    key = "total" if progress.measure == "total" else "average"
    return say(lang, f"several.value.{key}", value=value, n=progress.elapsed, of=progress.of)


def _needed(progress: YearsProgress) -> Decimal | None:
    """Return what each year left needs, as printed: no finer than the figures, a growth to the hundredth."""
    if progress.needed is None:
        return None
    step = NEEDED_GROWTH if progress.measure == "growth" else min(progress.quantum, Decimal(1)) or Decimal(1)
    return progress.needed.quantize(step, ROUND_HALF_UP)


def _needed_words(context: Context, indicator: Indicator, progress: YearsProgress) -> str | None:
    needed, lang = _needed(progress), context.view.lang
    if needed is None:
        return None
    if progress.measure != "level" and not needed:
        return say(lang, "several.needed.reached")
    if progress.measure == "level":
        gap = gap_words(context.store, indicator, needed, lang, short=True)
        key = "rise" if needed > 0 else "fall" if needed < 0 else "none"
        return count(lang, f"several.needed.{key}", progress.left, value=gap)
    key = "most" if indicator.direction == "lower" else "least"
    return count(lang, f"several.needed.{key}", progress.left, value=_amount(context, indicator, needed))


def _figures(context: Context, progress: YearsProgress) -> tuple[PeriodFigure, ...]:
    reports = [r for known in progress.known for r in known.reports]
    reports += [progress.whole] if progress.whole else []
    return tuple(_figure(context, report) for report in reports)


def _figure(context: Context, report: Actual) -> PeriodFigure:
    lang = context.view.lang
    origin = actual_origin(context.store, report, lang)
    return PeriodFigure(report.period, plain(report.value) or "", actual_words(report, lang), origin)


def year_context(context: Context, year: int) -> Context:
    """Return what the store says of one of the years in view."""
    return gather(context.store, replace(context.view, year=year, until=None))


def _latest(context: Context, code: str, progress: YearsProgress) -> PeriodFigure | None:
    """Return the latest cumulative figure of the year under way, where that belongs to the period."""
    year = context.view.as_of.year
    if not context.view.year <= year <= (context.view.until or year) or year in {k.year for k in progress.known}:
        return None
    within = year_context(context, year)
    report = within.progress.get(code)
    if report is None:
        return None
    lang, origin = context.view.lang, actual_origin(context.store, report, context.view.lang)
    words = count(lang, "several.latest", months_of(report), value=_short(within, report), year=year)
    return PeriodFigure(report.period, plain(report.value) or "", words, origin)


def _short(within: Context, report: Actual) -> str:
    value = actual_words(report, within.view.lang)
    return f"{value}%" if within.indicator(report.indicator).unit == "%" else value


def _notes(context: Context, target: Target, indicator: Indicator, progress: YearsProgress) -> tuple[str, ...]:
    """Return what must be said beside a row: what cannot be computed and what it would need, forecasts, doubts."""
    view, lang, said = context.view, context.view.lang, []
    if context.merged_on is not None and progress.value is None:
        said.append(say(lang, "several.merged", day=context.merged_on))
    elif progress.missing and progress.judgement is None:
        years = listed(tuple(str(year) for year in progress.missing), lang)
        said.append(count(lang, "several.lacks", len(progress.missing), years=years))
    whole = part_in_force(context.store, view.area, view.period, "multi_year", view.as_of).get(indicator.code)
    if whole and whole.stage == "forecast":
        value, on = _short(context, whole.actual), day(whole.actual.published_on or "", lang)
        said.append(say(lang, "several.forecast", value=value, day=on))
    if progress.judgement and attainment.Note.BOUND_UNSETTLED in progress.judgement.notes:
        said.append(say(lang, "note.bound_unsettled"))
    said += [say(lang, f"note.{key}") for key in ("implied", "level_inferred") if getattr(target, key)]
    return tuple(said)
