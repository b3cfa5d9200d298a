"""`indicators scoreboard`: the board of a year in the terminal, as JSON or as CSV."""

import argparse
import shlex
from datetime import date
from pathlib import Path

from indicators import files, store
from indicators.boards import json_view
from indicators.boards.scoreboard import Scoreboard, scoreboard
from indicators.boards.several_years import PeriodBoard, period_board
from indicators.boards.tables import scoreboard_table, several_years_table
from indicators.boards.view import Unknown, parse_view
from indicators.encoding import json_text
from indicators.store import Store
from indicators.terminal.answers import BAD_USAGE, Answer
from indicators.terminal.options import Parser, data_folder, listed_words
from indicators.terminal.several_years import period_lines
from indicators.terminal.sheet import SHEETS, add_out, check_out, sheet
from indicators.terminal.table import Screen, lines
from indicators.terminal.views import BASES, without_pandas
from indicators.wording import say

EXAMPLE = "indicators scoreboard --basis central --lang en"
FORMATS = ("table", "json", *SHEETS)
ASKED = ("year", "as_of", "basis", "area", "lang")


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    parser.add("--year", say(parser.lang, "cli.scoreboard.year"), metavar="YEAR")
    parser.add("--as-of", say(parser.lang, "cli.scoreboard.as_of"), metavar="DAY")
    parser.add("--basis", say(parser.lang, "cli.scoreboard.basis", known=listed_words(BASES)), metavar="BASIS")
    parser.add("--area", say(parser.lang, "cli.scoreboard.area"), metavar="AREA")
    parser.add_choice("--format", "cli.option.format", FORMATS, default=FORMATS[0])
    add_out(parser)
    parser.add_common()


def run(options: argparse.Namespace) -> Answer:
    """Return the board asked for, or the nearest ones where there is none such."""
    check_out(options)
    with without_pandas():
        built, found = _board(data_folder(options), options)
    if isinstance(found, Unknown):
        return _unknown(found)
    if options.format in SHEETS:
        several = isinstance(found, PeriodBoard)
        return sheet(options, several_years_table(built, found) if several else scoreboard_table(built, found))
    return _shown(found, options.format)


def _board(folder: Path, options: argparse.Namespace) -> tuple[Store, Scoreboard | PeriodBoard | Unknown]:

    book, _ = files.read(folder)
    built, today = store.build(book), date.today()  # noqa: DTZ011 - the city's own day
    asked = {name: value for name in ASKED if (value := getattr(options, name)) is not None}
    view = parse_view(built, asked, today, ranges=True)
    if isinstance(view, Unknown):
        return built, view
    return built, period_board(built, view, today) if view.until else scoreboard(built, view, today)


def _shown(board: Scoreboard | PeriodBoard, form: str) -> Answer:

    if isinstance(board, PeriodBoard):
        several = json_text(json_view.period_json(board)) if form == "json" else period_lines(board)
        return Answer(out=several)
    if form == "json":
        return Answer(out=json_text(json_view.as_json(board)))
    return Answer(out="\n".join([*lines(board, Screen.here()), ""]))


def _unknown(unknown: Unknown) -> Answer:
    """Return what names nothing, and the nearest commands that do."""
    nearest = [f"  {label}: {_command(query)}" for label, query in unknown.choices]
    return Answer(BAD_USAGE, err="\n".join([unknown.message, say(unknown.lang, "unknown.choices"), *nearest, ""]))


def _command(query: dict[str, str]) -> str:
    words = (f"--{name.replace('_', '-')} {shlex.quote(value)}" for name, value in query.items())
    return " ".join(("indicators scoreboard", *words))
