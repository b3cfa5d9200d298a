"""The page of an indicator as plain data: the JSON that other programs read."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, NamedTuple

from indicators.boards.context import gather
from indicators.boards.history import Report, Version
from indicators.boards.indicator import IndicatorBoard, indicator_board
from indicators.boards.json_view import row_json
from indicators.boards.judged import plain_target
from indicators.boards.pace import Pace
from indicators.boards.view import View
from indicators.boards.years import YearFigure, year_figures
from indicators.encoding import encode, plain_value
from indicators.model import Actual, Target
from indicators.store import Store
from indicators.wording import say

SOURCE = ("origin.source", "source_url=origin.url", "origin.file", "origin.line")
STATES = ("in_force", "superseded", "elsewhere", "not_binding")


class ShownIndicator(NamedTuple):
    """The board of an indicator, with the records that its words are about."""

    board: IndicatorBoard
    area_name: str
    years: tuple[YearFigure, ...]
    figures: dict[tuple[str, int], Actual]  # by file and line
    targets: dict[tuple[str, int], Target]


def shown_indicator(store: Store, code: str, view: View, today: date) -> ShownIndicator:
    """Return the board of an indicator in a view, with the records behind it."""
    context = gather(store, view)
    return ShownIndicator(
        indicator_board(store, code, view, today),
        context.area_name,
        tuple(year_figures(context, code)),
        {(a.file, a.line): a for a in store.book.actuals},
        {(t.file, t.line): t for t in store.book.targets},
    )


def as_json(told: ShownIndicator) -> dict[str, Any]:
    """Return the board as plain data: numbers as decimal strings exactly as published; what is absent is null."""
    board = told.board
    return encode(
        board,
        *("snapshot", "row.indicator", "name", "view.year", "view.as_of", "view.basis", "view.area", "sentence"),
        {"row": row_json(board.row), "pace": pace_json(board.row.pace), "reports": _reports(told)},
        {"versions": [_version(told, one) for one in board.versions], "years": [_year(one) for one in told.years]},
    )


def _reports(told: ShownIndicator) -> list[dict[str, Any]]:
    """Return every report, newest first; where the board tells a change, by how much, from the exact one before."""
    listed, before = [], None
    for shown in reversed(told.board.reports):
        report = told.figures[shown.origin.file, shown.origin.line]
        change = plain_value(report.value - before.value) if before and shown.change else None
        listed.append(_report(shown, report, change))
        before = before if report.qualifier else report
    return listed[::-1]


def _report(shown: Report, report: Actual, change: str | None) -> dict[str, Any]:
    return encode(
        report,
        *("id", "value"),
        {"qualifier": report.qualifier or None, "change": change},
        *("stage", "series", "as_printed", "published_on"),
        encode(shown, *SOURCE, "current"),
    )


def _version(told: ShownIndicator, shown: Version) -> dict[str, Any]:
    target, lang = told.targets[shown.origin.file, shown.origin.line], told.board.view.lang
    return encode(
        target,
        "id",
        {"value": plain_target(target)},
        *("comparator", "basis", "area", "document", "adopted=adopted_on", "published_on", "as_printed"),
        {"state": next(state for state in STATES if say(lang, f"indicator.{state}") == shown.state)},
        "supersedes",
        encode(shown, *SOURCE),
    )


def _year(one: YearFigure) -> dict[str, Any]:
    shown, figure, target = one
    return encode(
        shown,
        "year",
        {"area": figure.actual.area if figure else target.area if target else None},
        encode(figure, "actual=actual.value", "stage"),
        {"target": plain_target(target)},
        *SOURCE,
    )


def pace_json(pace: Pace | None) -> dict[str, Any] | None:
    """Return the pace of an open year without its words; nothing where there is none."""
    return _without_words(pace) if pace else None


def _without_words(told: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the frozen parts of a pace
    found: dict[str, Any] = {}
    for name in (field.name for field in fields(told) if not field.name.endswith("words")):
        value = getattr(told, name)
        plain = _without_words(value) if is_dataclass(value) else value
        found[name] = plain["value"] if isinstance(plain, dict) and set(plain) == {"value"} else plain
    return found
