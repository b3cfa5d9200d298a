"""The day on which the report was published, against the time that its figures are about."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import get_args

from indicators.importing.checks.context import AS_THEY_STAND, LEAVE_ALL, CheckContext
from indicators.importing.types import AnswerChoice, ReadFigure
from indicators.model import period_span
from indicators.model.lists import Stage
from indicators.model.scalars import last_day
from indicators.wording import say

STAGE = "stage:"
ESTIMATE = AnswerChoice(f"{STAGE}estimate", "as_estimate")
FORECAST = AnswerChoice(f"{STAGE}forecast", "as_forecast")
LATE = 300  # days: a monthly report of a year ago is a rare thing, the old year in its title is not
LATE_ANSWERS = (AS_THEY_STAND, LEAVE_ALL)
OPEN_STAGES = ("forecast", "estimate")  # of a period that is not over


def check(context: CheckContext) -> None:
    """Ask of each period at a stage, once for all its figures, where the day of the report does not go with it."""
    words = context.facts.published_on
    if not words or not context.figures:
        return
    day = _day(words)
    if day is None or (len(words) == len("2025-10-31") and day > context.today):
        code = "published_no_day" if day is None else "published_future"
        context.ask(code, tuple(context.figures), {"day": words, "count": str(len(context.figures))}, (LEAVE_ALL,))
        return
    groups: dict[tuple[str, Stage, bool], list[ReadFigure]] = defaultdict(list)
    for figure in context.figures:
        first, last = period_span(figure.period)
        first = date(first.year, 1, 1) if figure.kind == "ytd" else first
        if (day < first and figure.stage != "forecast") or (day < last and figure.stage not in OPEN_STAGES):
            groups[figure.period, figure.stage, day < first].append(figure)
    for (_, _, early), found in groups.items():
        _ask(context, tuple(found), words, early=early)
    _check_late(context, day)


def _check_late(context: CheckContext, day: date) -> None:
    """Ask once where the newest month of a report is nearly a year old: its title may bear the wrong year."""
    if not context.figures:
        return
    newest = max(context.figures, key=lambda one: (period_span(one.period)[1], one.kind == "year"))
    if newest.kind != "year" and (day - period_span(newest.period)[1]).days > LATE:
        said = {"day": context.facts.published_on, "count": str(len(context.figures))}
        context.ask(
            "published_late", (newest, *(one for one in context.figures if one is not newest)), said, LATE_ANSWERS
        )


def _ask(context: CheckContext, found: tuple[ReadFigure, ...], day: str, *, early: bool) -> None:
    code = "published_early" if early else "published_before"
    said = {"day": day, "count": str(len(found))}
    answer = context.ask(code, found, said, (FORECAST if early else ESTIMATE, AS_THEY_STAND, LEAVE_ALL))
    stage = next((one for one in get_args(Stage) if answer == f"{STAGE}{one}"), None)
    for figure in found if stage else ():
        note = say("en", "intake.note.stage", found=figure.stage, stage=stage)
        context.put(replace(figure, stage=stage, note="; ".join(filter(None, (figure.note, note)))))


def _day(words: str) -> date | None:
    try:
        return last_day(words)
    except ValueError:
        return None
