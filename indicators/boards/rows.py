"""One row of a board: a target, the figure set against it, and what must be said beside them."""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from indicators import attainment
from indicators.attainment import Judgement, Note, Verdict
from indicators.boards.bases import OtherBasis, other_bases
from indicators.boards.bullets import Bullet, bullet
from indicators.boards.contested import Rival, rivals_of
from indicators.boards.context import Context
from indicators.boards.judged import (
    STAGE_CLASS,
    Judged,
    actual_words,
    in_points,
    judged,
    outcome_words,
    percent_words,
    plain,
    plain_percent,
    plain_target,
    printed_difference,
    target_words,
    unit_words,
)  # fmt: skip
from indicators.boards.notes import UNSAID, row_notes
from indicators.boards.origins import Origin, actual_origin, target_origin
from indicators.boards.pace import Pace, pace_of
from indicators.boards.rest_of_rate import rest_of_rate
from indicators.boards.standing import standing_of
from indicators.model import Actual, Target
from indicators.queries import Figure
from indicators.wording import points, say, signed

OFFICIAL_MISSED = "official_missed"  # missed by the city's own account, without a figure: counted apart
EQUALS_PLAN = "equals_plan"  # met to the last digit by an estimate
NOT_COMPARABLE = Judgement(Verdict.NOT_COMPARABLE)  # the area no longer is what the target was set for


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
    progress: str | None  # the latest cumulative figure while the whole year has none
    progress_period: str | None
    progress_words: str | None
    difference: str | None
    printed_difference: str | None  # no finer than the last digit of the figure
    difference_unit: str | None
    percent_of_plan: str | None
    outcome_words: str | None
    year_on_year: str | None  # growth on the year before in %, of a rate the difference
    year_on_year_unit: str | None
    year_on_year_words: str | None
    verdict: str
    judged: bool
    verdict_words: str
    official_verdict: str | None
    equals_plan: bool
    notes: tuple[str, ...]
    exceptions: tuple[str, ...]  # the notes a row shows: what differs from the common case
    other_bases: tuple[OtherBasis, ...]
    contested: tuple[Rival, ...]  # what other honest figures on file would say
    bullet: Bullet | None
    vintages: int
    pace: Pace | None  # of an open year
    rest_growth: str | None  # of a growth: what the rest of the year needs, in per cent
    standing: str | None  # where it stands while it has no whole-year figure: see `standing.STANDINGS`
    standing_words: str | None

    @property
    def official_missed(self) -> bool:
        """Whether the city reported it missed without publishing a figure."""
        return self.verdict == Verdict.NO_FIGURE and self.official_verdict == Verdict.MISSED

    @property
    def result_words(self) -> str:
        """The verdict in words, or where the row stands while the year is open."""
        return self.standing_words or self.verdict_words

    @property
    def counted(self) -> str:
        """What the row counts as: its verdict, or where it stands while the year is open."""
        return OFFICIAL_MISSED if self.official_missed else self.standing or self.verdict

    @property
    def verdict_holds(self) -> bool:
        """Whether no other honest figure on file gives another verdict."""
        return not self.flips

    @property
    def flips(self) -> tuple[Rival, ...]:
        """The rivals that give another verdict; their words are the first of the exceptions."""
        return tuple(rival for rival in self.contested if rival.flips)

    @property
    def mark(self) -> str:
        """The symbol of the row: that of its count; an estimate equal to its plan is drawn hollow."""
        return EQUALS_PLAN if self.equals_plan else self.counted


def closed(one: Row) -> Row:
    """Return a row of a board that judges its year: a figure of some months gives it no standing there."""
    return replace(one, standing=None, standing_words=None)


def row(context: Context, code: str, *, main: bool) -> Row:
    """Return the row of one indicator in a view."""
    lang, indicator = context.view.lang, context.indicator(code)
    target, figure = context.target(code), context.figures.get(code)
    comparable = figure is not None or context.merged_on is None or target is None
    one = judged(indicator, target, figure, comparable=comparable)
    progress = None if figure or not comparable else context.progress.get(code)
    pace = pace_of(context, code)
    others = other_bases(context, one)
    rivals = rivals_of(context, one)
    flips, moves = ([rival.words for rival in rivals if rival.flips is loud] for loud in (True, False))
    said = (*flips, *row_notes(context, one, others, progress, pace), *moves)
    rest = rest_of_rate(context, code)
    standing = standing_of(context, progress, pace.status if pace else None) if target else None
    reasons = tuple(say(lang, f"note.{note}") for note in one.judgement.notes if note in UNSAID)
    official = context.official.get(code)
    return Row(
        indicator=code,
        name=context.short(code),
        full_name=indicator.name.in_(lang),
        unit=indicator.unit,
        unit_words=unit_words(context.store, indicator, lang),
        nature=indicator.nature,
        direction=indicator.direction,
        in_resolution=main,
        **_wanted(context, target),
        **_reached(context, one, progress),
        **_year_on_year(context, one),
        **_result(context, one if comparable else replace(one, judgement=NOT_COMPARABLE), progress),
        official_verdict=official.verdict if official else None,
        notes=said + reasons,
        exceptions=said,
        other_bases=others,
        contested=rivals,
        bullet=bullet(context, one, others, progress),
        pace=pace,
        rest_growth=plain(rest.growth) if rest else None,
        standing=standing,
        standing_words=say(lang, f"counts.{standing}") if standing else None,
        vintages=len(context.reports.get(code, ())),
    )


