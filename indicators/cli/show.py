"""`indicators show ID`: one indicator with every report, every version of its target and its years."""

import argparse
from dataclasses import fields
from datetime import date

from indicators.boards.history import Report, Version
from indicators.boards.indicator import parse_indicator
from indicators.boards.indicator_json import ShownIndicator, as_json, shown_indicator
from indicators.boards.json_view import period_json
from indicators.boards.pace import Pace
from indicators.boards.several_years import PeriodBoard, parse_period_indicator, period_board
from indicators.boards.tables import Table, indicator_table, several_years_table
from indicators.boards.view import Unknown, parse_view
from indicators.boards.years import YearFigure
from indicators.encoding import json_text
from indicators.store import Store
from indicators.terminal.answers import Answer
from indicators.terminal.listing import TextRow, heading, table, text
from indicators.terminal.options import Parser
from indicators.terminal.several_years import period_lines
from indicators.terminal.sheet import SHEETS, add_out
from indicators.terminal.table import BOLD, Screen, wrapped
from indicators.terminal.views import add_id, add_view, answered, given, needed_id
from indicators.wording import Lang, day, first_upper, say

EXAMPLE = "indicators show grdp_growth --year 2025 --as-of 2025-12-11"
FORMATS = ("table", "json", *SHEETS)


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    add_id(parser)
    add_view(parser, "year", "as_of", "basis", "area")
    parser.add_choice("--format", "cli.option.format", FORMATS, default=FORMATS[0])
    add_out(parser)
    parser.add_common()


def run(options: argparse.Namespace) -> Answer:
    """Return the indicator, or the nearest commands where it or the view is none."""

    def ask(store: Store, today: date) -> ShownIndicator | PeriodBoard | Unknown:

        needed_id(options, tuple(store.book.indicators))
        asked = given(options, "id", "year", "as_of", "basis", "area", "lang")
        view = parse_view(store, asked, today, ranges=True)
        if isinstance(view, Unknown):
            return view
        if view.until:
            one = parse_period_indicator(store, asked, view)
            return one if isinstance(one, Unknown) else period_board(store, view, today, one)
        code = parse_indicator(store, asked, view)
        if isinstance(code, Unknown):
            return code
        return shown_indicator(store, code, view, today)

    def form(told: ShownIndicator | PeriodBoard) -> str:
        if isinstance(told, PeriodBoard):
            return json_text(period_json(told)) if options.format == "json" else period_lines(told)
        return json_text(as_json(told)) if options.format == "json" else lines(told)

    def table(store: Store, told: ShownIndicator | PeriodBoard) -> Table:
        if isinstance(told, PeriodBoard):
            return several_years_table(store, told)
        return indicator_table(store, told.board)

    return answered(options, "show", ask, form, keep=given(options, "id"), table=table)


# ---- text


def lines(told: ShownIndicator, screen: Screen | None = None) -> str:
    """Return the board as text: sentence, notes, pace, reports, versions of the target, years."""
    board, lang, screen = told.board, told.board.view.lang, screen or Screen.here()
    said = [*wrapped(_title(told), screen.width), "", *wrapped(board.sentence, screen.width)]
    paced = (words for words in _pace_words(board.row.pace) if not any(words in note for note in board.row.notes))
    for note in (*board.row.notes, *paced):
        said += wrapped(f"- {first_upper(note)}", screen.width)
    year = board.view.year
    said += heading(say(lang, "indicator.vintages", year=year), screen)
    rows = [_report_line(one, lang) for one in board.reports]
    said += table(_heads(lang, "published", "value", "change", "stage", "series"), rows, screen, right=(1, 2))
    said += [] if rows else [say(lang, "indicator.no_vintages")]
    said += heading(say(lang, "indicator.targets", year=year), screen)
    versions = [_version_line(one) for one in board.versions]
    said += table(_heads(lang, "basis", "value", "adopted", "state"), versions, screen, right=(1,))
    said += [] if versions else [say(lang, "indicator.no_targets")]
    years = [_year_line(one) for one in told.years]
    said += heading(say(lang, "indicator.years"), screen) if years else []
    said += table(_heads(lang, "area", "year", "actual", "target", "stage"), years, screen, right=(1, 2, 3))
    return text(said)


def _title(told: ShownIndicator) -> str:
    board, lang = told.board, told.board.view.lang
    parts = (
        f"{board.name}, {board.unit}",
        told.area_name,
        say(lang, "controls.year_value", year=board.view.year),
        first_upper(say(lang, f"basis.{board.view.basis}")),
        say(lang, "controls.day", day=day(board.view.as_of, lang)),
        say(lang, "page.snapshot", snapshot=board.snapshot),
    )
    return " · ".join(parts)


def _heads(lang: Lang, *names: str) -> tuple[str, ...]:
    return tuple(say(lang, f"indicator.columns.{name}") for name in names)


def _pace_words(pace: Pace | None) -> list[str]:
    """Return what is said of the pace, in the order of its fields."""
    if pace is None:
        return []
    told = (getattr(getattr(pace, field.name), "words", None) for field in fields(pace))
    return [words for words in told if words]


def _report_line(one: Report, lang: Lang) -> TextRow:

    used = f", {say(lang, 'indicator.counts_now')}" if one.current else ""
    cells = (one.published, one.value, one.change, one.stage, f"{one.series}{used}")
    return TextRow(cells, (f"“{one.printed}” · {one.origin.placed_words}",), (BOLD,) if one.current else ())


def _version_line(one: Version) -> TextRow:

    below = " · ".join(part for part in (one.area, one.document, f"“{one.printed}”", one.origin.placed_words) if part)
    return TextRow((one.basis, one.value, one.adopted, one.state), (below,), (BOLD,) if one.binding else ())


def _year_line(one: YearFigure) -> TextRow:

    shown, _, _ = one
    place = (f"{shown.origin.file}:{shown.origin.line}",) if shown.origin else ()
    return TextRow((shown.area, str(shown.year), shown.actual, shown.target, " · ".join((shown.stage, *place))))
