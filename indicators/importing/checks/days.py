"""The day on which the report was published, against the time that its figures are about."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import get_args

from indicators.importing.checks.context import AS_THEY_STAND, LEAVE_ALL, Desk
from indicators.importing.types import Choice, Figure
from indicators.model import period_span
from indicators.model.lists import Stage
from indicators.model.scalars import last_day
from indicators.wording import say

STAGE = "stage:"
ESTIMATE = Choice(f"{STAGE}estimate", "as_estimate")
FORECAST = Choice(f"{STAGE}forecast", "as_forecast")
LATE = 300  # days: a monthly report of a year ago is a rare thing, the old year in its title is not
LATE_ANSWERS = (AS_THEY_STAND, LEAVE_ALL)
OPEN_STAGES = ("forecast", "estimate")  # of a period that is not over


def check(desk: Desk) -> None:
    """Ask of each period at a stage, once for all its figures, where the day of the report does not go with it."""
    words = desk.facts.published_on
    if not words or not desk.figures:
        return
    day = _day(words)
    if day is None or (len(words) == len("2025-10-31") and day > desk.today):
        code = "published_no_day" if day is None else "published_future"
        desk.ask(code, tuple(desk.figures), {"day": words, "count": str(len(desk.figures))}, (LEAVE_ALL,))
        return
    groups: dict[tuple[str, Stage, bool], list[Figure]] = defaultdict(list)
    for figure in desk.figures:
        first, last = period_span(figure.period)
        first = date(first.year, 1, 1) if figure.kind == "ytd" else first
        if (day < first and figure.stage != "forecast") or (day < last and figure.stage not in OPEN_STAGES):
            groups[figure.period, figure.stage, day < first].append(figure)
    for (_, _, early), found in groups.items():
        _ask(desk, tuple(found), words, early=early)
    _check_late(desk, day)


def _check_late(desk: Desk, day: date) -> None:
    """Ask once where the newest month of a report is nearly a year old: its title may bear the wrong year."""
    if not desk.figures:
        return
    newest = max(desk.figures, key=lambda one: (period_span(one.period)[1], one.kind == "year"))
    if newest.kind != "year" and (day - period_span(newest.period)[1]).days > LATE:
        said = {"day": desk.facts.published_on, "count": str(len(desk.figures))}
        desk.ask("published_late", (newest, *(one for one in desk.figures if one is not newest)), said, LATE_ANSWERS)


def _ask(desk: Desk, found: tuple[Figure, ...], day: str, *, early: bool) -> None:
    code = "published_early" if early else "published_before"
    said = {"day": day, "count": str(len(found))}
    answer = desk.ask(code, found, said, (FORECAST if early else ESTIMATE, AS_THEY_STAND, LEAVE_ALL))
    stage = next((one for one in get_args(Stage) if answer == f"{STAGE}{one}"), None)
    for figure in found if stage else ():
        note = say("en", "intake.note.stage", found=figure.stage, stage=stage)
        desk.put(replace(figure, stage=stage, note="; ".join(filter(None, (figure.note, note)))))


def _day(words: str) -> date | None:
    try:
        return last_day(words)
    except ValueError:
        return None
