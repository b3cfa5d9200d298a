"""`indicators changes`: what moved between two days, and which verdicts flipped because of it."""

import argparse
from datetime import date

from indicators.boards.changes import Change, ChangesBoard, Move, changes, parse_changes_query
from indicators.boards.changes.json_view import as_json
from indicators.boards.tables import Table, changes_table
from indicators.boards.view import Unknown
from indicators.encoding import json_text
from indicators.store import Store
from indicators.terminal.answers import Answer, UsageError
from indicators.terminal.listing import TextRow, table, text
from indicators.terminal.options import Parser
from indicators.terminal.sheet import SHEETS, add_out
from indicators.terminal.table import MARKS, TONES, Screen, wrapped
from indicators.terminal.views import add_view, answered, given
from indicators.wording import Lang, day, first_upper, say

EXAMPLE = "indicators changes --since 2025-12-05 --until 2025-12-11"
FORMATS = ("table", "json", *SHEETS)


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    for name in ("since", "until"):
        parser.add(f"--{name}", say(parser.lang, f"cli.changes.{name}"), metavar="DAY")
    add_view(parser, "year", "basis", "area")
    parser.add_choice("--format", "cli.option.format", FORMATS, default=FORMATS[0])
    add_out(parser)
    parser.add_common()


def run(options: argparse.Namespace) -> Answer:
    """Return what changed, or the nearest commands where a day or a view is none; raises UsageError without a day."""
    asked = given(options, "since", "until", "year", "basis", "area", "lang")
    if not asked.get("since"):
        raise UsageError(say(options.lang, "cli.changes.needed"))

    def ask(store: Store, today: date) -> ChangesBoard | Unknown:

        found = parse_changes_query(store, asked, today)
        return found if isinstance(found, Unknown) else changes(store, *found, today)

    def form(board: ChangesBoard) -> str:

        return json_text(as_json(board)) if options.format == "json" else lines(board)

    def table(store: Store, board: ChangesBoard) -> Table:

        return changes_table(store, board)

    return answered(options, "changes", ask, form, table=table)


def lines(board: ChangesBoard, screen: Screen | None = None) -> str:
    """Return the changes as text: the sentences, then a row for each indicator with what moved beneath it."""
    lang, screen = board.view.lang, screen or Screen.here()
    said = [*wrapped(_title(board), screen.width), "", *wrapped(board.sentence, screen.width), ""]
    heads = tuple(say(lang, key) for key in ("table.indicator", "changes.verdict"))
    said += table(heads, [_line(one, lang) for one in board.changes], screen)
    if board.changes and board.unchanged:
        said += ["", say(lang, "changes.unchanged", n=board.unchanged)]
    return text(said)


def _title(board: ChangesBoard) -> str:
    lang = board.view.lang
    ends = {"since": day(board.since, lang), "until": day(board.view.as_of, lang)}
    parts = (
        say(lang, "page.title", area=board.area_name),
        say(lang, "controls.year_value", year=board.view.year),
        first_upper(say(lang, f"basis.{board.view.basis}")),
        say(lang, "changes.between", **ends),
        say(lang, "page.snapshot", snapshot=board.snapshot),
    )
    return " · ".join(parts)


def _line(one: Change, lang: Lang) -> TextRow:
    """Return the row of a change, a flip in the colour of the new verdict."""
    words = [f"{MARKS[v]} {say(lang, f'verdict.{v}')}" for v in dict.fromkeys((one.verdict_before, one.verdict_after))]
    said = [_moved(move, key, lang) for key in ("figure", "progress", "target") if (move := getattr(one, key))]
    if one.flipped:
        said.insert(0, first_upper(one.reason_words))
    if one.official_before != one.official_after:
        ends = [say(lang, f"verdict.{v}") if v else "–" for v in (one.official_before, one.official_after)]
        said.append(say(lang, "changes.moved.official", before=ends[0], after=ends[1]))
    tone = (TONES[one.verdict_after],) if one.flipped else ()
    return TextRow((one.name, " → ".join(words)), tuple(said), tone)


def _moved(move: Move, key: str, lang: Lang) -> str:
    """Return a move in words, with where its later end is written down."""
    ends = [side.words if side else "–" for side in (move.before, move.after)]
    words = say(lang, f"changes.moved.{key}", before=ends[0], after=ends[1])
    document = move.after.document if move.after else None
    return " · ".join(
        text for text in (words, document, move.after.origin.placed_words if move.after else None) if text
    )
