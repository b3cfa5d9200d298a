"""`indicators deck`: the deck of a session as one HTML file that needs no network."""

import argparse
from functools import partial
from typing import TYPE_CHECKING

from indicators.cli.answers import Answer
from indicators.cli.documents import add_session, chosen_slides, written
from indicators.cli.options import Parser

if TYPE_CHECKING:
    from datetime import date

    from indicators.boards.scoreboard import Scoreboard
    from indicators.cli.documents import Made
    from indicators.store import Store

EXAMPLE = "indicators deck --session 32 --out deck.html"
ENDING = ".html"


def add_options(parser: Parser) -> None:
    """Add the options of this command."""
    add_session(parser, ENDING, slides=True)


def run(options: argparse.Namespace) -> Answer:
    """Write the deck and return what they show; raises UsageError without a session or a file to write."""
    return written(options, "deck", ENDING, partial(_html, options))


def _html(options: argparse.Namespace, store: "Store", board: "Scoreboard", today: "date") -> "Made":
    from indicators.boards.session.slides import slides_board
    from indicators.deck import html

    chosen = chosen_slides(options, store, board, today)
    about = slides_board(chosen)
    return html(chosen.deck).encode(), (about.sentence, *about.notes)