def _wanted(context: Context, target: Target | None) -> dict[str, Any]:
    """Return the fields of the target."""
    if target is None:
        fields = ("target", "target_words", "target_text", "target_document", "target_origin")
        return {"basis": context.view.basis, **dict.fromkeys(fields)}
    return {
        "basis": target.basis,
        "target": plain_target(target),
        "target_words": target_words(target, context.view.lang),
        "target_text": target.as_printed,
        "target_document": target.document,
        "target_origin": target_origin(context.store, target, context.view.lang),
    }


def _reached(context: Context, one: Judged, progress: Actual | None) -> dict[str, Any]:
    """Return the fields of the figure; a forecast is not shown as one."""
    lang, figure = context.view.lang, one.figure
    shown = figure if figure and figure.stage != "forecast" else None
    known = shown.actual if shown else progress
    return {
        "actual": plain(shown.actual.value) if shown else None,
        "actual_words": actual_words(shown.actual, lang) if shown else None,
        "actual_text": shown.actual.as_printed if shown else None,
        "actual_origin": actual_origin(context.store, known, lang) if known else None,
        "stage": shown.stage if shown else None,
        "stage_class": STAGE_CLASS.get(shown.stage, shown.stage) if shown else None,
        "qualifier": (shown.actual.qualifier or None) if shown else None,
        "progress": plain(progress.value) if progress else None,
        "progress_period": progress.period if progress else None,
        "progress_words": actual_words(progress, lang) if progress else None,
    }


def _year_on_year(context: Context, one: Judged) -> dict[str, Any]:
    """Return the fields of the change on the year before, of figures that are no bounds; ranks have none."""
    figure, before, lang = one.figure, context.last_year.get(one.indicator.code), context.view.lang
    exact = [known for known in (figure, before) if known and known.stage != "forecast" and not known.actual.qualifier]
    if len(exact) < 2 or one.indicator.nature in ("rank", "milestone"):
        return _change()
    now, then = (known.actual.value for known in exact)
    if in_points(one.indicator):
        return _change(plain(now - then), "percentage_points", points(now - then, lang, short=True, sign=True))
    if then <= 0:
        return _change()
    growth = (now / then * 100 - 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return _change(plain(growth), "percent", f"{signed(growth, lang)}%")


def _change(value: str | None = None, unit: str | None = None, words: str | None = None) -> dict[str, Any]:
    return {"year_on_year": value, "year_on_year_unit": unit, "year_on_year_words": words}


def _result(context: Context, one: Judged, progress: Actual | None) -> dict[str, Any]:
    """Return the fields of the verdict and its numbers."""
    judgement, indicator = one.judgement, one.indicator
    both = one.target is not None and one.figure is not None and one.figure.stage != "forecast"
    share = _progress_share(context, one.target, progress)
    return {
        "difference": plain(judgement.difference),
        "printed_difference": plain(printed_difference(judgement, one.quantum)),
        "difference_unit": attainment.difference_unit(indicator.nature, indicator.unit) if both else None,
        "percent_of_plan": plain_percent(judgement),
        "outcome_words": outcome_words(context.store, indicator, judgement, one.quantum, context.view.lang) or share,
        "verdict": one.verdict.value,
        "judged": one.verdict not in (Verdict.NO_FIGURE, Verdict.WATCHED, Verdict.NOT_COMPARABLE),
        "verdict_words": say(context.view.lang, f"verdict.{one.verdict}"),
        "equals_plan": Note.ESTIMATE_EQUALS_PLAN in judgement.notes,
    }


def _progress_share(context: Context, target: Target | None, progress: Actual | None) -> str | None:
    """Return how much of the year's plan a cumulative figure makes up; nothing where shares do not add up."""
    if target is None or progress is None:
        return None
    indicator = context.indicator(progress.indicator)
    if indicator.nature != "flow" or indicator.direction != "higher":
        return None
    so_far = percent_words(judged(indicator, target, Figure(progress, progress.stage)).judgement, context.view.lang)
    return say(context.view.lang, "table.of_plan", value=so_far) if so_far else None
