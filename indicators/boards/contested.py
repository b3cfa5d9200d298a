"""What other honest figures on file would say of a row: whether its verdict survives the next question."""

from dataclasses import dataclass

from indicators import attainment
from indicators.attainment import Judgement, PrintedFigure
from indicators.boards.context import Context
from indicators.boards.judged import (
    Judged,
    actual_words,
    goal,
    outcome_words,
    plain,
    plain_percent,
    printed_figure,
)
from indicators.boards.origins import Origin, actual_origin, claim_origin
from indicators.model import Claim
from indicators.queries.rivals import OnFile, Printed
from indicators.wording import Lang, number, percent, say


@dataclass(frozen=True, slots=True)
class Rival:
    """Another figure of the same thing that cannot be the same number, and what it would say."""

    by: str  # series: of another office; same_day: another report of the day; printed: by a percentage of its source
    verdict: str
    value: str
    percent_of_plan: str | None
    difference: str | None
    series: str
    stage: str
    flips: bool  # the verdict of the row
    value_words: str
    outcome_words: str
    verdict_words: str
    named: str  # whose figure it is: by customs
    words: str  # all in one line: contested: 46.55 (93.7%) by customs, missed
    printed: str  # as its source prints it
    language: str
    origin: Origin


def rivals_of(context: Context, one: Judged) -> tuple[Rival, ...]:
    """Return every rival of a judged row, those that flip its verdict first."""
    if one.target is None or one.figure is None or one.verdict not in attainment.JUDGED:
        return ()
    code = one.indicator.code
    said = (*context.rivals.get(code, ()), *context.printed.get(code, ()))
    found = [rival for other in said if (rival := _rival(context, one, other))]
    return tuple(sorted(found, key=lambda rival: not rival.flips))


def _rival(context: Context, one: Judged, other: OnFile | Printed) -> Rival | None:
    """Return the rival that another report or a printed percentage makes; nothing where it is none."""
    assert one.target is not None
    assert one.figure is not None
    own, noun = printed_figure(one.figure), one.indicator
    figure = _figure(own, other)
    judged = attainment.rival_judgement(noun.nature, noun.direction, goal(one.target), own, figure, near=noun.near)
    return None if judged is None else _worded(context, one, other, figure, judged)


def _figure(own: PrintedFigure, other: OnFile | Printed) -> PrintedFigure:
    if isinstance(other, Printed):
        assert other.plan.value is not None
        return attainment.figure_of_percent(other.percent, other.quantum, other.plan.value, own)
    report = other.actual
    return PrintedFigure(report.value, report.quantum, report.qualifier, report.stage)


def _worded(context: Context, one: Judged, other: OnFile | Printed, figure: PrintedFigure, judged: Judgement) -> Rival:
    assert one.figure is not None
    lang, store = context.view.lang, context.store
    noun = other.claim if isinstance(other, Printed) else other.actual
    series = one.figure.actual.series if isinstance(other, Printed) else other.actual.series
    value = number(figure.value, lang) if isinstance(other, Printed) else actual_words(other.actual, lang)
    named = _named(other, lang)
    result = outcome_words(store, one.indicator, judged, figure.quantum, lang)
    flips = not attainment.verdict_holds(one.verdict, (judged.verdict,))
    key = "flips" if flips else "moves"
    words: dict[str, object] = {
        "named": named,
        "value": value,
        "result": result,
        "verdict": say(lang, f"verdict.{judged.verdict}"),
    }
    if isinstance(other, Printed) and not flips and other.plan == one.target:
        key, words["percent"] = "moves_printed", percent(other.percent, lang)
    return Rival(
        by="printed" if isinstance(other, Printed) else other.by,
        verdict=judged.verdict.value,
        value=plain(figure.value) or "",
        percent_of_plan=plain_percent(judged),
        difference=plain(judged.difference),
        series=series,
        stage=figure.stage,
        flips=flips,
        value_words=value,
        outcome_words=result or "",
        verdict_words=say(lang, f"verdict.{judged.verdict}"),
        named=named,
        words=say(lang, f"contested.{key}", **words),
        printed=noun.as_printed,
        language=store.book.sources[noun.source[0]].spoken,
        origin=claim_origin(store, noun, lang) if isinstance(noun, Claim) else actual_origin(store, noun, lang),
    )


def _named(other: OnFile | Printed, lang: Lang) -> str:
    """Return whose figure a rival is: by customs; by another report of the day; by the 120% that its source prints."""
    if isinstance(other, Printed):
        basis = say(lang, f"basis_short.{other.plan.basis}")
        return say(lang, "contested.by.printed", percent=percent(other.percent, lang), basis=basis)
    return say(lang, f"contested.by.{other.actual.series if other.by == 'series' else other.by}")
