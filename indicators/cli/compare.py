"""`indicators compare`: an indicator across the provinces, ranked, with the nation beside it."""

import argparse
from datetime import date

from indicators.boards.comparison import ComparisonBoard, RankedArea, as_json, comparison
from indicators.boards.peers import parse_comparison_query, province_view
from indicators.boards.tables import Table, comparison_table
from indicators.boards.view import Unknown
from indicators.encoding import json_text
from indicators.store import Store
from indicators.terminal.answers import Answer
from indicators.terminal.listing import TextRow, table, text
from indicators.terminal.options import Parser, listed_words
from indicators.terminal.sheet import SHEETS, add_out
from indicators.terminal.table import BOLD, Screen, wrapped
from indicators.terminal.views import add_id, add_view, answered, given, needed_id
from indicators.wording import say

EXAMPLE = "indicators compare grdp_growth --period 2025 --peers cities"
FORMATS = ("table", "json", *SHEETS)
PEERS = ("all", "cities", "region")


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    add_id(parser)
    parser.add("--period", say(parser.lang, "cli.compare.period"), metavar="PERIOD")
    parser.add("--peers", say(parser.lang, "cli.compare.peers", known=listed_words(PEERS)), metavar="PEERS")
    add_view(parser, "as_of", "area")
    parser.add_choice("--format", "cli.option.format", FORMATS, default=FORMATS[0])
    add_out(parser)
    parser.add_common()


def run(options: argparse.Namespace) -> Answer:
    """Return the ranking, or the nearest commands where there is none such."""

    def ask(store: Store, today: date) -> ComparisonBoard | Unknown:

        view = province_view(store, given(options, "as_of", "area", "lang"), today)
        if isinstance(view, Unknown):
            return view
        wanted = given(options, "id", "period", "peers") if options.id else {}
        asked = parse_comparison_query(store, wanted, view)
        if isinstance(asked, Unknown):
            return asked
        board = comparison(store, view, asked, today)
        needed_id(options, [choice.value for choice in board.indicators])
        return board

    def form(board: ComparisonBoard) -> str:
        return _json(board) if options.format == "json" else lines(board)

    def table(store: Store, board: ComparisonBoard) -> Table:

        return comparison_table(store, board)

    return answered(options, "compare", ask, form, keep=given(options, "id"), table=table)


def _json(board: ComparisonBoard) -> str:

    return json_text(as_json(board))


def lines(board: ComparisonBoard, screen: Screen | None = None) -> str:
    """Return the ranking as text: sentence, remarks, a row for each area, those without a figure by name."""
    lang, screen = board.view.lang, screen or Screen.here()
    title = f"{board.name}, {board.unit} · {say(lang, 'page.snapshot', snapshot=board.snapshot)}"
    said = [*wrapped(title, screen.width), ""]
    for sentence in (board.sentence, *board.remarks):
        said += wrapped(sentence, screen.width)
    rank = "comparison.size_head" if board.by_size else "comparison.rank_head"
    heads = tuple(say(lang, key) for key in ("comparison.place", rank, "comparison.value"))
    ranked = [_line(place, str(place.rank)) for place in board.places]
    nation = [_line(board.nation, "–")] if board.nation else []
    said += ["", *table((*heads, ""), ranked + nation, screen, right=(1, 2))]
    if board.missing:
        names = ", ".join(place.name for place in board.missing)
        said += ["", *wrapped(f"{say(lang, 'comparison.without')} {names}", screen.width)]
    return text(said)


def _line(place: RankedArea, rank: str) -> TextRow:
    """Return an area of the ranking, the one in view marked."""
    where = f"{place.origin.file}:{place.origin.line}" if place.origin else ""
    notes = " · ".join(text for text in (place.note, where) if text)
    return TextRow(
        (f"{'> ' if place.marked else ''}{place.name}", rank, place.words, notes), tone=(BOLD,) * place.marked
    )
