"""What must be said beside a row: everything in which it differs from the common case, in the order of weight."""

from decimal import Decimal

from indicators import attainment
from indicators.attainment import Note, Verdict
from indicators.boards.bases import OtherBasis, scale_end
from indicators.boards.context import STAND_IN, Context
from indicators.boards.judged import STAGE_CLASS, Judged, actual_words, gap_words
from indicators.boards.pace import Pace
from indicators.boards.rest import unlikely_rest
from indicators.boards.rest_of_rate import rest_of_rate
from indicators.boards.standing import is_stale, months_old, newer_part
from indicators.files.printed import MISPRINT
from indicators.model import Actual, Target
from indicators.queries import Figure
from indicators.wording import count, day, first_upper, number, percent, period, say
from indicators.wording import words as words_of

# Said by the legend for every row, so not repeated on each.
UNSAID = {Note.PERCENT_NOT_FOR_RATE, Note.PERCENT_NOT_FOR_LOWER, Note.PERCENT_NOT_FOR_RANK}


def row_notes(
    context: Context, one: Judged, others: tuple[OtherBasis, ...], progress: Actual | None, pace: Pace | None
) -> tuple[str, ...]:
    """Return the notes of a row in the order of their weight, worded."""
    lang, target, notes = context.view.lang, one.target, []
    if target and target.basis != context.view.basis:
        notes.append(say(lang, "note.stand_in", basis=say(lang, f"basis_short.{target.basis}")))
    notes += _official_notes(context, one)
    notes += [_reason(context, one, note) for note in one.judgement.notes if note not in UNSAID]
    if one.figure is None:
        notes += _open_notes(context, one, progress, pace)
    if rival := _rival(context, one, others):
        notes.append(rival)
    if one.figure and (moved := _moved(context, one.figure)):
        notes.append(moved)
    notes += _course(context, one.indicator.code)
    return tuple(notes + _origin_notes(context, target, one.figure))


def _reason(context: Context, one: Judged, note: Note) -> str:
    """Return a note of the judgement in words, with its numbers where it has any."""
    lang, gap = context.view.lang, one.judgement.difference
    if note != Note.MARGIN_BELOW_ROUNDING or gap is None or one.figure is None:
        return say(lang, f"note.{note}")
    step = attainment.apparent_step(one.figure.actual.value)
    named = f"note.step.{step:f}"
    words = say(lang, named) if named in words_of(lang) else number(Decimal(f"{step:f}"), lang)
    return say(lang, "note.margin", gap=gap_words(context.store, one.indicator, gap, lang), step=words)


def _course(context: Context, code: str) -> list[str]:
    """Return how the year went where that is in doubt: a cumulative figure that falls, a rest that is unlikely."""
    pair, rest, lang = context.falling.get(code), unlikely_rest(context, code), context.view.lang
    said = [_falling(context, *pair)] if pair else []
    if rest is None:
        return said
    words = {"value": number(rest.part.value, lang), "months": count(lang, "period.months", rest.months)}
    words |= {"left": count(lang, "period.months_left", rest.left), "times": number(rest.times, lang)}
    if pair and pair[1] == rest.part:
        return [say(lang, "note.rest_after", said=said[0], **words)]
    return [*said, say(lang, "note.rest", **words)]


def _official_notes(context: Context, one: Judged) -> list[str]:
    """Return what the city itself published, where it says more than the verdict computed here, or another."""
    lang, official = context.view.lang, context.official.get(one.indicator.code)
    if official is None or one.verdict == Verdict.WATCHED or official.verdict == one.verdict:
        return []
    on = day(official.published_on, lang)
    if one.verdict != Verdict.NO_FIGURE:
        return [say(lang, "note.official_differs", verdict=say(lang, f"verdict.{official.verdict}"), day=on)]
    return [say(lang, "note.official_missed", day=on)] if official.verdict == Verdict.MISSED else []


def _open_notes(context: Context, one: Judged, progress: Actual | None, pace: Pace | None) -> list[str]:
    """Return what is known while a year has no figure: how far it is, its pace, last year, and a merger."""
    notes = [_progress_note(context, progress)] if progress else []
    newer = newer_part(context, progress) if one.target else None
    if pace and (said := _pace_note(context, pace)):
        notes.append(said)
    if newer and (pace is None or pace.period != newer.period):
        notes.append(part_words(context, newer))
    if rest := rest_of_rate(context, one.indicator.code):
        notes.append(rest.words)
    if before := _last_year(context, one):
        notes.append(before)
    if context.merged_on and one.target:
        notes.append(say(context.view.lang, "note.merged", day=context.merged_on))
    return notes


def part_words(context: Context, report: Actual) -> str:
    """Return a figure of some months alone: riêng tháng 2/2026: −6,25%."""
    lang, mark = context.view.lang, "%" if context.indicator(report.indicator).unit == "%" else ""
    months = period(report.period, report.period_kind, lang)
    return say(lang, "note.part", period=months, value=f"{actual_words(report, lang)}{mark}")


