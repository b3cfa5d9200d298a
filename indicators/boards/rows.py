"""One row of a board: a target, the figure set against it, and what must be said beside them."""

from dataclasses import dataclass
from decimal import Decimal

from indicators import attainment
from indicators.attainment import Judgement, Note, Verdict
from indicators.boards.context import STAND_IN, Context
from indicators.boards.judged import (
    Judged,
    actual_words,
    gap_words,
    goal,
    in_points,
    judged,
    outcome_words,
    percent_words,
    plain,
    plain_target,
    target_words,
    unit_words,
)  # fmt: skip
from indicators.model import Actual, Target
from indicators.queries import Figure
from indicators.wording import day, number, percent, period, say

OFFICIAL_MISSED = "official_missed"  # missed by the city's own account, without a figure: counted apart
EQUALS_PLAN = "equals_plan"  # met to the last digit by an estimate

STAGE_CLASS = {"forecast": "estimate", "estimate": "estimate", "reported": "estimate"}

# Said by the legend for every row, so not repeated on each.
UNSAID = {Note.PERCENT_NOT_FOR_RATE, Note.PERCENT_NOT_FOR_LOWER, Note.PERCENT_NOT_FOR_RANK}


@dataclass(frozen=True, slots=True)
class OtherBasis:
    """The same figure against another target for the same year."""

    basis: str
    basis_words: str
    target: str
    target_words: str
    percent_of_plan: str | None
    difference: str | None
    verdict: str
    implied: bool
    tick: float | None  # where its target stands: percent of the chosen one, or points from it


@dataclass(frozen=True, slots=True)
class Mark:
    """A reference on the scale of a row: percent of the target, or points from it."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """What a row draws: levels as percent of the target from zero, rates as points from it."""

    in_points: bool
    actual: float | None
    judged: bool  # else a cumulative figure of an open year: drawn, but no gap is
    tinted: bool  # an estimate: tint with outline; official figures are solid
    open_ended: bool  # a bound: the true value lies beyond
    others: tuple[float, ...]
    stretch: float | None
    nation: Mark | None
    words: str  # the same in words, for those who cannot see it


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a number comes from: who printed it, when, at which address, in which line of which file."""

    source: str
    publisher: str
    url: str | None
    published_on: str | None
    words: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row, worded and rounded; the plain fields keep every digit as published."""

    indicator: str
    name: str
    full_name: str
    unit: str
    unit_words: str
    nature: str
    direction: str
    basis: str
    in_resolution: bool
    target: str | None
    target_words: str | None
    target_text: str | None
    target_document: str | None
    target_origin: Origin | None
    actual: str | None
    actual_words: str | None
    actual_text: str | None
    actual_origin: Origin | None
    stage: str | None
    stage_class: str | None
    qualifier: str | None
    progress_words: str | None
    difference: str | None
    difference_unit: str | None
    percent_of_plan: str | None
    outcome_words: str | None
    verdict: str
    judged: bool
    verdict_words: str
    official_verdict: str | None
    equals_plan: bool
    notes: tuple[str, ...]
    exceptions: tuple[str, ...]  # the notes a row shows: what differs from the common case
    other_bases: tuple[OtherBasis, ...]
    bullet: Bullet | None
    vintages: int

    @property
    def official_missed(self) -> bool:
        """Whether the city reported it missed without publishing a figure."""
        return self.verdict == Verdict.NO_FIGURE and self.official_verdict == Verdict.MISSED

    @property
    def mark(self) -> str:
        """The symbol of the row: its verdict, or one of the two that are drawn hollow."""
        return OFFICIAL_MISSED if self.official_missed else EQUALS_PLAN if self.equals_plan else self.verdict


def row(context: Context, code: str, *, main: bool) -> Row:
    """Return the row of one indicator in a view."""
    lang, indicator = context.view.lang, context.indicator(code)
    target, figure = context.target(code), context.figures.get(code)
    comparable = figure is not None or context.merged_on is None or target is None
    one = judged(indicator, target, figure, comparable=comparable)
    verdict = one.verdict if comparable else Verdict.NOT_COMPARABLE
    progress = None if figure or not comparable else context.progress.get(code)
    shown = figure.actual if figure and figure.stage != "forecast" else None
    others = _other_bases(context, one)
    exceptions = _exceptions(context, one, others, progress)
    reasons = tuple(say(lang, f"note.{note}") for note in one.judgement.notes if note in UNSAID)
    official = context.official.get(code)
    return Row(
        indicator=code,
        name=context.short(code),
        full_name=indicator.name.vi if lang == "vi" else indicator.name.en,
        unit=indicator.unit,
        unit_words=unit_words(context.store, indicator, lang),
        nature=indicator.nature,
        direction=indicator.direction,
        basis=target.basis if target else context.view.basis,
        in_resolution=main,
        target=plain_target(target),
        target_words=target_words(target, lang) if target else None,
        target_text=target.as_printed if target else None,
        target_document=target.document if target else None,
        target_origin=_target_origin(context, target) if target else None,
        actual=plain(shown.value) if shown else None,
        actual_words=actual_words(shown, lang) if shown else None,
        actual_text=shown.as_printed if shown else None,
        actual_origin=_actual_origin(context, shown or progress),
        stage=figure.stage if figure and shown else None,
        stage_class=STAGE_CLASS.get(figure.stage, figure.stage) if figure and shown else None,
        qualifier=(shown.qualifier or None) if shown else None,
        progress_words=actual_words(progress, lang) if progress else None,
        difference=plain(one.judgement.difference),
        difference_unit=attainment.difference_unit(indicator.nature, indicator.unit) if shown and target else None,
        percent_of_plan=_percent(one.judgement),
        outcome_words=outcome_words(context.store, one, lang) or _progress_share(context, target, progress),
        verdict=verdict.value,
        judged=verdict not in (Verdict.NO_FIGURE, Verdict.WATCHED, Verdict.NOT_COMPARABLE),
        verdict_words=say(lang, f"verdict.{verdict}"),
        official_verdict=official.verdict if official else None,
        equals_plan=Note.ESTIMATE_EQUALS_PLAN in one.judgement.notes,
        notes=exceptions + reasons,
        exceptions=exceptions,
        other_bases=others,
        bullet=_bullet(context, one, others, progress),
        vintages=len(context.reports.get(code, ())),
    )


def _percent(judgement: Judgement) -> str | None:
    exact = judgement.percent_of_plan
    return None if exact is None else plain(attainment.printed_percent(exact))


def _actual_origin(context: Context, actual: Actual | None) -> Origin | None:
    if actual is None:
        return None
    return origin(context, actual.source[0], actual.published_on, actual.file, actual.line)


def _target_origin(context: Context, target: Target) -> Origin:
    return origin(context, target.source, target.adopted_on or target.published_on, target.file, target.line)


def origin(context: Context, key: str, published_on: str | None, file: str, line: int) -> Origin:
    """Return where a number comes from, in words and as an address."""
    source = context.store.book.sources[key]
    dated = f", {day(published_on, context.view.lang)}" if published_on else ""
    words = f"{source.publisher}{dated} · {file}:{line}"
    return Origin(key, source.publisher, source.url, published_on, words, file, line)


def _other_bases(context: Context, one: Judged) -> tuple[OtherBasis, ...]:
    """Return the figure judged against every other target in force for the year."""
    chosen = one.target
    found = []
    for (code, basis), target in context.targets.items():
        if code != one.indicator.code or chosen is None or basis == chosen.basis:
            continue
        other = judged(one.indicator, target, one.figure)
        found.append(
            OtherBasis(
                basis=basis,
                basis_words=say(context.view.lang, f"basis_short.{basis}"),
                target=plain_target(target) or "",
                target_words=target_words(target, context.view.lang),
                percent_of_plan=_percent(other.judgement),
                difference=plain(other.judgement.difference),
                verdict=other.verdict.value,
                implied=target.implied,
                tick=_tick(one, target),
            )
        )
    return tuple(found)


def _end(target: Target) -> Decimal:
    """Return the end of a target that its scale is drawn by: the value, or the low end of a range."""
    return goal(target).ends[0]


def _tick(one: Judged, target: Target) -> float | None:
    """Return where another target stands on the row's scale."""
    if one.target is None:
        return None
    chosen, other = _end(one.target), _end(target)
    if in_points(one.indicator):
        return float(other - chosen)
    return float(other / chosen * 100) if chosen > 0 else None


