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
from indicators.queries.rivals import OnFile, PrintedPercent
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
    code, amounts = one.indicator.code, one.indicator.nature in ("flow", "stock")
    printed = context.printed.get(code, ()) if amounts else ()  # a percentage of a rate says nothing of it
    found = [rival for other in (*context.rivals.get(code, ()), *printed) if (rival := _rival(context, one, other))]
    return tuple(sorted(found, key=lambda rival: not rival.flips))


def _rival(context: Context, one: Judged, other: OnFile | PrintedPercent) -> Rival | None:
    """Return the rival that another report or a printed percentage makes; nothing where it is none."""
    if one.target is None or one.figure is None or one.verdict not in attainment.JUDGED:
        return None
    own, noun = printed_figure(one.figure), one.indicator
    figure = _figure(own, other)
    judged = attainment.rival_judgement(noun.nature, noun.direction, goal(one.target), own, figure, near=noun.near)
    if judged is None:
        return None
    series = one.figure.actual.series if isinstance(other, PrintedPercent) else other.noun.series
    return _worded(context, one, other, figure, judged, series)


def _figure(own: PrintedFigure, other: OnFile | PrintedPercent) -> PrintedFigure:
    if isinstance(other, PrintedPercent):
        assert other.plan.value is not None
        return attainment.figure_of_percent(other.percent, other.quantum, other.plan.value, own)
    report = other.noun
    return PrintedFigure(report.value, report.quantum, report.qualifier, report.stage)


def _worded(
    context: Context, one: Judged, other: OnFile | PrintedPercent, figure: PrintedFigure, judged: Judgement, series: str
) -> Rival:
    lang, store, noun = context.view.lang, context.store, other.noun
    flips = not attainment.verdict_holds(one.verdict, (judged.verdict,))
    words = {
        "named": _named(other, lang),
        "value": number(figure.value, lang) if isinstance(noun, Claim) else actual_words(noun, lang),
        "result": outcome_words(store, one.indicator, judged, figure.quantum, lang) or "",
        "verdict": say(lang, f"verdict.{judged.verdict}"),
    }
    return Rival(
        by=other.by,
        verdict=judged.verdict.value,
        value=plain(figure.value) or "",
        percent_of_plan=plain_percent(judged),
        difference=plain(judged.difference),
        series=series,
        stage=figure.stage,
        flips=flips,
        value_words=words["value"],
        outcome_words=words["result"],
        verdict_words=words["verdict"],
        named=words["named"],
        words=_line(one, other, words, lang, flips=flips),
        printed=noun.as_printed,
        language=store.book.sources[noun.source[0]].spoken,
        origin=claim_origin(store, noun, lang) if isinstance(noun, Claim) else actual_origin(store, noun, lang),
    )


def _line(one: Judged, other: OnFile | PrintedPercent, words: dict[str, str], lang: Lang, *, flips: bool) -> str:
    """Return a rival in one line; shorter where it is a percentage of the row's own plan that turns nothing."""
    if isinstance(other, PrintedPercent) and other.plan == one.target and not flips:
        return say(lang, "contested.moves_printed", percent=percent(other.percent, lang), **words)
    return say(lang, "contested.flips" if flips else "contested.moves", **words)


def _named(other: OnFile | PrintedPercent, lang: Lang) -> str:
    """Return whose figure a rival is: by Customs; by another report of the day; by the 120% that its source prints."""
    if isinstance(other, PrintedPercent):
        basis = say(lang, f"basis_short.{other.plan.basis}")
        return say(lang, "contested.by.printed", percent=percent(other.percent, lang), basis=basis)
    return say(lang, f"contested.by.{other.noun.series if other.by == 'series' else other.by}")