def _origin_notes(context: Context, target: Target | None, figure: Figure | None) -> list[str]:
    """Return what a reader must know of where the target and the figure come from."""
    lang, notes = context.view.lang, []
    if target and target.implied:
        notes.append(say(lang, "note.implied"))
    if target and target.level_inferred:
        notes.append(say(lang, "note.level_inferred"))
    if any(noun.as_printed.endswith(MISPRINT) for noun in (target, figure and figure.actual) if noun):
        notes.append(say(lang, "note.misprinted"))
    if target and target.document and target.document != context.common_document and target.basis == context.view.basis:
        notes.append(say(lang, "note.document", document=target.document))
    if figure and STAGE_CLASS.get(figure.stage, figure.stage) != "estimate":
        notes.append(say(lang, "note.stage", stage=say(lang, f"stage.{figure.stage}")))
    return notes


def _rival(context: Context, one: Judged, others: tuple[OtherBasis, ...]) -> str | None:
    """Return the figure against the Government's target beside the Council's, or the reverse, in words."""
    lang = context.view.lang
    wanted = STAND_IN.get(one.target.basis) if one.target else None
    other = next((o for o in others if o.basis == wanted), None)
    if other is None or one.figure is None or other.difference is None:
        return None
    if other.percent_of_plan is not None:
        key = "note.other_percent_implied" if other.implied else "note.other_percent"
        return say(lang, key, percent=percent(Decimal(other.percent_of_plan), lang), basis=other.basis_words)
    gap = attainment.printed_gap(Decimal(other.difference), one.quantum)
    key = "note.other_equal" if gap == 0 else "note.other_below" if gap < 0 else "note.other_above"
    words = gap_words(context.store, one.indicator, gap, lang, short=True)
    return say(lang, key, gap=words, target=other.target_words, basis=other.basis_words)


def _moved(context: Context, figure: Figure) -> str | None:
    """Return the earlier exact figures that the present one replaced, with their days; the last two suffice."""
    lang = context.view.lang
    items = [
        say(lang, "note.moved_item", value=number(r.value, lang), day=day(r.published_on or "", lang))
        for r in earlier_reports(context, figure)
    ]
    return say(lang, "note.moved", items="; ".join(items)) if items else None


def earlier_reports(context: Context, figure: Figure) -> tuple[Actual, ...]:
    """Return the last two reports with another exact number that the figure in force replaced, oldest first."""
    now, earlier = figure.actual, dict[Decimal, Actual]()
    for report in context.reports.get(now.indicator, ()):
        before = report.known_from and now.known_from and report.known_from <= now.known_from
        if before and report.series == now.series and not report.qualifier and report.stage != "forecast":
            earlier.setdefault(report.value, report)
    earlier.pop(now.value, None)
    return tuple(earlier.values())[-2:]


def _last_year(context: Context, one: Judged) -> str | None:
    """Return last year's figure of an open target, and for what adds up how the target stands to it."""
    before = context.last_year.get(one.indicator.code)
    if before is None or one.target is None or before.stage == "forecast":
        return None
    lang, value, wanted = context.view.lang, before.actual.value, scale_end(one.target)
    words = {"year": context.view.year - 1, "value": actual_words(before.actual, lang)}
    if one.indicator.nature != "flow" or before.actual.qualifier or wanted <= 0 or value <= 0:
        return say(lang, "note.last_year", **words)
    change = attainment.printed_percent(attainment.ratio(wanted, value) * 100) - 100
    key = "note.plan_equal" if change == 0 else "note.plan_below" if change < 0 else "note.plan_above"
    return say(lang, key, percent=percent(abs(change), lang), **words)


def _falling(context: Context, before: Actual, after: Actual) -> str:
    lang = context.view.lang
    return say(
        lang,
        "note.falling",
        first=count(lang, "period.months", int(before.period[-2:])),
        before=number(before.value, lang),
        second=count(lang, "period.months", int(after.period[-2:])),
        after=number(after.value, lang),
    )


def _pace_note(context: Context, pace: Pace) -> str:
    """Return how an open year stands to what is due by now, with the rule that says what is due."""
    if pace.gap:
        return _rate_note(context, pace)
    if pace.pace_pct is None or pace.status_words is None:
        return pace.status_words or ""
    rule = pace.rule_words or ""
    return say(context.view.lang, "pace.on_board", status=pace.status_words, kept=pace.pace_pct.words, rule=rule)


def _rate_note(context: Context, pace: Pace) -> str:
    """Return a rate beside the scenario of the same months; of a bound only the side it lies on can be told."""
    if pace.gap is None or pace.ytd is None or pace.scenario is None or pace.bound:
        return pace.gap.words if pace.gap else ""
    lang, gap = context.view.lang, Decimal(pace.gap.value)
    indicator = context.indicator(pace.indicator)
    mark = "%" if indicator.unit == "%" else ""
    return say(
        lang,
        f"pace.rate.{'above' if gap > 0 else 'below' if gap < 0 else 'equal'}",
        period=first_upper(pace.period_words or ""),
        value=f"{number(Decimal(pace.ytd), lang)}{mark}",
        scenario=f"{number(Decimal(pace.scenario), lang)}{mark}",
        gap=gap_words(context.store, indicator, gap, lang, short=True),
    )


def _progress_note(context: Context, progress: Actual) -> str:
    lang = context.view.lang
    words = {
        "period": period(progress.period, progress.period_kind, lang),
        "day": day(progress.published_on or "", lang),
    }
    old = is_stale(context, progress)
    note = (
        count(lang, "note.old", months_old(context, progress), **words) if old else say(lang, "note.progress", **words)
    )
    if progress.series == context.indicator(progress.indicator).series:
        return note
    return f"{note} ({say(lang, f'series.{progress.series}')})"