def _exceptions(
    context: Context, one: Judged, others: tuple[OtherBasis, ...], progress: Actual | None
) -> tuple[str, ...]:
    """Return the notes of a row in the order of their weight, worded."""
    lang, target, notes = context.view.lang, one.target, []
    official = context.official.get(one.indicator.code)
    if target and target.basis != context.view.basis:
        notes.append(say(lang, "note.stand_in", basis=say(lang, f"basis_short.{target.basis}")))
    if official and official.verdict == "missed" and one.verdict == Verdict.NO_FIGURE:
        notes.append(say(lang, "note.official_missed", day=day(official.published_on, lang)))
    elif official and one.verdict not in (Verdict.NO_FIGURE, Verdict.WATCHED) and official.verdict != one.verdict:
        verdict = say(lang, f"verdict.{official.verdict}")
        notes.append(say(lang, "note.official_differs", verdict=verdict, day=day(official.published_on, lang)))
    notes += [say(lang, f"note.{note}") for note in one.judgement.notes if note not in UNSAID]
    if progress:
        notes.append(_progress_note(context, progress))
    if one.figure is None and (before := _last_year(context, one)):
        notes.append(before)
    if context.merged_on and one.figure is None and target:
        notes.append(say(lang, "note.merged", day=context.merged_on))
    if rival := _rival(context, one, others):
        notes.append(rival)
    if one.figure and (moved := _moved(context, one.figure)):
        notes.append(moved)
    if pair := context.falling.get(one.indicator.code):
        notes.append(_falling(context, *pair))
    return tuple(notes + _origin_notes(context, target, one.figure))


