"""What the table of a year says: every figure the chart draws, and every report it does not draw, with the reason."""

from indicators.boards.judged import actual_words, target_words
from indicators.boards.months.case import Case, doubt, due_words, when
from indicators.boards.months.due import scenario_of, share_words
from indicators.boards.months.types import MonthCell, MonthLine
from indicators.boards.origins import DUE, RESULT, SHARE, actual_origin, target_origin
from indicators.model import Actual, Target
from indicators.queries import Figure
from indicators.queries.months import within_year
from indicators.wording import period, say


def drawn_lines(case: Case) -> list[MonthLine]:
    """Return the months with a figure of the year, of the year before or of the scenario, by area."""
    found = []
    for area in case.areas:
        now, before = case.now[area], case.before[area]
        scenario = case.scenario if area == case.areas[0] else {}
        found += [_line(case, area, m, now.get(m), before.get(m)) for m in sorted({*now, *before, *scenario})]
    return found


def _line(case: Case, area: str, month: int, now: Figure | None, before: Figure | None) -> MonthLine:
    lang, home = case.context.view.lang, area == case.areas[0]
    return MonthLine(
        period=when(case, month, case.context.view.year),
        area=case.name(area),
        actual=_cell(case, now.actual) if now else MonthCell(),
        stage=say(lang, f"stage.{now.stage}") if now else "",
        share=_share_cell(case, now.actual) if now and home else MonthCell(),
        due=_due_cell(case, month) if home else MonthCell(),
        before=_cell(case, before.actual) if before else MonthCell(),
        note=MonthCell(doubt(case, now.actual) if now else "", key=f"{RESULT}{case.code}"),
        drawn=now is not None,
    )


def _cell(case: Case, report: Actual) -> MonthCell:
    lang = case.context.view.lang
    return MonthCell(actual_words(report, lang), actual_origin(case.context.store, report, lang))


def _share_cell(case: Case, report: Actual) -> MonthCell:
    return MonthCell(share_words(report, case.wanted, case.context.view.lang), key=f"{SHARE}{report.id}")


def _due_cell(case: Case, month: int) -> MonthCell:
    """Return the scenario for so many months, else the share due by then."""
    path = case.scenario.get(month)
    return _scenario_cell(case, path) if path else MonthCell(due_words(case, month), key=f"{DUE}{month}.{case.code}")


def _scenario_cell(case: Case, path: Target) -> MonthCell:
    lang = case.context.view.lang
    words = say(lang, "within.scenario", value=target_words(path, lang))
    return MonthCell(words, target_origin(case.context.store, path, lang))


def other_lines(case: Case) -> list[MonthLine]:
    """Return the reports of the area in view that the chart does not draw, each with the reason."""
    view, home = case.context.view, case.areas[0]
    drawn = {f.actual.id for f in case.now[home].values()}
    reports = within_year(case.context.store, case.code, home, view.year, view.as_of)
    return [_other(case, report) for report in reports if report.id not in drawn]


def _other(case: Case, report: Actual) -> MonthLine:
    context, lang = case.context, case.context.view.lang
    path = scenario_of(context, report) if report.period_kind != "ytd" else None
    declared = context.area.series or context.indicator(case.code).series
    if report.series != declared:
        why = say(lang, f"series.{report.series}")
    else:
        why = say(lang, "within.another_report" if report.period_kind == "ytd" else "within.part")
    return MonthLine(
        period=period(report.period, report.period_kind, lang),
        area=case.name(case.areas[0]),
        actual=_cell(case, report),
        stage=say(lang, f"stage.{report.stage}"),
        share=MonthCell(),
        due=_scenario_cell(case, path) if path else MonthCell(),
        before=MonthCell(),
        note=MonthCell(why),
        drawn=False,
    )