def _origin_notes(context: Context, target: Target | None, figure: Figure | None) -> list[str]:
    """Return what a reader must know of where the target and the figure come from."""
    lang, notes = context.view.lang, []
    if target and target.implied:
        notes.append(say(lang, "note.implied"))
    if target and target.level_inferred:
        notes.append(say(lang, "note.level_inferred"))
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
    gap = Decimal(other.difference)
    key = "note.other_equal" if gap == 0 else "note.other_below" if gap < 0 else "note.other_above"
    words = gap_words(context.store, one.indicator, gap, lang, short=True)
    return say(lang, key, gap=words, target=other.target_words, basis=other.basis_words)


def _moved(context: Context, figure: Figure) -> str | None:
    """Return the earlier exact figures that the present one replaced, with their days; the last two suffice."""
    lang, now = context.view.lang, figure.actual
    earlier: dict[Decimal, Actual] = {}
    for report in context.reports.get(now.indicator, ()):
        if report.series == now.series and not report.qualifier and report.stage != "forecast":
            earlier.setdefault(report.value, report)
    earlier.pop(now.value, None)
    items = [
        say(lang, "note.moved_item", value=number(r.value, lang), day=day(r.published_on or "", lang))
        for r in list(earlier.values())[-2:]
    ]
    return say(lang, "note.moved", items="; ".join(items)) if items else None


def _last_year(context: Context, one: Judged) -> str | None:
    """Return last year's figure of an open target, and for what adds up how the target stands to it."""
    before = context.last_year.get(one.indicator.code)
    if before is None or one.target is None:
        return None
    lang, value, wanted = context.view.lang, before.actual.value, _end(one.target)
    words = {"year": context.view.year - 1, "value": actual_words(before.actual, lang)}
    if one.indicator.nature != "flow" or wanted <= 0 or value <= 0:
        return say(lang, "note.last_year", **words)
    change = attainment.printed_percent(attainment.ratio(wanted, value) * 100) - 100
    key = "note.plan_equal" if change == 0 else "note.plan_below" if change < 0 else "note.plan_above"
    return say(lang, key, percent=percent(abs(change), lang), **words)


def _falling(context: Context, before: Actual, after: Actual) -> str:
    lang = context.view.lang
    return say(
        lang,
        "note.falling",
        first=say(lang, "period.months", months=int(before.period[-2:])),
        before=number(before.value, lang),
        second=say(lang, "period.months", months=int(after.period[-2:])),
        after=number(after.value, lang),
    )


def _progress_note(context: Context, progress: Actual) -> str:
    lang = context.view.lang
    note = say(
        lang,
        "note.progress",
        period=period(progress.period, progress.period_kind, lang),
        day=day(progress.published_on or "", lang),
    )
    if progress.series == context.indicator(progress.indicator).series:
        return note
    return f"{note} ({say(lang, f'series.{progress.series}')})"


def _progress_share(context: Context, target: Target | None, progress: Actual | None) -> str | None:
    """Return how much of the year's plan a cumulative figure makes up; nothing where shares do not add up."""
    if target is None or progress is None:
        return None
    indicator = context.indicator(progress.indicator)
    if indicator.nature != "flow" or indicator.direction != "higher":
        return None
    so_far = percent_words(judged(indicator, target, Figure(progress, progress.stage)).judgement, context.view.lang)
    return say(context.view.lang, "table.of_plan", value=so_far) if so_far else None


def _bullet(context: Context, one: Judged, others: tuple[OtherBasis, ...], progress: Actual | None) -> Bullet | None:
    """Return the drawing of a row, judged or under way; nothing where there is no target to scale by."""
    target, judged_now = one.target, one.judgement.difference is not None
    shown = one.figure.actual if one.figure and judged_now else progress
    if target is None or shown is None:
        return None
    chosen, points = _end(target), in_points(one.indicator)
    if not points and chosen <= 0:
        return None
    lang, value = context.view.lang, shown.value
    actual = float(value - chosen) if points else float(value / chosen * 100)
    nation = context.nation.get(one.indicator.code) if points and judged_now else None
    return Bullet(
        in_points=points,
        actual=actual,
        judged=judged_now,
        tinted=not (one.figure and judged_now) or STAGE_CLASS.get(one.figure.stage) == "estimate",
        open_ended=shown.qualifier == "over",
        others=tuple(o.tick for o in others if o.tick is not None and o.basis == STAND_IN.get(target.basis)),
        stretch=_tick(one, target.model_copy(update={"value": target.high})) if target.high else None,
        nation=_nation(context, nation, chosen) if nation else None,
        words=f"{say(lang, 'bar.actual', value=actual_words(shown, lang))}, "
        f"{say(lang, 'bar.target', value=target_words(target, lang))}",
    )


def _nation(context: Context, figure: Figure, chosen: Decimal) -> Mark:
    value = number(figure.actual.value, context.view.lang)
    label = say(context.view.lang, "bar.nation", area=context.nation_name, value=value)
    return Mark(float(figure.actual.value - chosen), label)
